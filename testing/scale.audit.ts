import type { listActs } from '../modules/audit/contract.ts'
import type { CallOf } from '../shared/endpoint.ts'
import type { Crowd } from './million.ts'

/** The large tables of the trail. */
export const LARGE_OF_AUDIT = ['trail_entry']

type Query = NonNullable<CallOf<typeof listActs>['query']>
type Entry = [title: string, query: (crowd: Crowd) => Query, most: number]

/** Each act beside what it is about: a page, and where several kinds are asked for a page of each. */
const PAGE = 1500
const PAGE_OF_EACH_KIND = 12_000

/** S4: every way to search the trail; how many rows it may look at. */
export const AUDIT_LISTS: readonly Entry[] = [
  ['GET /audit/acts', () => ({}), PAGE],
  ['GET /audit/acts?person', (crowd) => ({ person: crowd.many.id }), PAGE],
  ['GET /audit/acts?area', () => ({ area: 'customers' }), PAGE_OF_EACH_KIND],
  ['GET /audit/acts?person&area', (crowd) => ({ person: crowd.many.id, area: 'deals' }), PAGE_OF_EACH_KIND],
  ['GET /audit/acts?q', () => ({ q: '需求' }), PAGE_OF_EACH_KIND],
  ['GET /audit/acts of a kind that was never done', () => ({ q: '匿名化' }), PAGE],
  ['GET /audit/acts?from&to', () => ({ from: '2025-06-01', to: '2025-06-01' }), PAGE],
  [
    'GET /audit/acts?person&area&to',
    (crowd) => ({ person: crowd.many.id, area: 'touches', to: '2025-06-01' }),
    PAGE_OF_EACH_KIND,
  ],
]
