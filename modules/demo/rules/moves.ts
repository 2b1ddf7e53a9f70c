import { addDays, type Day } from '../../../shared/calendar.ts'
import { whyNotSuspend } from '../../customers/rules/suspension.ts'
import { managerMaySuspendEarly, neverSuspended, touchesNeeded } from '../../customers/settings.ts'
import { protectionDays } from '../../pool/settings.ts'
import { sayMonth } from './days.ts'
import type { HoldingFact, MoveFact, PursuitCause, StepInFact } from './facts.ts'
import { type Account, type Colleague, type Firm, reckon, unpaid } from './firm.ts'
import { expand } from './phrasebook.ts'
import { idAt } from './random.ts'
import { valuesOf } from './values.ts'

/** Opens a pursuit: touch numbers start at nothing (METHOD §1). */
export function startPursuit(firm: Firm, account: Account, cause: PursuitCause, day: Day, at: Date): void {
  account.pursuit = { number: account.pursuit.number + 1, cause, startedOn: day }
  account.effectiveDays = new Set()
  account.lastEffectiveOn = null
  account.attemptDays = []
  account.fact.postponedUntil = null
  firm.facts.pursuits.push({
    id: idAt(at, firm.random),
    customerId: account.fact.id,
    number: account.pursuit.number,
    ownerId: account.owner?.id ?? null,
    cause,
    startedAt: at,
    startedOn: day,
  })
  reckon(account)
}

/** Hands a customer to somebody, with a pursuit of its own. */
export function give(
  firm: Firm,
  account: Account,
  to: Colleague,
  cause: HoldingFact['cause'],
  when: { day: Day; minute: number },
  by: Colleague,
  reason = '',
): void {
  const at = firm.at(when.day, when.minute)
  const from = account.owner
  if (account.stepIn) settle(account, cause === 'claimed' ? 'lapsed' : 'reassign', by, at, reason)
  endHolding(account, at, cause)
  if (cause === 'claimed' || cause === 'assigned' || cause === 'handed_over')
    record(firm, account, { kind: cause, fromId: from?.id ?? null, toId: to.id, byId: by.id, at, reason })
  account.owner = to
  account.team = to.team
  account.holding = {
    id: idAt(at, firm.random),
    customerId: account.fact.id,
    ownerId: to.id,
    cause,
    startedAt: at,
    startedBy: by.id,
    endedAt: null,
    endCause: null,
  }
  account.holdings.push(account.holding)
  firm.facts.holdings.push(account.holding)
  Object.assign(account.fact, {
    state: 'active',
    ownerId: to.id,
    ownerSince: at,
    teamId: to.team.id,
    poolId: null,
    pooledAt: null,
    lookAgainOn: null,
    protectedUntil: cause === 'claimed' ? addDays(when.day, protectionDays.fallback) : null,
    neglectSince: cause === 'imported' ? when.day : null,
  })
  account.agenda = account.agenda.filter((situation) => situation === 'making' || situation === 'shipping')
  startPursuit(
    firm,
    account,
    cause,
    cause === 'imported' ? account.fact.enteredOn : when.day,
    cause === 'imported' ? firm.at(account.fact.enteredOn, 0) : at,
  )
}

/** T4, T5: whether nothing stands against the rest of a customer. */
export function maySuspend(account: Account): boolean {
  const facts = {
    state: account.fact.state,
    tier: account.fact.tier,
    effectiveTouches: account.effectiveDays.size,
    openNeeds: 0,
    unpaidOrders: unpaid(account),
    openComplaints: 0,
  }
  const settings = {
    needed: touchesNeeded.fallback,
    never: neverSuspended.fallback,
    managerMaySuspendEarly: managerMaySuspendEarly.fallback,
  }
  return whyNotSuspend(facts, settings, false).length === 0
}

/** T4, T6: rests a customer, with a reason and a day to look again; it waits in its team's pool. */
export function suspend(firm: Firm, account: Account, day: Day, code: string, lookAgainOn: Day): void {
  const by = account.owner as Colleague
  const at = firm.at(day, 18 * 60 + 35)
  const values = { ...valuesOf(firm, account, day), again: sayMonth(day, lookAgainOn) }
  const reason = expand(firm.plan.book, `{suspend.${code}}`, values, firm.random)
  if (account.stepIn) settle(account, 'suspend', by, at, reason)
  endHolding(account, at, 'suspended')
  record(firm, account, { kind: 'suspended', code, fromId: by.id, toId: null, byId: by.id, at, reason, lookAgainOn })
  account.owner = null
  Object.assign(account.fact, {
    state: 'suspended',
    ownerId: null,
    ownerSince: null,
    poolId: account.team.poolId,
    pooledAt: at,
    lookAgainOn,
    protectedUntil: null,
    postponedUntil: null,
  })
}

/** T6: a neglected customer goes back to the manager; a tier that is never suspended stays active there (T5). */
export function recall(firm: Firm, account: Account, day: Day): void {
  const at = firm.at(day, 10)
  if (account.stepIn) settle(account, 'lapsed', null, at, '')
  endHolding(account, at, 'recalled')
  record(firm, account, {
    kind: 'recalled',
    fromId: account.owner?.id ?? null,
    toId: null,
    byId: JINKE_ID,
    at,
    reason: '',
  })
  account.owner = null
  const stays = account.fact.tier !== null && neverSuspended.fallback.includes(account.fact.tier)
  Object.assign(account.fact, {
    state: stays ? 'active' : 'recalled',
    ownerId: null,
    ownerSince: null,
    postponedUntil: null,
  })
}

/** Whoever acts in jobs, as `shared/actor.ts` names it. */
const JINKE_ID = '00000000-0000-0000-0000-000000000000'

function endHolding(account: Account, at: Date, cause: string): void {
  if (!account.holding) return
  account.holding.endedAt = at
  account.holding.endCause = cause
  account.holding = null
}

/** T7: closes what waits for the manager. */
export function settle(
  account: Account,
  decision: Exclude<StepInFact['decision'], null>,
  by: Colleague | null,
  at: Date,
  note: string,
): void {
  if (!account.stepIn) return
  const { note: asked } = account.stepIn
  Object.assign(account.stepIn, {
    decision,
    decidedBy: by?.id ?? JINKE_ID,
    decidedAt: at,
    note: [asked, note].filter(Boolean).join('\n') || null,
  })
  account.stepIn = null
}

function record(
  firm: Firm,
  account: Account,
  move: Omit<MoveFact, 'id' | 'customerId' | 'code' | 'lookAgainOn'> & Partial<MoveFact>,
): void {
  firm.facts.moves.push({
    code: null,
    lookAgainOn: null,
    ...move,
    id: idAt(move.at, firm.random),
    customerId: account.fact.id,
  })
}
