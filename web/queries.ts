import {
  type InfiniteData,
  QueryClient,
  type UseInfiniteQueryOptions,
  type UseQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { CallOf, ReplyOf } from '../shared/endpoint.ts'
import { type AnyEndpoint, type CallOptions, call, newKey, Problem } from './api.ts'
import { proveAgain } from './proving.ts'
import { locale } from './text/locale.ts'

const FRESH = 15_000
const KEPT = 10 * 60_000
/** Within this a second press of a button is part of the first, though the answer is here already. */
const DOUBLE_PRESS_MS = 600

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH,
      gcTime: KEPT,
      // The API client has tried twice already.
      retry: false,
      // Ask also when the browser thinks it is offline: Jinke may run on this very machine.
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** So many pages of a list are read anew by themselves. Of a longer one what stands stays where it is, however old, until one leaves it. */
const READ_ANEW = 5

const isLong = ({ state }: { state: { data?: unknown } }): boolean =>
  ((state.data as Partial<InfiniteData<unknown>> | undefined)?.pageParams?.length ?? 0) > READ_ANEW

// A long list that has changed is begun anew by who looks at it next.
queries.getQueryCache().subscribe(({ query }) => {
  if (query.state.isInvalidated && query.getObserversCount() === 0 && isLong(query))
    queries.getQueryCache().remove(query)
})

// Reasons and refusals come in the reader's language.
locale.subscribe(() => {
  queries.resetQueries({ predicate: isLong })
  queries.invalidateQueries()
})

/** Where an endpoint's reply is kept; with the input left out, all its replies. */
export const keyOf = <E extends AnyEndpoint>(endpoint: E, input?: CallOf<E>): readonly unknown[] =>
  input === undefined ? [endpoint.id] : [endpoint.id, input]

type ReadOptions<R> = Omit<UseQueryOptions<R, Problem>, 'queryKey' | 'queryFn'>

/** Reads an endpoint and keeps the reply current. */
export function useRead<E extends AnyEndpoint>(endpoint: E, input: CallOf<E>, options?: ReadOptions<ReplyOf<E>>) {
  return useQuery<ReplyOf<E>, Problem>({
    ...options,
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => (call as LooseCall)(endpoint, input, { signal }) as Promise<ReplyOf<E>>,
  })
}

interface Page<T> {
  items: T[]
  nextCursor: string | null
}
type ItemOf<E> = ReplyOf<E> extends Page<infer T> ? T : never
interface ListOptions extends Pick<UseInfiniteQueryOptions, 'enabled' | 'placeholderData'> {
  /** Milliseconds */
  staleTime?: number
  /** Milliseconds */
  refetchInterval?: number
}

/** How a list is read page by page, and when anew. */
export const listQuery = <E extends AnyEndpoint>(
  endpoint: E,
  input: CallOf<E>,
  { staleTime = FRESH, refetchInterval, ...options }: ListOptions = {},
): UseInfiniteQueryOptions<Page<ItemOf<E>>, Problem> => ({
  ...(options as object),
  queryKey: keyOf(endpoint, input),
  initialPageParam: undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
  queryFn: ({ pageParam, signal }) => {
    const { query } = input as { query?: object }
    const page = { ...(input as object), query: { ...query, cursor: pageParam } }
    return (call as LooseCall)(endpoint, page, { signal }) as Promise<Page<ItemOf<E>>>
  },
  // What is static is read anew neither with time, nor after a write, nor when one comes back to it.
  staleTime: (query) => (isLong(query) ? 'static' : staleTime),
  refetchInterval: (query) => !isLong(query) && refetchInterval,
})

/** Reads a list page by page: `items` of all pages so far, and `more()` for the next. */
export function useList<E extends AnyEndpoint>(endpoint: E, input: CallOf<E>, options?: ListOptions) {
  const pages = useInfiniteQuery<Page<ItemOf<E>>, Problem>(listQuery(endpoint, input, options))
  // The same rows are the same array: what is worked out from ten thousand of them is not worked out with every key.
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data])
  return {
    items,
    loading: pages.isPending,
    error: pages.error,
    /** Asks again for what failed, and not for all that stands before it. */
    retry: () => void (pages.isFetchNextPageError ? pages.fetchNextPage() : pages.refetch()),
    hasMore: pages.hasNextPage,
    more: () => {
      if (!pages.isFetchingNextPage) pages.fetchNextPage()
    },
  }
}

