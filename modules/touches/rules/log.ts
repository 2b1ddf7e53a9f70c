import { addDays, addMonths, type Day, minuteIn } from '../../../shared/calendar.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import { inTheFuture, nextInThePast, nothingSaid, tooLongAgo } from '../refusals.ts'

export const CHANNELS = [
  'phone',
  'wechat',
  'sms',
  'email',
  'letter',
  'visit_out',
  'visit_in',
  'video',
  'fax',
  'event',
  'social',
  'chat',
  'other',
] as const
export type Channel = (typeof CHANNELS)[number]
export type Direction = 'out' | 'in'

/** Before this no firm kept customers in a computer: an earlier year is a slip of the pen. */
const FIRST_DAY = '1980-01-01'
/** A phone whose clock is a little off is not told that its touch lies in the future, or before the pursuit. */
export const CLOCK_SKEW_MS = 5 * 60_000

export interface TouchInput {
  effective: boolean
  summary: string
  happenedAt: Date
  /** Only the day is known. */
  wholeDay: boolean
  day: Day
  nextOn: Day | null
}

/**
 * T1: why a touch cannot be recorded as told, or null. Back-dating is fine, the future is not. What comes next lies
 * after the touch; it may have passed since, where the touch was kept without a net, and then shows as promised.
 */
export function whyNotLog(touch: TouchInput, now: Date, today: Day, zone: string): Refusal | null {
  const future = touch.wholeDay ? touch.day > today : touch.happenedAt.getTime() > now.getTime() + CLOCK_SKEW_MS
  if (future) return inTheFuture({ when: touch.wholeDay ? touch.day : minuteIn(zone, touch.happenedAt) })
  if (touch.day < FIRST_DAY) return tooLongAgo({ year: FIRST_DAY.slice(0, 4) })
  if (touch.effective && touch.summary.trim() === '') return nothingSaid()
  if (touch.nextOn !== null && touch.nextOn < touch.day) return nextInThePast()
  return null
}

/** Channels on which both sides are there at once: an attempt that nobody takes says nothing. */
export const TALKS: readonly Channel[] = ['phone', 'visit_out', 'visit_in', 'video', 'event']

/** T11: whether a touch answers what they said before: a talk that took place, or a word of ours. */
export const answers = (touch: { channel: Channel; direction: Direction; effective: boolean }): boolean =>
  TALKS.includes(touch.channel) ? touch.effective : touch.direction === 'out'

/** Channels on which a customer's word waits until someone answers it; a talk answers itself. */
export const WAITING: readonly Channel[] = ['wechat', 'sms', 'email', 'letter', 'fax', 'social', 'chat', 'other']

/** T11: whether what came in is still to be answered: written word, or a call that nobody took. */
export const awaitsAnswer = (touch: { channel: Channel; direction: Direction; effective: boolean }): boolean =>
  touch.direction === 'in' && (WAITING.includes(touch.channel) || (touch.channel === 'phone' && !touch.effective))

/** T2: whether the touches still missing fit before the sixth month at the allowed pace. */
export function touchesStillFit(
  facts: { effectiveTouches: number; pursuitStartedOn: Day; today: Day; lastEffectiveOn: Day | null },
  settings: { needed: number; monthsAtMost: number; early: number },
): { fits: boolean; missing: number; endsOn: Day } {
  const endsOn = addMonths(facts.pursuitStartedOn, settings.monthsAtMost)
  const missing = Math.max(0, settings.needed - facts.effectiveTouches)
  if (missing === 0) return { fits: true, missing, endsOn }
  const pace = Math.max(1, settings.early)
  const soonest = facts.lastEffectiveOn ? addDays(facts.lastEffectiveOn, pace) : facts.today
  const first = soonest > facts.today ? soonest : facts.today
  return { fits: addDays(first, (missing - 1) * pace) <= endsOn, missing, endsOn }
}
