import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run, sql } from '../../platform/sql.ts'
import { addDays } from '../../shared/calendar.ts'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { takeOrder } from '../../testing/orders.ts'
import { sealNothing } from '../../testing/secrecy.ts'
import { changeSettings } from '../company/contract.ts'
import { createCustomer, listCustomers } from '../customers/contract.ts'
import { reckon } from '../customers/index.ts'
import {
  ATTEMPT_CASES,
  boundariesOf,
  CADENCE_ROWS,
  type CadenceRow,
  expectedAfter,
} from '../customers/rules/cadence.fixture.ts'
import { logTouch } from './contract.ts'

let app: TestApp
let rep: Caller
beforeAll(async () => {
  app = await openApp()
  await sealNothing(app)
  rep = await app.person('rep')
})
afterAll(() => app.close())

/** Ten in the morning of the n-th day, in Shanghai. */
const turnTo = (n: number) => app.clock.set(`${addDays('2026-01-01', n)}T02:00:00Z`)

async function customerOf(row: CadenceRow, name: string): Promise<string> {
  const { id } = await app.admin.call(createCustomer, { body: { name, tier: row.tier, ownerId: rep.id, force: true } })
  if (row.touched) await touch(id, true)
  if (row.ordered) await takeOrder(app, id)
  if (row.openNeed)
    await app.writing(async (work) => {
      await run(work.tx, sql`update customer set stage = 3 where id = ${id}`)
      await reckon(work.tx, work.settings, [id])
    })
  return id
}

const touch = (customerId: string, effective: boolean) =>
  rep.call(logTouch, { body: { customerId, channel: 'phone', effective, summary: effective ? '谈了' : '' } })

/** Each customer's state as it shows, and the states by which the list's filter finds it. */
async function statesToday(): Promise<{ shown: Map<string, string | null>; found: Map<string, string[]> }> {
  const shown = new Map<string, string | null>()
  for (const c of (await rep.call(listCustomers, { query: { limit: 200 } })).items) shown.set(c.id, c.cadence)
  const found = new Map<string, string[]>([...shown.keys()].map((id) => [id, []]))
  for (const cadence of ['early', 'ok', 'due', 'overdue'])
    for (const c of (await rep.call(listCustomers, { query: { limit: 200, cadence } })).items)
      found.get(c.id)?.push(cadence)
  return { shown, found }
}

describe('T3: the cadence the server keeps, by the rule’s own table', () => {
  test('every row at its boundaries, with and without attempts, in the list and by its filter', async () => {
    const cases: { id: string; title: string; attempts: readonly number[]; states: Record<number, string> }[] = []
    turnTo(0)
    for (const [i, row] of CADENCE_ROWS.entries()) {
      const states = Object.fromEntries(boundariesOf(row).map((n) => [n, expectedAfter(row.window, n)]))
      cases.push({ id: await customerOf(row, `行 ${i}`), title: row.name, attempts: [], states })
    }
    for (const [i, { row: name, attempts, states }] of ATTEMPT_CASES.entries()) {
      const row = CADENCE_ROWS.find((r) => r.name === name) as CadenceRow
      const title = `${name}, attempts on ${attempts.join(', ')}`
      cases.push({ id: await customerOf(row, `试 ${i}`), title, attempts, states })
    }
    const days = new Set(cases.flatMap((c) => [...c.attempts, ...Object.keys(c.states).map(Number)]))
    for (const n of [...days].sort((a, b) => a - b)) {
      turnTo(n)
      for (const c of cases) for (const day of c.attempts) if (day === n) await touch(c.id, false)
      const { shown, found } = await statesToday()
      for (const { id, title, states } of cases) {
        if (!(n in states)) continue
        expect(`${title}, day ${n}: ${shown.get(id)}`).toBe(`${title}, day ${n}: ${states[n]}`)
        expect(`${title}, day ${n}: ${found.get(id)}`).toBe(`${title}, day ${n}: ${states[n]}`)
      }
    }
  })

  test('a change of the windows and retries is worked out anew for all customers', async () => {
    turnTo(0)
    const row = CADENCE_ROWS.find((r) => r.name === 'touched, without an order') as CadenceRow
    const id = await customerOf(row, '改设置')
    turnTo(5)
    await touch(id, false)
    const stateOf = async () => (await statesToday()).shown.get(id)
    turnTo(6)
    expect(await stateOf()).toBe('due')
    await app.admin.call(changeSettings, { body: { values: { 'cadence.retries': 0 } } })
    await app.runJobs()
    expect(await stateOf()).toBe('early')
    const windows = await app.query<{ value: object }>(`select value from setting where key = 'cadence.windows'`)
    expect(windows).toEqual([])
    await app.admin.call(changeSettings, {
      body: {
        values: {
          'cadence.windows': {
            openNeed: { early: 0, due: 3, overdue: 7 },
            ordered: Object.fromEntries(
              ['VVIP', 'A', 'B', 'C'].map((tier) => [tier, { early: 1, due: 2, overdue: 3 }]),
            ),
            untouched: { early: 0, due: 0, overdue: 3 },
            otherwise: { early: 2, due: 4, overdue: 6 },
          },
        },
      },
    })
    await app.runJobs()
    expect(await stateOf()).toBe('overdue')
  })
})
