import { row, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { weeklyReaches } from '../quantity/index.ts'
import type { Span } from './cases/cases.ts'

/** So many colleagues make a middle. */
const LEAST = 3

/**
 * Q6: how many new customers the colleague in the middle reached: what somebody is held against who has no quota. Over the
 * whole company, so that it is the same whoever asks; null where there are too few.
 */
export async function usuallyReached({ tx }: Work, { from, to }: Span): Promise<number | null> {
  const found = await row(
    tx,
    sql<{ sellers: number; median: number }>`
    with seller as (select id from person where role = 'rep' and state = 'active')
    select count(*) as sellers, percentile_cont(0.5) within group (order by coalesce(r.reached, 0)) as median
    from seller left join (
      select w.by_id, count(*) as reached from (${weeklyReaches(sql`array(select id from seller)`, from, to)}) w
      join customer c on c.id = w.customer_id where w.reached and c.secrecy = 0 group by w.by_id
    ) r on r.by_id = seller.id`,
  )
  return found && found.sellers >= LEAST && found.median >= 1 ? Math.round(found.median) : null
}
