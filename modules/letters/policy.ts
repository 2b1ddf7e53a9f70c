import type { Actor } from '../../shared/actor.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { notAllowed } from '../../shared/refusals.ts'

/** C4: what the company's letters say is the heads' and marketing's; everybody writes with them. */
export const keepsLetters = (by: Actor): boolean =>
  by.role === 'admin' || by.role === 'director' || by.role === 'marketer'

export const whyNotKeepLetters = (by: Actor): Refusal | null => (keepsLetters(by) ? null : notAllowed())
