import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { changeSettings } from '../../company/contract.ts'
import { createCustomer } from '../../customers/contract.ts'
import {
  acceptQuote,
  addProduct,
  approveOrder,
  approveQuote,
  changeOrder,
  draftQuote,
  noteDelivery,
  openNeed,
  placeOrder,
  sendQuote,
  submitQuote,
} from '../contract.ts'

let app: TestApp
let rep: Caller
let manager: Caller
let label: string
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  manager = await app.person('manager')
  label = (await app.admin.call(addProduct, { body: { name: '不干胶标签', unit: '张', price: 8.6, cost: 4 } })).id
})
afterAll(() => app.close())

let made = 0
const customer = async () => (await rep.call(createCustomer, { body: { name: `限度客户 ${++made}`, force: true } })).id
const CNY = (fen: number) => ({ fen, currency: 'CNY' })
const labels = (more = {}) => ({ productId: label, quantity: 500_000, ...more })
const words = (name: string, quantity: number, unitPrice: number, more = {}) => ({ name, quantity, unitPrice, ...more })
const need = async (fen: number) => {
  const customerId = await customer()
  const body = { customerId, title: '年度标签', level: 'explicit' as const, amount: CNY(fen) }
  return { customerId, needId: (await rep.call(openNeed, { body })).id }
}
const place = async (body: object, who = rep) =>
  who.call(placeOrder, { body: { customerId: await customer(), ...body } })
const draft = async (body: object) => rep.call(draftQuote, { body: { customerId: await customer(), ...body } as never })

/** An order of 500,000 labels, ¥43,000, from the quote that the customer accepted. */
async function ordered(line: object = labels()) {
  const quote = await draft({ lines: [line] })
  const params = { id: quote.id }
  if (quote.needsApproval.length > 0) {
    await rep.call(submitQuote, { params })
    await manager.call(approveQuote, { params, body: {} })
  }
  await rep.call(sendQuote, { params })
  await rep.call(acceptQuote, { params })
  const body = { customerId: quote.customer.id, quoteId: quote.id }
  const order = await rep.call(placeOrder, { body })
  expect(order).toMatchObject({ amount: { fen: quote.amount.fen }, waiting: false, approval: null })
  return order
}

describe('T7: an order is held against the quote that the customer accepted', () => {
  test.each<[string, () => object, string[]]>([
    ['its lines at a price lowered by hand', () => ({ lines: [words('标签（不干胶）', 500_000, 0.01)] }), ['quote']],
    ['other lines, of one fen', () => ({ lines: [words('其他', 1, 1)] }), ['quote', 'least']],
    ['no lines, and one fen', () => ({ lines: [], amount: CNY(1) }), ['quote', 'least']],
    ['more than a tenth below', () => ({ lines: [labels({ quantity: 449_000 })] }), ['quote']],
  ])('%s: no goods go out before the manager has approved it', async (_what, change, reasons) => {
    const { id } = await ordered()
    const changed = await rep.call(changeOrder, { params: { id }, body: change() })
    expect(changed).toMatchObject({ waiting: true, approval: { reasons: expect.arrayContaining(reasons), by: null } })
    const goods = { params: { id }, body: { complete: true } }
    expect((await rep.refusal(noteDelivery, goods)).body.reason).toBe('order_awaits_approval')
    await manager.call(approveOrder, { params: { id } })
    expect((await rep.call(noteDelivery, goods)).delivery).toBe('delivered')
  })

  test('it does not fall by small steps; what it was is not asked again', async () => {
    const { id } = await ordered(labels({ discount: 20 }))
    const change = (quantity: number, discount = 20) =>
      rep.call(changeOrder, { params: { id }, body: { lines: [labels({ quantity, discount })] } })
    expect((await change(460_000, 0)).approval).toBeNull()
    expect((await change(400_000, 10)).approval).toBeNull()
    expect((await change(350_000, 10)).approval?.reasons).toEqual(['quote'])
    expect((await change(500_000)).approval).toBeNull()
    expect((await change(500_001)).approval?.reasons).toEqual(['discount'])
  })
})

