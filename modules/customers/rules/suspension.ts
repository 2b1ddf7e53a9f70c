import type { Refusal } from '../../../shared/refusal.ts'
import { notActive, openComplaint, openNeed, tierNeverSuspended, tooFewTouches, unpaidOrder } from '../refusals.ts'
import type { State, Tier } from './stages.ts'

export interface SuspensionFacts {
  state: State
  tier: Tier | null
  effectiveTouches: number
  openNeeds: number
  unpaidOrders: number
  openComplaints: number
}

export interface SuspensionSettings {
  needed: number
  never: readonly Tier[]
  managerMaySuspendEarly: boolean
}

/**
 * T4, T5: everything that stands against resting a customer; none when it may rest. `asManager` is whether
 * the one who asks is its manager.
 */
export function whyNotSuspend(facts: SuspensionFacts, settings: SuspensionSettings, asManager: boolean): Refusal[] {
  const early = asManager && settings.managerMaySuspendEarly
  return [
    facts.state === 'active' ? null : notActive(),
    facts.tier && settings.never.includes(facts.tier) ? tierNeverSuspended({ tier: facts.tier }) : null,
    facts.effectiveTouches < settings.needed && !early
      ? tooFewTouches({ have: facts.effectiveTouches, need: settings.needed })
      : null,
    facts.openNeeds > 0 ? openNeed() : null,
    facts.unpaidOrders > 0 ? unpaidOrder({ count: facts.unpaidOrders }) : null,
    facts.openComplaints > 0 ? openComplaint() : null,
  ].filter((why) => why !== null)
}
