import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { newKey } from '../../../web/api.ts'
import { Choose } from '../../../web/kit/antd/Choose.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { names } from '../../../web/kit/look/names.ts'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { setContactTimes, showContactHabits, showContactTimes } from '../contract.ts'
import css from './ContactTimes.module.css'
import { contactTimeTexts as words } from './contactTimes.texts.ts'
import { ReadAs } from './Times.tsx'

type Times = ReplyOf<typeof showContactTimes>
type Habits = ReplyOf<typeof showContactHabits>
type Stated = Times['stated'][number]

interface ContactTimesProps {
  customer: { id: string }
  contact: { id: string; name: string }
  mayEdit: boolean
  onClose: () => void
}

/** A2: when a contact likes to be met: what they said, and apart from it what was learned, with how much it rests on. */
export function ContactTimes({ customer, contact, mayEdit, onClose }: ContactTimesProps) {
  const t = useText()
  const params = { id: customer.id, contactId: contact.id }
  const times = useRead(showContactTimes, { params })
  const habits = useRead(showContactHabits, { params })
  const error = times.error ?? habits.error
  if (times.data && habits.data)
    return (
      <Form
        params={params}
        name={contact.name}
        times={times.data}
        habits={habits.data}
        mayEdit={mayEdit}
        onClose={onClose}
      />
    )
  return (
    <Sheet title={t(words.title, { name: contact.name })} onClose={onClose}>
      {error ? <ErrorState small error={error} /> : <RowBones count={4} height={48} />}
    </Sheet>
  )
}

interface FormProps {
  params: { id: string; contactId: string }
  name: string
  times: Times
  habits: Habits
  mayEdit: boolean
  onClose: () => void
}

function Form({ params, name, times, habits, mayEdit, onClose }: FormProps) {
  const t = useText()
  const [stated, setStated] = useState(() => times.stated.map((one) => ({ ...one, key: newKey() })))
  const [zone, setZone] = useState(times.zone)
  const [locale, setLocale] = useState(times.locale)
  const { mutate, isPending, error } = useWrite(setContactTimes, { changes: [showContactTimes, showContactHabits] })
  const save = () =>
    mutate(
      { params, body: { stated: stated.map(({ key: _, ...one }) => one), zone, locale } },
      {
        onSuccess: () => {
          toast({ text: t(words.saved) })
          onClose()
        },
      },
    )
  return (
    <Sheet
      title={t(words.title, { name })}
      onClose={onClose}
      footer={
        mayEdit && (
          <>
            <Button onClick={onClose}>{t(words.cancel)}</Button>
            <Button kind="primary" busy={isPending} onClick={save}>
              {t(words.save)}
            </Button>
          </>
        )
      }
    >
      <div className={css.form}>
        <section className={css.part}>
          <h3>{t(words.said)}</h3>
          <InWords of={times} />
          {stated.map((one) => (
            <StatedLine
              key={one.key}
              of={one}
              disabled={!mayEdit}
              onChange={(next) =>
                setStated(stated.map((old) => (old.key === one.key ? { ...next, key: one.key } : old)))
              }
              onRemove={() => setStated(stated.filter(({ key }) => key !== one.key))}
            />
          ))}
          {mayEdit && (
            <div>
              <Button
                size="small"
                icon={<Plus />}
                onClick={() =>
                  setStated([...stated, { kind: 'good', weekday: null, from: '09:00', to: '11:00', key: newKey() }])
                }
              >
                {t(words.add)}
              </Button>
            </div>
          )}
        </section>
        <Learned of={habits} />
        {mayEdit && (
          <div className={css.pair}>
            <Field label={t(words.zone)}>
              {(control) => (
                <Choose
                  {...control}
                  label={t(words.zone)}
                  empty={t(words.companyZone)}
                  options={ZONES}
                  value={zone}
                  onChange={setZone}
                />
              )}
            </Field>
            <Segmented
              label={t(words.language)}
              choices={[
                { value: 'zh', label: t(words.zh) },
                { value: 'en', label: t(words.en) },
              ]}
              value={locale ?? 'zh'}
              onChange={setLocale}
            />
          </div>
        )}
        {error && <ErrorState small error={error} />}
      </div>
    </Sheet>
  )
}

