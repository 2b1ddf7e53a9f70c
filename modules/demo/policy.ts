import type { Actor } from '../../shared/actor.ts'
import type { Role } from '../../shared/endpoint.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { needsKeeper } from './refusals.ts'

/** Who keeps the demo of a firm that works with Jinke already. */
const KEEPERS: readonly Role[] = ['admin', 'director']

/**
 * Why somebody may not build or drop the demo. Before the firm has its company anybody may who reaches the server,
 * as anybody may create the company; afterwards the firm's keepers alone.
 */
export const whyNotKeepDemo = (hasCompany: boolean, by: Actor | null): Refusal | null =>
  !hasCompany || (by && !by.readOnly && KEEPERS.includes(by.role)) ? null : needsKeeper()
