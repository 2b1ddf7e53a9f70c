import { rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { minutesOf, timeOf, wallOf } from '../rules/clock.ts'
import type { Wish } from '../rules/wishes.ts'

/** A2: what was noted of when contacts like to be met, as it stands. */
export async function statedTimes(work: Work, contactIds: readonly string[]): Promise<Wish[]> {
  const stated = await rows(
    work.tx,
    sql<{ kind: Wish['kind']; weekday: number | null; fromTime: string; toTime: string }>`
      select kind, weekday, from_time, to_time from contact_time where contact_id = any(${uuids(contactIds)}) and withdrawn_at is null`,
  )
  return stated.map(({ kind, weekday, fromTime, toTime }) => ({
    kind,
    weekday,
    from: minutesOf(fromTime),
    to: minutesOf(toTime),
  }))
}

/** A2: the meals of those who come, on a day of theirs. */
export async function ownMeals(
  work: Work,
  { contacts, zone }: { contacts: readonly { id: string }[]; zone: string },
  at: Date,
): Promise<[string, string][]> {
  const { weekday } = wallOf(zone, at.getTime())
  const stated = await statedTimes(
    work,
    contacts.map(({ id }) => id),
  )
  return stated
    .filter((wish) => wish.kind === 'meal' && (wish.weekday === null || wish.weekday === weekday))
    .map(({ from, to }) => [timeOf(from), timeOf(to)])
}
