import { publish } from '../../../../platform/events.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { demand, Refused } from '../../../../shared/refusal.ts'
import type { CustomerRecord } from '../../../customers/index.ts'
import { orderChanged } from '../../events.ts'
import { dayPast } from '../../needs/reading.ts'
import { wholeLines } from '../../quotes/lines.ts'
import { acceptedIn } from '../../quotes/reading.ts'
import { linesDelivered } from '../../refusals.ts'
import { paymentOf, whyNotChangeOrder, whyNotDue } from '../../rules/order.ts'
import type * as contract from '../contract.ts'
import { countIn, countOut } from '../counting.ts'
import { recountOrders } from '../figures.ts'
import { editableOrder, orderAfter } from '../reading.ts'
import { findOrder, type OrderFields, type OrderRecord, updateOrder } from '../repo.ts'
import { settleOrder } from '../settling.ts'
import { amountsOf, approvalOf, demandFreeNumber } from './place.ts'

type Change = InputOf<typeof contract.changeOrder>['body']

/** Notes are taken at any time; what it cost us is often known last. */
const NOTES: readonly string[] = ['remarks', 'quality', 'costFen']

/** Changes an order; of one that is completed or cancelled only the notes. */
export async function changeOrder(work: Work, id: string, input: Change) {
  const { order, customer } = await editableOrder(work, id)
  const fields = Object.keys(input)
  if (fields.length === 0) return orderAfter(work, id)
  if (!fields.every((field) => NOTES.includes(field))) demand(whyNotChangeOrder(order))
  const { amount: _amount, lines: _lines, costFen: _cost, ...same } = input
  if (input.orderedOn) dayPast(work, input.orderedOn, 'orderedOn')
  if (input.orderedOn || input.dueOn)
    demand(whyNotDue(input.orderedOn ?? order.orderedOn, input.dueOn === undefined ? order.dueOn : input.dueOn))
  if (input.number !== undefined && input.number !== order.number) await demandFreeNumber(work, input.number, id)
  const amounts = await amountsAfter(work, order, customer, input)
  await updateOrder(work.tx, id, { ...(same as Partial<OrderFields>), ...amounts })
  await countAgain(work, order, customer.id)
  await settleOrder(work, id, customer.id)
  await publish(work, orderChanged, { customerId: customer.id, subjectId: id, data: { fields } })
  return orderAfter(work, id)
}

/** T7, G2: what now waits for a yes counts no more; what waits no longer does. */
async function countAgain(work: Work, before: OrderRecord, customerId: string): Promise<void> {
  const { id, waiting, orderedOn, need } = (await findOrder(work, before.id)) as OrderRecord
  const order = { id, customerId, needId: need?.id ?? null }
  if (waiting === before.waiting) await recountOrders(work, [customerId])
  else if (waiting) await countOut(work, order)
  else await countIn(work, order, orderedOn)
}

/** What the order then amounts to, and how much of that is paid; what has gone out is not exchanged. */
async function amountsAfter(
  work: Work,
  order: OrderRecord,
  customer: Pick<CustomerRecord, 'teamId'>,
  input: Change,
): Promise<Partial<OrderFields>> {
  if (!input.lines && !input.amount && input.costFen === undefined) return {}
  if (input.lines && order.delivery !== 'none') throw new Refused(linesDelivered())
  const lines = input.lines ? await wholeLines(work, input.lines) : order.lines
  const amount = input.amount ?? (lines.length === 0 ? { fen: order.fen, currency: order.currency } : undefined)
  const before = input.lines ? null : order.costFen
  const costFen = input.costFen === undefined ? before : input.costFen
  const amounts = amountsOf(work, lines, order.taxIncluded, { amount, costFen })
  const payment = order.paidFen === null ? order.payment : paymentOf(order.paidFen, amounts.fen)
  const origin = async () => ({
    quote: order.quote && (await acceptedIn(work, order.quote.id)),
    needId: order.need?.id ?? null,
    product: input.product === undefined ? order.product : input.product,
  })
  const isPriced = input.lines !== undefined || (input.amount !== undefined && lines.length === 0)
  return { ...amounts, payment, ...(isPriced ? await approvalOf(work, customer, amounts, await origin()) : {}) }
}
