import { ArrowRightLeft, Plus } from 'lucide-react'
import { useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { rungWords } from '../../customers/rules/words.ts'
import { changeHandover, listHandovers, planHandover } from '../contract.ts'
import css from './Near.module.css'
import { portraitTexts, togetherTexts as words } from './portrait.texts.ts'
import type { Portrait } from './types.ts'
import { CardForm, WritingCard } from './WritingCard.tsx'

type Plan = ReplyOf<typeof listHandovers>['items'][number]
type Taker = ReplyOf<typeof listHandovers>['takers'][number]

interface HandoversProps {
  of: Portrait
  people: readonly { id: string; name: string }[]
}

/** D7: the boss opens, the group keeps: closeness goes from one to another, step by step. */
export function Handovers({ of: portrait, people }: HandoversProps) {
  const t = useText()
  const { data } = useRead(listHandovers, { params: { id: portrait.customer.id } })
  return (
    <WritingCard
      title={t(words.handovers)}
      act={{ icon: <ArrowRightLeft />, label: t(words.plan) }}
      mayWrite={data?.can.edit ?? false}
      form={(close) => <PlanForm of={portrait} people={people} takers={data?.takers ?? []} onClose={close} />}
    >
      {(writing) => (
        <>
          {data?.items.length === 0 && !writing && <p className={css.quiet}>{t(words.handoverNone)}</p>}
          {data?.items.map((plan) => (
            <PlanShown key={plan.id} of={plan} mayEdit={data.can.edit && plan.state === 'open'} />
          ))}
        </>
      )}
    </WritingCard>
  )
}

function PlanShown({ of: plan, mayEdit }: { of: Plan; mayEdit: boolean }) {
  const t = useText()
  const format = useFormat()
  const { mutate } = useWrite(changeHandover, { changes: [listHandovers] })
  const change = (body: Parameters<typeof mutate>[0]['body']) =>
    mutate(
      { params: { id: plan.id }, body, ifMatch: plan.version },
      { onError: (problem) => toast({ kind: 'wrong', text: problem.message }) },
    )
  const allDone = plan.steps.every(({ doneOn }) => doneOn !== null)
  return (
    <article className={css.form}>
      <p>
        <strong>{t(words.fromTo, { from: plan.from.name, to: plan.to.name })}</strong> {plan.contact?.name}{' '}
        <small className={css.quiet}>
          {t(words[`state_${plan.state}`])} ·{' '}
          {t(words.rungs, {
            from: plan.from.name,
            fromRung: t(rungWords[plan.rungs.from]),
            to: plan.to.name,
            toRung: t(rungWords[plan.rungs.to]),
          })}
        </small>
      </p>
      <ul className={css.rows}>
        {plan.steps.map(({ position, what, on, doneOn }) => (
          <li key={position}>
            <Check
              checked={doneOn !== null}
              disabled={!mayEdit}
              onChange={(done) => change({ step: { position, done } })}
            >
              {what}
            </Check>
            <small>{doneOn ? format.nearDay(doneOn) : on && format.nearDay(on)}</small>
          </li>
        ))}
      </ul>
      {mayEdit && (
        <span className={css.acts}>
          <Button size="small" disabled={!allDone} onClick={() => change({ state: 'done' })}>
            {t(words.done)}
          </Button>
          <Button size="small" kind="quiet" onClick={() => change({ state: 'dropped' })}>
            {t(words.drop)}
          </Button>
        </span>
      )}
    </article>
  )
}

interface PlanFormProps extends HandoversProps {
  takers: readonly Taker[]
  onClose: () => void
}

function PlanForm({ of: { customer, contacts, owner }, people, takers, onClose }: PlanFormProps) {
  const t = useText()
  const [fromId, setFrom] = useState('')
  const ready = takers.find(({ person, mustSign }) => person.id === owner?.id && !mustSign)
  const [toId, setTo] = useState(ready?.person.id ?? '')
  const [contactId, setContact] = useState(contacts[0]?.id ?? '')
  const [steps, setSteps] = useState([{ what: '', on: '' }])
  const { mutate, isPending, error } = useWrite(planHandover, { changes: [listHandovers] })
  const change = (at: number, patch: Partial<(typeof steps)[number]>) =>
    setSteps(steps.map((step, n) => (n === at ? { ...step, ...patch } : step)))
  const told = steps.filter(({ what }) => what.trim() !== '')
  const submit = () => {
    const body = {
      fromId,
      toId,
      contactId: contactId || null,
      steps: told.map(({ what, on }) => ({ what, on: on || null })),
    }
    mutate({ params: { id: customer.id }, body }, { onSuccess: onClose })
  }
  const givers = people.map(({ id, name }) => ({ value: id, label: name }))
  const mayTake = takers.map(({ person: { id, name }, mustSign }) => ({
    value: id,
    label: mustSign ? t(words.mustSign, { name }) : name,
    disabled: mustSign,
  }))
  return (
    <CardForm
      onSubmit={submit}
      onClose={onClose}
      busy={isPending}
      error={error}
      unready={!fromId || !toId || told.length === 0}
    >
      <div className={css.pairOf}>
        <Field label={t(words.from)} name="fromId">
          {(control) => (
            <Select
              {...control}
              empty="—"
              value={fromId}
              onChange={(event) => setFrom(event.target.value)}
              options={givers}
            />
          )}
        </Field>
        <Field label={t(words.to)} name="toId">
          {(control) => (
            <Select
              {...control}
              empty="—"
              value={toId}
              onChange={(event) => setTo(event.target.value)}
              options={mayTake}
            />
          )}
        </Field>
      </div>
      <p className={css.quiet}>{t(words.takersHint)}</p>
      <Field label={t(words.contact)} name="contactId">
        {(control) => (
          <Select
            {...control}
            empty="—"
            value={contactId}
            onChange={(event) => setContact(event.target.value)}
            options={contacts.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Field>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a form's lines, in their order
        <div key={at} className={css.pairOf}>
          <Input
            aria-label={t(words.step, { n: at + 1 })}
            placeholder={at === 0 ? t(words.stepHint) : t(words.step, { n: at + 1 })}
            maxLength={500}
            value={step.what}
            onChange={(event) => change(at, { what: event.target.value })}
          />
          <Input
            type="date"
            aria-label={t(portraitTexts.choose)}
            value={step.on}
            onChange={(event) => change(at, { on: event.target.value })}
          />
        </div>
      ))}
      <span className={css.acts}>
        <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setSteps([...steps, { what: '', on: '' }])}>
          {t(words.addStep)}
        </Button>
      </span>
    </CardForm>
  )
}
