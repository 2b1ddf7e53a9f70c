/** G2: what people do, and what comes of it: always side by side. */
export const SIDES = ['process', 'result'] as const
export type Side = (typeof SIDES)[number]

export const UNITS = ['count', 'percent', 'hours', 'rungs', 'fen'] as const
export type Unit = (typeof UNITS)[number]

/** How a value comes of the cases that are counted. */
type Way = 'count' | 'share' | 'sum' | 'median' | 'weighted'

interface FigureKind {
  readonly side: Side
  readonly unit: Unit
  readonly way: Way
  readonly better: 'more' | 'less'
}

/** What the figures of a scorecard are, in the order in which they are shown. */
export const FIGURES = {
  /** New customers first reached in their pursuit (Q3), each once a month. */
  newContacts: { side: 'process', unit: 'count', way: 'count', better: 'more' },
  /** Effective touches, so many a customer and day as count (T2). */
  effectiveTouches: { side: 'process', unit: 'count', way: 'count', better: 'more' },
  /** The share of effective touches that came neither too early nor too late (T3). */
  cadenceKept: { side: 'process', unit: 'percent', way: 'share', better: 'more' },
  /** Facts learnt about customers (D1), imports aside. */
  portraitsGrown: { side: 'process', unit: 'count', way: 'count', better: 'more' },
  /** Rungs up less rungs down, over all contacts (D4). */
  distanceMoved: { side: 'process', unit: 'rungs', way: 'sum', better: 'more' },
  /** Of the step-ins raised (T7), the share that was decided. */
  stepIns: { side: 'process', unit: 'percent', way: 'share', better: 'more' },
  /** Hours at the median until a customer was answered (P7); weekends do not count. */
  firstAnswer: { side: 'process', unit: 'hours', way: 'median', better: 'less' },
  /** Orders by the day of the order; cancelled ones do not count. */
  orders: { side: 'result', unit: 'count', way: 'count', better: 'more' },
  /** What they come to, in the company's currency. */
  amount: { side: 'result', unit: 'fen', way: 'sum', better: 'more' },
  /** What is left of them after cost, over those whose cost is known. */
  margin: { side: 'result', unit: 'percent', way: 'weighted', better: 'more' },
  /** Our share of what customers buy a year (D8), as it was last known, weighted by that. */
  share: { side: 'result', unit: 'percent', way: 'weighted', better: 'more' },
} as const satisfies Record<string, FigureKind>

export type FigureKey = keyof typeof FIGURES
export const FIGURE_KEYS = Object.keys(FIGURES) as [FigureKey, ...FigureKey[]]

/** The cases of a figure in a month, counted. */
export interface Tally {
  readonly of: number
  readonly fine: number
  readonly sum: number
  readonly median: number | null
  readonly weighted: number | null
}

export const NOTHING: Tally = { of: 0, fine: 0, sum: 0, median: null, weighted: null }

const PERCENT = 100
const tenths = (n: number): number => Math.round(n * 10) / 10

/** G2: a figure's value; null where there is nothing that it could be told from. */
export function readTally(key: FigureKey, { of, fine, sum, median, weighted }: Tally): number | null {
  const { way } = FIGURES[key]
  if (way === 'count') return of
  if (way === 'sum') return sum
  if (way === 'share') return of === 0 ? null : tenths((PERCENT * fine) / of)
  const told = way === 'median' ? median : weighted
  return told === null ? null : tenths(told)
}

/** Whether what several people reach adds up, and with it their targets. */
export const addsUp = (key: FigureKey): boolean => FIGURES[key].way === 'count' || FIGURES[key].way === 'sum'

/** G2: how far a value has come towards its target, percent; of what should be small, 100 where it is no greater. */
export function reachedOf(key: FigureKey, value: number | null, target: number): number | null {
  if (value === null) return null
  if (FIGURES[key].better === 'more')
    return target === 0 ? PERCENT : Math.max(0, Math.round((PERCENT * value) / target))
  return value <= target ? PERCENT : Math.round((PERCENT * target) / value)
}
