import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../../testing/app.ts'
import { changeCustomer, createCustomer, showCustomer, showTimeline } from '../../customers/contract.ts'
import { showFunnel } from '../../quantity/contract.ts'
import { logTouch } from '../../touches/contract.ts'
import {
  acceptQuote,
  addProduct,
  approveOrder,
  approveQuote,
  cancelOrder,
  changeOrder,
  completeOrder,
  draftQuote,
  listOrders,
  loseNeed,
  noteDelivery,
  notePayment,
  openNeed,
  placeOrder,
  sendQuote,
  showNeed,
  showOrder,
  submitQuote,
} from '../contract.ts'

let app: TestApp
let rep: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  manager = await app.person('manager')
})
afterAll(() => app.close())

let made = 0
const customer = async () =>
  (await rep.call(createCustomer, { body: { name: `客户 ${++made}`, enteredOn: '2026-01-01', force: true } })).id
const shown = (id: string) => rep.call(showCustomer, { params: { id } })
const LINES = [
  { name: '礼盒', unit: '套', quantity: 1000, unitPrice: 800, unitCost: 500 },
  { name: '手提袋', unit: '个', quantity: 500, unitPrice: 200, unitCost: 150 },
]
const place = async (more: Record<string, unknown> = {}) =>
  rep.call(placeOrder, { body: { customerId: await customer(), lines: LINES, ...more } })
const events = async (id: string) =>
  (await app.query<{ type: string }>('select type from event where subject_id = $1 order by id', [id])).map(
    (e) => e.type,
  )

describe('an order', () => {
  test('by hand: its lines add up, with cost and margin; it has a number of the year', async () => {
    const order = await place({ dueOn: '2026-07-01' })
    expect(order).toMatchObject({
      number: 'O2026-0001',
      amount: { fen: 900_000, currency: 'CNY' },
      product: '礼盒、手提袋',
      payment: 'unpaid',
      delivery: 'none',
      state: 'open',
      costFen: 575_000,
      marginFen: 221_461,
      late: false,
      can: { edit: true, deliver: true, pay: true, complete: false, cancel: true },
    })
    expect((await rep.refusal(placeOrder, { body: { customerId: order.customer.id } })).body.reason).toBe(
      'amount_missing',
    )
  })

  test('from an accepted quote: its lines, once; the need is won, the wait for the manager ends', async () => {
    const of = await customer()
    const need = await rep.call(openNeed, {
      body: { customerId: of, title: '中秋礼盒', level: 'explicit', amount: { fen: 20_000_000, currency: 'CNY' } },
    })
    expect((await shown(of)).stepInSince).not.toBeNull()
    const quote = await rep.call(draftQuote, { body: { customerId: of, needId: need.id, lines: LINES } })
    const body = { customerId: of, quoteId: quote.id }
    expect((await rep.refusal(placeOrder, { body })).body.reason).toBe('quote_not_accepted')
    await rep.call(submitQuote, { params: { id: quote.id } })
    await manager.call(approveQuote, { params: { id: quote.id }, body: {} })
    await rep.call(sendQuote, { params: { id: quote.id } })
    await rep.call(acceptQuote, { params: { id: quote.id } })
    const order = await rep.call(placeOrder, { body })
    expect(order).toMatchObject({ quote: { number: quote.number }, need: { id: need.id }, amount: { fen: 900_000 } })
    expect((await rep.refusal(placeOrder, { body })).body.reason).toBe('ordered_already')
    expect(await rep.call(showNeed, { params: { id: need.id } })).toMatchObject({ stage: 'won', outcome: 'won' })
    expect(await shown(of)).toMatchObject({ stage: 'ordered', stepInSince: null, orders: { count: 1 } })
    const [step] = await app.query('select decision from step_in where need_id = $1', [need.id])
    expect(step).toEqual({ decision: 'lapsed' })
  })

  test('payments come in parts, never more than is owed unless told so', async () => {
    const { id } = await place()
    const pay = (fen: number, more = {}) => rep.call(notePayment, { params: { id }, body: { fen, ...more } })
    expect(await pay(300_000)).toMatchObject({ payment: 'partial', paidFen: 300_000 })
    const much = await rep.refusal(notePayment, { params: { id }, body: { fen: 600_001 } })
    expect(much.body).toMatchObject({ reason: 'paid_too_much', missing: { left: 600_000 } })
    expect(await pay(700_000, { over: true })).toMatchObject({ payment: 'paid', paidFen: 1_000_000 })
    expect(await pay(-100_001)).toMatchObject({ payment: 'partial', paidFen: 899_999 })
    const back = await rep.refusal(notePayment, { params: { id }, body: { fen: -899_999 - 1 } })
    expect(back.body.reason).toBe('refund_too_much')
    expect((await rep.call(showOrder, { params: { id } })).payments).toHaveLength(3)
  })

  test('goods go out in parts, line by line; the last part delivers it', async () => {
    const { id, lines } = await place()
    const [box, bag] = lines.map((l) => l.id) as [string, string]
    const deliver = (portions: { lineId: string; quantity: number }[], more = {}) =>
      rep.call(noteDelivery, { params: { id }, body: { lines: portions, ...more } })
    expect(await deliver([{ lineId: box, quantity: 600 }])).toMatchObject({ delivery: 'partly' })
    const much = await rep.refusal(noteDelivery, { params: { id }, body: { lines: [{ lineId: box, quantity: 401 }] } })
    expect(much.body.reason).toBe('delivered_too_much')
    expect((await rep.refusal(noteDelivery, { params: { id }, body: {} })).body.reason).toBe('nothing_delivered')
    const done = await deliver([
      { lineId: box, quantity: 400 },
      { lineId: bag, quantity: 500 },
    ])
    expect(done).toMatchObject({ delivery: 'delivered', deliveredOn: '2026-06-01' })
    expect(done.lines.map((l) => l.delivered)).toEqual([1000, 500])
    expect((await rep.refusal(changeOrder, { params: { id }, body: { lines: LINES } })).body.reason).toBe(
      'lines_delivered',
    )
  })
})

