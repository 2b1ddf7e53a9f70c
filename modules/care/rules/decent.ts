import { addDays, type Day, startOfDay } from '../../../shared/calendar.ts'

const HOUR_MS = 3_600_000

/** R6: never by night, whatever is set. */
export const EARLIEST = 8
export const LATEST = 21

export interface Hours {
  /** The hour on the recipient's clock at which greetings go out. */
  readonly at: number
  /** The last hour at which one that is late still goes out the same day. */
  readonly until: number
}

/**
 * R6: when a greeting goes out: at the hour of its day on the recipient's clock, at once while that day still has a
 * decent hour, and not at all after it: a greeting that comes late is none.
 */
export function decentMoment(day: Day, zone: string, { at, until }: Hours, now: Date): Date | null {
  const first = Math.min(Math.max(at, EARLIEST), LATEST - 1)
  const meant = hourOf(day, zone, first)
  if (now <= meant) return meant
  return now < hourOf(day, zone, Math.min(Math.max(until, first + 1), LATEST)) ? now : null
}

/** An hour on the clock: days on which the clocks change are an hour longer or shorter. */
function hourOf(day: Day, zone: string, hour: number): Date {
  const start = startOfDay(zone, day).getTime()
  const long = startOfDay(zone, addDays(day, 1)).getTime() - start
  // Clocks change by night: what is gained or lost lies before any decent hour.
  return new Date(start + hour * HOUR_MS + (long - 24 * HOUR_MS))
}
