import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { changeSettings } from '../../company/contract.ts'
import { createCustomer, listCustomers, showCustomer, showTimeline } from '../../customers/contract.ts'
import { suspend } from '../../pool/contract.ts'
import { decideStepIn } from '../../touches/contract.ts'
import {
  addProduct,
  askForSupportOnNeed,
  changeNeed,
  draftQuote,
  listNeeds,
  loseNeed,
  moveNeed,
  noteNeedPerson,
  openNeed,
  placeOrder,
  sendQuote,
  setNeedLevel,
  showBoard,
  showDiagnosis,
  showNeed,
  writeDiagnosis,
} from '../contract.ts'

let app: TestApp
let rep: Caller
let mate: Caller
let manager: Caller
let stranger: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  mate = await app.person('rep')
  manager = await app.person('manager')
  stranger = await app.person('rep')
})
afterAll(() => app.close())

let made = 0
const customer = async (by: Caller = rep) =>
  (await by.call(createCustomer, { body: { name: `客户 ${++made}`, enteredOn: '2026-01-01', force: true } })).id
const need = async (more: Record<string, unknown> = {}, by: Caller = rep) =>
  by.call(openNeed, { body: { customerId: await customer(by), title: '月饼礼盒', level: 'brewing', ...more } })
const show = (id: string) => rep.call(showCustomer, { params: { id } })
const yuan = (n: number) => ({ fen: n * 100, currency: 'CNY' })

test('customers are found by the product that they want, whoever looks, and others’ are not', async () => {
  const product = await app.admin.call(addProduct, { body: { name: '烫金礼盒' } })
  const { customer: mine } = await need({ productId: product.id })
  const { customer: theirs } = await need({ productId: product.id }, mate)
  await need()
  const wanting = async (who: Caller, name: string) =>
    (await who.call(listCustomers, { query: { product: name } })).items.map((c) => c.id).toSorted()
  const both = [mine.id, theirs.id].toSorted()
  expect(await wanting(rep, '烫金礼盒')).toEqual([mine.id])
  expect([await wanting(manager, '烫金礼盒'), await wanting(app.admin, '烫金礼盒')]).toEqual([both, both])
  expect(await wanting(rep, '没有这种')).toEqual([])
})

describe('METHOD §1: a wish to buy grows', () => {
  test('it is written down with all that is known of it; who told of it was in it from that day', async () => {
    const told = await need({ amount: yuan(32_000), quantity: 5000, unit: '套', wantedOn: '2026-08-20', chance: 40 })
    expect(told).toMatchObject({
      title: '月饼礼盒',
      stage: 'brewing',
      level: 'brewing',
      outcome: null,
      owner: { id: rep.id },
      amount: { fen: 32_000_00, currency: 'CNY' },
      people: [{ person: { id: rep.id }, joinedOn: '2026-06-01', leftOn: null }],
      moves: [{ from: null, to: 'brewing', on: '2026-06-01', by: { id: rep.id } }],
      version: 1,
      can: { edit: true, quote: true },
    })
  })

  test('every move is dated: who, when; it may fall back', async () => {
    const { id } = await need({ level: 'latent', on: '2026-05-01' })
    await rep.call(setNeedLevel, { params: { id }, body: { level: 'explicit', on: '2026-05-20' } })
    const { moves, stage } = await rep.call(setNeedLevel, { params: { id }, body: { level: 'brewing' } })
    expect(stage).toBe('brewing')
    expect(moves.map((m) => [m.from, m.to, m.on])).toEqual([
      [null, 'latent', '2026-05-01'],
      ['latent', 'explicit', '2026-05-20'],
      ['explicit', 'brewing', '2026-06-01'],
    ])
    const future = await rep.refusal(setNeedLevel, { params: { id }, body: { level: 'explicit', on: '2026-06-02' } })
    expect(future.body.reason).toBe('day_in_the_future')
  })

  test('who of us was in it when', async () => {
    const { id } = await need()
    await rep.call(noteNeedPerson, { params: { id }, body: { personId: mate.id, joinedOn: '2026-05-10' } })
    const { people } = await rep.call(noteNeedPerson, {
      params: { id },
      body: { personId: mate.id, leftOn: '2026-05-20' },
    })
    expect(people).toMatchObject([
      { person: { id: mate.id }, joinedOn: '2026-05-10', leftOn: '2026-05-20' },
      { person: { id: rep.id }, joinedOn: '2026-06-01', leftOn: null },
    ])
    const again = await rep.refusal(noteNeedPerson, {
      params: { id },
      body: { personId: mate.id, leftOn: '2026-05-21' },
    })
    expect(again.body.reason).toBe('not_in_need')
  })

  test('an edit that did not see the latest is told how it stands', async () => {
    const { id, version } = await need()
    await rep.call(changeNeed, { params: { id }, body: { chance: 60 } }, { 'if-match': String(version) })
    const late = await rep.refusal(
      changeNeed,
      { params: { id }, body: { chance: 10 } },
      { 'if-match': String(version) },
    )
    expect(late.status).toBe(412)
    expect(late.body.current).toMatchObject({ chance: 60, version: 2 })
  })

  test('C1: its moves stand in the customer’s history, a loss with its reason', async () => {
    const { id, customer: of } = await need({ level: 'explicit' })
    await rep.call(loseNeed, { params: { id }, body: { code: 'price', reason: '贵了一成', competitor: '鸿图' } })
    const { items } = await rep.call(showTimeline, { params: { id: of.id }, query: { kind: 'need' } })
    expect(items.map((i) => i.body)).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ to: 'explicit', title: '月饼礼盒', needId: id }),
        expect.objectContaining({ from: 'explicit', to: 'lost', reason: '贵了一成', competitor: '鸿图' }),
      ]),
    )
  })
})

