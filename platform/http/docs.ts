import { type Locale, say, texts } from '../../shared/text.ts'

const words = texts({
  title: { zh: '近客接口', en: 'Jinke API' },
  intro: {
    zh: '每个请求带上 Authorization: Bearer 密钥。完整定义见',
    en: 'Send Authorization: Bearer KEY with each request. The full definition is at',
  },
})

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  responses: Record<string, { description: string }>
}

const plain = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** The page's own file: the policy allows no styles within a page. */
export const docsStyle = `:root{color-scheme:light dark}body{font:14px/22px system-ui,"PingFang SC","Noto Sans SC",sans-serif;max-width:880px;margin:32px auto;padding:0 16px}
details{border-top:1px solid color-mix(in srgb,currentColor 15%,transparent);padding:8px 0}summary{cursor:pointer}code{font:13px ui-monospace,monospace}
h2{margin:32px 0 8px;text-transform:capitalize}dt{font-weight:600}dd{margin:0 0 8px;white-space:pre-line}`

/** The readable page of the API: what there is, by subject, with every refusal. */
export function docsPage(document: Record<string, unknown>, locale: Locale): string {
  const groups = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(document.paths as Record<string, Record<string, Operation>>))
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0] ?? ''
      groups.set(tag, [...(groups.get(tag) ?? []), entry(method, path, operation)])
    }
  const sections = [...groups].map(([tag, entries]) => `<h2>${plain(tag)}</h2>${entries.join('')}`).join('')
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${say(words.title, locale)}</title>
<link rel="stylesheet" href="/api/docs/style.css">
<h1>${say(words.title, locale)}</h1><p>${say(words.intro, locale)} <a href="/api/openapi.json">/api/openapi.json</a></p>${sections}</html>`
}

function entry(method: string, path: string, operation: Operation): string {
  const answers = Object.entries(operation.responses).map(
    ([status, r]) => `<dt>${status}</dt><dd>${plain(r.description)}</dd>`,
  )
  return `<details id="${operation.operationId}"><summary><code>${method.toUpperCase()} ${plain(path)}</code> ${plain(operation.summary)}</summary><dl>${answers.join('')}</dl></details>`
}
