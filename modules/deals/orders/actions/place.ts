import { publish } from '../../../../platform/events.ts'
import { inTurn, newId } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { COMPANY_CURRENCY, showMoney } from '../../../../shared/money.ts'
import { demand, inField, Refused } from '../../../../shared/refusal.ts'
import { settingOf } from '../../../../shared/setting.ts'
import { type CustomerRecord, heldOf, lockedCustomer } from '../../../customers/index.ts'
import { type Held, whyNotEdit } from '../../../customers/policy.ts'
import { orderSubmitted } from '../../events.ts'
import { dayPast, needOf } from '../../needs/reading.ts'
import { nextNumber } from '../../numbers.ts'
import { whyNotApprove } from '../../policy.ts'
import { productsMeant } from '../../products/repo.ts'
import { wholeLines } from '../../quotes/lines.ts'
import { type acceptedIn, acceptedQuote } from '../../quotes/reading.ts'
import { expectedOf } from '../../quotes/repo.ts'
import { amountMissing, amountNotLines, orderNumberTaken } from '../../refusals.ts'
import { type ApprovalReason, approvalReasons, judgedAmount, judgedOf } from '../../rules/approval.ts'
import { nearestNamed } from '../../rules/catalogue.ts'
import { areSameLines, type Line } from '../../rules/lines.ts'
import { whyNotDue } from '../../rules/order.ts'
import { leastPrice } from '../../rules/price.ts'
import { netOf, totalsOf } from '../../rules/totals.ts'
import { approvalLimits, taxIncluded, taxRate } from '../../settings.ts'
import type * as contract from '../contract.ts'
import { countIn } from '../counting.ts'
import { orderAfter } from '../reading.ts'
import { insertOrder, isNumberTaken, type OrderFields } from '../repo.ts'

/**
 * Takes an order, from an accepted quote or by hand. It wins its need, moves the funnel (Q1) and ends the wait for the
 * manager (T7); beyond the limits it does so with a superior's yes.
 */
