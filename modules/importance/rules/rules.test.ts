import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseIn } from '../../../shared/parsing.ts'
import { scorecard } from '../settings.ts'
import { measure, type OrderFacts } from './facts.ts'
import { type Criterion, pointsOf, type Scorecard, scoreOf, type Values } from './scorecard.ts'
import { effectOf } from './standing.ts'

const card = scorecard.fallback
const ALL_GOOD: Values = {
  potential: 500_000_000,
  margin: 45,
  market_fit: 5,
  production_fit: 5,
  growth: 60,
  payment: 10,
  strategic: 5,
}

describe('I1: the score', () => {
  test.each<[string, Values, number | null, number, string | null]>([
    ['everything at its best is 100: VVIP', ALL_GOOD, 100, 100, 'VVIP'],
    ['nothing known: no score', {}, null, 0, null],
    ['one criterion alone makes no tier, however good', { potential: 500_000_000 }, 100, 25, null],
    ['two alone make none either', { potential: 500_000_000, production_fit: 5 }, 100, 40, null],
    ['three of 55 % are under the least', { potential: 500_000_000, production_fit: 5, strategic: 5 }, 100, 55, null],
    [
      'four of 65 % suffice; what is not known does not count',
      { potential: 500_000_000, production_fit: 5, strategic: 5, market_fit: 1 },
      84.6,
      65,
      'VVIP',
    ],
    [
      'potential without margin, growth and payment that carry it',
      { ...ALL_GOOD, margin: 5, growth: -40, payment: 200 },
      65,
      100,
      'A',
    ],
    [
      'low in everything is C',
      { potential: 0, margin: 0, market_fit: 1, production_fit: 1, growth: -50, payment: 200, strategic: 1 },
      2.5,
      100,
      'C',
    ],
  ])('%s', (_what, values, score, known, tier) => {
    expect(scoreOf(card, values)).toMatchObject({ score, known, tier })
  })

  test('a band holds from its lower end on', () => {
    const bands = [
      { from: null, points: 10 },
      { from: 100, points: 40 },
      { from: 300, points: 60 },
    ]
    expect([0, 99.9, 100, 299, 300, 1e9].map((value) => pointsOf(bands, value))).toEqual([10, 10, 40, 40, 60, 60])
  })

  const values = fc.record(
    Object.fromEntries(
      card.criteria.map(({ key }) => [key, fc.option(fc.integer({ min: -100, max: 1000 }), { nil: null })]),
    ),
  )

  test('it lies between the least and the most points of what is known', () => {
    fc.assert(
      fc.property(values, (known) => {
        const { score, points } = scoreOf(card, known)
        const told = Object.values(points).filter((p) => p !== null)
        if (told.length === 0) return expect(score).toBeNull()
        expect(score).toBeGreaterThanOrEqual(Math.min(...told) - 0.05)
        expect(score).toBeLessThanOrEqual(Math.max(...told) + 0.05)
      }),
    )
  })

  test('no one criterion moves it by more than half', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...card.criteria.map((c) => c.key)),
        fc.integer(),
        fc.integer(),
        (key, one, other) => {
          const [a, b] = [one, other].map((value) => scoreOf(card, { ...ALL_GOOD, [key]: value }).score ?? 0)
          expect(Math.abs((a ?? 0) - (b ?? 0))).toBeLessThanOrEqual(50)
        },
      ),
    )
  })
})

