import type { Day } from '../../../shared/calendar.ts'
import { lowerOf, type Rung } from '../../customers/rules/rungs.ts'
import { type RungThresholds, upperBound } from './bound.ts'
import type { Field } from './fields.ts'
import { type ConfidenceWeights, type Fill, fillOf, type Known } from './knowledge.ts'
import { type Proof, type ProofRules, provenRung, type Ties } from './proof.ts'
import type { TrustRules } from './trust.ts'

/** All that a company may set of D1–D4. */
export interface DistanceRules {
  fields: readonly Field[]
  confidence: ConfidenceWeights
  thresholds: RungThresholds
  proof: ProofRules
  trust: TrustRules
}

export interface Distance {
  /** D2: what holds: no more than the portrait allows, no more than is proven. */
  rung: Rung
  bound: Rung
  proof: Proof
  fill: Fill
}

/** D2: how near one of us is to a contact: both sides of it, and the lower of them. */
export function distanceOf(
  knowledge: readonly Known[],
  contactId: string | null,
  ties: Ties,
  today: Day,
  rules: DistanceRules,
): Distance {
  const fill = fillOf(rules.fields, knowledge, contactId, { today, confidence: rules.confidence })
  const bound = upperBound(fill, rules.thresholds)
  const proof = provenRung(ties, today, rules.proof, rules.trust)
  return { rung: lowerOf(bound, proof.rung), bound, proof, fill }
}
