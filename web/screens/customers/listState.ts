import type { listCustomers } from '../../../modules/customers/contract.ts'
import type { CallOf } from '../../../shared/endpoint.ts'
import type { FilterValues } from '../../kit/lists/FilterBar.tsx'

export type ListQuery = NonNullable<CallOf<typeof listCustomers>['query']>

/** Filters whose value is one of a few, or several of them. */
export const LISTS = ['stage', 'state', 'tier', 'cadence', 'distance', 'lacks'] as const
/** Filters with one value. */
export const SINGLES = [
  'owner',
  'team',
  'teamItself',
  'secret',
  'watched',
  'kind',
  'pool',
  'industry',
  'source',
  'region',
  'size',
  'tag',
  'product',
  'dormant',
  'rhythm',
  'leadOf',
  'leadBut',
  'won',
  'reachedBy',
  'triedBy',
] as const
/** Filters with two ends, `3..9`, and what the API calls these. */
export const RANGES = {
  enteredOn: ['enteredFrom', 'enteredTo'],
  dueOn: ['dueFrom', 'dueTo'],
  lastTouchAt: ['lastTouchFrom', 'lastTouchTo'],
  effectiveTouches: ['minTouches', 'maxTouches'],
  nextOn: ['nextFrom', 'nextTo'],
  orders: ['minOrders', 'maxOrders'],
  amount: ['minAmount', 'maxAmount'],
  leadOn: ['leadFrom', 'leadTo'],
  reachOn: ['reachFrom', 'reachTo'],
  course: ['minCourse', 'maxCourse'],
  wonBackOn: ['wonBackFrom', 'wonBackTo'],
} as const satisfies Record<string, readonly [keyof ListQuery, keyof ListQuery]>
type Range = keyof typeof RANGES

/** An amount is typed in yuan; the API counts fen. */
const UNITS: Partial<Record<Range, number>> = { amount: 100 }

const FILTERS = [...LISTS, ...SINGLES, ...Object.keys(RANGES)]
export const USUAL_SORT = '-created'

/** What the list shows: all of it stands in the address, so that it can be sent to a colleague and Back works. */
export interface ListState {
  /** The view that it began with; what differs from it is there too. */
  readonly view?: string
  readonly q: string
  readonly filters: FilterValues
  /** As in the API: a minus sorts downwards. */
  readonly sort: string
  /** The customer whose panel is open. */
  readonly open?: string
}

type Asked = Pick<ListState, 'q' | 'filters' | 'sort'>

export type Search = Readonly<Record<string, string | undefined>>

export function readSearch(search: Search): ListState {
  const filters: Record<string, string | string[]> = {}
  for (const key of FILTERS) {
    const value = search[key]
    if (value) filters[key] = isRange(key) ? value : value.split(',')
  }
  return {
    ...(search.view && { view: search.view }),
    ...(search.open && { open: search.open }),
    q: search.q ?? '',
    filters,
    sort: search.sort ?? USUAL_SORT,
  }
}

export function toSearch({ view, q, filters, sort, open }: ListState): Search {
  return {
    view,
    ...(q && { q }),
    ...filtersAsText(filters),
    ...(sort !== USUAL_SORT && { sort }),
    open,
  }
}

/** What the API is asked for, and what a view keeps; the open panel makes no difference to it. */
export function toQuery({ q, filters, sort }: Asked): Record<string, string> {
  const query: Record<string, string> = { sort }
  if (q.trim()) query.q = q.trim()
  for (const [key, value] of Object.entries(filtersAsText(filters))) {
    if (isRange(key)) Object.assign(query, endsOf(key, value))
    else query[key] = value
  }
  return query
}

/** The way back from what a view has kept. */
export function fromQuery({ sort = USUAL_SORT, q = '', ...query }: Readonly<Record<string, string>>): Asked {
  const filters: Record<string, string | string[]> = {}
  for (const key of [...LISTS, ...SINGLES]) {
    const value = query[key]
    if (value) filters[key] = value.split(',')
  }
  for (const key of Object.keys(RANGES).filter(isRange)) {
    const [from = '', to = ''] = RANGES[key].map((end) => {
      const value = query[end] ?? ''
      return value === '' ? '' : UNITS[key] ? String(Number(value) / UNITS[key]) : value
    })
    if (from || to) filters[key] = `${from}..${to}`
  }
  return { q, filters, sort }
}

const isRange = (key: string): key is Range => key in RANGES

function endsOf(key: Range, value: string): Record<string, string> {
  const unit = UNITS[key]
  const ends = value.split('..').map((end, at) => [RANGES[key][at], end && unit ? String(Number(end) * unit) : end])
  return Object.fromEntries(ends.filter(([name, end]) => name && end))
}

/** Whether anything keeps rows out of sight. */
export const isNarrowed = ({ q, filters }: Pick<Asked, 'q' | 'filters'>): boolean =>
  q.trim() !== '' || Object.keys(filtersAsText(filters)).length > 0

function filtersAsText(filters: FilterValues): Record<string, string> {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined && value.length > 0)
  return Object.fromEntries(given.map(([key, value]) => [key, String(value)]))
}

/** Whether two states ask for the same rows in the same order. */
export function sameList(one: Asked, other: Asked): boolean {
  const [a, b] = [toQuery(one), toQuery(other)]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => a[key] === b[key])
}
