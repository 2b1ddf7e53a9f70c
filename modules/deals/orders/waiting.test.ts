import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { createCustomer, showCustomer, showTimeline } from '../../customers/contract.ts'
import {
  approveOrder,
  cancelOrder,
  changeOrder,
  listOrders,
  noteDelivery,
  notePayment,
  openNeed,
  placeOrder,
  showNeed,
  showOrder,
} from '../contract.ts'
import { countOutWaiting } from './counting.ts'

let app: TestApp
let rep: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  manager = await app.person('manager')
})
afterAll(() => app.close())

const HUGE = { fen: 900_000_000, currency: 'CNY' }
const FAIR = { fen: 8_000_000, currency: 'CNY' }

let made = 0
const customer = async () =>
  (await rep.call(createCustomer, { body: { name: `待批客户 ${++made}`, enteredOn: '2026-01-01', force: true } })).id
const place = async (customerId: string, more = {}) =>
  (await rep.call(placeOrder, { body: { customerId, amount: HUGE, orderedOn: '2026-05-20', ...more } })).id
const change = (id: string, body: object) => rep.call(changeOrder, { params: { id }, body })
const approve = (id: string) => manager.call(approveOrder, { params: { id } })
const events = async (id: string) =>
  (await app.query('select type from event where subject_id = $1 order by at, id', [id])).map((e) => e.type)
/** What orders make of a customer. */
const standing = async (id: string) => {
  const { stage, orders, dueOn } = await rep.call(showCustomer, { params: { id } })
  const [kept] = await app.query(
    'select orders::int, orders_fen::bigint, first_order_on::text, last_order_on::text, pursuit_orders::int, unpaid_orders::int from customer where id = $1',
    [id],
  )
  return { stage, orders, dueOn, kept }
}
const counted = (fen: number) => ({
  stage: 'ordered',
  orders: { count: 1, amount: { fen } },
  kept: { first_order_on: '2026-05-20', last_order_on: '2026-05-20' },
})

describe('T7, G2: an order that waits for a yes counts nowhere', () => {
  test('placed: the customer stays as it was; approved: it counts once, on its own day', async () => {
    const of = await customer()
    const before = await standing(of)
    const id = await place(of)
    expect(await standing(of)).toEqual(before)
    expect(await events(id)).toEqual(['order.submitted'])
    await approve(id)
    expect(await standing(of)).toMatchObject(counted(HUGE.fen))
    const moves = await app.query('select on_day from stage_move where customer_id = $1 and to_stage = 5', [of])
    expect(moves).toEqual([{ on_day: '2026-05-20' }])
    expect(await events(id)).toEqual(['order.submitted', 'order.placed', 'order.approved'])
  })

  test('changed so that it waits again, it counts no longer; within the limits or approved it does, told once', async () => {
    const of = await customer()
    const before = await standing(of)
    const id = await place(of, { amount: FAIR })
    expect(await standing(of)).toMatchObject(counted(FAIR.fen))
    await change(id, { amount: HUGE })
    expect(await standing(of)).toEqual(before)
    await change(id, { amount: FAIR })
    expect(await standing(of)).toMatchObject(counted(FAIR.fen))
    await change(id, { amount: HUGE })
    await approve(id)
    expect(await standing(of)).toMatchObject(counted(HUGE.fen))
    expect((await events(id)).filter((type) => type === 'order.placed')).toHaveLength(1)
  })

  test('cancelled as it waits, it leaves the customer as it was; another that counts goes on counting', async () => {
    const of = await customer()
    const first = await place(of, { amount: FAIR })
    const before = await standing(of)
    const id = await place(of)
    expect(await standing(of)).toEqual(before)
    await rep.call(cancelOrder, { params: { id }, body: { reason: '重录' } })
    expect(await standing(of)).toEqual(before)
    expect((await rep.call(showOrder, { params: { id: first } })).state).toBe('open')
  })

  test('Q1: it wins its need with the yes, on its own day; waiting again, the need is open again', async () => {
    const of = await customer()
    const { id: needId } = await rep.call(openNeed, { body: { customerId: of, title: '彩盒', level: 'explicit' } })
    const need = () => rep.call(showNeed, { params: { id: needId } })
    const id = await place(of, { needId })
    expect(await need()).toMatchObject({ stage: 'explicit', outcome: null })
    await approve(id)
    expect(await need()).toMatchObject({ stage: 'won', closedOn: '2026-05-20' })
    await change(id, { amount: { fen: 910_000_000, currency: 'CNY' } })
    expect(await need()).toMatchObject({ stage: 'explicit', outcome: null })
  })

  test('C1: lists, its page and the history show it, with its mark', async () => {
    const of = await customer()
    const id = await place(of)
    const { items } = await rep.call(listOrders, { query: { customer: of } })
    expect(items).toMatchObject([{ id, waiting: true, state: 'open' }])
    expect(await rep.call(showOrder, { params: { id } })).toMatchObject({ waiting: true })
    const told = async () =>
      (await rep.call(showTimeline, { params: { id: of }, query: { kind: 'order' } })).items[0]?.body
    expect(await told()).toMatchObject({ waiting: true })
    await approve(id)
    expect(await told()).toMatchObject({ waiting: false })
  })

  test('no goods and no money before the yes; what came before it began to wait goes on, and can be given back', async () => {
    const of = await customer()
    const id = await place(of)
    const pay = (order: string, fen: number) => ({ params: { id: order }, body: { fen } })
    expect((await rep.call(showOrder, { params: { id } })).can).toMatchObject({ deliver: false, pay: false })
    expect((await rep.refusal(notePayment, pay(id, HUGE.fen))).body.reason).toBe('order_awaits_approval')
    const goods = { params: { id }, body: { complete: true } }
    expect((await rep.refusal(noteDelivery, goods)).body.reason).toBe('order_awaits_approval')
    await approve(id)
    expect(await rep.call(notePayment, pay(id, HUGE.fen))).toMatchObject({ payment: 'paid' })

    const begun = await place(of, { amount: FAIR })
    await rep.call(notePayment, pay(begun, 100_00))
    expect(await change(begun, { amount: HUGE })).toMatchObject({ waiting: true, can: { deliver: false, pay: true } })
    expect(await rep.call(notePayment, pay(begun, 100_00))).toMatchObject({ payment: 'partial', paidFen: 200_00 })
    expect(await rep.call(notePayment, pay(begun, -200_00))).toMatchObject({ paidFen: 0, can: { pay: false } })
  })
})

test('T7, G2: those that waited before they ceased to count are counted out when the data comes along', async () => {
  const of = await customer()
  const { id: needId } = await rep.call(openNeed, { body: { customerId: of, title: '礼盒', level: 'explicit' } })
  const id = await place(of, { needId, amount: FAIR })
  await app.query(`update sales_order set beyond = '{total}', beyond_by = $2, approved_by = null where id = $1`, [
    id,
    rep.id,
  ])
  expect(await standing(of)).toMatchObject(counted(FAIR.fen))
  await app.writing(countOutWaiting)
  expect(await standing(of)).toMatchObject({ stage: 'need', orders: { count: 0 } })
  expect(await rep.call(showNeed, { params: { id: needId } })).toMatchObject({ outcome: null })
})
