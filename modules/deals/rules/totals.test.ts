import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { halfUp } from './exact.ts'
import { lineTotals, type PricedLine, totalsOf } from './totals.ts'

const line = (more: Partial<PricedLine> = {}): PricedLine => ({
  quantity: 1,
  unitPrice: 100,
  setupFen: 0,
  discount: 0,
  taxRate: 13,
  unitCost: 50,
  setupCostFen: 0,
  ...more,
})

describe('a line is rounded to the fen, half up, and nowhere else', () => {
  test.each<[string, Partial<PricedLine>, boolean, { net: number; tax: number; total: number }]>([
    ['prices include tax: the tax is in it', { unitPrice: 11300 }, true, { net: 10000, tax: 1300, total: 11300 }],
    ['prices exclude tax: the tax is on it', { unitPrice: 10000 }, false, { net: 10000, tax: 1300, total: 11300 }],
    ['3,333 leaflets at 3.5 fen', { quantity: 3333, unitPrice: 3.5 }, true, { net: 10324, tax: 1342, total: 11666 }],
    ['half a fen rounds up', { quantity: 0.5, unitPrice: 1, taxRate: 0 }, false, { net: 1, tax: 0, total: 1 }],
    ['less than half rounds down', { quantity: 0.499, unitPrice: 1, taxRate: 0 }, false, { net: 0, tax: 0, total: 0 }],
    ['0.1 and 0.2 are exact', { quantity: 3, unitPrice: 0.1, taxRate: 0 }, false, { net: 0, tax: 0, total: 0 }],
    [
      'a discount takes its part, plates too',
      { setupFen: 900, discount: 10 },
      true,
      { net: 796, tax: 104, total: 900 },
    ],
    ['given away', { discount: 100 }, true, { net: 0, tax: 0, total: 0 }],
    ['tax of 1 % on 50 fen is half a fen: one', { unitPrice: 50, taxRate: 1 }, false, { net: 50, tax: 1, total: 51 }],
  ])('%s', (_what, more, included, expected) => {
    expect(lineTotals(line(more), included)).toMatchObject(expected)
  })
})

describe('halfUp', () => {
  test.each([
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [15n, 10n, 2n],
    [0n, 7n, 0n],
  ])('%s / %s is %s', (numerator, denominator, expected) => {
    expect(halfUp(numerator, denominator)).toBe(expected)
  })
})

const anyLine = fc.record({
  quantity: fc.integer({ min: 1, max: 10_000_000 }).map((n) => n / 1000),
  unitPrice: fc.integer({ min: 0, max: 1_000_000_000 }).map((n) => n / 10_000),
  setupFen: fc.integer({ min: 0, max: 1_000_000 }),
  discount: fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100),
  taxRate: fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100),
  unitCost: fc.option(fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 10_000)),
  setupCostFen: fc.option(fc.integer({ min: 0, max: 100_000 })),
})

describe('all lines together', () => {
  test('sums of lines equal the totals to the fen; net and tax make the total', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 20 }), fc.boolean(), (lines, included) => {
        const totals = totalsOf(lines, included)
        const each = lines.map((l) => lineTotals(l, included))
        for (const part of ['net', 'tax', 'total'] as const)
          expect(totals[part]).toBe(each.reduce((sum, l) => sum + l[part], 0))
        for (const { net, tax, total } of [...each, totals]) expect(net + tax).toBe(total)
      }),
    )
  })

  test('a line lies within half a fen of what it exactly is', () => {
    fc.assert(
      fc.property(anyLine, (one) => {
        const exact = (one.quantity * one.unitPrice + one.setupFen) * (1 - one.discount / 100)
        expect(Math.abs(lineTotals(one, true).total - exact)).toBeLessThanOrEqual(0.5 + exact * 1e-12)
      }),
    )
  })

  test('a discount only takes away, never more than all; the discount of the whole lies between those of its lines', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 10 }), fc.boolean(), (lines, included) => {
        const { discount, listed, net, total } = totalsOf(lines, included)
        const asked = included ? total : net
        expect(asked).toBeLessThanOrEqual(listed)
        expect(asked).toBeGreaterThanOrEqual(0)
        if (listed === 0) {
          expect(discount).toBe(0)
          return
        }
        // A fen a line is what rounding may move.
        const dust = (100 * lines.length) / listed + 0.01
        expect(discount).toBeGreaterThanOrEqual(Math.min(...lines.map((l) => l.discount)) - dust)
        expect(discount).toBeLessThanOrEqual(Math.max(...lines.map((l) => l.discount)) + dust)
      }),
    )
  })

  test.each([
    ['the margin is what is left of net', [line({ unitPrice: 11300, unitCost: 7500 })], 25],
    ['below cost it is negative', [line({ unitPrice: 11300, unitCost: 15000 })], -50],
    ['one cost unknown: not known', [line(), line({ unitCost: null })], null],
    ['nothing asked: none', [line({ unitPrice: 0 })], null],
  ])('%s', (_what, lines, margin) => {
    expect(totalsOf(lines, true).margin).toBe(margin)
  })
})
