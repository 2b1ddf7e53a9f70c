import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp, TODAY } from '../../../testing/app.ts'
import { listOf } from '../../../testing/opened.ts'
import { takeOrder } from '../../../testing/orders.ts'
import { countStatements } from '../../../testing/statements.ts'
import { createCustomer } from '../../customers/contract.ts'
import { addTeam } from '../../people/contract.ts'
import { assign } from '../../pool/contract.ts'
import { showToday } from '../../today/contract.ts'
import { logTouch } from '../../touches/contract.ts'
import { watchNewcomers } from '../jobs.ts'
import { listNewcomers, listQuotaNotices, seeQuotaNotice, setQuota } from './contract.ts'

let app: TestApp
let team: string
let manager: Caller
/** Monday the first; the newcomer's quota is twenty. */
const MONDAY = TODAY
const FRIDAY_EVENING = '2026-06-05T09:30:00Z'

beforeAll(async () => {
  app = await openApp()
  team = (await app.admin.call(addTeam, { body: { name: '一部' } })).id
  manager = await app.person('manager', { team })
})
beforeEach(() => app.clock.set(NOW))
afterAll(() => app.close())

const newcomer = () => app.person('rep', { team, joinedOn: '2026-04-01' })
let made = 0
const lead = async (who: Caller, more = {}) =>
  (await who.call(createCustomer, { body: { name: `新客 ${++made}`, force: true, ...more } })).id
const touch = (who: Caller, customerId: string, more = {}) =>
  who.call(logTouch, { body: { customerId, channel: 'phone', effective: true, summary: '谈了', ...more } })
const weekOf = async (who: Caller, by = manager) => {
  const found = (await by.call(listNewcomers)).items.find((item) => item.person.id === who.id)
  if (!found) throw new Error('not in sight')
  return found
}

describe('Q3: distinct new customers reached with a first touch in the pursuit', () => {
  test('one counts once, an attempt stands beside, what came from them has been reached', async () => {
    const rep = await newcomer()
    const [talked, tried, wrote] = [await lead(rep), await lead(rep), await lead(rep)]
    await touch(rep, talked)
    await touch(rep, talked, { channel: 'wechat' })
    await touch(rep, tried, { effective: false })
    await touch(rep, wrote, { effective: false })
    await touch(rep, wrote, { channel: 'email', direction: 'in', effective: false })
    const week = await weekOf(rep)
    expect(week).toMatchObject({ newcomer: true, quota: 20, reached: { count: 2 }, tried: { count: 1 }, missing: 18 })
    expect((await listOf(rep, week.reached.opens)).toSorted()).toEqual([talked, wrote].toSorted())
    expect(await listOf(manager, week.tried.opens)).toEqual([tried])
    expect((await rep.call(showToday)).newThisWeek).toBe(2)
  })

  test('whom somebody reached before in this pursuit is not new, nor is who has ordered', async () => {
    const rep = await newcomer()
    const known = await lead(rep, { enteredOn: '2026-05-01' })
    await touch(rep, known, { happenedAt: '2026-05-20' })
    await touch(rep, known)
    const buyer = await lead(rep)
    await takeOrder(app, buyer)
    app.clock.set('2026-06-02T02:00:00Z')
    await touch(rep, buyer)
    expect((await weekOf(rep)).reached.count).toBe(0)
  })

  test('a customer handed over begins a new pursuit, and is new to the next', async () => {
    const [first, next] = [await newcomer(), await newcomer()]
    const id = await lead(first)
    await touch(first, id)
    app.clock.set('2026-06-02T02:00:00Z')
    await manager.call(assign, { body: { customerIds: [id], ownerId: next.id } })
    app.clock.set('2026-06-02T03:00:00Z')
    await touch(next, id)
    expect((await weekOf(next)).reached.count).toBe(1)
    expect((await weekOf(first)).reached.count).toBe(1)
  })

  test('the weeks before stand beside', async () => {
    const rep = await newcomer()
    const id = await lead(rep, { enteredOn: '2026-05-11' })
    await touch(rep, id, { happenedAt: '2026-05-13' })
    const { weeks } = await weekOf(rep)
    expect(weeks).toHaveLength(8)
    expect(weeks.find((week) => week.monday === '2026-05-11')).toMatchObject({ reached: 1, tried: 0, quota: 20 })
    expect(weeks.at(-1)).toMatchObject({ monday: MONDAY, reached: 0 })
  })
})

