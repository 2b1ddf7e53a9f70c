import { Link, useNavigate } from '@tanstack/react-router'
import { type PointerEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Appointment } from '../../../modules/appointments/ui/types.ts'
import { type Day, dayIn, minuteIn } from '../../../shared/calendar.ts'
import { names } from '../../kit/look/names.ts'
import { useText } from '../../text/useText.ts'
import { type Block, inBlocks } from './blocks.ts'
import css from './Calendar.module.css'
import { calendarTexts as words } from './calendar.texts.ts'
import { inLanes } from './days.ts'
import type { Busy } from './useCalendar.ts'

/** What one column shows: a day of one person, or one person or room on a day. */
export interface ColumnOf {
  readonly key: string
  readonly day: Day
  readonly head: ReactNode
  /** Minutes of the day in which one works. */
  readonly open: readonly (readonly [number, number])[]
  readonly events: readonly Appointment[]
  readonly busy: readonly Busy[]
}

interface TimeGridProps {
  columns: readonly ColumnOf[]
  zone: string
  /** Somebody pressed a free time. */
  onFree?: ((column: ColumnOf, minute: number) => void) | undefined
  /** An appointment was carried to another time. */
  onMove?: ((of: Appointment, column: ColumnOf, minute: number) => void) | undefined
  /** Columns are days: it may be carried from one to another. */
  acrossDays?: boolean
}

const HOUR = 52
const DAY_MINUTES = 1440
const SNAP = 15
const SHOWN_FROM = 7.5 * HOUR
const LEAST_MINUTES = 24
const FAR_ENOUGH = 5
/** So long a finger rests before it carries; one that moves first scrolls. */
const LONG_PRESS_MS = 420
const RESTS = 10
const BUZZ_MS = 15
const EDGE = 44
const EDGE_STEP = 14
const BOTTOM = 24
const AT_LEAST = 420

const px = (minutes: number) => (minutes / 60) * HOUR

/** Minutes of a day at an instant, within it: what began before begins at 0, what ends after ends at its end. */
export function minuteOn(zone: string, day: Day, instant: string): number {
  const shown = minuteIn(zone, new Date(instant))
  if (shown.slice(0, 10) < day) return 0
  if (shown.slice(0, 10) > day) return DAY_MINUTES
  const [hours = 0, minutes = 0] = shown.slice(11).split(':').map(Number)
  return hours * 60 + minutes
}

export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

interface Carry {
  of: Appointment
  column: number
  minute: number
  moved: boolean
}

/** A6: hours downwards, days or people across; free time is pressed, what is booked is carried. */
export function TimeGrid({ columns, zone, onFree, onMove, acrossDays }: TimeGridProps) {
  const box = useRef<HTMLDivElement>(null)
  const room = useRoomBelow(box)
  const [carry, setCarry] = useState<Carry | null>(null)
  const measured = room !== undefined
  useLayoutEffect(() => {
    if (measured && box.current) box.current.scrollTop = SHOWN_FROM
  }, [measured])
  const style = {
    '--columns': columns.length,
    '--hour': `${HOUR}px`,
    '--least': columns.length > 7 ? '120px' : columns.length > 1 ? '96px' : undefined,
  }
  return (
    <div ref={box} data-grid className={css.grid} style={{ maxHeight: room, ...style } as React.CSSProperties}>
      <div className={css.heads} hidden={columns.every(({ head }) => head === null)}>
        <span className={css.corner} />
        {columns.map((column) => (
          <span key={column.key} style={{ display: 'contents' }}>
            {column.head}
          </span>
        ))}
      </div>
      <div className={css.hours}>
        <div className={css.scale} aria-hidden="true">
          {Array.from({ length: 23 }, (_, n) => (
            <span key={clockOf((n + 1) * 60)} style={{ top: (n + 1) * HOUR }}>
              {clockOf((n + 1) * 60)}
            </span>
          ))}
        </div>
        {columns.map((column, at) => (
          <Column
            key={column.key}
            of={column}
            at={at}
            zone={zone}
            carry={carry}
            onCarry={onMove && setCarry}
            columns={columns}
            acrossDays={acrossDays === true}
            onFree={onFree}
            onDrop={(dropped) => {
              setCarry(null)
              const target = columns[dropped.column]
              if (target) onMove?.(dropped.of, target, dropped.minute)
            }}
          />
        ))}
      </div>
    </div>
  )
}

