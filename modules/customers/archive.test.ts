import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../shared/calendar.ts'
import { type Caller, openApp, type TestApp, TODAY } from '../../testing/app.ts'
import { addTeam } from '../people/contract.ts'
import {
  archiveCustomer,
  createCustomer,
  listCustomers,
  restoreCustomer,
  showCustomer,
  showTimeline,
} from './contract.ts'

let app: TestApp
let rep: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  const team = await app.admin.call(addTeam, { body: { name: '华东' } })
  rep = await app.person('rep', { team: team.id })
  manager = await app.person('manager', { name: '周婷', team: team.id })
})
afterAll(() => app.close())

const make = (by: Caller, name: string, more = {}) => by.call(createCustomer, { body: { name, force: true, ...more } })
const archive = (by: Caller, id: string) => by.call(archiveCustomer, { params: { id }, body: { reason: '已注销' } })
const restore = (by: Caller, id: string) => by.call(restoreCustomer, { params: { id }, body: { reason: '又开业了' } })

describe('T8: archived instead of deleted', () => {
  test('it leaves its owner, lists and searches, and stays to be read', async () => {
    const { id } = await make(rep, '注销的厂')
    const archived = await archive(manager, id)
    expect(archived).toMatchObject({
      state: 'archived',
      owner: null,
      pool: null,
      cadence: null,
      can: { edit: false, touch: false, archive: false, restore: true },
    })
    const found = async (query: object) =>
      (await manager.call(listCustomers, { query: { q: '注销的', ...query } })).items.map((c) => c.id)
    expect(await found({})).toEqual([])
    expect(await found({ state: 'archived' })).toEqual([id])
    expect((await rep.refusal(showCustomer, { params: { id } })).status).toBe(404)
  })

  test('one in a pool leaves it', async () => {
    const { id, pool } = await make(rep, '公海里的厂', { ownerId: null })
    expect(pool).not.toBeNull()
    expect((await archive(app.admin, id)).pool).toBeNull()
    expect(await restore(app.admin, id)).toMatchObject({ state: 'active', pool, owner: null })
  })

  test('restored it is its owner’s again, whose time never ended, and nobody has neglected it', async () => {
    const { id } = await make(rep, '回来的厂', { enteredOn: '2025-01-01' })
    await archive(manager, id)
    const restored = await restore(manager, id)
    expect(restored).toMatchObject({ state: 'active', owner: { id: rep.id }, recallOn: addDays(TODAY, 30) })
    const holdings = await app.query('select ended_at, end_cause from ownership where customer_id = $1', [id])
    expect(holdings).toEqual([{ ended_at: null, end_cause: null }])
  })

  test('where the owner has left, it waits in the pool; a tier that never rests, with the manager', async () => {
    const leaver = await app.person('rep')
    const [plain, important] = [await make(leaver, '没人的厂'), await make(leaver, '没人的大厂', { tier: 'A' })]
    for (const { id } of [plain, important]) await archive(app.admin, id)
    await app.query(`update person set state = 'left' where id = $1`, [leaver.id])
    expect(await restore(app.admin, plain.id)).toMatchObject({ owner: null, pool: { name: '公司公海' } })
    expect(await restore(app.admin, important.id)).toMatchObject({ owner: null, pool: null, state: 'active' })
  })

  test('the timeline tells by whom and why', async () => {
    const { id } = await make(rep, '留痕的厂')
    await archive(manager, id)
    await restore(manager, id)
    const { items } = await manager.call(showTimeline, { params: { id }, query: { kind: 'event' } })
    expect(items.map((e) => [e.body.type, e.body.reason, e.by?.name]).slice(0, 2)).toEqual([
      ['customer.restored', '又开业了', '周婷'],
      ['customer.archived', '已注销', '周婷'],
    ])
  })

  test('by managers and above; not twice', async () => {
    const { id } = await make(rep, '谁来归档')
    expect((await rep.refusal(archiveCustomer, { params: { id }, body: { reason: '懒得跟' } })).status).toBe(403)
    const elsewhere = await app.person('manager', {
      team: (await app.admin.call(addTeam, { body: { name: '华北' } })).id,
    })
    expect((await elsewhere.refusal(archiveCustomer, { params: { id }, body: { reason: '别人的' } })).status).toBe(404)
    expect((await manager.refusal(restoreCustomer, { params: { id }, body: { reason: '没归档' } })).body.reason).toBe(
      'not_archived',
    )
    await archive(manager, id)
    expect((await manager.refusal(archiveCustomer, { params: { id }, body: { reason: '再来' } })).body.reason).toBe(
      'archived',
    )
  })
})
