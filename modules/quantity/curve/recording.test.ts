import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../platform/sql.ts'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { plantCustomers } from '../../../testing/customers.ts'
import { listOf } from '../../../testing/opened.ts'
import { changeSettings } from '../../company/contract.ts'
import { addTeam } from '../../people/contract.ts'
import { showCurve } from './contract.ts'

// A company that went live on the first of June 2025. One colleague brought a ledger of touches kept since March 2023; the
// other's customers of before came in without any.
const LIVE = '2025-06-01'
const LEDGER = '2023-03-01'
let app: TestApp
let keeper: Caller
let other: Caller
let north: string
let planted: { id: string }[]

const touch = (customer: string | undefined, by: Caller, day: string, importId: string | null) =>
  app.query(
    `insert into touch (id, customer_id, by_id, channel, direction, effective, happened_at, day, recorded_by, recorded_at, source, import_id)
     values ($1, $2, $3, 'phone', 'out', true, $4::date, $4::date, $3, $5, $6, $7)`,
    [newId(), customer, by.id, day, `${LIVE}T02:00:00Z`, importId ? 'import' : 'manual', importId],
  )

beforeAll(async () => {
  app = await openApp()
  north = (await app.admin.call(addTeam, { body: { name: '北方' } })).id
  keeper = await app.person('rep')
  other = await app.person('rep')
  const bought = (day: string) => ({ orders: 1, first_order_on: day })
  const held: [Caller | null, string, object][] = [
    [keeper, '2024-02-01', bought('2024-03-01')], // 0: in the ledger's time, bought untouched
    [keeper, LEDGER, {}], // 1: on the ledger's first day
    [keeper, '2022-11-01', bought('2022-12-01')], // 2: before the ledger
    [other, '2024-02-01', bought('2024-03-01')], // 3: of whom nobody wrote anything down then
    [other, '2024-02-01', { effective_touches_ever: 5 }], // 4: nor of this one, though it is touched now
    [other, LIVE, bought('2025-06-20')], // 5: on the day of going live, bought untouched
    [other, '2025-09-01', {}], // 6: waits untouched
    [null, '2024-02-01', {}], // 7: nobody's, from before
    [null, '2025-09-01', { team_id: north }], // 8: nobody's, from after
  ]
  planted = await plantCustomers(
    app,
    held.map(([owner, entered_on, more]) => ({
      owner_id: owner?.id ?? null,
      entered_on,
      first_order_on: null,
      effective_touches_ever: 0,
      ...more,
    })),
  )
  for (const [n, [owner]] of held.entries())
    if (owner)
      await app.query(
        `insert into ownership (id, customer_id, owner_id, cause, started_at, started_by) values ($1, $2, $3, 'imported', now(), $3)`,
        [newId(), planted[n]?.id, owner.id],
      )
  const ledger = newId()
  await app.query(`insert into import (id, state, created_by, created_at) values ($1, 'done', $2, now())`, [
    ledger,
    keeper.id,
  ])
  await touch(planted[1]?.id, keeper, LEDGER, ledger)
  await touch(planted[4]?.id, other, LIVE, null)
  // S1: what was written down of a secret customer, years before, moves nobody's curve.
  const [secret] = await plantCustomers(app, [{ owner_id: other.id, entered_on: '2020-01-01', secrecy: 2 }])
  await app.query(
    `insert into touch (id, customer_id, by_id, channel, direction, effective, happened_at, day, recorded_by, recorded_at)
     values ($1, $2, $3, 'phone', 'out', true, '2020-02-01', '2020-02-01', $3, '2020-02-01')`,
    [newId(), secret?.id, other.id],
  )
})
afterAll(() => app.close())

const ids = (at: number[]) => at.map((n) => planted[n]?.id).sort()
const opened = async (opens: Record<string, string>) => (await listOf(app.admin, opens)).sort()

describe('T10: whose touches are known', () => {
  test('set apart are those who entered before touches were written down, however often they were touched since', async () => {
    const { before, beforeOrdered } = await app.admin.call(showCurve, {})
    expect(await opened(before.opens)).toEqual(ids([2, 3, 4, 7]))
    expect(await opened(beforeOrdered.opens)).toEqual(ids([2, 3]))
    expect([before.count, beforeOrdered.count]).toEqual([4, 2])
  })

  test('who orders without a touch once they are written down is an event at nought, and who waits is at risk there', async () => {
    const { whole, orderedUntouched, untouched } = await app.admin.call(showCurve, {})
    expect(await opened(orderedUntouched.opens)).toEqual(ids([0, 5]))
    expect(await opened(untouched.opens)).toEqual(ids([1, 6, 8]))
    expect(whole.steps[0]).toMatchObject({
      at: 0,
      atRisk: { count: 5 },
      happened: { count: 2 },
      censored: { count: 3 },
    })
    expect(whole.steps[0]?.open).toBeCloseTo(3 / 5, 12)
  })

  test('by team: each team itself, so that segments do not overlap; by product none is tested', async () => {
    await app.admin.call(changeSettings, { body: { values: { 'quantity.least_customers': 2 } } })
    const { segments, tooSmall, compared } = await app.admin.call(showCurve, { query: { by: 'team' } })
    expect({ segments: segments.length, tooSmall, compared }).toEqual({ segments: 1, tooSmall: 1, compared: null })
    for (const { curve } of segments) expect(await opened(curve.count.opens)).toHaveLength(curve.count.count)
    expect((await app.admin.call(showCurve, { query: { by: 'product' } })).compared).toBeNull()
  })
})
