import type { Work } from '../../../platform/work.ts'
import { presentSign } from '../../customers/index.ts'
import { whyNotEdit } from '../../customers/policy.ts'
import { seesCost, whyNotApprove } from '../policy.ts'
import { presentLines } from '../quotes/lines.ts'
import { deliveredOf, whyNotChangeOrder, whyNotComplete, whyNotMoveMoney, whyNotSendGoods } from '../rules/order.ts'
import { deliveriesOf, type OrderRecord, type OrderRow, paymentsOf } from './repo.ts'

/** An order as lists show it. */
export function presentOrderItem(work: Work, { held, customer, fen, currency, ...order }: OrderRow) {
  const state = order.cancelledOn ? 'cancelled' : order.completedOn ? 'completed' : 'open'
  const isWaiting = state === 'open' && order.delivery !== 'delivered'
  return {
    ...order,
    customer: presentSign(work, customer),
    amount: { fen, currency },
    state: state as 'open' | 'completed' | 'cancelled',
    late: isWaiting && order.dueOn !== null && order.dueOn < work.today,
    can: { edit: whyNotEdit(work.by, held) === null },
  }
}

/** An order whole. */
export async function presentOrder(work: Work, order: OrderRecord) {
  const { lines, taxIncluded, netFen, costFen, ...rest } = order
  const [deliveries, payments] = [await deliveriesOf(work.tx, order.id), await paymentsOf(work.tx, order.id)]
  const delivered = deliveredOf(deliveries.flatMap((d) => d.lines))
  const item = presentOrderItem(work, rest)
  const costs = seesCost(work.by)
  const paid = order.paidFen ?? 0
  const isOpen = item.can.edit && whyNotChangeOrder(order) === null
  return {
    ...item,
    need: order.need,
    quote: order.quote,
    lines: presentLines(work, lines, taxIncluded).map((line) => ({ ...line, delivered: delivered.get(line.id) ?? 0 })),
    costFen: costs ? costFen : null,
    marginFen: costs && costFen !== null && netFen !== null ? netFen - costFen : null,
    deliveredOn: order.deliveredOn,
    deliveries,
    payments,
    remarks: order.remarks,
    quality: order.quality,
    cancelReason: order.cancelReason,
    approval:
      order.beyond.length > 0
        ? { reasons: order.beyond, askedBy: order.beyondBy, by: order.approvedBy, at: order.approvedAt }
        : null,
    recordedAt: order.recordedAt,
    can: {
      edit: item.can.edit,
      seeCost: costs,
      approve: order.waiting && whyNotApprove(work.by, order.held, order.beyondBy?.id ?? null) === null,
      deliver: item.can.edit && whyNotSendGoods(order) === null && order.delivery !== 'delivered',
      pay: item.can.edit && whyNotMoveMoney({ ...order, paid }, 1) === null,
      refund: item.can.edit && paid > 0,
      complete: item.can.edit && whyNotComplete(order) === null,
      cancel: isOpen,
    },
  }
}
