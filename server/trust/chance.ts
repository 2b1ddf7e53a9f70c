/** Chance that can be had again: the same seed, the same choices. */
export interface Chance {
  readonly seed: number
  /** From 0 up to, not including, 1. */
  next(): number
  /** From 0 up to, not including, n. */
  below(n: number): number
  of<T>(choices: readonly T[]): T
}

/** By JINKE_TRUST_SEED, else a new one. */
export const seedOfRun = (): number => Number(process.env.JINKE_TRUST_SEED ?? Math.floor(Math.random() * 1e9))

/** Marsaglia's xorshift on 32 bits. */
export function chanceOf(seed: number): Chance {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
  for (let warm = 0; warm < 8; warm++) next()
  const below = (n: number) => Math.floor(next() * n)
  return { seed, next, below, of: (choices) => choices[below(choices.length)] as never }
}
