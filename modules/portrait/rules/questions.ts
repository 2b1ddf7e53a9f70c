import { addDays, type Day } from '../../../shared/calendar.ts'
import { heightOf, nextRung, type Rung } from '../../customers/rules/rungs.ts'
import { type RungThresholds, shortOf } from './bound.ts'
import type { Field } from './fields.ts'
import { type Fill, type Known, worthOf } from './knowledge.ts'

/** A question that was asked on a day and not answered. */
export interface Asked {
  field: string
  contactId: string | null
  on: Day
}

export interface Question {
  field: string
  contactId: string | null
  /** Nothing is known, or what is known has aged. */
  why: 'missing' | 'aged'
}

export interface QuestionRules {
  fields: readonly Field[]
  thresholds: RungThresholds
  /** So many at once, and not again within so many days. */
  count: number
  againAfter: number
}

/**
 * D5: what to ask next: from the fields that the next rung lacks, then from those that have aged, then from what else is
 * not known so far; the weightiest first that were not asked lately.
 */
export function questionsFor(
  { bound, fill, contactId }: { bound: Rung; fill: Fill; contactId: string | null },
  knowledge: readonly Known[],
  asked: readonly Asked[],
  today: Day,
  rules: QuestionRules,
): Question[] {
  const next = nextRung(bound)
  const lacking = new Set(next ? shortOf(next, fill, rules.thresholds).map(({ block }) => block) : [])
  const reach = heightOf(next ?? bound)
  const since = addDays(today, -rules.againAfter)
  const known = new Map<string, Known[]>()
  for (const one of knowledge) known.set(one.field, [...(known.get(one.field) ?? []), one])
  return rules.fields
    .filter((field) => heightOf(field.rung) <= reach && !(field.of === 'contact' && contactId === null))
    .flatMap((field) => {
      const about = field.of === 'contact' ? contactId : null
      const isSame = (one: { field: string; contactId: string | null }) =>
        one.field === field.key && one.contactId === about
      if (asked.some((one) => isSame(one) && one.on > since)) return []
      const told = known.get(field.key)?.filter(isSame) ?? []
      const worth = Math.max(0, ...told.map(({ confirmedOn }) => worthOf(confirmedOn, field.months, today)))
      if (worth === 1) return []
      const why = told.length > 0 ? ('aged' as const) : ('missing' as const)
      const turn = lacking.has(field.block) ? 0 : why === 'aged' ? 1 : 2
      return [{ field: field.key, contactId: about, why, gain: field.weight * (1 - worth), turn }]
    })
    .sort((a, b) => a.turn - b.turn || b.gain - a.gain)
    .slice(0, rules.count)
    .map(({ field, contactId: about, why }) => ({ field, contactId: about, why }))
}
