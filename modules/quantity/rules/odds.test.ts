import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceOfAtLeast, learn, meanOf, moreLeadsFor, oddsOfAnOrder } from './odds.ts'

describe('Q2: the odds of at least one order', () => {
  test.each([
    [20, 0.05, 64.2],
    [100, 0.01, 63.4],
    [100, 0.05, 99.4],
    [0, 0.05, 0],
    [0, 1, 0],
    [1, 1, 100],
    [100, 0, 0],
  ])('%i leads at a rate of %d: %d %%', (leads, rate, percent) => {
    const it = oddsOfAnOrder(leads, rate)
    expect(it.odds * 100).toBeCloseTo(percent, 1)
    expect(it).toMatchObject({ leads, rate, expected: leads * rate, none: expect.closeTo(1 - it.odds, 14) })
  })

  test('a million leads at one in a billion keep their digits', () =>
    expect(oddsOfAnOrder(1_000_000, 1e-9).odds).toBeCloseTo(0.0009995001671245, 15))
})

describe('Q2: orders to come when the rate itself is uncertain', () => {
  // Pólya's urn: lead by lead, each order makes the next likelier. Neither gammas nor binomials.
  const urn = (leads: number, a: number, b: number): number[] => {
    let chances = [1]
    for (let drawn = 0; drawn < leads; drawn++) {
      const order = (k: number) => (a + k) / (a + b + drawn)
      chances = Array.from(
        { length: chances.length + 1 },
        (_, k) => (chances[k] ?? 0) * (1 - order(k)) + (chances[k - 1] ?? 0) * order(k - 1),
      )
    }
    return chances
  }
  const size = fc.double({ min: -3, max: 4, noNaN: true }).map((power) => 10 ** power)

  test('the chance is that of drawing from an urn, lead by lead, to 1e-9', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 150 }),
        size,
        size,
        fc.integer({ min: 0, max: 151 }),
        (leads, a, b, orders) => {
          const direct = urn(leads, a, b)
            .slice(orders)
            .reduce((sum, chance) => sum + chance, 0)
          expect(Math.abs(chanceOfAtLeast(orders, leads, { a, b }) - direct)).toBeLessThan(1e-9)
        },
      ),
    ))

  // Summed with forty to sixty digits (mpmath).
  test.each([
    [1, 20, 0.9, 29.1, 0.37589337511208315],
    [1, 100, 1, 32, 0.7575757575757576],
    [3, 100, 1, 32, 0.4315913094539049],
    [10, 20, 0.5, 0.5, 0.5155227005670895],
    [90, 100, 2, 3, 0.00581563010669999],
    [60, 100, 1, 32, 6.26348561557818e-11],
    [1, 1_000_000, 1e-6, 1, 0.000014392622325617077],
    [1, 1_000_000, 1, 1e8, 0.009900990099009901],
    [5, 1_000_000, 2, 3e5, 0.5800918131646068],
    [20, 1_000_000, 2.5, 2e5, 0.1823087760198773],
    [60, 1_000_000, 30, 1e6, 0.0006671528330766911],
    [505_000, 1_000_000, 5000, 5000, 0.1598833468749443],
  ])('at least %i of %i leads, Beta(%d, %d)', (orders, leads, a, b, chance) =>
    expect(Math.abs(chanceOfAtLeast(orders, leads, { a, b }) / chance - 1)).toBeLessThan(1e-9),
  )

  test('it lies between 0 and 1, rises with leads and falls with the orders wanted', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 50 }),
        size,
        size,
        (leads, orders, a, b) => {
          const chance = chanceOfAtLeast(orders, leads, { a, b })
          expect(chance >= 0 && chance <= 1).toBe(true)
          expect(chanceOfAtLeast(orders, leads + 1, { a, b })).toBeGreaterThanOrEqual(chance - 1e-12)
          expect(chanceOfAtLeast(orders + 1, leads, { a, b })).toBeLessThanOrEqual(chance + 1e-12)
        },
      ),
    ))

  test('the surer the belief, the nearer to the arithmetic of a known rate', () => {
    const known = oddsOfAnOrder(100, 0.03).odds
    const unsure = [1e2, 1e4, 1e8].map((weight) => chanceOfAtLeast(1, 100, { a: 0.03 * weight, b: 0.97 * weight }))
    expect(unsure).toEqual(unsure.toSorted((x, y) => x - y))
    expect(unsure.at(-1)).toBeCloseTo(known, 6)
  })

  test('two orders of 40 leads turn Beta(1, 32) into Beta(3, 70)', () => {
    expect(learn({ a: 1, b: 32 }, 2, 40)).toEqual({ a: 3, b: 70 })
    expect(meanOf({ a: 3, b: 70 })).toBe(3 / 73)
  })
})

describe('Q2: how many more leads', () => {
  // One order at Beta(1, 32): the chance of none is 32/(32 + n).
  test.each([
    [1, 0.5, 0, 32],
    [1, 0.5, 20, 12],
    [1, 0.5, 32, 0],
    [1, 0.9, 0, 288],
    [1, 0.9, 1000, 0],
    [2, 0.5, 0, 78],
  ])('%i orders at %d with %i in hand: %i more', (orders, certainty, inHand, more) =>
    expect(moreLeadsFor(orders, certainty, inHand, { a: 1, b: 32 })).toBe(more),
  )

  test('where a million leads would not do, more leads are not the answer', () =>
    expect(moreLeadsFor(1, 0.95, 10, { a: 0.01, b: 100 })).toBeNull())

  test('so many are enough, and one fewer is not', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: 0.1, max: 0.95, noNaN: true }),
        fc.integer({ min: 0, max: 200 }),
        fc.double({ min: 0.8, max: 20, noNaN: true }),
        (orders, certainty, inHand, a) => {
          const belief = { a, b: 33 * a }
          const more = moreLeadsFor(orders, certainty, inHand, belief)
          if (more === null) return
          expect(chanceOfAtLeast(orders, inHand + more, belief)).toBeGreaterThanOrEqual(certainty - 1e-12)
          if (more > 0) expect(chanceOfAtLeast(orders, inHand + more - 1, belief)).toBeLessThan(certainty)
        },
      ),
    ))
})
