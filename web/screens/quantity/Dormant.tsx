import { Bed } from 'lucide-react'
import { useCallback, useState } from 'react'
import { countCustomers, listCustomers } from '../../../modules/customers/contract.ts'
import { columnWords } from '../../../modules/customers/rules/columns.ts'
import { dormantDays } from '../../../modules/customers/settings.ts'
import { useCustomerColumns } from '../../../modules/customers/ui/columns.tsx'
import type { Item } from '../../../modules/customers/ui/types.ts'
import { type Column, DataTable } from '../../kit/lists/DataTable.tsx'
import { FilterBar } from '../../kit/lists/FilterBar.tsx'
import { DayOf } from '../../kit/signs/Figures.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList, useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import { BulkActs } from '../customers/BulkActs.tsx'
import { CustomerCard } from '../customers/CustomerCard.tsx'
import { Panel } from '../customers/Panel.tsx'
import { useFilters } from '../customers/useFilters.ts'
import { dormantTexts as words } from './dormant.texts.ts'
import css from './quantity.module.css'
import { useQuantityState } from './useQuantityState.ts'

const A_PAGE = 100
const COLUMNS = ['name', 'orders', 'amount', 'owner', 'industry', 'region']
const FILTERS = ['owner', 'tier', 'industry', 'region', 'source', 'orders'] as const

/** Q5: customers who fell asleep, the longest first, worked like any list of customers. */
export function Dormant() {
  const t = useText()
  const format = useFormat()
  const days = useSetting(dormantDays)
  const { search, change } = useQuantityState()
  const all = useFilters()
  const filters = all.filter(({ key }) => FILTERS.some((one) => one === key)).map((one) => ({ ...one, always: true }))
  const asked: Record<string, string> = {}
  for (const key of FILTERS) if (search[key]) asked[key] = search[key]
  const { orders, ...query } = asked
  const [minOrders, maxOrders] = (orders ?? '').split('..')
  const narrowed = {
    ...query,
    ...(minOrders && { minOrders }),
    ...(maxOrders && { maxOrders }),
    dormant: 'yes' as const,
  }
  const list = useList(listCustomers, { query: { ...narrowed, sort: 'quietSince', limit: A_PAGE } })
  const total = useRead(countCustomers, { query: narrowed as never }).data
  const { items } = list
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const peek = useCallback((item: Item) => change({ open: item.id }), [change])
  const lastTalk: Column<Item> = {
    key: 'lastEffectiveTouchAt',
    title: t(columnWords.lastEffectiveTouchAt),
    width: 140,
    cell: (item) => (item.lastEffectiveTouchAt ? <DayOf at={item.lastEffectiveTouchAt} /> : t(words.never)),
  }
  const [name, ...others] = useCustomerColumns(peek)
    .filter(({ key }) => COLUMNS.includes(key))
    .map((column) => ({ ...column, sortable: false }))
  const columns = name ? [name, lastTalk, ...others] : []
  const open = items.find((item) => item.id === search.open)
  return (
    <>
      <p className={css.told}>
        {total ? t(words.toldCount, { days, count: format.number(total.count) }) : t(words.told, { days })}
      </p>
      <p className={css.beside}>{t(words.beside)}</p>
      <FilterBar
        filters={filters}
        values={Object.fromEntries(
          Object.entries(asked).map(([key, value]) => [
            key,
            key === 'owner' || key === 'tier' ? value.split(',') : value,
          ]),
        )}
        onChange={(next) =>
          change(Object.fromEntries(FILTERS.map((key) => [key, String(next[key] ?? '') || undefined])))
        }
      />
      {list.error && items.length === 0 && <ErrorState error={list.error} onRetry={list.retry} />}
      {!list.loading && !list.error && items.length === 0 && (
        <Empty icon={<Bed />} title={t(words.empty)}>
          {t(words.emptyText, { days })}
        </Empty>
      )}
      {(list.loading || items.length > 0) && (
        <DataTable
          label={t(words.list)}
          columns={columns}
          items={items}
          keyOf={(item) => item.id}
          card={(item) => (
            <CustomerCard item={item} selecting={false} marked={marked.has(item.id)} onMark={() => undefined} />
          )}
          open={search.open ?? null}
          onOpen={peek}
          marked={marked}
          onMark={setMarked}
          bulk={<BulkActs items={items.filter((item) => marked.has(item.id))} onDone={() => setMarked(new Set())} />}
          loading={list.loading}
          hasMore={list.hasMore}
          onMore={list.more}
        />
      )}
      {open && <Panel key={open.id} item={open} onClose={() => change({ open: undefined })} />}
    </>
  )
}
