import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { countStatements } from '../../testing/statements.ts'
import { createCustomer } from '../customers/contract.ts'
import {
  draftQuote,
  listNeeds,
  listOrders,
  listQuotes,
  noteDelivery,
  notePayment,
  openNeed,
  placeOrder,
  showBoard,
  showNeed,
  showOrder,
  showQuote,
  writeDiagnosis,
} from './contract.ts'

let app: TestApp
let rep: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
})
afterAll(() => app.close())

const LINE = { name: '礼盒', quantity: 100, unitPrice: 500 }

async function deal() {
  const name = `客户 ${crypto.randomUUID()}`
  const { id: customerId } = await rep.call(createCustomer, { body: { name, force: true } })
  const need = await rep.call(openNeed, { body: { customerId, title: '礼盒', level: 'explicit' } })
  const quote = await rep.call(draftQuote, { body: { customerId, needId: need.id, lines: [LINE] } })
  const order = await rep.call(placeOrder, { body: { customerId, lines: [LINE] } })
  return { need: need.id, quote: quote.id, order: order.id }
}

describe('a page costs the same number of statements, however much is on it', () => {
  test('lists and the board', async () => {
    await deal()
    const lists = [
      () => rep.call(listNeeds, {}),
      () => rep.call(showBoard, {}),
      () => rep.call(listQuotes, {}),
      () => rep.call(listOrders, {}),
    ]
    const count = async () => {
      const counted: number[] = []
      for (const list of lists) counted.push(await countStatements(list))
      return counted
    }
    await count()
    const before = await count()
    for (let n = 0; n < 12; n++) await deal()
    expect(await count()).toEqual(before)
    expect(Math.max(...before)).toBeLessThanOrEqual(12)
  })

  test('a need with many versions, an order with many parts', async () => {
    const { need, quote, order } = await deal()
    const pages = [
      () => rep.call(showNeed, { params: { id: need } }),
      () => rep.call(showQuote, { params: { id: quote } }),
      () => rep.call(showOrder, { params: { id: order } }),
    ]
    const count = async () => {
      const counted: number[] = []
      for (const page of pages) counted.push(await countStatements(page))
      return counted
    }
    await count()
    const before = await count()
    const { lines } = await rep.call(showOrder, { params: { id: order } })
    for (let n = 0; n < 5; n++) {
      await rep.call(writeDiagnosis, { params: { id: need }, body: { purpose: `第 ${n} 稿` } })
      await rep.call(notePayment, { params: { id: order }, body: { fen: 10 } })
      await rep.call(noteDelivery, {
        params: { id: order },
        body: { lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }] },
      })
    }
    expect(await count()).toEqual(before)
    expect(Math.max(...before)).toBeLessThanOrEqual(10)
  })
})
