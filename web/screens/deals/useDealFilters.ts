import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { BOARD_COLUMNS } from '../../../modules/deals/contract.ts'
import { needStageWords } from '../../../modules/deals/rules/board.ts'
import { useProducts } from '../../../modules/deals/ui/useProducts.ts'
import { listTeams } from '../../../modules/people/contract.ts'
import type { Filter } from '../../kit/lists/FilterBar.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { dealsTexts as words } from './deals.texts.ts'

const A_WHILE = 5 * 60_000

/** What the board and the list can be narrowed by; the list also by the columns of the board. */
export function useDealFilters(view: 'board' | 'list'): readonly Filter[] {
  const t = useText()
  const me = useMe()
  const { people } = usePeople({ andLeft: true })
  const products = useProducts()
  const teams = useRead(listTeams, {}, { staleTime: A_WHILE, enabled: me.can.seeTeam }).data?.items ?? []
  const named = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }))
  const owners = [{ value: 'me', label: t(words.me) }, ...named(people.filter(({ id }) => id !== me.id))]
  const one = { kind: 'choices', single: true } as const
  return [
    { key: 'owner', label: t(words.owner), always: me.can.seeTeam, choices: owners, ...one },
    ...(me.can.seeTeam ? [{ key: 'team', label: t(words.team), choices: named(teams), ...one }] : []),
    ...(view === 'list'
      ? [
          {
            key: 'stage',
            label: t(words.stage),
            kind: 'choices',
            always: true,
            choices: [...BOARD_COLUMNS, 'dropped' as const].map((value) => ({
              value,
              label: t(needStageWords[value]),
            })),
          } as const,
        ]
      : []),
    { key: 'late', label: t(words.late), always: true, choices: [{ value: 'yes', label: t(words.lateOnly) }], ...one },
    { key: 'product', label: t(words.product), choices: named(products), ...one },
    { key: 'amount', label: t(words.amount), kind: 'numbers', always: true },
    { key: 'wanted', label: t(words.wanted), kind: 'days', always: true },
  ]
}
