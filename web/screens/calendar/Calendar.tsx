import { CalendarPlus, ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { bookAppointment } from '../../../modules/appointments/contract.ts'
import { APPOINTMENTS } from '../../../modules/appointments/ui/changes.ts'
import { useWhen } from '../../../modules/appointments/ui/marks.tsx'
import { instantOf } from '../../../modules/appointments/ui/Times.tsx'
import type { Appointment } from '../../../modules/appointments/ui/types.ts'
import { listTeams } from '../../../modules/people/contract.ts'
import type { Day } from '../../../shared/calendar.ts'
import { arranging } from '../../arranging.ts'
import { Choose } from '../../kit/antd/Choose.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { useKeys } from '../../kit/keys.ts'
import { names } from '../../kit/look/names.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { Face } from '../../kit/signs/Face.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useLocale } from '../../text/locale.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { AskNotify } from '../appointments/AskNotify.tsx'
import { actTexts } from '../appointments/appointment.texts.ts'
import { useTelling } from '../appointments/useTelling.tsx'
import css from './Calendar.module.css'
import { calendarTexts as words } from './calendar.texts.ts'
import { DayNumber, LunarLine } from './DayMarks.tsx'
import { daysOf, VIEWS, type View } from './days.ts'
import { Month } from './Month.tsx'
import { type ColumnOf, clockOf, isOn, minuteOn, TimeGrid } from './TimeGrid.tsx'
import { type CalendarView, useCalendar } from './useCalendar.ts'

interface Moving {
  of: Appointment
  startsAt: string
}

/** A6: the days of one, or of a team with its rooms: what is booked, when one works, where time is free. */
export default function Calendar() {
  const t = useText()
  const me = useMe()
  const calendar = useCalendar()
  const [moving, setMoving] = useState<Moving | null>(null)
  const { sheet, tell } = useTelling()
  const { view, phone } = calendar
  const may = me.role !== 'auditor'
  const move = (of: Appointment, day: Day, clock: string) =>
    setMoving({ of, startsAt: instantOf(calendar.zone, `${day}T${clock}`) })
  useKeys({
    t: () => calendar.setDay(calendar.today),
    arrowleft: () => calendar.step(-1),
    arrowright: () => calendar.step(1),
    ...(!phone && { d: () => calendar.setView('day'), w: () => calendar.setView('week') }),
    m: () => calendar.setView('month'),
  })
  return (
    <Page
      title={t(words.title)}
      actions={
        may && (
          <Button kind="primary" icon={<CalendarPlus />} keys="a" onClick={() => arranging.set({})}>
            {t(words.create)}
          </Button>
        )
      }
    >
      <Tools of={calendar} />
      {calendar.cut && <p className={css.note}>{t(words.cut, { count: calendar.cut })}</p>}
      {calendar.error && calendar.items.length === 0 ? (
        <ErrorState error={calendar.error} onRetry={calendar.retry} />
      ) : calendar.loading ? (
        <RowBones count={8} height={56} />
      ) : view === 'month' ? (
        <Month of={calendar} onMove={may ? move : () => {}} />
      ) : (
        <>
          {phone && <Strip of={calendar} />}
          <TimeGrid
            key={view}
            columns={columnsOf(calendar)}
            zone={calendar.zone}
            acrossDays={view === 'week'}
            onFree={
              may
                ? (column, minute) =>
                    arranging.set({
                      at: instantOf(calendar.zone, `${column.day}T${clockOf(minute)}`),
                      ...whoseOf(calendar, column.key, me.id),
                    })
                : undefined
            }
            onMove={may ? (of, column, minute) => move(of, column.day, clockOf(minute)) : undefined}
          />
        </>
      )}
      {moving && <AskMove of={moving} tell={tell} onClose={() => setMoving(null)} />}
      {sheet}
    </Page>
  )
}

