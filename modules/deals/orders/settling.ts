import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import { startPursuits } from '../../customers/index.ts'
import { orderCompleted } from '../events.ts'
import { whyNotComplete } from '../rules/order.ts'
import { recountOrders } from './figures.ts'
import { findOrder, type OrderRecord, updateOrder } from './repo.ts'

/** T12: an order that is now delivered and paid is completed; else it waits on. */
export async function settleOrder(work: Work, orderId: string, customerId: string): Promise<void> {
  const order = (await findOrder(work, orderId)) as OrderRecord
  if (whyNotComplete(order) === null) await complete(work, orderId, customerId)
}

/** T12: after the order it starts again: the next pursuit begins in the same transaction. */
export async function complete(work: Work, orderId: string, customerId: string): Promise<void> {
  await updateOrder(work.tx, orderId, { completedOn: work.today })
  await startPursuits(work, [customerId], 'order_completed')
  await recountOrders(work, [customerId])
  await publish(work, orderCompleted, { customerId, subjectId: orderId, data: {} })
}
