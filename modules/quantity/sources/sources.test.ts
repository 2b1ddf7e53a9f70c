import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../../shared/calendar.ts'
import { type Caller, openApp, type TestApp, TODAY } from '../../../testing/app.ts'
import { plantCustomers } from '../../../testing/customers.ts'
import { listOf } from '../../../testing/opened.ts'
import { listCustomers } from '../../customers/contract.ts'
import { addFair, changeFair, listFairs, setPlan, showPlan } from './contract.ts'

let app: TestApp
let rep: Caller
let marketer: Caller
const MAY = { params: { month: '2026-05-01' } }

beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  marketer = await app.person('marketer')
  const arrive = (source: string | null, count: number, day: string, owner: string | null = null) =>
    Array.from({ length: count }, () => ({ source, entered_on: day, owner_id: owner }))
  await plantCustomers(app, [
    ...arrive('展会', 12, '2026-05-10'),
    ...arrive('展会', 3, '2026-04-30'),
    ...arrive('官网', 9, '2026-05-31', rep.id),
    ...arrive(null, 2, '2026-05-01'),
  ])
})
afterAll(() => app.close())

describe('Q5: leads planned by source against what arrived', () => {
  test('within the month, each number opening its records', async () => {
    await marketer.call(setPlan, {
      ...MAY,
      body: {
        sources: [
          { source: '展会', planned: 30 },
          { source: '热线', planned: 5 },
        ],
      },
    })
    const plan = await marketer.call(showPlan, MAY)
    expect(plan).toMatchObject({ whole: true, version: 1, can: { plan: true } })
    expect(
      plan.sources.map(({ source, planned, arrived, verdict }) => [source, planned, arrived.count, verdict]),
    ).toEqual([
      ['展会', 30, 12, 'missed'],
      ['热线', 5, 0, 'missed'],
      ['官网', null, 9, null],
      [null, null, 2, null],
    ])
    for (const { arrived } of plan.sources) expect(await listOf(marketer, arrived.opens)).toHaveLength(arrived.count)
  })

  test('who does not see all leads is given no verdict on the company’s plan', async () => {
    const plan = await rep.call(showPlan, MAY)
    expect(plan).toMatchObject({ whole: false, can: { plan: false } })
    expect(plan.sources.every((source) => source.verdict === null)).toBe(true)
    expect(plan.sources.find((source) => source.source === '官网')?.arrived.count).toBe(9)
  })

  test('a plan that changed meanwhile is not written over; a source stands once', async () => {
    const twice = {
      ...MAY,
      body: {
        sources: [
          { source: '展会', planned: 1 },
          { source: '展会', planned: 2 },
        ],
      },
    }
    expect((await marketer.refusal(setPlan, twice)).body.errors).toMatchObject([{ field: 'body.sources.1.source' }])
    const change = { ...MAY, body: { sources: [{ source: '展会', planned: 10 }] } }
    const stale = await marketer.refusal(setPlan, change, { 'if-match': '"0"' })
    expect(stale.body).toMatchObject({ reason: 'version_conflict' })
    const changed = await marketer.call(setPlan, change, { 'if-match': '"1"' })
    expect(changed.sources[0]).toMatchObject({ source: '展会', planned: 10, verdict: 'reached' })
  })
})

