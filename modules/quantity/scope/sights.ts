import { type RawBuilder, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { noteSights } from '../../secrecy/index.ts'

/** S4: a table by source or trade tells those of secret customers among `condition` (over `c`): who sees it is written down. */
export async function notePartsSeen(work: Work, place: string, condition: RawBuilder<unknown>): Promise<void> {
  const secret = await rows(
    work.tx,
    sql<{ id: string }>`select c.id from customer c where c.secrecy > 0 and ${condition}`,
  )
  await noteSights(
    work,
    place,
    secret.map((customer) => customer.id),
  )
}
