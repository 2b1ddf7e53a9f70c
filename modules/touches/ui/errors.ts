import { type Refusal, tellRefusal } from '../../../shared/refusal.ts'
import type { Locale } from '../../../shared/text.ts'
import type { Problem } from '../../../web/api.ts'

export type FieldOfTouch = 'summary' | 'when' | 'next' | 'who'
export type TouchErrors = Partial<Record<FieldOfTouch, string>>

/** At which field a refusal, or a wrong field of the request, is told. */
const FIELD_OF: Readonly<Record<string, FieldOfTouch>> = {
  in_the_future: 'when',
  too_long_ago: 'when',
  nothing_said: 'summary',
  next_in_the_past: 'next',
  unknown_contact: 'who',
  unknown_colleague: 'who',
  summary: 'summary',
  happenedAt: 'when',
  nextStep: 'next',
  nextOn: 'next',
  contactIds: 'who',
  colleagueIds: 'who',
}

/** What our own rule has against the draft. While one `stillWrites` nothing is missing yet; a wrong day is wrong at once. */
export function errorsOfRule(why: Refusal | null, locale: Locale, stillWrites = false): TouchErrors {
  const field = why && FIELD_OF[why.kind.reason]
  return why && field && !(stillWrites && field === 'summary') ? { [field]: tellRefusal(why, locale) } : {}
}

/** What the server refused, by field; `rest` is what no field stands for. */
export function errorsOfServer(problem: Problem | null | undefined): { errors: TouchErrors; rest: Problem | null } {
  if (!problem) return { errors: {}, rest: null }
  const { byField } = problem
  const named = Object.keys(byField).find((name) => FIELD_OF[name])
  const field = FIELD_OF[problem.reason] ?? (named && FIELD_OF[named])
  const message = (named && byField[named]) ?? problem.message
  return field ? { errors: { [field]: message }, rest: null } : { errors: {}, rest: problem }
}
