import { chiSquareTail } from './normal.ts'
import { type Course, countsOf, lifeTable } from './survival.ts'

export interface LogRank {
  /** Per group, in the order given: how often it happened, and how often it would have, were all groups alike. */
  groups: readonly { count: number; observed: number; expected: number }[]
  chiSquare: number
  freedom: number
  /** The chance of curves at least so far apart if all were alike; null where there is nothing to compare. */
  p: number | null
}

/**
 * T10: whether the curves of segments differ: the log-rank test (Mantel 1966; Peto & Peto 1972) with the
 * hypergeometric variance, for two or more groups, as R `survdiff`, scipy `logrank` and lifelines do. A group of which
 * nobody was at risk when it happened anywhere takes no degree of freedom, as in R.
 */
export function logRank(groups: readonly (readonly Course[])[]): LogRank {
  const tables = groups.map(lifeTable)
  const points = lifeTable(groups.flat())
    .filter((row) => row.happened > 0)
    .map(({ at, atRisk, happened }) => ({
      happened,
      spread: atRisk > 1 ? (happened * (atRisk - happened)) / (atRisk - 1) : 0,
      shares: tables.map((table) => (table.find((row) => row.at >= at)?.atRisk ?? 0) / atRisk),
    }))
  const summed = (of: (point: (typeof points)[number]) => number) => points.reduce((sum, p) => sum + of(p), 0)
  const told = tables.map(countsOf).map(({ count, happened }, i) => ({
    count,
    observed: happened,
    expected: summed((p) => p.happened * (p.shares[i] ?? 0)),
  }))
  const variance = groups.map((_, i) =>
    groups.map((_, j) => summed((p) => p.spread * (p.shares[i] ?? 0) * ((i === j ? 1 : 0) - (p.shares[j] ?? 0)))),
  )
  const excess = told.map((group) => group.observed - group.expected)
  const { value, rank } = quadraticForm(variance, excess)
  return { groups: told, chiSquare: value, freedom: rank, p: rank > 0 ? chiSquareTail(value, rank) : null }
}

/** A variance below this is rounding: the last group's, once the others' are taken out, always is. */
const NOTHING = 1e-9

/** v′·M⁻·v and the rank of M, for a symmetric M without negative eigenvalues, taking out one row after the other. */
function quadraticForm(
  [row, ...rows]: readonly (readonly number[])[],
  [first, ...others]: readonly number[],
): { value: number; rank: number } {
  const [pivot, ...across] = row ?? []
  if (pivot === undefined || first === undefined) return { value: 0, rank: 0 }
  const share = pivot > NOTHING ? across.map((each) => each / pivot) : across.map(() => 0)
  const rest = quadraticForm(
    rows.map(([lead = 0, ...each]) => each.map((value, j) => value - lead * (share[j] ?? 0))),
    others.map((value, i) => value - first * (share[i] ?? 0)),
  )
  return pivot > NOTHING ? { value: rest.value + (first * first) / pivot, rank: rest.rank + 1 } : rest
}
