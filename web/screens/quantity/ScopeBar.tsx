import { SIZES } from '../../../modules/customers/rules/sizes.ts'
import { TIERS } from '../../../modules/customers/rules/stages.ts'
import { sizeWords } from '../../../modules/customers/rules/words.ts'
import { useKnown } from '../../../modules/customers/ui/known.ts'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { listTeams } from '../../../modules/people/contract.ts'
import { type Filter, FilterBar } from '../../kit/lists/FilterBar.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { quantityTexts as words } from './quantity.texts.ts'
import { scopeFilters, scopeSearch, useQuantityState } from './useQuantityState.ts'

type Key = 'person' | 'team' | 'source' | 'product' | 'industry' | 'region' | 'size' | 'tier' | 'entered'

const A_WHILE = 5 * 60_000

/** Narrows the figures to a rep, team, source, product, industry, region, tier and period. */
export function ScopeBar({ only }: { only?: readonly Key[] }) {
  const t = useText()
  const me = useMe()
  const { search, change } = useQuantityState()
  const { people } = usePeople()
  const teams = useRead(listTeams, {}, { staleTime: A_WHILE, enabled: me.can.seeTeam }).data?.items ?? []
  const named = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }))
  const known = { source: useKnown('source'), industry: useKnown('industry'), region: useKnown('region') }
  const all: (Filter & { key: Key })[] = [
    { key: 'entered', label: t(words.entered), kind: 'days', always: true },
    {
      key: 'person',
      label: t(words.person),
      kind: 'choices',
      single: true,
      always: true,
      choices: named(people.filter(({ role }) => role === 'rep')),
    },
    { key: 'team', label: t(words.team), kind: 'choices', single: true, always: true, choices: named(teams) },
    { key: 'source', label: t(words.source), kind: 'text', always: true, known: known.source },
    { key: 'industry', label: t(words.industry), kind: 'text', known: known.industry },
    { key: 'region', label: t(words.region), kind: 'text', known: known.region },
    {
      key: 'size',
      label: t(words.size),
      kind: 'choices',
      single: true,
      choices: SIZES.map((size) => ({ value: size, label: t(sizeWords[size]) })),
    },
    { key: 'product', label: t(words.product), kind: 'text' },
    {
      key: 'tier',
      label: t(words.tier),
      kind: 'choices',
      single: true,
      choices: [...TIERS.map((tier) => ({ value: tier, label: tier })), { value: 'none', label: t(words.noTier) }],
    },
  ]
  const mine = me.can.seeTeam ? all : all.filter(({ key }) => key !== 'person' && key !== 'team')
  const filters = only ? mine.filter(({ key }) => only.includes(key)) : mine
  return <FilterBar filters={filters} values={scopeFilters(search)} onChange={(next) => change(scopeSearch(next))} />
}
