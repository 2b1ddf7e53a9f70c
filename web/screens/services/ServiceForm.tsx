import { type FormEvent, useId, useState } from 'react'
import { listResources } from '../../../modules/appointments/contract.ts'
import type { WeeklyHours } from '../../../modules/calendars/rules/shapes.ts'
import { weekdayOf } from '../../../modules/calendars/rules/workdays.ts'
import { companyHours } from '../../../modules/calendars/settings.ts'
import { WeeklyHoursField } from '../../../modules/calendars/ui/WeeklyHoursField.tsx'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { addService, changeService } from '../../../modules/services/contract.ts'
import { slotsBetween } from '../../../modules/services/rules/slots.ts'
import { Choose } from '../../kit/antd/Choose.tsx'
import { Count } from '../../kit/controls/Amount.tsx'
import { Button } from '../../kit/controls/Button.tsx'
import { Chips, Segmented } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { Input, TextArea } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { zone as companyZone } from '../../text/zone.ts'
import { useSetting } from '../../useSetting.ts'
import { useWatched } from '../../watched.ts'
import { SERVICES } from './changes.ts'
import css from './parts.module.css'
import { formTexts as words } from './services.texts.ts'
import type { Service } from './types.ts'

interface Draft {
  nameZh: string
  nameEn: string
  aboutZh: string
  aboutEn: string
  place: string
  responsibleId: string
  minutes: number
  buffer: number
  capacity: number
  noticeHours: number
  aheadDays: number
  hours: WeeklyHours
  slug: string
  state: 'open' | 'closed'
  resourceIds: string[]
}

function draftOf(service: Service | null, me: string, hours: WeeklyHours): Draft {
  if (!service)
    return {
      nameZh: '',
      nameEn: '',
      aboutZh: '',
      aboutEn: '',
      place: '',
      responsibleId: me,
      minutes: 60,
      buffer: 0,
      capacity: 1,
      noticeHours: 2,
      aheadDays: 30,
      hours,
      slug: '',
      state: 'open',
      resourceIds: [],
    }
  const { responsible, resources, aboutZh, aboutEn, place, ...rest } = service
  return {
    ...rest,
    aboutZh: aboutZh ?? '',
    aboutEn: aboutEn ?? '',
    place: place ?? '',
    responsibleId: responsible.id,
    resourceIds: resources.map(({ id }) => id),
  }
}

const NUMBERS = [
  ['minutes', 'min', 5, 1440],
  ['buffer', 'min', 0, 600],
  ['capacity', 'people', 1, 500],
  ['noticeHours', 'hours', 0, 720],
  ['aheadDays', 'days', 1, 365],
] as const
const LABELS = {
  minutes: 'minutes',
  buffer: 'buffer',
  capacity: 'capacity',
  noticeHours: 'notice',
  aheadDays: 'ahead',
} as const

/** `Press check` becomes `press-check`. */
const slugFrom = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)

