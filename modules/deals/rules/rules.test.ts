import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Refusal } from '../../../shared/refusal.ts'
import { approvalReasons, type Judged, type JudgedLine, judgedAmount, judgedOf, type Known } from './approval.ts'
import { isBigOrder } from './bigOrder.ts'
import { NEED_STAGES, type NeedStage } from './board.ts'
import { nearestNamed } from './catalogue.ts'
import { type Diagnosis, missingOf, whyUndiagnosed } from './diagnosis.ts'
import { lineOf } from './lines.ts'
import { whyNotMove } from './move.ts'
import {
  deliveryOf,
  type OrderState,
  type Portion,
  paymentOf,
  whyNotComplete,
  whyNotDeliver,
  whyNotPay,
} from './order.ts'
import { priceOf, whyNotChoose } from './price.ts'
import { type QuoteState, shownState, whyNotAnswer, whyNotEditQuote, whyNotRevise, whyNotSend } from './quote.ts'

const reasonOf = (why: Refusal | null) => why?.kind.reason ?? null

describe('METHOD §1: how a need moves on the board', () => {
  test.each<[NeedStage, NeedStage, boolean, string | null]>([
    ['latent', 'brewing', false, null],
    ['explicit', 'latent', false, null],
    ['quoted', 'explicit', true, null],
    ['explicit', 'quoted', false, 'not_quoted_yet'],
    ['explicit', 'quoted', true, null],
    ['quoted', 'won', true, 'won_by_order'],
    ['quoted', 'lost', true, 'loss_needs_reason'],
    ['latent', 'dropped', false, 'loss_needs_reason'],
    ['lost', 'brewing', false, null],
    ['dropped', 'latent', false, null],
    ['won', 'explicit', true, 'won_stays'],
    ['won', 'won', true, null],
  ])('from %s to %s (a quote was sent: %s): %s', (stage, to, quoteSent, expected) => {
    const outcome = stage === 'won' || stage === 'lost' || stage === 'dropped' ? stage : null
    expect(reasonOf(whyNotMove({ stage, outcome, quoteSent }, to))).toBe(expected)
  })

  test('to where it is already it may always go', () => {
    for (const stage of NEED_STAGES) expect(whyNotMove({ stage, outcome: null, quoteSent: false }, stage)).toBeNull()
  })
})

describe('T7: what is a big order', () => {
  test.each([
    ['one that reaches the threshold', { fen: 100, chance: null }, 'amount', true],
    ['not one below', { fen: 99, chance: 100 }, 'amount', false],
    ['not one without an amount', { fen: null, chance: 100 }, 'amount', false],
    ['by the chance: half of two hundred', { fen: 200, chance: 50 }, 'expected', true],
    ['by the chance: less than half', { fen: 200, chance: 49 }, 'expected', false],
    ['by the chance: none told', { fen: 900, chance: null }, 'expected', false],
  ] as const)('%s', (_what, need, by, expected) => {
    expect(isBigOrder({ currency: 'CNY', ...need }, { threshold: 100, by })).toBe(expected)
  })

  test('the threshold is in the company’s money: it does not measure yen or dollars', () => {
    for (const by of ['amount', 'expected'] as const)
      expect(isBigOrder({ fen: 1e9, currency: 'JPY', chance: 100 }, { threshold: 100, by })).toBe(false)
  })
})

describe('P8: the parts of a diagnosis', () => {
  const blank: Diagnosis = {
    purpose: '',
    conditions: '',
    equipment: '',
    process: '',
    budget: '',
    findings: '',
    prescription: '',
  }
  const whole = {
    ...blank,
    purpose: '送礼',
    conditions: '冷链',
    budget: '8 元',
    findings: '易压',
    prescription: '内托',
  }
  test.each<[string, Diagnosis | null, string[]]>([
    ['none at all', null, ['purpose', 'conditions', 'means', 'findings', 'prescription']],
    ['blank words are none', { ...whole, findings: '  ' }, ['findings']],
    ['one of their means is enough', whole, []],
    ['none of their means is not', { ...whole, budget: '' }, ['means']],
  ])('%s', (_what, diagnosis, expected) => {
    expect(missingOf(diagnosis)).toEqual(expected)
    expect(reasonOf(whyUndiagnosed(diagnosis, 'warn'))).toBe(expected.length > 0 ? 'diagnosis_missing' : null)
    expect(whyUndiagnosed(diagnosis, 'off')).toBeNull()
  })
})

