import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../../testing/app.ts'
import { takeOrder } from '../../../testing/orders.ts'
import { touchOnDays } from '../../../testing/touches.ts'
import { createCustomer, showCustomer, showTimeline } from '../../customers/contract.ts'
import { startPursuits } from '../../customers/index.ts'
import { logTouch } from '../../touches/contract.ts'

let app: TestApp
let rep: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
})
afterAll(() => app.close())

let made = 0
const customer = async () =>
  (await rep.call(createCustomer, { body: { name: `客户 ${++made}`, enteredOn: '2026-01-01', force: true } })).id
const show = (id: string) => rep.call(showCustomer, { params: { id } })

describe('orders', () => {
  test('count all, paid or not, with their amount; and move the funnel to ordered, dated (Q1)', async () => {
    const id = await customer()
    await takeOrder(app, id, { fen: 1234_56 })
    await takeOrder(app, id, { fen: 100_00, payment: 'paid' })
    expect(await show(id)).toMatchObject({
      stage: 'ordered',
      orders: { count: 2, amount: { fen: 1334_56, currency: 'CNY' } },
    })
    const moves = await app.query('select to_stage, on_day from stage_move where customer_id = $1', [id])
    expect(moves).toEqual([{ to_stage: 5, on_day: '2026-06-01' }])
    const { items } = await rep.call(showTimeline, { params: { id }, query: { kind: 'order' } })
    expect(items).toHaveLength(2)
  })

  test('T3: from the first order on the cadence goes by importance', async () => {
    const id = await customer()
    await rep.call(logTouch, { body: { customerId: id, channel: 'phone', effective: true, summary: '谈了' } })
    expect((await show(id)).dueOn).toBe('2026-06-16')
    await takeOrder(app, id)
    expect(await show(id)).toMatchObject({ dueOn: '2026-08-15', overdueOn: '2026-08-29' })
  })
})

describe('T12: after the order it starts again', () => {
  test('touch numbers start anew, those ever stay; the cadence counts from the new pursuit’s first day', async () => {
    const id = await customer()
    await touchOnDays(rep, id, 12)
    await rep.call(logTouch, {
      body: { customerId: id, channel: 'phone', effective: true, summary: '谈了', happenedAt: '2026-06-01' },
    })
    await takeOrder(app, id, { payment: 'paid' })
    app.clock.set('2026-06-01T06:00:00Z')
    await app.writing((work) => startPursuits(work, [id], 'order_completed'))
    expect(await show(id)).toMatchObject({
      effectiveTouches: 0,
      effectiveTouchesEver: 13,
      touches: 13,
      pursuit: { number: 2, startedOn: '2026-06-01' },
      dueOn: '2026-08-15',
      overdueOn: '2026-08-29',
    })
    // One of whom only the day is known counts in the pursuit in which it was recorded.
    await rep.call(logTouch, {
      body: { customerId: id, channel: 'phone', effective: true, summary: '货到了', happenedAt: '2026-06-01' },
    })
    expect(await show(id)).toMatchObject({ effectiveTouches: 1, effectiveTouchesEver: 13, touches: 14 })
    app.clock.set(NOW)
  })
})
