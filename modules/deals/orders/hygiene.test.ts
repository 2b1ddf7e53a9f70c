import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { createCustomer, showCustomer } from '../../customers/contract.ts'
import { cancelOrder, changeOrder, noteDelivery, notePayment, placeOrder, showOrder } from '../contract.ts'

let app: TestApp
let rep: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
})
afterAll(() => app.close())

let made = 0
const place = async (more: Record<string, unknown> = {}) => {
  const { id } = await rep.call(createCustomer, { body: { name: `客户 ${++made}`, force: true } })
  return rep.call(placeOrder, {
    body: { customerId: id, amount: { fen: 100_00, currency: 'CNY' }, orderedOn: '2026-05-20', ...more },
  })
}
const refused = (reason: string, field: string) => ({ reason, errors: [{ field }] })

describe('M6: the days of an order follow one another', () => {
  test('it is not due before it was ordered, neither at first nor after a change', async () => {
    const order = await place({ dueOn: '2026-05-20' })
    const body = { customerId: order.customer.id, amount: { fen: 1, currency: 'CNY' }, dueOn: '2020-01-01' }
    expect((await rep.refusal(placeOrder, { body })).body).toMatchObject(refused('due_before_order', 'body.dueOn'))
    const params = { id: order.id }
    for (const days of [{ dueOn: '2026-05-19' }, { orderedOn: '2026-05-21' }])
      expect((await rep.refusal(changeOrder, { params, body: days })).body.reason).toBe('due_before_order')
    await rep.call(changeOrder, { params, body: { orderedOn: '2026-05-21', dueOn: null } })
  })

  test('goods and money do not move before it, unless it is said that they really did', async () => {
    const { id } = await place()
    const params = { id }
    const out = { complete: true, on: '2020-05-20' }
    expect((await rep.refusal(noteDelivery, { params, body: out })).body).toMatchObject(
      refused('before_order', 'body.on'),
    )
    const paid = { fen: 30_00, on: '2026-05-19' }
    expect((await rep.refusal(notePayment, { params, body: paid })).body).toMatchObject(
      refused('before_order', 'body.on'),
    )
    const after = await rep.call(notePayment, { params, body: { ...paid, early: true } })
    expect(after.payments).toMatchObject([{ fen: 30_00, on: '2026-05-19' }])
    await rep.call(noteDelivery, { params, body: { ...out, on: '2026-05-20' } })
  })
})

describe('M6: a number names one order', () => {
  test('another of the same number is refused; that of a cancelled one is free again', async () => {
    const order = await place({ number: 'HT-88' })
    const body = { customerId: order.customer.id, amount: { fen: 1, currency: 'CNY' }, number: 'HT-88' }
    expect((await rep.refusal(placeOrder, { body })).body).toMatchObject(refused('order_number_taken', 'body.number'))
    const other = await place()
    const params = { id: other.id }
    expect((await rep.refusal(changeOrder, { params, body: { number: 'HT-88' } })).body.reason).toBe(
      'order_number_taken',
    )
    await rep.call(cancelOrder, { params: { id: order.id }, body: { reason: '录错了' } })
    expect((await rep.call(changeOrder, { params, body: { number: 'HT-88' } })).number).toBe('HT-88')
    expect((await rep.call(changeOrder, { params, body: { number: 'HT-88' } })).number).toBe('HT-88')
  })

  test('one that is given leaves out those which people have given already', async () => {
    const { number } = await place()
    const last = Number(number?.slice(-4))
    const next = (by: number) => `O2026-${String(last + by).padStart(4, '0')}`
    await place({ number: next(1) })
    expect((await place()).number).toBe(next(2))
  })

  test('S1: the number of a hidden customer’s order is refused to nobody who does not know of it', async () => {
    const order = await place({ number: 'HT-99' })
    await app.query('update customer set secrecy = 2 where id = $1', [order.customer.id])
    expect((await place({ number: 'HT-99' })).number).toBe('HT-99')
  })
})

describe('M6: money can always be put right', () => {
  test('an order that was paid for is not cancelled in silence', async () => {
    const { id } = await place()
    await rep.call(notePayment, { params: { id }, body: { fen: 60_00 } })
    const why = await rep.refusal(cancelOrder, { params: { id }, body: { reason: '客户改主意' } })
    expect(why.body).toMatchObject({ ...refused('paid_stays', 'body.refund'), missing: { paid: 60_00 } })
    expect((await rep.call(showOrder, { params: { id } })).state).toBe('open')
  })

  test('given back with the cancellation, on its day', async () => {
    const { id } = await place()
    await rep.call(notePayment, { params: { id }, body: { fen: 60_00 } })
    const body = { reason: '客户改主意', refund: 'now' as const, refundedOn: '2026-05-31' }
    expect(await rep.call(cancelOrder, { params: { id }, body })).toMatchObject({
      state: 'cancelled',
      refund: 'now',
      paidFen: 0,
      can: { pay: false, refund: false },
    })
    const { payments } = await rep.call(showOrder, { params: { id } })
    expect(payments.map(({ fen, on }) => [fen, on])).toEqual([
      [-60_00, '2026-05-31'],
      [60_00, '2026-06-01'],
    ])
  })

  test.each(['later', 'kept'] as const)('%s: it may still be given back, and no more than that', async (refund) => {
    const { id } = await place()
    const params = { id }
    await rep.call(notePayment, { params, body: { fen: 60_00 } })
    const cancelled = await rep.call(cancelOrder, { params, body: { reason: '客户改主意', refund } })
    expect(cancelled).toMatchObject({ refund, paidFen: 60_00, can: { pay: false, refund: true } })
    expect((await rep.refusal(notePayment, { params, body: { fen: 1 } })).body.reason).toBe('order_cancelled')
    expect((await rep.refusal(notePayment, { params, body: { fen: -60_01 } })).body).toMatchObject(
      refused('refund_too_much', 'body.fen'),
    )
    expect(await rep.call(notePayment, { params, body: { fen: -60_00 } })).toMatchObject({
      paidFen: 0,
      can: { refund: false },
    })
  })

  test('nothing was paid: nothing is asked', async () => {
    const { id } = await place()
    expect(await rep.call(cancelOrder, { params: { id }, body: { reason: '录错了', refund: 'later' } })).toMatchObject({
      refund: null,
      state: 'cancelled',
    })
  })

  test('of a completed order something may be given back; the customer is no debtor for it (T4)', async () => {
    const { id, customer } = await place()
    const params = { id }
    await rep.call(noteDelivery, { params, body: { complete: true } })
    await rep.call(notePayment, { params, body: { fen: 100_00 } })
    expect(await rep.call(notePayment, { params, body: { fen: -20_00, note: '退货' } })).toMatchObject({
      state: 'completed',
      payment: 'paid',
      paidFen: 80_00,
      can: { pay: true, refund: true },
    })
    const { whyNotSuspend } = await rep.call(showCustomer, { params: { id: customer.id } })
    expect(whyNotSuspend.map(({ reason }) => reason)).not.toContain('unpaid_order')
    expect(await rep.call(notePayment, { params, body: { fen: 20_00 } })).toMatchObject({ paidFen: 100_00 })
    expect((await rep.refusal(notePayment, { params, body: { fen: 1 } })).body.reason).toBe('order_completed')
  })
})
