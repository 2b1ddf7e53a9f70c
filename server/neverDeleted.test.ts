import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCustomer } from '../modules/customers/contract.ts'
import { logTouch } from '../modules/touches/contract.ts'
import { openApp, type TestApp } from '../testing/app.ts'
import { takeOrder } from '../testing/orders.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
  const { id } = await app.admin.call(createCustomer, { body: { name: '删不掉', contacts: [{ name: '王工' }] } })
  await app.admin.call(logTouch, { body: { customerId: id, channel: 'phone', effective: true, summary: '谈了' } })
  await takeOrder(app, id)
})
afterAll(() => app.close())

const KEPT = [
  'customer',
  'contact',
  'touch',
  'sales_order',
  'need',
  'need_move',
  'quote',
  'quote_version',
  'delivery',
  'payment',
  'person',
  'team',
  'ownership',
  'pursuit',
  'event',
  'pool_move',
]
const APPEND_ONLY = ['touch', 'event', 'pursuit', 'stage_move', 'customer_change', 'pool_move', 'need_move']

describe('T8: never deleted, by anyone, through any door', () => {
  test.each(KEPT)('%s: not by the owner of the database either', async (table) => {
    const [before] = await app.query<{ n: number }>(`select count(*)::int as n from ${table}`)
    for (const statement of [`delete from ${table}`, `truncate ${table} cascade`])
      if (before?.n || statement.startsWith('truncate'))
        await expect(app.query(statement)).rejects.toThrow(/never deleted|TRUNCATE/)
    expect(await app.query(`select count(*)::int as n from ${table}`)).toEqual([before])
  })

  test('the role that serves may not even try: no DELETE or TRUNCATE there, no UPDATE of facts', async () => {
    const grants = await app.query<{ table: string; may: string }>(
      `select table_name as table, privilege_type as may from information_schema.role_table_grants where grantee = 'jinke_app' and table_schema = $1`,
      [app.company.schema],
    )
    const may = (table: string) => grants.filter((g) => g.table === table).map((g) => g.may)
    for (const table of KEPT) {
      expect([table, may(table)]).toEqual([table, expect.arrayContaining(['SELECT', 'INSERT'])])
      expect([table, may(table)]).not.toEqual([table, expect.arrayContaining(['DELETE'])])
      expect([table, may(table)]).not.toEqual([table, expect.arrayContaining(['TRUNCATE'])])
    }
    for (const table of APPEND_ONLY)
      expect([table, may(table)]).not.toEqual([table, expect.arrayContaining(['UPDATE'])])
  })

  test('no foreign key takes rows along', async () => {
    const cascades = await app.query(
      `select conrelid::regclass::text as from_table, confrelid::regclass::text as to_table from pg_constraint
       where contype = 'f' and confdeltype in ('c', 'n', 'd') and connamespace = $1::regnamespace`,
      [app.company.schema],
    )
    expect(cascades).toEqual([])
  })

  test('what is only added cannot be changed either', async () => {
    for (const table of ['touch', 'event', 'pursuit'])
      await expect(app.query(`update ${table} set id = id`)).rejects.toThrow(/never changed/)
  })
})
