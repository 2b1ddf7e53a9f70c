import type { Rate } from './interval.ts'
import { deviateFor, normalDeviate } from './normal.ts'

export interface Difference {
  /** The first rate less the second, in shares: 0.05 is five percentage points. */
  difference: number
  lower: number
  upper: number
}

/**
 * Q1, Q4: how far apart two rates are, by Newcombe's hybrid of their Wilson intervals (method 10 of Newcombe 1998,
 * Stat. Med. 17:873–890). Its confidence is that of the two rates.
 */
export function differenceOf(first: Rate, second: Rate): Difference {
  const difference = first.rate - second.rate
  return {
    difference,
    lower: difference - Math.hypot(first.rate - first.lower, second.upper - second.rate),
    upper: difference + Math.hypot(first.upper - first.rate, second.rate - second.lower),
  }
}

/** What rounding may part of two tables that are equally likely; R's and scipy's tests forgive as much. */
const AS_LIKELY = 1 + 1e-7

/**
 * Q4: the chance of counts at least as unlikely as these if both rates were the same: Fisher's exact test, two-sided
 * (the sum of all tables no likelier than the one seen, as R `fisher.test` and scipy `fisher_exact` do).
 */
export function chanceIfAlike(first: Pick<Rate, 'count' | 'of'>, second: Pick<Rate, 'count' | 'of'>): number {
  const all = first.count + second.count
  // How much likelier one more on the first side is than so many.
  const more = (seen: number) => ((first.of - seen) * (all - seen)) / ((seen + 1) * (second.of - all + seen + 1))
  const tables = [1]
  let likely = 1
  for (let seen = first.count; seen < Math.min(all, first.of); seen++) {
    likely *= more(seen)
    tables.push(likely)
  }
  likely = 1
  for (let seen = first.count; seen > Math.max(0, all - second.of); seen--) {
    likely /= more(seen - 1)
    tables.push(likely)
  }
  const total = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0)
  return total(tables.filter((one) => one <= AS_LIKELY)) / total(tables)
}

/**
 * Q1: how many leads each of two groups needs so that rates of `first` and `second` are told apart with this power, at
 * a two-sided level of significance. The formula of R `power.prop.test` (Fleiss 1981, without continuity correction);
 * a fraction: round it up for use.
 */
export function leadsToTellApart(first: number, second: number, power: number, significance: number): number {
  const mean = (first + second) / 2
  const alike = deviateFor(1 - significance) * Math.sqrt(2 * mean * (1 - mean))
  const apart = normalDeviate(1 - power) * Math.sqrt(first * (1 - first) + second * (1 - second))
  return ((alike + apart) / (first - second)) ** 2
}
