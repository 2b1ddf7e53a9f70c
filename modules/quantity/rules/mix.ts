import { type Rate, rateOf } from './interval.ts'
import { chanceIfAlike, type Difference, differenceOf } from './twoRates.ts'

/** Leads and won customers of one category of one dimension (industry, region, size, source). Unknown ones are left out. */
export interface MixCount {
  dimension: string
  category: string
  leads: number
  won: number
}

export interface MixSettings {
  /** Two-sided, for the intervals shown: 0.95. */
  confidence: number
  /** The chance at most allowed of telling even one difference that is none: 0.05. */
  significance: number
  /** A dimension is compared where it is known of so many leads, and of so many won customers: 10. */
  leastCustomers: number
  /** A category is compared where so many are in it, leads and won customers together: 5. */
  leastInCategory: number
  /** A difference matters from this share on: 0.05, five percentage points. */
  leastDifference: number
}

/** Won share less leads' share: above 0 the leads have too few of these, below 0 too many. */
export interface MixDifference extends Difference {
  dimension: string
  category: string
  leads: Rate
  won: Rate
  /** The chance of this if the mixes were alike, made fit for looking at many categories at once (Holm). */
  p: number
}

export interface MixComparison {
  /** The differences that matter, the largest first. */
  told: readonly MixDifference[]
  /** Categories compared. None: the sample is too small to say anything. */
  compared: number
  /** Categories too rare in so few customers. */
  tooFew: number
}

/**
 * Q4: where the leads do not look like our customers. Compared is only what the sample can carry, by a rule that looks
 * at totals and so favours no outcome. A category is told if Fisher's exact test, which holds in samples however small,
 * finds it beyond chance after Holm's correction (1979) over all categories of all dimensions compared, and if the
 * shares differ by enough to matter. Told differences are ranked by size, in shares, with Newcombe's interval.
 */
export function compareMix(counts: readonly MixCount[], settings: MixSettings): MixComparison {
  const carried = counts.flatMap((count) => compare(count, counts, settings))
  const told = holm(carried)
    .filter((one) => one.p <= settings.significance && Math.abs(one.difference) >= settings.leastDifference)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || a.p - b.p)
  return { told, compared: carried.length, tooFew: counts.length - carried.length }
}

function compare(count: MixCount, counts: readonly MixCount[], settings: MixSettings): MixDifference[] {
  const known = counts.filter((other) => other.dimension === count.dimension)
  const leads = rateOf(count.leads, total(known, 'leads'), settings.confidence)
  const won = rateOf(count.won, total(known, 'won'), settings.confidence)
  const enough = Math.min(leads?.of ?? 0, won?.of ?? 0) >= settings.leastCustomers
  if (!leads || !won || !enough || count.leads + count.won < settings.leastInCategory) return []
  const { dimension, category } = count
  return [{ dimension, category, leads, won, ...differenceOf(won, leads), p: chanceIfAlike(won, leads) }]
}

const total = (counts: readonly MixCount[], side: 'leads' | 'won'): number =>
  counts.reduce((sum, count) => sum + count[side], 0)

/** Holm's step-down: the smallest p times all, the next times all but one, never falling. */
function holm<T extends { p: number }>(tests: readonly T[]): T[] {
  let reached = 0
  return [...tests]
    .sort((a, b) => a.p - b.p)
    .map((test, at) => {
      reached = Math.max(reached, Math.min(1, test.p * (tests.length - at)))
      return { ...test, p: reached }
    })
}