/** Of a pressed column: the colleague or the room it belongs to. */
function whoseOf({ view, person, resources }: CalendarView, key: string, me: string) {
  if (view !== 'team') return person === me ? {} : { personId: person }
  return resources.some(({ id }) => id === key) ? { resourceId: key } : { personId: key }
}

function columnsOf(calendar: CalendarView): ColumnOf[] {
  const { view, days, day, zone, items, busy, person, members, resources, phone } = calendar
  if (view !== 'team')
    return days.map((one) => ({
      key: one,
      day: one,
      head: phone ? null : <DayHead day={one} of={calendar} />,
      open: openMinutes(calendar, person, one),
      events: items.filter(isOn(zone, one)),
      busy: busy.filter((span) => span.id === person && isOn(zone, one)(span)),
    }))
  return [
    ...members.map((member) => ({
      key: member.id,
      day,
      head: <WhoHead name={member.name} />,
      open: openMinutes(calendar, member.id, day),
      events: items.filter((a) => isOf(a, member.id) && !standsInBay(a)),
      busy: busy.filter((span) => span.id === member.id),
    })),
    ...resources.map((resource) => ({
      key: resource.id,
      day,
      head: <WhoHead name={resource.name} room />,
      open: [[0, 1440]] as const,
      events: items.filter((a) => a.resources.some(({ id }) => id === resource.id)),
      busy: busy.filter((span) => span.id === resource.id),
    })),
  ]
}

const isOf = (a: Appointment, id: string) => a.organiser.id === id || a.people.some((one) => one.id === id)

/** A10: a slot of a bay is drawn there, and takes nobody's time. */
const standsInBay = (a: Appointment) => !a.hosted && a.people.length === 0 && a.resources.length > 0

/** The minutes of a day in which somebody works. */
const openMinutes = ({ worked, zone }: CalendarView, person: string, day: Day): [number, number][] =>
  worked
    .filter((span) => span.personId === person && isOn(zone, day)(span))
    .map(({ startsAt, endsAt }) => [minuteOn(zone, day, startsAt), minuteOn(zone, day, endsAt)])

function DayHead({ day, of: calendar }: { day: Day; of: CalendarView }) {
  const format = useFormat()
  const mark = calendar.almanac(day)
  return (
    <button
      type="button"
      className={names(css.head, day === calendar.today && css.isToday)}
      onClick={() => calendar.open(day)}
    >
      <span>{format.weekday(day)}</span>
      <DayNumber day={day} mark={mark} />
      <LunarLine day={day} mark={mark} />
    </button>
  )
}

function WhoHead({ name, room }: { name: string; room?: boolean }) {
  const t = useText()
  return (
    <span className={css.head}>
      {room ? <span className={css.lunar}>{t(words.room)}</span> : <Face name={name} size={24} />}
      <b>{name}</b>
    </span>
  )
}

/** Where one is in time, how one looks, and whose days they are. */
function Tools({ of: calendar }: { of: CalendarView }) {
  const t = useText()
  const me = useMe()
  const { view, phone } = calendar
  const views = phone ? VIEWS.filter((one) => one !== 'week') : VIEWS
  const teams = useRead(listTeams, {}, { enabled: me.can.seeTeam && view === 'team' }).data?.items ?? []
  return (
    <div className={css.tools}>
      <span className={css.steps}>
        <Button
          icon={<ChevronLeft />}
          aria-label={t(words.before)}
          data-tip={t(words.before)}
          onClick={() => calendar.step(-1)}
        />
        <Button onClick={() => calendar.setDay(calendar.today)}>{t(words.today)}</Button>
        <Button
          icon={<ChevronRight />}
          aria-label={t(words.after)}
          data-tip={t(words.after)}
          onClick={() => calendar.step(1)}
        />
      </span>
      <span className={css.period}>
        <Period of={calendar} />
      </span>
      <Segmented
        label={t(words.view)}
        choices={views.map((value) => ({ value: value as View, label: t(words[value]) }))}
        value={view}
        onChange={calendar.setView}
      />
      {view === 'team'
        ? teams.length > 1 && (
            <span className={css.who}>
              <Choose
                label={t(words.whichTeam)}
                options={teams.map(({ id, name }) => ({ value: id, label: name }))}
                value={calendar.team}
                onChange={(id) => id && calendar.setTeam(id)}
              />
            </span>
          )
        : calendar.people.length > 1 && (
            <span className={css.who}>
              <Choose
                label={t(words.whose)}
                options={calendar.people.map(({ id, name }) => ({
                  value: id,
                  label: id === me.id ? t(words.me) : name,
                }))}
                value={calendar.person}
                onChange={(id) => id && calendar.setPerson(id)}
              />
            </span>
          )}
    </div>
  )
}

