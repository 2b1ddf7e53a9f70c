import { deviateFor } from './normal.ts'

/** So many of so many, and the interval in which the true rate lies. All three rates are shares, 0 to 1. */
export interface Rate {
  count: number
  of: number
  rate: number
  lower: number
  upper: number
}

/**
 * Q1, Q2: a rate with Wilson's score interval, without continuity correction (Wilson 1927; method 3 of Newcombe 1998,
 * Stat. Med. 17:857–872; R `binom.confint(method = "wilson")`, statsmodels `proportion_confint(method='wilson')`).
 * `confidence` is two-sided, 0.95 say. Null where nobody was asked: there is no rate of nothing.
 */
export function rateOf(count: number, of: number, confidence: number): Rate | null {
  if (of === 0) return null
  const z = deviateFor(confidence)
  const rate = count / of
  const middle = count + (z * z) / 2
  const reach = z * Math.sqrt(count * (1 - rate) + (z * z) / 4)
  return {
    count,
    of,
    rate,
    // Exactly 0 and 1 at the ends, where rounding would leave a crumb.
    lower: count === 0 ? 0 : (middle - reach) / (of + z * z),
    upper: count === of ? 1 : (middle + reach) / (of + z * z),
  }
}
