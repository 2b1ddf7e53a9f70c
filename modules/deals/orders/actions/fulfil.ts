import { publish } from '../../../../platform/events.ts'
import type { Work } from '../../../../platform/work.ts'
import type { Day } from '../../../../shared/calendar.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { showMoney } from '../../../../shared/money.ts'
import { demand, Refused } from '../../../../shared/refusal.ts'
import { orderApproved, orderCancelled, orderDelivered, orderPaid } from '../../events.ts'
import { dayPast } from '../../needs/reading.ts'
import { whyNotApprove } from '../../policy.ts'
import { nothingDelivered, orderNotWaiting } from '../../refusals.ts'
import {
  type DeliveryState,
  deliveryOf,
  paymentOf,
  whyNotBefore,
  whyNotCancel,
  whyNotComplete,
  whyNotDeliver,
  whyNotMoveMoney,
  whyNotPay,
  whyNotSendGoods,
} from '../../rules/order.ts'
import type * as contract from '../contract.ts'
import { countIn, countOut } from '../counting.ts'
import { recountOrders } from '../figures.ts'
import { editableOrder, lockedOrder, orderAfter } from '../reading.ts'
import { deliveriesOf, insertDelivery, insertPayment, type OrderRecord, updateOrder } from '../repo.ts'
import { complete, settleOrder } from '../settling.ts'

/** Notes a delivery, of a part or the last; delivered and paid completes the order (T12). */
export async function noteDelivery(work: Work, id: string, input: InputOf<typeof contract.noteDelivery>['body']) {
  const { order, customer } = await editableOrder(work, id)
  demand(whyNotSendGoods(order))
  const on = dayPast(work, input.on)
  demand(whyNotBefore(order.orderedOn, on, input.early))
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
  const money = { fen: order.fen, paid: order.paidFen ?? 0 }
  demand(whyNotMoveMoney({ ...order, ...money }, input.fen))
  const on = dayPast(work, input.on)
  demand(whyNotBefore(order.orderedOn, on, input.early))
  demand(whyNotPay(money, input.fen, input.over, showIn(work, order)))
  await insertPayment(work, id, { ...input, on })
  const paidFen = money.paid + input.fen
  // What was completed was paid; what is given back after does not make its customer a debtor.
  const payment = order.completedOn ? order.payment : paymentOf(paidFen, money.fen)
  await updateOrder(work.tx, id, { paidFen, payment })
  await recountOrders(work, [customer.id])
  await publish(work, orderPaid, { customerId: customer.id, subjectId: id, data: { payment } })
  await settleOrder(work, id, customer.id)
  return orderAfter(work, id)
}

/** T7: the owner's manager or above says yes to what lies beyond the limits, and it counts; whoever would say no cancels it. */
export async function approveOrder(work: Work, id: string) {
  const { order, customer } = await lockedOrder(work, id)
  demand(whyNotApprove(work.by, customer, order.beyondBy?.id ?? null))
  if (!order.waiting) throw new Refused(orderNotWaiting())
  await updateOrder(work.tx, id, { approvedBy: work.by.id, approvedAt: work.now })
  await countIn(work, { id, customerId: customer.id, needId: order.need?.id ?? null }, order.orderedOn)
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

const showIn =
  ({ locale }: Pick<Work, 'locale'>, { currency }: Pick<OrderRecord, 'currency'>) =>
  (fen: number): string =>
    showMoney({ fen, currency }, locale)

/**
 * Cancels an order, with the reason and what becomes of what was paid: it counts no more, and stays (T8); the need that
 * it won is open again.
 */
export async function cancelOrder(work: Work, id: string, input: InputOf<typeof contract.cancelOrder>['body']) {
  const { order, customer } = await editableOrder(work, id)
  const paid = order.paidFen ?? 0
  demand(whyNotCancel({ ...order, paid }, input.refund, showIn(work, order)))
  const refund = paid > 0 ? (input.refund ?? null) : null
  if (refund === 'now') await giveBack(work, order, customer.id, paid, input.refundedOn)
  await updateOrder(work.tx, id, { cancelledOn: work.today, cancelReason: input.reason, refund })
  await countOut(work, { id, customerId: customer.id, needId: order.need?.id ?? null })
  await publish(work, orderCancelled, { customerId: customer.id, subjectId: id, data: {} })
  return orderAfter(work, id)
}

/** All that was paid goes back on a day. */
async function giveBack(work: Work, order: OrderRecord, customerId: string, paid: number, told: Day | undefined) {
  const on = dayPast(work, told, 'refundedOn')
  demand(whyNotBefore(order.orderedOn, on, false))
  await insertPayment(work, order.id, { fen: -paid, on, note: '' })
  await updateOrder(work.tx, order.id, { paidFen: 0, payment: 'unpaid' })
  await publish(work, orderPaid, { customerId, subjectId: order.id, data: { payment: 'unpaid' } })
}
