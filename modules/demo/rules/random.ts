/** Chance that can be lived again: the same seed gives the same draws. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number
  chance(probability: number): boolean
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  /** A number around 1, at most `spread` away. */
  about(spread: number): number
  pick<T>(list: readonly T[]): T
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  shuffled<T>(list: readonly T[]): T[]
  /** A stream of its own: what is drawn from it does not shift what is drawn here. */
  apart(name: string): Random
}

export function randomFrom(seed: string): Random {
  let state = hash(seed)
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('nothing to pick from')
    return list[between(0, list.length - 1)] as T
  }
  return {
    next,
    between,
    pick,
    chance: (probability) => next() < probability,
    about: (spread) => 1 - spread + 2 * spread * next(),
    weighted(choices) {
      let rest = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) {
        rest -= weight
        if (rest < 0) return choice
      }
      return pick(choices)[0]
    },
    shuffled(list) {
      const shuffled = [...list]
      for (let at = shuffled.length - 1; at > 0; at--) {
        const other = between(0, at)
        ;[shuffled[at], shuffled[other]] = [shuffled[other] as never, shuffled[at] as never]
      }
      return shuffled
    },
    apart: (name) => randomFrom(`${seed}/${name}`),
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return state >>> 0
}

const HEX = 16

/** A uuid v7 of an instant: ids sort by when what they name came to be. */
export function idAt(instant: Date, random: Random): string {
  const time = instant.getTime().toString(HEX).padStart(12, '0')
  const hex = (digits: number): string =>
    Math.floor(random.next() * HEX ** digits)
      .toString(HEX)
      .padStart(digits, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(6)}${hex(6)}`
}
