// The normal and chi-square distributions, to the last digits of a double: tails and deviates that the intervals and
// tests of Q1–Q4 and T10 rest on.

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)

/** From here the continued fraction is both short and exact; below, the series is. */
const FRACTION_FROM = 2
const FRACTION_TERMS = 120

/**
 * P(Z > z) of a standard normal Z. Near zero by the series of Marsaglia (2004, J. Stat. Software 11(4)), further out
 * by Laplace's continued fraction (Abramowitz & Stegun 26.2.14), so that small tails keep their digits.
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z)
  if (z >= FRACTION_FROM) {
    let below = z
    for (let term = FRACTION_TERMS; term > 0; term--) below = z + term / below
    return density(z) / below
  }
  let term = z
  let sum = z
  for (let odd = 3; Math.abs(term) > Number.EPSILON * sum; odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return 0.5 - density(z) * sum
}

const NEWTON_STEPS = 50

/**
 * The z with P(Z > z) = `tail`, 0 < tail < 1: 1.959964 for 0.025. Newton's method on the logarithm of the
 * tail, which comes down to the root from the right and never past it.
 */
export function normalDeviate(tail: number): number {
  if (tail > 0.5) return -normalDeviate(1 - tail)
  let z = Math.sqrt(-2 * Math.log(tail))
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const reached = normalTail(z)
    const by = (Math.log(reached / tail) * reached) / density(z)
    z += by
    if (Math.abs(by) <= 2 * Number.EPSILON * z) break
  }
  return z
}

/** The deviate that a two-sided confidence asks for: 1.959964 for 0.95. */
export const deviateFor = (confidence: number): number => normalDeviate((1 - confidence) / 2)

/** P(X > x) of a chi-square with whole degrees of freedom (Abramowitz & Stegun 26.4.4 and 26.4.5). */
export function chiSquareTail(x: number, freedom: number): number {
  if (x <= 0) return 1
  const odd = freedom % 2 === 1
  let tail = odd ? 2 * normalTail(Math.sqrt(x)) : Math.exp(-x / 2)
  let term = odd ? 2 * Math.sqrt(x) * density(Math.sqrt(x)) : (x / 2) * Math.exp(-x / 2)
  for (let reached = odd ? 1 : 2; reached < freedom; reached += 2) {
    tail += term
    term *= x / (reached + 2)
  }
  return tail
}
