import { useNavigate, useSearch } from '@tanstack/react-router'
import { FileText, Plus } from 'lucide-react'
import { useMemo } from 'react'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { listQuotes } from '../../../modules/deals/contract.ts'
import { SHOWN_STATES } from '../../../modules/deals/rules/quote.ts'
import { QuoteMark } from '../../../modules/deals/ui/marks.tsx'
import { quoteStateTexts } from '../../../modules/deals/ui/quotes.texts.ts'
import type { QuoteItem } from '../../../modules/deals/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { useKeys } from '../../kit/keys.ts'
import { type Column, DataTable } from '../../kit/lists/DataTable.tsx'
import { FilterBar, type FilterValues } from '../../kit/lists/FilterBar.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { DayOf, DayText, Money } from '../../kit/signs/Figures.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from '../deals/Deals.module.css'
import { quotesTexts as words } from './quotes.texts.ts'

type State = (typeof SHOWN_STATES)[number]
type Shown = 'all' | 'waiting' | State
type Search = { show?: Shown; by?: string }

const APPROVERS = ['manager', 'director', 'admin']
const A_PAGE = 60

/** All quotes in sight by what they are in; for who approves, those that wait first. */
export default function Quotes() {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  const phone = useWidth() === 'phone'
  const approves = APPROVERS.includes(me.role)
  const { show = 'all', by }: Search = useSearch({ strict: false })
  const { people } = usePeople({ andLeft: true })
  const change = (next: Search) => navigate({ to: '/quotes', search: { show, by, ...next } as never })
  const query = {
    limit: A_PAGE,
    by,
    ...(show === 'waiting' ? { waiting: 'me' as const } : show === 'all' ? {} : { state: show }),
  }
  const list = useList(listQuotes, { query })
  const columns = useColumnsOfQuotes()
  const create = () => navigate({ to: '/quotes/new' })
  const mayCreate = me.role !== 'auditor' && me.role !== 'agent'
  useKeys({ n: create }, mayCreate)
  const values: FilterValues = by ? { by: [by] } : {}
  const choices: Shown[] = ['all', ...(approves ? ['waiting' as const] : []), ...SHOWN_STATES]
  return (
    <Page
      title={t(words.title)}
      actions={
        mayCreate && (
          <Button kind="primary" icon={<Plus />} keys="n" onClick={create}>
            {t(phone ? words.createShort : words.create)}
          </Button>
        )
      }
    >
      <div className={css.tools}>
        <Segmented
          look="chips"
          label={t(words.which)}
          choices={choices.map((value) => ({
            value,
            label: t(value === 'all' || value === 'waiting' ? words[value] : quoteStateTexts[value]),
          }))}
          value={show}
          onChange={(value) => change({ show: value === 'all' ? undefined : value } as Search)}
        />
        {me.can.seeTeam && (
          <FilterBar
            filters={[
              {
                key: 'by',
                label: t(words.by),
                kind: 'choices',
                single: true,
                always: true,
                choices: people.map(({ id, name }) => ({ value: id, label: id === me.id ? t(words.me) : name })),
              },
            ]}
            values={values}
            onChange={(next) => change({ by: (next.by as readonly string[] | undefined)?.[0] } as Search)}
          />
        )}
      </div>
      {list.error && list.items.length === 0 && <ErrorState error={list.error} onRetry={list.retry} />}
      {!list.loading && !list.error && list.items.length === 0 && (
        <NothingHere show={show} onCreate={mayCreate ? create : undefined} />
      )}
      {(list.loading || list.items.length > 0) && (
        <DataTable
          label={t(words.title)}
          columns={columns}
          items={list.items}
          keyOf={(quote) => quote.id}
          card={(quote) => <QuoteRow of={quote} />}
          onOpen={(quote) => navigate({ to: '/quotes/$id', params: { id: quote.id } })}
          loading={list.loading}
          hasMore={list.hasMore}
          onMore={list.more}
        />
      )}
    </Page>
  )
}

const None = () => <span className={css.quiet}>—</span>

function useColumnsOfQuotes(): readonly Column<QuoteItem>[] {
  const t = useText()
  return useMemo(
    () => [
      { key: 'number', title: t(words.number), width: 112, always: true, cell: (quote) => <b>{quote.number}</b> },
      {
        key: 'customer',
        title: t(words.customer),
        width: 190,
        grows: true,
        cell: (quote) => (
          <span className={css.cell}>
            <CustomerRing of={quote.customer} size={24} />
            <span>{quote.customer.name}</span>
          </span>
        ),
      },
      { key: 'need', title: t(words.need), width: 160, grows: true, cell: (quote) => quote.need?.title ?? <None /> },
      { key: 'state', title: t(words.state), width: 108, cell: (quote) => <QuoteMark state={quote.state} /> },
      {
        key: 'amount',
        title: t(words.amount),
        width: 124,
        align: 'end',
        cell: (quote) => <Money value={quote.amount} />,
      },
      {
        key: 'validUntil',
        title: t(words.validUntil),
        width: 104,
        cell: (quote) => (quote.validUntil ? <DayText day={quote.validUntil} /> : <None />),
      },
      { key: 'by', title: t(words.by), width: 84, cell: (quote) => quote.by.name },
      { key: 'made', title: t(words.made), width: 92, cell: (quote) => <DayOf at={quote.createdAt} /> },
    ],
    [t],
  )
}

function QuoteRow({ of: quote }: { of: QuoteItem }) {
  return (
    <div className={css.row}>
      <CustomerRing of={quote.customer} size={36} />
      <span className={css.rowWords}>
        <strong>{quote.customer.name}</strong>
        <span className={css.quiet}>
          {quote.number} · {quote.need?.title ?? quote.by.name}
        </span>
      </span>
      <span className={css.rowEnd}>
        <Money value={quote.amount} short />
        <QuoteMark state={quote.state} />
      </span>
    </div>
  )
}

function NothingHere({ show, onCreate }: { show: Shown; onCreate: (() => void) | undefined }) {
  const t = useText()
  if (show === 'waiting') return <Empty icon={<FileText />} title={t(words.noneWaiting)} />
  if (show !== 'all')
    return (
      <Empty icon={<FileText />} title={t(words.noHits)}>
        {t(words.noHitsText)}
      </Empty>
    )
  return (
    <Empty
      icon={<FileText />}
      title={t(words.none)}
      action={
        onCreate && (
          <Button kind="primary" onClick={onCreate}>
            {t(words.create)}
          </Button>
        )
      }
    >
      {t(words.noneText)}
    </Empty>
  )
}
