// Sets of the numbers that a mail server gives its mails, as PostgreSQL writes ranges: {[1,5),[9,10)}.

export type Ranges = readonly (readonly [from: number, to: number])[]

/** Runs of neighbours; `to` is the first that is not in it any more. */
export function rangesOf(uids: Iterable<number>): Ranges {
  const ranges: [number, number][] = []
  for (const uid of [...new Set(uids)].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && last[1] === uid) last[1] = uid + 1
    else ranges.push([uid, uid + 1])
  }
  return ranges
}

export const writeRanges = (ranges: Ranges): string => `{${ranges.map(([from, to]) => `[${from},${to})`).join(',')}}`

export const readRanges = (text: string): Ranges =>
  [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => [Number(from), Number(to)] as const)

/** Which of some numbers lie in a set. */
export function within(uids: readonly number[], ranges: Ranges): number[] {
  const found: number[] = []
  let at = 0
  for (const uid of [...uids].sort((a, b) => a - b)) {
    while (at < ranges.length && (ranges[at]?.[1] ?? 0) <= uid) at += 1
    const range = ranges[at]
    if (range && range[0] <= uid) found.push(uid)
  }
  return found
}

export interface Count {
  there: number
  kept: number
  passed: number
  failed: number
  /** Neither kept nor passed over nor failed: mail that is missing here. */
  missing: number[]
}

/** C1: counts what a server holds against what became of it; whatever no count explains is a gap. */
export function reconcile(there: readonly number[], kept: Ranges, passed: Ranges, failed: readonly number[]): Count {
  const isKept = new Set(within(there, kept))
  const isPassed = new Set(within(there, passed).filter((uid) => !isKept.has(uid)))
  const known = new Set(failed)
  const isFailed = there.filter((uid) => known.has(uid) && !isKept.has(uid) && !isPassed.has(uid))
  const explained = new Set([...isKept, ...isPassed, ...isFailed])
  return {
    there: there.length,
    kept: isKept.size,
    passed: isPassed.size,
    failed: isFailed.length,
    missing: there.filter((uid) => !explained.has(uid)),
  }
}
