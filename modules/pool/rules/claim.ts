import { addDays, addMonths, type Day } from '../../../shared/calendar.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import { claimLimit, coolingOff, holdingCap } from '../refusals.ts'

export interface ClaimSettings {
  claimsADay: number
  heldAtMost: number
  heldByNewcomer: number
  newcomerMonths: number
  coolingOffDays: number
}

/** T6: how many customers a claim may bring a person to: fewer in the first months. */
export function capFor(
  joinedOn: Day | null,
  today: Day,
  settings: Pick<ClaimSettings, 'heldAtMost' | 'heldByNewcomer' | 'newcomerMonths'>,
): number {
  const newcomer = joinedOn !== null && today < addMonths(joinedOn, settings.newcomerMonths)
  return newcomer ? settings.heldByNewcomer : settings.heldAtMost
}

/** T6: the first day on which the one who held a customer until `endedOn` may claim it again. */
export const claimableFrom = (endedOn: Day, coolingOffDays: number): Day => addDays(endedOn, coolingOffDays)

/**
 * T6: why a person may not claim one customer more, or null. `claimedToday` and `held` count without this
 * claim; `lastHeldUntil` is when the same person last held this customer.
 */
export function whyNotClaim(
  facts: { claimedToday: number; held: number; joinedOn: Day | null; lastHeldUntil: Day | null; today: Day },
  settings: ClaimSettings,
): Refusal | null {
  if (facts.lastHeldUntil !== null) {
    const until = claimableFrom(facts.lastHeldUntil, settings.coolingOffDays)
    if (facts.today < until) return coolingOff({ until }, { until })
  }
  if (facts.claimedToday >= settings.claimsADay)
    return claimLimit({ limit: settings.claimsADay }, { used: facts.claimedToday, limit: settings.claimsADay })
  const cap = capFor(facts.joinedOn, facts.today, settings)
  return facts.held >= cap ? holdingCap({ held: facts.held, cap }, { held: facts.held, cap }) : null
}
