import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'

/** R2, D4: what happened between a colleague and a contact that makes trust grow or fall. */
export const TRUST_KINDS = [
  'promise_kept',
  'promise_broken',
  'problem_solved',
  'complaint',
  'complaint_unsettled',
  'on_time',
  'delay',
  'no_show',
  'neglect',
  'preferred_equal',
  'preferred_worse',
  'referral',
] as const
export type TrustKind = (typeof TRUST_KINDS)[number]

/** What people write down; the rest is read from touches and orders. */
export const TOLD_KINDS = TRUST_KINDS.filter((kind) => kind !== 'on_time' && kind !== 'neglect')

export interface TrustEntry {
  kind: TrustKind
  on: Day
}

export interface TrustRules {
  weights: Readonly<Record<TrustKind, number>>
  /** After so many days an event weighs half. */
  halfLife: number
}

/** R2: an event weighs less the longer ago it was; what is still to come weighs nothing. */
export function weightOf({ kind, on }: TrustEntry, today: Day, { weights, halfLife }: TrustRules): number {
  return on > today ? 0 : weights[kind] * 2 ** (-daysBetween(on, today) / halfLife)
}

export const trustOf = (entries: readonly TrustEntry[], today: Day, rules: TrustRules): number =>
  entries.reduce((sum, entry) => sum + weightOf(entry, today, rules), 0)

/**
 * D4: neglect lowers closeness by itself: each time so many days have passed without an effective touch, since the
 * last one or since the customer is held.
 */
export function neglects(effectiveDays: readonly Day[], since: Day, today: Day, every: number): TrustEntry[] {
  const marks = [since, ...effectiveDays.filter((day) => day > since && day <= today).sort(), today]
  return marks.slice(1).flatMap((end, at) => {
    const start = marks[at] as Day
    const times = Math.floor(daysBetween(start, end) / every)
    return Array.from({ length: times }, (_, n) => ({ kind: 'neglect' as const, on: addDays(start, every * (n + 1)) }))
  })
}

export interface Promised {
  /** The day on which it was said, and the day for which. */
  on: Day
  for: Day
}

/** What was promised for a day is still kept so many days after. */
export const GRACE_DAYS = 1

/** R2: a next step that was promised for a day is kept by the next touch until then, or the day after; else it was broken. */
export function promises(promised: readonly Promised[], touchDays: readonly Day[], today: Day): TrustEntry[] {
  return promised.flatMap(({ on, for: due }): TrustEntry[] => {
    const last = addDays(due, GRACE_DAYS)
    const kept = touchDays.filter((day) => day > on && day <= last).sort()[0]
    if (kept) return kept <= today ? [{ kind: 'promise_kept', on: kept }] : []
    return last < today ? [{ kind: 'promise_broken', on: addDays(last, 1) }] : []
  })
}
