import { addDays, type Day } from '../../../shared/calendar.ts'

export const VIEWS = ['day', 'week', 'month', 'team'] as const
export type View = (typeof VIEWS)[number]

const A_WEEK = 7
const WEEKS_SHOWN = 6

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || A_WEEK
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))
const firstOf = (day: Day): Day => `${day.slice(0, 7)}-01`

/** The days that a view shows, in order; a month in whole weeks. */
export function daysOf(view: View, day: Day): Day[] {
  if (view === 'day' || view === 'team') return [day]
  const first = view === 'week' ? mondayOf(day) : mondayOf(firstOf(day))
  return Array.from({ length: view === 'week' ? A_WEEK : A_WEEK * WEEKS_SHOWN }, (_, n) => addDays(first, n))
}

/** The day that is looked at after a step on or back. */
export function stepped(view: View, day: Day, steps: number): Day {
  if (view === 'month') {
    const [year = 0, month = 1] = day.split('-').map(Number)
    const at = new Date(Date.UTC(year, month - 1 + steps, 1))
    return at.toISOString().slice(0, 10)
  }
  return addDays(day, steps * (view === 'week' ? A_WEEK : 1))
}

export interface Placed<T> {
  readonly item: T
  /** Minutes of the day. */
  readonly from: number
  readonly to: number
  readonly lane: number
  readonly lanes: number
}

/** Puts what overlaps side by side: each in the first lane that is free, all of a knot equally wide. */
export function inLanes<T>(items: readonly { item: T; from: number; to: number }[]): Placed<T>[] {
  const placed: Placed<T>[] = []
  let knot: { item: T; from: number; to: number; lane: number }[] = []
  let ends: number[] = []
  const close = () => {
    placed.push(...knot.map((one) => ({ ...one, lanes: ends.length })))
    knot = []
    ends = []
  }
  for (const one of items.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (ends.length > 0 && ends.every((end) => end <= one.from)) close()
    const free = ends.findIndex((end) => end <= one.from)
    const lane = free < 0 ? ends.length : free
    ends[lane] = one.to
    knot.push({ ...one, lane })
  }
  close()
  return placed
}
