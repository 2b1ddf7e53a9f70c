import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download, ScrollText } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { z } from 'zod'
import { type Act as ActReply, exportActs, listActs } from '../../../modules/audit/contract.ts'
import { AREA_NAMES } from '../../../modules/audit/rules/areas.ts'
import { useFieldWords } from '../../../modules/customers/ui/fieldWords.ts'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { download, Problem } from '../../api.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { type Column, DataTable } from '../../kit/lists/DataTable.tsx'
import { type Filter, FilterBar, type FilterValues } from '../../kit/lists/FilterBar.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Audit.module.css'
import { AuditAlerts } from './AuditAlerts.tsx'
import { areaTexts, auditTexts as words } from './audit.texts.ts'
import { Sealing } from './Sealing.tsx'

type Act = z.infer<typeof ActReply>
const KEYS = ['person', 'area', 'days', 'customer', 'q'] as const
type Search = Partial<Record<(typeof KEYS)[number], string>>

const MINUTES = 5 * 60_000
const one = (value: FilterValues[string]) =>
  (Array.isArray(value) ? value[0] : (value as string | undefined)) || undefined

/** What the server is asked, from what the address says. */
function toQuery({ days, ...search }: Search) {
  const [from, to] = days?.split('..') ?? []
  const given = Object.entries({ ...search, from, to }).filter(([, value]) => value)
  return Object.fromEntries(given) as Record<string, string>
}

/** S4: all that was done, to be searched, taken out and checked. */
export default function Audit() {
  const t = useText()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const change = (next: Search) =>
    navigate({ to: '/audit' as string, search: { ...search, ...next } as never, replace: true })
  const query = toQuery(search)
  const list = useList(listActs, { query } as never)
  const columns = useColumns()
  const filters = useFilters()
  if (list.error)
    return (
      <Page title={t(words.title)}>
        <ErrorState error={list.error} onRetry={list.retry} />
      </Page>
    )
  return (
    <Page title={t(words.title)} lead={t(words.lead)} actions={<Export query={query} />}>
      <AuditAlerts />
      <Sealing />
      <FilterBar
        filters={filters}
        values={search}
        onChange={(next) => change({ person: one(next.person), area: one(next.area), days: one(next.days) })}
        query={search.q}
        onQuery={(q) => change({ q: q || undefined })}
        queryHint={t(words.search)}
      >
        {search.customer && (
          <Button size="small" kind="quiet" onClick={() => change({ customer: undefined })}>
            {t(words.allCustomers)}
          </Button>
        )}
      </FilterBar>
      {!list.loading && list.items.length === 0 ? (
        <Empty icon={<ScrollText />} title={t(words.none)}>
          {t(words.noneText)}
        </Empty>
      ) : (
        <DataTable
          label={t(words.title)}
          columns={columns}
          items={list.items}
          keyOf={({ id }) => id}
          card={(act) => <Card of={act} />}
          onOpen={({ customer }) => customer && change({ customer: search.customer ? undefined : customer.id })}
          loading={list.loading}
          hasMore={list.hasMore}
          onMore={list.more}
        />
      )}
    </Page>
  )
}

function useFilters(): readonly Filter[] {
  const t = useText()
  const { people } = usePeople({ andLeft: true })
  return [
    {
      key: 'person',
      label: t(words.who),
      kind: 'choices',
      single: true,
      always: true,
      choices: people.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: 'area',
      label: t(words.area),
      kind: 'choices',
      single: true,
      always: true,
      choices: AREA_NAMES.map((area) => ({ value: area, label: t(areaTexts[area]) })),
    },
    { key: 'days', label: t(words.days), kind: 'days', always: true },
  ]
}

function useColumns(): readonly Column<Act>[] {
  const t = useText()
  return useMemo<readonly Column<Act>[]>(
    () => [
      { key: 'when', title: t(words.when), width: 132, always: true, cell: ({ at }) => <MomentText at={at} /> },
      { key: 'who', title: t(words.who), width: 120, always: true, cell: ({ by }) => by?.name ?? t(words.jinke) },
      { key: 'what', title: t(words.what), width: 380, grows: true, cell: (act) => <What of={act} /> },
      { key: 'customer', title: t(words.customer), width: 220, cell: ({ customer }) => customer?.name },
    ],
    [t],
  )
}

/** What was done, and quieter what belongs to it. */
function What({ of: act }: { of: Act }) {
  const t = useText()
  const { fieldName, fieldValue } = useFieldWords()
  const { change, note, person, redacted, text } = act
  const field = change && fieldName(change.field)
  const changed = change?.sealed
    ? t(words.isSealed, { field: field ?? '' })
    : change &&
      t(words.fromTo, {
        field: field ?? '',
        before: fieldValue(change.field, change.before),
        after: fieldValue(change.field, change.after),
      })
  const more = redacted ? t(words.redacted, { by: redacted.by?.name ?? t(words.jinke) }) : (changed ?? note)
  return (
    <span title={more ?? undefined}>
      {person && person.id !== act.by?.id ? t(words.about, { text, person: person.name }) : text}
      {more && <span className={css.quiet}> · {more}</span>}
    </span>
  )
}

function Card({ of: act }: { of: Act }) {
  const t = useText()
  return (
    <div className={css.card}>
      <span className={css.top}>
        <b>{act.by?.name ?? t(words.jinke)}</b>
        <span className={css.quiet}>
          <MomentText at={act.at} />
        </span>
      </span>
      <span className={css.line}>
        <What of={act} />
      </span>
      <span className={css.quiet}>{act.customer?.name}</span>
    </div>
  )
}

function Export({ query }: { query: Record<string, string> }) {
  const t = useText()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await download(exportActs, { query } as never, { timeout: MINUTES })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      toast({ kind: 'wrong', text: error.message })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button kind="quiet" icon={<Download />} busy={busy} onClick={save}>
      {t(words.export)}
    </Button>
  )
}
