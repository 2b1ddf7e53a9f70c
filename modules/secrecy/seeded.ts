import { run, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'

/** People who signed the undertaking long ago, as the demo brings them. */
export async function seedSignatures(work: Work, personIds: readonly string[], signedAt: Date): Promise<void> {
  await run(
    work.tx,
    sql`insert into undertaking_signature (id, person_id, version, name, signed_at)
        select gen_random_uuid(), p.id, 1, p.name, ${signedAt} from person p where p.id = any(${uuids(personIds)})`,
  )
}

export interface SeededSight {
  personId: string
  customerId: string
  place: string
  at: Date
}

export async function seedSights(work: Work, sights: readonly SeededSight[]): Promise<void> {
  await run(
    work.tx,
    sql`insert into sight (person_id, customer_id, place, at, trace_id)
        select g."personId", g."customerId", g.place, g.at, ${work.traceId}
        from jsonb_to_recordset(${JSON.stringify(sights)}::jsonb) as g("personId" uuid, "customerId" uuid, place text, at timestamptz)`,
  )
}

/** S1: who owns a secret customer, or works on it in its group, is on its list. */
export async function seedLists(work: Work): Promise<void> {
  await run(work.tx, sql`select begin_list(c.id, ${work.now}) from customer c where c.secrecy > 0 and c.root_id = c.id`)
}
