import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { CallOf, ReplyOf } from '../shared/endpoint.ts'
import { type AnyEndpoint, call, Problem } from './api.ts'
import { database, type LastSeen } from './offline.ts'
import { keyOf } from './queries.ts'

/** Keeps a reply of this person under a name; the next one replaces it. */
export async function keepLastSeen(person: string, name: string, value: unknown): Promise<void> {
  const db = await database()
  await db?.put('seen', { value, at: new Date().toISOString() }, `${person} ${name}`)
}

export async function lastSeen<T>(person: string, name: string): Promise<LastSeen<T> | undefined> {
  const db = await database()
  return (await db?.get('seen', `${person} ${name}`)) as LastSeen<T> | undefined
}

/** At sign-out: what was kept for reading must not stay on a shared phone. What waits to be sent stays. */
export async function forgetLastSeen(): Promise<void> {
  const db = await database()
  await db?.clear('seen')
}

export interface Seen<T> {
  readonly value: T
  /** RFC 3339, where there was no network and this is how it was then; null where it is current. */
  readonly seenAt: string | null
}

/** Reads as `useRead` does, and without a network gives the reply as this person last saw it: the day's list on the road. */
export function useReadOrLast<E extends AnyEndpoint>(
  person: string,
  endpoint: E,
  input: CallOf<E>,
): UseQueryResult<Seen<ReplyOf<E>>, Problem> {
  const name = JSON.stringify(keyOf(endpoint, input))
  return useQuery<Seen<ReplyOf<E>>, Problem>({
    queryKey: [...keyOf(endpoint, input), 'or last'],
    queryFn: async ({ signal }) => {
      try {
        const value = await (call as (e: E, i: CallOf<E>, o: object) => Promise<ReplyOf<E>>)(endpoint, input, {
          signal,
        })
        await keepLastSeen(person, name, value)
        return { value, seenAt: null }
      } catch (error) {
        const last =
          error instanceof Problem && error.status === 0 ? await lastSeen<ReplyOf<E>>(person, name) : undefined
        if (!last) throw error
        return { value: last.value, seenAt: last.at }
      }
    },
  })
}
