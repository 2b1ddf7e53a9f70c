import ICAL from 'ical.js'
import { writable } from '../../../shared/written.ts'
import { type Encoding, textOf } from './decode.ts'
import { collect, type RawRow, type Source } from './source.ts'
import { decode21 } from './vcard21.ts'

/** The row of headings that a file of business cards gets, so that it goes on as any other sheet. */
export const CARD_HEADINGS = [
  '姓名',
  '公司',
  '职务',
  '手机',
  '电话',
  '邮箱',
  '微信',
  '生日',
  '地址',
  '标签',
  '备注',
] as const

type Property = readonly [
  name: string,
  parameters: Record<string, string | string[]>,
  type: string,
  ...values: unknown[],
]

const CARD = /^BEGIN:VCARD\b[\s\S]*?(?:^END:VCARD\b|(?=^BEGIN:VCARD\b)|$(?![\s\S]))/gim

/** vCard 2.1, 3 and 4: one row a card, numbered from 2. A card that cannot be read keeps its text as its remarks. */
export async function* vcardRows(source: Source, encoding: Encoding): AsyncGenerator<RawRow> {
  const text = (await collect(textOf(source, encoding))).join('')
  yield { sheet: '', line: 1, cells: CARD_HEADINGS }
  let line = 1
  for (const [card] of text.matchAll(CARD)) yield { sheet: '', line: ++line, cells: cellsOf(card).map(writable) }
}

function cellsOf(card: string): string[] {
  const properties = parse(card)
  if (!properties) return CARD_HEADINGS.map((heading) => (heading === '备注' ? card.trim() : ''))
  const all = (...names: string[]) => properties.filter(([name]) => names.includes(name))
  const texts = (...names: string[]) => all(...names).flatMap(valuesOf)
  const phones = all('tel').map((property) => ({ kinds: kindsOf(property), number: phoneText(textValue(property)) }))
  const numbers = (wanted: (kinds: string[]) => boolean) =>
    phones.filter(({ kinds }) => wanted(kinds)).map(({ number }) => number)
  const isFax = (kinds: string[]) => kinds.includes('fax')
  const isMobile = (kinds: string[]) => kinds.includes('cell') && !isFax(kinds)
  const [company = '', ...departments] = parts(all('org')[0])
  const remarks = [
    ...departments.map((department) => `部门：${department}`),
    ...numbers(isFax).map((number) => `传真：${number}`),
    ...texts('x-qq').map((number) => `QQ：${number}`),
    ...texts('url').map((address) => `网址：${address}`),
    ...texts('note'),
  ]
  return [
    nameOf(all('fn')[0], all('n')[0]),
    company,
    texts('title', 'role')[0] ?? '',
    numbers(isMobile).join(', '),
    numbers((kinds) => !isMobile(kinds) && !isFax(kinds)).join(', '),
    texts('email').join(', '),
    texts('x-wechat', 'x-weixin', 'x-wechat-id').join(', '),
    birthday(texts('bday')[0]),
    all('adr').map(addressOf).filter(Boolean).join('；'),
    texts('categories').join('、'),
    remarks.join('\n'),
  ]
}

function parse(card: string): Property[] | null {
  try {
    const [, properties] = ICAL.parse(decode21(card)) as [string, Property[]]
    return properties
  } catch {
    return null
  }
}

const valuesOf = ([, , , ...values]: Property): string[] =>
  values
    .flat(2)
    .map(String)
    .map((value) => value.trim())
    .filter(Boolean)

const textValue = (property: Property): string => valuesOf(property)[0] ?? ''

/** The parts of a structured value, empty ones too. */
function parts(property: Property | undefined): string[] {
  const value = property?.[3]
  return (Array.isArray(value) ? value : [value ?? '']).map((part) => [part].flat().join(' ').trim())
}

const kindsOf = ([, parameters]: Property): string[] =>
  [parameters.type ?? []].flat().map((kind) => String(kind).toLowerCase())

const phoneText = (number: string): string => number.replace(/^tel:/i, '').replace(/;ext=/i, ' ext. ')

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)

function nameOf(full: Property | undefined, structured: Property | undefined): string {
  const given = full ? textValue(full) : ''
  if (given) return given
  const [family = '', first = '', middle = ''] = parts(structured)
  return isChinese(family) ? family + first : [first, middle, family].filter(Boolean).join(' ')
}

/** From the street out in the West, from the country in among Chinese. */
function addressOf(property: Property): string {
  const [box = '', extended = '', street = '', city = '', region = '', code = '', country = ''] = parts(property)
  if (isChinese(street + city)) return [country, region, city, street, extended, box].join('')
  return [box, extended, street, city, region, code, country].filter(Boolean).join(', ')
}

/** 1960-09-10T… as its day, --02-03 as 2月3日. */
function birthday(value = ''): string {
  const [, month, date] = /^--(\d\d)-?(\d\d)/.exec(value) ?? []
  return month ? `${Number(month)}月${Number(date)}日` : value.replace(/T.*$/, '')
}