describe('T12: delivered and paid, it is completed and the next pursuit begins', () => {
  test('in the same act, published; whatever is still missing is named before', async () => {
    const { id, customer: of } = await place()
    expect((await rep.refusal(completeOrder, { params: { id } })).body.reason).toBe('not_delivered')
    await rep.call(noteDelivery, { params: { id }, body: { complete: true } })
    expect((await rep.refusal(completeOrder, { params: { id } })).body.reason).toBe('not_paid')
    expect((await shown(of.id)).pursuit.number).toBe(1)
    const done = await rep.call(notePayment, { params: { id }, body: { fen: 900_000 } })
    expect(done).toMatchObject({ state: 'completed', completedOn: '2026-06-01' })
    expect(await shown(of.id)).toMatchObject({ pursuit: { number: 2, startedOn: '2026-06-01' }, orders: { count: 1 } })
    const [pursuit] = await app.query(
      'select cause, number from pursuit where customer_id = $1 order by number desc limit 1',
      [of.id],
    )
    expect(pursuit).toEqual({ cause: 'order_completed', number: 2 })
    expect(await events(id)).toEqual(['order.placed', 'order.delivered', 'order.paid', 'order.completed'])
    expect((await rep.refusal(notePayment, { params: { id }, body: { fen: 1 } })).body.reason).toBe('order_completed')
    const noted = await rep.call(changeOrder, { params: { id }, body: { quality: '两箱压痕，已补' } })
    expect(noted.quality).toBe('两箱压痕，已补')
  })
})

