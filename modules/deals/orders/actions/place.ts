import { publish } from '../../../../platform/events.ts'
import { newId } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { demand, Refused } from '../../../../shared/refusal.ts'
import { settingOf } from '../../../../shared/setting.ts'
import { heldOf, lockedCustomer } from '../../../customers/index.ts'
import { whyNotEdit } from '../../../customers/policy.ts'
import { orderPlaced } from '../../events.ts'
import { winNeed } from '../../needs/moving.ts'
import { dayPast, needOf } from '../../needs/reading.ts'
import { nextNumber } from '../../numbers.ts'
import { wholeLines } from '../../quotes/lines.ts'
import { acceptedQuote } from '../../quotes/reading.ts'
import { amountMissing } from '../../refusals.ts'
import type { Line } from '../../rules/lines.ts'
import { totalsOf } from '../../rules/totals.ts'
import { taxIncluded } from '../../settings.ts'
import type * as contract from '../contract.ts'
import { recountOrders } from '../figures.ts'
import { orderAfter } from '../reading.ts'
import { insertOrder, type OrderFields } from '../repo.ts'

/**
 * Takes an order, from an accepted quote or by hand. It wins its need, moves the funnel (Q1) and ends the wait for the
 * manager (T7).
 */
export async function placeOrder(work: Work, input: InputOf<typeof contract.placeOrder>['body']) {
  const customer = await lockedCustomer(work, input.customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const quote = input.quoteId ? await acceptedQuote(work, customer.id, input.quoteId) : null
  const needId = input.needId ?? quote?.need?.id ?? null
  if (needId) await needOf(work, customer.id, needId)
  const { orderedOn, dueOn, product, remarks } = input
  const on = dayPast(work, orderedOn)
  const lines = input.lines?.length ? await wholeLines(work, input.lines) : (quote?.lines ?? [])
  const included = quote?.taxIncluded ?? settingOf(work.settings, taxIncluded)
  const id = newId()
  await insertOrder(
    work,
    { id, customerId: customer.id, quoteId: input.quoteId, needId },
    {
      ...amountsOf(lines, included, input),
      number: input.number ?? (await nextNumber(work, 'order', customer)),
      orderedOn: on,
      dueOn: dueOn ?? null,
      product: product || namesOf(lines),
      remarks: remarks || null,
    },
  )
  if (needId) await winNeed(work, customer.id, needId, on)
  await recountOrders(work, [customer.id])
  await publish(work, orderPlaced, { customerId: customer.id, subjectId: id, data: {} })
  return orderAfter(work, id)
}

type Told = Pick<InputOf<typeof contract.changeOrder>['body'], 'amount' | 'costFen'>

/** What an order amounts to: what its lines add up to, or what is told. */
export function amountsOf(lines: readonly Line[], included: boolean, told: Told): Partial<OrderFields> {
  if (lines.length === 0) {
    if (!told.amount) throw new Refused(amountMissing())
    return { ...told.amount, costFen: told.costFen ?? null }
  }
  const { total, net, cost } = totalsOf(lines, included)
  return { lines, taxIncluded: included, fen: total, netFen: net, costFen: told.costFen ?? cost }
}

/** What it is, in a line: the names of what was ordered. */
export const namesOf = (lines: readonly Line[]): string | null =>
  lines
    .map((l) => l.name)
    .join('、')
    .slice(0, 200) || null
