import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Appointment } from '../../../modules/appointments/ui/types.ts'
import { type Day, dayIn, minuteIn } from '../../../shared/calendar.ts'
import { names } from '../../kit/look/names.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Calendar.module.css'
import { calendarTexts as words } from './calendar.texts.ts'
import { DayNumber, LunarLine } from './DayMarks.tsx'
import type { CalendarView } from './useCalendar.ts'

const SHOWN = 4
const SHOWN_ON_PHONE = 2
const A_WEEK = 7

interface MonthProps {
  of: CalendarView
  onMove: (of: Appointment, day: Day, minute: string) => void
}

/** A month in whole weeks, each day with its appointments; one is carried to another day at the same hour. */
export function Month({ of: calendar, onMove }: MonthProps) {
  const t = useText()
  const format = useFormat()
  const { days, day, zone, items, almanac, phone } = calendar
  const [over, setOver] = useState<Day | null>(null)
  const shown = phone ? SHOWN_ON_PHONE : SHOWN
  return (
    <div className={css.month}>
      {days.slice(0, A_WEEK).map((one) => (
        <span key={one} className={css.weekday}>
          {format.weekday(one)}
        </span>
      ))}
      {days.map((one) => {
        const here = items.filter((a) => a.startsAt && dayIn(zone, new Date(a.startsAt)) === one)
        const mark = almanac(one)
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the page of an appointment moves it by keys
          <div
            key={one}
            className={names(
              css.cell,
              mark.isRest && css.isRest,
              one.slice(0, 7) !== day.slice(0, 7) && css.outside,
              over === one && css.over,
            )}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(one)
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => {
              setOver(null)
              const moved = items.find(({ id }) => id === event.dataTransfer.getData('text/plain'))
              if (!moved?.startsAt || dayIn(zone, new Date(moved.startsAt)) === one) return
              onMove(moved, one, minuteIn(zone, new Date(moved.startsAt)).slice(11))
            }}
          >
            <button
              type="button"
              className={names(css.cellHead, one === calendar.today && css.isToday)}
              onClick={() => calendar.open(one)}
            >
              <DayNumber day={one} mark={mark} />
              <LunarLine day={one} mark={mark} />
            </button>
            {here.slice(0, shown).map((a) => (
              <Link
                key={a.id}
                to="/appointments/$id"
                params={{ id: a.id }}
                draggable={a.state === 'booked' && a.can.change}
                onDragStart={(event) => event.dataTransfer.setData('text/plain', a.id)}
                className={names(css.chip, a.state !== 'booked' && css[a.state], a.waiting && css.waits)}
              >
                <time>{minuteIn(zone, new Date(a.startsAt as string)).slice(11)}</time>
                <b>{a.customer.name}</b>
              </Link>
            ))}
            {here.length > shown && (
              <button type="button" className={css.moreOf} onClick={() => calendar.open(one)}>
                {phone ? `+${here.length - shown}` : t(words.more, { count: here.length - shown })}
              </button>
            )}
          </div>
        )
      })}
    </div>
  )
}
