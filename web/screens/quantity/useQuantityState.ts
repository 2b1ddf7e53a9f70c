import { useNavigate, useSearch } from '@tanstack/react-router'
import type { FilterValues } from '../../kit/lists/FilterBar.tsx'

export const TABS = ['funnel', 'odds', 'newcomers', 'sources', 'dormant', 'load', 'curve'] as const
export type Tab = (typeof TABS)[number]

type Search = Readonly<Record<string, string | undefined>>

const CHOICES = ['person', 'team', 'tier', 'size'] as const
const WORDS = ['source', 'product', 'industry', 'region'] as const

/** What the page shows, which is the address: Back works, and a colleague can be sent it. */
export function useQuantityState() {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const tab = TABS.find((one) => one === search.tab) ?? 'funnel'
  const change = (next: Search) =>
    navigate({ to: '/quantity', search: { ...search, ...next } as never, resetScroll: false })
  return { tab, search, change, goTo: (to: Tab) => navigate({ to: '/quantity', search: { tab: to } as never }) }
}

/** Which customers the figures are about, as the address has it. */
export function scopeOf(search: Search) {
  const [from, to] = (search.entered ?? '').split('..')
  const { person, team, tier, size, source, product, industry, region } = search
  const asked = { person, team, tier: tier as never, size: size as never, source, product, industry, region, from, to }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) as typeof asked
}

export const scopeFilters = (search: Search): FilterValues =>
  Object.fromEntries([
    ...CHOICES.filter((key) => search[key]).map((key) => [key, [search[key] as string]]),
    ...[...WORDS, 'entered'].filter((key) => search[key]).map((key) => [key, search[key]]),
  ])

export const scopeSearch = (filters: FilterValues): Search =>
  Object.fromEntries([...CHOICES, ...WORDS, 'entered'].map((key) => [key, String(filters[key] ?? '') || undefined]))
