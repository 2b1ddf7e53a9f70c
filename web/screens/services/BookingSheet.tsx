import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { bookAppointment } from '../../../modules/appointments/contract.ts'
import { ToldSheet } from '../../../modules/appointments/ui/Told.tsx'
import { dayIn } from '../../../shared/calendar.ts'
import { Button, buttonClass } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { useWrite } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { zone as companyZone } from '../../text/zone.ts'
import { useWatched } from '../../watched.ts'
import { BOOKINGS } from './changes.ts'
import css from './parts.module.css'
import { SlotPicker } from './SlotPicker.tsx'
import { serviceTexts, bookTexts as words } from './services.texts.ts'
import type { Booking, ServiceDay } from './types.ts'

interface BookingSheetProps {
  of: Booking
  service: ServiceDay['services'][number]
  may: boolean
  onReceive: () => void
  onClose: () => void
}

/** A10: who comes, and what is done next: received, moved to another slot, or opened as an appointment. */
export function BookingSheet({ of: booking, service, may, onReceive, onClose }: BookingSheetProps) {
  const t = useText()
  const format = useFormat()
  const [moving, setMoving] = useState(false)
  if (moving) return <MoveSheet of={booking} service={service} onClose={onClose} />
  const open = booking.state === 'booked' || booking.state === 'no_show'
  return (
    <Sheet
      place="middle"
      title={booking.customer?.name ?? t(serviceTexts.hidden)}
      onClose={onClose}
      footer={
        <>
          {booking.appointmentId && (
            <Link
              to="/appointments/$id"
              params={{ id: booking.appointmentId }}
              className={buttonClass({})}
              onClick={onClose}
            >
              {t(words.openIt)}
            </Link>
          )}
          {may && booking.customer && booking.state === 'booked' && (
            <Button onClick={() => setMoving(true)}>{t(words.move)}</Button>
          )}
          {booking.receptionId ? (
            <Link
              to="/receptions/$id"
              params={{ id: booking.receptionId }}
              className={buttonClass({ kind: 'primary' })}
              onClick={onClose}
            >
              {t(words.toReception)}
            </Link>
          ) : (
            may &&
            booking.customer &&
            open && (
              <Button kind="primary" data-autofocus onClick={onReceive}>
                {t(words.receive)}
              </Button>
            )
          )}
        </>
      }
    >
      {!booking.customer && <p>{t(serviceTexts.hiddenWhy)}</p>}
      <dl className={css.facts}>
        <dt>{t(words.service)}</dt>
        <dd>{service.name}</dd>
        <dt>{t(words.time)}</dt>
        <dd>
          {format.moment(booking.startsAt)}–{format.time(booking.endsAt)}
        </dd>
        {booking.customer && (
          <>
            <dt>{t(words.customer)}</dt>
            <dd>
              <Link to="/customers/$id" params={{ id: booking.customer.id }} onClick={onClose}>
                {booking.customer.name}
              </Link>
            </dd>
          </>
        )}
        {booking.asset && (
          <>
            <dt>{t(words.machine)}</dt>
            <dd>{booking.asset}</dd>
          </>
        )}
        {booking.resource && (
          <>
            <dt>{t(words.bay)}</dt>
            <dd>{booking.resource.name}</dd>
          </>
        )}
        {booking.places > 1 && (
          <>
            <dt>{t(words.places)}</dt>
            <dd>{t(serviceTexts.places, { count: booking.places })}</dd>
          </>
        )}
        {booking.byLink && (
          <>
            <dt>{t(words.source)}</dt>
            <dd>{t(serviceTexts.byLink)}</dd>
          </>
        )}
      </dl>
    </Sheet>
  )
}

function MoveSheet({ of: booking, service, onClose }: Pick<BookingSheetProps, 'of' | 'service' | 'onClose'>) {
  const t = useText()
  const zone = useWatched(companyZone)
  const [startsAt, setStartsAt] = useState<string | null>(null)
  const [notify, setNotify] = useState(true)
  const { mutate, isPending, error, data } = useWrite(bookAppointment, { changes: BOOKINGS })
  if (data?.told) return <ToldSheet title={t(words.moved)} of={data.told} onClose={onClose} />
  const id = booking.appointmentId ?? ''
  return (
    <Sheet
      title={t(words.moveTitle, { name: booking.customer?.name ?? '' })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button
            kind="primary"
            busy={isPending}
            disabled={!startsAt}
            onClick={() => startsAt && mutate({ params: { id }, body: { startsAt, notify } })}
          >
            {t(startsAt ? words.move : words.choose)}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <SlotPicker
          serviceId={service.id}
          capacity={service.capacity}
          places={booking.places}
          but={id}
          from={dayIn(zone, new Date(booking.startsAt))}
          value={startsAt}
          onChange={setStartsAt}
        />
        <Segmented
          label={t(words.notify)}
          choices={[
            { value: 'yes', label: t(words.notify) },
            { value: 'no', label: t(words.notifyOff) },
          ]}
          value={notify ? 'yes' : 'no'}
          onChange={(value) => setNotify(value === 'yes')}
        />
        {error && (
          <p className={css.error} role="alert">
            {error.message}
          </p>
        )}
      </div>
    </Sheet>
  )
}
