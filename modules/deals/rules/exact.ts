import { fill, texts } from '../../../shared/text.ts'

// Sums of money are exact: decimals become whole numbers of their smallest part, and only a result is rounded, once.

/** Four decimals of a fen: what a price by the unit may have. */
export const RATE_PLACES = 4
/** Three decimals of a unit: grams of a kilogram. */
export const QUANTITY_PLACES = 3

/** Two decimals of a percent. */
export const PERCENT_PLACES = 2

/** A decimal of so many places as a whole number of its smallest part; the nearest, where it has more places. */
export const units = (value: number, places: number): bigint => BigInt(Math.round(value * 10 ** places))

/** Whether a number has no more decimals than so many. */
export const hasPlaces = (value: number, places: number): boolean => Number(value.toFixed(places)) === value

const words = texts({
  places: { zh: '最多 {places} 位小数', en: 'at most {places} decimals' },
})

/** The same as a refinement of a contract, which says so. */
export const withPlaces = (places: number) =>
  [
    (n: number) => hasPlaces(n, places),
    { params: { text: { zh: fill(words.places.zh, { places }), en: fill(words.places.en, { places }) } } },
  ] as const

/** `numerator / denominator`, the half rounded up (away from nothing): as on an invoice. */
export function halfUp(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n
  return (sign * (2n * sign * numerator + denominator)) / (2n * denominator)
}
