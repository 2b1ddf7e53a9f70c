import { type Plugin, parseAst } from 'vite'

/** What a page needs of an endpoint is how to call it; its shapes, refusals and words are the server's and the OpenAPI's. */
const SERVERS_OWN = new Set(['summary', 'tag', 'params', 'query', 'body', 'reply', 'status', 'refusals', 'outlines'])
const CATALOGUES = /\/(modules|shared|web)\/.*(\/contract\.ts|\/contract\/\w+\.ts|\/refusals\.ts|\.texts\.ts)$/

interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

/**
 * Contracts, refusals and texts as the browser needs them: endpoints without what only the server reads, and every
 * constant as a call that is left out where nobody uses it. Most of a contract is shapes that no page looks at.
 */
export function leanContracts(): Plugin {
  return {
    name: 'jinke:lean-contracts',
    apply: 'build',
    transform: (code, id) => (CATALOGUES.test(id) ? { code: lean(code), map: null } : null),
  }
}

type Cut = readonly [start: number, end: number, instead: string]

export function lean(code: string): string {
  const { body } = parseAst(code) as unknown as { body: Node[] }
  const cuts = body.flatMap((statement) => {
    const declared = (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement) as Node | null
    return declared?.type === 'VariableDeclaration' ? (declared.declarations as Node[]).flatMap(cutsIn) : []
  })
  return cuts
    .toSorted(([a], [b]) => b - a)
    .reduce((text, [start, end, instead]) => text.slice(0, start) + instead + text.slice(end), code)
}

function cutsIn({ init }: Node): Cut[] {
  const made = init as Node | null
  if (made?.type !== 'CallExpression') return []
  const isEndpoint = (made.callee as Node).name === 'endpoint'
  return [
    [made.start, made.start, '/* @__PURE__ */ (() => '],
    [made.end, made.end, ')()'],
    ...(isEndpoint ? serversOwnIn((made.arguments as Node[])[0] as Node) : []),
  ]
}

function serversOwnIn({ properties }: Node): Cut[] {
  const all = properties as Node[]
  return all.flatMap((property, at) => {
    const name = (property.key as Node | undefined)?.name
    return SERVERS_OWN.has(String(name)) ? [[property.start, all[at + 1]?.start ?? property.end, ''] as const] : []
  })
}
