import { row, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'

const SIGN = { quote: 'Q', order: 'O' } as const
const FIGURES = 4

/**
 * The next number of the year, Q2026-0001 and so on, without gaps: the count is taken in the transaction that uses it,
 * so that others wait for it, and what fails gives its number back.
 */
export async function nextNumber(work: Work, kind: keyof typeof SIGN): Promise<string> {
  const year = work.today.slice(0, 4)
  const taken = await row(
    work.tx,
    sql<{ last: number }>`insert into document_number as n (kind, year, last) values (${kind}, ${Number(year)}, 1)
      on conflict (kind, year) do update set last = n.last + 1 returning last`,
  )
  return `${SIGN[kind]}${year}-${String(taken?.last).padStart(FIGURES, '0')}`
}
