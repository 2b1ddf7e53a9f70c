import { type RawBuilder, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { noteOrders, type OrderFigures, onFiguresStale, recountAll } from '../../customers/index.ts'
import { lapseStepIns } from '../../touches/index.ts'

/** What orders add up to for some customers, those merged into them included; all orders count, paid or not, unless cancelled or waiting for a yes (T7). */
function orderFigures(customerIds: readonly string[]): RawBuilder<OrderFigures> {
  return sql<OrderFigures>`
    select r.id as customer_id, count(o.id) as orders, coalesce(sum(o.fen), 0)::bigint as orders_fen,
      min(o.ordered_on) as first_order_on, max(o.ordered_on) as last_order_on,
      count(o.id) filter (where o.ordered_on >= r.pursuit_started_on and (o.completed_on is null or o.completed_on > r.pursuit_started_on)) as pursuit_orders,
      count(o.id) filter (where o.payment <> 'paid') as unpaid_orders
    from customer r join customer c on c.root_id = r.id left join live_order o on o.customer_id = c.id and o.cancelled_on is null
    where r.id = any(${uuids(customerIds)}) group by r.id`
}

/** Works out anew what orders add up to, and keeps it with the customers. An order ends the wait for the manager (T7); who has none left falls back to what all else says (Q1). */
export async function recountOrders(work: Work, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return
  const fallen = await noteOrders(work, orderFigures(customerIds))
  await lapseStepIns(work, customerIds)
  if (fallen.length > 0) await recountAll(work, fallen)
}

onFiguresStale(recountOrders)