type LooseCall = (endpoint: AnyEndpoint, input: unknown, options: CallOptions) => Promise<unknown>

interface WriteOptions<E extends AnyEndpoint> {
  onSuccess?: (reply: ReplyOf<E>, input: CallOf<E>) => unknown
  /** Endpoints whose replies it changes; they are asked anew. */
  changes?: readonly AnyEndpoint[]
  /** Milliseconds, where the server itself waits for another. */
  timeout?: number
}

type WriteInput<E> = CallOf<E> & { ifMatch?: number }

interface Press<R> {
  print: string
  reply: Promise<R>
  /** Until then the same again is part of it. */
  until: number
}

/** What a write sends, whichever version it saw. */
const sentOf = (input: unknown): object => {
  const { ifMatch: _, ...sent } = input as { ifMatch?: number }
  return sent
}

const isPartOf = <R>(press: Press<R> | null, print: string): press is Press<R> =>
  press?.print === print && Date.now() < press.until

/** What follows of one press. */
interface Following<E> {
  /** Not where one has left meanwhile: it may lead elsewhere. */
  onSuccess?: (reply: ReplyOf<E>, input: WriteInput<E>) => unknown
  /** Wherever one is by then, and whatever was pressed since: a refusal is never kept quiet. */
  onError?: (problem: Problem) => unknown
}

/**
 * Writes. Pressing the button twice is one write, and pressing it again after the answer was lost sends the same
 * Idempotency-Key, so that nothing is recorded twice; any other input is a new write.
 */
export function useWrite<E extends AnyEndpoint>(
  endpoint: E,
  { onSuccess, changes = [], timeout }: WriteOptions<E> = {},
) {
  const client = useQueryClient()
  const lost = useRef<{ print: string; key: string } | null>(null)
  const last = useRef<Press<ReplyOf<E>> | null>(null)
  const write = async (print: string, sent: object, ifMatch?: number) => {
    const idempotencyKey = lost.current?.print === print ? lost.current.key : newKey()
    lost.current = null
    try {
      return (await (call as LooseCall)(endpoint, sent, { ifMatch, idempotencyKey, timeout })) as ReplyOf<E>
    } catch (error) {
      if (error instanceof Problem && error.reason === 'prove_again' && (await proveAgain()))
        return (await (call as LooseCall)(endpoint, sent, { ifMatch, timeout })) as ReplyOf<E>
      if (error instanceof Problem && error.passing) lost.current = { print, key: idempotencyKey }
      throw error
    }
  }
  const mutation = useMutation<ReplyOf<E>, Problem, WriteInput<E>>({
    mutationFn: async (input) => {
      const sent = sentOf(input)
      const print = JSON.stringify(sent)
      if (isPartOf(last.current, print)) return last.current.reply
      const press = { print, reply: write(print, sent, input.ifMatch), until: Number.POSITIVE_INFINITY }
      last.current = press
      return press.reply.then(
        (reply) => {
          press.until = Date.now() + DOUBLE_PRESS_MS
          return reply
        },
        (error) => {
          press.until = 0
          throw error
        },
      )
    },
    onSuccess: async (reply, input) => {
      for (const changed of changes) client.invalidateQueries({ queryKey: keyOf(changed) })
      await onSuccess?.(reply, input)
    },
  })
  const { mutateAsync } = mutation
  const isThere = useRef(false)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  // The library's own tells of the last press only, and of none once one has left.
  const mutate = useCallback(
    (input: WriteInput<E>, { onSuccess, onError }: Following<E> = {}): void => {
      const isRepeated = isPartOf(last.current, JSON.stringify(sentOf(input)))
      mutateAsync(input).then(
        (reply) => !isRepeated && isThere.current && onSuccess?.(reply, input),
        (problem: Problem) => !isRepeated && onError?.(problem),
      )
    },
    [mutateAsync],
  )
  return { ...mutation, mutate }
}
