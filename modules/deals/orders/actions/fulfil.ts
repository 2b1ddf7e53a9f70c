import { publish } from '../../../../platform/events.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { showMoney } from '../../../../shared/money.ts'
import { demand, Refused } from '../../../../shared/refusal.ts'
import { orderApproved, orderCancelled, orderDelivered, orderPaid } from '../../events.ts'
import { reopenNeed } from '../../needs/moving.ts'
import { dayPast } from '../../needs/reading.ts'
import { whyNotApprove } from '../../policy.ts'
import { nothingDelivered, orderNotWaiting } from '../../refusals.ts'
import {
  type DeliveryState,
  deliveryOf,
  paymentOf,
  whyNotChangeOrder,
  whyNotComplete,
  whyNotDeliver,
  whyNotPay,
  whyNotSendGoods,
} from '../../rules/order.ts'
import type * as contract from '../contract.ts'
import { recountOrders } from '../figures.ts'
import { editableOrder, lockedOrder, orderAfter } from '../reading.ts'
import { deliveriesOf, insertDelivery, insertPayment, updateOrder } from '../repo.ts'
import { complete, settleOrder } from '../settling.ts'

/** Notes a delivery, of a part or the last; delivered and paid completes the order (T12). */
export async function noteDelivery(work: Work, id: string, input: InputOf<typeof contract.noteDelivery>['body']) {
  const { order, customer } = await editableOrder(work, id)
  demand(whyNotSendGoods(order))
  const on = dayPast(work, input.on)
  if (input.lines.length === 0 && !input.complete) throw new Refused(nothingDelivered())
  const before = await deliveriesOf(work.tx, id)
  const gone = before.flatMap((d) => d.lines)
  demand(whyNotDeliver(order.lines, gone, input.lines, input.over))
  await insertDelivery(work, id, { ...input, on })
  const delivery = deliveryOf(order.lines, [...before, input]) as Exclude<DeliveryState, 'none'>
  await updateOrder(work.tx, id, { delivery, deliveredOn: delivery === 'delivered' ? on : null })
  await publish(work, orderDelivered, { customerId: customer.id, subjectId: id, data: { delivery } })
  await settleOrder(work, id, customer.id)
  return orderAfter(work, id)
}

/** Notes a payment, one of several perhaps; delivered and paid completes the order (T12). */
export async function notePayment(work: Work, id: string, input: InputOf<typeof contract.notePayment>['body']) {
  const { order, customer } = await editableOrder(work, id)
  demand(whyNotChangeOrder(order))
  const on = dayPast(work, input.on)
  const paid = order.paidFen ?? 0
  const { fen, currency } = order
  demand(whyNotPay({ fen, paid }, input.fen, input.over, (n) => showMoney({ fen: n, currency }, work.locale)))
  await insertPayment(work, id, { ...input, on })
  const payment = paymentOf(paid + input.fen, fen)
  await updateOrder(work.tx, id, { paidFen: paid + input.fen, payment })
  await recountOrders(work, [customer.id])
  await publish(work, orderPaid, { customerId: customer.id, subjectId: id, data: { payment } })
  await settleOrder(work, id, customer.id)
  return orderAfter(work, id)
}

/** T7: the owner's manager or above says yes to what lies beyond the limits; whoever would say no cancels it. */
export async function approveOrder(work: Work, id: string) {
  const { order, customer } = await lockedOrder(work, id)
  demand(whyNotApprove(work.by, customer, order.beyondBy?.id ?? null))
  if (!order.waiting) throw new Refused(orderNotWaiting())
  await updateOrder(work.tx, id, { approvedBy: work.by.id, approvedAt: work.now })
  await publish(work, orderApproved, { customerId: customer.id, subjectId: id, data: {} })
  await settleOrder(work, id, customer.id)
  return orderAfter(work, id)
}

/** T12: completes an order that is delivered and paid; else tells what is missing. */
export async function completeOrder(work: Work, id: string) {
  const { order, customer } = await editableOrder(work, id)
  demand(whyNotComplete(order))
  await complete(work, id, customer.id)
  return orderAfter(work, id)
}

/** Cancels an order, with the reason: it counts no more, and stays (T8); the need that it won is open again. */
export async function cancelOrder(work: Work, id: string, reason: string) {
  const { order, customer } = await editableOrder(work, id)
  demand(whyNotChangeOrder(order))
  await updateOrder(work.tx, id, { cancelledOn: work.today, cancelReason: reason })
  await recountOrders(work, [customer.id])
  if (order.need) await reopenNeed(work, customer.id, order.need.id)
  await publish(work, orderCancelled, { customerId: customer.id, subjectId: id, data: {} })
  return orderAfter(work, id)
}
