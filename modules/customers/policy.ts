import type { Actor } from '../../shared/actor.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { notAllowed } from '../../shared/refusals.ts'
import { archivedCustomer, mayNotSetTier, mayNotTouch, mergedCustomer } from './refusals.ts'
import type { State } from './rules/stages.ts'

/** What decides who may do what with a customer. */
export interface Held {
  ownerId: string | null
  ownerName: string | null
  teamId: string
  state: State
  merged: boolean
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

/** T1: hotline and reception record what reaches them, whoever's customer it is. */
export const whyNotTouch = (by: Actor, held: Held): Refusal | null =>
  by.role === 'agent' && !held.merged && held.state !== 'archived' ? null : whyNotEdit(by, held)

/** T5: the tier decides what may be suspended, so the one who wants rest does not set it. */
export const whyNotSetTier = (by: Actor, held: Held): Refusal | null => (manages(by, held) ? null : mayNotSetTier())