describe('a price made to measure', () => {
  const product = {
    price: 900,
    cost: 500,
    breaks: [
      { from: 1000, price: 800, cost: 450 },
      { from: 5000, price: 700, cost: null },
    ],
    options: [
      {
        name: '纸张',
        nameEn: '',
        required: true,
        choices: [{ name: '特种纸', nameEn: '', price: 0.1, cost: 0.05, per: 'unit' as const }],
      },
      {
        name: '烫金',
        nameEn: '',
        required: false,
        choices: [{ name: '版', nameEn: '', price: 300, cost: 180, per: 'order' as const }],
      },
    ],
  }
  const paper = { group: '纸张', choice: '特种纸' }
  const plate = { group: '烫金', choice: '版' }
  test.each([
    ['the list price below the first break', 999, [], { unitPrice: 900, unitCost: 500, setupFen: 0 }],
    ['the break that is reached', 1000, [], { unitPrice: 800, unitCost: 450, setupFen: 0 }],
    ['the greatest that is; a cost it lacks is the list’s', 9000, [], { unitPrice: 700, unitCost: 500, setupFen: 0 }],
    ['an option a unit', 1, [paper], { unitPrice: 900.1, unitCost: 500.05, setupFen: 0 }],
    ['an option an order', 1, [paper, plate], { unitPrice: 900.1, setupFen: 300, setupCostFen: 180 }],
  ])('%s', (_what, quantity, chosen, expected) => {
    expect(priceOf(product, quantity, chosen)).toMatchObject(expected)
  })

  test.each([
    ['nothing chosen where one must be', [], 'option_missing'],
    ['what there is not', [paper, { group: '烫金', choice: '银' }], 'unknown_option'],
    ['all there', [paper, plate], null],
  ])('%s', (_what, chosen, expected) => {
    expect(reasonOf(whyNotChoose(product.options, chosen))).toBe(expected)
  })
})

describe('T7: when a quote or an order by hand needs approval', () => {
  const limits = { total: 1000, discount: 10, margin: 15, unknown: 500, least: 100 }
  const sure = { unknown: 0, isGuess: false }
  test.each([
    ['at every limit: no', { total: 1000, discount: 10, margin: 15 }, []],
    ['over the total', { total: 1001, discount: 0, margin: 50 }, ['total']],
    ['over the discount', { total: 1, discount: 10.01, margin: 50 }, ['discount']],
    ['under the margin', { total: 1, discount: 0, margin: 14.99 }, ['margin']],
    ['nothing to tell a margin by', { total: 1, discount: 0, margin: null }, []],
    ['all at once', { total: 9999, discount: 50, margin: -5 }, ['total', 'discount', 'margin']],
  ])('%s', (_what, totals, expected) => {
    expect(approvalReasons({ ...sure, ...totals }, limits)).toEqual(expected)
  })

  test.each<[string, Partial<Judged>, Partial<Known>, string[]]>([
    ['all that was accepted', { total: 900 }, { accepted: 1000 }, []],
    ['much less than was accepted', { total: 899 }, { accepted: 1000 }, ['quote']],
    ['much less than the need is worth, and judged by the catalogue', { total: 500 }, { expected: 1000 }, []],
    ['the same in free words', { total: 500, isGuess: true }, { expected: 1000 }, ['need']],
    ['what was accepted counts before the need', { total: 500, isGuess: true }, { accepted: 500, expected: 1000 }, []],
    ['as much unknown as may be', { total: 1000, unknown: 500 }, {}, []],
    ['more', { total: 1000, unknown: 501, isGuess: true }, {}, ['unknown']],
    ['little, by the list', { total: 99 }, {}, []],
    ['little, by nothing', { total: 99, isGuess: true }, {}, ['least']],
    [
      'nothing that a limit in yuan measures',
      { total: Number.POSITIVE_INFINITY, isGuess: true },
      { expected: 9 },
      ['total'],
    ],
  ])('%s', (_what, judged, known, expected) => {
    const whole = { total: 0, discount: 0, margin: 50, ...sure, ...judged }
    expect(approvalReasons(whole, limits, { accepted: null, expected: null, ...known })).toEqual(expected)
  })

  test('without limits never', () => {
    const any = fc.record({
      total: fc.nat(),
      discount: fc.nat(100),
      margin: fc.option(fc.integer()),
      unknown: fc.nat(),
      isGuess: fc.boolean(),
    })
    const none = { total: null, discount: null, margin: null, unknown: null, least: null }
    fc.assert(fc.property(any, (judged) => approvalReasons(judged, none, { accepted: 9, expected: 9 }).length === 0))
  })
})