export async function placeOrder(work: Work, input: InputOf<typeof contract.placeOrder>['body']) {
  const customer = await lockedCustomer(work, input.customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const quote = input.quoteId ? await acceptedQuote(work, customer.id, input.quoteId) : null
  const needId = input.needId ?? quote?.need?.id ?? null
  if (needId) await needOf(work, customer.id, needId)
  const { orderedOn, dueOn, product, remarks } = input
  const on = dayPast(work, orderedOn, 'orderedOn')
  demand(whyNotDue(on, dueOn ?? null))
  const lines = input.lines?.length ? await wholeLines(work, input.lines) : (quote?.lines ?? [])
  const included = quote?.taxIncluded ?? settingOf(work.settings, taxIncluded)
  const id = newId()
  const amounts = amountsOf(work, lines, included, input)
  const approval = await approvalOf(work, customer, amounts, { quote, needId, product: product ?? null })
  await insertOrder(
    work,
    { id, customerId: customer.id, quoteId: input.quoteId, needId },
    {
      ...amounts,
      ...approval,
      number: await numberFor(work, customer, input.number),
      orderedOn: on,
      dueOn: dueOn ?? null,
      product: product || namesOf(lines),
      remarks: remarks || null,
    },
  )
  const { beyond: reasons } = approval
  if (reasons.length > 0 && !approval.approvedBy)
    await publish(work, orderSubmitted, { customerId: customer.id, subjectId: id, data: { reasons } })
  else await countIn(work, { id, customerId: customer.id, needId }, on)
  return orderAfter(work, id)
}

/** The number that was told, where no other order has it; else the next of the year that none has. */
async function numberFor(work: Work, customer: CustomerRecord, told: string | undefined): Promise<string> {
  if (told !== undefined) {
    await demandFreeNumber(work, told)
    return told
  }
  for (;;) {
    const next = await nextNumber(work, 'order', customer)
    if (!(await isNumberTaken(work, next))) return next
  }
}

/** That no other order has this number. */
export async function demandFreeNumber(work: Work, number: string, except?: string): Promise<void> {
  await inTurn(work.tx, `order number ${work.company.schema}`)
  if (await isNumberTaken(work, number, except)) throw new Refused(orderNumberTaken({ number }))
}

type Told = Pick<InputOf<typeof contract.changeOrder>['body'], 'amount' | 'costFen'>

/** What of an order amounts to money. */
type Amounts = Pick<OrderFields, 'fen' | 'currency' | 'lines' | 'taxIncluded' | 'netFen' | 'costFen'>

/** What an order amounts to: what its lines add up to, or what is told, tax included. */
export function amountsOf(work: Work, lines: readonly Line[], included: boolean, told: Told): Amounts {
  if (lines.length === 0) {
    if (!told.amount) throw new Refused(amountMissing())
    const { fen, currency } = told.amount
    const netFen = netOf(fen, settingOf(work.settings, taxRate))
    return { fen, currency, lines, taxIncluded: true, netFen, costFen: told.costFen ?? null }
  }
  const { total, net, cost } = totalsOf(lines, included)
  if (told.amount && (told.amount.fen !== total || told.amount.currency !== COMPANY_CURRENCY))
    throw new Refused(
      amountNotLines({ total: showMoney({ fen: total, currency: COMPANY_CURRENCY }, work.locale) }, { total }),
    )
  if (total <= 0) throw new Refused(inField('body.lines', amountMissing()))
  return {
    lines,
    taxIncluded: included,
    fen: total,
    currency: COMPANY_CURRENCY,
    netFen: net,
    costFen: told.costFen ?? cost,
  }
}

/** What an order goes back to, as far as it goes back to anything. */
interface Origin {
  /** What the customer accepted. */
  quote: Pick<Awaited<ReturnType<typeof acceptedIn>>, 'lines' | 'fen'> | null
  needId: string | null
  product: string | null
}

/**
 * T7: an order by hand, or one that departs from what the customer accepted, goes by the limits of quotes; what lies
 * beyond waits for a yes, unless nobody stands above.
 */
export async function approvalOf(
  work: Work,
  held: Pick<Held, 'teamId'>,
  amounts: Amounts,
  origin: Origin,
): Promise<Pick<OrderFields, 'beyond' | 'beyondBy' | 'approvedBy' | 'approvedAt'>> {
  const beyond = await reasonsOf(work, amounts, origin)
  const mayDecide = beyond.length > 0 && whyNotApprove(work.by, held, work.by.id) === null
  return {
    beyond,
    beyondBy: beyond.length > 0 ? work.by.id : null,
    approvedBy: mayDecide ? work.by.id : null,
    approvedAt: mayDecide ? work.now : null,
  }
}

async function reasonsOf(work: Work, amounts: Amounts, { quote, needId, product }: Origin): Promise<ApprovalReason[]> {
  const { lines, taxIncluded, fen, currency, netFen, costFen } = amounts
  if (quote && areSameLines(lines, quote.lines)) return []
  const judged =
    lines.length > 0
      ? judgedOf(lines, taxIncluded)
      : judgedAmount({ fen, currency, net: netFen ?? fen, cost: costFen, usual: await oneOf(work, product) })
  const expected = needId ? await expectedOf(work.tx, needId) : null
  return approvalReasons(judged, settingOf(work.settings, approvalLimits), { accepted: quote?.fen ?? null, expected })
}

/** The least that one of what an order names can cost, where the catalogue has it. */
async function oneOf(work: Work, product: string | null): Promise<number | null> {
  const named = product ? nearestNamed(await productsMeant(work.tx, [], [product]), product) : undefined
  return named ? leastPrice(named) : null
}

/** What it is, in a line: the names of what was ordered. */
export const namesOf = (lines: readonly Line[]): string | null =>
  lines
    .map((l) => l.name)
    .join('、')
    .slice(0, 200) || null
