import { addDays, type Day, minuteIn } from '../../../shared/calendar.ts'
import type { WeeklyHours } from './shapes.ts'
import { type DayKind, weekdayOf } from './workdays.ts'

/** From an instant up to another, in milliseconds. */
export interface Span {
  readonly start: number
  readonly end: number
}

const MINUTE_MS = 60_000

/** The instant of a time on the wall: of one that comes twice the first, of one that the clocks skip as long after the gap. */
export function instantOf(zone: string, day: Day, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const wall = Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * MINUTE_MS
  const near = wall - aheadOf(zone, wall - aheadOf(zone, wall))
  return Math.max(near, wall - aheadOf(zone, near))
}

/** How far the clocks of a zone are ahead of UTC. */
const aheadOf = (zone: string, instant: number): number =>
  Date.parse(`${minuteIn(zone, new Date(instant)).replace(' ', 'T')}Z`) - Math.floor(instant / MINUTE_MS) * MINUTE_MS

export interface Worker {
  readonly hours: WeeklyHours
  readonly zone: string
}

/**
 * A2: the spans in which somebody works, from one day through another. A day that the company works although its weekday
 * rests (调休) has the hours of the first weekday that has any.
 */
export function workedSpans(worker: Worker, from: Day, to: Day, kindOf: (day: Day) => DayKind): Span[] {
  const spans: Span[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const { work, why } = kindOf(day)
    if (!work) continue
    const own = worker.hours[weekdayOf(day)]
    const hours = own.length > 0 || (why !== 'adjusted' && why !== 'own') ? own : usual(worker.hours)
    for (const [start, end] of hours)
      spans.push({ start: instantOf(worker.zone, day, start), end: instantOf(worker.zone, day, end) })
  }
  return spans
}

const usual = (hours: WeeklyHours) =>
  ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => hours[day]).find((h) => h.length > 0) ?? []

/** What is left of some spans without others; both may come in any order. */
export function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const sorted = taken.toSorted((a, b) => a.start - b.start)
  return spans.flatMap((span) => {
    const left: Span[] = []
    let start = span.start
    for (const t of sorted) {
      if (t.end <= start || t.start >= span.end) continue
      if (t.start > start) left.push({ start, end: t.start })
      start = Math.max(start, t.end)
    }
    return start < span.end ? [...left, { start, end: span.end }] : left
  })
}

export const within = (spans: readonly Span[], from: number, to: number): Span[] =>
  spans
    .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
    .filter(({ start, end }) => start < end)
