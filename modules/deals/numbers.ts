import { row, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'

const SIGN = { quote: 'Q', order: 'O', hidden_quote: 'QX', hidden_order: 'OX' } as const
const FIGURES = 4
const HIDDEN = 2

/**
 * The next number of the year, Q2026-0001 and so on, without gaps: the count is taken in the transaction that uses it,
 * so that others wait for it, and what fails gives its number back. Hidden customers' documents have a count of their
 * own: a number left out would tell of them (S1).
 */
export async function nextNumber(
  work: Work,
  document: 'quote' | 'order',
  customer: { secrecy: number },
): Promise<string> {
  const kind = customer.secrecy === HIDDEN ? (`hidden_${document}` as const) : document
  const year = work.today.slice(0, 4)
  const taken = await row(
    work.tx,
    sql<{ last: number }>`insert into document_number as n (kind, year, last) values (${kind}, ${Number(year)}, 1)
      on conflict (kind, year) do update set last = n.last + 1 returning last`,
  )
  return `${SIGN[kind]}${year}-${String(taken?.last).padStart(FIGURES, '0')}`
}