describe('the open need of T3 and T4 is an explicit one', () => {
  test('T3: the customer is due in three days and overdue in seven; no longer when it is lost', async () => {
    const { id, customer: of } = await need()
    expect(await show(of.id)).toMatchObject({ stage: 'lead' })
    await rep.call(setNeedLevel, { params: { id }, body: { level: 'explicit' } })
    expect(await show(of.id)).toMatchObject({ stage: 'need', dueOn: '2026-01-04', overdueOn: '2026-01-08' })
    await rep.call(loseNeed, { params: { id }, body: { outcome: 'dropped', code: 'no_budget', reason: '今年不做了' } })
    expect(await show(of.id)).toMatchObject({ stage: 'need', dueOn: '2026-01-01', overdueOn: '2026-01-04' })
  })

  test('T4: it may not rest', async () => {
    const { customer: of } = await need({ level: 'explicit' })
    const { whyNotSuspend } = await show(of.id)
    expect(whyNotSuspend.map((w) => w.reason)).toContain('open_need')
    const refused = await rep.refusal(suspend, { params: { id: of.id }, body: { reason: '歇一歇' } })
    expect(refused.status).toBe(422)
  })

  test('Q1: the funnel moves to need, and with the quote to quoted, each dated', async () => {
    const { id, customer: of } = await need({ level: 'explicit', on: '2026-05-20' })
    const line = { name: '礼盒', quantity: 100, unitPrice: 500 }
    const quote = await rep.call(draftQuote, { body: { customerId: of.id, needId: id, lines: [line] } })
    await rep.call(sendQuote, { params: { id: quote.id } })
    expect(await rep.call(showNeed, { params: { id } })).toMatchObject({ stage: 'quoted', quotedOn: '2026-06-01' })
    const moves = await app.query(
      'select from_stage, to_stage, on_day from stage_move where customer_id = $1 order by to_stage',
      [of.id],
    )
    expect(moves).toEqual([
      { from_stage: 0, to_stage: 3, on_day: '2026-05-20' },
      { from_stage: 3, to_stage: 4, on_day: '2026-06-01' },
    ])
  })
})

