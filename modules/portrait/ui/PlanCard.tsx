import { Target } from 'lucide-react'
import { useState } from 'react'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, TextArea } from '../../../web/kit/controls/Input.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { planShare } from '../contract.ts'
import { PORTRAIT_CHANGES } from './changed.ts'
import css from './Near.module.css'
import { nearTexts, shareTexts as words } from './portrait.texts.ts'
import type { Share } from './types.ts'
import { CardForm, WritingCard } from './WritingCard.tsx'

interface PlanProps {
  of: Share
  customer: string
}

/** D8: the way up, written down. */
export function PlanCard({ of: { plan, can }, customer }: PlanProps) {
  const t = useText()
  const format = useFormat()
  return (
    <WritingCard
      title={t(words.plan)}
      act={{ icon: <Target />, label: t(plan ? words.changePlan : words.makePlan) }}
      mayWrite={can.edit}
      form={(close) => <PlanForm of={plan} customer={customer} onClose={close} />}
    >
      {(writing) =>
        !writing &&
        (plan ? (
          <>
            <p>
              <strong>{t(words.planTold, { day: format.day(plan.byDay), percent: plan.target })}</strong>
            </p>
            <p className={css.words}>{plan.steps}</p>
            <p className={css.quiet}>
              {plan.by.name} · {format.moment(plan.recordedAt)}
            </p>
          </>
        ) : (
          <p className={css.quiet}>{t(words.planNone)}</p>
        ))
      }
    </WritingCard>
  )
}

interface PlanFormProps {
  of: Share['plan']
  customer: string
  onClose: () => void
}

function PlanForm({ of: plan, customer, onClose }: PlanFormProps) {
  const t = useText()
  const [target, setTarget] = useState(String(plan?.target ?? ''))
  const [byDay, setByDay] = useState(plan?.byDay ?? '')
  const [steps, setSteps] = useState(plan?.steps ?? '')
  const { mutate, isPending, error } = useWrite(planShare, { changes: PORTRAIT_CHANGES })
  const submit = () =>
    mutate(
      { params: { id: customer }, body: { target: Number(target), byDay, steps } },
      {
        onSuccess: () => {
          toast({ text: t(nearTexts.noted) })
          onClose()
        },
      },
    )
  return (
    <CardForm onSubmit={submit} onClose={onClose} busy={isPending} error={error}>
      <div className={css.pairOf}>
        <Field label={t(words.target)} name="target">
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              required
              value={target}
              onChange={(event) => setTarget(event.target.value)}
              after="%"
            />
          )}
        </Field>
        <Field label={t(words.by)} name="byDay">
          {(control) => (
            <Input {...control} type="date" required value={byDay} onChange={(event) => setByDay(event.target.value)} />
          )}
        </Field>
      </div>
      <Field label={t(words.steps)} name="steps">
        {(control) => (
          <TextArea
            {...control}
            required
            maxLength={2000}
            value={steps}
            onChange={(event) => setSteps(event.target.value)}
          />
        )}
      </Field>
    </CardForm>
  )
}
