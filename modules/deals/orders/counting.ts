import { publish } from '../../../platform/events.ts'
import { row, rows, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { orderPlaced } from '../events.ts'
import { reopenNeed, winNeed } from '../needs/moving.ts'
import { recountOrders } from './figures.ts'
import { waits } from './repo.ts'

interface Counted {
  id: string
  customerId: string
  needId: string | null
}

/**
 * Q1, G2: from here on an order counts: it wins its need, on the day of the order, and moves the funnel. Whoever listens
 * to orders is told once, however often it waits again (T7).
 */
export async function countIn(work: Work, { id, customerId, needId }: Counted, orderedOn: Day): Promise<void> {
  if (needId) await winNeed(work, customerId, needId, orderedOn)
  await recountOrders(work, [customerId])
  if (!(await isTold(work.tx, id))) await publish(work, orderPlaced, { customerId, subjectId: id, data: {} })
}

/** From here on an order counts no more: it waits for a yes (T7), or is cancelled; the need that it won is open again. */
export async function countOut(work: Work, { customerId, needId }: Counted): Promise<void> {
  await recountOrders(work, [customerId])
  if (needId) await reopenNeed(work, customerId, needId)
}

const isTold = async (tx: Tx, orderId: string): Promise<boolean> =>
  (await row(tx, sql`select 1 from event where subject_id = ${orderId} and type = ${orderPlaced.type} limit 1`)) !==
  null

/** T7, G2: once, after the release since which orders that wait do not count: those that had been counted. */
export async function countOutWaiting(work: Work): Promise<void> {
  const waiting = await rows(
    work.tx,
    sql<Counted>`select f.id, m.root_id as customer_id, f.need_id from written_order f join customer m on m.id = f.customer_id where ${waits}`,
  )
  for (const order of waiting) await countOut(work, order)
}
