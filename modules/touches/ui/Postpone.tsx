import { type FormEvent, useId, useState } from 'react'
import { addDays } from '../../../shared/calendar.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { pressed } from '../../../web/kit/keys.ts'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { noteTouched } from '../../../web/touched.ts'
import { useSetting } from '../../../web/useSetting.ts'
import { postpone } from '../contract.ts'
import { postponeAtMost } from '../settings.ts'
import css from './Postpone.module.css'
import { QuickDays } from './QuickDays.tsx'
import { postponeTexts as words } from './touch.texts.ts'

const USUAL = [words.away, words.awaiting, words.sample, words.busy]

interface PostponeProps {
  customer: { id: string; name: string }
  onClose: () => void
  onDone: () => void
}

/** T11: puts a customer off on the day's list, with a reason; the cadence and its alarms go on. */
export function Postpone({ customer, onClose, onDone }: PostponeProps) {
  const t = useText()
  const format = useFormat()
  const form = useId()
  const atMost = useSetting(postponeAtMost)
  const [until, setUntil] = useState(addDays(format.today, 1))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const save = useWrite(postpone, {
    onSuccess: async (reply) => {
      toast({ text: t(words.done, { name: customer.name, day: format.nearDay(until) }) })
      onDone()
      onClose()
      await noteTouched(reply)
    },
  })
  const wrong = tried && reason.trim() === '' ? t(words.reasonNeeded) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() !== '') save.mutate({ params: { id: customer.id }, body: { until, reason } })
  }
  return (
    <Sheet
      place="middle"
      title={`${t(words.title)} · ${customer.name}`}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={save.isPending} keys="mod+enter">
          {t(words.verb)}
        </Button>
      }
    >
      <Form
        id={form}
        className={css.form}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (pressed(event, 'mod+enter')) event.currentTarget.requestSubmit()
        }}
        problem={save.error}
      >
        <p className={css.lead}>{t(words.lead)}</p>
        <QuickDays
          needed
          within={atMost}
          label={t(words.until)}
          value={until}
          onChange={(day) => day && setUntil(day)}
        />
        <Field label={t(words.reason)} name="reason" error={wrong}>
          {(control) => (
            <Input
              {...control}
              data-autofocus
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <div className={css.reasons}>
          {USUAL.map((text) => (
            <button key={text.zh} type="button" className={css.reason} onClick={() => setReason(t(text))}>
              {t(text)}
            </button>
          ))}
        </div>
      </Form>
    </Sheet>
  )
}
