import { addDays, type Day, dayIn, daysBetween } from '../../../shared/calendar.ts'
import { capFor, whyNotClaim } from '../../pool/rules/claim.ts'
import { claimsADay, coolingOffDays, heldAtMost, heldByNewcomer, newcomerMonths } from '../../pool/settings.ts'
import { carryOn } from './arc.ts'
import { lightest } from './arrivals.ts'
import { type Account, type Colleague, type Firm, heldBy, isHere, managerOf } from './firm.ts'
import { give, settle } from './moves.ts'
import { expand, wordOf } from './phrasebook.ts'
import { idAt } from './random.ts'
import { talk } from './talk.ts'
import { valuesOf } from './values.ts'

const EARLY = 8 * 60 + 40

/** A manager's morning: step-ins to decide (T7), customers without an owner to give (T5, T6), tiers to set. */
export function manageTeam(firm: Firm, manager: Colleague, day: Day): void {
  const { random } = firm
  const zeal = manager.habits?.diligence ?? 0
  const mine = firm.accounts.filter((a) => a.team === manager.team || managerOf(firm, a.team) === manager)
  for (const account of mine) {
    if (account.stepIn && waited(firm, account.stepIn.raisedAt, day) >= 2 && random.chance(zeal * 0.45))
      stepIn(firm, account, manager, day)
    if (account.owner === null) giveAgain(firm, account, manager, day, zeal)
    else if (account.fact.tier === null && account.fact.stage >= 4 && random.chance(zeal * 0.1))
      setTier(firm, account, manager, day)
  }
}

const waited = (firm: Firm, since: Date, day: Day): number => daysBetween(dayIn(firm.plan.zone, since), day)

/** T7: the manager joins, changes the person, or lets the rep go on. */
function stepIn(firm: Firm, account: Account, manager: Colleague, day: Day): void {
  const { random, plan } = firm
  const at = firm.at(day, EARLY + random.between(0, 15))
  const others = firm.people.filter(
    (p) => p.role === 'rep' && p.team === account.team && p !== account.owner && isHere(p, day),
  )
  const decision = random.weighted([
    ['go_on', 5],
    ['join', 4],
    ['reassign', others.length > 0 ? 1.5 : 0],
  ] as const)
  const note = expand(plan.book, `{step_in.${decision}}`, valuesOf(firm, account), random)
  if (decision === 'reassign')
    return give(firm, account, lightest(firm, others), 'assigned', { day, minute: EARLY + 5 }, manager, note)
  settle(account, decision, manager, at, note)
  if (decision === 'join' && account.owner && !account.effectiveDays.has(day)) {
    const minute = 14 * 60 + random.between(0, 150)
    talk(firm, account, { by: account.owner, day, minute, situation: 'joint', effective: true, colleague: manager })
    carryOn(firm, account, 'joint', day, manager, 2.5)
  }
}

/** T6: recalled, waiting and rested customers find somebody again: newcomers first, who have room. */
function giveAgain(firm: Firm, account: Account, manager: Colleague, day: Day, zeal: number): void {
  const { random, plan } = firm
  const { state, poolId, lookAgainOn } = account.fact
  const looksAgain = state === 'suspended' && lookAgainOn !== null && lookAgainOn <= day
  const waits = state === 'recalled' || (state === 'active' && poolId === null)
  if (!looksAgain && !waits) return
  if (!random.chance(zeal * (looksAgain ? 0.22 : 0.16))) return
  const reps = firm.people.filter(
    (p) => p.role === 'rep' && isHere(p, day) && (p.team === manager.team || manager.role === 'director'),
  )
  const eager = reps.filter((p) => (p.habits?.diligence ?? 0) >= 0.2)
  const to = lightest(firm, eager.length > 0 ? eager : reps)
  const why = looksAgain ? 'look_again' : state === 'active' ? 'waiting' : 'recalled'
  const reason = expand(plan.book, `{assign.${why}}`, valuesOf(firm, account), random)
  give(firm, account, to, 'assigned', { day, minute: EARLY + random.between(0, 14) }, manager, reason)
}

