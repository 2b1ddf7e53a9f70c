import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows, sql } from '../../../platform/sql.ts'
import { openApp, type TestApp } from '../../../testing/app.ts'
import { hoursBetween } from './professionalism.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

test('P7: Saturdays and Sundays between two days do not count as hours, over any days; they are told to two digits', async () => {
  const found = await rows(
    app.company.db,
    sql<{ told: number; counted: number }>`
      select ${hoursBetween('Asia/Shanghai', sql`f.at`, sql`u.at`)} as told,
        greatest(extract(epoch from u.at - f.at) / 3600 - 24 * (select count(*) from generate_series((f.at at time zone 'Asia/Shanghai')::date + 1,
          (u.at at time zone 'Asia/Shanghai')::date - 1, interval '1 day') d where extract(isodow from d) > 5), 0) as counted
      from generate_series('2026-05-25 03:00+08'::timestamptz, '2026-06-09', interval '11 hours') f(at)
        cross join generate_series('2026-05-23 09:30+08'::timestamptz, '2026-07-01', interval '13 hours') u(at)`,
  )
  expect(found.length).toBeGreaterThan(1000)
  const digits = (hours: number) => (hours < 10 ? 1 : hours < 100 ? 0 : -1)
  const rounded = (hours: number) => Math.round(hours * 10 ** digits(hours) + 1e-9) / 10 ** digits(hours)
  expect(found.filter(({ told, counted }) => Math.abs(told - rounded(counted)) > 1e-9)).toEqual([])
})
