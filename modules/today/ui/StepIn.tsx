import { useState } from 'react'
import type { z } from 'zod'
import type { CallOf } from '../../../shared/endpoint.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { TextArea } from '../../../web/kit/controls/Input.tsx'
import { ConfirmWithReason } from '../../../web/kit/layers/ConfirmWithReason.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { lookAtDayAgain, noteTouched } from '../../../web/touched.ts'
import { type CustomerReply, showTimeline } from '../../customers/contract.ts'
import { SUSPENSION_CODES, suspend } from '../../pool/contract.ts'
import { decideStepIn } from '../../touches/contract.ts'
import { AssignAnother } from './AssignAnother.tsx'
import { stepInTexts as words } from './day.texts.ts'
import type { Item } from './parts.ts'
import css from './StepIn.module.css'

interface StepInProps {
  customer: Item['customer']
  /** What stands against a rest, once it is known. */
  whyNotSuspend: z.infer<typeof CustomerReply>['whyNotSuspend'] | undefined
  /** It is decided: move on. */
  onDone: () => void
}

type Decision = CallOf<typeof decideStepIn>['body']['decision']

/** T7: the manager joins, lets the owner go on, gives it to another, or rests it where T4 and T5 allow. */
export function StepIn({ customer, whyNotSuspend, onDone }: StepInProps) {
  const t = useText()
  const [note, setNote] = useState('')
  const [doing, setDoing] = useState<'assign' | 'suspend' | null>(null)
  const { name } = customer
  const decide = useWrite(decideStepIn, {
    changes: [showTimeline],
    onSuccess: (_, { body: { decision } }) => {
      toast({ text: t(decision === 'join' ? words.joined : words.goneOn, { name }) })
      onDone()
      return lookAtDayAgain()
    },
  })
  const say = (decision: Decision) => decide.mutate({ params: { id: customer.id }, body: { decision, note } })
  return (
    <section className={css.card} aria-label={t(words.title)}>
      <Cause customer={customer} />
      <Field label={t(words.note)} error={decide.error?.byField.note}>
        {(control) => (
          <TextArea {...control} rows={2} maxLength={1000} value={note} onChange={(e) => setNote(e.target.value)} />
        )}
      </Field>
      <div className={css.acts}>
        <Button kind="primary" busy={decide.isPending} onClick={() => say('join')}>
          {t(words.join)}
        </Button>
        <Button busy={decide.isPending} onClick={() => say('go_on')}>
          {t(words.go_on)}
        </Button>
        {customer.can.assign && <Button onClick={() => setDoing('assign')}>{t(words.assign)}</Button>}
        {customer.can.suspend && <Button onClick={() => setDoing('suspend')}>{t(words.suspend)}</Button>}
      </div>
      {!customer.can.suspend && whyNotSuspend && whyNotSuspend.length > 0 && (
        <ul className={css.quiet}>
          {whyNotSuspend.map(({ reason, text }) => (
            <li key={reason}>{text}</li>
          ))}
        </ul>
      )}
      {decide.error && !decide.error.byField.note && <ErrorState small error={decide.error} />}
      {doing === 'assign' && (
        <AssignAnother customer={customer} reason={note} onClose={() => setDoing(null)} onDone={onDone} />
      )}
      {doing === 'suspend' && (
        <ConfirmWithReason
          title={t(words.suspendTitle, { name })}
          verb={t(words.suspend)}
          codes={SUSPENSION_CODES.map((code) => ({ value: code, label: t(words[code]) }))}
          onClose={() => setDoing(null)}
          onConfirm={async (reason, code) => {
            const body = { reason, code: code ?? 'other' }
            const rested = await call(suspend, { params: { id: customer.id }, body })
            toast({ text: t(words.suspended, { name }) })
            onDone()
            await noteTouched(rested)
          }}
        >
          {t(words.suspendLead)}
        </ConfirmWithReason>
      )}
    </section>
  )
}

/** Why it waits: the tenth touch, or what a colleague asked for. */
function Cause({ customer }: { customer: Item['customer'] }) {
  const t = useText()
  const { data } = useRead(showTimeline, { params: { id: customer.id }, query: { kind: 'step_in', limit: 5 } })
  const asked = data?.items.find(({ body }) => body.cause === 'asked' && body.decision === null)
  const owner = asked?.by?.name ?? customer.owner?.name ?? ''
  if (!asked) return <p>{t(words.tenth, { owner, count: customer.effectiveTouches })}</p>
  return (
    <p>
      {t(words.asked, { owner })}
      <q className={css.note}>{String(asked.body.note ?? '')}</q>
    </p>
  )
}
