import { Pencil } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { setCarePlan } from '../contract.ts'
import { WAYS } from '../rules/visits.ts'
import css from './care.module.css'
import { visitTexts, wayTexts, planTexts as words } from './care.texts.ts'
import { CARE } from './changes.ts'
import type { CarePlan, Person } from './types.ts'

interface PlansProps {
  customerId: string
  of: readonly CarePlan[]
  /** Who may be asked to visit. */
  people: readonly Person[]
  mayChange: boolean
}

/** R5: after what, when and how this customer is visited; its own plan, or the company's. */
export function Plans({ customerId, of: plans, people, mayChange }: PlansProps) {
  const t = useText()
  const [changing, setChanging] = useState<CarePlan | null>(null)
  return (
    <>
      <ul className={css.list}>
        {plans.map((plan) => (
          <li key={plan.cause} className={css.row}>
            <span className={css.words}>
              <span>
                {t(visitTexts[plan.cause])} · {t(wayTexts[plan.how])}
              </span>
              <small>
                {[
                  plan.how !== 'off' && plan.days !== null && t(words.after, { days: plan.days }),
                  plan.person?.name,
                  t(plan.own ? words.own : words.usual),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <span />
            {mayChange && (
              <Button
                size="small"
                kind="quiet"
                icon={<Pencil />}
                aria-label={`${t(words.change)} ${t(visitTexts[plan.cause])}`}
                onClick={() => setChanging(plan)}
              />
            )}
          </li>
        ))}
      </ul>
      {changing && (
        <PlanSheet customerId={customerId} of={changing} people={people} onClose={() => setChanging(null)} />
      )}
    </>
  )
}

const USUAL_DAYS = 7

function PlanSheet({
  customerId,
  of: plan,
  people,
  onClose,
}: Pick<PlansProps, 'customerId' | 'people'> & { of: CarePlan; onClose: () => void }) {
  const t = useText()
  const form = useId()
  const [how, setHow] = useState(plan.how)
  const [days, setDays] = useState(plan.days ?? USUAL_DAYS)
  const [personId, setPersonId] = useState(plan.person?.id ?? null)
  const { mutate, isPending, error } = useWrite(setCarePlan, { changes: CARE, onSuccess: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const own = plan.cause === 'quarter' || how === 'off' ? null : days
    mutate({ params: { id: customerId, cause: plan.cause }, body: { how, days: own, personId } })
  }
  return (
    <Sheet
      place="middle"
      title={`${t(words.change)} · ${t(visitTexts[plan.cause])}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" form={form} kind="primary" busy={isPending}>
            {t(words.save)}
          </Button>
        </>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={error}>
        <Segmented
          look="chips"
          label={t(words.how)}
          choices={[...WAYS, 'off' as const].map((value) => ({ value, label: t(wayTexts[value]) }))}
          value={how}
          onChange={setHow}
        />
        <p className={css.hint}>{t(words.wayHelp)}</p>
        {how !== 'off' && plan.cause !== 'quarter' && (
          <Field label={t(words.days)} name="days">
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={365}
                required
                value={days}
                onChange={(event) => setDays(Number(event.target.value))}
              />
            )}
          </Field>
        )}
        {how !== 'off' && (
          <Field label={t(words.person)} name="personId">
            {(control) => (
              <Select
                {...control}
                empty={t(words.owner)}
                options={people.map(({ id, name }) => ({ value: id, label: name }))}
                value={personId ?? ''}
                onChange={(event) => setPersonId(event.target.value || null)}
              />
            )}
          </Field>
        )}
      </Form>
    </Sheet>
  )
}
