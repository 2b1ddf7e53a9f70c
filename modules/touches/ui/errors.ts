import { type Refusal, tellRefusal } from '../../../shared/refusal.ts'
import type { Locale } from '../../../shared/text.ts'
import type { Problem } from '../../../web/api.ts'

/** What is wrong with a touch, by the names that the request has for its fields. */
export type TouchErrors = Readonly<Record<string, string>>

const SHOWN = ['summary', 'happenedAt', 'nextStep', 'nextOn', 'contactIds', 'colleagueIds']

/** What our own rule has against the draft. While one `stillWrites` nothing is missing yet; a wrong day is wrong at once. */
export function errorsOfRule(why: Refusal | null, locale: Locale, stillWrites = false): TouchErrors {
  const field = why?.kind.fields[0]
  return why && field && !(stillWrites && field === 'summary') ? { [field]: tellRefusal(why, locale) } : {}
}

/** What the server refused, by field; `rest` is what no field of the form stands for. */
export function errorsOfServer(problem: Problem | null | undefined): { errors: TouchErrors; rest: Problem | null } {
  const shown = SHOWN.filter((name) => problem?.at(name))
  if (!problem || shown.length === 0) return { errors: {}, rest: problem ?? null }
  return { errors: Object.fromEntries(shown.map((name) => [name, problem.at(name) as string])), rest: null }
}