interface ColumnProps {
  of: ColumnOf
  at: number
  zone: string
  carry: Carry | null
  onCarry: ((carry: Carry | null) => void) | undefined
  columns: readonly ColumnOf[]
  acrossDays: boolean
  onFree: TimeGridProps['onFree']
  onDrop: (carry: Carry) => void
}

function Column({ of: column, at, zone, carry, onCarry, columns, acrossDays, onFree, onDrop }: ColumnProps) {
  const t = useText()
  const [over, setOver] = useState<number | null>(null)
  const minuteAt = (event: PointerEvent | React.MouseEvent) => {
    const top = (event.currentTarget as HTMLElement).getBoundingClientRect().top
    return Math.max(0, Math.min(DAY_MINUTES - 30, Math.floor((event.clientY - top) / (HOUR / 2)) * 30))
  }
  const { alone, blocks } = inBlocks(column.events)
  const placed = inLanes<Appointment | Block>(
    [...alone, ...blocks].map((item) => {
      const from = minuteOn(zone, column.day, item.startsAt ?? '')
      return { item, from, to: Math.max(from + LEAST_MINUTES, minuteOn(zone, column.day, item.endsAt ?? '')) }
    }),
  )
  const carried = carry?.moved && carry.column === at ? carry : null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: free time is also reached by the button above and by A
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={css.column}
      data-column={at}
      onPointerMove={(event) =>
        onFree &&
        event.pointerType === 'mouse' &&
        setOver(event.target === event.currentTarget ? minuteAt(event) : null)
      }
      onPointerLeave={() => setOver(null)}
      onClick={(event) => {
        if (event.target === event.currentTarget) onFree?.(column, minuteAt(event))
      }}
    >
      {column.open.map(([from, to]) => (
        <span key={from} className={css.open} style={{ top: px(from), height: px(to - from) }} />
      ))}
      {column.busy.map((busy) => {
        const from = minuteOn(zone, column.day, busy.startsAt)
        const to = minuteOn(zone, column.day, busy.endsAt)
        return (
          <span
            key={`${busy.startsAt} ${busy.endsAt}`}
            className={css.busy}
            style={{ top: px(from), height: Math.max(14, px(to - from) - 2) }}
          >
            {t(busy.wholeDay ? words.away : words.busy)}
          </span>
        )
      })}
      {over !== null && !carry && (
        <span className={css.slot} style={{ top: px(over), height: px(30) }}>
          {clockOf(over)}
        </span>
      )}
      {placed.map(({ item, from, to, lane, lanes }) => {
        const style = {
          top: px(from) + 1,
          height: px(to - from) - 2,
          left: `calc(${(lane / lanes) * 100}% + 2px)`,
          width: `calc(${100 / lanes}% - 5px)`,
        }
        if ('count' in item) return <SlotBlock key={item.key} of={item} day={column.day} zone={zone} style={style} />
        return (
          <Event
            key={item.id}
            of={item}
            zone={zone}
            style={style}
            isLeft={carry?.moved === true && carry.of.id === item.id}
            carry={carry}
            at={at}
            from={from}
            columns={columns}
            acrossDays={acrossDays}
            onCarry={item.state === 'booked' && item.can.change ? onCarry : undefined}
            onDrop={onDrop}
          />
        )
      })}
      {carried && (
        <span
          className={names(css.event, css.carried)}
          style={{
            top: px(carried.minute) + 1,
            height: px(Math.max(LEAST_MINUTES, carried.of.minutes)) - 2,
            left: 2,
            right: 2,
          }}
        >
          <b>{clockOf(carried.minute)}</b>
          <span>{carried.of.customer.name}</span>
        </span>
      )}
      <NowLine zone={zone} day={column.day} />
    </div>
  )
}

