import type { CadenceWindows } from '../../../modules/customers/rules/cadence.ts'

export const ROWS = ['openNeed', 'VVIP', 'A', 'B', 'C', 'untouched', 'otherwise'] as const
export type Row = (typeof ROWS)[number]
export const ENDS = ['early', 'due', 'overdue'] as const
export type End = (typeof ENDS)[number]

/** One row of T3's table, in days; what was typed and is no number yet stays as it was typed. */
export type Drafted = Readonly<Record<End, number | string>>
export type DraftedTable = Readonly<Record<Row, Drafted>>

const isTier = (row: Row): row is keyof CadenceWindows['ordered'] => row.length <= 4 && row === row.toUpperCase()

export const windowOf = (windows: CadenceWindows, row: Row): Record<End, number> =>
  isTier(row) ? windows.ordered[row] : windows[row]

export const asTable = (windows: CadenceWindows): DraftedTable =>
  Object.fromEntries(ROWS.map((row) => [row, windowOf(windows, row)])) as unknown as DraftedTable

export function asWindows(table: DraftedTable): unknown {
  const { openNeed, untouched, otherwise, ...ordered } = table
  return { openNeed, ordered, untouched, otherwise }
}

const MOST_DAYS = 366

/** What keeps a row from being saved: a number that is none, or ends out of order. */
export function whyNotRow({ early, due, overdue }: Drafted): 'wrongNumber' | 'wrongOrder' | null {
  const days = [early, due, overdue]
  if (!days.every((day) => Number.isInteger(day) && Number(day) >= 0 && Number(day) <= MOST_DAYS)) return 'wrongNumber'
  return early <= due && due <= overdue ? null : 'wrongOrder'
}