describe('a cancelled order', () => {
  test('counts no more, but stays; the need that it won is open again', async () => {
    const of = await customer()
    const need = await rep.call(openNeed, { body: { customerId: of, title: '彩盒', level: 'explicit' } })
    const { id } = await rep.call(placeOrder, {
      body: { customerId: of, needId: need.id, amount: { fen: 500_00, currency: 'CNY' } },
    })
    expect(await shown(of)).toMatchObject({ orders: { count: 1, amount: { fen: 500_00 } } })
    const cancelled = await rep.call(cancelOrder, { params: { id }, body: { reason: '客户改期' } })
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelledOn: '2026-06-01', cancelReason: '客户改期' })
    expect(await shown(of)).toMatchObject({ orders: { count: 0, amount: { fen: 0 } }, dueOn: '2026-01-04' })
    expect(await rep.call(showNeed, { params: { id: need.id } })).toMatchObject({ stage: 'explicit', outcome: null })
    const { items } = await rep.call(listOrders, { query: { customer: of } })
    expect(items).toMatchObject([{ id, state: 'cancelled' }])
    const { items: told } = await rep.call(showTimeline, { params: { id: of }, query: { kind: 'order' } })
    expect(told[0]?.body).toMatchObject({ reason: '客户改期', cancelledOn: '2026-06-01' })
  })
})

describe('amounts are more than nothing', () => {
  test.each([-100, 0, 1.5])('an order of %s fen is refused, by its field, with the mend', async (fen) => {
    const body = { customerId: await customer(), amount: { fen, currency: 'CNY' } }
    const why = await rep.refusal(placeOrder, { body })
    expect(why).toMatchObject({ status: 400, body: { errors: [{ field: 'body.amount.fen' }] } })
    expect(await shown(body.customerId)).toMatchObject({ stage: 'lead', orders: { count: 0 } })
  })

  test('nor by lines that add up to nothing; nor a need, a competitor’s price, or a currency that there is not', async () => {
    const customerId = await customer()
    const nothing = await rep.refusal(placeOrder, {
      body: { customerId, lines: [{ name: '样', quantity: 1, unitPrice: 800, discount: 100 }] },
    })
    expect(nothing.body.reason).toBe('amount_missing')
    const need = { customerId, title: '彩盒', level: 'explicit' as const }
    const field = async (call: ReturnType<Caller['refusal']>) =>
      ((await call).body.errors as { field: string; message: string }[] | undefined)?.[0]
    expect(await field(rep.refusal(openNeed, { body: { ...need, amount: { fen: -5, currency: 'CNY' } } }))).toEqual({
      field: 'body.amount.fen',
      message: expect.stringContaining('above 0'),
    })
    expect(
      (await field(rep.refusal(openNeed, { body: { ...need, amount: { fen: 5, currency: 'XXX' } } })))?.field,
    ).toBe('body.amount.currency')
    const { id } = await rep.call(openNeed, { body: need })
    const loss = { code: 'price' as const, reason: '贵', price: { fen: -1, currency: 'CNY' } }
    expect((await field(rep.refusal(loseNeed, { params: { id }, body: loss })))?.field).toBe('body.price.fen')
    const line = { name: '盒', quantity: 0, unitPrice: 1.23456 }
    const faults = (await rep.refusal(draftQuote, { body: { customerId, lines: [line] } })).body.errors
    expect(faults).toEqual([
      { field: 'body.lines.0.quantity', message: 'should be more than 0' },
      { field: 'body.lines.0.unitPrice', message: 'at most 4 decimals' },
    ])
  })
})

