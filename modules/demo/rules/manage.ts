import { type Day, dayIn, daysBetween } from '../../../shared/calendar.ts'
import { carryOn } from './arc.ts'
import { type Account, bossOf, type Colleague, type Firm, hasGone, isHere, type Team, whoAnswersFor } from './firm.ts'
import { lightest } from './load.ts'
import { give, settle } from './moves.ts'
import { expand } from './phrasebook.ts'
import { idAt } from './random.ts'
import { talk } from './talk.ts'
import { valuesOf } from './values.ts'

const EARLY = 8 * 60 + 40
/** Whoever is this careless is given no more customers. */
const CARELESS = 0.1
/** The share of an idle day's zeal that goes to each of these. */
const ZEAL = { stepIn: 0.45, again: 0.2, waiting: 0.12, tier: 0.1 }

/** A manager's morning: step-ins to decide (T7), customers without an owner to give (T5, T6), tiers to set. */
export function manageTeam(firm: Firm, manager: Colleague, day: Day): void {
  const { random } = firm
  const zeal = manager.habits?.diligence ?? 0
  for (const account of firm.accounts) {
    if (account.team !== manager.team) continue
    if (account.owner === null) giveAgain(firm, account, manager, day, zeal)
    else if (account.stepIn && waited(firm, account.stepIn.raisedAt, day) >= 2) {
      if (random.chance(zeal * ZEAL.stepIn)) stepIn(firm, account, whoAnswersFor(firm, account), day)
    } else if (account.fact.tier === null && account.fact.stage >= 4 && random.chance(zeal * ZEAL.tier))
      setTier(firm, account, manager, day)
  }
}

const waited = (firm: Firm, since: Date, day: Day): number => daysBetween(dayIn(firm.plan.zone, since), day)

const repsOf = (firm: Firm, team: Team, day: Day): Colleague[] =>
  firm.people.filter((p) => p.role === 'rep' && p.team === team && isHere(p, day))

const careful = (reps: readonly Colleague[]): Colleague[] => reps.filter((p) => (p.habits?.diligence ?? 0) > CARELESS)

/** T7: who answers for the owner joins, changes the person, or lets the rep go on. */
function stepIn(firm: Firm, account: Account, manager: Colleague, day: Day): void {
  const { random } = firm
  const others = repsOf(firm, account.team, day).filter((p) => p !== account.owner)
  const another = lightest(firm, careful(others), day)
  const decision = random.weighted([
    ['go_on', 5],
    ['join', 4],
    ['reassign', another ? 1.5 : 0],
  ] as const)
  const stage = account.fact.stage < 4 ? 'unquoted' : 'quoted'
  const note = expand(firm.plan.book, `{step_in.${decision}.${stage}}`, valuesOf(firm, account, day), random)
  const minute = EARLY + random.between(0, 14)
  if (decision === 'reassign' && another) give(firm, account, another, 'assigned', { day, minute }, manager, note)
  else settle(account, decision, manager, firm.at(day, minute), note)
  if (decision === 'join') joinIn(firm, account, manager, day)
}

function joinIn(firm: Firm, account: Account, manager: Colleague, day: Day): void {
  if (!account.owner || account.effectiveDays.has(day)) return
  const minute = 14 * 60 + firm.random.between(0, 150)
  talk(firm, account, { by: account.owner, day, minute, situation: 'joint', effective: true, colleague: manager })
  carryOn(firm, account, 'joint', day, manager, 2.5)
}

/** T6: recalled, waiting and rested customers find somebody again, as far as there is room. */
function giveAgain(firm: Firm, account: Account, manager: Colleague, day: Day, zeal: number): void {
  const { random, plan } = firm
  const { state, poolId, lookAgainOn } = account.fact
  const again = state === 'suspended' && !hasGone(account) && lookAgainOn !== null && lookAgainOn <= day
  const waits = state === 'recalled' || (state === 'active' && poolId === null)
  if (!(again || waits) || !random.chance(zeal * (again ? ZEAL.again : ZEAL.waiting))) return
  const last = account.holdings.at(-1)?.ownerId
  const others = careful(repsOf(firm, manager.team, day)).filter((rep) => rep.id !== last)
  const to = lightest(firm, others, day)
  if (!to) return
  const why = again ? 'look_again' : state === 'active' ? 'waiting' : 'recalled'
  const reason = expand(plan.book, `{assign.${why}}`, valuesOf(firm, account, day), random)
  give(firm, account, to, 'assigned', { day, minute: EARLY + random.between(0, 14) }, manager, reason)
}

/** I1 by hand: what a customer is worth shows when it asks for prices. */
function setTier(firm: Firm, account: Account, manager: Colleague, day: Day): void {
  const yuan = account.story.quantity * account.story.price
  const after = yuan > 250_000 ? 'A' : yuan > 45_000 ? 'B' : 'C'
  const at = firm.at(day, 17 * 60)
  const id = idAt(at, firm.random)
  firm.facts.tiers.push({ id, customerId: account.fact.id, before: null, after, cause: 'edit', byId: manager.id, at })
  account.fact.tier = after
}

/** D7: the boss himself calls on the few that matter most, with whoever looks after them. */
export function bossCalls(firm: Firm, day: Day): void {
  const { random } = firm
  const boss = bossOf(firm)
  for (const account of firm.accounts) {
    if (account.fact.tier !== 'VVIP' || !account.owner || account.effectiveDays.has(day)) continue
    if (!random.chance(0.012)) continue
    const minute = 15 * 60 + random.between(0, 90)
    const colleague = account.owner
    talk(firm, account, { by: boss, day, minute, situation: 'call_on', effective: true, colleague, plans: 0 })
  }
}
