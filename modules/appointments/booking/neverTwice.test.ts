import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/sql.ts'
import { Refused } from '../../../shared/refusal.ts'
import { NOW, openApp, type TestApp } from '../../../testing/app.ts'
import { plantCustomers } from '../../../testing/customers.ts'
import { LONG } from '../../../testing/long.ts'
import { takeTime } from './booked.ts'

let app: TestApp
let customerId: string
beforeAll(async () => {
  app = await openApp()
  customerId = (await plantCustomers(app, [{}]))[0]?.id ?? ''
})
afterAll(() => app.close())

const HOUR = 3_600_000
const appointment = async (): Promise<string> => {
  const id = newId()
  await app.query(
    `insert into appointment (id, customer_id, kind, organiser_id, state, minutes, buffer_before, buffer_after, zone, locale, created_by, created_at, changed_at)
      values ($1, $2, 'call', $3, 'proposed', 30, 0, 0, 'Asia/Shanghai', 'zh', $3, $4, $4)`,
    [id, customerId, app.admin.id, NOW],
  )
  return id
}
const span = (hour: number, length = 1) => {
  const start = Date.parse('2026-06-02T00:00:00Z') + hour * HOUR
  return { startsAt: new Date(start), endsAt: new Date(start + length * HOUR) }
}
const take = (
  appointmentId: string,
  subjectIds: string[],
  ranges: ReturnType<typeof span>[],
  expiresAt: Date | null = null,
) => app.writing((work) => takeTime(work, { appointmentId, subjectIds, ranges, expiresAt }))
/** 'won', the reason of the refusal, or what went wrong. */
const outcome = (taking: Promise<void>) =>
  taking.then(
    () => 'won',
    (error) => (error instanceof Refused ? error.why.kind.reason : String(error)),
  )

const BOOKERS = 64
const ROUNDS = LONG ? 4 : 2

test('A9: 64 book one slot at once, several rounds: one wins, nobody waits for ever', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const subject = newId()
    const ids = await Promise.all(Array.from({ length: BOOKERS }, appointment))
    const told = await Promise.all(ids.map((id) => outcome(take(id, [subject], [span(round)]))))
    expect(told.filter((t) => t === 'won')).toHaveLength(1)
    expect(told.filter((t) => t === 'time_taken')).toHaveLength(BOOKERS - 1)
  }
}, 120_000)

test('A9: groups that share people and rooms in any order: no deadlock, and nobody is booked twice', async () => {
  const subjects = Array.from({ length: 5 }, newId)
  const ids = await Promise.all(Array.from({ length: BOOKERS }, appointment))
  const told = await Promise.all(
    ids.map((id, n) => {
      const some = [subjects[n % 5], subjects[(n * 3 + 1) % 5], subjects[(n * 2 + 4) % 5]] as string[]
      return outcome(take(id, n % 2 ? some : some.toReversed(), [span(n % 4)]))
    }),
  )
  expect(new Set(told)).toEqual(new Set(['won', 'time_taken']))
  const twice = await app.query(
    'select from booked_time a join booked_time b on a.subject_id = b.subject_id and a.id < b.id and a.during && b.during where a.released_at is null and b.released_at is null',
  )
  expect(twice).toHaveLength(0)
}, 120_000)

test('A9: even who does not wait in line cannot book twice', async () => {
  const [first, second, subject] = [await appointment(), await appointment(), newId()]
  await take(first, [subject], [span(0)])
  const { startsAt, endsAt } = span(0.5)
  await expect(
    app.query(
      `insert into booked_time (id, subject_id, appointment_id, during, booked_at) values ($1, $2, $3, tstzrange($4, $5), $6)`,
      [newId(), subject, second, startsAt, endsAt, NOW],
    ),
  ).rejects.toThrow('never_twice')
})

test('A9: a hold keeps a time until it expires, and a moved appointment frees what it held', async () => {
  const [first, second, subject] = [await appointment(), await appointment(), newId()]
  await take(first, [subject], [span(0), span(2)], new Date(Date.parse(NOW) + HOUR))
  expect(await outcome(take(second, [subject], [span(2)]))).toBe('time_taken')
  app.clock.set(new Date(Date.parse(NOW) + HOUR).toISOString())
  expect(await outcome(take(second, [subject], [span(2)]))).toBe('won')
  expect(await outcome(take(second, [subject], [span(5)]))).toBe('won')
  expect(await outcome(take(first, [subject], [span(2)]))).toBe('won')
  app.clock.set(NOW)
})

test('A9: one that ends when the next begins takes nothing from it', async () => {
  const [first, second, subject] = [await appointment(), await appointment(), newId()]
  await take(first, [subject], [span(0)])
  expect(await outcome(take(second, [subject], [span(1)]))).toBe('won')
})
