import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { appointing, hour } from '../../testing/appointing.ts'
import { sign } from '../../testing/secrecy.ts'
import { changeCustomer } from '../customers/contract.ts'
import { hideCustomer } from '../customers/secret/contract.ts'
import * as contract from './contract.ts'

const SECRET_PLACE = '秘密地址 8 号'
const DAY_MS = 86_400_000
const TUESDAY = Date.parse('2026-06-09T00:00:00Z')
const [GUANGDONG, HEILONGJIANG] = ['广东省 深圳市', '黑龙江省 哈尔滨市']

let app: TestApp
let boss: Caller
let zhang: Caller
let li: Caller
let made: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  boss = await app.person('manager', { name: '主管' })
  zhang = await app.person('rep', { name: '张三' })
  li = await app.person('rep', { name: '李四' })
  made = appointing(app)
  await sign(boss)
})
afterAll(() => app.close())

const customerIn = async (by: Caller, region: string) => {
  const c = await made.customer(by)
  await by.call(changeCustomer, { params: { id: c.id }, body: { region } })
  return c
}

/** What 李四 is told who thinks of a visit with a colleague, in one city or another, at one place or another. */
async function proposals(customers: readonly string[], colleague: Caller, day: number) {
  const asked = []
  for (const customerId of customers)
    for (const place of ['科技园 3 栋', SECRET_PLACE])
      for (const travelMinutes of [undefined, 5])
        asked.push(
          await li.call(contract.draftAppointment, {
            body: {
              customerId,
              kind: 'visit_out',
              place,
              ...(travelMinutes === undefined ? {} : { travelMinutes }),
              personIds: [colleague.id],
              from: new Date(day).toISOString(),
              days: 1,
            },
          }),
        )
  return asked.map(({ times, leftOut }) => ({
    times: times.map(({ startsAt, reasons }) => ({ startsAt, reasons: reasons.map(({ code }) => code) })),
    leftOut: leftOut.map(({ code, count }) => ({ code, count })),
  }))
}

test('S1: of a colleague’s visit to a hidden customer nothing is told, and no place or city tried out tells where it is', async () => {
  const day = TUESDAY
  const secret = await customerIn(boss, GUANGDONG)
  await boss.call(hideCustomer, { params: { id: secret.id }, body: { hidden: true, reason: '洽谈收购' } })
  const visit = await made.appointment(boss, { customerId: secret.id, place: SECRET_PLACE })
  await made.book(boss, visit, hour(day, 7), false)
  const own = [(await customerIn(li, GUANGDONG)).id, (await customerIn(li, HEILONGJIANG)).id]
  const [first, ...others] = await proposals(own, boss, day)
  for (const other of others) expect(other).toEqual(first)
  expect(first?.times.length).toBeGreaterThan(1)
  expect(JSON.stringify(first)).not.toMatch(/travel|near/)
})

test('S1: nor of a visit to a customer of somebody else', async () => {
  const day = TUESDAY
  const theirs = await customerIn(zhang, GUANGDONG)
  await made.book(
    zhang,
    await made.appointment(zhang, { customerId: theirs.id, place: SECRET_PLACE }),
    hour(day, 7),
    false,
  )
  const own = [(await customerIn(li, GUANGDONG)).id, (await customerIn(li, HEILONGJIANG)).id]
  const [first, ...others] = await proposals(own, zhang, day)
  for (const other of others) expect(other).toEqual(first)
  expect(first?.times.length).toBeGreaterThan(1)
  expect(JSON.stringify(first)).not.toMatch(/travel|near/)
})

test('S1: a call with a hidden customer is not told from a visit to it', async () => {
  const told = []
  const own = [(await customerIn(li, GUANGDONG)).id]
  for (const [kind, day] of [
    ['call', TUESDAY + DAY_MS],
    ['visit_out', TUESDAY + 2 * DAY_MS],
  ] as const) {
    const secret = await made.customer(boss)
    await boss.call(hideCustomer, { params: { id: secret.id }, body: { hidden: true, reason: '洽谈收购' } })
    const buffers = { bufferBefore: 15, bufferAfter: 15, minutes: 60 }
    await made.book(
      boss,
      await made.appointment(boss, { customerId: secret.id, ...buffers }, kind),
      hour(day, 7),
      false,
    )
    const [found] = await proposals(own, boss, day)
    told.push(found?.times.map(({ startsAt }) => (Date.parse(startsAt) - day) / 60_000))
  }
  expect(told[0]?.length).toBeGreaterThan(1)
  expect(told[0]).toEqual(told[1])
})

test('A6, S1: whoever looks for a time sees when colleagues and rooms are taken by what is out of sight, and not by whom', async () => {
  const day = TUESDAY + 7 * DAY_MS
  const room = (await app.admin.call(contract.addResource, { body: { name: '会议室', kind: 'room' } })).id
  const theirs = await customerIn(zhang, GUANGDONG)
  const visit = { customerId: theirs.id, place: SECRET_PLACE, resourceIds: [room], bufferBefore: 30, minutes: 60 }
  await made.book(zhang, await made.appointment(zhang, visit), hour(day, 7), false)
  const query = { of: [zhang.id, room].join(','), from: hour(day, 0), to: hour(day, 20) }
  const span = { startsAt: hour(day, 7), endsAt: hour(day, 8) }
  const taken = await li.call(contract.listTakenTimes, { query })
  expect(taken.items.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
    [zhang.id, room].toSorted().map((id) => ({ id, ...span })),
  )
  expect(await zhang.call(contract.listTakenTimes, { query })).toEqual({ items: [] })
})
