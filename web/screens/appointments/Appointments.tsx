import { useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarCheck, CalendarDays, CalendarPlus, ListChecks } from 'lucide-react'
import { useMemo } from 'react'
import { listAppointments, listResources, listTasks } from '../../../modules/appointments/contract.ts'
import { Readiness, StateMark, useWhen, When } from '../../../modules/appointments/ui/marks.tsx'
import type { Appointment } from '../../../modules/appointments/ui/types.ts'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { listTeams } from '../../../modules/people/contract.ts'
import type { CallOf } from '../../../shared/endpoint.ts'
import { arranging } from '../../arranging.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { type Column, DataTable } from '../../kit/lists/DataTable.tsx'
import { type Filter, FilterBar, type FilterValues } from '../../kit/lists/FilterBar.tsx'
import { useWidth } from '../../kit/look/useWidth.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList, useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useLocale } from '../../text/locale.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import listCss from '../deals/Deals.module.css'
import css from './Appointments.module.css'
import { listTexts as words } from './list.texts.ts'
import { Tasks } from './Tasks.tsx'

const SHOWS = ['upcoming', 'waiting', 'proposed', 'prepare', 'past', 'tasks'] as const
type Show = (typeof SHOWS)[number]
type Query = NonNullable<CallOf<typeof listAppointments>['query']>
type Search = { show?: Show; person?: string; team?: string; resource?: string }

const A_PAGE = 60
const PREPARED_AHEAD_MS = 21 * 86_400_000

/** What the list asks for: all of these run along one index. */
function queryOf(show: Show): Query {
  const now = new Date()
  if (show === 'waiting') return { waiting: 'true' }
  if (show === 'proposed') return { state: 'proposed' as unknown as Query['state'] }
  if (show === 'past') return { past: 'true' }
  const booked = 'booked' as unknown as Query['state']
  if (show === 'prepare')
    return {
      state: booked,
      to: new Date(Math.ceil(now.getTime() / 3_600_000) * 3_600_000 + PREPARED_AHEAD_MS).toISOString(),
    }
  return { state: booked }
}

/** All appointments in sight: what comes, what waits for an answer, what is to be prepared, what was. */
export default function Appointments() {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  const phone = useWidth() === 'phone'
  const { show = 'upcoming', person, team, resource }: Search = useSearch({ strict: false })
  const may = me.role !== 'auditor'
  // Whoever leads sees the team's; everybody else begins with the own ones.
  const whose = person ?? (team || me.can.seeTeam ? undefined : me.id)
  const change = (next: Search) =>
    navigate({ to: '/appointments', search: { show, person, team, resource, ...next } as never, resetScroll: false })
  const filters = useFilters()
  const create = () => arranging.set({})
  const values: FilterValues = {
    ...(person && { person: [person] }),
    ...(team && { team: [team] }),
    ...(resource && { resource: [resource] }),
  }
  const one = (value: FilterValues[string]) => (value as readonly string[] | undefined)?.[0]
  return (
    <Page
      title={t(words.title)}
      actions={
        <span className={css.links}>
          <Button icon={<CalendarDays />} onClick={() => navigate({ to: '/calendar' })} aria-label={t(words.calendar)}>
            {phone ? null : t(words.calendar)}
          </Button>
          {may && (
            <Button kind="primary" icon={<CalendarPlus />} keys="a" onClick={create}>
              {t(words.create)}
            </Button>
          )}
        </span>
      }
    >
      <div className={listCss.tools}>
        <Segmented
          look="chips"
          label={t(words.which)}
          choices={SHOWS.map((value) => ({ value, label: t(words[value]) }))}
          value={show}
          onChange={(value) => change({ show: value })}
        />
        {show !== 'tasks' && (
          <FilterBar
            filters={filters}
            values={values}
            onChange={(next) =>
              change({ person: one(next.person), team: one(next.team), resource: one(next.resource) } as Search)
            }
          />
        )}
      </div>
      {show === 'tasks' ? (
        <Promises />
      ) : (
        <List
          show={show}
          query={{ ...queryOf(show), person: whose, team, resource }}
          onCreate={may ? create : undefined}
        />
      )}
    </Page>
  )
}

function useFilters(): readonly Filter[] {
  const t = useText()
  const me = useMe()
  const { people } = usePeople({ andLeft: true })
  const teams = useRead(listTeams, {}, { enabled: me.can.seeTeam }).data?.items ?? []
  const resources = useRead(listResources, {}).data?.items ?? []
  const one = { kind: 'choices', single: true, always: true } as const
  const resource: Filter = {
    key: 'resource',
    label: t(words.resource),
    choices: resources.map(({ id, name }) => ({ value: id, label: name })),
    ...one,
  }
  if (!me.can.seeTeam) return resources.length > 0 ? [resource] : []
  return [
    {
      key: 'person',
      label: t(words.person),
      choices: people.map(({ id, name }) => ({ value: id, label: id === me.id ? t(words.me) : name })),
      ...one,
    },
    {
      key: 'team',
      label: t(words.team),
      choices: teams.map(({ id, name }) => ({ value: id, label: name })),
      ...one,
    },
    ...(resources.length > 0 ? [resource] : []),
  ]
}