describe('the board', () => {
  test('a card moves into a column, right below another; the columns come from their tops', async () => {
    const seller = await app.person('rep')
    const at = (title: string) => need({ title, level: 'brewing' }, seller)
    const [one, two, three] = [await at('一'), await at('二'), await at('三')]
    const titles = async (stage: string) => {
      const { columns } = await seller.call(showBoard, {})
      return columns.find((c) => c.stage === stage)?.items.map((n) => n.title)
    }
    expect(await titles('brewing')).toEqual(['三', '二', '一'])
    await seller.call(moveNeed, { params: { id: three.id }, body: { stage: 'brewing', below: two.id } })
    expect(await titles('brewing')).toEqual(['二', '三', '一'])
    await seller.call(moveNeed, { params: { id: one.id }, body: { stage: 'explicit' } })
    await seller.call(moveNeed, { params: { id: two.id }, body: { stage: 'explicit', below: one.id } })
    expect(await titles('explicit')).toEqual(['一', '二'])
    const gone = await seller.refusal(moveNeed, { params: { id: one.id }, body: { stage: 'brewing', below: two.id } })
    expect(gone.body.reason).toBe('other_column')
    expect(await titles('explicit')).toEqual(['一', '二'])
  })

  test('quoted takes a quote, won an order, lost a reason; each says so', async () => {
    const { id } = await need({ level: 'explicit' })
    const refusal = async (stage: 'quoted' | 'won' | 'lost') =>
      (await rep.refusal(moveNeed, { params: { id }, body: { stage } })).body.reason
    expect(await refusal('quoted')).toBe('not_quoted_yet')
    expect(await refusal('won')).toBe('won_by_order')
    expect(await refusal('lost')).toBe('loss_needs_reason')
  })

  test('what was lost may be taken up again; what an order won stays', async () => {
    const { id, customer: of } = await need({ level: 'explicit' })
    await rep.call(loseNeed, { params: { id }, body: { code: 'price', reason: '贵', price: yuan(900) } })
    const again = await rep.call(moveNeed, { params: { id }, body: { stage: 'explicit' } })
    expect(again).toMatchObject({ stage: 'explicit', outcome: null, loss: null, closedOn: null })
    await rep.call(placeOrder, { body: { customerId: of.id, needId: id, amount: yuan(1000) } })
    expect(await rep.call(showNeed, { params: { id } })).toMatchObject({ stage: 'won', closedOn: '2026-06-01' })
    const stays = await rep.refusal(moveNeed, { params: { id }, body: { stage: 'explicit' } })
    expect(stays.body.reason).toBe('won_stays')
  })
})

describe('the list', () => {
  test('by owner, level, amount, day and what is overdue; page by page', async () => {
    const seller = await app.person('rep')
    for (const [title, more] of [
      ['小', { amount: yuan(100), level: 'latent' }],
      ['中', { amount: yuan(5000), nextOn: '2026-05-30', wantedOn: '2026-07-01' }],
      ['大', { amount: yuan(90_000), nextOn: '2026-06-20', wantedOn: '2026-06-15' }],
    ] as const)
      await need({ title, ...more }, seller)
    const titles = async (query: Parameters<typeof seller.call<typeof listNeeds>>[1]) =>
      (await seller.call(listNeeds, query)).items.map((n) => n.title)
    expect(await titles({ query: { owner: 'me' } })).toEqual(['大', '中', '小'])
    expect(await titles({ query: { level: 'latent' } })).toEqual(['小'])
    expect(await titles({ query: { minAmount: 1000_00, sort: 'wantedOn' } })).toEqual(['大', '中'])
    expect(await titles({ query: { nextTo: '2026-05-31' } })).toEqual(['中'])
    expect(await titles({ query: { sort: 'amount' } })).toEqual(['大', '中', '小'])
    const first = await seller.call(listNeeds, { query: { limit: 2, sort: 'amount' } })
    const next = await seller.call(listNeeds, {
      query: { limit: 2, sort: 'amount', cursor: first.nextCursor as string },
    })
    expect([...first.items, ...next.items].map((n) => n.id).length).toBe(3)
    expect(next.nextCursor).toBeNull()
  })

  test('a stranger sees none of it', async () => {
    const { id, customer: of } = await need()
    expect((await stranger.refusal(showNeed, { params: { id } })).status).toBe(404)
    expect((await stranger.refusal(listNeeds, { query: { customer: of.id } })).status).toBe(404)
    expect((await stranger.refusal(changeNeed, { params: { id }, body: { chance: 1 } })).status).toBe(404)
    expect((await stranger.call(listNeeds, {})).items).toEqual([])
    expect((await manager.call(showNeed, { params: { id } })).id).toBe(id)
  })
})

