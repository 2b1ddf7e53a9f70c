const LEAST_MS = 3_600_000

/**
 * A5: a reminder that was held up, by a standstill say, is still sent while an hour is left, or half of the time that it was
 * to give where that is less: "tomorrow at ten", a minute before ten, only alarms.
 */
export const comesTooLate = (due: number, startsAt: number, now: number): boolean =>
  startsAt - now < Math.min((startsAt - due) / 2, LEAST_MS)
