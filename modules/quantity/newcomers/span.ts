import type { Work } from '../../../platform/work.ts'
import { addDays } from '../../../shared/calendar.ts'
import { mondayOf } from '../rules/newcomers.ts'
import type { Seller } from '../scope/people.ts'
import { doneIn, quotaIn, standingOn, type Weeks } from './week.ts'

/** How many new customers somebody reached, and how many the quota asked for; null where none is set. */
export interface ReachedOfQuota {
  reached: number
  quota: number | null
}

/** Q3, Q6: over so many whole weeks and this one as far as it has come. */
export function reachedOfQuota(
  work: Work,
  people: readonly Seller[],
  weeks: number,
  known: Weeks,
): Map<string, ReachedOfQuota> {
  const monday = mondayOf(work.today)
  const mondays = Array.from({ length: weeks }, (_, n) => addDays(monday, -7 * (n + 1)))
  return new Map(
    people.map((person) => {
      const asked = [
        ...mondays.map((each) => quotaIn(work, person, addDays(each, 6), known)?.quota ?? null),
        standingOn(work, person, work.today, known)?.expected ?? null,
      ].filter((quota) => quota !== null)
      const reached = [...mondays, monday].reduce((sum, each) => sum + doneIn(known, person.id, each).reached, 0)
      return [person.id, { reached, quota: asked.length === 0 ? null : asked.reduce((sum, n) => sum + n, 0) }]
    }),
  )
}
