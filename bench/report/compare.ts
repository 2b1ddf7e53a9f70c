import type { Result } from './result.ts'

const WORSE_FROM = 0.15

export interface Change {
  size: number
  part: string
  clients: number
  before: number
  now: number
  /** Of the rate; below nothing it got slower. */
  by: number
  regression: boolean
}

/**
 * What became faster or slower, by more than runs differ anyway: each part since the last run that measured it, as long.
 * `earlier`: the last run last.
 */
export function compare(earlier: readonly Result[], now: Result): Change[] {
  const alike = earlier.filter(({ options }) => options.seconds === now.options.seconds)
  const known = new Map(alike.flatMap(ratesOf).map((each) => [each.key, each.rate]))
  return ratesOf(now).flatMap(({ key, size, part, clients, rate }) => {
    const old = known.get(key)
    if (!old || rate === 0) return []
    const by = rate / old - 1
    return Math.abs(by) > WORSE_FROM ? [{ size, part, clients, before: old, now: rate, by, regression: by < 0 }] : []
  })
}

function ratesOf({ sizes }: Result) {
  const key = (size: number, part: string, clients: number) => `${size} ${part} ${clients}`
  return sizes.flatMap(({ customers: size, parts, files }) => [
    ...parts.flatMap(({ id: part, runs }) =>
      runs.map(({ clients, rate }) => ({ key: key(size, part, clients), size, part, clients, rate })),
    ),
    ...files.map(({ id: part, moved }) => ({
      key: key(size, part, moved.rows),
      size,
      part,
      clients: 1,
      rate: moved.rows / moved.seconds,
    })),
  ])
}