describe('T7: what is judged is the price beside the catalogue’s, whoever writes it', () => {
  const listed = { unitPrice: 2840, unitCost: 1500, setupFen: 0, setupCostFen: 0 }
  const line = (more: Partial<JudgedLine> = {}): JudgedLine => ({
    quantity: 1000,
    unitPrice: 2840,
    setupFen: 0,
    discount: 0,
    taxRate: 13,
    unitCost: 1500,
    setupCostFen: 0,
    listed,
    ...more,
  })
  const free = (more: Partial<JudgedLine> = {}) => line({ listed: null, unitCost: null, setupCostFen: null, ...more })
  const limits = { total: null, discount: 10, margin: 15, unknown: null, least: null }
  test.each<[string, JudgedLine[], string[]]>([
    ['the list price: no', [line()], []],
    ['dearer than the list, then reduced to it: no', [line({ unitPrice: 3550, discount: 20 })], []],
    ['a price lowered by hand is a discount', [line({ unitPrice: 2500 })], ['discount']],
    ['and thins the margin', [line({ unitPrice: 500 })], ['discount', 'margin']],
    ['half by hand, half as a discount', [line({ unitPrice: 2690, discount: 6 })], ['discount']],
    [
      'plates that the catalogue charges, given away',
      [line({ quantity: 1, setupFen: 0, listed: { ...listed, setupFen: 90_000 } })],
      ['discount'],
    ],
    [
      'a cost of one’s own below the catalogue’s changes nothing',
      [line({ unitPrice: 1800, unitCost: 0 })],
      ['discount', 'margin'],
    ],
    ['one above it counts', [line({ unitCost: 2400 })], ['margin']],
    [
      'goods at a loss beside a line without a cost',
      [line({ unitPrice: 2600, unitCost: 2590 }), free({ quantity: 1, unitPrice: 0 })],
      ['margin'],
    ],
    [
      'the same beside one that brings much',
      [line({ unitPrice: 2600, unitCost: 2590 }), free({ unitPrice: 9000 })],
      ['margin'],
    ],
    ['good goods beside freight without a cost: no', [line(), free({ quantity: 1, unitPrice: 20_000 })], []],
    ['all in free words, without a cost: nothing to tell it by', [free()], []],
    [
      'one of them with a cost: the other earns nothing',
      [free(), free({ unitCost: 2000, setupCostFen: 0 })],
      ['margin'],
    ],
    ['in free words with a cost: no', [free({ unitCost: 1500, setupCostFen: 0 })], []],
    [
      'goods without a cost at the list price: no',
      [line({ unitCost: null, setupCostFen: null, listed: { ...listed, unitCost: null } })],
      [],
    ],
    ['given away', [free({ unitPrice: 0, unitCost: 1500, setupCostFen: 0 })], ['margin']],
    ['nothing for nothing: no', [free({ unitPrice: 0 })], []],
  ])('%s', (_what, lines, expected) => {
    expect(approvalReasons(judgedOf(lines, true), limits)).toEqual(expected)
  })

  test('leaving a cost out, or telling a lower one, never makes a margin better', () => {
    const any = fc.array(fc.record({ price: fc.integer({ min: 0, max: 5000 }), cost: fc.option(fc.nat(5000)) }), {
      minLength: 1,
      maxLength: 5,
    })
    const margin = (lines: JudgedLine[]) => judgedOf(lines, true).margin ?? Number.POSITIVE_INFINITY
    fc.assert(
      fc.property(any, (asked) => {
        const told = asked.map(({ price, cost }) => line({ unitPrice: price, unitCost: cost }))
        const honest = asked.map(({ price }) => line({ unitPrice: price }))
        expect(margin(told)).toBeLessThanOrEqual(margin(honest))
      }),
    )
  })

  test('a cost that only its writer tells, in free words or of goods named alike, confirms no margin and makes nothing known', () => {
    const dear = { quantity: 1, unitPrice: 9_000_000 }
    const loss = line({ unitPrice: 2600, unitCost: 2590 })
    const told = fc.record({ unitCost: fc.option(fc.nat(9_000_000)), alike: fc.boolean() })
    fc.assert(
      fc.property(told, ({ unitCost, alike }) => {
        const vague = free({ ...dear, unitCost, setupCostFen: 0, alike, listed: alike ? listed : null })
        expect(judgedOf([loss, vague], true).margin).toBeLessThanOrEqual(judgedOf([loss], true).margin ?? 0)
        expect(judgedOf([vague], true)).toMatchObject({ unknown: 9_000_000, isGuess: true })
      }),
    )
  })

  test.each([
    ['标签（不干胶）', '不干胶标签'],
    ['不干胶 标签-A', '不干胶标签'],
    ['Sticker, label', 'label sticker'],
    ['不干胶标签 50万张', '不干胶标签'],
    ['手提袋打样', undefined],
    ['礼盒运费', undefined],
    ['label box', undefined],
    ['其他', undefined],
    ['', undefined],
  ])('“%s” is %s of the catalogue, as it seems', (words, expected) => {
    const names = ['礼盒', '手提袋', 'label sticker', '不干胶标签', '不干胶标签卷'].map((name) => ({ name }))
    expect(nearestNamed(names, words)?.name).toBe(expected)
  })

  test('goods in free words that the catalogue names are the catalogue’s', () => {
    const product = { id: 'p', name: '天地盖礼盒', unit: '套', price: 2840, cost: 1500, breaks: [], options: [] }
    const known = new Map([['p', product]])
    const words = { productId: null, name: ' 天地盖礼盒', options: [], quantity: 10, unitPrice: 500, discount: 0 }
    expect(judgedOf([lineOf(words, 'l', known, 13)], true)).toMatchObject({ discount: 82.39, margin: -238.98 })
    expect(lineOf({ ...words, name: '打样' }, 'l', known, 13).listed).toBeNull()
    // C4: options told in the catalogue's own words are its English too.
    const choices = [{ name: '卡纸', nameEn: 'ivory board', price: 0, cost: 0, per: 'unit' as const }]
    const paper = { ...product, options: [{ name: '纸张', nameEn: 'Paper', required: false, choices }] }
    const chosen = { ...words, productId: 'p', options: [{ group: '纸张', choice: '卡纸' }] }
    const english = (details: string) => lineOf({ ...chosen, details }, 'l', new Map([['p', paper]]), 13).en.details
    expect([english('纸张：卡纸'), english('纸张：卡纸，双层')]).toEqual(['Paper: ivory board', ''])
  })

  test('an order of which only the amount is told is judged by it, and by its cost where that is told', () => {
    const amount = (cost: number | null, currency = 'CNY') =>
      judgedAmount({ fen: 11_300, currency, net: 10_000, cost, usual: null })
    const all = { total: 11_299, discount: 10, margin: 15, unknown: 1, least: null }
    expect(approvalReasons(amount(null), all)).toEqual(['total'])
    expect(approvalReasons(amount(8501), all)).toEqual(['total', 'margin'])
    expect(amount(8500).margin).toBe(15)
    // In dollars no limit in yuan measures it: somebody looks at it, where there is a limit.
    expect(approvalReasons(amount(null, 'USD'), { ...all, total: 1e12 })).toEqual(['total'])
    expect(approvalReasons(amount(null, 'USD'), { ...all, total: null })).toEqual([])
  })
})

