import { newId, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Column } from '../rules/columns.ts'

export interface ViewRow {
  id: string
  name: string
  shared: boolean
  by: { id: string; name: string }
  query: Record<string, string>
  columns: Column[]
  position: number
  version: number
}

export type NewView = Pick<ViewRow, 'name' | 'shared' | 'query' | 'columns' | 'position'>

const columns = sql`v.id, v.name, v.shared, jsonb_build_object('id', p.id, 'name', p.name) as by, v.query, v.columns, v.position, v.version`
const MOST = 200

/** A person's own views, then those that colleagues share. */
export const listViews = (tx: Tx, personId: string) =>
  rows(
    tx,
    sql<ViewRow>`select ${columns} from saved_view v join person p on p.id = v.person_id where v.person_id = ${personId} or v.shared
      order by v.person_id <> ${personId}, v.position, v.id limit ${MOST}`,
  )

/** One view in a person's sight, locked until the transaction ends. */
export const lockView = (tx: Tx, personId: string, id: string) =>
  row(
    tx,
    sql<ViewRow>`select ${columns} from saved_view v join person p on p.id = v.person_id
      where v.id = ${id} and (v.person_id = ${personId} or v.shared) for update of v`,
  )

export async function insertView(work: Work, view: NewView): Promise<string> {
  const id = newId()
  await run(
    work.tx,
    sql`insert into saved_view (id, person_id, name, shared, query, columns, position, created_at)
        values (${id}, ${work.by.id}, ${view.name}, ${view.shared}, ${JSON.stringify(view.query)}, ${view.columns}, ${view.position}, ${work.now})`,
  )
  return id
}

export async function updateView(tx: Tx, id: string, view: NewView): Promise<void> {
  await run(
    tx,
    sql`update saved_view set name = ${view.name}, shared = ${view.shared}, query = ${JSON.stringify(view.query)}, columns = ${view.columns},
          position = ${view.position}, version = version + 1 where id = ${id}`,
  )
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await run(tx, sql`delete from saved_view where id = ${id}`)
}
