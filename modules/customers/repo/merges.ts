import { row, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'

export interface MergeRow {
  id: string
  keptId: string
  mergedId: string
  undoneAt: string | null
}

export async function insertMerge(work: Work, merge: { id: string; keptId: string; mergedId: string }): Promise<void> {
  await run(
    work.tx,
    sql`insert into customer_merge (id, kept_id, merged_id, by_id, at) values (${merge.id}, ${merge.keptId}, ${merge.mergedId}, ${work.by.id}, ${work.now})`,
  )
}

export const lockMerge = (tx: Tx, id: string) =>
  row(tx, sql<MergeRow>`select id, kept_id, merged_id, undone_at from customer_merge where id = ${id} for update`)

export async function markUndone(work: Work, id: string): Promise<void> {
  await run(work.tx, sql`update customer_merge set undone_at = ${work.now}, undone_by = ${work.by.id} where id = ${id}`)
}

/** Reads a customer, and all that was merged into it, through another one; or, of its own id, through itself again. */
export async function pointAt(tx: Tx, customerId: string, rootId: string): Promise<void> {
  await run(
    tx,
    sql`
    with recursive members as (
      select ${customerId}::uuid as id
      union select m.merged_id from customer_merge m join members g on m.kept_id = g.id where m.undone_at is null
    )
    update customer set root_id = ${rootId} where id in (select id from members)`,
  )
}