/** A10: what is offered, how long, for how many, and when; the slots of a week are counted while one types. */
export function ServiceForm({ of: service, onClose }: { of: Service | null; onClose: () => void }) {
  const t = useText()
  const me = useMe()
  const form = useId()
  const zone = useWatched(companyZone)
  const { people, loading } = usePeople()
  const bays = (useRead(listResources, {}).data?.items ?? []).filter((r) => r.state === 'on')
  const [draft, setDraft] = useState(() => draftOf(service, me.id, UNSET))
  const hours = useSetting(companyHours)
  const shown: Draft = draft.hours === UNSET ? { ...draft, hours } : draft
  const set = (change: Partial<Draft>) => setDraft({ ...shown, ...change })
  const [slugTyped, setSlugTyped] = useState(service !== null)
  const add = useWrite(addService, { changes: SERVICES, onSuccess: onClose })
  const change = useWrite(changeService, { changes: SERVICES, onSuccess: onClose })
  const error = add.error ?? change.error
  const count = slotsOfWeek(shown, zone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const {
      nameZh,
      nameEn,
      aboutZh,
      aboutEn,
      place,
      responsibleId,
      minutes,
      buffer,
      capacity,
      noticeHours,
      aheadDays,
      slug,
      state,
    } = shown
    const body = {
      nameZh: nameZh.trim(),
      nameEn: nameEn.trim() || nameZh.trim(),
      aboutZh: aboutZh.trim() || null,
      aboutEn: aboutEn.trim() || null,
      place: place.trim() || null,
      responsibleId,
      minutes,
      buffer,
      capacity,
      noticeHours,
      aheadDays,
      hours: shown.hours,
      slug,
      state,
      resourceIds: shown.resourceIds,
    }
    if (service) change.mutate({ params: { id: service.id }, body, ifMatch: service.version })
    else add.mutate({ body })
  }
  const text = (
    key: 'nameZh' | 'nameEn' | 'place',
    most: number,
    more: Partial<Draft> | ((value: string) => Partial<Draft>) = {},
  ) => (
    <Field label={t(words[key])} name={key}>
      {(control) => (
        <Input
          {...control}
          required={key === 'nameZh'}
          maxLength={most}
          data-autofocus={key === 'nameZh' || undefined}
          value={shown[key]}
          onChange={({ target: { value } }) =>
            set({ [key]: value, ...(typeof more === 'function' ? more(value) : more) })
          }
        />
      )}
    </Field>
  )
  return (
    <Sheet
      title={service ? t(words.change, { name: service.nameZh }) : t(words.create)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" form={form} kind="primary" busy={add.isPending || change.isPending}>
            {t(words.save)}
          </Button>
        </>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <div className={css.two}>
          {text('nameZh', 60)}
          {text('nameEn', 80, (value) => (slugTyped ? {} : { slug: slugFrom(value) }))}
        </div>
        <div className={css.three}>
          {NUMBERS.map(([key, unit, least, most]) => (
            <Field key={key} label={t(words[LABELS[key]])} name={key}>
              {(control) => (
                <Count
                  {...control}
                  after={t(words[unit])}
                  value={shown[key]}
                  onChange={(n) => n !== null && set({ [key]: Math.min(Math.max(least, n), most) })}
                />
              )}
            </Field>
          ))}
        </div>
        <Field
          label={t(words.week)}
          name="hours"
          hint={`${count > 0 ? t(words.slots, { count }) : t(words.noSlots)} · ${t(words.weekHint)}`}
        >
          {({ id }) => <WeeklyHoursField id={id} value={shown.hours} onChange={(value) => set({ hours: value })} />}
        </Field>
        <Field
          label={t(words.resources)}
          name="resourceIds"
          {...(bays.length === 0 ? { hint: t(words.noResources) } : {})}
        >
          {() => (
            <Chips
              label={t(words.resources)}
              choices={bays.map((r) => ({ value: r.id, label: r.name }))}
              value={shown.resourceIds}
              onChange={(resourceIds) => set({ resourceIds })}
            />
          )}
        </Field>
        <div className={css.two}>
          <Field label={t(words.responsible)} name="responsibleId" hint={t(words.responsibleHint)}>
            {(control) => (
              <Choose
                {...control}
                label={t(words.responsible)}
                loading={loading}
                options={people.map(({ id, name }) => ({ value: id, label: name }))}
                value={shown.responsibleId}
                onChange={(id) => id && set({ responsibleId: id })}
              />
            )}
          </Field>
          {text('place', 200)}
        </div>
        <Field label={t(words.about)} name="aboutZh" hint={t(words.aboutHint)}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={500}
              value={shown.aboutZh}
              onChange={(e) => set({ aboutZh: e.target.value })}
            />
          )}
        </Field>
        <Field label={t(words.aboutEn)} name="aboutEn">
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={500}
              value={shown.aboutEn}
              onChange={(e) => set({ aboutEn: e.target.value })}
            />
          )}
        </Field>
        <div className={css.two}>
          <Field label={t(words.slug)} name="slug" hint={t(words.slugHint)}>
            {(control) => (
              <Input
                {...control}
                required
                before={`/book/${me.company.slug ?? 'main'}/`}
                pattern="[a-z0-9](-?[a-z0-9])*"
                maxLength={40}
                value={shown.slug}
                onChange={({ target: { value } }) => {
                  setSlugTyped(true)
                  set({ slug: value })
                }}
              />
            )}
          </Field>
          <Field label={t(words.online)} name="state">
            {() => (
              <Segmented
                label={t(words.online)}
                choices={[
                  { value: 'open', label: t(words.onlineOn) },
                  { value: 'closed', label: t(words.onlineOff) },
                ]}
                value={shown.state}
                onChange={(state) => set({ state })}
              />
            )}
          </Field>
        </div>
      </Form>
    </Sheet>
  )
}

/** Stands for the company's own hours until they are known. */
const UNSET: WeeklyHours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }

const MONDAY = '2026-06-01'
const SUNDAY = '2026-06-07'

const slotsOfWeek = ({ hours, minutes, buffer }: Draft, zone: string): number =>
  slotsBetween({ hours, minutes, buffer, zone }, MONDAY, SUNDAY, (day) => ({
    work: hours[weekdayOf(day)].length > 0,
    why: 'plain',
    name: null,
    known: true,
  })).length