describe('T7: a big order is reported', () => {
  const open = (id: string) =>
    app.query<{ cause: string; note: string; decision: string | null }>(
      'select cause, note, decision from step_in where need_id = $1 order by raised_at',
      [id],
    )

  test('once, when its amount reaches the threshold; the manager decides on it', async () => {
    const { id, customer: of } = await need({ amount: yuan(99_999) })
    expect(await open(id)).toEqual([])
    await rep.call(changeNeed, { params: { id }, body: { amount: yuan(100_000) } })
    await rep.call(changeNeed, { params: { id }, body: { amount: yuan(120_000) } })
    expect(await open(id)).toEqual([{ cause: 'big_order', note: '月饼礼盒 · ¥100,000.00', decision: null }])
    expect((await show(of.id)).stepInSince).not.toBeNull()
    await manager.call(decideStepIn, { params: { id: of.id }, body: { decision: 'join', note: '一起去' } })
    await rep.call(changeNeed, { params: { id }, body: { amount: yuan(200_000) } })
    expect(await open(id)).toHaveLength(1)
  })

  test('by the chance of it, where the company says so', async () => {
    await app.admin.call(changeSettings, { body: { values: { 'deals.big_order_by': 'expected' } } })
    const { id } = await need({ amount: yuan(150_000), chance: 50 })
    expect(await open(id)).toEqual([])
    await rep.call(changeNeed, { params: { id }, body: { chance: 80 } })
    expect(await open(id)).toHaveLength(1)
    await app.admin.call(changeSettings, { body: { values: { 'deals.big_order_by': null } } })
  })

  test('not by the fen of another currency, and the price it was lost at keeps its own', async () => {
    const { id } = await need({ amount: { fen: 2_000_000_00, currency: 'JPY' } })
    expect(await open(id)).toEqual([])
    expect(await rep.call(showNeed, { params: { id } })).toMatchObject({ big: false })
    const price = { fen: 9_000_00, currency: 'USD' }
    const lost = await rep.call(loseNeed, { params: { id }, body: { code: 'price', reason: '贵', price } })
    expect(lost.loss?.price).toEqual(price)
  })

  test('reported by itself, it leaves room for the words of a rep who asks for support', async () => {
    const { id, customer: of } = await need({ amount: yuan(300_000) })
    const asked = await rep.call(askForSupportOnNeed, { params: { id }, body: { note: '老板周三在，请一起去' } })
    expect(asked).toMatchObject({ cause: 'asked', note: '老板周三在，请一起去' })
    expect((await open(id)).map(({ cause }) => cause)).toEqual(['big_order', 'asked'])
    await manager.call(decideStepIn, { params: { id: of.id }, body: { decision: 'join', note: '去' } })
    expect((await open(id)).map(({ note }) => note)).toEqual(['月饼礼盒 · ¥300,000.00\n去', '老板周三在，请一起去\n去'])
    expect((await show(of.id)).stepInSince).toBeNull()
  })

  test('what is decided waits no more', async () => {
    const { id, customer: of } = await need({ amount: yuan(300_000) })
    await rep.call(loseNeed, { params: { id }, body: { code: 'price', reason: '贵' } })
    expect((await open(id))[0]?.decision).toBe('lapsed')
    expect((await show(of.id)).stepInSince).toBeNull()
  })

  test('a rep may ask for support on a need, which the step-in names', async () => {
    const { id } = await need()
    const step = await rep.call(askForSupportOnNeed, { params: { id }, body: { note: '帮我见老板' } })
    expect(step).toMatchObject({ cause: 'asked', needId: id, note: '帮我见老板' })
    const again = await rep.refusal(askForSupportOnNeed, { params: { id }, body: { note: '再帮' } })
    expect(again.body.reason).toBe('step_in_already')
  })
})

describe('P8: check, diagnose, prescribe', () => {
  test('every version stays; what is still empty is named', async () => {
    const { id } = await need()
    expect(await rep.call(showDiagnosis, { params: { id } })).toMatchObject({ current: null, versions: [] })
    await rep.call(writeDiagnosis, { params: { id }, body: { purpose: '中秋送礼', conditions: '冷链' } })
    const told = await rep.call(writeDiagnosis, { params: { id }, body: { budget: '每套 8 元' } })
    expect(told.missing).toEqual(['findings', 'prescription'])
    expect(told.versions.map((v) => [v.version, v.purpose, v.budget])).toEqual([
      [2, '中秋送礼', '每套 8 元'],
      [1, '中秋送礼', ''],
    ])
    expect((await rep.call(showNeed, { params: { id } })).diagnosed).toBe(false)
  })

  test('a quote without it warns, or is refused, or goes through, as the company says', async () => {
    const { id, customer: of } = await need({ level: 'explicit' })
    const body = { customerId: of.id, needId: id, lines: [{ name: '礼盒', quantity: 10, unitPrice: 500 }] }
    const warned = await rep.call(draftQuote, { body })
    expect(warned.warnings).toMatchObject([
      { reason: 'diagnosis_missing', missing: expect.arrayContaining(['purpose']) },
    ])
    await app.admin.call(changeSettings, { body: { values: { 'deals.diagnosis': 'block' } } })
    const refused = await rep.refusal(draftQuote, { body })
    expect(refused.body).toMatchObject({ reason: 'diagnosis_missing', missing: expect.arrayContaining(['findings']) })
    const whole = { purpose: '送礼', conditions: '冷链', process: '手工', findings: '易压', prescription: '加内托' }
    await rep.call(writeDiagnosis, { params: { id }, body: whole })
    expect((await rep.call(draftQuote, { body })).warnings).toEqual([])
    await app.admin.call(changeSettings, { body: { values: { 'deals.diagnosis': null } } })
  })
})
