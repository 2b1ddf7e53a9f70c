import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logBeta, logGamma } from './gamma.ts'

// Computed with forty digits (mpmath).
const GAMMAS: [number, number][] = [
  [1e-10, 23.025850929882736],
  [0.03, 3.489971043442412],
  [0.5, 0.5723649429247001],
  [1, 0],
  [1.5, -0.12078223763524522],
  [2, 0],
  [9.99, 12.779315214350193],
  [100.5, 361.4355404677776],
  [1e6, 12815504.569147613],
]
const BETAS: [number, number, number][] = [
  [1e-5, 1e6, 11.512781537795245],
  [0.03, 0.97, 3.508038776568434],
  [0.3, 9.7, 0.4250552255257866],
  [2, 1e6, -27.631022115928047],
  [9.5, 10, -13.36992560808236],
  [5, 5, -6.4457198193855785],
  [15, 1e6, -182.04154218621792],
  [500_000, 500_001, -693153.169376441],
]
const near = (value: number, expected: number) =>
  expect(Math.abs(value - expected)).toBeLessThan(1e-14 + 4e-15 * Math.abs(expected))

describe('the gamma and beta functions that Q2 rests on', () => {
  test.each(GAMMAS)('ln Γ(%d)', (x, expected) => near(logGamma(x), expected))
  test.each(BETAS)('ln B(%d, %d)', (a, b, expected) => near(logBeta(a, b), expected))

  test('ln B is symmetric, and B(a+1, b) = B(a, b)·a/(a+b) from the tiny to the huge', () => {
    const size = fc.double({ min: -5, max: 6, noNaN: true }).map((power) => 10 ** power)
    fc.assert(
      fc.property(size, size, (a, b) => {
        expect(logBeta(a, b)).toBe(logBeta(b, a))
        const step = logBeta(a + 1, b) - logBeta(a, b)
        expect(Math.abs(step - Math.log(a / (a + b)))).toBeLessThan(1e-13 + 1e-15 * Math.abs(logBeta(a, b)))
      }),
    )
  })
})
