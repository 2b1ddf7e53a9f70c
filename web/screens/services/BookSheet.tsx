import { useState } from 'react'
import { ToldSheet } from '../../../modules/appointments/ui/Told.tsx'
import { showCustomer } from '../../../modules/customers/contract.ts'
import { bookService, listAssets, listServices } from '../../../modules/services/contract.ts'
import { PickCustomer } from '../../../modules/touches/ui/PickCustomer.tsx'
import type { Day } from '../../../shared/calendar.ts'
import { Count } from '../../kit/controls/Amount.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { Chips, Segmented } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { Select, TextArea } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useLocale } from '../../text/locale.ts'
import { useText } from '../../text/useText.ts'
import { BOOKINGS } from './changes.ts'
import css from './parts.module.css'
import { SlotPicker } from './SlotPicker.tsx'
import { bookTexts as words } from './services.texts.ts'
import type { Service } from './types.ts'

export interface BookingFor {
  customer?: { id: string; name: string } | undefined
  serviceId?: string | undefined
  startsAt?: string | undefined
  day?: Day | undefined
}

/** A10: a customer calls: whose, which service, which slot. */
export function BookSheet({ from, onClose }: { from: BookingFor; onClose: () => void }) {
  const t = useText()
  const [customer, setCustomer] = useState(from.customer)
  const services = useRead(listServices, {}).data?.items ?? []
  if (!customer)
    return (
      <Sheet place="middle" title={t(words.whose)} onClose={onClose}>
        <PickCustomer onPick={setCustomer} />
      </Sheet>
    )
  const [first] = services
  return first ? <Book customer={customer} services={services} from={from} onClose={onClose} /> : null
}

interface FormProps {
  customer: { id: string; name: string }
  services: readonly Service[]
  from: BookingFor
  onClose: () => void
}

function Book({ customer, services, from, onClose }: FormProps) {
  const t = useText()
  const locale = useLocale()
  const [serviceId, setServiceId] = useState(from.serviceId ?? services[0]?.id ?? '')
  const [startsAt, setStartsAt] = useState<string | null>(from.startsAt ?? null)
  const [places, setPlaces] = useState(1)
  const contacts = (useRead(showCustomer, { params: { id: customer.id } }).data?.contacts ?? []).filter(
    (c) => !c.leftOn,
  )
  const assets = (useRead(listAssets, { params: { id: customer.id } }).data?.items ?? []).filter((a) => !a.endedAt)
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [assetId, setAssetId] = useState('')
  const [note, setNote] = useState('')
  const [notify, setNotify] = useState(true)
  const { mutate, isPending, error, data } = useWrite(bookService, { changes: BOOKINGS })
  const service = services.find(({ id }) => id === serviceId)
  if (data) return <ToldSheet title={t(words.booked)} of={data.told} onClose={onClose} />
  if (!service) return null
  const contactIds = chosen ?? contacts.filter(({ main }) => main).map(({ id }) => id)
  const book = () =>
    startsAt &&
    mutate({
      params: { id: serviceId },
      body: {
        customerId: customer.id,
        contactIds,
        startsAt,
        places,
        assetId: assetId || null,
        note: note.trim() || null,
        notify,
      },
    })
  return (
    <Sheet
      title={t(words.title, { name: customer.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button kind="primary" busy={isPending} disabled={!startsAt} onClick={book}>
            {t(startsAt ? words.book : words.choose)}
          </Button>
        </>
      }
    >
      <Form className={css.form} problem={error}>
        {services.length > 1 && (
          <Field label={t(words.service)} name="id">
            {(control) => (
              <Select
                {...control}
                options={services.map((s) => ({ value: s.id, label: locale === 'zh' ? s.nameZh : s.nameEn }))}
                value={serviceId}
                onChange={(event) => {
                  setServiceId(event.target.value)
                  setStartsAt(null)
                }}
              />
            )}
          </Field>
        )}
        <Field label={t(words.when)} name="startsAt">
          {() => (
            <SlotPicker
              key={serviceId}
              serviceId={serviceId}
              capacity={service.capacity}
              places={places}
              {...(from.day ? { from: from.day } : {})}
              value={startsAt}
              onChange={setStartsAt}
            />
          )}
        </Field>
        {service.capacity > 1 && (
          <Field label={t(words.places)} name="places">
            {(control) => (
              <Count
                {...control}
                value={places}
                onChange={(n) => n !== null && setPlaces(Math.min(Math.max(1, n), service.capacity))}
              />
            )}
          </Field>
        )}
        {contacts.length > 0 && (
          <Field label={t(words.contacts)} name="contactIds">
            {() => (
              <Chips
                label={t(words.contacts)}
                choices={contacts.map((c) => ({ value: c.id, label: c.name }))}
                value={contactIds}
                onChange={setChosen}
              />
            )}
          </Field>
        )}
        {assets.length > 0 && (
          <Field label={t(words.asset)} name="assetId">
            {(control) => (
              <Select
                {...control}
                empty={t(words.anyAsset)}
                options={assets.map((a) => ({ value: a.id, label: a.serial ? `${a.name} · ${a.serial}` : a.name }))}
                value={assetId}
                onChange={(event) => setAssetId(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field label={t(words.note)} name="note">
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <Field label={t(words.notify)} name="notify">
          {() => (
            <Segmented
              label={t(words.notify)}
              choices={[
                { value: 'yes', label: t(words.notifyOn) },
                { value: 'no', label: t(words.notifyOff) },
              ]}
              value={notify ? 'yes' : 'no'}
              onChange={(value) => setNotify(value === 'yes')}
            />
          )}
        </Field>
      </Form>
    </Sheet>
  )
}