describe('the states of a quote', () => {
  test.each<[QuoteState, string | null, string | null, string | null]>([
    ['draft', null, null, 'not_sent'],
    ['approved', null, null, 'not_sent'],
    ['returned', null, null, 'not_sent'],
    ['awaiting', 'awaiting_approval', 'awaiting_approval', 'not_sent'],
    ['sent', 'sent_stays', 'sent_stays', null],
    ['accepted', 'sent_stays', 'sent_stays', 'quote_decided'],
    ['refused', 'sent_stays', 'sent_stays', null],
  ])('%s: editing %s, sending %s, revising %s', (state, editing, sending, revising) => {
    expect(reasonOf(whyNotEditQuote({ state }))).toBe(editing)
    expect(reasonOf(whyNotSend({ state }, []))).toBe(sending)
    expect(reasonOf(whyNotRevise({ state }))).toBe(revising)
  })

  test('beyond the limits only what was approved is sent', () => {
    expect(reasonOf(whyNotSend({ state: 'draft' }, ['total']))).toBe('approval_needed')
    expect(whyNotSend({ state: 'approved' }, ['total'])).toBeNull()
  })

  const quote = { state: 'sent' as const, validUntil: '2026-06-30' }
  test.each([
    ['2026-06-30', 'sent', null],
    ['2026-07-01', 'expired', 'quote_expired'],
  ])('on %s it is %s', (today, shown, why) => {
    expect(shownState(quote, today)).toBe(shown)
    expect(reasonOf(whyNotAnswer(quote, true, today))).toBe(why)
    expect(whyNotAnswer(quote, false, today)).toBeNull()
  })
})

