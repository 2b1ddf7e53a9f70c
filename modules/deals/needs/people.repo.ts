import { newId, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Day } from '../../../shared/calendar.ts'
import { refColumn } from '../sight.ts'
import type { Ref } from './repo.ts'

export interface NeedPerson {
  person: Ref
  joinedOn: Day
  leftOn: Day | null
}

/** Who of us was in a need, and when: the first first. */
export const peopleOf = (tx: Tx, needId: string) =>
  rows(
    tx,
    sql<NeedPerson>`select ${refColumn('p')} as person, n.joined_on, n.left_on from need_person n join person p on p.id = n.person_id
      where n.need_id = ${needId} order by n.joined_on, n.id`,
  )

/** Notes that a colleague is in it from a day on; one who is already, from the earlier day. */
export async function joinNeed(tx: Tx, needId: string, personId: string, on: Day): Promise<void> {
  await run(
    tx,
    sql`insert into need_person as n (id, need_id, person_id, joined_on) values (${newId()}, ${needId}, ${personId}, ${on})
        on conflict (need_id, person_id) where left_on is null do update set joined_on = least(n.joined_on, excluded.joined_on)`,
  )
}

/** Since when a colleague is in it; null where the colleague is not. */
export const inNeedSince = async (tx: Tx, needId: string, personId: string): Promise<Day | null> =>
  (
    await row(
      tx,
      sql<{
        joinedOn: Day
      }>`select joined_on from need_person where need_id = ${needId} and person_id = ${personId} and left_on is null`,
    )
  )?.joinedOn ?? null

export async function leaveNeed(tx: Tx, needId: string, personId: string, on: Day): Promise<void> {
  await run(
    tx,
    sql`update need_person set left_on = ${on} where need_id = ${needId} and person_id = ${personId} and left_on is null`,
  )
}

export const isPerson = async (tx: Tx, id: string): Promise<boolean> =>
  (await row(tx, sql`select 1 from person where id = ${id}`)) !== null
