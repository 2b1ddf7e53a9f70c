import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { createCustomer } from '../customers/contract.ts'
import {
  addProduct,
  draftQuote,
  moveNeed,
  noteDelivery,
  noteNeedPerson,
  openNeed,
  placeOrder,
  workOutPrice,
} from './contract.ts'

let app: TestApp
let rep: Caller
let customerId: string
let productId: string
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  customerId = (await rep.call(createCustomer, { body: { name: '客户' } })).id
  const choices = [{ name: '铜版纸' }]
  const body = { name: '名片', price: 10, options: [{ name: '纸张', required: true, choices }] }
  productId = (await app.admin.call(addProduct, { body })).id
})
afterAll(() => app.close())

const NOBODY = '0198a2f0-0000-7000-8000-000000000000'
const TOMORROW = '2026-06-02'
const free = { name: '礼盒', quantity: 1, unitPrice: 500 }

// M6: what cannot be as asked names the field where it is mended, so that a form can say it there.
test.each<[string, string, () => ReturnType<Caller['refusal']>]>([
  [
    'unknown_product',
    'body.productId',
    () => rep.refusal(openNeed, { body: { customerId, level: 'latent', title: '礼盒', productId: NOBODY } }),
  ],
  [
    'unknown_person',
    'body.ownerId',
    () => rep.refusal(openNeed, { body: { customerId, level: 'latent', title: '礼盒', ownerId: NOBODY } }),
  ],
  [
    'day_in_the_future',
    'body.on',
    () => rep.refusal(openNeed, { body: { customerId, level: 'latent', title: '礼盒', on: TOMORROW } }),
  ],
  [
    'day_in_the_future',
    'body.orderedOn',
    () =>
      rep.refusal(placeOrder, {
        body: { customerId, amount: { fen: 100, currency: 'CNY' }, orderedOn: TOMORROW },
      }),
  ],
  ['amount_missing', 'body.amount', () => rep.refusal(placeOrder, { body: { customerId } })],
  [
    'unknown_product',
    'body.lines.1.productId',
    () => rep.refusal(draftQuote, { body: { customerId, lines: [free, { productId: NOBODY, quantity: 1 }] } }),
  ],
  [
    'option_missing',
    'body.lines.0.options',
    () => rep.refusal(draftQuote, { body: { customerId, lines: [{ productId, quantity: 1 }] } }),
  ],
  [
    'line_unnamed',
    'body.lines.0.unitPrice',
    () => rep.refusal(draftQuote, { body: { customerId, lines: [{ name: '礼盒', quantity: 1 }] } }),
  ],
  [
    'option_missing',
    'body.options',
    () => rep.refusal(workOutPrice, { params: { id: productId }, body: { quantity: 1 } }),
  ],
])('%s names %s', async (reason, field, ask) => {
  const { body } = await ask()
  expect(body).toMatchObject({ reason, errors: [{ field, message: body.title }] })
  expect(body.detail).toBe(body.title)
})

test('and so do the acts on what stands', async () => {
  const { id } = await rep.call(openNeed, { body: { customerId, level: 'latent', title: '礼盒' } })
  const params = { id }
  expect((await rep.refusal(moveNeed, { params, body: { stage: 'won' } })).body.errors).toMatchObject([
    { field: 'body.stage' },
  ])
  const joined = { personId: rep.id, joinedOn: TOMORROW }
  expect((await rep.refusal(noteNeedPerson, { params, body: joined })).body.errors).toMatchObject([
    { field: 'body.joinedOn' },
  ])
  const order = await rep.call(placeOrder, {
    body: { customerId, lines: [{ ...free, quantity: 1000, unitPrice: 800 }] },
  })
  const portion = { lineId: NOBODY, quantity: 1 }
  const gone = await rep.refusal(noteDelivery, { params: { id: order.id }, body: { lines: [portion] } })
  expect(gone.body.errors).toMatchObject([{ field: 'body.lines.0.lineId' }])
})

test('M6: too many decimals, and nothing where something is asked, say what may stand', async () => {
  const line = { ...free, quantity: 0.0001, discount: 1.234 }
  const { body } = await rep.refusal(draftQuote, { body: { customerId, lines: [line, { ...free, quantity: 0 }] } })
  expect(body.errors).toEqual([
    { field: 'body.lines.0.quantity', message: 'at most 3 decimals' },
    { field: 'body.lines.0.discount', message: 'at most 2 decimals' },
    { field: 'body.lines.1.quantity', message: 'should be more than 0' },
  ])
})
