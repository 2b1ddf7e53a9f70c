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

/**
 * Q2: what a company's own history leads us to expect of any of its reps, as a Beta distribution.
 *
 * The rate is the pooled one with the trade's orders and leads added. The spread between reps is Kleinman's moment
 * estimator with weights n (1973, JASA 68:46–54), not below zero, averaged with the trade's as if that came from
 * `trade.reps` reps more (the form of Smyth 2004). So a company without history gets Beta(1, 32), one with few reps
 * stays near its width, and reps who seem all alike never make us certain. Chosen over the marginal likelihood, which
 * has no maximum where reps differ less than chance, and which nobody can check with pencil and paper.
 */
export function priorOf(history: readonly Shown[], trade: Trade): Prior {
  const shown = history.filter((rep) => rep.leads > 0)
  const leads = sum(shown, (rep) => rep.leads)
  const orders = sum(shown, (rep) => rep.orders)
  const spread = spreadOf(shown, leads, orders)
  const tradeSpread = 1 / (trade.leads + 1)
  const heard = spread === null ? 0 : shown.length - 1
  const moderated = (trade.reps * tradeSpread + heard * (spread ?? 0)) / (trade.reps + heard)
  const weight = 1 / moderated - 1
  const rate = (orders + trade.orders) / (leads + trade.leads)
  return { a: rate * weight, b: (1 - rate) * weight, rate, weight, reps: shown.length, leads, orders, spread }
}

function spreadOf(shown: readonly Shown[], leads: number, orders: number): number | null {
  const pooled = orders / leads
  const chance = pooled * (1 - pooled)
  const between = sum(shown, (rep) => rep.leads * (rep.orders / rep.leads - pooled) ** 2)
  const others = shown.length - 1
  const room = leads - sum(shown, (rep) => rep.leads ** 2) / leads - others
  // One rep, no order at all or nothing but orders, or one lead each: nothing to see a spread in.
  if (!(chance > 0 && room > 0)) return null
  return Math.min(1, Math.max(0, (between - chance * others) / (chance * room)))
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
