import { Plus, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { addChecklistItem, changeChecklistItem } from '../../../modules/appointments/contract.ts'
import { APPOINTMENTS, noteAppointment } from '../../../modules/appointments/ui/changes.ts'
import { Readiness } from '../../../modules/appointments/ui/marks.tsx'
import type { Detail } from '../../../modules/appointments/ui/types.ts'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Check } from '../../kit/controls/Choices.tsx'
import { InlineChoice, InlineDay } from '../../kit/controls/InlineEditors.tsx'
import { Input } from '../../kit/controls/Input.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { names } from '../../kit/look/names.ts'
import { useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { useToday } from '../../text/zone.ts'
import { lookAtDayAgain } from '../../touched.ts'
import { useTick } from '../../useTick.ts'
import css from './Appointment.module.css'
import { prepareTexts as words } from './appointment.texts.ts'
import { Section } from './Section.tsx'

/** A4: what is to be done before it, by whom and by when; a press ticks it off. */
export function Checklist({ of: a }: { of: Detail }) {
  const t = useText()
  const open = a.can.change
  if (a.checklist.length === 0 && !open) return null
  return (
    <Section title={t(words.title)} aside={<Readiness of={a.readiness} />}>
      {a.checklist.length > 0 && (
        <ul className={css.card}>
          {a.checklist.map((item) => (
            <Item key={item.id} of={item} appointment={a} open={open} />
          ))}
        </ul>
      )}
      {a.checklist.length === 0 && <p className={css.small}>{t(words.none)}</p>}
      {open && <Add to={a} />}
    </Section>
  )
}

interface ItemProps {
  of: Detail['checklist'][number]
  appointment: Detail
  open: boolean
}

function Item({ of: item, appointment: a, open }: ItemProps) {
  const t = useText()
  const today = useToday()
  const { people } = usePeople()
  const { mutateAsync } = useWrite(changeChecklistItem, {
    changes: APPOINTMENTS,
    onSuccess: (detail) => {
      noteAppointment(detail)
      lookAtDayAgain()
    },
  })
  const params = { id: a.id, itemId: item.id }
  const change = (body: { done?: boolean; ownerId?: string; dueOn?: string | null; dropped?: true }) =>
    mutateAsync({ params, body })
  const [isDone, tick] = useTick(item.doneAt !== null, (done) => change({ done }))
  const late = !isDone && item.dueOn !== null && item.dueOn < today
  return (
    <li className={names(css.item, isDone && css.done)}>
      <Check label={item.what} checked={isDone} disabled={!open} onChange={tick} />
      <span className={css.what}>{item.what}</span>
      <span className={names(css.tiny, late && css.late)}>
        <InlineChoice
          label={t(words.owner)}
          value={item.owner.id}
          options={
            people.some(({ id }) => id === item.owner.id)
              ? people.map(({ id, name }) => ({ value: id, label: name }))
              : [{ value: item.owner.id, label: item.owner.name }]
          }
          onSave={(ownerId) => change({ ownerId: ownerId ?? item.owner.id })}
          whyNot={open ? null : ''}
        />
        <InlineDay
          label={t(words.due)}
          value={item.dueOn}
          onSave={(dueOn) => change({ dueOn })}
          whyNot={open ? null : ''}
        />
      </span>
      {open && (
        <Button
          size="small"
          kind="quiet"
          icon={<X />}
          aria-label={t(words.drop, { what: item.what })}
          onClick={() =>
            change({ dropped: true }).catch((error: Error) => toast({ kind: 'wrong', text: error.message }))
          }
        />
      )}
    </li>
  )
}

function Add({ to: a }: { to: Detail }) {
  const t = useText()
  const [what, setWhat] = useState('')
  const { mutate, isPending } = useWrite(addChecklistItem, { changes: APPOINTMENTS })
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (what.trim() === '') return
    mutate(
      { params: { id: a.id }, body: { what: what.trim() } },
      {
        onSuccess: (detail) => {
          noteAppointment(detail)
          setWhat('')
        },
        onError: (error) => toast({ kind: 'wrong', text: error.message }),
      },
    )
  }
  return (
    <form className={css.addRow} onSubmit={add}>
      <Input
        aria-label={t(words.add)}
        placeholder={t(words.addHint)}
        maxLength={200}
        value={what}
        onChange={(event) => setWhat(event.target.value)}
      />
      <Button type="submit" icon={<Plus />} busy={isPending} disabled={what.trim() === ''}>
        {t(words.add)}
      </Button>
    </form>
  )
}
