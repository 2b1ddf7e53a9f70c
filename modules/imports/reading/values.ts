// What a column holds, told by its cells: for sheets without headings, and to check what headings say.

import { readDay } from '../../../shared/dayText.ts'
import { readAmount } from '../../../shared/money.ts'
import { readPhones } from '../../../shared/phone.ts'
import type { SheetKind } from './fields.ts'
import type { Mapping } from './mapping.ts'
import type { RawRow } from './source.ts'
import { channelIn, effectiveIn, isBlank, paymentIn, tierIn } from './words.ts'

const SOME_DAY = '2026-06-01'
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇'

const isNumber = (cell: string) => readPhones(cell).phones.some(({ digits }) => digits.length >= 10)
const isDate = (cell: string) => /[-/年.]|^\d{8}$/.test(cell) && readDay(cell, SOME_DAY) !== null
const isMail = (cell: string) => /^\S+@\S+\.\S+$/.test(cell)
const isPerson = (cell: string) => SURNAMES.includes(cell.charAt(0)) && /^\p{Script=Han}{2,3}$/u.test(cell)
const isAddress = (cell: string) => /[省市区县路街道号弄].*\d|\d+(?:号|弄|室|楼)/.test(cell)
const isFirm = (cell: string) =>
  !isAddress(cell) &&
  (/公司|厂|店|集团|中心|商行|学校|医院/.test(cell) || /^[\p{Script=Han}()（）·a-z0-9]{4,20}$/iu.test(cell)) &&
  /\p{Script=Han}{2}/u.test(cell)

const CHECKS: Readonly<Record<string, (cell: string) => boolean>> = {
  day: (cell) => readDay(cell, SOME_DAY) !== null,
  phone: (cell) => readPhones(cell).phones.length > 0,
  amount: (cell) => readAmount(cell) !== null,
}
const CHECK_OF_FIELD: Readonly<Record<string, keyof typeof CHECKS>> = {
  day: 'day',
  enteredOn: 'day',
  nextOn: 'day',
  joinedOn: 'day',
  openedOn: 'day',
  closedOn: 'day',
  phone: 'phone',
  companyPhone: 'phone',
  amount: 'amount',
  price: 'amount',
}

/** The share of a column's filled cells that read as the field; null where any text will do or none is filled. */
export function looksLike(field: string, cells: readonly string[]): number | null {
  const reads = CHECKS[CHECK_OF_FIELD[field] ?? '']
  const filled = cells.filter((cell) => !isBlank(cell))
  return reads && filled.length > 0 ? filled.filter(reads).length / filled.length : null
}

type Content =
  | 'mail'
  | 'phone'
  | 'date'
  | 'channel'
  | 'yesNo'
  | 'payment'
  | 'tier'
  | 'amount'
  | 'person'
  | 'address'
  | 'firm'
  | 'text'

/** The narrowest first: a tier is a text too. */
const CONTENTS: readonly (readonly [Content, (cell: string) => boolean])[] = [
  ['mail', isMail],
  ['date', isDate],
  ['phone', isNumber],
  ['tier', (cell) => tierIn(cell) !== null],
  ['yesNo', (cell) => /^\D/.test(cell) && effectiveIn(cell) !== null],
  ['channel', (cell) => cell.length <= 8 && channelIn(cell) !== null],
  ['amount', (cell) => readAmount(cell) !== null],
  ['person', isPerson],
  ['payment', (cell) => cell.length <= 6 && paymentIn(cell) !== null],
  ['address', isAddress],
  ['firm', isFirm],
]

const MOST_OF_THEM = 0.7

function contentOf(cells: readonly string[]): Content | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => !isBlank(cell))
  if (filled.length === 0) return null
  const fits = (reads: (cell: string) => boolean) => filled.filter(reads).length >= filled.length * MOST_OF_THEM
  return CONTENTS.find(([, reads]) => fits(reads))?.[0] ?? 'text'
}

/** Which field the first, second … column of a content holds, by the kind of sheet. */
const FIELDS_OF_CONTENT: Readonly<Partial<Record<SheetKind, Partial<Record<Content, readonly string[]>>>>> = {
  touches: {
    firm: ['customer', 'summary'],
    date: ['day', 'nextOn'],
    channel: ['channel'],
    yesNo: ['effective'],
    person: ['by'],
    text: ['summary'],
  },
  orders: {
    firm: ['customer', 'product'],
    date: ['day'],
    amount: ['amount'],
    payment: ['payment'],
    yesNo: ['payment'],
    text: ['remarks'],
  },
  customers: {
    firm: ['name'],
    person: ['contactName', 'owner'],
    phone: ['phone', 'companyPhone'],
    mail: ['mail'],
    tier: ['tier'],
    date: ['enteredOn'],
    address: ['address'],
    text: ['remarks'],
  },
  contacts: {
    person: ['name'],
    phone: ['phone', 'phone'],
    mail: ['mail'],
    firm: ['customer'],
    date: ['birthday'],
    address: ['address'],
    text: ['remarks'],
  },
}
const NEEDED: readonly (readonly [SheetKind, readonly Content[]])[] = [
  ['touches', ['firm', 'date', 'channel']],
  ['orders', ['firm', 'date', 'amount']],
  ['customers', ['firm', 'phone']],
  ['customers', ['firm', 'person']],
  ['contacts', ['person', 'phone']],
]

/** A guess for a sheet without headings. */
export function mappingByValues(rows: readonly RawRow[], named?: SheetKind): Mapping {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const contents = Array.from({ length: width }, (_, column) => contentOf(rows.map(({ cells }) => cells[column] ?? '')))
  const fitting = NEEDED.filter(([, needed]) => needed.every((content) => contents.includes(content)))
  const kind = (fitting.find(([each]) => each === named) ?? fitting[0])?.[0] ?? 'unknown'
  const columns: Record<number, string> = {}
  const seen = new Map<Content, number>()
  contents.forEach((content, column) => {
    if (content === null || kind === 'unknown') return
    const before = seen.get(content) ?? 0
    seen.set(content, before + 1)
    columns[column] = FIELDS_OF_CONTENT[kind]?.[content]?.[before] ?? 'other'
  })
  return { kind, firstLine: rows[0]?.line ?? 1, headings: [], columns, options: { currency: 'CNY', units: {} } }
}
