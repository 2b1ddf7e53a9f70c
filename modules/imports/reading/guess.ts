// Columns whose headings say nothing, told by what stands in them.

import { type Content, contentOf, isOf } from './contents.ts'
import type { SheetKind } from './fields.ts'
import type { Mapping } from './mapping.ts'
import type { RawRow } from './source.ts'
import { isBlank } from './words.ts'

/** Which field the first, second … column of a content holds, by the kind of sheet. */
const FIELDS_OF_CONTENT: Readonly<Partial<Record<SheetKind, Partial<Record<Content, readonly string[]>>>>> = {
  touches: {
    firm: ['customer', 'summary'],
    date: ['day', 'nextOn'],
    channel: ['channel'],
    yesNo: ['effective'],
    person: ['by'],
    staff: ['by'],
    text: ['summary'],
  },
  orders: { firm: ['customer', 'product'], date: ['day'], amount: ['amount'], payment: ['payment'], text: ['remarks'] },
  customers: {
    firm: ['name'],
    person: ['contactName', 'owner'],
    staff: ['owner'],
    job: ['contactJob'],
    phone: ['phone', 'companyPhone'],
    mail: ['mail'],
    tier: ['tier'],
    trade: ['industry'],
    source: ['source'],
    channel: ['source'],
    date: ['enteredOn'],
    address: ['address'],
    text: ['remarks'],
  },
  contacts: {
    person: ['name'],
    job: ['job'],
    phone: ['phone', 'phone'],
    mail: ['mail'],
    firm: ['customer'],
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

/**
 * The columns of unknown headings whose cells tell what they are: where exactly one of them holds a content, and the
 * first field of that content is still to be had.
 */
export function toldByContent(
  kind: SheetKind,
  unknown: ReadonlyMap<number, Content | null>,
  taken: ReadonlySet<string>,
): Map<number, string> {
  const told = new Map<number, string>()
  for (const [content, [field]] of Object.entries(FIELDS_OF_CONTENT[kind] ?? {})) {
    const columns = [...unknown].filter(([, held]) => held === content).map(([column]) => column)
    const [column] = columns
    if (field === undefined || column === undefined || columns.length > 1) continue
    // Remarks keep the heading where they have one.
    if (field !== 'remarks' && !taken.has(field) && ![...told.values()].includes(field)) told.set(column, field)
  }
  return told
}

/** As many rows must agree on what the columns hold. */
const FEWEST_ROWS = 2
const HALF = 0.5

/**
 * A guess for a sheet whose headings are unknown words, or that has none: its first row is data where it reads like the
 * rows below it.
 */
export function mappingByValues(rows: readonly RawRow[], named?: SheetKind): Mapping {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const table = rows.slice(rows.findIndex(({ cells }) => cells.filter((cell) => !isBlank(cell)).length >= width * HALF))
  const contentsIn = (some: readonly RawRow[]) =>
    Array.from({ length: width }, (_, column) => contentOf(some.map(({ cells }) => cells[column] ?? '')))
  const below = contentsIn(table.slice(1))
  const isHeaded = table[0] !== undefined && !readsLike(table[0], below)
  const data = isHeaded ? table.slice(1) : table
  const contents = isHeaded ? below : contentsIn(data)
  const fitting = NEEDED.filter(([, needed]) => needed.every((content) => contents.includes(content)))
  const kind = (fitting.find(([each]) => each === named) ?? fitting[0])?.[0]
  const options = { currency: 'CNY', units: {} }
  if (!kind || data.length < FEWEST_ROWS)
    return { kind: 'unknown', firstLine: rows[0]?.line ?? 1, headings: [], columns: {}, options }
  const columns: Record<number, string> = {}
  const seen = new Map<Content, number>()
  contents.forEach((content, column) => {
    if (content === null) return
    const before = seen.get(content) ?? 0
    seen.set(content, before + 1)
    columns[column] = FIELDS_OF_CONTENT[kind]?.[content]?.[before] ?? 'other'
  })
  const headings = isHeaded ? (table[0]?.cells ?? []).map((cell) => cell.trim()) : []
  return { kind, firstLine: data[0]?.line ?? 1, headings, columns, options }
}

const TELLING: readonly Content[] = ['mail', 'phone', 'date', 'amount', 'tier', 'yesNo', 'channel', 'payment']

/** Whether at least half of what a row holds in columns that cannot be mistaken is like the rest of them. */
function readsLike({ cells }: RawRow, contents: readonly (Content | null)[]): boolean {
  const telling = contents.flatMap((content, column) =>
    content !== null && TELLING.includes(content) && !isBlank(cells[column] ?? '')
      ? [isOf(content, cells[column] ?? '')]
      : [],
  )
  return telling.filter(Boolean).length >= telling.length * HALF
}