describe('I1: what a company may not make of its scorecard', () => {
  const weigh = (weights: Record<string, number>): Scorecard => ({
    ...card,
    criteria: card.criteria.map((c): Criterion => ({ ...c, weight: weights[c.key] ?? 0 })),
  })
  test.each([
    ['as it comes', card, null],
    ['three criteria', weigh({ potential: 40, margin: 30, growth: 30 }), null],
    ['one criterion that decides alone', weigh({ potential: 60, margin: 20, growth: 20 }), '超过 50%'],
    ['two criteria', weigh({ potential: 50, margin: 50 }), '至少要有 3 项'],
    ['weights of 90 %', weigh({ potential: 40, margin: 30, growth: 20 }), '100%'],
    ['tiers that do not fall', { ...card, tiers: { VVIP: 60, A: 60, B: 40 } }, 'VVIP > A > B'],
    ['one criterion twice', { ...card, criteria: [...card.criteria, card.criteria[0]] }, '只能出现一次'],
    [
      'bands out of order',
      {
        ...card,
        criteria: card.criteria.map((c, at) => (at === 0 ? { ...c, bands: c.bands.toReversed() } : c)),
      },
      '从低到高',
    ],
  ])('%s', (_what, given, fault) => {
    const parsed = parseIn(scorecard.schema, given, 'zh')
    if (fault === null) expect(parsed.ok).toBe(true)
    else expect(parsed.ok ? [] : parsed.faults.map((f) => f.message)).toContainEqual(expect.stringContaining(fault))
  })
})

describe('I1: who gives the tier', () => {
  const GUARD = { neverSuspended: ['A'], sealed: ['VVIP'] }
  test.each([
    ['no tier yet: the scorecard gives one', null, 'hand', 'B', 'give'],
    ['too little known: nothing', 'B', 'scorecard', null, 'none'],
    ['the same: nothing', 'B', 'scorecard', 'B', 'none'],
    ['given by hand: the score changes nothing', 'C', 'hand', 'VVIP', 'none'],
    ['a rise happens at once', 'B', 'scorecard', 'VVIP', 'give'],
    ['a fall between open tiers too', 'B', 'scorecard', 'C', 'give'],
    ['T5: a fall out of a guarded tier waits for the manager', 'VVIP', 'scorecard', 'A', 'wait'],
    ['T5: so does one that goes further', 'A', 'scorecard', 'C', 'wait'],
  ] as const)('%s', (_what, tier, givenBy, scored, effect) => {
    expect(effectOf({ tier, givenBy, isSealed: tier === 'VVIP' }, scored, GUARD)).toBe(effect)
  })

  test.each([
    ['a fall of a sealed customer waits, though no setting guards its tier', 'A', 'B', 'wait'],
    ['a rise to a tier that is not sealed too: it would open it', 'B', 'A', 'wait'],
    ['a rise to one that is sealed happens at once', 'A', 'VVIP', 'give'],
    ['without a tier it waits as well', null, 'C', 'wait'],
  ] as const)('S1: %s', (_what, tier, scored, effect) => {
    const now = { tier, givenBy: 'scorecard', isSealed: true } as const
    expect(effectOf(now, scored, { neverSuspended: [], sealed: ['VVIP'] })).toBe(effect)
  })
})

describe('I1: what orders tell', () => {
  const facts = (more: Partial<OrderFacts>): OrderFacts => ({
    fen: 0,
    fenBefore: 0,
    netFen: 0,
    costFen: 0,
    fenDays: 0,
    fenWaited: 0,
    ...more,
  })
  test.each([
    ['nothing: nothing', facts({}), { margin: null, growth: null, payment: null }],
    ['the margin is of net', facts({ netFen: 80_000, costFen: 60_000 }), { margin: 25 }],
    ['sold below cost', facts({ netFen: 80_000, costFen: 100_000 }), { margin: -25 }],
    ['half as much again as the year before', facts({ fen: 150, fenBefore: 100 }), { growth: 50 }],
    ['a first year has no growth', facts({ fen: 150 }), { growth: null }],
    ['no order this year: all lost', facts({ fenBefore: 100 }), { growth: -100 }],
    ['days by amount', facts({ fenDays: 1000 * 30 + 3000 * 50, fenWaited: 4000 }), { payment: 45 }],
  ])('%s', (_what, given, expected) => {
    expect(measure(given)).toMatchObject(expected)
  })
})
