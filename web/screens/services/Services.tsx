import { useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarPlus, PackageOpen } from 'lucide-react'
import { useState } from 'react'
import { listServices } from '../../../modules/services/contract.ts'
import { isDay } from '../../../shared/calendar.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { useKeys } from '../../kit/keys.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { Board } from './Board.tsx'
import { BookingSheet } from './BookingSheet.tsx'
import { type BookingFor, BookSheet } from './BookSheet.tsx'
import { Offered } from './Offered.tsx'
import { ReceiveSheet, type Receiving } from './ReceiveSheet.tsx'
import { Receptions } from './Receptions.tsx'
import css from './Services.module.css'
import { serviceTexts as words } from './services.texts.ts'
import type { Booking, ServiceDay } from './types.ts'

const VIEWS = ['day', 'open', 'calls', 'all', 'offered'] as const
type View = (typeof VIEWS)[number]

interface Opened {
  booking: Booking
  service: ServiceDay['services'][number]
}

/** A10: the day of the bays, what is in hand, whom to call, and what is offered. */
export default function Services() {
  const t = useText()
  const me = useMe()
  const { today } = useFormat()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { view?: string; day?: string }
  const services = useRead(listServices, {}).data
  const isNew = services?.items.length === 0
  const view = VIEWS.find((v) => v === search.view) ?? (isNew ? 'offered' : 'day')
  const day = search.day && isDay(search.day) ? search.day : today
  const [booking, setBooking] = useState<BookingFor | null>(null)
  const [receiving, setReceiving] = useState<Receiving | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const may = me.role !== 'auditor'
  useKeys({ n: () => setReceiving({}) }, may)
  const go = (to: { view?: View; day?: string }) =>
    navigate({ to: '/services', search: { view, day, ...to } as never, replace: true })
  const receive = may && (
    <Button kind="primary" icon={<PackageOpen />} keys="n" onClick={() => setReceiving({})}>
      {t(words.receive)}
    </Button>
  )
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      actions={
        <>
          {may && !isNew && (
            <Button icon={<CalendarPlus />} onClick={() => setBooking({ day })}>
              {t(words.book)}
            </Button>
          )}
          {receive}
        </>
      }
    >
      <div className={css.tools}>
        <Segmented
          label={t(words.view)}
          choices={VIEWS.map((value) => ({ value, label: t(words[value]) }))}
          value={view}
          onChange={(value) => go({ view: value })}
        />
      </div>
      {view === 'day' &&
        (isNew ? (
          <Offered onAdd={() => go({ view: 'offered' })} />
        ) : (
          <Board
            day={day}
            may={may}
            onDay={(value) => go({ day: value })}
            onBook={(service, slot) => setBooking({ serviceId: service.id, startsAt: slot.startsAt, day })}
            onOpen={(one, service) => setOpened({ booking: one, service })}
          />
        ))}
      {view === 'offered' && <Offered onAdd={() => go({ view: 'offered' })} />}
      {(view === 'open' || view === 'calls' || view === 'all') && (
        <Receptions key={view} show={view} action={receive} />
      )}
      {booking && <BookSheet from={booking} onClose={() => setBooking(null)} />}
      {receiving && <ReceiveSheet from={receiving} onClose={() => setReceiving(null)} />}
      {opened && (
        <BookingSheet
          of={opened.booking}
          service={opened.service}
          may={may}
          onReceive={() => {
            const { customer, appointmentId } = opened.booking
            setOpened(null)
            setReceiving({ customer: customer ?? undefined, appointmentId: appointmentId ?? undefined })
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </Page>
  )
}
