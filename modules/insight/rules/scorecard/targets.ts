import type { Day } from '../../../../shared/calendar.ts'
import { addsUp, type FigureKey } from './figures.ts'

/** A target as it was set for a month; null ends the one before. */
export interface SetTarget {
  readonly personId: string
  readonly figure: FigureKey
  readonly month: Day
  readonly value: number | null
  readonly version: number
}

/** The target that stands in a month: since when, and for how many people. */
export interface Target {
  readonly value: number
  readonly since: Day
  readonly people: number
}

/** G2: what was last set for somebody, up to a month. */
export function standingIn(
  set: readonly SetTarget[],
  personId: string,
  figure: FigureKey,
  month: Day,
): SetTarget | undefined {
  return set
    .filter((one) => one.personId === personId && one.figure === figure && one.month <= month)
    .toSorted((one, other) => one.month.localeCompare(other.month))
    .at(-1)
}

/** G2: of several people what adds up is added; of shares and medians there is one only where all who have one agree. */
export function targetOf(
  set: readonly SetTarget[],
  people: readonly string[],
  figure: FigureKey,
  month: Day,
): Target | null {
  const standing = people
    .map((id) => standingIn(set, id, figure, month))
    .filter((one): one is SetTarget & { value: number } => one !== undefined && one.value !== null)
  const [first] = standing
  if (!first) return null
  if (!addsUp(figure) && standing.some(({ value }) => value !== first.value)) return null
  const value = addsUp(figure) ? standing.reduce((sum, one) => sum + one.value, 0) : first.value
  const since =
    standing
      .map((one) => one.month)
      .toSorted()
      .at(-1) ?? month
  return { value, since, people: standing.length }
}
