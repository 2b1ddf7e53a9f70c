import { Link, useNavigate } from '@tanstack/react-router'
import { ListChecks, Plus, Upload } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useState } from 'react'
import { countCustomers, listCustomers } from '../../../modules/customers/contract.ts'
import { useCustomerColumns } from '../../../modules/customers/ui/columns.tsx'
import { SealedLine } from '../../../modules/customers/ui/SealedList.tsx'
import type { Item } from '../../../modules/customers/ui/types.ts'
import { creating } from '../../creating.ts'
import { Button, buttonClass } from '../../kit/controls/Button.tsx'
import { useKeys } from '../../kit/keys.ts'
import { toast } from '../../kit/layers/toast.ts'
import { DataTable, type Sort } from '../../kit/lists/DataTable.tsx'
import { FilterBar } from '../../kit/lists/FilterBar.tsx'
import { useColumns } from '../../kit/lists/useColumns.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { useSteady } from '../../kit/useSteady.ts'
import { useList, useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { BulkActs } from './BulkActs.tsx'
import { CustomerCard } from './CustomerCard.tsx'
import css from './Customers.module.css'
import { customersTexts as words } from './customers.texts.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { FilterSheet } from './FilterSheet.tsx'
import { isNarrowed, type ListState, toQuery } from './listState.ts'
import { NoRows } from './NoRows.tsx'
import { Panel } from './Panel.tsx'
import { useFilters } from './useFilters.ts'
import { useListState } from './useListState.ts'
import { useViews } from './useViews.ts'
import { Views } from './Views.tsx'

const A_PAGE = 100
/** What one does here is put into the rows as it is done; others' changes may be this old. */
const FRESH = 60_000

/** All customers in sight: narrowed, ordered, looked into beside the list, and worked on together. */
export default function Customers() {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  const phone = useWidth() === 'phone'
  const [state, change] = useListState()
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [selecting, setSelecting] = useState(false)
  const filters = useFilters()
  const { views, current, changed } = useViews(state)

  const query = toQuery(state)
  const list = useList(listCustomers, { query: { ...query, limit: A_PAGE } }, { staleTime: FRESH })
  const items = list.items
  const peek = useCallback(
    (item: Item) => change({ open: item.id }, { replace: state.open !== undefined }),
    [change, state.open],
  )
  const all = useCustomerColumns(peek)
  const table = current.saved ? `customers.${current.key}` : 'customers'
  const { columns, chooser, changed: columnsChanged, reset } = useColumns(table, all, current.saved?.columns)
  const open = items.find((item) => item.id === state.open)

  // What is marked belongs to the rows in sight; another filter shows others.
  const asked = JSON.stringify(query)
  // biome-ignore lint/correctness/useExhaustiveDependencies: forgotten when the question changes
  useEffect(() => setMarked(new Set()), [asked])
  useKeys({ n: () => creating.set({ name: '' }) })
  useSurprise(list.error, items.length > 0, list.more)

  const sort = { key: state.sort.replace('-', ''), descending: state.sort.startsWith('-') }
  const onSort = ({ key, descending }: Sort) => {
    const down = key === sort.key ? descending : MOST_FIRST.includes(key)
    change({ sort: `${down ? '-' : ''}${key}` })
  }
  const mark = useSteady((id: string, on: boolean) => setMarked(toggled(marked, id, on)))
  const done = () => {
    setMarked(new Set())
    setSelecting(false)
  }
  return (
    <Page
      title={t(words.title)}
      actions={
        <>
          {me.can.import && !phone && (
            <Link to={'/imports' as string} className={buttonClass({ kind: 'quiet' })}>
              <Upload size={16} aria-hidden="true" />
              {t(words.import)}
            </Link>
          )}
          {!phone && <ExportMenu state={state} columns={columns.map(({ key }) => key)} />}
          <Button icon={<Plus />} keys="n" onClick={() => creating.set({ name: '' })}>
            {t(phone ? words.createShort : words.create)}
          </Button>
        </>
      }
    >
      <Views
        state={state}
        onChange={change}
        views={views}
        current={current}
        changed={changed || columnsChanged}
        columns={columns.map(({ key }) => key)}
        onColumnsKept={reset}
      />
      {phone ? (
        <FilterSheet
          filters={filters}
          state={state}
          onChange={change}
          aside={
            <Button
              kind={selecting ? 'primary' : 'plain'}
              icon={<ListChecks />}
              aria-label={t(selecting ? words.selectDone : words.select)}
              aria-pressed={selecting}
              onClick={() => (selecting ? done() : setSelecting(true))}
            />
          }
        />
      ) : (
        <FilterBar
          filters={filters}
          values={state.filters}
          onChange={(next) => change({ filters: next })}
          query={state.q}
          onQuery={(q) => change({ q }, { replace: true })}
          queryHint={t(words.search)}
        >
          {chooser}
        </FilterBar>
      )}
      {isNarrowed(state) && items.length > 0 && <Total of={state} />}
      {/* On a phone the list has no end that one would reach. */}
      {phone && <SealedLine />}
      {!list.loading && items.length === 0 ? (
        <NoRows
          state={state}
          filters={filters}
          error={list.error}
          onChange={change}
          onRetry={list.retry}
          onCreate={(name) => creating.set({ name })}
          narrowed={isNarrowed(state)}
        />
      ) : (
        <DataTable
          label={t(words.title)}
          columns={columns}
          items={items}
          keyOf={idOf}
          card={(item) => <CustomerCard item={item} selecting={selecting} marked={marked.has(item.id)} onMark={mark} />}
          sort={sort}
          onSort={onSort}
          open={state.open ?? null}
          onOpen={selecting ? (item) => setMarked(toggled(marked, item.id, !marked.has(item.id))) : peek}
          onEnter={(item) => navigate({ to: '/customers/$id', params: { id: item.id } })}
          marked={marked}
          onMark={setMarked}
          bulk={<BulkActs items={items.filter((item) => marked.has(item.id))} onDone={done} />}
          loading={list.loading}
          hasMore={list.hasMore}
          onMore={list.more}
        />
      )}
      {!phone && <SealedLine />}
      {open && <Panel key={open.id} item={open} onClose={() => change({ open: undefined })} />}
    </Page>
  )
}

/** How many there are behind what the list is narrowed by: a figure that opened it says the same. */
function Total({ of }: { of: ListState }) {
  const t = useText()
  const format = useFormat()
  const { sort: _, ...query } = toQuery(of)
  const { data } = useRead(countCustomers, { query: query as never }, { staleTime: FRESH })
  return data ? <p className={css.total}>{t(words.total, { count: format.number(data.count) })}</p> : null
}

/** Of these one wants to see the most, or the latest, first. */
const MOST_FIRST = ['effectiveTouches', 'lastTouchAt', 'orders', 'enteredOn']

const idOf = (item: Item): string => item.id

function toggled(marked: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(marked)
  on ? next.add(id) : next.delete(id)
  return next
}

/** Says when a further page did not come; the rows that are there stay. */
function useSurprise(error: Error | null, standing: boolean, more: () => void): void {
  const t = useText()
  const shown = useDeferredValue(standing ? error : null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once for each error
  useEffect(() => {
    if (shown)
      return toast({
        kind: 'wrong',
        text: `${t(words.moreFailed)} · ${shown.message}`,
        action: { label: t(words.again), act: more },
      })
  }, [shown])
}
