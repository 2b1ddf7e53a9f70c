import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { createCustomer, listCustomers } from '../../customers/contract.ts'
import { approveOrder, changeOrder, placeOrder } from '../../deals/contract.ts'
import { listPersonScoreCases, showPersonScorecard, showWeek } from '../contract.ts'

let app: TestApp
let rep: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  manager = await app.person('manager')
})
afterAll(() => app.close())

const MONTH = '2026-06-01'
const HUGE = { fen: 900_000_000, currency: 'CNY' }

/** What the month, the week and the list of won-back customers tell of the rep, without the moment of telling. */
async function told() {
  const card = await rep.call(showPersonScorecard, { params: { id: rep.id }, query: { month: MONTH } })
  const week = await rep.call(showWeek, { query: {} })
  const wonBack = await rep.call(listCustomers, { query: { wonBackFrom: MONTH } })
  return {
    figures: [...card.process, ...card.result].map(({ key, value, of }) => ({ key, value, of })),
    week: week.figures,
    wonBack: wonBack.items.map(({ id }) => id),
  }
}

test('T7, G2: an order that waits for a yes is in no scorecard and no week; approved it counts once, waiting again no longer', async () => {
  const body = { name: '大单厂', enteredOn: '2026-01-01', force: true }
  const { id: customerId } = await rep.call(createCustomer, { body })
  const before = await told()
  const { id, waiting } = await rep.call(placeOrder, { body: { customerId, amount: HUGE } })
  expect(waiting).toBe(true)
  expect(await told()).toEqual(before)
  await manager.call(approveOrder, { params: { id } })
  const after = await told()
  expect(after.figures).toContainEqual({ key: 'orders', value: 1, of: 1 })
  expect(after.figures).toContainEqual({ key: 'amount', value: HUGE.fen, of: 1 })
  expect(after.wonBack).toEqual([customerId])
  const query = { figure: 'orders' as const, month: MONTH }
  expect((await rep.call(listPersonScoreCases, { params: { id: rep.id }, query })).items).toHaveLength(1)
  await rep.call(changeOrder, { params: { id }, body: { amount: { fen: 910_000_000, currency: 'CNY' } } })
  expect(await told()).toEqual(before)
  expect((await rep.call(listPersonScoreCases, { params: { id: rep.id }, query })).items).toEqual([])
})
