import { useNavigate, useSearch } from '@tanstack/react-router'
import type { listOrders } from '../../../modules/deals/contract.ts'
import { addDays } from '../../../shared/calendar.ts'
import type { CallOf } from '../../../shared/endpoint.ts'
import type { FilterValues } from '../../kit/lists/FilterBar.tsx'
import { useToday } from '../../text/zone.ts'

type Query = NonNullable<CallOf<typeof listOrders>['query']>

const CHOICES = ['state', 'delivery', 'payment', 'owner', 'team', 'late', 'waiting'] as const
type Search = Readonly<Record<string, string | undefined>>

/** What the list shows, which is its address. */
export function useOrdersState() {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const yesterday = addDays(useToday(), -1)
  const [from, to] = (search.ordered ?? '').split('..')
  const filters: FilterValues = {
    ...Object.fromEntries(CHOICES.filter((key) => search[key]).map((key) => [key, [search[key] as string]])),
    ...(search.ordered && { ordered: search.ordered }),
  }
  const change = (next: FilterValues, creating = false) =>
    navigate({
      to: '/orders',
      search: Object.fromEntries([
        ...[...CHOICES, 'ordered'].map((key) => [key, String(next[key] ?? '') || undefined]),
        ['new', creating ? 'order' : undefined],
      ]) as never,
      resetScroll: false,
    })
  const query: Query = {
    state: search.state as Query['state'],
    delivery: search.delivery as Query['delivery'],
    payment: search.payment as Query['payment'],
    owner: search.owner,
    team: search.team,
    from: from || undefined,
    to: to || undefined,
    waiting: search.waiting ? 'me' : undefined,
    dueTo: search.late ? yesterday : undefined,
  }
  const setCreating = (creating: boolean) => change(filters, creating)
  const narrowed = Object.keys(filters).length > 0
  return { filters, change, query, narrowed, creating: search.new === 'order', setCreating }
}
