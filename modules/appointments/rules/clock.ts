import { type Day, dayIn, minuteIn, startOfDay } from '../../../shared/calendar.ts'

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** `HH:mm` as minutes of the day; 24:00 is its end. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export interface Wall {
  readonly day: Day
  readonly weekday: number
  /** Minutes on the clock since midnight. */
  readonly minute: number
}

/** What the clock on a wall in a zone shows at an instant. */
export function wallOf(zone: string, instant: number): Wall {
  const shown = minuteIn(zone, new Date(instant))
  const day = shown.slice(0, 10)
  return { day, weekday: weekdayOf(day), minute: minutesOf(shown.slice(11)) }
}

const DAY_MS = 86_400_000
/** No zone's day is longer. */
const LONGEST_DAY_MS = 30 * 3_600_000

/** The instants at which a day begins and ends in a zone: 23, 24 or 25 hours apart. */
export function dayOf(zone: string, instant: number): { start: number; end: number } {
  const start = startOfDay(zone, dayIn(zone, new Date(instant))).getTime()
  const next = dayIn(zone, new Date(start + LONGEST_DAY_MS))
  const end = startOfDay(zone, next).getTime()
  return { start, end: end > start ? end : start + DAY_MS }
}
