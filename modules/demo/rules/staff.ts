import type { Day } from '../../../shared/calendar.ts'
import { type Colleague, type Firm, hasGone, heldBy, isHere, managerOf } from './firm.ts'
import { isNewcomer } from './load.ts'
import { give } from './moves.ts'
import { wordOf } from './phrasebook.ts'

const EARLY = 8 * 60 + 40
/** What a newcomer is given to begin with, as a share of all customers. */
const FIRST_LIST = 0.008

/** A newcomer starts with some of the pool, given by the manager. */
export function welcome(firm: Firm, person: Colleague, day: Day): void {
  const { random, plan } = firm
  if (!isNewcomer(person, day)) return
  const manager = managerOf(firm, person.team)
  const waiting = firm.accounts.filter((a) => a.owner === null && a.fact.poolId === plan.companyPoolId && !hasGone(a))
  for (const account of random.shuffled(waiting).slice(0, Math.round(plan.customers * FIRST_LIST))) {
    const reason = wordOf(plan.book, 'assign.newcomer', random)
    give(firm, account, person, 'assigned', { day, minute: EARLY }, manager, reason)
  }
}

/** A colleague leaves: every customer goes to another of the team, in one step. */
export function farewell(firm: Firm, person: Colleague, day: Day): void {
  const heirs = firm.people.filter((p) => p.role === 'rep' && p.team === person.team && p !== person && isHere(p, day))
  const admin = firm.people.find((p) => p.role === 'admin') as Colleague
  for (const [n, account] of heldBy(firm, person).entries())
    give(firm, account, heirs[n % heirs.length] as Colleague, 'handed_over', { day, minute: EARLY }, admin)
}
