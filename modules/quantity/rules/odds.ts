import { logBeta } from './gamma.ts'

/** What is believed of a rate: a Beta distribution, as if `a` orders had come and `b` leads had ordered nothing. */
export interface Belief {
  a: number
  b: number
}

/** Q2's arithmetic, to be shown: each lead fails with 1 − rate, all of them with (1 − rate)^leads. */
export interface Arithmetic {
  leads: number
  rate: number
  /** Orders that come on average: leads × rate. */
  expected: number
  /** The chance of no order at all. */
  none: number
  /** The chance of at least one. */
  odds: number
}

/** Q2: the odds of at least one order from so many leads, 1 − (1 − rate)^leads, at a rate taken as known. */
export function oddsOfAnOrder(leads: number, rate: number): Arithmetic {
  const logNone = leads === 0 ? 0 : leads * Math.log1p(-rate)
  return { leads, rate, expected: leads * rate, none: Math.exp(logNone), odds: -Math.expm1(logNone) }
}

/** Q2: what is believed after so many orders of so many leads (Beta is conjugate to the binomial). */
export const learn = (belief: Belief, orders: number, leads: number): Belief => ({
  a: belief.a + orders,
  b: belief.b + leads - orders,
})

/** Q2: the rate that is believed on average. */
export const meanOf = ({ a, b }: Belief): number => a / (a + b)

/** P(exactly `orders` of `leads`): the beta-binomial distribution, as scipy's `betabinom.pmf`. */
function chanceOf(orders: number, leads: number, { a, b }: Belief): number {
  const logWays = -Math.log1p(leads) - logBeta(orders + 1, leads - orders + 1)
  return Math.exp(logWays + logBeta(a + orders, b + leads - orders) - logBeta(a, b))
}

/**
 * Q2: the chance of at least so many orders from so many leads, the rate itself being uncertain: the upper tail of the
 * beta-binomial (Skellam 1948), summed term by term on the side of `orders` away from the mean, so that small chances
 * keep their digits. Good to a million leads.
 */
export function chanceOfAtLeast(orders: number, leads: number, belief: Belief): number {
  if (orders <= 0) return 1
  if (orders > leads) return 0
  const { a, b } = belief
  let sum = 0
  if (orders > leads * meanOf(belief)) {
    for (let k = orders, chance = chanceOf(k, leads, belief); k <= leads; k++) {
      sum += chance
      chance *= ((leads - k) * (a + k)) / ((k + 1) * (b + leads - k - 1))
    }
    return Math.min(1, sum)
  }
  for (let k = orders - 1, chance = chanceOf(k, leads, belief); k >= 0; k--) {
    sum += chance
    chance *= (k * (b + leads - k)) / ((leads - k + 1) * (a + k - 1))
  }
  return Math.max(0, 1 - sum)
}

/** Beyond this many leads nobody works a list: the answer is that leads alone will not do. */
const MOST_LEADS = 1_000_000
/** A chance of exactly a half is half certain, rounding aside. */
const CRUMB = 1e-12

/**
 * Q2: how many leads more than those in hand must be contacted for so many orders at this certainty (0 to 1). Zero
 * where those in hand are enough, null where a million would not be.
 */
export function moreLeadsFor(orders: number, certainty: number, inHand: number, belief: Belief): number | null {
  const enough = (leads: number) => chanceOfAtLeast(orders, leads, belief) >= certainty - CRUMB
  if (enough(inHand)) return 0
  if (inHand >= MOST_LEADS || !enough(MOST_LEADS)) return null
  let short = inHand
  let reached = MOST_LEADS
  while (reached - short > 1) {
    const between = Math.floor((short + reached) / 2)
    if (enough(between)) reached = between
    else short = between
  }
  return reached - inHand
}
