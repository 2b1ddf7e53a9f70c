import {
  confidenceWeights,
  neglectDays,
  portraitFields,
  proofRules,
  rankThresholds,
  rungThresholds,
  stuckRules,
  trustRules,
} from '../../../modules/portrait/settings.ts'
import type { Setting } from '../../../shared/setting.ts'

/** What is edited on this page; the preview tells what a change of all but the last would do. */
export const EDITED = [
  rungThresholds,
  confidenceWeights,
  proofRules,
  trustRules,
  neglectDays,
  rankThresholds,
  portraitFields,
  stuckRules,
] as readonly Pick<Setting, 'key'>[]

/** Keys that have no row of their own among the other settings. */
export const EDITED_KEYS: readonly string[] = EDITED.map(({ key }) => key)

export const PREVIEWED_KEYS: readonly string[] = EDITED_KEYS.filter((key) => key !== stuckRules.key)

/** The values as they are being edited, by key. */
export type Draft = Readonly<Record<string, unknown>>

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What differs from what stands. */
export const changedIn = (draft: Draft, standing: Draft): Draft =>
  Object.fromEntries(Object.entries(draft).filter(([key, value]) => !same(value, standing[key])))
