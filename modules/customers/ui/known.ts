import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { keyOf } from '../../../web/queries.ts'
import { listCustomers } from '../contract.ts'
import type { Item } from './types.ts'

type Wordy = 'industry' | 'source' | 'region' | 'tags'

/** The words that customers read so far have in a field, the most frequent first: offered where one types. */
export function useKnown(field: Wordy): readonly string[] {
  const lists = useQueryClient().getQueriesData<InfiniteData<{ items: Item[] }>>({ queryKey: keyOf(listCustomers) })
  const counts = new Map<string, number>()
  for (const [, list] of lists)
    for (const { items } of list?.pages ?? [])
      for (const item of items)
        for (const word of [item[field] ?? []].flat()) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word)
}
