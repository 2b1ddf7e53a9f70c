import { createHash } from 'node:crypto'
import { foldText, foldWriting } from '../../../shared/fold.ts'
import type { SheetKind } from './fields.ts'
import type { CustomerRow, OrderRow, RowsByKind, TouchRow } from './rowTypes.ts'

/**
 * The key of what a row says, the same whatever file, order of columns, encoding or writing it came in, so that what
 * is imported once is known again. Of touches and orders it leaves out what may be told later: the next step, the
 * payment, remarks. `nth` tells apart rows of one file that say the same.
 */
export function sourceKey<Kind extends SheetKind>(kind: Kind, row: RowsByKind[Kind], nth = 1): string {
  const facts = factsOf(kind, row)
  const text = JSON.stringify([kind, canonical(facts), ...(nth > 1 ? [nth] : [])])
  return createHash('sha256').update(text).digest('base64url').slice(0, KEY_LENGTH)
}

function factsOf<Kind extends SheetKind>(kind: Kind, row: RowsByKind[Kind]): unknown {
  if (kind === 'touches') return touchFacts(row as TouchRow)
  if (kind === 'orders') return orderFacts(row as OrderRow)
  // A sheet that tells no size keeps the key that it had before sizes were read.
  return kind === 'customers' ? { ...row, size: (row as CustomerRow).size ?? undefined } : row
}

// 132 bits: no two rows share one by chance.
const KEY_LENGTH = 22

// The legal form stays in the name: two firms of one group may place the same order on the same day.
const touchFacts = ({ customerName, day, time, channel, direction, byName, effective, summary }: TouchRow) => ({
  customerName: foldText(customerName),
  day,
  time,
  channel,
  direction,
  byName,
  effective,
  summary,
})

const orderFacts = ({ customerName, day, fen, currency, product, number }: OrderRow) => ({
  customerName: foldText(customerName),
  day,
  fen,
  currency,
  product,
  number,
})

/** Texts folded but for their punctuation, lists and fields in one order. */
function canonical(value: unknown): unknown {
  if (typeof value === 'string') return foldWriting(value).replace(/\s+/g, ' ').trim()
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, canonical(each)]),
  )
}
