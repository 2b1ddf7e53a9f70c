import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../../testing/app.ts'
import { changeSettings } from '../../company/contract.ts'
import { createCustomer, showCustomer, showTimeline } from '../../customers/contract.ts'
import { addTeam } from '../../people/contract.ts'
import {
  acceptQuote,
  addProduct,
  approveQuote,
  changeProduct,
  changeQuote,
  draftQuote,
  listProducts,
  listQuotes,
  refuseQuote,
  returnQuote,
  reviseQuote,
  sendQuote,
  showQuote,
  submitQuote,
  workOutPrice,
} from '../contract.ts'

let app: TestApp
let rep: Caller
let manager: Caller
let other: Caller
let director: Caller
beforeAll(async () => {
  app = await openApp()
  const { id: team } = await app.admin.call(addTeam, { body: { name: '一部' } })
  const { id: elsewhere } = await app.admin.call(addTeam, { body: { name: '二部' } })
  rep = await app.person('rep', { team })
  manager = await app.person('manager', { team })
  other = await app.person('manager', { team: elsewhere })
  director = await app.person('director')
})
afterAll(() => app.close())

let made = 0
const customer = async () =>
  (await rep.call(createCustomer, { body: { name: `客户 ${++made}`, enteredOn: '2026-05-01', force: true } })).id
const LINE = { name: '礼盒', unit: '套', quantity: 1000, unitPrice: 850, unitCost: 500 }
const draft = async (more: Record<string, unknown> = {}) =>
  rep.call(draftQuote, { body: { customerId: await customer(), lines: [LINE], ...more } })
const by = (who: Caller, id: string) => who.call(showQuote, { params: { id } })

const BOX = {
  name: '天地盖礼盒',
  code: 'BOX-1',
  unit: '套',
  price: 900,
  cost: 500,
  breaks: [{ from: 1000, price: 800, cost: 450 }],
  options: [
    {
      name: '纸张',
      required: true,
      choices: [
        { name: '157 克铜版', price: 0, cost: 0 },
        { name: '特种纸', price: 120, cost: 80 },
      ],
    },
    { name: '烫金', choices: [{ name: '烫金版', price: 30_000, cost: 18_000, per: 'order' as const }] },
  ],
}

describe('products, made to measure', () => {
  test('a price is worked out from the quantity and the options', async () => {
    const { id } = await app.admin.call(addProduct, { body: BOX })
    const options = [
      { group: '纸张', choice: '特种纸' },
      { group: '烫金', choice: '烫金版' },
    ]
    const price = (quantity: number) => rep.call(workOutPrice, { params: { id }, body: { quantity, options } })
    expect(await price(100)).toEqual({
      unitPrice: 1020,
      setupFen: 30_000,
      totalFen: 132_000,
      unitCost: 580,
      setupCostFen: 18_000,
    })
    expect((await price(1000)).unitPrice).toBe(920)
    const missing = await rep.refusal(workOutPrice, { params: { id }, body: { quantity: 1, options: [] } })
    expect(missing.body.reason).toBe('option_missing')
    const quote = await draft({ lines: [{ productId: id, quantity: 1000, options }] })
    expect(quote.latest.lines).toMatchObject([
      { name: '天地盖礼盒', details: '纸张：特种纸；烫金：烫金版', unitPrice: 920, setupFen: 30_000, fen: 950_000 },
    ])
    await app.admin.call(changeProduct, { params: { id }, body: { price: 9900, breaks: [] } })
    expect((await by(rep, quote.id)).amount.fen).toBe(950_000)
  })

  test('the catalogue is kept by those who answer for others; a name stands once; costs are not told to all', async () => {
    const { id } = await manager.call(addProduct, { body: { name: '说明书', price: 3.5, cost: 2.25 } })
    expect((await rep.refusal(addProduct, { body: { name: '吊牌' } })).status).toBe(403)
    expect((await manager.refusal(addProduct, { body: { name: '说明书' } })).body.reason).toBe('product_exists')
    const agent = await app.person('agent')
    const found = async (who: Caller) => (await who.call(listProducts, { query: { q: '说明' } })).items[0]
    expect(await found(rep)).toMatchObject({ id, price: 3.5, cost: 2.25 })
    expect(await found(agent)).toMatchObject({ price: 3.5, cost: null })
  })
})

