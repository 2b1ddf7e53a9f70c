import { useNavigate, useSearch } from '@tanstack/react-router'
import type { listPool } from '../../../modules/pool/contract.ts'
import type { CallOf } from '../../../shared/endpoint.ts'
import type { FilterValues } from '../../kit/lists/FilterBar.tsx'

type PoolQuery = NonNullable<CallOf<typeof listPool>['query']>

const CHOICES = ['tier', 'state'] as const
const TEXTS = ['industry', 'region', 'source'] as const
const FILTERS = [...CHOICES, ...TEXTS]

interface PoolState {
  readonly pool?: string | undefined
  readonly q: string
  readonly filters: FilterValues
  /** The customer whose panel is open. */
  readonly open?: string | undefined
}

type Search = Readonly<Record<string, string | undefined>>

const readSearch = (search: Search): PoolState => ({
  pool: search.pool,
  q: search.q ?? '',
  open: search.open,
  filters: Object.fromEntries([
    ...CHOICES.filter((key) => search[key]).map((key) => [key, [search[key] as string]]),
    ...TEXTS.filter((key) => search[key]).map((key) => [key, search[key]]),
  ]),
})

const asText = (filters: FilterValues): Search =>
  Object.fromEntries(FILTERS.map((key) => [key, String(filters[key] ?? '') || undefined]))

/** What the pool's list shows, which is the address: Back works, and a colleague can be sent it. */
export function usePoolState() {
  const state = readSearch(useSearch({ strict: false }) as Search)
  const navigate = useNavigate()
  const change = (next: Partial<PoolState>, { replace = false } = {}) => {
    const { pool, q, filters, open } = { ...state, ...next }
    navigate({
      to: '/pool',
      search: { pool, q: q || undefined, ...asText(filters), open } as never,
      replace,
      resetScroll: false,
    })
  }
  const query: PoolQuery = { ...asText(state.filters), pool: state.pool, q: state.q.trim() || undefined }
  const narrowed = Object.values(query).some((value) => value !== undefined)
  return { state, change, query, narrowed }
}
