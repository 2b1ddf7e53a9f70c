import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { plantCustomers } from '../../testing/customers.ts'
import { changeSettings } from '../company/contract.ts'
import { addContact, createCustomer, listCustomers, showCustomer, showTimeline } from '../customers/contract.ts'
import { sealTrail } from './chain/seal.ts'
import { listActs, listAlerts, seeAlert } from './contract.ts'
import { forgetPages, watchReaders } from './jobs.ts'

let app: TestApp
let director: Caller
let auditor: Caller
let rep: Caller
const customers: string[] = []
const FLOOR = 5
const TOLD_FLOOR = 50
beforeAll(async () => {
  app = await openApp()
  director = await app.person('director')
  auditor = await app.person('auditor')
  rep = await app.person('rep', { name: '翻得快的' })
  const values = {
    'audit.opened_per_hour': FLOOR,
    'audit.told_per_hour': TOLD_FLOOR,
    'audit.opened_at_night': FLOOR,
    'audit.exported_per_day': FLOOR,
    'audit.handed_per_day': FLOOR,
  }
  await director.call(changeSettings, { body: { values } })
  for (let n = 0; n < 3 * FLOOR + 2; n++)
    customers.push((await rep.call(createCustomer, { body: { name: `被翻的厂 ${n}`, force: true } })).id)
})
afterAll(() => app.close())

const read = async (who: Caller, count: number) => {
  for (const id of customers.slice(0, count)) await who.call(showCustomer, { params: { id } })
}
const watch = () => app.runJob(watchReaders)
const alertsOf = async (person: Caller, seen: 'open' | 'all' = 'open', by = director) =>
  (await by.call(listAlerts, { query: { show: seen } })).items.filter((alert) => alert.person.id === person.id)