/** I1 by hand: what a customer is worth shows when it asks for prices. */
function setTier(firm: Firm, account: Account, manager: Colleague, day: Day): void {
  const worth = account.story.quantity * account.story.price
  const at = firm.at(day, 17 * 60)
  const after = worth > 250_000 ? 'A' : worth > 45_000 ? 'B' : 'C'
  firm.facts.tiers.push({
    id: idAt(at, firm.random),
    customerId: account.fact.id,
    before: null,
    after,
    byId: manager.id,
    at,
  })
  account.fact.tier = after
}

/** T6: a rep with room takes customers from the pool. */
export function claimSome(firm: Firm, person: Colleague, day: Day): void {
  const { random } = firm
  const newcomer = day < addDays(person.joinedOn, 180)
  const held = heldBy(firm, person).length
  const wanted = random.chance(newcomer ? 0.5 : 0.14) ? random.between(1, newcomer ? 4 : 2) : 0
  for (let n = 0; n < wanted; n++) claimOne(firm, person, day, n, held + n)
}

function claimOne(firm: Firm, person: Colleague, day: Day, claimedToday: number, held: number): void {
  const { random } = firm
  const pools = [firm.plan.companyPoolId, person.team.poolId]
  const waiting = firm.accounts.filter(
    (a) => a.fact.poolId !== null && pools.includes(a.fact.poolId) && a.fact.createdAt < firm.at(day, 0),
  )
  if (waiting.length === 0) return
  const account = random.pick(waiting)
  const last = account.holdings.filter((h) => h.ownerId === person.id && h.endedAt).at(-1)?.endedAt
  const facts = {
    claimedToday,
    held,
    joinedOn: person.joinedOn,
    lastHeldUntil: last ? dayIn(firm.plan.zone, last) : null,
    today: day,
  }
  const settings = {
    claimsADay: claimsADay.fallback,
    heldAtMost: heldAtMost.fallback,
    heldByNewcomer: heldByNewcomer.fallback,
    newcomerMonths: newcomerMonths.fallback,
    coolingOffDays: coolingOffDays.fallback,
  }
  if (whyNotClaim(facts, settings)) return
  give(firm, account, person, 'claimed', { day, minute: EARLY + random.between(0, 14) }, person)
  const counted = firm.facts.claims.find((c) => c.personId === person.id && c.day === day)
  if (counted) counted.used += 1
  else firm.facts.claims.push({ personId: person.id, day, used: 1 })
}

/** A newcomer starts with some of the pool, given by the manager. */
export function welcome(firm: Firm, person: Colleague, day: Day): void {
  const { random, plan } = firm
  const manager = managerOf(firm, person.team)
  const cap = capFor(person.joinedOn, day, {
    heldAtMost: heldAtMost.fallback,
    heldByNewcomer: heldByNewcomer.fallback,
    newcomerMonths: newcomerMonths.fallback,
  })
  const many = Math.min(Math.round(plan.customers * 0.011), cap / 2)
  const waiting = firm.accounts.filter(
    (a) =>
      a.owner === null &&
      (a.fact.poolId === plan.companyPoolId || (a.fact.state === 'recalled' && a.team === person.team)),
  )
  for (const account of random.shuffled(waiting).slice(0, many))
    give(
      firm,
      account,
      person,
      'assigned',
      { day, minute: EARLY },
      manager,
      wordOf(plan.book, 'assign.newcomer', random),
    )
}

/** A colleague leaves: every customer goes to another of the team, in one step. */
export function farewell(firm: Firm, person: Colleague, day: Day): void {
  const heirs = firm.people.filter((p) => p.role === 'rep' && p.team === person.team && p !== person && isHere(p, day))
  const admin = firm.people.find((p) => p.role === 'admin') as Colleague
  for (const [n, account] of heldBy(firm, person).entries())
    give(firm, account, heirs[n % heirs.length] as Colleague, 'handed_over', { day, minute: EARLY }, admin)
}

/** D7: the boss himself, on the few that matter most; a rep may ask him or the manager in (T7). */
export function bossCalls(firm: Firm, day: Day): void {
  const { random } = firm
  const boss = firm.people.find((p) => p.role === 'director') as Colleague
  for (const account of firm.accounts) {
    if (account.fact.tier !== 'VVIP' || !account.owner || account.effectiveDays.has(day) || !random.chance(0.012))
      continue
    talk(firm, account, {
      by: boss,
      day,
      minute: 15 * 60 + random.between(0, 90),
      situation: 'call_on',
      effective: true,
      colleague: account.owner,
      plans: 0,
    })
  }
}
