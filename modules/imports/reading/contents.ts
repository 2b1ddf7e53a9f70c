// What a column holds, told by its cells.

import { readAmount } from '../../../shared/money.ts'
import { readPhones } from '../../../shared/phone.ts'
import { USUAL_INDUSTRIES } from '../rules/industries.ts'
import { readCellDay } from './days.ts'
import { channelIn, effectiveIn, isBlank, paymentIn, tierIn } from './words.ts'

/** It only tells of which century a year is. */
export const SOME_DAY = '2026-06-01'
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇'

const isNumber = (cell: string) => readPhones(cell).phones.some(({ digits }) => digits.length >= 10)
const isDay = (cell: string) => readCellDay(cell, SOME_DAY, undefined) !== null
const isDate = (cell: string) => /[-/年.]|^\d{8}$/.test(cell) && isDay(cell)
const isMail = (cell: string) => /^\S+@\S+\.\S+$/.test(cell)
const isPerson = (cell: string) => SURNAMES.includes(cell.charAt(0)) && /^\p{Script=Han}{2,3}$/u.test(cell)
const isShort = (cell: string) => /^\p{Script=Han}{2,4}$/u.test(cell)
const isAddress = (cell: string) => /[省市区县路街道号弄].*\d|\d+(?:号|弄|室|楼)/.test(cell)
const isFirm = (cell: string) =>
  !isAddress(cell) &&
  (/公司|厂|店|集团|中心|商行|学校|医院/.test(cell) || /^[\p{Script=Han}()（）·a-z0-9]{4,20}$/iu.test(cell)) &&
  /\p{Script=Han}{2}/u.test(cell)
const isJob = (cell: string) =>
  cell.length <= 8 &&
  /经理|总监|主管|采购|行政|财务|助理|老板|厂长|店长|工程师|总$|主任|会计|manager|director|ceo|buyer/i.test(cell)
const isTrade = (cell: string) => cell.length <= 8 && USUAL_INDUSTRIES.some((trade) => trade === cell.toLowerCase())
const isSource = (cell: string) =>
  /^(?:.*(?:介绍|推荐|展会|官网|网站|热线|广告|百度|抖音|开发|分配|陌拜|电销|地推|扫街)|老客户|referral|exhibition|website|cold ?call|advert.*)$/i.test(
    cell,
  )
/** Other things are done or finished too: 已发货, 已开票. */
const isPayment = (cell: string) => /收|付|款|清|账|欠|paid/i.test(cell) && cell.length <= 6 && paymentIn(cell) !== null

export type Content =
  | 'mail'
  | 'phone'
  | 'date'
  | 'channel'
  | 'yesNo'
  | 'payment'
  | 'tier'
  | 'amount'
  | 'job'
  | 'trade'
  | 'source'
  | 'staff'
  | 'person'
  | 'address'
  | 'firm'
  | 'text'

/** The narrowest first: a tier is a text too. */
const READS: readonly (readonly [Content, (cell: string) => boolean])[] = [
  ['mail', isMail],
  ['date', isDate],
  ['phone', isNumber],
  ['tier', (cell) => tierIn(cell) !== null],
  ['yesNo', (cell) => /^\D/.test(cell) && effectiveIn(cell) !== null],
  ['trade', isTrade],
  ['source', isSource],
  ['channel', (cell) => cell.length <= 8 && channelIn(cell) !== null],
  ['amount', (cell) => readAmount(cell) !== null],
  ['payment', isPayment],
  ['job', isJob],
  ['person', isPerson],
  ['address', isAddress],
  ['firm', isFirm],
]

const MOST_OF_THEM = 0.7
/** Rare surnames stand beside usual ones. */
const SOME_OF_THEM = 0.3
const FEW_PEOPLE = 3
const ENOUGH_ROWS = 6

/** What is longer is a text; no more of it is looked at, or one cell of a megabyte would hold up all. */
const LONGEST_LOOKED_AT = 500
const looked = (cell: string): string => cell.slice(0, LONGEST_LOOKED_AT).trim()

/** What most of a column's filled cells are; null where none is filled. The same few people again and again are staff. */
export function contentOf(cells: readonly string[]): Content | null {
  const filled = cells.map(looked).filter((cell) => !isBlank(cell))
  if (filled.length === 0) return null
  const share = (reads: (cell: string) => boolean) => filled.filter(reads).length / filled.length
  const fits = (reads: (cell: string) => boolean) => share(reads) >= MOST_OF_THEM
  const some = (reads: (cell: string) => boolean) => share(reads) >= SOME_OF_THEM
  const content = READS.find(([, reads]) => fits(reads))?.[0] ?? (fits(isShort) && some(isPerson) ? 'person' : 'text')
  const isStaff = filled.length >= ENOUGH_ROWS && new Set(filled).size * FEW_PEOPLE <= filled.length
  return content === 'person' && isStaff ? 'staff' : content
}

/** Whether one cell is of a content. */
export const isOf = (content: Content, cell: string): boolean =>
  READS.find(([each]) => each === content)?.[1](looked(cell)) ?? true

/** What can hardly be taken for another. */
const CERTAIN: readonly Content[] = ['mail', 'phone', 'date']

const WANTED: Readonly<Record<string, readonly Content[]>> = {
  day: ['date'],
  enteredOn: ['date'],
  nextOn: ['date'],
  joinedOn: ['date'],
  openedOn: ['date'],
  closedOn: ['date'],
  birthday: ['date'],
  phone: ['phone'],
  companyPhone: ['phone'],
  mail: ['mail'],
  channel: ['channel'],
  effective: ['yesNo'],
  payment: ['payment', 'yesNo', 'amount'],
  paidAmount: ['amount'],
  amount: ['amount'],
  price: ['amount'],
  tier: ['tier'],
  source: ['source', 'channel'],
  industry: ['trade'],
  address: ['address'],
}

/** How well a content goes with a field: `null` where it tells nothing, for the field takes any text or the column is empty. */
export function agreement(field: string, content: Content | null): 'agrees' | 'differs' | 'contradicts' | null {
  const wanted = WANTED[field]
  if (!wanted || content === null) return null
  if (wanted.includes(content)) return 'agrees'
  return CERTAIN.includes(content) ? 'contradicts' : 'differs'
}

const CHECKS: Readonly<Record<string, (cell: string) => boolean>> = {
  date: isDay,
  phone: (cell) => readPhones(cell).phones.length > 0,
  amount: (cell) => readAmount(cell) !== null,
}
const CHECKED = new Set([
  'day',
  'enteredOn',
  'nextOn',
  'joinedOn',
  'openedOn',
  'closedOn',
  'phone',
  'companyPhone',
  'amount',
  'price',
])

/** The share of a column's filled cells that read as the field; null where any text will do or none is filled. */
export function looksLike(field: string, cells: readonly string[]): number | null {
  const reads = CHECKED.has(field) ? CHECKS[WANTED[field]?.[0] ?? ''] : undefined
  const filled = cells.filter((cell) => !isBlank(cell))
  return reads && filled.length > 0 ? filled.filter(reads).length / filled.length : null
}