/** A10: what is booked of a service at one time: it leads to the day of the service. */
function SlotBlock({ of: block, day, zone, style }: { of: Block; day: Day; zone: string; style: React.CSSProperties }) {
  const t = useText()
  return (
    <Link to="/services" search={{ view: 'day', day } as never} className={css.event} style={style}>
      <b>
        {minuteIn(zone, new Date(block.startsAt)).slice(11)} {block.name}
      </b>
      <span>{t(words.booked, { count: block.count })}</span>
    </Link>
  )
}

interface EventProps {
  of: Appointment
  zone: string
  style: React.CSSProperties
  isLeft: boolean
  carry: Carry | null
  at: number
  from: number
  columns: readonly ColumnOf[]
  acrossDays: boolean
  onCarry: ((carry: Carry | null) => void) | undefined
  onDrop: (carry: Carry) => void
}

/** One appointment: a press opens it, a pull carries it to another time. */
function Event({ of: a, zone, style, isLeft, carry, at, from, columns, acrossDays, onCarry, onDrop }: EventProps) {
  const navigate = useNavigate()
  const held = useRef<{ x: number; y: number; grabbed: number } | null>(null)
  const pulled = useRef(false)
  const finger = useLongPress()
  const begins = minuteIn(zone, new Date(a.startsAt ?? '')).slice(11)
  const place = (event: PointerEvent): Carry | null => {
    const start = held.current
    if (!start) return null
    const grid = event.currentTarget.closest('[data-column]')?.parentElement
    const under = [...(grid?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
    const target = acrossDays
      ? under.find((one) => {
          const { left, right } = one.getBoundingClientRect()
          return event.clientX >= left && event.clientX < right
        })
      : under[at]
    const column = target ? Number(target.dataset.column) : at
    const top = (target ?? under[at])?.getBoundingClientRect().top ?? 0
    const raw = ((event.clientY - top) / HOUR) * 60 - start.grabbed
    const minute = Math.max(0, Math.min(DAY_MINUTES - a.minutes, Math.round(raw / SNAP) * SNAP))
    const far = Math.hypot(event.clientX - start.x, event.clientY - start.y) > FAR_ENOUGH
    return { of: a, column: columns[column] ? column : at, minute, moved: far || carry?.moved === true }
  }
  return (
    <a
      ref={finger.ref}
      href={`/appointments/${a.id}`}
      draggable={false}
      className={names(
        css.event,
        a.state !== 'booked' && css[a.state],
        a.waiting && css.waits,
        onCarry && css.movable,
        isLeft && css.left,
      )}
      style={style}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return
        event.preventDefault()
        if (!pulled.current) navigate({ to: '/appointments/$id', params: { id: a.id } })
        pulled.current = false
      }}
      onPointerDown={(event) => {
        pulled.current = false
        if (!onCarry || event.button !== 0) return
        const { currentTarget, clientX: x, clientY: y, pointerId } = event
        const take = () => {
          // Where it lies now: while the finger rested the day may have scrolled under it.
          held.current = { x, y, grabbed: ((y - currentTarget.getBoundingClientRect().top) / HOUR) * 60 }
          currentTarget.setPointerCapture(pointerId)
        }
        if (event.pointerType !== 'touch') return take()
        finger.press(event, () => {
          take()
          pulled.current = true
          onCarry({ of: a, column: at, minute: from, moved: true })
        })
      }}
      onContextMenu={(event) => finger.isDown() && event.preventDefault()}
      onPointerMove={(event) => {
        finger.move(event)
        const now = place(event)
        if (now?.moved) {
          pulled.current = true
          onCarry?.(now)
        }
      }}
      onPointerUp={(event) => {
        finger.lift()
        const now = place(event)
        held.current = null
        if (now?.moved && (now.column !== at || now.minute !== from)) onDrop(now)
        else onCarry?.(null)
      }}
      onPointerCancel={() => {
        finger.lift()
        held.current = null
        onCarry?.(null)
      }}
    >
      <b>
        {begins} {a.customer.name}
      </b>
      <span>{[a.kindName, a.place].filter(Boolean).join(' · ')}</span>
    </a>
  )
}

