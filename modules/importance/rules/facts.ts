import type { Measured } from './scorecard.ts'

/** What a customer's orders of the last twelve months, and of the twelve before, add up to; one currency. */
export interface OrderFacts {
  fen: number
  fenBefore: number
  /** Of orders whose cost is known. */
  netFen: number
  costFen: number
  /** Amount times days from order to payment; what is unpaid counts its days until now, once it has waited a month. */
  fenDays: number
  fenWaited: number
}

/**
 * I1: margin in percent of net; growth in percent of the year before; payment in days, by amount. Null where the
 * facts do not tell: a first year has no growth.
 */
export const measure = (facts: OrderFacts): Record<Measured, number | null> => ({
  margin: facts.netFen > 0 ? percent(facts.netFen - facts.costFen, facts.netFen) : null,
  growth: facts.fenBefore > 0 ? percent(facts.fen - facts.fenBefore, facts.fenBefore) : null,
  payment: facts.fenWaited > 0 ? Math.round(facts.fenDays / facts.fenWaited) : null,
})

const percent = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10
