import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { addView, changeView, createCustomer, listCustomers, listViews, removeView } from './contract.ts'

let app: TestApp
let rep: Caller
let mate: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep', { name: '王磊' })
  mate = await app.person('rep', { name: '李娜' })
})
afterAll(() => app.close())

const view = {
  name: '到期的大客户',
  query: { tier: 'VVIP,A', cadence: 'due,overdue', sort: 'dueOn', owner: 'me' },
  columns: ['name' as const, 'dueOn' as const, 'owner' as const],
}
const namesOf = async (by: Caller) => (await by.call(listViews, {})).items.map((v) => v.name)

describe('saved views', () => {
  test('keep filter, sort and columns as they were asked, and the list takes them', async () => {
    const added = await rep.call(addView, { body: view })
    expect(added).toMatchObject({ ...view, shared: false, by: { name: '王磊' }, can: { change: true } })
    await rep.call(createCustomer, { body: { name: '大客户', tier: 'A', force: true } })
    const { items } = await rep.call(listCustomers, { query: added.query })
    expect(items.map((c) => c.name)).toEqual(['大客户'])
    await rep.call(removeView, { params: { id: added.id } })
    expect(await namesOf(rep)).toEqual([])
  })

  test('own ones first, in their order, then those that colleagues share', async () => {
    const add = (by: Caller, name: string, more = {}) => by.call(addView, { body: { ...view, name, ...more } })
    await add(mate, '共享的', { shared: true })
    await add(mate, '私下的')
    await add(rep, '第二', { position: 2 })
    await add(rep, '第一', { position: 1 })
    expect(await namesOf(rep)).toEqual(['第一', '第二', '共享的'])
    expect(await namesOf(mate)).toEqual(['共享的', '私下的'])
  })

  test('a shared one shows each reader what is in the own sight', async () => {
    const shared = (await rep.call(listViews, {})).items.find((v) => v.shared)
    await mate.call(createCustomer, { body: { name: '李娜的大客户', tier: 'A', force: true } })
    const { items } = await rep.call(listCustomers, { query: shared?.query })
    expect(items.map((c) => c.name)).toEqual(['大客户'])
  })

  test('only its owner changes or removes it, seeing its version', async () => {
    const shared = (await rep.call(listViews, {})).items.find((v) => v.shared)
    const params = { id: shared?.id ?? '' }
    expect(shared?.can.change).toBe(false)
    expect((await rep.refusal(changeView, { params, body: { name: '我的' } })).body.reason).toBe('not_your_view')
    expect((await rep.refusal(removeView, { params })).body.reason).toBe('not_your_view')
    const changed = await mate.call(changeView, { params, body: { shared: false } }, { 'if-match': '1' })
    expect(changed).toMatchObject({ shared: false, version: 2, query: view.query })
    expect((await mate.refusal(changeView, { params, body: { name: '旧的' } }, { 'if-match': '1' })).status).toBe(412)
    expect((await rep.refusal(changeView, { params, body: { name: '没有了' } })).status).toBe(404)
  })

  test.each([
    ['an unknown filter', { query: { colour: 'red' } }, 'body.query.colour'],
    ['an unknown value', { query: { tier: 'Z' } }, 'body.query.tier.0'],
    ['an unknown sort', { query: { sort: 'shoeSize' } }, 'body.query.sort'],
    ['an unknown column', { columns: ['shoeSize'] }, 'body.columns.0'],
    ['no column', { columns: [] }, 'body.columns'],
  ])('refuse %s, naming it', async (_title, wrong, field) => {
    const refusal = await rep.refusal(addView, { body: { ...view, ...wrong } as never })
    expect(refusal.status).toBe(400)
    expect((refusal.body.errors as { field: string }[]).map((e) => e.field)).toContain(field)
  })
})
