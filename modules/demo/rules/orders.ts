import { addDays, type Day } from '../../../shared/calendar.ts'
import { workdayFrom } from './days.ts'
import type { OrderFact } from './facts.ts'
import { type Account, type Colleague, type Firm, reckon } from './firm.ts'
import { settle, startPursuit } from './moves.ts'
import { idAt } from './random.ts'
import { moveStage } from './stages.ts'
import { nextStory } from './story.ts'
import { sayQuantity } from './values.ts'

/** Orders are entered at the end of the day, when its touches are written down. */
const RECORDED = 18 * 60 + 22

/** Orders what is talked about; the wait for the manager ends with it (T7). */
export function placeOrder(firm: Firm, account: Account, by: Colleague, day: Day): void {
  const { random, plan } = firm
  const { story } = account
  const recordedAt = firm.at(day, RECORDED + random.between(0, 9))
  const deliverOn = workdayFrom(addDays(day, story.days), plan.almanac)
  const term = random.weighted([
    [0, 35],
    [7, 20],
    [30, 30],
    [45, 10],
    [60, 5],
  ])
  firm.numbers.order += 1
  const fact: OrderFact = {
    id: idAt(recordedAt, random),
    customerId: account.fact.id,
    number: `JC${day.slice(2, 7).replace('-', '')}-${String(firm.numbers.order).padStart(4, '0')}`,
    orderedOn: day,
    fen: Math.round(story.quantity * story.price) * 100,
    payment: term <= 7 ? 'partial' : 'unpaid',
    product: `${story.product.name} ${sayQuantity(story.quantity, story.product.unit)}`,
    completedOn: null,
    recordedBy: by.id,
    recordedAt,
    lines: [],
    netFen: null,
    costFen: null,
    dueOn: null,
    delivery: 'none',
    deliveredOn: null,
    paidFen: 0,
    needId: null,
    quoteId: null,
  }
  firm.facts.orders.push(fact)
  account.orders.push({ fact, story, deliverOn, payOn: workdayFrom(addDays(deliverOn, term), plan.almanac) })
  account.agenda = ['making', 'shipping', 'received', 'thanks', ...(term > 7 ? ['paying'] : [])]
  account.wantsOn = null
  account.readiness = 0
  if (account.stepIn) settle(account, 'lapsed', by, recordedAt, '')
  moveStage(firm, account, 5, day, by)
  reckon(account)
}

/** T12: an order that is delivered and paid is completed, and opens a pursuit for the next. */
export function completeOrders(firm: Firm, account: Account, day: Day): void {
  for (const { fact, payOn } of account.orders) {
    if (fact.payment === 'paid' || payOn > day) continue
    fact.payment = 'paid'
    fact.completedOn = day
    startPursuit(firm, account, 'order_completed', day, firm.at(day, 0))
    account.wantsOn ??= addDays(fact.orderedOn, Math.round(account.temper.cycle * firm.random.about(0.25)))
    account.story = nextStory(firm, account, day)
  }
}

/** An order from before the year, as the old ledger had it: paid, and a pursuit since. */
export function recordOldOrder(firm: Firm, account: Account, day: Day, by: Colleague): void {
  placeOrder(firm, account, by, day)
  const placed = account.orders.at(-1)
  // An order that was paid faster than the one before it still comes after it.
  const { startedOn } = account.pursuit
  if (placed) completeOrders(firm, account, placed.payOn > startedOn ? placed.payOn : startedOn)
  account.agenda = []
}
