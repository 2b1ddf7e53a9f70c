import { useNavigate, useSearch } from '@tanstack/react-router'
import { SolarDay } from 'tyme4ts'
import { listAppointments, listResources, listTakenTimes } from '../../../modules/appointments/contract.ts'
import type { Appointment, Resource } from '../../../modules/appointments/ui/types.ts'
import { showBusy, showYear } from '../../../modules/calendars/contract.ts'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { addDays, type Day, isDay, startOfDay } from '../../../shared/calendar.ts'
import type { CallOf, ReplyOf } from '../../../shared/endpoint.ts'
import { useWidth } from '../../kit/look/useWidth.ts'
import { useList, useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { zone as companyZone, useToday } from '../../text/zone.ts'
import { useWatched } from '../../watched.ts'
import { daysOf, stepped, VIEWS, type View } from './days.ts'

type Search = { view?: string; day?: string; person?: string; team?: string }
type Query = NonNullable<CallOf<typeof listAppointments>['query']>
type Year = ReplyOf<typeof showYear>

const AT_MOST = 200
const AN_HOUR = 3_600_000
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** When somebody is busy, or a room taken, and not with what. */
export interface Busy {
  id: string
  startsAt: string
  endsAt: string
  wholeDay: boolean
}

/** Where one looks, which is the address, and what stands there. */
export function useCalendar() {
  const me = useMe()
  const navigate = useNavigate()
  const today = useToday()
  const zone = useWatched(companyZone)
  const phone = useWidth() === 'phone'
  const search = useSearch({ strict: false }) as Search
  const asked = VIEWS.find((one) => one === search.view)
  const view: View = phone && (asked ?? 'week') === 'week' ? 'day' : (asked ?? 'week')
  const day: Day = search.day && isDay(search.day) ? search.day : today
  const person = search.person ?? me.id
  const { people } = usePeople()
  const team = search.team ?? me.teamId
  const members = people.filter((one) => one.team.id === team)
  const days = daysOf(view, day)
  // On a phone the week above the day says where something is.
  const span = phone && view === 'day' ? daysOf('week', day) : days
  const from = startOfDay(zone, span[0] as Day).toISOString()
  const to = startOfDay(zone, addDays(span.at(-1) as Day, 1)).toISOString()
  const ids = view === 'team' ? members.map(({ id }) => id) : [person]
  const state = 'booked,held,no_show' as unknown as Query['state']
  const whose = view === 'team' ? (me.can.seeTeam ? {} : { team }) : { person }
  const list = useList(listAppointments, { query: { from, to, state, ...whose, limit: AT_MOST } })
  const busy = useRead(
    showBusy,
    { query: { people: (ids.length > 0 ? ids : [NOBODY]).join(','), from, to } },
    { enabled: ids.length > 0 },
  ).data
  const resources = (useRead(listResources, {}, { enabled: view === 'team' }).data?.items ?? []).filter(
    (one: Resource) => one.state === 'on',
  )
  const takable = [...ids, ...resources.map(({ id }) => id)]
  const taken = useRead(
    listTakenTimes,
    { query: { of: takable.join(','), from, to } },
    { enabled: takable.length > 0 },
  ).data
  const go = (next: Search) =>
    navigate({
      to: '/calendar',
      search: {
        view: view === 'week' ? undefined : view,
        day: day === today ? undefined : day,
        person: search.person,
        team: search.team,
        ...next,
      } as never,
      resetScroll: false,
    })
  return {
    view,
    day,
    days,
    today,
    zone,
    phone,
    person,
    team,
    people,
    members,
    resources,
    items: list.items as readonly Appointment[],
    loading: list.loading,
    error: list.error,
    retry: list.retry,
    cut: list.hasMore ? AT_MOST : null,
    busy: [
      ...(busy?.items ?? []).map(({ personId, ...span }) => ({ ...span, id: personId })),
      ...(taken?.items ?? []).map((span) => ({ ...span, wholeDay: false })),
    ],
    worked: busy?.worked ?? [],
    almanac: useAlmanac(span),
    setView: (next: View) => go({ view: next === 'week' ? undefined : next } as Search),
    setDay: (next: Day) => go({ day: next === today ? undefined : next } as Search),
    open: (next: Day) => go({ view: 'day', day: next }),
    setPerson: (id: string) => go({ person: id === me.id ? undefined : id } as Search),
    setTeam: (id: string) => go({ team: id === me.teamId ? undefined : id } as Search),
    step: (steps: number) => {
      const next = stepped(view, day, steps)
      go({ day: next === today ? undefined : next } as Search)
    },
  }
}

export type CalendarView = ReturnType<typeof useCalendar>

export interface DayMark {
  /** Off or at work, where it is not what the day of the week says. */
  readonly turned: 'rest' | 'work' | null
  readonly isRest: boolean
  readonly name: Year['days'][number]['name'] | null
}

/** Holidays, adjusted workdays, festivals and solar terms of the days in sight. */
function useAlmanac(days: readonly Day[]): (day: Day) => DayMark {
  const first = Number((days[0] as Day).slice(0, 4))
  const last = Number((days.at(-1) as Day).slice(0, 4))
  const lasting = { staleTime: 24 * AN_HOUR }
  const one = useRead(showYear, { params: { year: first } }, lasting).data
  const other = useRead(showYear, { params: { year: last } }, { ...lasting, enabled: last !== first }).data
  return (day) => {
    const year = [one, other].find((known) => known?.year === Number(day.slice(0, 4)))
    const special = year?.days.find((known) => known.day === day)
    const feast = year?.festivals.find((known) => known.day === day) ?? year?.terms.find((known) => known.day === day)
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
    return {
      turned: special ? (special.work ? 'work' : 'rest') : null,
      isRest: special ? !special.work : (year?.rest.includes(weekday) ?? weekday > 5),
      name: feast?.name ?? special?.name ?? null,
    }
  }
}

/** The lunar day in small: 初八; its month on the first: 五月. */
export function lunarText(day: Day): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lunar = SolarDay.fromYmd(year, month, date).getLunarDay()
  return lunar.getDay() === 1 ? lunar.getLunarMonth().getName() : lunar.getName()
}
