import { rows, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { type Weeks, weeksSince } from '../quantity/index.ts'

/** So many colleagues make a middle. */
const LEAST = 3

/** Whom some people reached, week by week, and beside them all reps of the company. */
export interface Reaches extends Weeks {
  reps: readonly string[]
}

/** Q3, Q6: one statement for all that asks whom people reached since a day. */
export async function reachesSince(work: Work, people: readonly { id: string }[], from: Day): Promise<Reaches> {
  const reps = await rows(work.tx, sql<{ id: string }>`select id from person where role = 'rep' and state = 'active'`)
  const all = new Map([...people, ...reps].map((person) => [person.id, person]))
  return { ...(await weeksSince(work, [...all.values()], from)), reps: reps.map(({ id }) => id) }
}

/**
 * Q6: how many new customers the colleague in the middle reached: what somebody is held against who has no quota. Over the
 * whole company, so that it is the same whoever asks; null where there are too few.
 */
export function usuallyReached({ reps, rows }: Reaches): number | null {
  const reached = new Map(reps.map((id) => [id, 0]))
  for (const { byId, open } of rows) if (reached.has(byId)) reached.set(byId, (reached.get(byId) ?? 0) + open)
  const middle = medianOf([...reached.values()])
  return reps.length >= LEAST && middle >= 1 ? Math.round(middle) : null
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)]
  return ((sorted[low] ?? 0) + (sorted[high] ?? 0)) / 2
}
