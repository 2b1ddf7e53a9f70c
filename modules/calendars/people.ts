import { row, rows, sql, type Tx, uuids } from '../../platform/sql.ts'

export interface Colleague {
  id: string
  name: string
  teamId: string
  email: string | null
}

const colleague = sql<Colleague>`select id, name, team_id, email from person`

export const colleagueOf = (tx: Tx, id: string): Promise<Colleague | null> =>
  row(tx, sql<Colleague>`${colleague} where id = ${id} and state <> 'left'`)

export const colleaguesOf = (tx: Tx, ids: readonly string[]): Promise<Colleague[]> =>
  rows(tx, sql<Colleague>`${colleague} where id = any(${uuids(ids)}) and state <> 'left' order by id`)
