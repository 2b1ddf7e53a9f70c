// What a sheet holds and what its columns mean, told by its headings or, where it has none, by what stands in it.

import { texts } from '../../../shared/text.ts'
import { looksLike, SOME_DAY } from './contents.ts'
import { dayOrderOf } from './days.ts'
import type { SheetKind } from './fields.ts'
import { mappingByValues } from './guess.ts'
import { bestHeading, type Heading, type Reading, repeats } from './headingRows.ts'
import { currencyInHeading, isAside, unitIn } from './headings.ts'
import type { DayOrder, Mapping } from './mapping.ts'
import { type Notice, noticesOf } from './notice.ts'
import type { RawRow } from './source.ts'

const words = texts({
  headings: { zh: '第 {line} 行是表头', en: 'Row {line} holds the headings' },
  noHeadings: {
    zh: '没有找到表头，按内容推测了各栏的含义，请核对',
    en: 'No headings were found: the columns are guessed from what stands in them; check them',
  },
  told: { zh: '从这些栏认出：{headings}', en: 'Told by the columns {headings}' },
  fileName: { zh: '文件名或表名里有“{word}”', en: 'The file’s or sheet’s name says "{word}"' },
  toRemarks: {
    zh: '没有认出的栏会连同栏名记入备注：{headings}',
    en: 'Columns not recognised go into the remarks: {headings}',
  },
  guessed: {
    zh: '“{headings}”按栏里的内容推测，请核对',
    en: 'Guessed by what stands in them, check: {headings}',
  },
  unknownHeadings: {
    zh: '表头的词都不认得，按内容推测了各栏的含义，请核对',
    en: 'None of the headings is known: the columns are guessed from what stands in them; check them',
  },
  looksOther: {
    zh: '“{heading}”里的内容与栏名不符，先记入备注',
    en: 'What stands in "{heading}" is not what it says: it goes into the remarks',
  },
  unit: { zh: '“{heading}”按 1 = {unit} 计', en: 'In "{heading}" 1 counts as {unit}' },
  unknown: { zh: '看不出这张表是什么，请选择', en: 'What this sheet holds cannot be told: please choose' },
})

export type Reason = Notice<keyof typeof words>
const { make: reason, tell } = noticesOf(words)
export const tellReason = tell

export interface Recognition {
  readonly mapping: Mapping
  /** 0 to 1: below half, ask. */
  readonly confidence: number
  readonly reasons: readonly Reason[]
}

/** How many rows of a sheet are enough to recognise it. */
export const ROWS_TO_RECOGNISE = 60

/** Looks at a sheet's first rows; `fileName` and the sheet's own name help. */
export function recognise(rows: readonly RawRow[], fileName = ''): Recognition {
  const named = kindNamed(`${fileName} ${rows[0]?.sheet ?? ''}`)
  const best = bestHeading(rows.slice(0, ROWS_TO_RECOGNISE), named?.kind)
  if (!best) return withoutHeadings(rows, named)
  const { heading, reading } = best
  const data = rows.slice(heading.below).filter((row) => !repeats(row, heading))
  const { columns, doubts } = doubted(reading, heading, data)
  const units = unitsOf(reading, heading, rows)
  const missed = heading.shown.filter((shown, column) => shown && reading.byColumn.get(column)?.field.id === 'other')
  const orders = ordersOf(data, heading.shown.length)
  const guessed = reading.guessed.map((column) => heading.shown[column] ?? '')
  const told = heading.shown.filter(
    (shown, column) => shown && !isAside(columns[column] ?? 'other') && !reading.guessed.includes(column),
  )
  const reasons: Reason[] = [
    reason('headings', { line: heading.line }),
    reason('told', { headings: told.join('、') }),
    ...(guessed.length > 0 ? [reason('guessed', { headings: guessed.join('、') })] : []),
    ...(named && named.kind === reading.kind ? [reason('fileName', { word: named.word })] : []),
    ...doubts,
    ...Object.entries(units).map(([column, unit]) =>
      reason('unit', { heading: heading.shown[Number(column)] ?? '', unit }),
    ),
    ...(missed.length > 0 ? [reason('toRemarks', { headings: missed.join('、') })] : []),
  ]
  const currency = heading.shown.map(currencyInHeading).find((each) => each !== null) ?? 'CNY'
  return {
    mapping: {
      kind: reading.kind,
      firstLine: data[0]?.line ?? heading.line + 1,
      headings: heading.shown,
      columns,
      options: { currency, units, ...(Object.keys(orders).length > 0 && { orders }) },
    },
    confidence: confidenceIn(reading, heading, doubts.length),
    reasons,
  }
}

