import type { ScoredTier } from './scorecard.ts'

const RANK = { VVIP: 1, A: 2, B: 3, C: 4 } as const
type Tier = keyof typeof RANK

/** Who gave the tier that a customer has: one of us (or an import), or the scorecard. */
export type GivenBy = 'hand' | 'scorecard'

/** What a new score does to a customer's tier. */
export type Effect = 'none' | 'give' | 'wait'

/**
 * I1: the scorecard gives a tier where none was given by hand. A fall out of a tier that is guarded (never suspended, or
 * sealed: T5, S1) opens what was closed, so it waits for the manager's word.
 */
export function effectOf(
  now: { tier: Tier | null; givenBy: GivenBy },
  scored: ScoredTier | null,
  guarded: readonly string[],
): Effect {
  if (scored === null || scored === now.tier) return 'none'
  if (now.tier === null) return 'give'
  if (now.givenBy === 'hand') return 'none'
  return RANK[scored] > RANK[now.tier] && guarded.includes(now.tier) ? 'wait' : 'give'
}
