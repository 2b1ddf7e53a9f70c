import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rateOf } from './interval.ts'
import { chanceIfAlike, differenceOf, leadsToTellApart } from './twoRates.ts'

const interval = (x: number, n: number) => {
  const rate = rateOf(x, n, 0.95)
  if (!rate) throw new Error('nobody was asked')
  return rate
}

describe('Q1, Q4: two rates beside one another', () => {
  test('4 of 20 and 12 of 20: the difference is −40 points, from −63 to −11', () => {
    const it = differenceOf(interval(4, 20), interval(12, 20))
    expect(it.difference).toBeCloseTo(-0.4, 14)
    expect(it.lower).toBeCloseTo(-0.4 - Math.sqrt((0.2 - 0.0806577) ** 2 + (0.7811937 - 0.6) ** 2), 6)
    expect(it.upper).toBeCloseTo(-0.4 + Math.sqrt((0.4160174 - 0.2) ** 2 + (0.6 - 0.3865815) ** 2), 6)
  })

  const two = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
    .chain(([n1, n2]) =>
      fc.tuple(fc.integer({ min: 0, max: n1 }), fc.constant(n1), fc.integer({ min: 0, max: n2 }), fc.constant(n2)),
    )

  test('changed about, the difference changes its sign and the chance stays', () =>
    fc.assert(
      fc.property(two, ([x1, n1, x2, n2]) => {
        const there = differenceOf(interval(x1, n1), interval(x2, n2))
        const back = differenceOf(interval(x2, n2), interval(x1, n1))
        expect(back.lower).toBeCloseTo(-there.upper, 12)
        expect(there.lower).toBeLessThanOrEqual(there.difference)
        expect(there.lower).toBeGreaterThanOrEqual(-1 - 1e-12)
        expect(chanceIfAlike({ count: x1, of: n1 }, { count: x2, of: n2 })).toBeCloseTo(
          chanceIfAlike({ count: x2, of: n2 }, { count: x1, of: n1 }),
          12,
        )
      }),
    ))

  // Tables counted one by one with whole numbers.
  const choose = (n: number, k: number): bigint => {
    let ways = 1n
    for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i)
    return ways
  }
  test('Fisher: the share of all tables that are no likelier', () =>
    fc.assert(
      fc.property(two, ([x1, n1, x2, n2]) => {
        const all = x1 + x2
        const ways = (k: number) => choose(n1, k) * choose(n2, all - k)
        let unlikely = 0n
        for (let k = Math.max(0, all - n2); k <= Math.min(all, n1); k++) if (ways(k) <= ways(x1)) unlikely += ways(k)
        const exact = Number((unlikely * 10n ** 18n) / choose(n1 + n2, all)) / 1e18
        expect(chanceIfAlike({ count: x1, of: n1 }, { count: x2, of: n2 })).toBeCloseTo(exact, 11)
      }),
    ))

  test.each([
    [10, 100, 30, 100, 0.0006504107076034208],
    [0, 20, 8, 20, 0.003276003276003276],
    [50, 1000, 90, 1000, 0.0005876606652318946],
    [7, 100, 1, 5, 0.33258499534064834],
  ])('Fisher: %i of %i and %i of %i, as scipy 1.17', (x1, n1, x2, n2, p) =>
    expect(chanceIfAlike({ count: x1, of: n1 }, { count: x2, of: n2 })).toBeCloseTo(p, 11),
  )

  test('a hundred thousand leads are no trouble', () =>
    expect(chanceIfAlike({ count: 300, of: 1000 }, { count: 90_000, of: 100_000 })).toBeLessThan(1e-100))

  test('to tell 1 % from 5 % with power 80 % takes 285 leads each', () =>
    expect(Math.ceil(leadsToTellApart(0.01, 0.05, 0.8, 0.05))).toBe(285))
})
