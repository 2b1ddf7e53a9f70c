import { type Day, dayIn } from '../../../shared/calendar.ts'
import { whyNotClaim } from '../../pool/rules/claim.ts'
import { claimsADay, coolingOffDays, heldAtMost, heldByNewcomer, newcomerMonths } from '../../pool/settings.ts'
import { type Account, type Colleague, type Firm, hasGone, heldBy } from './firm.ts'
import { isNewcomer } from './load.ts'
import { give } from './moves.ts'

/** In a smaller firm there is less to claim. */
const FULL_SIZE = 2000
const MORNING = 8 * 60 + 40
const SETTINGS = {
  claimsADay: claimsADay.fallback,
  heldAtMost: heldAtMost.fallback,
  heldByNewcomer: heldByNewcomer.fallback,
  newcomerMonths: newcomerMonths.fallback,
  coolingOffDays: coolingOffDays.fallback,
}

/** T6: a rep with room takes customers from the pool now and then, a newcomer more often. */
export function claimSome(firm: Firm, person: Colleague, day: Day): void {
  const { random } = firm
  const newcomer = isNewcomer(person, day)
  const eagerness = newcomer ? 0.4 : 0.12 * (person.habits?.prospects ?? 0)
  if (!random.chance(eagerness * Math.min(1, firm.plan.customers / FULL_SIZE))) return
  const held = heldBy(firm, person).length
  const wanted = random.between(1, newcomer ? 4 : 2)
  const before = firm.at(day, 0)
  const waiting = random.shuffled(firm.accounts.filter((a) => isInSight(firm, a, person) && a.fact.createdAt < before))
  let claimed = 0
  for (const account of waiting.slice(0, wanted)) {
    const facts = {
      claimedToday: claimed,
      held: held + claimed,
      joinedOn: person.joinedOn,
      lastHeldUntil: heldUntil(firm, account, person),
      today: day,
    }
    if (whyNotClaim(facts, SETTINGS)) continue
    give(firm, account, person, 'claimed', { day, minute: MORNING + random.between(0, 14) }, person)
    claimed += 1
  }
  if (claimed > 0) firm.facts.claims.push({ personId: person.id, day, used: claimed })
}

/** The company's pool, and that of one's own team. */
const isInSight = (firm: Firm, account: Account, person: Colleague): boolean =>
  !hasGone(account) && [firm.plan.companyPoolId, person.team.poolId].includes(account.fact.poolId ?? '')

function heldUntil(firm: Firm, account: Account, person: Colleague): Day | null {
  const last = account.holdings.filter((h) => h.ownerId === person.id).at(-1)?.endedAt
  return last ? dayIn(firm.plan.zone, last) : null
}
