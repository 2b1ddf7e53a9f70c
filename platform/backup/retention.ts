import type { BackupPlan } from '../config.ts'

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
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 0, at)
  const hour = today <= now ? today : new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, 0, at)
  return last < hour
}

/** How long after the last backup something must have gone wrong. */
export const LATE_MS = 2 * DAY_MS
