import { Plus, X } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { recordHeld } from '../../../modules/appointments/contract.ts'
import { kinds } from '../../../modules/appointments/settings.ts'
import { APPOINTMENTS, noteAppointment } from '../../../modules/appointments/ui/changes.ts'
import type { Appointment } from '../../../modules/appointments/ui/types.ts'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { addDays } from '../../../shared/calendar.ts'
import { newKey } from '../../api.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Check } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { Input, Select, TextArea } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { useToday } from '../../text/zone.ts'
import { lookAtDayAgain } from '../../touched.ts'
import { useSetting } from '../../useSetting.ts'
import css from './Appointment.module.css'
import { heldTexts as words } from './appointment.texts.ts'

interface HeldProps {
  of: Appointment
  /** With the next appointment, where one was asked for. */
  onDone: (nextId: string | null) => void
  onClose: () => void
}

const USUAL_DAYS = 3

/** A7: what was said becomes a touch, what was promised becomes tasks with their days, and the next one is prepared. */
export function Held({ of: a, onDone, onClose }: HeldProps) {
  const t = useText()
  const form = useId()
  const today = useToday()
  const { people } = usePeople()
  // A slot of a service is chosen, and not prepared.
  const all = useSetting(kinds).filter(({ medium }) => medium !== 'service')
  const blank = () => ({ key: newKey(), what: '', dueOn: addDays(today, USUAL_DAYS), ownerId: a.organiser.id })
  const [minutes, setMinutes] = useState('')
  const [effective, setEffective] = useState(true)
  const [promises, setPromises] = useState(() => [blank()])
  const [next, setNext] = useState(false)
  const [nextKind, setNextKind] = useState(all.some(({ key }) => key === a.kind) ? a.kind : (all[0]?.key ?? a.kind))
  const [missing, setMissing] = useState(false)
  const { mutateAsync, isPending, error } = useWrite(recordHeld, { changes: APPOINTMENTS })
  const set = (key: string, patch: Partial<ReturnType<typeof blank>>) =>
    setPromises(promises.map((one) => (one.key === key ? { ...one, ...patch } : one)))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (minutes.trim() === '') return setMissing(true)
    const given = promises.filter(({ what }) => what.trim() !== '')
    const body = {
      minutes: minutes.trim(),
      effective,
      promises: given.map(({ what, dueOn, ownerId }) => ({ what: what.trim(), dueOn, ownerId })),
      ...(next && { next: { kind: nextKind } }),
    }
    const done = await mutateAsync({ params: { id: a.id }, body, ifMatch: a.version })
    noteAppointment(done.appointment)
    lookAtDayAgain()
    toast({ text: t(words.saved) })
    onClose()
    onDone(done.nextId)
  }
  return (
    <Sheet
      wide
      place="middle"
      title={t(words.title)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" form={form} kind="primary" busy={isPending} keys="mod+enter">
            {t(words.save)}
          </Button>
        </>
      }
    >
      <Form
        id={form}
        problem={error}
        className={css.form}
        onSubmit={(event) => submit(event).catch(() => {})}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit()
        }}
      >
        <Field
          label={t(words.minutes)}
          name="minutes"
          hint={t(words.minutesHint)}
          error={missing ? t(words.needed) : undefined}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={4}
              data-autofocus
              maxLength={5000}
              value={minutes}
              onChange={(event) => {
                setMinutes(event.target.value)
                setMissing(false)
              }}
            />
          )}
        </Field>
        <Check checked={effective} onChange={setEffective}>
          {t(words.effective)}
        </Check>
        <div className={css.form}>
          <div>
            <p className={css.legend}>{t(words.promises)}</p>
            <p className={css.small}>{t(words.promisesHint)}</p>
          </div>
          {promises.map((promise) => (
            <div key={promise.key} className={css.promise}>
              <Input
                aria-label={t(words.what)}
                placeholder={t(words.what)}
                maxLength={300}
                value={promise.what}
                onChange={(event) => set(promise.key, { what: event.target.value })}
              />
              <Input
                type="date"
                required
                aria-label={t(words.due)}
                min={today}
                value={promise.dueOn}
                onChange={(event) => set(promise.key, { dueOn: event.target.value })}
              />
              <Select
                aria-label={t(words.owner)}
                options={people.map(({ id, name }) => ({ value: id, label: name }))}
                value={promise.ownerId}
                onChange={(event) => set(promise.key, { ownerId: event.target.value })}
              />
              <Button
                size="small"
                kind="quiet"
                icon={<X />}
                aria-label={t(words.remove)}
                onClick={() => setPromises(promises.filter(({ key }) => key !== promise.key))}
              />
            </div>
          ))}
          <div>
            <Button size="small" icon={<Plus />} onClick={() => setPromises([...promises, blank()])}>
              {t(words.add)}
            </Button>
          </div>
        </div>
        <div className={css.pair}>
          <Check checked={next} onChange={setNext}>
            {t(words.next)}
          </Check>
          {next && (
            <Select
              aria-label={t(words.nextKind)}
              options={all.map((kind) => ({ value: kind.key, label: t(kind) }))}
              value={nextKind}
              onChange={(event) => setNextKind(event.target.value)}
            />
          )}
        </div>
      </Form>
    </Sheet>
  )
}