const SAMPLE_ROWS = 40
const LEAST_READABLE = 0.5

/** A column whose cells do not read as what its heading says goes into the remarks, unless the sheet is nothing without it. */
function doubted(
  { byColumn }: Reading,
  { shown }: Heading,
  data: readonly RawRow[],
): { columns: Record<number, string>; doubts: Reason[] } {
  const columns: Record<number, string> = {}
  const doubts: Reason[] = []
  for (const [column, { field }] of byColumn) {
    const cells = data.slice(0, SAMPLE_ROWS).map(({ cells }) => cells[column] ?? '')
    const doubtful = !field.required && (looksLike(field.id, cells) ?? 1) < LEAST_READABLE
    columns[column] = doubtful ? 'other' : field.id
    if (doubtful) doubts.push(reason('looksOther', { heading: shown[column] ?? '' }))
  }
  // A column without a heading is not lost either.
  for (const { cells } of data) {
    for (const [column, cell] of cells.entries()) if (cell.trim() !== '') columns[column] ??= 'other'
  }
  return { columns, doubts }
}

const AMOUNTS = new Set(['amount', 'paidAmount', 'price'])

/** Units named by the headings, or for the whole sheet above them: 单位：万元. */
function unitsOf({ byColumn }: Reading, { shown, below }: Heading, rows: readonly RawRow[]): Record<number, number> {
  const title = rows.slice(0, below).flatMap(({ cells }) => cells.filter((cell) => /单位\s*[:：]/.test(cell)))
  const ofSheet = Math.max(1, ...title.map(unitIn))
  const units: Record<number, number> = {}
  for (const [column, { field }] of byColumn) {
    const unit = AMOUNTS.has(field.id) ? Math.max(unitIn(shown[column] ?? ''), ofSheet) : 1
    if (unit > 1) units[column] = unit
  }
  return units
}

/** Columns whose days settle which of three figures is the year, the month, the date. */
function ordersOf(data: readonly RawRow[], width: number): Record<number, DayOrder> {
  const orders: Record<number, DayOrder> = {}
  for (let column = 0; column < width; column++) {
    const order = dayOrderOf(
      data.map(({ cells }) => cells[column] ?? ''),
      SOME_DAY,
    )
    if (order) orders[column] = order
  }
  return orders
}

const CLOSE_CALL = 0.15
const SHARE_WEIGHT = 0.25

/** How well the known columns are known; tables have many that nothing is known of, so their share weighs little. */
function confidenceIn({ byColumn, score, second }: Reading, { shown }: Heading, doubts: number): number {
  const known = [...byColumn.values()].filter(({ quality, field }) => quality > 0 && !isAside(field.id))
  const mean = known.reduce((sum, { quality }) => sum + Math.min(1, quality), 0) / Math.max(1, known.length)
  const share = Math.min(1, known.length / Math.max(1, shown.filter(Boolean).length))
  const close = (score - second) / score < CLOSE_CALL ? 0.8 : 1
  return Math.round(mean * (1 - SHARE_WEIGHT + SHARE_WEIGHT * share) * close * 0.9 ** doubts * 100) / 100
}

const GUESS_CONFIDENCE = 0.4

function withoutHeadings(rows: readonly RawRow[], named: { kind: SheetKind; word: string } | null): Recognition {
  const mapping = mappingByValues(rows, named?.kind)
  if (mapping.kind === 'unknown') return { mapping, confidence: 0, reasons: [reason('unknown')] }
  return {
    mapping,
    confidence: GUESS_CONFIDENCE,
    reasons: [reason(mapping.headings.length > 0 ? 'unknownHeadings' : 'noHeadings')],
  }
}

const NAMES: [RegExp, SheetKind][] = [
  [/跟进|拜访|沟通|回访|touch|activit|call ?log|visit/i, 'touches'],
  [/订单|销售明细|成交|合同|order|sales_data|invoice/i, 'orders'],
  [/联系人|通讯录|名片|contact|\.vcf/i, 'contacts'],
  [/商机|机会|pipeline|opportunit|deal/i, 'deals'],
  [/产品|商品|价目|product|price ?list/i, 'products'],
  [/员工|团队|人员|同事|team|employee|staff/i, 'people'],
  [/客户|台账|线索|account|customer|client|lead/i, 'customers'],
]

function kindNamed(name: string): { kind: SheetKind; word: string } | null {
  for (const [pattern, kind] of NAMES) {
    const word = pattern.exec(name)?.[0]
    if (word) return { kind, word }
  }
  return null
}