describe('Q6: who has which quota', () => {
  test('the experienced have none until one is set; one’s own goes before the company’s', async () => {
    const old = await app.person('rep', { team, joinedOn: '2020-01-01' })
    expect(await weekOf(old)).toMatchObject({
      newcomer: false,
      quota: null,
      verdict: 'no_quota',
      can: { setQuota: true },
    })
    await manager.call(setQuota, { params: { id: old.id }, body: { weekly: 5 } })
    expect(await weekOf(old)).toMatchObject({ quota: 5, own: { weekly: 5, version: 1 } })
    const stale = manager.refusal(setQuota, { params: { id: old.id }, body: { weekly: 6 } }, { 'if-match': '"0"' })
    expect((await stale).body.reason).toBe('version_conflict')
    await manager.call(setQuota, { params: { id: old.id }, body: { weekly: null } }, { 'if-match': '"1"' })
    expect((await weekOf(old)).quota).toBeNull()
    expect((await old.refusal(setQuota, { params: { id: old.id }, body: { weekly: 0 } })).status).toBe(403)
  })
})

describe('Q3: the manager is told the same day, exactly once', () => {
  const noticesOf = async (by: Caller, who: Caller) =>
    (await by.call(listQuotaNotices)).items.filter((notice) => notice.person.id === who.id)

  test('on the last working evening of the week, not in the morning, and never twice', async () => {
    const rep = await newcomer()
    for (let n = 0; n < 12; n++) await touch(rep, await lead(rep))
    app.clock.set('2026-06-03T09:30:00Z')
    await app.runJob(watchNewcomers)
    expect(await noticesOf(manager, rep)).toEqual([])
    app.clock.set('2026-06-05T02:00:00Z')
    await app.runJob(watchNewcomers)
    expect(await noticesOf(manager, rep)).toEqual([])
    app.clock.set(FRIDAY_EVENING)
    await Promise.all([app.runJob(watchNewcomers), app.runJob(watchNewcomers)])
    await app.runJob(watchNewcomers)
    const told = await noticesOf(manager, rep)
    expect(told).toMatchObject([{ cause: 'missed', reached: 12, quota: 20, day: '2026-06-05', week: MONDAY }])
    const events = await app.query(`select 1 from event where type = 'quota.missed' and subject_id = $1`, [rep.id])
    expect(events).toHaveLength(1)
  })

  test('earlier, once not even twice the pace would do', async () => {
    const rep = await newcomer()
    app.clock.set('2026-06-03T09:30:00Z')
    await app.runJob(watchNewcomers)
    expect(await noticesOf(manager, rep)).toMatchObject([{ cause: 'out_of_reach', reached: 0 }])
  })

  test('only the one who answers for the rep hears of it; seen, it is gone', async () => {
    const rep = await newcomer()
    app.clock.set(FRIDAY_EVENING)
    await app.runJob(watchNewcomers)
    expect(await noticesOf(rep, rep)).toEqual([])
    expect(await noticesOf(await app.person('manager'), rep)).toEqual([])
    const [notice] = await noticesOf(manager, rep)
    const id = notice?.id as string
    expect((await rep.refusal(seeQuotaNotice, { params: { id } })).status).toBe(404)
    expect(await manager.call(seeQuotaNotice, { params: { id } })).toMatchObject({ seenAt: expect.any(String) })
    expect(await noticesOf(manager, rep)).toEqual([])
  })

  test('a Friday on which Jinke did not run is told of when it runs again', async () => {
    const rep = await newcomer()
    app.clock.set('2026-06-08T00:30:00Z')
    await app.runJob(watchNewcomers)
    expect(await noticesOf(manager, rep)).toMatchObject([{ cause: 'missed', week: MONDAY, day: '2026-06-08' }])
  })

  test('who reached the quota, and the experienced without one, are not told of', async () => {
    const [able, old] = [await newcomer(), await app.person('rep', { team, joinedOn: '2020-01-01' })]
    await manager.call(setQuota, { params: { id: able.id }, body: { weekly: 2 } })
    for (let n = 0; n < 2; n++) await touch(able, await lead(able))
    app.clock.set(FRIDAY_EVENING)
    await app.runJob(watchNewcomers)
    expect(await noticesOf(manager, able)).toEqual([])
    expect(await noticesOf(manager, old)).toEqual([])
  })
})

test('as many statements for many as for few', async () => {
  const count = () => countStatements(() => manager.call(listNewcomers))
  const before = await count()
  for (let n = 0; n < 4; n++) {
    const rep = await newcomer()
    await touch(rep, await lead(rep))
  }
  expect(await count()).toBe(before)
})
