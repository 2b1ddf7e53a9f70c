import type { Refusal } from '../../../shared/refusal.ts'
import { diagnosisMissing } from '../refusals.ts'

/** P8: check, diagnose, prescribe: what for, under which conditions, by which means of theirs; what we found, what we advise. */
export const DIAGNOSIS_FIELDS = [
  'purpose',
  'conditions',
  'equipment',
  'process',
  'budget',
  'findings',
  'prescription',
] as const
export type DiagnosisField = (typeof DIAGNOSIS_FIELDS)[number]
export type Diagnosis = Record<DiagnosisField, string>

/** Their means are known where any of the three is. */
const MEANS: readonly DiagnosisField[] = ['equipment', 'process', 'budget']
const PARTS: readonly (readonly [part: string, fields: readonly DiagnosisField[]])[] = [
  ['purpose', ['purpose']],
  ['conditions', ['conditions']],
  ['means', MEANS],
  ['findings', ['findings']],
  ['prescription', ['prescription']],
]

/** P8: the parts of a diagnosis that are still empty; all of them where there is none. */
export const missingOf = (diagnosis: Diagnosis | null): string[] =>
  PARTS.filter(([, fields]) => !fields.some((field) => diagnosis?.[field].trim())).map(([part]) => part)

export const DIAGNOSIS_RULES = ['off', 'warn', 'block'] as const
export type DiagnosisRule = (typeof DIAGNOSIS_RULES)[number]

/** P8: what stands against a quote without a whole diagnosis, whether it only warns or blocks. */
export function whyUndiagnosed(diagnosis: Diagnosis | null, rule: DiagnosisRule): Refusal | null {
  const missing = rule === 'off' ? [] : missingOf(diagnosis)
  return missing.length > 0 ? diagnosisMissing(missing) : null
}