describe('T7: an order by hand goes by the limits of quotes', () => {
  const CNY = (fen: number) => ({ fen, currency: 'CNY' })
  const box = async () =>
    (await app.admin.call(addProduct, { body: { name: `彩盒 ${++made}`, unit: '个', price: 2840, cost: 1500 } })).id
  const waits = async () =>
    (await manager.call(listOrders, { query: { waiting: 'me', limit: 100 } })).items.map((o) => o.id)

  test.each([
    [
      'a unit price lowered by hand',
      async () => [{ productId: await box(), quantity: 100, unitPrice: 500 }],
      ['discount', 'margin'],
    ],
    [
      'a cost of one’s own',
      async () => [{ productId: await box(), quantity: 100, unitPrice: 1600, unitCost: 0 }],
      ['discount', 'margin'],
    ],
    [
      'a line without a cost beside goods at a loss',
      async () => [
        { productId: await box(), quantity: 100, unitPrice: 2600, unitCost: 2590 },
        { name: '运费', quantity: 1, unitPrice: 0 },
      ],
      ['margin'],
    ],
  ])('%s: no goods go out before the manager has approved it', async (_what, lines, reasons) => {
    const order = await place({ lines: await lines() })
    expect(order).toMatchObject({
      waiting: true,
      approval: { reasons, askedBy: { id: rep.id }, by: null },
      can: { deliver: false },
    })
    const goods = () => rep.refusal(noteDelivery, { params: { id: order.id }, body: { complete: true } })
    expect((await goods()).body.reason).toBe('order_awaits_approval')
    expect((await rep.refusal(approveOrder, { params: { id: order.id } })).body.reason).toBe('may_not_approve')
    expect(await waits()).toContain(order.id)
    const approved = await manager.call(approveOrder, { params: { id: order.id } })
    expect(approved).toMatchObject({ waiting: false, approval: { by: { id: manager.id } } })
    expect(await waits()).not.toContain(order.id)
    expect((await manager.refusal(approveOrder, { params: { id: order.id } })).body.reason).toBe('order_not_waiting')
    const gone = await rep.call(noteDelivery, { params: { id: order.id }, body: { complete: true } })
    expect(gone.delivery).toBe('delivered')
  })

  test('at the list price nobody is asked; changed to less, somebody is', async () => {
    const productId = await box()
    const order = await place({ lines: [{ productId, quantity: 100 }] })
    expect(order).toMatchObject({ waiting: false, approval: null, can: { deliver: true } })
    const lines = [{ productId, quantity: 100, unitPrice: 1000 }]
    expect(await rep.call(changeOrder, { params: { id: order.id }, body: { lines } })).toMatchObject({ waiting: true })
  })

  test('by its total alone, one is judged by that, and by its cost where that is told', async () => {
    const lines = undefined
    expect(await place({ lines, amount: CNY(10_000_001) })).toMatchObject({ approval: { reasons: ['total'] } })
    expect(await place({ lines, amount: CNY(113_00), costFen: 90_00 })).toMatchObject({
      approval: { reasons: ['margin'] },
    })
    expect(await place({ lines, amount: CNY(113_00), costFen: 50_00 })).toMatchObject({ approval: null })
  })

  test('less than its need was quoted, or than one of what it names, waits', async () => {
    const of = await customer()
    await app.admin.call(addProduct, {
      body: { name: '天地盖礼盒', price: 284_00, breaks: [{ from: 1000, price: 200_00 }] },
    })
    const named = (fen: number) => place({ lines: undefined, amount: CNY(fen), product: ' 天地盖礼盒' })
    expect(await named(150_00)).toMatchObject({ waiting: true, approval: { reasons: ['discount'] } })
    expect(await named(200_00)).toMatchObject({ waiting: false })
    const need = await rep.call(openNeed, { body: { customerId: of, title: '礼盒', level: 'explicit' } })
    const quote = await rep.call(draftQuote, { body: { customerId: of, needId: need.id, lines: LINES } })
    await rep.call(sendQuote, { params: { id: quote.id } })
    const body = { customerId: of, needId: need.id }
    const less = await rep.call(placeOrder, { body: { ...body, amount: CNY(800_000) } })
    expect(less.approval?.reasons).toEqual(['need'])
    const params = { id: less.id }
    expect(await rep.call(changeOrder, { params, body: { amount: CNY(810_000) } })).toMatchObject({ approval: null })
  })

  test('what an approved quote says is not asked again; other lines in its name are', async () => {
    const of = await customer()
    const quote = await rep.call(draftQuote, {
      body: { customerId: of, lines: [{ ...LINES[0], name: '盒', discount: 20 }] as never },
    })
    await rep.call(submitQuote, { params: { id: quote.id } })
    await manager.call(approveQuote, { params: { id: quote.id }, body: {} })
    await rep.call(sendQuote, { params: { id: quote.id } })
    await rep.call(acceptQuote, { params: { id: quote.id } })
    const order = await rep.call(placeOrder, { body: { customerId: of, quoteId: quote.id } })
    expect(order).toMatchObject({ waiting: false, approval: null })
    await rep.call(cancelOrder, { params: { id: order.id }, body: { reason: '重录' } })
    const other = { customerId: of, quoteId: quote.id, lines: [{ ...LINES[0], name: '盒', discount: 40 }] as never }
    expect(await rep.call(placeOrder, { body: other })).toMatchObject({ waiting: true })
  })
})

