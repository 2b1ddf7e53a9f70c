import type { Work } from '../../platform/work.ts'
import { nextRung } from '../customers/rules/rungs.ts'
import { shortOf } from './rules/bound.ts'
import type { Distance } from './rules/distance.ts'
import { BLOCKS } from './rules/fields.ts'
import { TRUST_KINDS, type TrustEntry, weightOf } from './rules/trust.ts'
import { distanceRules } from './rules.ts'

const TENTHS = 10
export const rounded = (weight: number): number => Math.round(weight * TENTHS) / TENTHS

/** A pair's distance with both its sides, as replies tell it. */
export function presentLadder(work: Work, distance: Distance, entries: readonly TrustEntry[]) {
  const { thresholds, trust } = distanceRules(work.settings)
  const next = nextRung(distance.bound)
  const { rung, bound, proof, fill } = distance
  return {
    rung,
    bound,
    proven: proof.rung,
    byEvidence: proof.byEvidence,
    trust: rounded(proof.trust),
    trustBy: TRUST_KINDS.flatMap((kind) => {
      const of = entries.filter((entry) => entry.kind === kind)
      const days = of.map(({ on }) => on)
      const weight = of.reduce((sum, entry) => sum + weightOf(entry, work.today, trust), 0)
      return of.length > 0 ? [{ kind, count: of.length, weight: rounded(weight), days: days.toSorted().reverse() }] : []
    }),
    evidence: proof.evidence,
    filled: BLOCKS.map((block) => Math.round(fill[block] * 100)),
    next,
    lacking: next ? shortOf(next, fill, thresholds) : [],
  }
}