describe('payments', () => {
  const show = String
  test.each([
    [0, 'unpaid'],
    [-5, 'unpaid'],
    [1, 'partial'],
    [99, 'partial'],
    [100, 'paid'],
    [120, 'paid'],
  ])('%s of 100 is %s', (paid, expected) => {
    expect(paymentOf(paid, 100)).toBe(expected)
  })

  test('however they come, they never exceed what is owed unless told so, nor fall below nothing', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(fc.integer({ min: -5000, max: 5000 })), (fen, tries) => {
        let paid = 0
        for (const one of tries) if (whyNotPay({ fen, paid }, one, false, show) === null) paid += one
        expect(paid).toBeLessThanOrEqual(fen)
        expect(paid).toBeGreaterThanOrEqual(0)
      }),
    )
    expect(whyNotPay({ fen: 100, paid: 100 }, 1, true, show)).toBeNull()
  })
})

describe('deliveries', () => {
  const lines = [
    { id: 'a', name: '盒', quantity: 10 },
    { id: 'b', name: '袋', quantity: 0.3 },
  ]
  const out = (...portions: [string, number][]): Portion[] =>
    portions.map(([lineId, quantity]) => ({ lineId, quantity }))
  test.each([
    ['nothing yet', [], 'none'],
    ['a part', [{ lines: out(['a', 10]), complete: false }], 'partly'],
    [
      'tenths add up',
      [
        { lines: out(['a', 10], ['b', 0.1]), complete: false },
        { lines: out(['b', 0.2]), complete: false },
      ],
      'delivered',
    ],
    ['told to be the last', [{ lines: out(['a', 1]), complete: true }], 'delivered'],
  ])('%s', (_what, deliveries, expected) => {
    expect(deliveryOf(lines, deliveries)).toBe(expected)
  })

  test.each([
    ['more than was ordered', out(['a', 11]), false, 'delivered_too_much'],
    ['the same, told so', out(['a', 11]), true, null],
    ['a line there is not', out(['c', 1]), true, 'unknown_line'],
    ['all of it', out(['a', 10], ['b', 0.3]), false, null],
  ])('%s', (_what, now, over, expected) => {
    expect(reasonOf(whyNotDeliver(lines, [], now, over))).toBe(expected)
  })
})

describe('T12: an order is completed when delivered and paid', () => {
  const order: OrderState = {
    payment: 'paid',
    delivery: 'delivered',
    completedOn: null,
    cancelledOn: null,
    waiting: false,
  }
  test.each<[string, Partial<OrderState>, string | null]>([
    ['both', {}, null],
    ['not all out', { delivery: 'partly' }, 'not_delivered'],
    ['not all paid', { payment: 'partial' }, 'not_paid'],
    ['beyond the limits, and not approved', { waiting: true }, 'order_awaits_approval'],
    ['already', { completedOn: '2026-06-01' }, 'order_completed'],
    ['cancelled', { cancelledOn: '2026-06-01' }, 'order_cancelled'],
  ])('%s', (_what, more, expected) => {
    expect(reasonOf(whyNotComplete({ ...order, ...more }))).toBe(expected)
  })
})