describe('Q1: a cancelled only order takes its stage back, by a dated move', () => {
  const buy = (customerId: string, more = {}) =>
    rep.call(placeOrder, { body: { customerId, amount: { fen: 500_00, currency: 'CNY' }, ...more } })
  const cancel = (id: string) => rep.call(cancelOrder, { params: { id }, body: { reason: '改期' } })
  const stage = async (id: string) => (await shown(id)).stage
  const lastMove = async (id: string) =>
    (
      await app.query(
        'select from_stage, to_stage, on_day from stage_move where customer_id = $1 order by recorded_at desc, id desc limit 1',
        [id],
      )
    )[0]

  test('from a need, ordered and cancelled: need again; funnel, odds, mix and curve tell the same', async () => {
    const of = await customer()
    const need = await rep.call(openNeed, { body: { customerId: of, title: '彩盒', level: 'explicit' } })
    const { id } = await buy(of, { needId: need.id })
    expect(await stage(of)).toBe('ordered')
    const reached = async (narrowed: Record<string, string>) =>
      (await manager.call(showFunnel, { query: narrowed })).steps.find((s) => s.stage === 'ordered')?.reached.count
    const before = await reached({})
    app.clock.set('2026-06-01T03:00:00Z')
    await cancel(id)
    expect(await stage(of)).toBe('need')
    expect(await lastMove(of)).toEqual({ from_stage: 5, to_stage: 3, on_day: '2026-06-01' })
    expect(await reached({})).toBe((before ?? 0) - 1)
    await buy(of)
    expect(await stage(of)).toBe('ordered')
    app.clock.set(NOW)
  })

  test('what was reached since the order counts; where another order stands nothing falls', async () => {
    const of = await customer()
    const [one, two] = [await buy(of), await buy(of)]
    await rep.call(logTouch, { body: { customerId: of, channel: 'phone', effective: true, summary: '谈了' } })
    await cancel(one.id)
    expect(await stage(of)).toBe('ordered')
    await cancel(two.id)
    expect(await stage(of)).toBe('responded')
  })

  test('a customer who was told to be one, by hand, stays as told while no order moved it', async () => {
    const of = await customer()
    await rep.call(changeCustomer, { params: { id: of }, body: { stage: 'ordered' } })
    expect(await stage(of)).toBe('ordered')
  })
})

describe('the list', () => {
  test('by state, payment, delivery and days; page by page, the latest first', async () => {
    const of = await customer()
    const at = async (orderedOn: string, more = {}) =>
      (
        await rep.call(placeOrder, {
          body: { customerId: of, orderedOn, amount: { fen: 100_00, currency: 'CNY' }, ...more },
        })
      ).id
    const [old, late, recent] = [
      await at('2026-04-01'),
      await at('2026-05-01', { dueOn: '2026-05-20' }),
      await at('2026-06-01'),
    ]
    await rep.call(notePayment, { params: { id: old }, body: { fen: 100_00 } })
    const ids = async (query: Record<string, unknown>) =>
      (await rep.call(listOrders, { query: { customer: of, ...query } })).items.map((o) => o.id)
    expect(await ids({})).toEqual([recent, late, old])
    expect(await ids({ payment: 'paid' })).toEqual([old])
    expect(await ids({ dueTo: '2026-05-31' })).toEqual([late])
    expect(await ids({ from: '2026-05-01', to: '2026-05-31' })).toEqual([late])
    const first = await rep.call(listOrders, { query: { customer: of, limit: 2 } })
    const next = await rep.call(listOrders, { query: { customer: of, limit: 2, cursor: first.nextCursor as string } })
    expect(next.items.map((o) => o.id)).toEqual([old])
    expect((await rep.call(showOrder, { params: { id: late } })).late).toBe(true)
  })
})
