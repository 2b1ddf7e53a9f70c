import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chiSquareTail, deviateFor, normalDeviate, normalTail } from './normal.ts'

// Computed with forty digits (mpmath).
const TAILS: [number, number][] = [
  [0, 0.5],
  [0.1, 0.460172162722971],
  [0.5, 0.3085375387259869],
  [1.5, 0.06680720126885807],
  [1.99, 0.023295467750211823],
  [2, 0.02275013194817921],
  [3, 0.0013498980316300946],
  [5, 2.866515718791939e-7],
  [10, 7.619853024160525e-24],
  [30, 4.906713927148187e-198],
]
const DEVIATES: [number, number][] = [
  [0.9, -1.2815515655446006],
  [0.25, 0.6744897501960817],
  [0.05, 1.6448536269514726],
  [0.025, 1.9599639845400543],
  [0.005, 2.575829303548901],
  [0.0005, 3.290526731491895],
  [1e-10, 6.361340902404057],
  [1e-300, 37.0470962993612],
]
const CHI_SQUARES: [number, number, number][] = [
  [0, 4, 1],
  [0.001, 1, 0.9747728793699604],
  [3.841458820694124, 1, 0.05000000000000006],
  [30, 2, 3.059023205018258e-7],
  [5, 3, 0.17179714429673315],
  [12.5, 7, 0.08526927515826928],
  [100, 10, 5.4497019829205295e-17],
  [700, 5, 4.9119861035732e-149],
]
const near = (value: number, expected: number) => expect(Math.abs(value / expected - 1)).toBeLessThan(1e-12)

describe('the tails that Q1–Q4 and T10 rest on', () => {
  test.each(TAILS)('beyond %d of a normal', (z, tail) => near(normalTail(z), tail))
  test.each(DEVIATES)('the deviate with the tail %d', (tail, z) => near(normalDeviate(tail), z))
  test.each(CHI_SQUARES)('beyond %d of a chi-square of %i', (x, freedom, tail) => near(chiSquareTail(x, freedom), tail))

  test('95 % ask for 1.96', () => expect(deviateFor(0.95)).toBeCloseTo(1.959963984540054, 14))

  test('a deviate gives its tail back', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (tail) => {
        expect(Math.abs(normalTail(normalDeviate(tail)) - tail)).toBeLessThan(1e-14)
      }),
    ))

  test('a normal is symmetric and falls', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 30, noNaN: true }),
        fc.double({ min: 1e-6, max: 5, noNaN: true }),
        (z, by) => {
          expect(normalTail(-z) + normalTail(z)).toBeCloseTo(1, 14)
          expect(normalTail(z + by)).toBeLessThan(normalTail(z))
        },
      ),
    ))
})
