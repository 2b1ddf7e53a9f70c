import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { listNeeds } from '../../../modules/deals/contract.ts'
import { StageMark } from '../../../modules/deals/ui/StageMark.tsx'
import type { NeedItem } from '../../../modules/deals/ui/types.ts'
import { type Column, DataTable } from '../../kit/lists/DataTable.tsx'
import { DayText, Money } from '../../kit/signs/Figures.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { NextStep } from './DealCard.tsx'
import css from './Deals.module.css'
import { dealsTexts as words } from './deals.texts.ts'
import type { ListQuery } from './useDealsState.ts'

interface DealsListProps {
  query: ListQuery
  open: string | undefined
  onOpen: (need: NeedItem) => void
  onSort: (sort: NonNullable<ListQuery['sort']>) => void
  empty: ReactNode
}

const SORTABLE = { wantedOn: 'wantedOn', amount: 'amount', nextStep: 'nextOn' } as const
const A_PAGE = 60

const None = () => <span className={css.quiet}>—</span>

/** All needs in one list; sorted by a day or the amount, those that have one. */
export function DealsList({ query, open, onOpen, onSort, empty }: DealsListProps) {
  const t = useText()
  const navigate = useNavigate()
  const list = useList(listNeeds, { query: { ...query, limit: A_PAGE } })
  const columns = useMemo<readonly Column<NeedItem>[]>(
    () => [
      {
        key: 'need',
        title: t(words.need),
        width: 190,
        grows: true,
        always: true,
        cell: (need) => (
          <span className={css.cell}>
            <strong>{need.title}</strong>
          </span>
        ),
      },
      {
        key: 'customer',
        title: t(words.customer),
        width: 180,
        grows: true,
        cell: (need) => (
          <span className={css.cell}>
            <CustomerRing of={need.customer} size={24} />
            <span>{need.customer.name}</span>
          </span>
        ),
      },
      { key: 'stage', title: t(words.stage), width: 92, cell: (need) => <StageMark stage={need.stage} /> },
      {
        key: 'amount',
        title: t(words.sum),
        width: 110,
        align: 'end',
        sortable: true,
        cell: (need) => (need.amount ? <Money value={need.amount} /> : <None />),
      },
      {
        key: 'chance',
        title: t(words.chance),
        width: 72,
        align: 'end',
        cell: (need) => (need.chance === null ? <None /> : `${need.chance}%`),
      },
      {
        key: 'wantedOn',
        title: t(words.wanted),
        width: 128,
        sortable: true,
        cell: (need) => (need.wantedOn ? <DayText day={need.wantedOn} /> : <None />),
      },
      {
        key: 'nextStep',
        title: t(words.nextStep),
        width: 180,
        grows: true,
        sortable: true,
        cell: (need) => <NextStep of={need} />,
      },
      { key: 'owner', title: t(words.owner), width: 84, cell: (need) => need.owner?.name ?? <None /> },
    ],
    [t],
  )
  if (list.error && list.items.length === 0) return <ErrorState error={list.error} onRetry={list.retry} />
  if (!list.loading && list.items.length === 0) return empty
  const sorted = Object.entries(SORTABLE).find(([, sort]) => sort === query.sort)?.[0]
  return (
    <DataTable
      label={t(words.title)}
      columns={open ? columns.slice(0, 4) : columns}
      items={list.items}
      keyOf={(need) => need.id}
      card={(need) => <DealRow of={need} />}
      sort={sorted ? { key: sorted, descending: sorted === 'amount' } : null}
      onSort={({ key }) => onSort(key === sorted ? 'created' : SORTABLE[key as keyof typeof SORTABLE])}
      open={open ?? null}
      onOpen={onOpen}
      onEnter={(need) => navigate({ to: '/deals/$id', params: { id: need.id } })}
      loading={list.loading}
      hasMore={list.hasMore}
      onMore={list.more}
    />
  )
}

/** A need in a phone's list. */
function DealRow({ of: need }: { of: NeedItem }) {
  return (
    <div className={css.row}>
      <CustomerRing of={need.customer} size={36} />
      <span className={css.rowWords}>
        <strong>{need.title}</strong>
        <span className={css.quiet}>{need.customer.name}</span>
        <NextStep of={need} />
      </span>
      <span className={css.rowEnd}>
        {need.amount && <Money value={need.amount} short />}
        <StageMark stage={need.stage} />
      </span>
    </div>
  )
}
