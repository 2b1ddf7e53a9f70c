import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { createCustomer } from '../../customers/contract.ts'
import {
  acceptQuote,
  addProduct,
  changeOrder,
  draftQuote,
  notePayment,
  placeOrder,
  sendQuote,
  workOutPrice,
} from '../contract.ts'

let app: TestApp
let rep: Caller
let customerId: string
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  customerId = (await rep.call(createCustomer, { body: { name: '满堂纸品', force: true } })).id
})
afterAll(() => app.close())

const LINE = { name: '礼盒', quantity: 1000, unitPrice: 800 }
const CNY = (fen: number) => ({ fen, currency: 'CNY' })
const HUGE = { name: '写错的', quantity: 1e10, unitPrice: 1e9 }

describe('M6: amounts stay right to the fen, so none is greater than a number can tell', () => {
  test.each([
    ['quantity times price', [LINE, HUGE], 'line_too_much', 'body.lines.1'],
    ['set-up', [{ ...LINE, setupFen: 1e14 }], 'line_too_much', 'body.lines.0'],
    ['a cost', [{ ...LINE, quantity: 1e10, unitPrice: 1, unitCost: 1e9 }], 'line_too_much', 'body.lines.0'],
    [
      'all lines together',
      Array.from({ length: 95 }, () => ({ name: '多', quantity: 1, unitPrice: 0, setupFen: 8e13 })),
      'amount_too_much',
      'body.lines',
    ],
  ])('%s beyond it is refused, by its line', async (_what, lines, reason, field) => {
    for (const endpoint of [draftQuote, placeOrder])
      expect(await rep.refusal(endpoint, { body: { customerId, lines } })).toMatchObject({
        status: 422,
        body: { reason, errors: [{ field }] },
      })
    const { id } = await rep.call(placeOrder, { body: { customerId, amount: CNY(900_00) } })
    expect((await rep.refusal(changeOrder, { params: { id }, body: { lines } })).body.reason).toBe(reason)
  })

  test('nor is a price worked out, or paid, beyond it', async () => {
    const { id: product } = await app.admin.call(addProduct, { body: { name: '天价盒', price: 1e9 } })
    const price = await rep.refusal(workOutPrice, { params: { id: product }, body: { quantity: 1e10, options: [] } })
    expect(price.body).toMatchObject({ reason: 'amount_too_much', errors: [{ field: 'body.quantity' }] })
    const { id } = await rep.call(placeOrder, { body: { customerId, amount: CNY(900_00) } })
    await rep.call(notePayment, { params: { id }, body: { fen: 500_00 } })
    const paid = await rep.refusal(notePayment, { params: { id }, body: { fen: 1e14, over: true } })
    expect(paid.body).toMatchObject({ reason: 'amount_too_much', errors: [{ field: 'body.fen' }] })
  })
})

describe('M6: an amount beside lines says what the lines say, or is refused', () => {
  const no = { status: 422, body: { reason: 'amount_not_lines', missing: { total: 800_000 } } }

  test('when an order is taken, by its lines or from a quote', async () => {
    const body = { customerId, lines: [LINE] }
    expect(await rep.refusal(placeOrder, { body: { ...body, amount: CNY(1) } })).toMatchObject(no)
    const dollars = { fen: 800_000, currency: 'USD' }
    expect(await rep.refusal(placeOrder, { body: { ...body, amount: dollars } })).toMatchObject(no)
    expect((await rep.call(placeOrder, { body: { ...body, amount: CNY(800_000) } })).amount.fen).toBe(800_000)
    const { id } = await rep.call(draftQuote, { body })
    await rep.call(sendQuote, { params: { id } })
    await rep.call(acceptQuote, { params: { id } })
    const quoted = { customerId, quoteId: id }
    expect(await rep.refusal(placeOrder, { body: { ...quoted, amount: CNY(1) } })).toMatchObject(no)
    expect((await rep.call(placeOrder, { body: quoted })).amount.fen).toBe(800_000)
  })

  test('and when it is changed', async () => {
    const { id } = await rep.call(placeOrder, { body: { customerId, lines: [LINE] } })
    const change = (body: object) => ({ params: { id }, body })
    expect(await rep.refusal(changeOrder, change({ amount: CNY(1) }))).toMatchObject(no)
    expect(await rep.refusal(changeOrder, change({ lines: [LINE], amount: CNY(1) }))).toMatchObject(no)
    const more = await rep.call(changeOrder, change({ lines: [{ ...LINE, quantity: 1100 }] }))
    expect(more.amount.fen).toBe(880_000)
  })
})