describe('S4: unusual reading is told to the heads and the audit', () => {
  test('many customers within the hour, once a day, never to the person alone', async () => {
    const who = await app.person('director', { name: '另一位总监' })
    await read(who, FLOOR)
    await read(who, FLOOR)
    await watch()
    expect(await alertsOf(who)).toEqual([])
    await read(who, FLOOR + 1)
    await watch()
    await watch()
    expect(await alertsOf(who)).toMatchObject([{ cause: 'opened', count: FLOOR + 1, usual: 0, seenAt: null }])
    expect(await alertsOf(who, 'open', auditor)).toHaveLength(1)
    expect(await alertsOf(who, 'all', who)).toEqual([])
    const [alert] = await alertsOf(who)
    expect((await who.refusal(seeAlert, { params: { id: alert?.id ?? '' } })).status).toBe(404)
    await auditor.call(seeAlert, { params: { id: alert?.id ?? '' } })
    expect(await alertsOf(who)).toEqual([])
    expect(await alertsOf(who, 'all')).toMatchObject([{ seenBy: { id: auditor.id } }])
    await app.runJob(sealTrail)
    const acts = (await auditor.call(listActs, { query: { area: 'trail' } })).items
    expect(acts.filter(({ person }) => person?.id === who.id).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['audit.alerted', 'audit.alert_seen']),
    )
  })

  test('who usually reads as much is left in peace', async () => {
    const who = await app.person('marketer')
    for (const days of [3, 2, 1]) {
      app.clock.set(new Date(Date.parse(NOW) - days * 86_400_000).toISOString())
      await read(who, FLOOR)
    }
    app.clock.set(NOW)
    await read(who, 3 * FLOOR)
    await watch()
    expect(await alertsOf(who)).toEqual([])
    await read(who, 3 * FLOOR + 1)
    await watch()
    expect(await alertsOf(who)).toMatchObject([{ cause: 'opened', count: 3 * FLOOR + 1, usual: FLOOR }])
  })

  test('outside the usual hours in number', async () => {
    const who = await app.person('agent')
    app.clock.set('2026-06-01T18:00:00Z')
    await read(who, FLOOR + 1)
    await watch()
    app.clock.set(NOW)
    expect((await alertsOf(who)).map(({ cause }) => cause).toSorted()).toEqual(['night', 'opened'])
  })

  test('T8: who opened pages is forgotten after its time, and that is on record', async () => {
    await read(director, 3)
    app.clock.set('2026-07-30T02:00:00Z')
    await app.runJob(forgetPages)
    expect((await app.query('select from opened_page')).length).toBeGreaterThan(0)
    app.clock.set('2026-08-02T02:00:00Z')
    await app.runJob(forgetPages)
    app.clock.set(NOW)
    expect(await app.query('select from opened_page')).toEqual([])
    expect((await app.query(`select from event where type = 'audit.pages_forgotten'`)).length).toBeGreaterThan(0)
  })

  test('a mass export', async () => {
    const take = () => app.fetch('/customers/export?format=csv', { headers: { authorization: `Bearer ${rep.key}` } })
    await (await take()).text()
    await expect
      .poll(async () => (await app.query(`select from event where type = 'customer.taken_out'`)).length)
      .toBe(1)
    await app.runJob(sealTrail)
    await watch()
    expect(await alertsOf(rep)).toMatchObject([{ cause: 'exported', count: customers.length }])
  })

  test('the audit trail as a file: as many different customers as it tells of', async () => {
    const who = await app.person('auditor', { name: '导审计的' })
    const headers = { authorization: `Bearer ${who.key}` }
    await app.runJob(sealTrail)
    await (await app.fetch('/audit/acts/file', { headers })).text()
    await expect.poll(async () => (await app.query(`select from event where type = 'audit.taken_out'`)).length).toBe(1)
    await app.runJob(sealTrail)
    await watch()
    const [alert] = await alertsOf(who)
    expect(alert).toMatchObject({ cause: 'exported' })
    expect(alert?.count).toBeGreaterThan(FLOOR)
  })

  test('lists that are paged through without opening anybody: different customers, however often each is seen', async () => {
    await plantCustomers(
      app,
      Array.from({ length: TOLD_FLOOR }, () => ({})),
    )
    const who = await app.person('director', { name: '翻列表的' })
    const pageThrough = async () => {
      const first = await who.call(listCustomers, { query: { limit: 40 } })
      const { items } = await who.call(listCustomers, { query: { limit: 200, cursor: first.nextCursor ?? '' } })
      return first.items.length + items.length
    }
    for (let n = 0; n < 3; n++) await who.call(listCustomers, { query: { limit: 40 } })
    await watch()
    expect(await alertsOf(who)).toEqual([])
    const all = await pageThrough()
    await pageThrough()
    await watch()
    expect(await alertsOf(who)).toMatchObject([{ cause: 'told', count: all, usual: 0 }])
  })

  test('whatever is read on a customer’s page counts, not its front alone', async () => {
    const who = await app.person('director', { name: '只看动态的' })
    for (const id of customers.slice(0, FLOOR + 1)) await who.call(showTimeline, { params: { id } })
    await watch()
    expect(await alertsOf(who)).toMatchObject([{ cause: 'opened', count: FLOOR + 1 }])
  })

  test('people taken out whole, one by one', async () => {
    const who = await app.person('director', { name: '逐个导出的' })
    const [id = ''] = customers
    for (let n = 0; n <= FLOOR; n++) await rep.call(addContact, { params: { id }, body: { name: `被导出的人${n}` } })
    const { contacts } = await rep.call(showCustomer, { params: { id } })
    const take = (contactId: string) =>
      app.fetch(`/customers/${id}/contacts/${contactId}/data?to=person`, {
        headers: { authorization: `Bearer ${who.key}` },
      })
    for (const contact of contacts) await (await take(contact.id)).text()
    await app.runJob(sealTrail)
    await watch()
    expect(await alertsOf(who)).toMatchObject([{ cause: 'handed', count: FLOOR + 1 }])
  })
})