describe('a quote', () => {
  test('has a number of the year, its totals to the fen, and what it needs', async () => {
    const quote = await draft()
    expect(quote).toMatchObject({
      number: expect.stringMatching(/^Q2026-\d{4}$/),
      state: 'draft',
      current: 1,
      amount: { fen: 850_000, currency: 'CNY' },
      latest: {
        taxIncluded: true,
        validDays: 30,
        totals: { fen: 850_000, netFen: 752_212, taxFen: 97_788, costFen: 500_000, margin: 33.53 },
      },
      needsApproval: [],
      can: { edit: true, send: true, submit: false, accept: false },
    })
  })

  test('T8: numbers have no gaps, however many are made at once and however many fail', async () => {
    const numbers = async () =>
      (await app.query<{ number: string }>('select number from quote order by number')).map((q) => q.number)
    const of = await customer()
    await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        n % 4 === 3
          ? rep.refusal(draftQuote, { body: { customerId: of, lines: [{ quantity: 1 }] } })
          : rep.call(draftQuote, { body: { customerId: n % 2 ? of : of, lines: [LINE] } }),
      ),
    )
    const found = await numbers()
    expect(found).toEqual(found.map((_, n) => `Q2026-${String(n + 1).padStart(4, '0')}`))
  })

  test('terms of one’s own stand on both papers: the company’s in English would contradict them', async () => {
    const company = { 'quotes.terms': '预付三成', 'quotes.terms_en': '30 % deposit' }
    await app.admin.call(changeSettings, { body: { values: company } })
    expect((await draft()).latest).toMatchObject({ terms: '预付三成', termsEn: '30 % deposit' })
    expect((await draft({ terms: '款到发货' })).latest).toMatchObject({ terms: '款到发货', termsEn: '' })
    expect((await draft({ terms: '款到发货', termsEn: 'Cash first' })).latest).toMatchObject({ termsEn: 'Cash first' })
    await app.admin.call(changeSettings, {
      body: { values: { 'quotes.terms': null, 'quotes.terms_en': null } },
    })
  })

  test('a sent version never changes: revising makes the next', async () => {
    const { id, customer: of } = await draft()
    const sent = await rep.call(sendQuote, { params: { id } })
    expect(sent).toMatchObject({ state: 'sent', validUntil: '2026-07-01', latest: { sentOn: '2026-06-01' } })
    const stays = await rep.refusal(changeQuote, { params: { id }, body: { terms: '现款' } })
    expect(stays.body.reason).toBe('sent_stays')
    await expect(app.query('update quote_version set fen = 1 where quote_id = $1', [id])).rejects.toThrow(
      /never changed/,
    )
    await rep.call(reviseQuote, { params: { id } })
    const lines = [{ ...LINE, unitPrice: 800 }]
    const revised = await rep.call(changeQuote, { params: { id }, body: { lines } })
    expect(revised).toMatchObject({
      state: 'draft',
      current: 2,
      amount: { fen: 800_000 },
      earlier: [{ number: 1, state: 'superseded', totals: { fen: 850_000 }, sentOn: '2026-06-01' }],
    })
    expect((await rep.call(showCustomer, { params: { id: of.id } })).stage).toBe('quoted')
    const { items } = await rep.call(showTimeline, { params: { id: of.id }, query: { kind: 'quote' } })
    expect(items.map((i) => i.body)).toMatchObject([{ act: 'quote.sent', version: 1, amount: { fen: 850_000 } }])
  })

  test('it expires by its day, and is then revised, not accepted', async () => {
    const { id } = await draft({ validDays: 10 })
    await rep.call(sendQuote, { params: { id } })
    app.clock.set('2026-06-11T02:00:00Z')
    expect((await by(rep, id)).state).toBe('sent')
    app.clock.set('2026-06-12T02:00:00Z')
    expect((await by(rep, id)).state).toBe('expired')
    expect((await rep.refusal(acceptQuote, { params: { id } })).body.reason).toBe('quote_expired')
    const list = (state: 'sent' | 'expired') => rep.call(listQuotes, { query: { state } })
    expect((await list('expired')).items.map((q) => q.id)).toContain(id)
    expect((await list('sent')).items.map((q) => q.id)).not.toContain(id)
    expect((await rep.call(reviseQuote, { params: { id } })).state).toBe('draft')
    app.clock.set(NOW)
  })

  test('the customer answers once: accepts, or refuses with the reason', async () => {
    const one = await draft()
    expect((await rep.refusal(acceptQuote, { params: { id: one.id } })).body.reason).toBe('not_sent')
    await rep.call(sendQuote, { params: { id: one.id } })
    const refusedOne = await rep.call(refuseQuote, { params: { id: one.id }, body: { reason: '贵' } })
    expect(refusedOne).toMatchObject({ state: 'refused', reason: '贵', decidedOn: '2026-06-01', can: { revise: true } })
    expect((await rep.refusal(acceptQuote, { params: { id: one.id } })).body.reason).toBe('quote_decided')
    const two = await draft()
    await rep.call(sendQuote, { params: { id: two.id } })
    const accepted = await rep.call(acceptQuote, { params: { id: two.id } })
    expect(accepted).toMatchObject({ state: 'accepted', can: { order: true, revise: false } })
  })

  test('what cannot stand is refused with its line', async () => {
    const of = await customer()
    const bad = await rep.refusal(draftQuote, { body: { customerId: of, lines: [LINE, { quantity: 1 }] } })
    expect(bad.body).toMatchObject({ reason: 'line_unnamed', title: expect.stringContaining('Line 2') })
  })
})

