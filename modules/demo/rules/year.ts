import { addDays, type Day } from '../../../shared/calendar.ts'
import { arrive, type Coming, plannedArrivals } from './arrivals.ts'
import { claimSome } from './claims.ts'
import { isShortDay, isWorkday } from './days.ts'
import type { Facts } from './facts.ts'
import { finish } from './finish.ts'
import { type Firm, isHere } from './firm.ts'
import { greet } from './greet.ts'
import { complaints, hearFrom } from './inbound.ts'
import { takeOverLedger } from './ledger.ts'
import { bossCalls, manageTeam } from './manage.ts'
import { recall } from './moves.ts'
import { completeOrders } from './orders.ts'
import { farewell, welcome } from './staff.ts'
import { workDay } from './work.ts'

export const DAYS = 365
const OPENS = 8 * 60 + 30
/** A Saturday is a third of a day, for a third of the people. */
const SATURDAY = 1 / 3

/**
 * Lives through the year before `plan.today`, day by day; after each the caller may breathe. What is returned
 * in the end is the same for the same plan.
 */
export function* liveYear(firm: Firm): Generator<number, Facts> {
  const first = addDays(firm.plan.today, -DAYS)
  takeOverLedger(firm, first)
  const coming = plannedArrivals(firm, first)
  for (let n = 1; n < DAYS; n++) {
    const day = addDays(first, n)
    night(firm, day)
    if (isWorkday(day, firm.plan.almanac)) liveDay(firm, day, coming.get(day) ?? [])
    else rest(firm, day)
    yield n / DAYS
  }
  night(firm, firm.plan.today)
  return finish(firm)
}

/** T6, T12: what a night brings: neglected customers are recalled, orders that are paid are completed. */
function night(firm: Firm, day: Day): void {
  for (const account of firm.accounts) {
    if (account.owner && account.fact.state === 'active' && account.days.recallOn <= day) recall(firm, account, day)
    if (day < firm.plan.today && account.orders.length > 0) completeOrders(firm, account, day)
  }
}

function liveDay(firm: Firm, day: Day, coming: readonly Coming[]): void {
  const { random, people } = firm
  for (const person of people) {
    if (person.joinedOn === day && person.habits) welcome(firm, person, day)
    if (person.leftOn === day) farewell(firm, person, day)
  }
  for (const manager of people.filter((p) => p.role === 'manager')) manageTeam(firm, manager, day)
  for (const arrival of coming) arrive(firm, day, arrival, OPENS + random.between(0, 20))
  const sellers = people.filter((p) => p.habits && isHere(p, day))
  for (const person of sellers.filter((p) => p.role === 'rep')) claimSome(firm, person, day)
  hearFrom(firm, day, 'day')
  complaints(firm, day)
  greet(firm, day)
  for (const person of sellers) workDay(firm, person, day, 1)
  bossCalls(firm, day)
  hearFrom(firm, day, 'evening')
}

function rest(firm: Firm, day: Day): void {
  const { random, people, plan } = firm
  hearFrom(firm, day, 'day', 0.12)
  if (!isShortDay(day, plan.almanac)) return
  for (const person of people.filter((p) => p.habits && isHere(p, day)))
    if (random.chance(SATURDAY)) workDay(firm, person, day, SATURDAY)
}
