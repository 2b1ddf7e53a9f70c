import type { Belief } from './odds.ts'

/** What one rep has shown: so many orders of so many leads. */
export interface Shown {
  leads: number
  orders: number
}

/** The trade's experience, for a company that has none of its own yet: one order in 33 leads, amid its 1–5 %. */
export interface Trade extends Shown {
  /** As many reps as the trade's word on how far reps differ counts for: 2. */
  reps: number
}

/** Q2: the prior with all that the page states about it. */
export interface Prior extends Belief {
  /** The rate expected of a rep of whom nothing is known yet. */
  rate: number
  /** As many leads as this expectation counts for beside a rep's own: a + b. */
  weight: number
  reps: number
  leads: number
  orders: number
  /** How alike the leads of one rep are beyond chance (intra-class correlation), 0 to 1; null where history cannot tell. */
  spread: number | null
}

/** What many reps showed, added up: of whom one is left out, nobody is gone through again. */
export interface AddedUp extends Shown {
  /** Who had leads at all. */
  readonly reps: number
  readonly leadsSquared: number
  /** The sum of each one's orders, squared, by the leads. */
  readonly ordersByLeads: number
}

export const addedUp = (history: readonly Shown[]): AddedUp =>
  history.reduce<AddedUp>((sums, one) => plus(sums, one, 1), NOTHING)

/** Without one of those of whom it was added up. */
export const without = (sums: AddedUp, one: Shown): AddedUp => plus(sums, one, -1)

const NOTHING: AddedUp = { reps: 0, leads: 0, orders: 0, leadsSquared: 0, ordersByLeads: 0 }

function plus(sums: AddedUp, { leads, orders }: Shown, sign: 1 | -1): AddedUp {
  if (leads === 0) return sums
  return {
    reps: sums.reps + sign,
    leads: sums.leads + sign * leads,
    orders: sums.orders + sign * orders,
    leadsSquared: sums.leadsSquared + sign * leads ** 2,
    ordersByLeads: sums.ordersByLeads + (sign * orders ** 2) / leads,
  }
}

/**
 * Q2: what a company's own history leads us to expect of any of its reps, as a Beta distribution.
 *
 * The rate is the pooled one with the trade's orders and leads added. The spread between reps is Kleinman's moment
 * estimator with weights n (1973, JASA 68:46–54), not below zero, averaged with the trade's as if that came from
 * `trade.reps` reps more (the form of Smyth 2004). So a company without history gets Beta(1, 32), one with few reps
 * stays near its width, and reps who seem all alike never make us certain. Chosen over the marginal likelihood, which
 * has no maximum where reps differ less than chance, and which nobody can check with pencil and paper.
 */
export function priorOf(shown: AddedUp, trade: Trade): Prior {
  const { reps, leads, orders } = shown
  const spread = spreadOf(shown)
  const tradeSpread = 1 / (trade.leads + 1)
  const heard = spread === null ? 0 : reps - 1
  const moderated = (trade.reps * tradeSpread + heard * (spread ?? 0)) / (trade.reps + heard)
  const weight = 1 / moderated - 1
  const rate = (orders + trade.orders) / (leads + trade.leads)
  return { a: rate * weight, b: (1 - rate) * weight, rate, weight, reps, leads, orders, spread }
}

function spreadOf({ reps, leads, orders, leadsSquared, ordersByLeads }: AddedUp): number | null {
  const pooled = orders / leads
  const chance = pooled * (1 - pooled)
  // The sum of leads · (orders / leads − pooled)² over all reps, multiplied out.
  const between = ordersByLeads - pooled * orders
  const others = reps - 1
  const room = leads - leadsSquared / leads - others
  // One rep, no order at all or nothing but orders, or one lead each: nothing to see a spread in.
  if (!(chance > 0 && room > 0)) return null
  return Math.min(1, Math.max(0, (between - chance * others) / (chance * room)))
}
