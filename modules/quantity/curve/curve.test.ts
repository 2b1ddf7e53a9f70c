import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../../shared/calendar.ts'
import { openApp, type TestApp, TODAY } from '../../../testing/app.ts'
import { plantCustomers } from '../../../testing/customers.ts'
import { listOf } from '../../../testing/opened.ts'
import { logRank } from '../rules/logRank.ts'
import { type Course, survivalCurve } from '../rules/survival.ts'
import { showCurve } from './contract.ts'

let app: TestApp
/** By source: after how many touches each ordered, or how many it has had so far. */
const COURSES: Record<string, Course[]> = {
  展会: [3, 5, 5, 8, 12, 14]
    .map((at) => ({ at, happened: true }))
    .concat([2, 6, 9, 13, 20, 20].map((at) => ({ at, happened: false }))),
  官网: [9, 15, 18]
    .map((at) => ({ at, happened: true }))
    .concat([1, 1, 4, 7, 7, 10, 16, 22, 25].map((at) => ({ at, happened: false }))),
  转介绍: [{ at: 2, happened: true }],
}

beforeAll(async () => {
  app = await openApp()
  for (const [source, courses] of Object.entries(COURSES)) {
    const planted = await plantCustomers(
      app,
      courses.map(({ at, happened }, n) => ({
        source,
        entered_on: '2026-01-01',
        state: n % 3 === 0 && !happened ? 'suspended' : 'active',
        orders: happened ? 1 : 0,
        first_order_on: happened ? addDays(TODAY, -30) : null,
        effective_touches_ever: happened ? at + 4 : at,
      })),
    )
    // Who ordered was touched on so many days before, twice on one of them, and on four after.
    for (const [n, { at, happened }] of courses.entries())
      if (happened)
        await app.query(
          `insert into touch (id, customer_id, by_id, channel, direction, effective, happened_at, day, recorded_by, recorded_at)
           select gen_random_uuid(), $1, $2, 'phone', 'out', n is distinct from -1, d, d, $2, '2025-12-31T16:30:00Z' from (
             select $3::date - 30 - n as d, n from generate_series(0, $4 - 1) n
             union all select $3::date - 30, 0 union all select $3::date - 29 + n, n from generate_series(0, 3) n union all select $3::date - 60, -1) x`,
          [planted[n]?.id, app.admin.id, TODAY, at],
        )
  }
  const bought = { orders: 1, first_order_on: TODAY }
  const untold = { source: null, entered_on: TODAY, effective_touches_ever: 0, orders: 0, first_order_on: null }
  const others = [
    // Untouched and open; bought untouched: both known from their first day.
    { region: '佛山' },
    { region: '佛山', ...bought },
    // From before touches were written down.
    { source: '官网', entered_on: '2025-12-31' },
    { source: '官网', entered_on: '2025-12-31', effective_touches_ever: 7 },
    { source: '官网', entered_on: '2025-12-31', ...bought },
  ]
  await plantCustomers(
    app,
    others.map((one) => ({ ...untold, ...one })),
  )
})
afterAll(() => app.close())

describe('T10: our own curve', () => {
  const all = [...Object.values(COURSES).flat(), { at: 0, happened: true }, { at: 0, happened: false }]

  test('effective touches until the first order; who has not ordered is censored, pursued or at rest', async () => {
    const { whole, untouched, orderedUntouched, before, beforeOrdered, twelve } = await app.admin.call(showCurve, {})
    const expected = survivalCurve(all, 0.95)
    expect(whole.count.count).toBe(all.length)
    expect(
      whole.steps.map(({ at, atRisk, happened, censored }) => [at, atRisk.count, happened.count, censored.count]),
    ).toEqual(expected.steps.map(({ at, atRisk, happened, censored }) => [at, atRisk, happened, censored]))
    for (const [n, step] of whole.steps.entries()) {
      expect(step.open).toBeCloseTo(expected.steps[n]?.open ?? 0, 12)
      if (step.lower !== null) expect(step.lower).toBeCloseTo(expected.steps[n]?.lower ?? 0, 12)
    }
    expect([untouched, orderedUntouched, before, beforeOrdered].map(({ count }) => count)).toEqual([1, 1, 3, 1])
    expect(twelve).toBe(12)
    expect(whole.atTwelve?.atRisk).toBe(all.filter(({ at }) => at >= 12).length)
  })

  test('by segment, with the log-rank test; segments too small are left out', async () => {
    const { segments, compared, tooSmall, more } = await app.admin.call(showCurve, { query: { by: 'source' } })
    expect(segments.map(({ label, curve }) => [label, curve.count.count])).toEqual([
      ['官网', 12],
      ['展会', 12],
    ])
    expect({ tooSmall, more, compared: compared?.segments }).toEqual({ tooSmall: 1, more: 0, compared: 2 })
    const expected = logRank([COURSES.官网 ?? [], COURSES.展会 ?? []])
    expect(compared?.chiSquare).toBeCloseTo(expected.chiSquare, 9)
    expect(compared?.p).toBeCloseTo(expected.p ?? 0, 9)
  })

  test('G5: every number of the curve opens its records', async () => {
    const { whole, untouched, orderedUntouched, before, beforeOrdered, segments } = await app.admin.call(showCurve, {
      query: { by: 'source' },
    })
    const figures = [
      untouched,
      orderedUntouched,
      before,
      beforeOrdered,
      ...[whole, ...segments.map(({ curve }) => curve)].flatMap((curve) => [curve.count, curve.ordered, curve.open]),
    ]
    for (const { atRisk, happened, censored } of whole.steps) figures.push(atRisk, happened, censored)
    for (const { count, opens } of figures) expect(await listOf(app.admin, opens)).toHaveLength(count)
  })

  test('of many segments only the largest are drawn, and all that are large enough are compared', async () => {
    await plantCustomers(
      app,
      Array.from({ length: 80 }, (_, n) => ({
        industry: `行业 ${n % 8}`,
        entered_on: TODAY,
        effective_touches_ever: n % 5,
      })),
    )
    const { segments, tooSmall, more, compared } = await app.admin.call(showCurve, { query: { by: 'industry' } })
    expect({ drawn: segments.length, tooSmall, more, compared: compared?.segments }).toEqual({
      drawn: 6,
      tooSmall: 0,
      more: 2,
      compared: 8,
    })
    for (const { curve } of segments) {
      expect(curve.ordered.count).toBe(0)
      // Nobody ordered: no certainty, but a bound.
      expect(curve.steps.at(-1)?.open).toBe(1)
    }
  })
})
