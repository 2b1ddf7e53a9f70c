import { heightOf, type Rung } from '../../customers/rules/rungs.ts'

/** D8: where we stand with the customer, from far to near. */
export const SUPPLIER_RANKS = ['none', 'backup', 'secondary', 'main', 'first', 'sole'] as const
export type SupplierRank = (typeof SUPPLIER_RANKS)[number]

export const rankHeight = (rank: SupplierRank): number => SUPPLIER_RANKS.indexOf(rank)

export interface RankThresholds {
  /** Percent of what the customer buys from which we count as a main, or as a secondary, supplier. */
  main: number
  secondary: number
}

/** D8: the rank that our share gives. Sole is all of it; first is the largest share of anyone's. */
export function supplierRank(
  ours: number,
  rivals: readonly number[],
  { main, secondary }: RankThresholds,
): SupplierRank {
  if (ours <= 0) return 'none'
  if (ours >= 100) return 'sole'
  const others = 100 - ours
  // Of rivals nobody has told apart, one may hold all that is left.
  const known = rivals.reduce((sum, share) => sum + share, 0)
  const largest = Math.max(0, ...rivals, others - known)
  if (ours > largest) return 'first'
  if (ours >= main) return 'main'
  return ours >= secondary ? 'secondary' : 'backup'
}

/** D8: what a rung should give: a friend at least main, a brother first. */
export const rankExpected = (rung: Rung): SupplierRank | null =>
  rung === 'brother' ? 'first' : rung === 'friend' ? 'main' : null

/** D8: closer than they buy, or buying more than closeness explains; null where both fit, or the share is not known. */
export function mismatch(rung: Rung, rank: SupplierRank | null): 'buys_too_little' | 'closeness_lags' | null {
  if (rank === null) return null
  const expected = rankExpected(rung)
  if (expected && rankHeight(rank) < rankHeight(expected)) return 'buys_too_little'
  const isLeading = rankHeight(rank) >= rankHeight('first')
  return isLeading && heightOf(rung) < heightOf('friend') ? 'closeness_lags' : null
}

/** How much more of what the customer buys a target needs: percent points to the next rank and to sole. */
export function wayToSole(ours: number, rivals: readonly number[]): { toFirst: number; toSole: number } {
  const known = rivals.reduce((sum, share) => sum + share, 0)
  const largest = Math.max(0, ...rivals, 100 - ours - known)
  // What we gain the largest rival loses: half of the gap, and a little, is enough to lead.
  return { toFirst: ours > largest ? 0 : Math.floor((largest - ours) / 2) + 1, toSole: Math.max(0, 100 - ours) }
}
