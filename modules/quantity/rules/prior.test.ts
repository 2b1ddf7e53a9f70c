import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addedUp, priorOf as priorOfSums, type Shown, without } from './prior.ts'

const TRADE = { leads: 33, orders: 1, reps: 2 }
const priorOf = (history: readonly Shown[]) => priorOfSums(addedUp(history), TRADE)
const reps = (...shown: [leads: number, orders: number][]): Shown[] =>
  shown.map(([leads, orders]) => ({ leads, orders }))

describe('Q2: the prior from the company’s own history', () => {
  test('a company without history believes the trade: one order in 33 leads', () =>
    expect(priorOf([])).toEqual({
      a: expect.closeTo(1, 12),
      b: expect.closeTo(32, 12),
      rate: 1 / 33,
      weight: expect.closeTo(33, 12),
      reps: 0,
      leads: 0,
      orders: 0,
      spread: null,
    }))

  test('one rep tells the rate, and nothing of how reps differ', () => {
    const prior = priorOf(reps([300, 15]))
    expect(prior).toMatchObject({ reps: 1, spread: null, rate: 16 / 333 })
    expect(prior.weight).toBeCloseTo(33, 12)
  })

  test('six reps: Kleinman’s moments, moderated by the trade (numpy)', () => {
    const prior = priorOf(reps([120, 3], [80, 1], [200, 9], [150, 0], [60, 4], [300, 6]))
    expect(prior.spread).toBeCloseTo(0.009977410142044164, 12)
    expect(prior.a).toBeCloseTo(1.6133486329715088, 9)
    expect(prior.b).toBeCloseTo(61.77780807086735, 9)
  })

  test('reps all alike are no proof: the weight grows with their number, and stays finite', () => {
    const alike = (count: number) => priorOf(Array.from({ length: count }, () => ({ leads: 100, orders: 2 })))
    expect(alike(3)).toMatchObject({ spread: 0, weight: expect.closeTo(67, 9) })
    expect(alike(41)).toMatchObject({ spread: 0, weight: expect.closeTo(713, 9) })
  })

  test('no order at all, nothing but orders, and one lead each tell no spread', () => {
    for (const history of [reps([50, 0], [70, 0]), reps([5, 5], [3, 3]), reps([1, 0], [1, 1], [1, 0])])
      expect(priorOf(history).spread).toBeNull()
  })

  test('reps without leads do not count', () =>
    expect(priorOf(reps([100, 2], [0, 0], [100, 5]))).toEqual(priorOf(reps([100, 2], [100, 5]))))

  const shown = fc
    .integer({ min: 0, max: 400 })
    .chain((leads) => fc.record({ leads: fc.constant(leads), orders: fc.integer({ min: 0, max: leads }) }))
  test('somebody left out of the sums is as if the history had been without', () =>
    fc.assert(
      fc.property(fc.array(shown, { minLength: 1, maxLength: 12 }), (history) => {
        const [one, ...others] = history as [Shown, ...Shown[]]
        const left = priorOfSums(without(addedUp(history), one), TRADE)
        const told = priorOf(others)
        expect(left).toEqual({
          ...told,
          a: expect.closeTo(told.a, 9),
          b: expect.closeTo(told.b, 9),
          weight: expect.closeTo(told.weight, 9),
          spread: told.spread === null ? null : expect.closeTo(told.spread, 9),
        })
      }),
    ))

  test('it is a proper belief whatever the history, and its mean lies between the company and the trade', () =>
    fc.assert(
      fc.property(fc.array(shown, { maxLength: 12 }), (history) => {
        const { a, b, rate, leads, orders } = priorOf(history)
        expect(a > 0 && b > 0 && Number.isFinite(a + b)).toBe(true)
        const own = leads > 0 ? orders / leads : 1 / 33
        expect(rate).toBeGreaterThanOrEqual(Math.min(own, 1 / 33) - 1e-12)
        expect(rate).toBeLessThanOrEqual(Math.max(own, 1 / 33) + 1e-12)
      }),
    ))

  test('many reps drawn from Beta(2, 60) give about that back', () => {
    // Even quantiles of the binomial's mean would hide the spread: a fixed stream of draws instead.
    let seed = 20260101
    const random = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return (seed + 0.5) / 2 ** 32
    }
    const exponential = (count: number) =>
      Array.from({ length: count }, () => -Math.log(random())).reduce((x, y) => x + y, 0)
    const history = Array.from({ length: 400 }, () => {
      const [x, y] = [exponential(2), exponential(60)]
      const orders = Array.from({ length: 300 }, random).filter((u) => u < x / (x + y)).length
      return { leads: 300, orders }
    })
    const prior = priorOf(history)
    expect(prior.rate).toBeCloseTo(2 / 62, 2)
    expect(prior.weight).toBeGreaterThan(50)
    expect(prior.weight).toBeLessThan(80)
  })
})