/** On a phone a finger that rests lifts what is under it; until it is let go, moving carries and does not scroll. */
function useLongPress() {
  const ref = useRef<HTMLAnchorElement>(null)
  const down = useRef<{ x: number; y: number; waiting: ReturnType<typeof setTimeout>; carries: boolean } | null>(null)
  useEffect(() => {
    const element = ref.current
    const stay = (event: TouchEvent) => down.current?.carries && event.preventDefault()
    element?.addEventListener('touchmove', stay, { passive: false })
    return () => element?.removeEventListener('touchmove', stay)
  }, [])
  const lift = () => {
    if (down.current) clearTimeout(down.current.waiting)
    down.current = null
  }
  return {
    ref,
    isDown: () => down.current !== null,
    press: ({ clientX: x, clientY: y }: PointerEvent, then: () => void) => {
      lift()
      const waiting = setTimeout(() => {
        if (!down.current) return
        down.current.carries = true
        navigator.vibrate?.(BUZZ_MS)
        then()
      }, LONG_PRESS_MS)
      down.current = { x, y, waiting, carries: false }
    },
    move: (event: PointerEvent) => {
      const now = down.current
      if (!now) return
      if (now.carries) return scrollAtEdge(event)
      if (Math.hypot(event.clientX - now.x, event.clientY - now.y) > RESTS) lift()
    },
    lift,
  }
}

/** What is carried to the edge of what is in sight goes on beyond it. */
function scrollAtEdge({ currentTarget, clientY }: PointerEvent) {
  const grid = currentTarget.closest('[data-grid]')
  if (!grid) return
  const { top, bottom } = grid.getBoundingClientRect()
  if (clientY > Math.min(bottom, window.innerHeight) - EDGE) grid.scrollTop += EDGE_STEP
  else if (clientY < top + EDGE) grid.scrollTop -= EDGE_STEP
}

const A_MINUTE = 60_000

function NowLine({ zone, day }: { zone: string; day: Day }) {
  // Not in a page that the server drew: it is later by now.
  const [now, setNow] = useState<Date | null>(null)
  useEffect(() => {
    setNow(new Date())
    const tick = setInterval(() => setNow(new Date()), A_MINUTE)
    return () => clearInterval(tick)
  }, [])
  if (!now || dayIn(zone, now) !== day) return null
  return <span className={css.now} style={{ top: px(minuteOn(zone, day, now.toISOString())) }} />
}

/** The hours scroll in themselves, the days in sight. */
function useRoomBelow(box: { current: HTMLElement | null }): number | undefined {
  const [room, setRoom] = useState<number>()
  useLayoutEffect(() => {
    const measure = () => {
      if (!box.current) return
      const top = box.current.getBoundingClientRect().top + window.scrollY
      setRoom(Math.max(AT_LEAST, window.innerHeight - top - BOTTOM))
    }
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [box])
  return room
}

/** Whether something falls into a day. */
export const isOn = (zone: string, day: Day) => (a: { startsAt: string | null; endsAt: string | null }) =>
  a.startsAt !== null &&
  a.endsAt !== null &&
  dayIn(zone, new Date(a.startsAt)) <= day &&
  dayIn(zone, new Date(Date.parse(a.endsAt) - 1)) >= day
