import { afterAll, expect, test } from 'vitest'
import { openApp } from '../../../testing/app.ts'
import { sign } from '../../../testing/secrecy.ts'
import { createCustomer } from '../../customers/contract.ts'
import { hideCustomer } from '../../customers/secret/contract.ts'
import { addTeam } from '../../people/contract.ts'
import { listOrders, placeOrder, showOrder } from '../contract.ts'

const app = await openApp()
afterAll(() => app.close())

test('S1: a number that stands twice, since one customer is hidden from who wrote it, is shown to who sees both', async () => {
  const team = (await app.admin.call(addTeam, { body: { name: '一部' } })).id
  const manager = await app.person('manager', { team })
  const rep = await app.person('rep', { team })
  await sign(manager, rep)
  const make = async (name: string, ownerId: string) =>
    (await manager.call(createCustomer, { body: { name, ownerId, force: true } })).id
  const order = { number: 'PO-H-1', product: '画册', amount: { fen: 100_00 } }
  const hidden = await make('隐名的厂', manager.id)
  await manager.call(hideCustomer, { params: { id: hidden }, body: { hidden: true, reason: '要保密' } })
  const first = await manager.call(placeOrder, { body: { customerId: hidden, ...order } })
  const open = await make('看得见的厂', rep.id)
  const second = await rep.call(placeOrder, { body: { customerId: open, ...order } })
  expect(second.twins).toEqual([])
  expect((await rep.call(showOrder, { params: { id: second.id } })).twins).toEqual([])
  expect((await rep.call(listOrders)).items).toMatchObject([{ id: second.id, twins: [] }])
  const { items } = await manager.call(listOrders)
  expect(Object.fromEntries(items.map(({ id, twins }) => [id, twins]))).toEqual({
    [first.id]: [{ id: second.id, customer: { id: open, name: '看得见的厂' } }],
    [second.id]: [{ id: first.id, customer: { id: hidden, name: '隐名的厂' } }],
  })
  expect((await manager.call(showOrder, { params: { id: second.id } })).twins).toMatchObject([{ id: first.id }])
})
