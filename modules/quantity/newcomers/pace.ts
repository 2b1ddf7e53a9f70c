import type { Work } from '../../../platform/work.ts'
import { type Day, dayIn } from '../../../shared/calendar.ts'
import type { Seller } from '../scope/people.ts'
import { standingOn, type Weeks } from './week.ts'

/** How far somebody is behind the even pace of a week's quota. */
export interface Pace {
  reached: number
  quota: number
  expected: number
  newcomer: boolean
}

/**
 * Q3, Q6: who is behind the even pace that the end of a day asked for: what has been reached since counts, so that a
 * morning does not blame anybody for the day ahead. Nobody was asked for anything before Jinke knew of the person.
 */
export function paceUntil(work: Work, people: readonly Seller[], day: Day, weeks: Weeks): Map<string, Pace> {
  const asked = people.filter(({ role, addedAt }) => role === 'rep' && dayIn(work.zone, new Date(addedAt)) <= day)
  return new Map(
    asked.flatMap((person): [string, Pace][] => {
      const standing = standingOn(work, person, day, weeks)
      if (!standing || standing.reached >= standing.expected) return []
      const { reached, quota, expected, newcomer } = standing
      return [[person.id, { reached, quota, expected, newcomer }]]
    }),
  )
}
