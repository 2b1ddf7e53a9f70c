import { useState } from 'react'
import type { z } from 'zod'
import type { CallOf } from '../../../shared/endpoint.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { TextArea } from '../../../web/kit/controls/Input.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { lookAtDayAgain } from '../../../web/touched.ts'
import { type CustomerReply, showCustomer, showTimeline } from '../../customers/contract.ts'
import { decideStepIn } from '../../touches/contract.ts'
import { stepInTexts as words } from './day.texts.ts'
import type { Item } from './parts.ts'
import css from './StepIn.module.css'

interface StepInProps {
  customer: Item['customer']
  /** What stands against a rest, once it is known. */
  whyNotSuspend: z.infer<typeof CustomerReply>['whyNotSuspend'] | undefined
  /** It is decided: move on. */
  onDecided: () => void
  onAssign: () => void
  onSuspend: () => void
}

type Decision = CallOf<typeof decideStepIn>['body']['decision']

/** T7: the manager joins, lets the owner go on, gives it to another, or rests it where T4 and T5 allow. */
export function StepIn({ customer, whyNotSuspend = [], onDecided, onAssign, onSuspend }: StepInProps) {
  const t = useText()
  const [note, setNote] = useState('')
  const { id, name, can } = customer
  const decide = useWrite(decideStepIn, {
    changes: [showTimeline, showCustomer],
    onSuccess: (_, { body: { decision } }) => {
      toast({ text: t(decision === 'join' ? words.joined : words.goneOn, { name }) })
      onDecided()
      return lookAtDayAgain()
    },
  })
  const decideOn = (decision: Decision) => decide.mutate({ params: { id }, body: { decision, note } })
  return (
    <section className={css.card} aria-label={t(words.title)}>
      <Cause customer={customer} />
      <Field label={t(words.note)} error={decide.error?.at('note')}>
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
      <div className={css.acts}>
        <Button kind="primary" busy={decide.isPending} onClick={() => decideOn('join')}>
          {t(words.join)}
        </Button>
        <Button busy={decide.isPending} onClick={() => decideOn('go_on')}>
          {t(words.go_on)}
        </Button>
        {can.assign && <Button onClick={onAssign}>{t(words.assign)}</Button>}
        {can.suspend && <Button onClick={onSuspend}>{t(words.suspend)}</Button>}
      </div>
      {!can.suspend && whyNotSuspend.length > 0 && (
        <ul className={css.quiet}>
          {whyNotSuspend.map(({ reason, text }) => (
            <li key={reason}>{text}</li>
          ))}
        </ul>
      )}
      {decide.error && !decide.error.at('note') && <ErrorState small error={decide.error} />}
    </section>
  )
}

/** Why it waits: the tenth touch, or what a colleague asked for or reported. */
function Cause({ customer }: { customer: Item['customer'] }) {
  const t = useText()
  const { data } = useRead(showTimeline, { params: { id: customer.id }, query: { kind: 'step_in', limit: 5 } })
  const asked = data?.items.find(({ body }) => body.cause !== 'tenth_touch' && body.decision === null)
  const owner = asked?.by?.name ?? customer.owner?.name ?? ''
  if (!asked) return <p>{t(words.tenth, { owner, count: customer.effectiveTouches })}</p>
  return (
    <p>
      {t(asked.body.cause === 'big_order' ? words.bigOrder : words.asked, { owner })}
      <q className={css.note}>{String(asked.body.note ?? '')}</q>
    </p>
  )
}
