import { ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import { showServiceDay } from '../../../modules/services/contract.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { names } from '../../kit/look/names.ts'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './parts.module.css'
import { serviceTexts as words } from './services.texts.ts'
import type { Booking, ServiceDay, Slot } from './types.ts'

type OneService = ServiceDay['services'][number]

interface BoardProps {
  day: Day
  may: boolean
  onDay: (day: Day) => void
  onBook: (service: OneService, slot: Slot) => void
  onOpen: (booking: Booking, service: OneService) => void
}

/** A10: one day of all services: each slot with who comes, and what is free. */
export function Board({ day, may, onDay, onBook, onOpen }: BoardProps) {
  const t = useText()
  const format = useFormat()
  const { data, error, refetch } = useRead(showServiceDay, { query: { day } }, { refetchInterval: 60_000 })
  return (
    <>
      <div className={css.day}>
        <Button
          size="small"
          icon={<ChevronLeft />}
          aria-label={t(words.before)}
          onClick={() => onDay(addDays(day, -1))}
        />
        <h2 aria-live="polite">{format.dayInFull(day)}</h2>
        <Button
          size="small"
          icon={<ChevronRight />}
          aria-label={t(words.after)}
          onClick={() => onDay(addDays(day, 1))}
        />
        {day !== format.today && (
          <Button size="small" kind="quiet" onClick={() => onDay(format.today)}>
            {t(words.today)}
          </Button>
        )}
      </div>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <RowBones count={6} height={48} />}
      {data?.off && <p className={css.quiet}>{t(words.off, { why: data.off })}</p>}
      {data && (
        <div className={css.board}>
          {data.services.map((service) => (
            <Column
              key={service.id}
              of={service}
              bookings={data.bookings.filter((b) => b.serviceId === service.id)}
              may={may}
              onBook={onBook}
              onOpen={onOpen}
            />
          ))}
        </div>
      )}
    </>
  )
}

interface ColumnProps extends Pick<BoardProps, 'may' | 'onBook' | 'onOpen'> {
  of: OneService
  bookings: readonly Booking[]
}

/** What began at another time than the slots have now, since the hours were changed, stands among them all the same. */
function Column({ of: service, bookings, may, onBook, onOpen }: ColumnProps) {
  const t = useText()
  const odd = bookings.filter((b) => !service.slots.some((s) => s.startsAt === b.startsAt))
  const rows = [
    ...service.slots.map((slot) => ({ at: slot.startsAt, slot })),
    ...[...new Set(odd.map((b) => b.startsAt))].map((at) => ({ at, slot: null })),
  ].toSorted((a, b) => a.at.localeCompare(b.at))
  return (
    <section className={css.service} aria-label={service.name}>
      <header>
        <h3>{service.name}</h3>
        <small>
          {service.resources.map((r) => r.name).join(' · ') || t(words.capacity, { count: service.capacity })}
        </small>
      </header>
      {rows.length === 0 && <p className={css.quiet}>{t(words.noSlots)}</p>}
      {rows.map(({ at, slot }) => (
        <Row
          key={at}
          at={at}
          slot={slot}
          service={service}
          bookings={bookings.filter((b) => b.startsAt === at)}
          may={may}
          onBook={onBook}
          onOpen={onOpen}
        />
      ))}
    </section>
  )
}

interface RowProps extends Pick<BoardProps, 'may' | 'onBook' | 'onOpen'> {
  at: string
  slot: Slot | null
  service: OneService
  bookings: readonly Booking[]
}

function Row({ at, slot, service, bookings, may, onBook, onOpen }: RowProps) {
  const t = useText()
  const format = useFormat()
  const isPast = Date.parse(at) <= Date.now()
  const free = slot && slot.left > 0 && !isPast
  const taken = bookings.reduce((sum, b) => sum + b.places, 0)
  return (
    <div className={names(css.slot, isPast && css.past)}>
      <time dateTime={at}>{format.time(at)}</time>
      <div className={css.cells}>
        {bookings.map((booking) => (
          <One
            key={booking.appointmentId ?? `${at} ${booking.resource?.id}`}
            of={booking}
            onOpen={() => onOpen(booking, service)}
          />
        ))}
        {slot && !isPast && (slot.left > 0 || bookings.length === 0) && (
          <div className={css.free}>
            <span>
              {free
                ? service.capacity > 1
                  ? t(words.left, { left: slot.left, of: service.capacity })
                  : t(words.free)
                : t(taken > 0 ? words.full : words.noBay)}
            </span>
            {may && free && (
              <Button
                size="small"
                kind="quiet"
                icon={<Plus />}
                aria-label={`${t(words.book)} ${format.time(at)}`}
                onClick={() => onBook(service, slot)}
              />
            )}
          </div>
        )}
      </div>
    </div>
  )
}

function One({ of: booking, onOpen }: { of: Booking; onOpen: () => void }) {
  const t = useText()
  const told = [
    booking.asset,
    booking.resource?.name,
    booking.places > 1 && t(words.places, { count: booking.places }),
    booking.byLink && t(words.byLink),
  ].filter(Boolean)
  return (
    <button
      type="button"
      className={names(
        css.booking,
        booking.state === 'held' && css.isHeld,
        booking.state === 'no_show' && css.isMissed,
      )}
      onClick={onOpen}
    >
      <b>{booking.customer?.name ?? t(words.hidden)}</b>
      <small>{booking.state === 'held' ? t(words.held) : booking.state === 'no_show' ? t(words.missed) : ''}</small>
      {told.length > 0 && <small>{told.join(' · ')}</small>}
    </button>
  )
}
