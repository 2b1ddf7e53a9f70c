import type { ScoredTier } from './scorecard.ts'

const RANK = { VVIP: 1, A: 2, B: 3, C: 4 } as const
type Tier = keyof typeof RANK

/** Who gave the tier that a customer has: one of us (or an import), or the scorecard. */
export type GivenBy = 'hand' | 'scorecard'

/** What a new score does to a customer's tier. */
export type Effect = 'none' | 'give' | 'wait'

export interface Guard {
  /** T5: what falls out of them may rest in the pool again. */
  readonly neverSuspended: readonly string[]
  /** S1: whoever has one of them is sealed. */
  readonly sealed: readonly string[]
}

/**
 * I1: the scorecard gives a tier where none was given by hand. What would open what is closed waits for the manager's word:
 * a fall out of a tier that is never suspended (T5) or sealed, and for a customer that is sealed, whatever the settings say
 * by now, any tier that does not seal it (S1).
 */
export function effectOf(
  now: { tier: Tier | null; givenBy: GivenBy; isSealed: boolean },
  scored: ScoredTier | null,
  { neverSuspended, sealed }: Guard,
): Effect {
  if (scored === null || scored === now.tier) return 'none'
  if (now.tier !== null && now.givenBy === 'hand') return 'none'
  if (now.isSealed && !sealed.includes(scored)) return 'wait'
  if (now.tier === null) return 'give'
  const falls = RANK[scored] > RANK[now.tier]
  return falls && [...neverSuspended, ...sealed].includes(now.tier) ? 'wait' : 'give'
}
