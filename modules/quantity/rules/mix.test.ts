import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareMix, type MixCount } from './mix.ts'

const SETTINGS = { confidence: 0.95, significance: 0.05, leastCustomers: 10, leastInCategory: 5, leastDifference: 0.05 }
const industries = (counts: Record<string, [leads: number, won: number]>): MixCount[] =>
  Object.entries(counts).map(([category, [leads, won]]) => ({ dimension: 'industry', category, leads, won }))
const told = (counts: MixCount[], settings = SETTINGS) =>
  compareMix(counts, settings).told.map((d) => `${d.category} ${Math.round(d.difference * 100)}`)

describe('Q4: where the leads do not look like our customers', () => {
  test.each<[string, MixCount[], string[]]>([
    ['alike mixes: nothing', industries({ food: [100, 20], drinks: [100, 20] }), []],
    [
      'too few of those who buy, too many of those who do not, the largest first',
      industries({ food: [40, 60], drinks: [60, 15], toys: [100, 25] }),
      ['food 40', 'toys -25', 'drinks -15'],
    ],
    ['nine customers carry nothing, however they differ', industries({ food: [10, 8], drinks: [90, 1] }), []],
    [
      'rare among leads, common among customers',
      industries({ food: [25, 16], drinks: [475, 24] }),
      ['food 35', 'drinks -35'],
    ],
    ['a difference that chance would bring', industries({ food: [50, 14], drinks: [50, 10] }), []],
    ['a sure difference too small to matter', industries({ food: [50_000, 52_000], drinks: [50_000, 48_000] }), []],
    ['no won customers yet', industries({ food: [100, 0], drinks: [100, 0] }), []],
    ['no leads', industries({ food: [0, 20], drinks: [0, 30] }), []],
    ['nothing at all', [], []],
  ])('%s', (_sentence, counts, expected) => expect(told(counts)).toEqual(expected))

  test('categories too rare are counted, not compared', () =>
    expect(compareMix(industries({ food: [95, 45], drinks: [95, 45], toys: [2, 2] }), SETTINGS)).toEqual({
      told: [],
      compared: 2,
      tooFew: 1,
    }))

  test('each share is of those whose category is known in that dimension', () => {
    const counts = [
      ...industries({ food: [40, 60], drinks: [160, 40] }),
      { dimension: 'source', category: 'fair', leads: 10, won: 30 },
      { dimension: 'source', category: 'website', leads: 40, won: 20 },
    ]
    const fair = compareMix(counts, SETTINGS).told.find((d) => d.category === 'fair')
    expect(fair).toMatchObject({ leads: { rate: 0.2 }, won: { rate: 0.6 }, difference: expect.closeTo(0.4, 12) })
    expect(fair?.lower).toBeLessThan(0.4)
    expect(fair?.lower).toBeGreaterThan(0)
  })

  test('Holm: the smallest p counts as often as there are categories', () => {
    // Fisher's p of 10/100 against 30/100 is .00065041 (scipy), for either of two categories.
    const both = compareMix(industries({ food: [10, 30], drinks: [90, 70] }), SETTINGS).told
    expect(both.map((d) => d.p)).toEqual([expect.closeTo(0.0013008214, 9), expect.closeTo(0.0013008214, 9)])
  })

  test('the more one looks at, the more it takes: a difference told alone is not told among forty', () => {
    const one = industries({ food: [30, 37], drinks: [70, 33] })
    const others = Array.from({ length: 20 }, (_, i) => [
      { dimension: `d${i}`, category: 'yes', leads: 50, won: 50 },
      { dimension: `d${i}`, category: 'no', leads: 50, won: 50 },
    ]).flat()
    expect(told(one)).not.toEqual([])
    expect(told([...one, ...others])).toEqual([])
  })

  const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })), {
    maxLength: 8,
  })
  test('what is told is ranked, certain and large enough, and changed about it changes its sign', () =>
    fc.assert(
      fc.property(counts, (pairs) => {
        const mix = (turn: boolean): MixCount[] =>
          pairs.map(([a, b], i) => ({ dimension: 'd', category: String(i), leads: turn ? b : a, won: turn ? a : b }))
        const { told: there, compared, tooFew } = compareMix(mix(false), SETTINGS)
        expect(compared + tooFew).toBe(pairs.length)
        there.forEach((d, i) => {
          expect(d.p).toBeLessThanOrEqual(0.05)
          expect(Math.abs(d.difference)).toBeGreaterThanOrEqual(0.05)
          expect(Math.abs(d.difference)).toBeLessThanOrEqual(Math.abs(there[i - 1]?.difference ?? 1) + 1e-12)
        })
        const back = compareMix(mix(true), SETTINGS).told
        const signed = (all: typeof there, sign: number) =>
          all.map((d) => `${d.category} ${(sign * d.difference).toFixed(9)}`).sort()
        expect(signed(back, -1)).toEqual(signed(there, 1))
      }),
    ))

  test('of leads and customers drawn alike, one firm in twenty at most is told a difference', () => {
    let seed = 7
    const random = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return seed / 2 ** 32
    }
    const draw = (count: number) => {
      const drawn = [0, 0, 0, 0, 0]
      for (let i = 0; i < count; i++) {
        const at = Math.floor(random() * 5)
        drawn[at] = (drawn[at] ?? 0) + 1
      }
      return drawn
    }
    const firms = Array.from({ length: 300 }, () => {
      const [leads, won] = [draw(200), draw(60)]
      return compareMix(
        leads.map((n, i) => ({ dimension: 'd', category: String(i), leads: n, won: won[i] ?? 0 })),
        SETTINGS,
      ).told.length
    })
    expect(firms.filter((n) => n > 0).length).toBeLessThanOrEqual(15)
  })
})
