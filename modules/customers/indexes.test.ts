import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RawBuilder, rows, run, sql } from '../../platform/sql.ts'
import { JINKE } from '../../shared/actor.ts'
import { openApp, type TestApp } from '../../testing/app.ts'
import { SORTS } from './contract.ts'
import { conditionsOf, valuedPage } from './repo/list.ts'

// What a million customers need: that an index can serve it. Whether the planner then takes it, the size decides; so
// it is asked here to avoid what an index would save, and what it cannot avoid is missing an index.

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

const plan = (statement: RawBuilder<unknown>) =>
  app.writing(async (work) => {
    await run(work.tx, sql`set local enable_seqscan = off`)
    await run(work.tx, sql`set local enable_sort = off`)
    await run(work.tx, sql`set local enable_bitmapscan = off`)
    const lines = await rows(work.tx, sql<{ 'QUERY PLAN': string }>`explain ${statement}`)
    return lines.map((line) => Object.values(line)[0]).join('\n')
  })

const everyone = conditionsOf({}, '2026-06-01')

describe('an index serves', () => {
  test.each(
    SORTS.flatMap((key) => [
      { key, down: false },
      { key, down: true },
    ]),
  )('the list of all customers in the order of %o, without sorting them', async (order) => {
    const told = await plan(valuedPage(JINKE, everyone, order, null, 50))
    expect(told).not.toContain('Sort')
    expect(told).not.toContain('Seq Scan on customer')
  })

  test.each([false, true])(
    'Q5: the list of who has ordered by how long they are silent, downwards: %s',
    async (down) => {
      const buyers = conditionsOf({ minOrders: 1 }, '2026-06-01')
      expect(await plan(valuedPage(JINKE, buyers, { key: 'quietSince', down }, null, 50))).toContain(
        'customer_by_quiet_buyer',
      )
    },
  )

  test('the search of two characters and more', async () => {
    const found = conditionsOf({ q: '宏图' }, '2026-06-01')
    const told = await app.writing(async (work) => {
      await run(work.tx, sql`set local enable_seqscan = off`)
      await run(work.tx, sql`set local enable_indexscan = off`)
      const statement = valuedPage(JINKE, found, { key: 'created', down: true }, null, 50)
      return JSON.stringify(await rows(work.tx, sql`explain ${statement}`))
    })
    expect(told).toContain('customer_search_grams')
  })

  test('the search of a word that nobody bears: enough grams are counted to know that it is rare', async () => {
    const [grams] = await app.query<{ target: number }>(
      `select attstattarget as target from pg_attribute
       where attrelid = 'customer_search'::regclass and attname = 'grams'`,
    )
    expect(grams?.target).toBeGreaterThanOrEqual(500)
  })

  test('C1: every part of a customer’s timeline', async () => {
    const told = await plan(
      sql`select * from timeline_entry t where t.customer_id = any(array(select id from customer where root_id = ${JINKE.id}))`,
    )
    expect(told).not.toMatch(
      /Seq Scan on (ownership|customer_change|event|touch|step_in|postponement|pool_move|sales_order)/,
    )
  })
})
