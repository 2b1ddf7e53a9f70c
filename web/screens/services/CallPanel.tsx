import { useState } from 'react'
import { recordReturnCall } from '../../../modules/services/contract.ts'
import { addDays } from '../../../shared/calendar.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { Form } from '../../kit/controls/Form.tsx'
import { Input, TextArea } from '../../kit/controls/Input.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { useWrite } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { RECEPTIONS } from './changes.ts'
import css from './parts.module.css'
import { receptionTexts as words } from './services.texts.ts'
import type { ReceptionDetail } from './types.ts'

const RESULTS = ['satisfied', 'partly', 'dissatisfied', 'not_reached'] as const
type Result = (typeof RESULTS)[number]
const LABELS = {
  satisfied: words.satisfied,
  partly: words.partly,
  dissatisfied: words.dissatisfied,
  not_reached: words.notReached,
}
const FOLLOW_DAYS = 2

/** A10: whether they are satisfied, some days after the return; whoever is not gets an answer by a day. */
export function CallPanel({ of: reception }: { of: ReceptionDetail }) {
  const t = useText()
  const format = useFormat()
  const [result, setResult] = useState<Result | null>(null)
  const [said, setSaid] = useState('')
  const [followUp, setFollowUp] = useState('')
  const [dueOn, setDueOn] = useState(addDays(format.today, FOLLOW_DAYS))
  const { mutate, isPending, error } = useWrite(recordReturnCall, {
    changes: RECEPTIONS,
    onSuccess: () => setResult(null),
  })
  const { state, call, can } = reception
  if (state !== 'returned') return null
  if (call?.result)
    return (
      <section className={css.panel}>
        <h2>
          {t(words.call)} · {t(LABELS[call.result])}
        </h2>
        {call.said && <p>{call.said}</p>}
        {call.at && (
          <p className={css.quiet}>
            <MomentText at={call.at} />
          </p>
        )}
      </section>
    )
  const save = () =>
    result &&
    mutate({
      params: { id: reception.id },
      body: {
        result,
        said: said.trim() || null,
        followUp: followUp.trim() && result !== 'not_reached' ? { what: followUp.trim(), dueOn } : null,
      },
    })
  return (
    <section className={css.panel}>
      <h2>{t(words.call)}</h2>
      <p className={css.quiet}>{call ? t(words.callDue, { day: format.nearDay(call.on) }) : t(words.noCall)}</p>
      {can.change && (
        <Form className={css.form} onSubmit={(event) => event.preventDefault()} problem={error}>
          <Segmented
            look="chips"
            label={t(words.how)}
            choices={RESULTS.map((value) => ({ value, label: t(LABELS[value]) }))}
            value={result}
            onChange={setResult}
          />
          {result && result !== 'not_reached' && (
            <>
              <Field label={t(words.said)} name="said">
                {(control) => (
                  <TextArea
                    {...control}
                    rows={2}
                    maxLength={1000}
                    value={said}
                    onChange={(event) => setSaid(event.target.value)}
                  />
                )}
              </Field>
              {result !== 'satisfied' && (
                <div className={css.two}>
                  <Field label={t(words.followUp)} name="followUp.what">
                    {(control) => (
                      <Input
                        {...control}
                        maxLength={200}
                        value={followUp}
                        onChange={(event) => setFollowUp(event.target.value)}
                      />
                    )}
                  </Field>
                  <Field label={t(words.dueOn)} name="followUp.dueOn">
                    {(control) => (
                      <Input
                        {...control}
                        type="date"
                        min={format.today}
                        value={dueOn}
                        onChange={(event) => event.target.value && setDueOn(event.target.value)}
                      />
                    )}
                  </Field>
                </div>
              )}
            </>
          )}
          {result && (
            <div className={css.acts}>
              <Button kind="primary" busy={isPending} onClick={save}>
                {t(words.saveCall)}
              </Button>
            </div>
          )}
        </Form>
      )}
    </section>
  )
}
