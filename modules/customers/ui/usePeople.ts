import type { ReplyOf } from '../../../shared/endpoint.ts'
import { useRead } from '../../../web/queries.ts'
import { useMe } from '../../../web/session.tsx'
import { listPeople } from '../../people/contract.ts'

type Person = ReplyOf<typeof listPeople>['items'][number]

const AT_MOST = 200
const A_MINUTE = 60_000

/** Colleagues to choose from, oneself first; who has left only where `andLeft`. */
export function usePeople({ andLeft = false } = {}): { people: readonly Person[]; loading: boolean } {
  const me = useMe()
  const { data, isPending } = useRead(listPeople, { query: { limit: AT_MOST } }, { staleTime: 5 * A_MINUTE })
  const all = (data?.items ?? []).filter((person) => andLeft || person.state !== 'left')
  const people = [...all.filter((person) => person.id === me.id), ...all.filter((person) => person.id !== me.id)]
  return { people, loading: isPending }
}