describe('approval', () => {
  test.each([
    ['total', { lines: [{ ...LINE, quantity: 20_000 }] }],
    ['discount', { lines: [{ ...LINE, discount: 12 }] }],
    ['margin', { lines: [{ ...LINE, unitCost: 700 }] }],
  ])('beyond the limit of the %s it is approved first, by the owner’s manager or above', async (reason, more) => {
    const { id, needsApproval } = await draft(more)
    expect(needsApproval).toContain(reason)
    const refused = await rep.refusal(sendQuote, { params: { id } })
    expect(refused.body).toMatchObject({ reason: 'approval_needed', missing: expect.arrayContaining([reason]) })
    expect((await rep.call(submitQuote, { params: { id } })).state).toBe('awaiting')
    expect((await rep.refusal(approveQuote, { params: { id }, body: {} })).body.reason).toBe('may_not_approve')
    expect((await other.refusal(approveQuote, { params: { id }, body: {} })).status).toBe(404)
    expect((await rep.refusal(changeQuote, { params: { id }, body: { terms: '改' } })).body.reason).toBe(
      'awaiting_approval',
    )
    const approved = await manager.call(approveQuote, { params: { id }, body: { note: '可以' } })
    expect(approved).toMatchObject({
      state: 'approved',
      approvals: [{ askedBy: { id: rep.id }, decision: 'approved', note: '可以', decidedBy: { id: manager.id } }],
    })
    expect((await rep.call(sendQuote, { params: { id } })).state).toBe('sent')
  })

  test('returned, it is changed and submitted again; a change after the yes asks anew', async () => {
    const { id } = await draft({ lines: [{ ...LINE, discount: 20 }] })
    await rep.call(submitQuote, { params: { id } })
    const returned = await director.call(returnQuote, { params: { id }, body: { note: '太低' } })
    expect(returned).toMatchObject({ state: 'returned', can: { edit: true } })
    await rep.call(changeQuote, { params: { id }, body: { lines: [{ ...LINE, discount: 15 }] } })
    await rep.call(submitQuote, { params: { id } })
    await manager.call(approveQuote, { params: { id }, body: {} })
    const changed = await rep.call(changeQuote, { params: { id }, body: { lines: [{ ...LINE, discount: 16 }] } })
    expect(changed.state).toBe('draft')
    expect((await rep.refusal(sendQuote, { params: { id } })).body.reason).toBe('approval_needed')
    expect(changed.approvals).toHaveLength(2)
  })

  test('within the limits none is needed; nobody above the company’s head', async () => {
    const { id } = await draft()
    expect((await rep.refusal(submitQuote, { params: { id } })).body.reason).toBe('approval_not_needed')
    await app.admin.call(changeSettings, {
      body: {
        values: { 'quotes.approval': { total: null, discount: null, margin: null, unknown: null, least: null } },
      },
    })
    expect((await draft({ lines: [{ ...LINE, quantity: 99_999, discount: 90 }] })).needsApproval).toEqual([])
    await app.admin.call(changeSettings, { body: { values: { 'quotes.approval': null } } })
    const big = await draft({ lines: [{ ...LINE, quantity: 20_000 }] })
    await manager.call(submitQuote, { params: { id: big.id } })
    expect((await manager.refusal(approveQuote, { params: { id: big.id }, body: {} })).body.reason).toBe(
      'may_not_approve',
    )
    expect((await director.call(approveQuote, { params: { id: big.id }, body: {} })).state).toBe('approved')
  })
})
