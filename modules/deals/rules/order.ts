import type { Day } from '../../../shared/calendar.ts'
import { MOST_FEN } from '../../../shared/money.ts'
import { inField, type Refusal } from '../../../shared/refusal.ts'
import {
  amountTooMuch,
  beforeOrder,
  deliveredTooMuch,
  dueBeforeOrder,
  notDelivered,
  notPaid,
  orderAwaitsApproval,
  orderCancelled,
  orderCompletedAlready,
  paidStays,
  paidTooMuch,
  refundTooMuch,
  unknownLine,
} from '../refusals.ts'

export type Payment = 'unpaid' | 'partial' | 'paid'
export type DeliveryState = 'none' | 'partly' | 'delivered'

export interface OrderState {
  payment: Payment
  delivery: DeliveryState
  completedOn: string | null
  cancelledOn: string | null
  /** Beyond the limits, and nobody who may has said yes. */
  waiting: boolean
}

/** What payments so far make of an order, in fen. */
export function paymentOf(paid: number, fen: number): Payment {
  if (paid >= fen) return 'paid'
  return paid > 0 ? 'partial' : 'unpaid'
}

/** Why a payment cannot be recorded: more than is owed, unless told so; or more given back than was paid. */
export function whyNotPay(
  order: { fen: number; paid: number },
  fen: number,
  over: boolean,
  show: (fen: number) => string,
): Refusal | null {
  if (order.paid + fen > MOST_FEN) return amountTooMuch()
  const left = order.fen - order.paid
  if (fen > 0 && fen > left && !over) return paidTooMuch({ left: show(Math.max(0, left)) }, { left: Math.max(0, left) })
  return order.paid + fen < 0 ? refundTooMuch({ paid: show(order.paid) }, { paid: order.paid }) : null
}

/**
 * Why money cannot move now: what stands still takes none, unless it is still owed, and what waits for a yes none before it
 * (T7), unless some came before it began to wait; what we hold can always be given back.
 */
export function whyNotMoveMoney(order: Omit<OrderState, 'delivery'> & Paid, fen: number): Refusal | null {
  if (fen < 0) return null
  if (order.waiting && order.payment === 'unpaid') return orderAwaitsApproval()
  const isOwed = !order.cancelledOn && order.paid < order.fen
  return isOwed ? null : whyNotChangeOrder(order)
}

interface Paid {
  fen: number
  paid: number
}

/** What becomes of what was paid for an order that is cancelled. */
export const REFUNDS = ['now', 'later', 'kept'] as const
export type Refund = (typeof REFUNDS)[number]

/** Why an order cannot be cancelled: it stands still, or nobody says what becomes of what was paid. */
export function whyNotCancel(
  order: Pick<OrderState, 'completedOn' | 'cancelledOn'> & { paid: number },
  refund: Refund | undefined,
  show: (fen: number) => string,
): Refusal | null {
  const standing = whyNotChangeOrder(order)
  if (standing) return standing
  if (order.paid <= 0 || refund) return null
  return paidStays({ paid: show(order.paid) }, { paid: order.paid })
}

/** Why something cannot have happened on a day: it lies before the order, and nobody said that it really was so. */
export const whyNotBefore = (orderedOn: Day, day: Day, early: boolean): Refusal | null =>
  day < orderedOn && !early ? beforeOrder({ day, orderedOn }) : null

/** Why an order cannot be due then. */
export const whyNotDue = (orderedOn: Day, dueOn: Day | null): Refusal | null =>
  dueOn !== null && dueOn < orderedOn ? dueBeforeOrder({ orderedOn }) : null

export interface Portion {
  lineId: string
  quantity: number
}

interface Ordered {
  id: string
  name: string
  quantity: number
}

/** How much of each line has been delivered. */
export function deliveredOf(portions: readonly Portion[]): Map<string, number> {
  const delivered = new Map<string, number>()
  for (const { lineId, quantity } of portions) delivered.set(lineId, rounded((delivered.get(lineId) ?? 0) + quantity))
  return delivered
}

/** Sums of quantities, which have three decimals, without the dust of floats. */
const rounded = (quantity: number): number => Math.round(quantity * 1000) / 1000

/** Why these goods cannot have gone out: a line that the order lacks, or more than was ordered, unless told so. */
export function whyNotDeliver(
  lines: readonly Ordered[],
  before: readonly Portion[],
  now: readonly Portion[],
  over: boolean,
): Refusal | null {
  const delivered = deliveredOf([...before, ...now])
  for (const [at, { lineId }] of now.entries()) {
    const line = lines.find((l) => l.id === lineId)
    if (!line) return inField(`body.lines.${at}.lineId`, unknownLine())
    if ((delivered.get(lineId) ?? 0) > line.quantity && !over)
      return inField(`body.lines.${at}.quantity`, deliveredTooMuch({ line: line.name, quantity: line.quantity }))
  }
  return null
}

/** What deliveries so far make of an order: all of it, where each line is out or one delivery was told to be the last. */
export function deliveryOf(
  lines: readonly Ordered[],
  deliveries: readonly { lines: readonly Portion[]; complete: boolean }[],
): DeliveryState {
  if (deliveries.length === 0) return 'none'
  const delivered = deliveredOf(deliveries.flatMap((d) => d.lines))
  const isAllOut = lines.length > 0 && lines.every((l) => (delivered.get(l.id) ?? 0) >= l.quantity)
  return isAllOut || deliveries.some((d) => d.complete) ? 'delivered' : 'partly'
}

/** What is cancelled or completed stands still. */
export function whyNotChangeOrder(order: Pick<OrderState, 'completedOn' | 'cancelledOn'>): Refusal | null {
  if (order.cancelledOn) return orderCancelled()
  return order.completedOn ? orderCompletedAlready() : null
}

/** T7: what lies beyond the limits is approved before goods go out. */
export function whyNotSendGoods(order: Pick<OrderState, 'completedOn' | 'cancelledOn' | 'waiting'>): Refusal | null {
  return whyNotChangeOrder(order) ?? (order.waiting ? orderAwaitsApproval() : null)
}

/** T12: an order is completed when it is delivered and paid; else what is missing. */
export function whyNotComplete(order: OrderState): Refusal | null {
  const standing = whyNotSendGoods(order)
  if (standing) return standing
  if (order.delivery !== 'delivered') return notDelivered()
  return order.payment === 'paid' ? null : notPaid()
}
