import { type Plugin, parseAst } from 'vite'

/**
 * What a page needs of an endpoint is how to call it, of a setting its key and default; shapes, refusals and words are
 * the server's and the OpenAPI's.
 */
const SERVERS_OWN: Readonly<Record<string, ReadonlySet<string>>> = {
  endpoint: new Set([
    'summary',
    'tag',
    'params',
    'query',
    'body',
    'reply',
    'status',
    'refusals',
    'outlines',
    'beforeFactor',
    'beforeOwnPassword',
  ]),
  setting: new Set(['schema', 'label', 'help', 'unit', 'rule']),
}
/** Of what several endpoints of a contract have in common, and spread into each. */
const SHAPES = new Set(['params', 'query', 'body', 'reply', 'refusals'])
const CONTRACT = /\/(contract|contract\/\w+)\.ts$/
const CATALOGUES =
  /\/(modules|web)\/.*(\/(contract|refusals|settings|place)\.ts|\/(contract|rules)\/\w+\.ts|\.texts\.ts)$|\/shared\/[\w.]+\.ts$/

interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

/**
 * Contracts, settings, rules and texts as the browser needs them: without what only the server reads, and every
 * constant as a call that is left out where nobody uses it. Most of a contract is shapes that no page looks at.
 */
export function leanContracts(): Plugin {
  return {
    name: 'jinke:lean-contracts',
    apply: 'build',
    transform: (code, id) => (CATALOGUES.test(id) ? { code: lean(code, CONTRACT.test(id)), map: null } : null),
  }
}

type Cut = readonly [start: number, end: number, instead: string]

/** What may call something while it is made; a function or a word calls nothing. */
const MADE = new Set(['CallExpression', 'ObjectExpression', 'ArrayExpression', 'NewExpression', 'MemberExpression'])

export function lean(code: string, isContract: boolean): string {
  const { body } = parseAst(code) as unknown as { body: Node[] }
  const cuts = body.flatMap((statement) => {
    const declared = (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement) as Node | null
    if (declared?.type === 'VariableDeclaration')
      return (declared.declarations as Node[]).flatMap((one) => cutsIn(one, code, isContract))
    return declared && isContract ? cutsOf(declared, SHAPES) : []
  })
  return cuts
    .toSorted(([a], [b]) => b - a)
    .reduce((text, [start, end, instead]) => text.slice(0, start) + instead + text.slice(end), code)
}

function cutsIn({ id, init }: Node, code: string, isContract: boolean): Cut[] {
  const made = init as Node | null
  if (!made) return []
  if ((id as Node).type === 'ObjectPattern') return [takenApart(id as Node, made, code)]
  const serversOwn = SERVERS_OWN[String((made.callee as Node | undefined)?.name)]
  const cuts = serversOwn
    ? propertiesIn((made.arguments as Node[])[0] as Node, serversOwn)
    : isContract
      ? cutsOf(made, SHAPES)
      : []
  if (!MADE.has(made.type)) return cuts
  return [[made.start, made.start, '/* @__PURE__ */ (() => ('], [made.end, made.end, '))()'], ...cuts]
}

/** Each name of a pattern for itself, so that it goes where nobody uses it. */
function takenApart(pattern: Node, { start, end }: Node, code: string): Cut {
  const taken = `const ${code.slice(pattern.start, pattern.end)} = ${code.slice(start, end)}`
  const names = (pattern.properties as Node[]).map((one) => ((one.value ?? one.argument) as Node).name)
  return [
    pattern.start,
    end,
    names.map((name) => `${name} = /* @__PURE__ */ (() => { ${taken}; return ${name} })()`).join(', '),
  ]
}

/** Properties so named, wherever they stand; what lies in one goes with it. */
function cutsOf(node: Node, named: ReadonlySet<string>): Cut[] {
  const own = node.type === 'ObjectExpression' ? propertiesIn(node, named) : []
  const isCut = ({ start }: Node) => own.some(([from, to]) => from <= start && start < to)
  const inside = Object.values(node)
    .flat()
    .filter((child): child is Node => typeof (child as Node | null)?.type === 'string')
  return [...own, ...inside.filter((child) => !isCut(child)).flatMap((child) => cutsOf(child, named))]
}

/** Where the properties so named of a literal stand. */
function propertiesIn({ properties }: Node, named: ReadonlySet<string>): Cut[] {
  const all = (properties ?? []) as Node[]
  return all.flatMap((property, at) => {
    const name = (property.key as Node | undefined)?.name
    return named.has(String(name)) ? [[property.start, all[at + 1]?.start ?? property.end, ''] as const] : []
  })
}
