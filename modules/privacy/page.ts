import { type Locale, type Text, texts } from '../../shared/text.ts'

const words = texts({
  title: { zh: '个人信息：{name}', en: 'Personal information: {name}' },
  person: { zh: '本人', en: 'The person' },
  bases: { zh: '依据与用途', en: 'Grounds and purposes' },
  known: { zh: '画像', en: 'Portrait' },
  touches: { zh: '跟进', en: 'Touches' },
  mails: { zh: '邮件', en: 'Mail' },
  appointments: { zh: '约见', en: 'Appointments' },
  greetings: { zh: '问候', en: 'Greetings' },
  gifts: { zh: '礼品', en: 'Gifts' },
  changes: { zh: '改过的资料', en: 'Changes of the record' },
  none: { zh: '没有', en: 'None' },
})

type Part = 'bases' | 'known' | 'touches' | 'mails' | 'appointments' | 'greetings' | 'gifts' | 'changes'

/** All that is kept of one person, part by part; each part is a list of plain records. */
export interface PersonData {
  person: Record<string, unknown>
  customer: string
  takenOutAt: string
  parts: Record<Part, Record<string, unknown>[]>
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const told = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)

/** A person's data as one page that can be read without Jinke, and printed. */
export function asPage({ person, customer, takenOutAt, parts }: PersonData, locale: Locale): string {
  const title = words.title[locale].replace('{name}', String(person.name ?? ''))
  const section = (heading: Text, body: string) => `<section><h2>${escaped(heading[locale])}</h2>${body}</section>`
  const table = (records: Record<string, unknown>[]) => {
    const [first] = records
    if (!first) return `<p>${escaped(words.none[locale])}</p>`
    const keys = Object.keys(first)
    const head = keys.map((key) => `<th>${escaped(key)}</th>`).join('')
    const body = records.map((each) => `<tr>${keys.map((key) => `<td>${escaped(told(each[key]))}</td>`).join('')}</tr>`)
    return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`
  }
  const own = Object.entries(person).map(([key, value]) => ({ field: key, value }))
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{font:15px/1.6 system-ui;max-width:960px;margin:32px auto;padding:0 16px}table{border-collapse:collapse;width:100%}td,th{text-align:start;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid #ddd}</style>
<h1>${escaped(title)}</h1><p>${escaped(customer)} · ${escaped(takenOutAt)}</p>
${section(words.person, table(own))}
${Object.entries(parts)
  .map(([part, records]) => section(words[part as Part], table(records)))
  .join('\n')}
</html>`
}
