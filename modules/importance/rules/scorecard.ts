import type { Text } from '../../../shared/text.ts'

/** Tiers that a score may lead to, the highest first; below the last threshold it is C. */
export const SCORED_TIERS = ['VVIP', 'A', 'B'] as const
export type ScoredTier = (typeof SCORED_TIERS)[number] | 'C'

/** What Jinke works out by itself from orders and payments. Never the amount ordered or the profit (I1). */
export const MEASURED = ['margin', 'growth', 'payment'] as const
export type Measured = (typeof MEASURED)[number]

/** In what a value is told: fen a year, percent, days, or a mark from 1 to 5 that people give. */
export const UNITS = ['fen', 'percent', 'days', 'mark'] as const
export type Unit = (typeof UNITS)[number]

/** From this value on, so many points of 100. The first band has no lower end. */
export interface Band {
  from: number | null
  points: number
}

export interface Criterion {
  /** A measured one, or a word of the company's for what its people judge. */
  key: string
  label: Text
  unit: Unit
  /** Percent of the score. */
  weight: number
  bands: readonly Band[]
}

/** I1: what makes a customer important to this company. */
export interface Scorecard {
  criteria: readonly Criterion[]
  /** The score from which each tier begins. */
  tiers: Readonly<Record<(typeof SCORED_TIERS)[number], number>>
  /** Percent of the weights that must be known before a score leads to a tier. */
  least: number
}

/** What is known of one customer, by criterion. */
export type Values = Readonly<Record<string, number | null | undefined>>

export interface Score {
  /** Of 100, over what is known; null where nothing is. */
  score: number | null
  /** Percent of the weights that is known. */
  known: number
  /** Null where too little is known. */
  tier: ScoredTier | null
  points: Readonly<Record<string, number | null>>
}

export const MOST_WEIGHT = 50
export const LEAST_CRITERIA = 3
const WHOLE = 100

/** The points of a value: those of the last band that it reaches. */
export const pointsOf = (bands: readonly Band[], value: number): number =>
  bands.reduce((points, band) => (band.from === null || value >= band.from ? band.points : points), 0)

/**
 * I1: the weighted mean of the points of what is known, and the tier that it leads to. Fewer than three known
 * criteria, or less than the least weight, lead to none: no one criterion alone makes a customer important.
 */
export function scoreOf(card: Scorecard, values: Values): Score {
  const weighed = card.criteria.filter((criterion) => criterion.weight > 0)
  const points = Object.fromEntries(
    card.criteria.map(({ key, bands }) => {
      const value = values[key]
      return [key, value === null || value === undefined ? null : pointsOf(bands, value)]
    }),
  )
  const told = weighed.filter(({ key }) => points[key] !== null)
  const known = sum(told.map((c) => c.weight))
  const all = sum(weighed.map((c) => c.weight))
  const score = known === 0 ? null : round(sum(told.map((c) => c.weight * (points[c.key] ?? 0))) / known)
  const share = all === 0 ? 0 : round((WHOLE * known) / all)
  const isEnough = score !== null && told.length >= LEAST_CRITERIA && share >= card.least
  return { score, known: share, tier: isEnough ? tierOf(card, score) : null, points }
}

const tierOf = (card: Scorecard, score: number): ScoredTier =>
  SCORED_TIERS.find((tier) => score >= card.tiers[tier]) ?? 'C'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)
/** To one decimal, as people read it: what is shown is what the thresholds are held against. */
const round = (n: number): number => Math.round(n * 10) / 10
