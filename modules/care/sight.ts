import { type RawBuilder, sql } from '../../platform/sql.ts'
import type { Actor } from '../../shared/actor.ts'
import { sightsOf, visibleTo } from '../customers/index.ts'

type Table = 'gift' | 'return_visit'

/**
 * Rows of customers in sight, as `g`. For who sees a part of the customers: those in use among theirs, each part from its index
 * (what hangs on one that was put away stands on its page); for who sees all, the rows are walked in their order.
 */
export function inSight(by: Actor, table: Table): { tables: RawBuilder<unknown>; condition: RawBuilder<unknown> } {
  const sights = sightsOf(by)
  if (sights.some(({ part }) => part === 'all'))
    return {
      tables: sql`${sql.raw(table)} g join customer m on m.id = g.customer_id join customer c on c.id = m.root_id`,
      condition: visibleTo(by),
    }
  const parts = sights.map(
    ({ condition }) =>
      sql`select x.id from customer c cross join lateral (select m.id from customer m where m.root_id = c.id offset 0) x where ${condition} and c.state <> 'archived'`,
  )
  return {
    tables: sql`${sql.raw(table)} g`,
    condition: sql`g.customer_id = any(array(${sql.join(parts, sql` union `)}))`,
  }
}

/** Of one customer, which was found to be in sight. */
export const ofGroup = (rootId: string, table: Table) => ({
  tables: sql`${sql.raw(table)} g`,
  condition: sql`g.customer_id = any(array(select id from customer where root_id = ${rootId}))`,
})
