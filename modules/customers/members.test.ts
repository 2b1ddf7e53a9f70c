import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import {
  changeCustomer,
  createCustomer,
  listCustomers,
  putMember,
  removeMember,
  showCustomer,
  showTimeline,
} from './contract.ts'

let app: TestApp
let rep: Caller
let mate: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep', { name: '王磊' })
  mate = await app.person('rep', { name: '李娜' })
})
afterAll(() => app.close())

const make = (name: string) => rep.call(createCustomer, { body: { name, force: true } })

describe('D7: the working group', () => {
  test('who is taken in sees and works on the customer, in a role, until taken out', async () => {
    const { id, version } = await make('工作组一')
    const params = { id, personId: mate.id }
    expect((await mate.refusal(showCustomer, { params: { id } })).status).toBe(404)
    const joined = await rep.call(putMember, { params, body: { role: '技术支持' } })
    expect(joined).toMatchObject({ members: [{ id: mate.id, name: '李娜', role: '技术支持' }], version: version + 1 })
    expect((await mate.call(listCustomers, {})).items.map((c) => c.id)).toEqual([id])
    expect((await mate.call(changeCustomer, { params: { id }, body: { industry: '印刷' } })).industry).toBe('印刷')
    expect((await rep.call(removeMember, { params })).members).toEqual([])
    expect((await mate.refusal(showCustomer, { params: { id } })).status).toBe(404)
    expect((await mate.call(listCustomers, {})).items).toEqual([])
  })

  test('the role changes without leaving; who left may come back', async () => {
    const { id } = await make('工作组二')
    const params = { id, personId: mate.id }
    await rep.call(putMember, { params, body: {} })
    expect((await rep.call(putMember, { params, body: { role: '组长' } })).members).toMatchObject([{ role: '组长' }])
    await rep.call(removeMember, { params })
    expect((await rep.call(putMember, { params, body: {} })).members).toMatchObject([{ role: 'member' }])
    const { items } = await rep.call(showTimeline, { params: { id }, query: { kind: 'event' } })
    expect(items.map((e) => [e.body.type, e.body.subject]).slice(0, 3)).toEqual([
      ['customer.member_joined', '李娜'],
      ['customer.member_left', '李娜'],
      ['customer.member_joined', '李娜'],
    ])
  })

  test('the owner and managers decide, not the members', async () => {
    const { id } = await make('工作组三')
    await rep.call(putMember, { params: { id, personId: mate.id }, body: {} })
    const third = await app.person('rep')
    const refusal = await mate.refusal(putMember, { params: { id, personId: third.id }, body: {} })
    expect(refusal.body.reason).toBe('may_not_change_group')
    expect((await mate.call(showCustomer, { params: { id } })).can.changeGroup).toBe(false)
    expect((await app.admin.call(putMember, { params: { id, personId: third.id }, body: {} })).members).toHaveLength(2)
  })

  test('not the owner, nor somebody who left or never was in it', async () => {
    const { id } = await make('工作组四')
    const leaver = await app.person('rep')
    await app.query(`update person set state = 'left' where id = $1`, [leaver.id])
    const reasonFor = async (personId: string) =>
      (await rep.refusal(putMember, { params: { id, personId }, body: {} })).body.reason
    expect(await reasonFor(rep.id)).toBe('owns_it')
    expect(await reasonFor(leaver.id)).toBe('unknown_member')
    expect((await rep.refusal(removeMember, { params: { id, personId: mate.id } })).body.reason).toBe('unknown_member')
  })
})
