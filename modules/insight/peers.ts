import { rows, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { openReachesSince } from '../quantity/index.ts'

/** So many colleagues make a middle. */
const LEAST = 3

/**
 * Q6: how many new customers the colleague in the middle reached since a Monday: what somebody is held against who has no quota. Over
 * the whole company, so that it is the same whoever asks; null where there are too few.
 */
export async function usuallyReached(work: Work, from: Day): Promise<number | null> {
  const reps = await rows(work.tx, sql<{ id: string }>`select id from person where role = 'rep' and state = 'active'`)
  if (reps.length < LEAST) return null
  const reached = await openReachesSince(
    work,
    reps.map(({ id }) => id),
    from,
  )
  const middle = medianOf(reps.map(({ id }) => reached.get(id) ?? 0))
  return middle >= 1 ? Math.round(middle) : null
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)]
  return ((sorted[low] ?? 0) + (sorted[high] ?? 0)) / 2
}
