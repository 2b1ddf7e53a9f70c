import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { listNeeds, showBoard } from '../../../modules/deals/contract.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import type { CallOf } from '../../../shared/endpoint.ts'
import { readYuan } from '../../kit/controls/Amount.tsx'
import type { FilterValues } from '../../kit/lists/FilterBar.tsx'
import { useToday } from '../../text/zone.ts'

export type BoardQuery = NonNullable<CallOf<typeof showBoard>['query']>
export type ListQuery = NonNullable<CallOf<typeof listNeeds>['query']>

const CHOICES = ['owner', 'team', 'product', 'late'] as const
const RANGES = ['amount', 'wanted'] as const
const MANY = ['stage'] as const
const FILTERS = [...CHOICES, ...RANGES, ...MANY]

type Search = Readonly<Record<string, string | undefined>>

export interface DealsState {
  readonly view: 'board' | 'list'
  readonly sort: NonNullable<ListQuery['sort']>
  readonly filters: FilterValues
  readonly open: string | undefined
  /** A need is being written down. */
  readonly creating: boolean
}

const readSearch = (search: Search): DealsState => ({
  view: search.view === 'list' ? 'list' : 'board',
  sort: (search.sort as DealsState['sort'] | undefined) ?? 'created',
  open: search.open,
  creating: search.new === 'need',
  filters: Object.fromEntries([
    ...CHOICES.filter((key) => search[key]).map((key) => [key, [search[key] as string]]),
    ...RANGES.filter((key) => search[key]).map((key) => [key, search[key]]),
    ...MANY.filter((key) => search[key]).map((key) => [key, search[key]?.split(',')]),
  ]),
})

const asText = (filters: FilterValues): Search =>
  Object.fromEntries(FILTERS.map((key) => [key, String(filters[key] ?? '') || undefined]))

const ends = (range: FilterValues[string]): [string | undefined, string | undefined] => {
  const [from, to] = String(range ?? '').split('..')
  return [from || undefined, to || undefined]
}

/** What the filters ask of the server: the same of the board and of the list. */
export function queryOf(filters: FilterValues, today: Day): BoardQuery {
  const one = (key: string) => (filters[key] as readonly string[] | undefined)?.[0]
  const [minAmount, maxAmount] = ends(filters.amount).map((yuan) => (yuan ? (readYuan(yuan) ?? undefined) : undefined))
  const [wantedFrom, wantedTo] = ends(filters.wanted)
  const nextTo = one('late') ? addDays(today, -1) : undefined
  return {
    owner: one('owner'),
    team: one('team'),
    product: one('product'),
    minAmount,
    maxAmount,
    wantedFrom,
    wantedTo,
    nextTo,
  }
}

/** What the screen shows, which is its address: Back works, and a colleague can be sent it. */
export function useDealsState() {
  const search = useSearch({ strict: false }) as Search
  const state = useMemo(() => readSearch(search), [search])
  const navigate = useNavigate()
  const today = useToday()
  const change = (next: Partial<DealsState>, { replace = false } = {}) => {
    const { view, sort, filters, open, creating } = { ...state, ...next }
    const shown = { view: view === 'list' ? view : undefined, sort: sort === 'created' ? undefined : sort }
    const search = { ...shown, ...asText(filters), open, new: creating ? 'need' : undefined }
    navigate({ to: '/deals', search: search as never, replace, resetScroll: false })
  }
  const query = useMemo(() => queryOf(state.filters, today), [state.filters, today])
  const narrowed = FILTERS.some((key) => state.filters[key] !== undefined)
  return { state, change, query, narrowed }
}