function Period({ of: { view, day, days } }: { of: CalendarView }) {
  const locale = useLocale()
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB'
  const at = (one: Day) => new Date(`${one}T00:00:00Z`)
  if (view === 'month')
    return new Intl.DateTimeFormat(tag, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(at(day))
  if (view === 'week')
    return (
      new Intl.DateTimeFormat(tag, { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' })
        .formatRange(at(days[0] as Day), at(days.at(-1) as Day))
        // Node and browsers do not write the same spaces around the dash, and what was drawn would be drawn anew.
        .replace(/\s/g, ' ')
    )
  return new Intl.DateTimeFormat(tag, { timeZone: 'UTC', month: 'long', day: 'numeric', weekday: 'short' }).format(
    at(day),
  )
}

/** On a phone: the week to press a day in. */
function Strip({ of: calendar }: { of: CalendarView }) {
  const format = useFormat()
  return (
    <div className={css.strip}>
      {daysOf('week', calendar.day).map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={day === calendar.day}
          className={names(css.stripDay, day === calendar.day && css.chosen, day === calendar.today && css.isToday)}
          onClick={() => calendar.setDay(day)}
        >
          <span>{format.weekday(day)}</span>
          <b>{Number(day.slice(8))}</b>
          <LunarLine day={day} mark={calendar.almanac(day)} />
          <i
            className={names(
              css.dot,
              calendar.view === 'day' && calendar.items.some(isOn(calendar.zone, day)) && css.some,
            )}
          />
        </button>
      ))}
    </div>
  )
}

interface AskMoveProps {
  of: Moving
  tell: ReturnType<typeof useTelling>['tell']
  onClose: () => void
}

/** A5: what was carried to another time is moved once one has said whether the customer hears of it. */
function AskMove({ of: { of: a, startsAt }, tell, onClose }: AskMoveProps) {
  const t = useText()
  const when = useWhen()
  const { mutateAsync } = useWrite(bookAppointment, { changes: APPOINTMENTS })
  const endsAt = new Date(Date.parse(startsAt) + a.minutes * 60_000).toISOString()
  const theirs = when.theirs(startsAt, endsAt, a.zone)
  return (
    <AskNotify
      title={t(words.moveTitle, { when: when.ours(startsAt, endsAt) })}
      verb={t(actTexts.moveDo)}
      notify={t(actTexts.notify)}
      message={{ id: a.id, what: 'book', times: [startsAt] }}
      onDo={async (notify, _, letter) => {
        const done = await mutateAsync({
          params: { id: a.id },
          // The hour on both clocks is told above.
          body: { startsAt, notify, atNight: true, ...letter },
          ifMatch: a.version,
        })
        tell(done, t(actTexts.moved), notify)
      }}
      onClose={onClose}
    >
      <p>{t(words.moveWith, { kind: a.kindName, name: a.customer.name })}</p>
      {a.startsAt && a.endsAt && <p>{t(words.was, { when: when.ours(a.startsAt, a.endsAt) })}</p>}
      {theirs && <p>{theirs}</p>}
    </AskNotify>
  )
}
