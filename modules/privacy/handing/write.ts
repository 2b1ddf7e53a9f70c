import { type Money, showMoney } from '../../../shared/money.ts'
import { fill, type Locale, say } from '../../../shared/text.ts'
import type { Entry } from './parts.ts'
import { codeWords, columnWords, type PartName, pageWords, partWords } from './words.ts'

/** All that is kept of one person, part by part; entries come as they are read. */
export interface PersonData {
  customer: string
  takenOutAt: Date
  record: Entry
  parts: readonly (readonly [PartName, AsyncIterable<Entry>])[]
}

/** For machines: names and codes as the interface has them. */
export async function* asJson({ customer, takenOutAt, record, parts }: PersonData): AsyncGenerator<string> {
  const head = { customer, takenOutAt, person: record }
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "parts": {`
  for (const [at, [name, entries]] of parts.entries()) {
    yield `${at === 0 ? '' : ','}\n    "${name}": [`
    let isFirst = true
    for await (const entry of entries) {
      yield `${isFirst ? '' : ','}\n      ${JSON.stringify(entry)}`
      isFirst = false
    }
    yield isFirst ? ']' : '\n    ]'
  }
  yield '\n  }\n}\n'
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const STYLE =
  'body{font:15px/1.6 system-ui,sans-serif;max-width:960px;margin:32px auto;padding:0 16px;overflow-wrap:anywhere}h2{margin:28px 0 4px;font-size:17px}dl{display:grid;grid-template-columns:9em 1fr;gap:2px 12px;margin:0;padding:8px 0;border-bottom:1px solid #ddd}dt{color:#666}dd{margin:0;white-space:pre-line}p{color:#666}'

/** For people: one page in everyday words, that can be read without Jinke, and printed. */
export async function* asPage(
  { customer, takenOutAt, record, parts }: PersonData,
  { locale, zone }: Teller,
): AsyncGenerator<string> {
  const title = escaped(fill(pageWords.title[locale], { name: String(record.name ?? '') }))
  const lead = fill(pageWords.takenOut[locale], { customer, at: momentIn(takenOutAt.toISOString(), { locale, zone }) })
  const tell = (entry: Entry) => {
    const told = Object.entries(entry).map(
      ([column, value]) => [column, tellValue(column, value, { locale, zone })] as const,
    )
    const shown = told.filter(([, text]) => text !== '')
    return `<dl>${shown.map(([column, text]) => `<dt>${escaped(columnWords[column]?.[locale] ?? column)}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>`
  }
  yield `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style><h1>${title}</h1><p>${escaped(lead)}</p><h2>${pageWords.record[locale]}</h2>${tell(record)}\n`
  for (const [name, entries] of parts) {
    yield `<h2>${partWords[name][locale]}</h2>\n`
    let isNone = true
    for await (const entry of entries) {
      yield `${tell(entry)}\n`
      isNone = false
    }
    if (isNone) yield `<p>${pageWords.none[locale]}</p>\n`
  }
  yield '</html>\n'
}

interface Teller {
  locale: Locale
  zone: string
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** A value in words: codes by their meaning, amounts as money, instants on the company's clock; nothing of nothing. */
function tellValue(column: string, value: unknown, teller: Teller): string {
  const { locale } = teller
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return say(value ? pageWords.yes : pageWords.no, locale)
  if (column === 'field') return columnWords[String(value).replace('contact.', '')]?.[locale] ?? String(value)
  if (typeof value === 'string')
    return INSTANT.test(value) ? momentIn(value, teller) : (codeWords[column]?.[value]?.[locale] ?? value)
  if (Array.isArray(value))
    return value.map((each) => tellValue(column, each, teller)).join(column === 'lines' ? '\n' : ' · ')
  if (typeof value === 'object') return tellObject(column, value as Entry, teller)
  return String(value)
}

function tellObject(column: string, value: Entry, teller: Teller): string {
  if ('fen' in value) return value.fen === null ? '' : showMoney(value as Money, teller.locale)
  if (column === 'birthday') {
    const { year, month, day, lunar } = value
    const date = [year, month, day].filter((part) => part !== null).join('-')
    return lunar ? fill(pageWords.lunar[teller.locale], { day: date }) : date
  }
  if (column === 'lines') {
    const { name, details, quantity, unit } = value
    return [name, details, `× ${quantity}`, unit].filter(Boolean).join(' ')
  }
  return Object.values(value)
    .map((each) => tellValue(column, each, teller))
    .filter((text) => text !== '')
    .join(' ')
}

const momentIn = (instant: string, { locale, zone }: Teller): string =>
  new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: zone,
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(instant))