interface ListProps {
  show: Exclude<Show, 'tasks'>
  query: Query
  onCreate: (() => void) | undefined
}

function List({ show, query, onCreate }: ListProps) {
  const t = useText()
  const navigate = useNavigate()
  const list = useList(listAppointments, { query: { ...query, limit: A_PAGE } })
  const columns = useColumnsOf()
  // What is to be prepared is told from what stands in the next weeks.
  const items = show === 'prepare' ? list.items.filter(({ readiness }) => readiness.done < readiness.of) : list.items
  if (list.error && items.length === 0) return <ErrorState error={list.error} onRetry={list.retry} />
  if (!list.loading && items.length === 0) return <Nothing show={show} onCreate={onCreate} />
  return (
    <DataTable
      label={t(words.title)}
      columns={columns}
      items={items}
      keyOf={(a) => a.id}
      card={(a) => <Row of={a} />}
      onOpen={(a) => navigate({ to: '/appointments/$id', params: { id: a.id } })}
      loading={list.loading}
      hasMore={list.hasMore}
      onMore={list.more}
    />
  )
}

const NOTHING = {
  upcoming: words.noneUpcoming,
  waiting: words.noneWaiting,
  proposed: words.noneProposed,
  prepare: words.nonePrepare,
  past: words.nonePast,
}

function Nothing({ show, onCreate }: Pick<ListProps, 'show' | 'onCreate'>) {
  const t = useText()
  return (
    <Empty
      icon={<CalendarCheck />}
      title={t(NOTHING[show])}
      action={
        show === 'upcoming' &&
        onCreate && (
          <Button kind="primary" onClick={onCreate}>
            {t(words.create)}
          </Button>
        )
      }
    >
      {t(show === 'upcoming' ? words.noneUpcomingText : words.noneText)}
    </Empty>
  )
}

function useColumnsOf(): readonly Column<Appointment>[] {
  const t = useText()
  const format = useFormat()
  const locale = useLocale()
  return useMemo(
    () => [
      {
        key: 'when',
        title: t(words.when),
        // A weekday and a month in full are longer in English.
        width: locale === 'en' ? 262 : 236,
        always: true,
        cell: (a) => (
          <span className={css.when}>
            <When of={a} />
          </span>
        ),
      },
      {
        key: 'customer',
        title: t(words.customer),
        width: 180,
        grows: true,
        cell: (a) => <strong>{a.customer.name}</strong>,
      },
      { key: 'kind', title: t(words.kind), width: 110, grows: true, cell: (a) => a.kindName },
      { key: 'place', title: t(words.place), width: 160, grows: true, cell: (a) => a.place ?? <None /> },
      { key: 'state', title: t(words.state), width: locale === 'en' ? 196 : 150, cell: (a) => <StateMark of={a} /> },
      { key: 'readiness', title: t(words.readiness), width: 104, cell: (a) => <Readiness of={a.readiness} /> },
      {
        key: 'organiser',
        title: t(words.organiser),
        width: 130,
        cell: (a) => format.list([a.organiser, ...a.people].map(({ name }) => name)),
      },
    ],
    [t, format, locale],
  )
}

const None = () => <span className={listCss.quiet}>—</span>

function Row({ of: a }: { of: Appointment }) {
  const t = useText()
  const when = useWhen()
  return (
    <div className={css.row}>
      <span className={listCss.rowWords}>
        <strong>{a.customer.name}</strong>
        <span>{a.startsAt && a.endsAt ? when.ours(a.startsAt, a.endsAt) : t(words.proposed)}</span>
        <span className={listCss.quiet}>{[a.kindName, a.place].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={css.end}>
        <StateMark of={a} />
        {a.state === 'booked' && <Readiness of={a.readiness} />}
      </span>
    </div>
  )
}

/** A7: what one promised, by day. */
function Promises() {
  const t = useText()
  const list = useList(listTasks, { query: { limit: A_PAGE } })
  if (list.loading) return <RowBones count={6} height={48} />
  if (list.error && list.items.length === 0) return <ErrorState error={list.error} onRetry={list.retry} />
  if (list.items.length === 0)
    return (
      <Empty icon={<ListChecks />} title={t(words.noneTasks)}>
        {t(words.noneTasksText)}
      </Empty>
    )
  return (
    <>
      <Tasks tasks={list.items} withCustomer />
      {list.hasMore && <Button onClick={list.more}>…</Button>}
    </>
  )
}
