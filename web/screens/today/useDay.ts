import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { showToday } from '../../../modules/today/contract.ts'
import { countAll } from '../../../modules/today/ui/parts.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { call, Problem } from '../../api.ts'
import { keepLastSeen, lastSeen } from '../../lastSeen.ts'
import { keyOf } from '../../queries.ts'
import { personKey, useMe } from '../../session.tsx'
import { waitingToday } from './waiting.ts'

type Page = ReplyOf<typeof showToday> & {
  /** RFC 3339: it could not be asked now, and is as it was then. */
  seenAt?: string
}

const PAGE = 50
const MINUTE = 60_000

/**
 * The day's list of a person, oneself where left out, page by page in the server's order. Without a network it is
 * the list that was last seen.
 */
export function useDay(person: string | undefined) {
  const me = useMe()
  const query = { person, limit: PAGE }
  const device = personKey(me)
  const name = `today ${person ?? me.id}`
  const pages = useInfiniteQuery<Page, Problem>({
    queryKey: keyOf(showToday, { query }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchOnReconnect: 'always',
    // While the server is out of reach the list asks more often, so that it is current soon after.
    refetchInterval: ({ state }) => (state.data?.pages[0]?.seenAt ? MINUTE / 2 : 5 * MINUTE),
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam as string | undefined
      try {
        return await call(showToday, { query: { ...query, cursor } }, { signal })
      } catch (error) {
        const seen = isUnreached(error) && !cursor ? await lastSeen<Page>(device, name) : undefined
        if (!seen) throw error
        return { ...seen.value, nextCursor: null, seenAt: seen.at }
      }
    },
  })
  const first = pages.data?.pages[0]
  const { dataUpdatedAt } = pages
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is the same as before was seen again
  useEffect(() => {
    if (first && !first.seenAt) keepLastSeen(device, name, withoutSecrets(first))
  }, [device, name, first, dataUpdatedAt])
  const waiting = first && countAll(first.counts)
  useEffect(() => {
    if (!person && waiting !== undefined) waitingToday.set({ person: me.id, count: waiting })
  }, [person, waiting, me.id])
  return {
    day: first,
    items: pages.data?.pages.flatMap((page) => page.items) ?? [],
    error: pages.error,
    retry: () => pages.refetch(),
    hasMore: pages.hasNextPage,
    more: () => {
      if (!pages.isFetchingNextPage) pages.fetchNextPage()
    },
  }
}

/** S1: what is secret is never kept on a device, where nobody could log who looks. */
const withoutSecrets = (page: Page): Page => ({
  ...page,
  items: page.items.filter(({ customer }) => customer.secrecy === 'open'),
})

const isUnreached = (error: unknown): boolean => error instanceof Problem && error.status === 0
