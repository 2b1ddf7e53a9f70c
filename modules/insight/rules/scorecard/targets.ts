import { addMonths, type Day } from '../../../../shared/calendar.ts'
import { addsUp, FIGURE_KEYS, type FigureKey } from './figures.ts'

/** A target as it was set for a month; null ends the one before. */
export interface SetTarget {
  readonly personId: string
  readonly figure: FigureKey
  readonly month: Day
  readonly value: number | null
  readonly version: number
}

/** The target that stands in a month: since when, and for whom. */
export interface Target {
  readonly value: number
  readonly since: Day
  readonly people: readonly string[]
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
  return { value, since, people: standing.map(({ personId }) => personId) }
}

/**
 * G2: what stood in the month before, set for a month: so many percent more of what adds up. What was set for the month
 * itself stays; a target that was ended is not taken up again.
 */
export function carriedTo(set: readonly SetTarget[], people: readonly string[], month: Day, raise: number) {
  const own = set.filter((one) => one.month === month && people.includes(one.personId))
  const carried = people.flatMap((personId) =>
    FIGURE_KEYS.flatMap((figure): SetTarget[] => {
      const before = standingIn(set, personId, figure, addMonths(month, -1))
      const isSet = own.some((one) => one.personId === personId && one.figure === figure)
      if (isSet || !before || before.value === null) return []
      return [{ personId, figure, month, value: raised(figure, before.value, raise), version: 1 }]
    }),
  )
  return { carried, kept: own.filter(({ value }) => value !== null).length }
}

const WHOLE = 100
const raised = (figure: FigureKey, value: number, percent: number): number =>
  addsUp(figure) ? Math.round((value * (WHOLE + percent)) / WHOLE) : value
