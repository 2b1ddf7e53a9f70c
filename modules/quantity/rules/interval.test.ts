import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rateOf } from './interval.ts'
import { deviateFor } from './normal.ts'

const interval = (x: number, n: number, confidence = 0.95) => {
  const rate = rateOf(x, n, confidence)
  if (!rate) throw new Error('nobody was asked')
  return rate
}

describe('Q1: a rate and its interval', () => {
  // Where the score test just does not reject, by bisection of (p̂ − p)² = z²·p(1 − p)/n: another way to the same bounds.
  const bound = (x: number, n: number, z: number, side: number) => {
    let [inside, outside] = [x / n, side]
    for (let i = 0; i < 200; i++) {
      const p = (inside + outside) / 2
      if ((x / n - p) ** 2 <= (z * z * p * (1 - p)) / n) inside = p
      else outside = p
    }
    return inside
  }
  test.each([
    [81, 263, 0.95],
    [1, 29, 0.95],
    [29, 30, 0.8],
    [3, 100, 0.99],
    [20, 1_000_000, 0.95],
    [1, 2, 0.999999],
  ])('%i of %i at %d are where the score test turns', (x, n, confidence) => {
    const z = deviateFor(confidence)
    expect(interval(x, n, confidence).lower).toBeCloseTo(bound(x, n, z, 0), 13)
    expect(interval(x, n, confidence).upper).toBeCloseTo(bound(x, n, z, 1), 13)
  })

  test('of nobody there is no rate', () => expect(rateOf(0, 0, 0.95)).toBeNull())
  test('none of 100 may still be 3.7 %, all of 100 may still be 96.3 %', () => {
    expect(interval(0, 100)).toMatchObject({ rate: 0, lower: 0, upper: expect.closeTo(0.0369935, 6) })
    expect(interval(100, 100)).toMatchObject({ rate: 1, lower: expect.closeTo(0.9630065, 6), upper: 1 })
  })

  const counted = fc
    .integer({ min: 1, max: 100_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  test('it holds the rate, mirrors, widens with confidence and narrows with leads', () =>
    fc.assert(
      fc.property(counted, ([x, n]) => {
        const it = interval(x, n)
        expect(0 <= it.lower && it.lower <= it.rate && it.rate <= it.upper && it.upper <= 1).toBe(true)
        expect(interval(n - x, n).lower).toBeCloseTo(1 - it.upper, 12)
        const surer = interval(x, n, 0.99)
        expect(surer.upper - surer.lower).toBeGreaterThan(it.upper - it.lower)
        const more = interval(10 * x, 10 * n)
        expect(more.upper - more.lower).toBeLessThan(it.upper - it.lower)
      }),
    ))
})