describe('Q5: dormant customers are a source of their own', () => {
  test('planned, and won back: a talk or an order after ninety days without either', async () => {
    const quiet = (n: number) => ({ owner_id: sleeper.id, entered_on: '2025-01-01', name: `睡着 ${n}` })
    const sleeper = await app.person('rep')
    const [talked, ordered, awake, asleep, attempted] = await plantCustomers(app, [1, 2, 3, 4, 5].map(quiet))
    const sign = (customer: { id: string } | undefined, day: string, effective = true) =>
      app.query(
        `insert into touch (id, customer_id, by_id, channel, direction, effective, happened_at, day, recorded_by, recorded_at)
         values (gen_random_uuid(), $1, $2, 'phone', 'out', $4, $3::date, $3, $2, $3::date)`,
        [customer?.id, rep.id, day, effective],
      )
    await sign(talked, '2026-02-01')
    await sign(talked, '2026-05-10')
    await sign(awake, '2026-04-20')
    await sign(awake, '2026-05-20')
    await sign(asleep, '2026-01-10')
    await sign(attempted, '2026-05-10', false)
    await app.query(
      `insert into sales_order (id, customer_id, ordered_on, fen, payment, recorded_by, recorded_at) values (gen_random_uuid(), $1, '2026-05-31', 100, 'unpaid', $2, now())`,
      [ordered?.id, rep.id],
    )
    for (const each of [talked, ordered, awake])
      await app.query(`update customer set last_effective_touch_at = '2026-05-31T02:00:00Z' where id = $1`, [each?.id])
    const before = await marketer.call(showPlan, MAY)
    const body = {
      sources: before.sources.flatMap(({ source, planned }) => (source && planned ? [{ source, planned }] : [])),
    }
    const plan = await marketer.call(setPlan, { ...MAY, body: { ...body, dormant: 3 } })
    expect(plan.dormant).toMatchObject({ planned: 3, arrived: { count: 2 }, verdict: 'missed' })
    expect((await listOf(marketer, plan.dormant.arrived.opens)).sort()).toEqual([talked?.id, ordered?.id].sort())
    const june = await marketer.call(showPlan, { params: { month: '2026-06-01' } })
    expect(june.dormant).toMatchObject({ planned: null, arrived: { count: 0 } })
  })
})

describe('Q5: dormant customers', () => {
  test('no order and no effective touch for ninety days, the longest first', async () => {
    const quiet = (days: number, more = {}) => ({
      owner_id: rep.id,
      entered_on: addDays(TODAY, -days),
      last_order_on: null,
      last_effective_touch_at: null,
      ...more,
    })
    const [old, older, , ordered] = await plantCustomers(app, [
      quiet(90),
      quiet(200),
      quiet(89),
      quiet(300, { last_order_on: addDays(TODAY, -90) }),
      quiet(300, { last_order_on: addDays(TODAY, -20) }),
      quiet(300, { last_effective_touch_at: '2026-03-03T16:00:00Z' }),
    ])
    const found = await rep.call(listCustomers, { query: { dormant: 'yes', sort: 'quietSince' } })
    // The last one was spoken to on the 4th of March in Shanghai: 89 days ago.
    expect(found.items.map((item) => item.id)).toEqual([older, old, ordered].map((each) => each?.id))
  })
})

describe('Q5: the calendar of fairs', () => {
  test('the next first, those over behind; what came of one opens', async () => {
    const fair = (name: string, startsOn: string, endsOn: string, more = {}) =>
      marketer.call(addFair, { body: { name, startsOn, endsOn, ...more } })
    const over = await fair('春季展', '2026-05-08', '2026-05-10', { source: '展会' })
    const backwards = { name: '倒着的展', startsOn: '2026-10-03', endsOn: '2026-10-01' }
    expect((await marketer.refusal(addFair, { body: backwards })).body.errors).toMatchObject([{ field: 'body.endsOn' }])
    await fair('秋季展', '2026-10-01', '2026-10-03')
    const next = await fair('华南展', '2026-06-01', '2026-06-02', { industry: '印刷', place: '广州' })
    expect((await rep.call(listFairs, { query: {} })).items.map((item) => item.name)).toEqual(['华南展', '秋季展'])
    const [past] = (await marketer.call(listFairs, { query: { past: 'yes' } })).items
    expect(past).toMatchObject({ id: over.id, arrived: { count: 12 }, can: { change: true } })
    expect(await listOf(marketer, past?.arrived?.opens ?? {})).toHaveLength(12)

    const params = { id: next.id }
    expect((await rep.refusal(changeFair, { params, body: { cancelled: true } })).status).toBe(403)
    const refused = await marketer.refusal(changeFair, { params, body: { endsOn: '2026-05-01' } })
    expect(refused.body.reason).toBe('ends_before_start')
    expect(await marketer.call(changeFair, { params, body: { cancelled: true, place: null } })).toMatchObject({
      cancelled: true,
      place: null,
      version: 2,
    })
  })
})
