import { type FormEvent, useId, useState } from 'react'
import { addDays } from '../../../shared/calendar.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { listAbsences, noteAbsence, withdrawAbsence } from '../contract.ts'
import { absenceTexts as words } from './calendars.texts.ts'
import css from './panels.module.css'

type Absence = ReplyOf<typeof noteAbsence>

const KINDS = ['leave', 'sick', 'trip', 'training', 'other'] as const
type Kind = (typeof KINDS)[number]
const AHEAD_DAYS = 366

/** A2: when one is away, ahead. */
export function MyAbsences({ personId }: { personId: string }) {
  const t = useText()
  const { today } = useFormat()
  const query = { from: today, to: addDays(today, AHEAD_DAYS), person: personId }
  const { data, error, refetch } = useRead(listAbsences, { query })
  if (error) return <ErrorState small error={error} onRetry={refetch} />
  if (data?.items.length === 0) return <p className={css.quiet}>{t(words.none)}</p>
  return (
    <ul className={css.items}>
      {data?.items.map((absence) => (
        <AbsenceItem key={absence.id} of={absence} />
      ))}
    </ul>
  )
}

function AbsenceItem({ of }: { of: Absence }) {
  const t = useText()
  const format = useFormat()
  const withdraw = useWrite(withdrawAbsence, {
    changes: [listAbsences],
    onSuccess: () => toast({ text: t(words.withdrawn) }),
  })
  const first = [format.dayInFull(of.firstOn), of.fromTime].filter(Boolean).join(' ')
  const last = [format.dayInFull(of.lastOn), of.untilTime].filter(Boolean).join(' ')
  return (
    <li className={css.item}>
      <div className={css.what}>
        <strong>{first === last ? first : t(words.days, { first, last })}</strong>
        <span className={css.quiet}>{[of.kind && t(words[of.kind]), of.note].filter(Boolean).join(' · ')}</span>
      </div>
      {of.can.withdraw && (
        <Button size="small" busy={withdraw.isPending} onClick={() => withdraw.mutate({ params: { id: of.id } })}>
          {t(words.withdraw)}
        </Button>
      )}
    </li>
  )
}

/** Of oneself, or as the manager of a colleague. */
export function NoteAbsence({ personId, onClose }: { personId?: string; onClose: () => void }) {
  const t = useText()
  const { today } = useFormat()
  const form = useId()
  const [kind, setKind] = useState<Kind>('leave')
  const [firstOn, setFirst] = useState(today)
  const [lastOn, setLast] = useState(today)
  const [fromTime, setFrom] = useState('')
  const [untilTime, setUntil] = useState('')
  const [note, setNote] = useState('')
  const save = useWrite(noteAbsence, { changes: [listAbsences], onSuccess: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const times = { ...(fromTime && { fromTime }), ...(untilTime && { untilTime }) }
    save.mutate({
      body: {
        ...(personId && { personId }),
        kind,
        firstOn,
        lastOn,
        ...times,
        ...(note.trim() && { note: note.trim() }),
      },
    })
  }
  return (
    <Sheet
      place="middle"
      title={t(words.add)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={save.isPending}>
          {t(words.save)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={save.error}>
        <Segmented
          look="chips"
          label={t(words.kind)}
          choices={KINDS.map((value) => ({ value, label: t(words[value]) }))}
          value={kind}
          onChange={setKind}
        />
        <div className={css.pair}>
          <Field label={t(words.first)} name="firstOn">
            {(control) => (
              <Input
                {...control}
                type="date"
                required
                value={firstOn}
                onChange={(event) => {
                  setFirst(event.target.value)
                  if (lastOn < event.target.value) setLast(event.target.value)
                }}
              />
            )}
          </Field>
          <Field label={t(words.last)} name="lastOn">
            {(control) => (
              <Input
                {...control}
                type="date"
                required
                min={firstOn}
                value={lastOn}
                onChange={(event) => setLast(event.target.value)}
              />
            )}
          </Field>
          <Field label={t(words.fromTime)} name="fromTime">
            {(control) => (
              <Input {...control} type="time" value={fromTime} onChange={(event) => setFrom(event.target.value)} />
            )}
          </Field>
          <Field label={t(words.untilTime)} name="untilTime">
            {(control) => (
              <Input {...control} type="time" value={untilTime} onChange={(event) => setUntil(event.target.value)} />
            )}
          </Field>
        </div>
        <Field label={t(words.note)} name="note">
          {(control) => (
            <Input {...control} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
      </Form>
    </Sheet>
  )
}
