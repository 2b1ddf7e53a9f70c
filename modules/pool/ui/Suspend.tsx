import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { addDays } from '../../../shared/calendar.ts'
import { Problem } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, TextArea } from '../../../web/kit/controls/Input.tsx'
import { pressed } from '../../../web/kit/keys.ts'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { useText } from '../../../web/text/useText.ts'
import { useToday } from '../../../web/text/zone.ts'
import { SUSPENSION_CODES } from '../contract.ts'
import { suspensionTexts, suspendTexts as words } from './pool.texts.ts'
import css from './Suspend.module.css'

export interface Suspension {
  reason: string
  code: (typeof SUSPENSION_CODES)[number]
  lookAgainOn: string
}

interface SuspendSheetProps {
  title: string
  lead: ReactNode
  /** Rejects to stay open; the refusal is shown. */
  onSuspend: (suspension: Suspension) => Promise<unknown>
  onClose: () => void
}

const SPANS = { inAMonth: 30, inAQuarter: 90, inHalfAYear: 182 } as const
type Span = keyof typeof SPANS

/** T4: asks why, and when to look again. */
export function SuspendSheet({ title, lead, onSuspend, onClose }: SuspendSheetProps) {
  const t = useText()
  const form = useId()
  const today = useToday()
  const [code, setCode] = useState<Suspension['code']>('cannot_wait')
  const [reason, setReason] = useState('')
  const [lookAgainOn, setLookAgainOn] = useState(addDays(today, SPANS.inAQuarter))
  const [problem, setProblem] = useState<Problem | null>(null)
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const span = (Object.keys(SPANS) as Span[]).find((one) => addDays(today, SPANS[one]) === lookAgainOn)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setMissing(true)
    setBusy(true)
    try {
      await onSuspend({ reason: reason.trim(), code, lookAgainOn })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sheet
      place="middle"
      title={title}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={busy} keys="mod+enter">
          {t(words.suspend)}
        </Button>
      }
    >
      <Form
        id={form}
        className={css.form}
        onSubmit={submit}
        problem={problem}
        onKeyDown={(event) => {
          if (pressed(event, 'mod+enter')) event.currentTarget.requestSubmit()
        }}
      >
        <p className={css.lead}>{lead}</p>
        <Segmented
          look="chips"
          label={t(words.code)}
          choices={SUSPENSION_CODES.map((value) => ({ value, label: t(suspensionTexts[value]) }))}
          value={code}
          onChange={setCode}
        />
        <Field label={t(words.reason)} name="reason" error={missing ? t(words.reasonNeeded) : undefined}>
          {(control) => (
            <TextArea
              {...control}
              data-autofocus
              maxLength={1000}
              placeholder={t(words.reasonHint)}
              value={reason}
              onChange={(event) => {
                setReason(event.target.value)
                setMissing(false)
              }}
            />
          )}
        </Field>
        <Field label={t(words.lookAgain)} name="lookAgainOn">
          {(control) => (
            <div className={css.again}>
              <Segmented
                look="chips"
                label={t(words.lookAgain)}
                choices={(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: t(words[value]) }))}
                value={span ?? null}
                onChange={(one) => setLookAgainOn(addDays(today, SPANS[one]))}
              />
              <Input
                {...control}
                className={css.day}
                type="date"
                min={addDays(today, 1)}
                value={lookAgainOn}
                onChange={(event) => event.target.value && setLookAgainOn(event.target.value)}
              />
            </div>
          )}
        </Field>
      </Form>
    </Sheet>
  )
}
