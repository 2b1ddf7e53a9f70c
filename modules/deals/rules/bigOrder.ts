import { COMPANY_CURRENCY } from '../../../shared/money.ts'

export const BIG_ORDER_BY = ['amount', 'expected'] as const

/**
 * T7: whether a need must be reported: its amount, or the chance of it times the amount, reaches the threshold. Both are
 * in the company's money; what is told in another cannot be measured by it.
 */
export function isBigOrder(
  need: { fen: number | null; currency: string; chance: number | null },
  { threshold, by }: { threshold: number; by: (typeof BIG_ORDER_BY)[number] },
): boolean {
  if (need.fen === null || need.currency !== COMPANY_CURRENCY) return false
  const weighed = by === 'amount' ? need.fen : (need.fen * (need.chance ?? 0)) / 100
  return weighed >= threshold
}