const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))

/** Their own words, and how they are understood. */
function InWords({ of: { words: said, readings, stated } }: { of: Times }) {
  const t = useText()
  if (!said.best && !said.worst) return stated.length === 0 ? <p className={css.quiet}>{t(words.nothingSaid)}</p> : null
  return (
    <div>
      {said.best && <p>{t(words.best, { times: said.best })}</p>}
      {said.worst && <p>{t(words.worst, { times: said.worst })}</p>}
      <p>
        <ReadAs readings={readings} />
      </p>
    </div>
  )
}

/** A Monday, from which days of the week are named. */
const A_MONDAY = 5

function useWeekday(): (n: number) => string {
  const format = useFormat()
  return (n) => format.weekday(`2026-01-${String(A_MONDAY + n - 1).padStart(2, '0')}`)
}

const WEEK = [1, 2, 3, 4, 5, 6, 7]

interface StatedLineProps {
  of: Stated
  disabled: boolean
  onChange: (next: Stated) => void
  onRemove: () => void
}

function StatedLine({ of: one, disabled, onChange, onRemove }: StatedLineProps) {
  const t = useText()
  const weekday = useWeekday()
  return (
    <div className={css.stated}>
      <Select
        aria-label={t(words.kind)}
        disabled={disabled}
        options={(['good', 'bad', 'meal'] as const).map((value) => ({ value, label: t(words[value]) }))}
        value={one.kind}
        onChange={(event) => onChange({ ...one, kind: event.target.value as Stated['kind'] })}
      />
      <Select
        aria-label={t(words.weekday)}
        disabled={disabled}
        empty={t(words.everyDay)}
        options={WEEK.map((n) => ({ value: String(n), label: weekday(n) }))}
        value={one.weekday === null ? '' : String(one.weekday)}
        onChange={(event) => onChange({ ...one, weekday: event.target.value ? Number(event.target.value) : null })}
      />
      <Input
        type="time"
        disabled={disabled}
        aria-label={t(words.from)}
        value={one.from}
        onChange={(event) => onChange({ ...one, from: event.target.value })}
      />
      <Input
        type="time"
        disabled={disabled}
        aria-label={t(words.to)}
        value={one.to}
        onChange={(event) => onChange({ ...one, to: event.target.value })}
      />
      {!disabled && <Button size="small" kind="quiet" icon={<X />} aria-label={t(words.remove)} onClick={onRemove} />}
    </div>
  )
}

const FIRST_HOUR = 7
const HOURS = Array.from({ length: 14 }, (_, n) => FIRST_HOUR + n)

/** By hour of the week; what rests on few talks never looks like a habit. */
function Learned({ of: { hours, learnedFrom, answered, enough } }: { of: Habits }) {
  const t = useText()
  const weekday = useWeekday()
  if (learnedFrom === 0)
    return (
      <section className={css.part}>
        <h3>{t(words.learned)}</h3>
        <p className={css.quiet}>{t(words.none)}</p>
      </section>
    )
  return (
    <section className={css.part}>
      <h3>{t(words.learned)}</h3>
      <p className={css.quiet}>{t(words.learnedFrom, { talks: learnedFrom, answered })}</p>
      <div className={css.hours} role="img" aria-label={t(words.table)}>
        <span />
        {HOURS.map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
        {WEEK.map((day) => (
          <span key={day} style={{ display: 'contents' }}>
            <span>{weekday(day)}</span>
            {HOURS.map((hour) => {
              const seen = hours.find((one) => one.weekday === day && one.hour === hour)
              if (!seen) return <span key={hour} className={css.hour} />
              const told = { day: weekday(day), hour, talks: seen.talks, answered: seen.answered }
              return (
                <span
                  key={hour}
                  className={names(css.hour, css.known, seen.guess && css.guess)}
                  style={{ '--share': seen.guess ? seen.share * 0.35 : seen.share * 0.7 } as React.CSSProperties}
                  data-tip={t(seen.guess ? words.cellGuess : words.cell, told)}
                >
                  {seen.talks}
                </span>
              )
            })}
          </span>
        ))}
      </div>
      <p className={css.quiet}>{t(words.legend, { enough })}</p>
    </section>
  )
}
