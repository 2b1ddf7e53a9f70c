import { rows, run, sql, type Tx, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Aim } from './rules/diagnosis.ts'

export const aimsOf = async (tx: Tx, people: readonly string[]): Promise<Map<string, Aim>> =>
  new Map(
    (
      await rows(
        tx,
        sql<{
          personId: string
          aim: Aim
        }>`select person_id, aim from person_aim where person_id = any(${uuids(people)})`,
      )
    ).map(({ personId, aim }) => [personId, aim]),
  )

/** Sets somebody's own aim; null follows the company's. */
export async function writeAim({ tx, by, now }: Work, personId: string, aim: Aim | null): Promise<void> {
  if (aim === null) await run(tx, sql`delete from person_aim where person_id = ${personId}`)
  else
    await run(
      tx,
      sql`insert into person_aim (person_id, aim, set_by, set_at) values (${personId}, ${aim}, ${by.id}, ${now})
          on conflict (person_id) do update set aim = excluded.aim, set_by = excluded.set_by, set_at = excluded.set_at`,
    )
}
