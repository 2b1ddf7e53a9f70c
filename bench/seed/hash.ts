/** A number from 0 up to 2^32 that looks random, the same for the same numbers. */
export function hashOf(seed: number, ...numbers: number[]): number {
  let h = seed | 0
  for (const number of numbers) {
    h = Math.imul(h ^ number, 0x9e3779b1)
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    h ^= h >>> 16
  }
  return h >>> 0
}

/** One of the values, by such a number. */
export const pick = <T>(values: readonly T[], hash: number): T => values[hash % values.length] as T
