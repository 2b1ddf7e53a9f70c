import type { Actor } from '../../shared/actor.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { notAllowed } from '../../shared/refusals.ts'
import {
  archivedCustomer,
  mayNotAnonymise,
  mayNotChangeGroup,
  mayNotMerge,
  mayNotSetTier,
  mayNotTouch,
  mergedCustomer,
  nameWhoAnonymises,
  notArchived,
  tierNeedsReason,
} from './refusals.ts'
import type { State, Tier } from './rules/stages.ts'

/** What decides who may do what with a customer. */
export interface Held {
  ownerId: string | null
  ownerName: string | null
  teamId: string
  state: State
  merged: boolean
  /** S1: sealed or hidden. */
  secret: boolean
  /** The actor works on it in its group. */
  member: boolean
}

const EVERYWHERE = ['director', 'admin']

/** Whether the actor answers for the customer as its owner's superior. */
export const manages = (by: Actor, held: Pick<Held, 'teamId'>): boolean =>
  EVERYWHERE.includes(by.role) || (by.role === 'manager' && by.teamIds.includes(held.teamId))

export function whyNotEdit(by: Actor, held: Held): Refusal | null {
  if (held.merged) return mergedCustomer()
  if (held.state === 'archived') return archivedCustomer()
  if (by.role === 'auditor') return notAllowed()
  if (held.ownerId === by.id || held.member || manages(by, held)) return null
  return mayNotTouch({ owner: held.ownerName ?? '—' })
}

/** Who only looks creates nothing. */
export const whyNotCreate = (by: Actor): Refusal | null => (by.role === 'auditor' ? notAllowed() : null)

/** T1: hotline and reception record what reaches them, whoever's customer it is. */
export const whyNotTouch = (by: Actor, held: Held): Refusal | null =>
  by.role === 'agent' && !held.merged && held.state !== 'archived' ? null : whyNotEdit(by, held)

/** T5: the tier decides what may be suspended, so the one who wants rest does not set it. */
export const whyNotSetTier = (by: Actor, held: Held): Refusal | null => (manages(by, held) ? null : mayNotSetTier())

/** T5: a tier that is never suspended is not left without a word. */
export const whyNotLeaveTier = (
  tier: Tier | null,
  never: readonly Tier[],
  reason: string | undefined,
): Refusal | null => (tier !== null && never.includes(tier) && !reason ? tierNeedsReason({ tier }) : null)

const whyNotStanding = (held: Held): Refusal | null => {
  if (held.merged) return mergedCustomer()
  return held.state === 'archived' ? archivedCustomer() : null
}

/** T8: instead of deleting. Managers put away what is no customer, with a reason. */
export const whyNotArchive = (by: Actor, held: Held): Refusal | null =>
  whyNotStanding(held) ?? (manages(by, held) ? null : notAllowed())

export function whyNotRestore(by: Actor, held: Held): Refusal | null {
  if (held.merged) return mergedCustomer()
  if (held.state !== 'archived') return notArchived()
  return manages(by, held) ? null : notAllowed()
}

/** T8: what is redacted is gone for good, so the company's head answers for it. */
export function whyNotAnonymise(by: Actor, held: Held): Refusal | null {
  if (held.merged) return mergedCustomer()
  if (EVERYWHERE.includes(by.role)) return null
  // S2: no head of the company sees it unnamed.
  return held.secret ? nameWhoAnonymises() : mayNotAnonymise()
}

/** G4: who answers for both, as the owner or the manager, may make two customers one. */
export function whyNotMerge(by: Actor, kept: Held, merged: Held): Refusal | null {
  const answersFor = (held: Held) => by.role !== 'auditor' && (held.ownerId === by.id || manages(by, held))
  const standing = whyNotStanding(kept) ?? whyNotStanding(merged)
  return standing ?? (answersFor(kept) && answersFor(merged) ? null : mayNotMerge())
}

/** D7: the owner and the managers say who works on a customer. */
export const whyNotChangeGroup = (by: Actor, held: Held): Refusal | null =>
  whyNotStanding(held) ?? (held.ownerId === by.id || manages(by, held) ? null : mayNotChangeGroup())
