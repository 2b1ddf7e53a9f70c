import { addDays, type Day } from '../../../shared/calendar.ts'
import type { Tier } from './stages.ts'

export interface Window {
  early: number
  due: number
  overdue: number
}

export interface CadenceWindows {
  openNeed: Window
  ordered: Record<Tier, Window>
  untouched: Window
  otherwise: Window
}

export type Cadence = 'early' | 'ok' | 'due' | 'overdue'

/** What T3 asks of a customer, in its current pursuit. */
export interface CadenceFacts {
  openNeeds: number
  /** Orders ever, paid or not. */
  orders: number
  tier: Tier | null
  pursuitStartedOn: Day
  lastEffectiveOn: Day | null
  /** The days, in order, of outbound attempts without effect after the last effective touch. */
  attemptDays: readonly Day[]
}

export interface CadenceDays {
  earlyUntil: Day
  dueOn: Day
  overdueOn: Day
}

/** The rows of T3's table, by what they apply to: an open need, a tier that has ordered, the others. */
export const RHYTHMS = ['openNeed', 'VVIP', 'A', 'B', 'C', 'untouched', 'otherwise'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** T3: the first row of the table that applies. A customer without a tier counts as C. */
export function rhythmFor(facts: Pick<CadenceFacts, 'openNeeds' | 'orders' | 'tier' | 'lastEffectiveOn'>): Rhythm {
  if (facts.openNeeds > 0) return 'openNeed'
  if (facts.orders > 0) return facts.tier ?? 'C'
  return facts.lastEffectiveOn === null ? 'untouched' : 'otherwise'
}

/** T3: the window of a row. */
export const windowOf = (rhythm: Rhythm, windows: CadenceWindows): Window =>
  rhythm === 'openNeed' || rhythm === 'untouched' || rhythm === 'otherwise' ? windows[rhythm] : windows.ordered[rhythm]

/** T3: the window that applies to a customer. */
export const windowFor = (
  facts: Pick<CadenceFacts, 'openNeeds' | 'orders' | 'tier' | 'lastEffectiveOn'>,
  windows: CadenceWindows,
): Window => windowOf(rhythmFor(facts), windows)

/**
 * T3: the day after an attempt becomes the due day, `retries` days in a row at most; null where there was no
 * attempt. Several attempts of one day are one.
 */
export function retryDay(attemptDays: readonly Day[], retries: number): Day | null {
  const counted = [...new Set(attemptDays)].sort().slice(0, retries).at(-1)
  return counted ? addDays(counted, 1) : null
}

/** T3 as days: early before the first, due from the second, overdue from the third. An attempt never moves the last. */
export function cadenceDays(facts: CadenceFacts, windows: CadenceWindows, retries: number): CadenceDays {
  const since = facts.lastEffectiveOn ?? facts.pursuitStartedOn
  const window = windowFor(facts, windows)
  return {
    earlyUntil: addDays(since, window.early),
    dueOn: retryDay(facts.attemptDays, retries) ?? addDays(since, window.due),
    overdueOn: addDays(since, window.overdue),
  }
}

/** T3 on a day. What waits longest wins: an attempt may make a customer due in days that else were early. */
export function cadenceOn(today: Day, days: CadenceDays): Cadence {
  if (today >= days.overdueOn) return 'overdue'
  if (today >= days.dueOn) return 'due'
  return today < days.earlyUntil ? 'early' : 'ok'
}
