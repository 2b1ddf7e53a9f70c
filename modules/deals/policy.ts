import type { Actor } from '../../shared/actor.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { notAllowed } from '../../shared/refusals.ts'
import { type Held, manages } from '../customers/policy.ts'
import { mayNotApprove } from './refusals.ts'

const HEADS = ['director', 'admin']

/** The catalogue is the company's: those who answer for others keep it. */
export const whyNotKeepProducts = (by: Actor): Refusal | null =>
  ['manager', 'marketer', ...HEADS].includes(by.role) ? null : notAllowed()

/** Imported deals without a customer are named by those who answer for others. */
export const whyNotKeepStrays = (by: Actor): Refusal | null =>
  ['manager', ...HEADS].includes(by.role) ? null : notAllowed()

/** Costs are told to those who sell; those who only look at customers are not told what they cost us. */
export const seesCost = (by: Actor): boolean => by.role !== 'agent'

/** What `whyNotApprove` says, of quotes at large: those of these teams, of all, or none. */
export const approvesFor = (by: Actor): readonly string[] | 'all' | 'none' => {
  if (HEADS.includes(by.role)) return 'all'
  return by.role === 'manager' ? by.teamIds : 'none'
}

/** By the owner's manager or above, and not by the one who asks, unless nobody stands above. */
export const whyNotApprove = (by: Actor, held: Pick<Held, 'teamId'>, askedBy: string | null): Refusal | null =>
  manages(by, held) && (by.id !== askedBy || HEADS.includes(by.role)) ? null : mayNotApprove()
