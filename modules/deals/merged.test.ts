import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { anonymiseCustomer, createCustomer, mergeCustomers, showCustomer } from '../customers/contract.ts'
import {
  acceptQuote,
  draftQuote,
  listNeeds,
  listOrders,
  listQuotes,
  loseNeed,
  openNeed,
  placeOrder,
  reviseQuote,
  sendQuote,
  showNeed,
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

let made = 0
const customer = async (more = {}) =>
  rep.call(createCustomer, { body: { name: `客户 ${++made}`, enteredOn: '2026-01-01', force: true, ...more } })

test('G4: what hangs on a merged customer is seen with the one that was kept, and counts with it', async () => {
  const [kept, merged] = [await customer(), await customer()]
  const need = await rep.call(openNeed, { body: { customerId: merged.id, title: '彩盒', level: 'explicit' } })
  const line = { name: '彩盒', quantity: 1000, unitPrice: 60 }
  const quote = await rep.call(draftQuote, { body: { customerId: merged.id, needId: need.id, lines: [line] } })
  await rep.call(placeOrder, { body: { customerId: merged.id, amount: { fen: 500_00, currency: 'CNY' } } })
  await rep.call(mergeCustomers, { body: { keptId: kept.id, mergedId: merged.id, reason: '同一家' } })
  expect(await rep.call(showCustomer, { params: { id: kept.id } })).toMatchObject({
    orders: { count: 1, amount: { fen: 500_00 } },
    whyNotSuspend: expect.arrayContaining([expect.objectContaining({ reason: 'open_need' })]),
  })
  const query = { customer: kept.id }
  for (const list of [listNeeds, listQuotes, listOrders] as const) {
    const { items } = await rep.call(list, { query })
    expect(items).toMatchObject([{ customer: { id: kept.id, name: kept.name } }])
  }
  await rep.call(sendQuote, { params: { id: quote.id } })
  await rep.call(acceptQuote, { params: { id: quote.id } })
  const order = await rep.call(placeOrder, { body: { customerId: kept.id, quoteId: quote.id } })
  expect(order.need).toEqual({ id: need.id, title: '彩盒' })
  expect((await rep.call(showNeed, { params: { id: need.id } })).stage).toBe('won')
})

describe('T8: an anonymisation redacts the words of needs, quotes and orders', () => {
  const whole = async () => {
    const of = await customer({ contacts: [{ name: '王喆镕', phones: ['13800001234'] }] })
    const contactId = of.contacts[0]?.id ?? ''
    const need = await rep.call(openNeed, {
      body: {
        customerId: of.id,
        title: '王喆镕要的彩盒',
        level: 'explicit',
        deciderId: contactId,
        source: '王喆镕来电',
        competitors: [{ name: '鸿图', strong: '王喆镕的老乡' }],
      },
    })
    await rep.call(writeDiagnosis, { params: { id: need.id }, body: { purpose: '王喆镕送礼' } })
    const lines = [{ name: '彩盒', quantity: 1000, unitPrice: 100 }]
    const quote = await rep.call(draftQuote, {
      body: { customerId: of.id, needId: need.id, lines, terms: '请王喆镕签字' },
    })
    await rep.call(sendQuote, { params: { id: quote.id } })
    await rep.call(reviseQuote, { params: { id: quote.id } })
    await rep.call(loseNeed, { params: { id: need.id }, body: { code: 'other', reason: '王喆镕走了' } })
    return { id: of.id, contactId, need: need.id, quote: quote.id }
  }
  const told = async ({ need, quote }: { need: string; quote: string }) =>
    JSON.stringify([
      await app.admin.call(showNeed, { params: { id: need } }),
      await app.admin.call(showQuote, { params: { id: quote } }),
      await app.query('select * from need_diagnosis where need_id = $1', [need]),
    ])

  test('of one contact: the name, wherever it stands', async () => {
    const deal = await whole()
    expect((await told(deal)).split('王喆镕').length).toBeGreaterThan(6)
    const { id, contactId } = deal
    await app.admin.call(anonymiseCustomer, { params: { id }, body: { reason: '本人要求', contactId } })
    const left = await told(deal)
    expect(left).not.toContain('王喆镕')
    expect(left).toContain('***要的彩盒')
    expect(left).toContain('鸿图')
  })

  test('of the whole customer: all words, also of what was sent; amounts stay', async () => {
    const deal = await whole()
    await app.admin.call(anonymiseCustomer, { params: { id: deal.id }, body: { reason: '本人要求' } })
    const left = await told(deal)
    for (const word of ['王喆镕', '鸿图', '要的彩盒', '签字', '送礼']) expect(left).not.toContain(word)
    expect((await app.admin.call(showQuote, { params: { id: deal.quote } })).amount.fen).toBe(100_000)
  })
})
