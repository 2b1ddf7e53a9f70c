import type { BackupPlan } from './keeping.ts'

export const DAY_MS = 86_400_000

/**
 * Which of the backups stay: the newest of each of the last days, weeks and months that have any. Days are those of the
 * clock of this machine, weeks begin on Monday.
 */
export function staying(taken: readonly Date[], keep: BackupPlan['keep']): Set<Date> {
  const newestFirst = taken.toSorted((a, b) => b.getTime() - a.getTime())
  const newestOf = (period: (at: Date) => string, count: number): Date[] => {
    const newest = new Map<string, Date>()
    for (const at of newestFirst) if (!newest.has(period(at))) newest.set(period(at), at)
    return [...newest.values()].slice(0, count)
  }
  return new Set([
    ...newestOf((at) => dayOf(at).toDateString(), keep.days),
    ...newestOf((at) => mondayOf(at).toDateString(), keep.weeks),
    ...newestOf((at) => `${at.getFullYear()}-${at.getMonth()}`, keep.months),
  ])
}

const dayOf = (at: Date): Date => new Date(at.getFullYear(), at.getMonth(), at.getDate())
const mondayOf = (at: Date): Date => new Date(at.getFullYear(), at.getMonth(), at.getDate() - ((at.getDay() + 6) % 7))

/**
 * Whether one is due: the hour at which it is made has come since the last. A machine that is off at night makes it
 * when it is on again. `at`: minutes after midnight. `last`: of the last backup, or when there was
 * first something to keep.
 */
export function isDue(at: number, last: Date, now: Date): boolean {
  const today = hourOf(at, now)
  const hour = today <= now ? today : hourOf(at, now, -1)
  return last < hour
}

/**
 * When the next one is made, within the minute where that is `now`. `last` as of isDue; `failed`: when the last attempt was, where
 * it failed.
 */
export function nextAt(at: number, last: Date, failed: Date | null, now: Date): Date {
  const today = hourOf(at, now)
  const coming = today > now ? today : hourOf(at, now, 1)
  const due = isDue(at, last, now) ? now : coming
  const again = failed && new Date(failed.getTime() + RETRY_AFTER_MS)
  return again && again > due ? again : due
}

/** The hour at which it is made, so many days from `now` by the clock of this machine. */
const hourOf = (at: number, now: Date, days = 0): Date =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 0, at)

/** What failed is tried again after so long. */
export const RETRY_AFTER_MS = 3_600_000

/**
 * The newest backup that counts. One from the future was taken while the clock was wrong, and would stand for all that were never
 * made.
 */
export const lastOf = <T extends { takenAt: Date }>(newestFirst: readonly T[], now: Date): T | undefined =>
  newestFirst.find(({ takenAt }) => takenAt.getTime() <= now.getTime() + AHEAD_MS)

/** As clocks differ that are right. */
const AHEAD_MS = 3_600_000

/** Whether something must have gone wrong: backups are made by themselves, and the last is older than two days. */
export const isLate = (at: number | null, last: Date | null, now: Date): boolean =>
  at !== null && last !== null && now.getTime() - last.getTime() > LATE_MS

const LATE_MS = 2 * DAY_MS
