import { newId } from '../platform/sql.ts'
import { NOW, type TestApp, TODAY } from './app.ts'

/** A row of `customer` as far as a test cares; its columns, by their names in SQL. */
export interface Planted {
  id: string
  name: string
  owner_id: string | null
  team_id: string
  pool_id: string | null
  state: 'active' | 'suspended' | 'recalled' | 'archived'
  due_on: string
  last_touch_at: string | null
  [column: string]: unknown
}

/** Puts customers straight into the table, many at once and in any state; answers the rows. */
export async function plantCustomers(app: TestApp, given: readonly Partial<Planted>[]): Promise<Planted[]> {
  const [root] = await app.query<{ id: string }>('select id from team where parent_id is null')
  const rows = given.map((customer, n) => {
    const id = newId()
    return {
      id,
      root_id: id,
      name: `种下 ${n}`,
      kind: 'organisation',
      stage: 0,
      state: 'active' as const,
      tier: null,
      owner_id: null,
      team_id: root?.id ?? '',
      pool_id: null,
      industry: null,
      source: null,
      region: null,
      size: null,
      tags: [],
      entered_on: TODAY,
      created_by: '00000000-0000-0000-0000-000000000000',
      created_at: NOW,
      pursuit_started_at: NOW,
      pursuit_started_on: TODAY,
      effective_touches: 0,
      last_touch_at: null,
      next_on: null,
      orders: 0,
      orders_fen: 0,
      early_until: TODAY,
      due_on: TODAY,
      overdue_on: TODAY,
      recall_on: TODAY,
      ...customer,
    }
  })
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  const recordset = 'jsonb_populate_recordset(null::customer, $1)'
  await app.query(`insert into customer (${columns}) select ${columns} from ${recordset}`, [JSON.stringify(rows)])
  return rows
}
