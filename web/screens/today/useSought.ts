import { useState } from 'react'
import type { Item } from '../../../modules/today/ui/parts.ts'

/**
 * Whether the customer that a link led to is still to be found among the pages that have not come yet. Who is chosen in
 * the list itself stands on it already, and who has left it since is not looked for.
 */
export function useSought(open: string | undefined, items: readonly Item[], hasMore: boolean): boolean {
  const [sought, setSought] = useState(open)
  if (sought === undefined) return false
  const seeking = sought === open && hasMore && !items.some(({ customer }) => customer.id === sought)
  if (!seeking) setSought(undefined)
  return seeking
}
