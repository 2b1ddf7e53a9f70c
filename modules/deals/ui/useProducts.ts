import { useRead } from '../../../web/queries.ts'
import { listProducts } from '../contract.ts'
import type { Product } from './types.ts'

const AT_MOST = 200
const A_WHILE = 5 * 60_000
const NONE: readonly Product[] = []

/** What is on sale, to choose from. */
export function useProducts(): readonly Product[] {
  const query = { active: 'true', limit: AT_MOST }
  return useRead(listProducts, { query }, { staleTime: A_WHILE }).data?.items ?? NONE
}
