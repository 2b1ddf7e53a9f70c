import { FIGURES, type FigureKey, readTally, type Tally } from './figures.ts'

export interface Weeks {
  readonly now: Tally
  readonly before: Tally
}

/** From how many cases a share or a median of a week says anything. */
const LEAST_CASES = 5
/** How much of a change is one: points of a percentage; of all else a third of what was, at least so much. */
const POINTS: Partial<Record<FigureKey, number>> = { cadenceKept: 10, margin: 3 }
const PART = 1 / 3
const LEAST_CHANGE: Partial<Record<FigureKey, number>> = {
  newContacts: 2,
  effectiveTouches: 3,
  firstAnswer: 1,
  portraitsGrown: 5,
  distanceMoved: 3,
}

/** Of step-ins raised last week some may yet be decided, and our share of what customers buy does not move in a week. */
const NOT_YET: readonly FigureKey[] = ['stepIns', 'share']

/** G2: how far a figure went for the better in a week, in changes that count for one; below nought for the worse; null where too little tells. */
export function changeOf(key: FigureKey, { now, before }: Weeks): number | null {
  if (NOT_YET.includes(key)) return null
  const { way, better } = FIGURES[key]
  const isAdded = way === 'count' || way === 'sum'
  if (!isAdded && Math.min(now.of, before.of) < LEAST_CASES) return null
  const [is, was] = [readTally(key, now), readTally(key, before)]
  if (is === null || was === null) return null
  const one = POINTS[key] ?? Math.max(PART * Math.abs(was), LEAST_CHANGE[key] ?? 1)
  return ((better === 'more' ? 1 : -1) * (is - was)) / one
}

/** G2: which way it went: what the sentence and the arrow both go by. */
export function wayOf(change: number): 'better' | 'worse' | 'same' {
  if (change <= -1) return 'worse'
  return change >= 1 ? 'better' : 'same'
}