describe('T7: what the catalogue does not know is judged by what else is known', () => {
  test.each([1, 1_00, 99_99])('%s fen and nothing beside it: it looks like a slip, and waits', async (fen) => {
    expect((await place({ amount: CNY(fen) })).approval?.reasons).toEqual(['least'])
    expect((await place({ lines: [words('打样', 1, fen)] })).approval?.reasons).toEqual(['least'])
    expect((await draft({ lines: [words('打样', 1, fen)] })).needsApproval).toEqual(['least'])
  })

  test('much less than its need is worth waits, by its amount or in free words; in goods of the catalogue it does not', async () => {
    const by = async (body: object) => (await place({ ...(await need(9_000_000)), ...body })).approval?.reasons ?? []
    expect(await by({ amount: CNY(1) })).toEqual(['need', 'least'])
    expect(await by({ amount: CNY(8_090_000) })).toEqual(['need'])
    expect(await by({ amount: CNY(8_100_000) })).toEqual([])
    expect(await by({ lines: [words('其他', 1, 500_000)] })).toEqual(['need'])
    expect(await by({ lines: [labels({ quantity: 1000 }), words('运费', 1, 300_00)] })).toEqual(['margin', 'need'])
    expect(await by({ lines: [labels({ quantity: 10_000 }), words('运费', 1, 300_00)] })).toEqual([])
    const quote = await draft({ ...(await need(9_000_000)), lines: [words('其他', 1, 500_000)] })
    expect(quote).toMatchObject({ needsApproval: ['need'], can: { send: false, submit: true } })
  })

  test.each([['标签(不干胶)'], ['不干胶标签 '], ['不干胶-标签'], ['不干胶标签贴'], ['不干胶标签 10万张']])(
    '“%s” is the label of the catalogue, as it seems',
    async (name) => {
      const lines = [words(name, 100_000, 0.5, { unitCost: 0 })]
      expect((await draft({ lines })).needsApproval).toContain('discount')
      expect(await place({ lines })).toMatchObject({ waiting: true })
      expect((await draft({ lines: [words(name, 100_000, 8.6)] })).needsApproval).toEqual([])
    },
  )

  test('a cost that only its writer tells opens nothing; it may only count against it', async () => {
    const asked = async (line: object) => (await draft({ lines: [line] })).needsApproval
    expect(await asked(words('画册', 1000, 1001))).toEqual(['unknown'])
    expect(await asked(words('画册', 1000, 1001, { unitCost: 0 }))).toEqual(['unknown'])
    expect(await asked(words('画册', 1000, 1000))).toEqual([])
    expect(await asked(words('画册', 1000, 1000, { unitCost: 900 }))).toEqual(['margin'])
    // A name like a cheap label's does not make a dear brochure known.
    expect(await asked(words('不干胶标签册', 1, 1_100_000))).toEqual(['unknown'])
    const loss = [
      labels({ quantity: 100_000, unitPrice: 8, unitCost: 7.9 }),
      words('版费', 1, 900_000, { unitCost: 0 }),
    ]
    expect((await draft({ lines: loss })).needsApproval).toEqual(['margin'])
  })

  test('freight and samples beside goods pass; so does what only totals tell, and what the head of the company records', async () => {
    const lines = [labels(), words('运费', 1, 800_00), words('打样', 2, 150_00)]
    expect((await draft({ lines })).needsApproval).toEqual([])
    expect((await place({ amount: CNY(5_000_000), product: '画册' })).approval).toBeNull()
    const director = await app.person('director')
    expect(await place({ amount: CNY(1) }, director)).toMatchObject({
      waiting: false,
      approval: { by: { id: director.id } },
    })
  })

  test('the limits are settings; empty there is none', async () => {
    const limits = { total: null, discount: null, margin: null, unknown: null, least: null }
    await app.admin.call(changeSettings, { body: { values: { 'quotes.approval': limits } } })
    expect((await place({ ...(await need(9_000_000)), amount: CNY(1) })).approval).toBeNull()
    expect((await place({ lines: [words('画册', 1, 50_000_00)] })).approval).toBeNull()
    await app.admin.call(changeSettings, { body: { values: { 'quotes.approval': null } } })
  })
})
