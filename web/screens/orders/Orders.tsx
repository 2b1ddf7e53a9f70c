import { useNavigate } from '@tanstack/react-router'
import { PackageCheck, Plus } from 'lucide-react'
import { useMemo } from 'react'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { listOrders } from '../../../modules/deals/contract.ts'
import { OrderMarks } from '../../../modules/deals/ui/marks.tsx'
import { deliveryTexts, orderStateTexts, paidTexts } from '../../../modules/deals/ui/orders.texts.ts'
import type { OrderItem } from '../../../modules/deals/ui/types.ts'
import { listTeams } from '../../../modules/people/contract.ts'
import type { Text } from '../../../shared/text.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { useKeys } from '../../kit/keys.ts'
import { type Column, DataTable } from '../../kit/lists/DataTable.tsx'
import { type Filter, FilterBar } from '../../kit/lists/FilterBar.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { DayText, Money } from '../../kit/signs/Figures.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList, useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from '../deals/Deals.module.css'
import { NewOrder } from './NewOrder.tsx'
import { ordersTexts as words } from './orders.texts.ts'
import { useOrdersState } from './useOrdersState.ts'

const A_PAGE = 60

/** All orders in sight, imported ones too: what has gone out, what has come in. */
export default function Orders() {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  const phone = useWidth() === 'phone'
  const { filters, change, query, narrowed, creating, setCreating } = useOrdersState()
  const list = useList(listOrders, { query: { ...query, limit: A_PAGE } })
  const columns = useColumnsOfOrders()
  const mayCreate = me.role !== 'auditor' && me.role !== 'agent'
  useKeys({ n: () => setCreating(true) }, mayCreate)
  const isEmpty = !list.loading && !list.error && list.items.length === 0
  return (
    <Page
      title={t(words.title)}
      actions={
        mayCreate && (
          <Button kind="primary" icon={<Plus />} keys="n" onClick={() => setCreating(true)}>
            {t(phone ? words.createShort : words.create)}
          </Button>
        )
      }
    >
      <FilterBar filters={useOrderFilters()} values={filters} onChange={(next) => change(next)} />
      {list.error && list.items.length === 0 && <ErrorState error={list.error} onRetry={list.retry} />}
      {isEmpty && (
        <Empty
          icon={<PackageCheck />}
          title={t(narrowed ? words.noHits : words.none)}
          action={
            narrowed ? (
              <Button onClick={() => change({})}>{t(words.clear)}</Button>
            ) : (
              mayCreate && (
                <Button kind="primary" onClick={() => setCreating(true)}>
                  {t(words.create)}
                </Button>
              )
            )
          }
        >
          {t(narrowed ? words.noHitsText : words.noneText)}
        </Empty>
      )}
      {(list.loading || list.items.length > 0) && (
        <DataTable
          label={t(words.title)}
          columns={columns}
          items={list.items}
          keyOf={(order) => order.id}
          card={(order) => <OrderRow of={order} />}
          onOpen={(order) => navigate({ to: '/orders/$id', params: { id: order.id } })}
          loading={list.loading}
          hasMore={list.hasMore}
          onMore={list.more}
        />
      )}
      {creating && <NewOrder onClose={() => setCreating(false)} />}
    </Page>
  )
}

function useOrderFilters(): readonly Filter[] {
  const t = useText()
  const me = useMe()
  const { people } = usePeople({ andLeft: true })
  const teams = useRead(listTeams, {}, { enabled: me.can.seeTeam }).data?.items ?? []
  const one = { kind: 'choices', single: true } as const
  const choices = (told: Readonly<Record<string, Text>>, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(told[value] as Text) }))
  return [
    {
      key: 'state',
      label: t(words.state),
      always: true,
      choices: choices(orderStateTexts, ['open', 'completed', 'cancelled']),
      ...one,
    },
    {
      key: 'delivery',
      label: t(words.delivery),
      always: true,
      choices: choices(deliveryTexts, ['none', 'partly', 'delivered']),
      ...one,
    },
    {
      key: 'payment',
      label: t(words.payment),
      always: true,
      choices: choices(paidTexts, ['unpaid', 'partial', 'paid']),
      ...one,
    },
    { key: 'late', label: t(words.late), always: true, choices: [{ value: 'yes', label: t(words.lateOnly) }], ...one },
    ...(me.can.seeTeam
      ? [
          {
            key: 'waiting',
            label: t(words.waiting),
            choices: [{ value: 'yes', label: t(words.waitingForMe) }],
            always: true,
            ...one,
          },
          {
            key: 'owner',
            label: t(words.owner),
            choices: people.map(({ id, name }) => ({ value: id, label: id === me.id ? t(words.me) : name })),
            always: true,
            ...one,
          },
          {
            key: 'team',
            label: t(words.team),
            choices: teams.map(({ id, name }) => ({ value: id, label: name })),
            ...one,
          },
        ]
      : []),
    { key: 'ordered', label: t(words.orderedOn), kind: 'days' },
  ]
}

const None = () => <span className={css.quiet}>—</span>

function useColumnsOfOrders(): readonly Column<OrderItem>[] {
  const t = useText()
  return useMemo(
    () => [
      {
        key: 'number',
        title: t(words.number),
        width: 128,
        always: true,
        cell: (order) => <b>{order.number ?? '—'}</b>,
      },
      {
        key: 'customer',
        title: t(words.customer),
        width: 180,
        grows: true,
        cell: (order) => (
          <span className={css.cell}>
            <CustomerRing of={order.customer} size={24} />
            <span>{order.customer.name}</span>
          </span>
        ),
      },
      { key: 'product', title: t(words.product), width: 150, grows: true, cell: (order) => order.product ?? <None /> },
      {
        key: 'amount',
        title: t(words.amount),
        width: 116,
        align: 'end',
        cell: (order) => <Money value={order.amount} />,
      },
      { key: 'state', title: t(words.state), width: 216, cell: (order) => <OrderMarks of={order} /> },
      {
        key: 'dueOn',
        title: t(words.dueOn),
        width: 96,
        cell: (order) => (order.dueOn ? <DayText day={order.dueOn} /> : <None />),
      },
      { key: 'orderedOn', title: t(words.orderedOn), width: 96, cell: (order) => <DayText day={order.orderedOn} /> },
    ],
    [t],
  )
}

function OrderRow({ of: order }: { of: OrderItem }) {
  return (
    <div className={css.row}>
      <CustomerRing of={order.customer} size={36} />
      <span className={css.rowWords}>
        <strong>{order.customer.name}</strong>
        <span className={css.quiet}>{[order.number, order.product].filter(Boolean).join(' · ')}</span>
        <span>
          <OrderMarks of={order} />
        </span>
      </span>
      <span className={css.rowEnd}>
        <Money value={order.amount} short />
        <span className={css.quiet}>
          <DayText day={order.orderedOn} />
        </span>
      </span>
    </div>
  )
}
