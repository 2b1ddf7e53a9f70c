import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Select, TextArea } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { lookAtDayAgain } from '../../../web/touched.ts'
import { showCustomer, showTimeline } from '../../customers/contract.ts'
import { listPeople } from '../../people/contract.ts'
import { assign } from '../../pool/contract.ts'
import { stepInTexts as words } from './day.texts.ts'
import type { Item } from './parts.ts'
import css from './StepIn.module.css'

interface AssignAnotherProps {
  customer: Item['customer']
  /** What was written already. */
  reason: string
  onClose: () => void
  onDone: () => void
}

const SELLERS = ['rep', 'manager', 'director']

/** D6 and T7: another colleague takes the customer; that decides what waits for the manager too. */
export function AssignAnother({ customer, reason: given, onClose, onDone }: AssignAnotherProps) {
  const t = useText()
  const form = useId()
  const [ownerId, setOwnerId] = useState('')
  const [reason, setReason] = useState(given)
  const { data, error } = useRead(listPeople, { query: { state: 'active', limit: 200 } }, { staleTime: 5 * 60_000 })
  const sellers = (data?.items ?? []).filter(
    (person) => SELLERS.includes(person.role) && person.id !== customer.owner?.id,
  )
  const save = useWrite(assign, {
    changes: [showCustomer, showTimeline],
    onSuccess: () => {
      const owner = sellers.find((person) => person.id === ownerId)?.name ?? ''
      toast({ text: t(words.assigned, { name: customer.name, owner }) })
      onDone()
      onClose()
      return lookAtDayAgain()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ownerId) save.mutate({ body: { customerIds: [customer.id], ownerId, reason } })
  }
  return (
    <Sheet
      place="middle"
      title={t(customer.owner ? words.assignTitle : words.giveTitle, { name: customer.name })}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={save.isPending} disabled={!ownerId}>
          {t(customer.owner ? words.assign : words.give)}
        </Button>
      }
    >
      <form id={form} className={css.form} onSubmit={submit}>
        <p className={css.quiet}>{t(words.assignLead)}</p>
        <Field label={t(words.newOwner)}>
          {(control) => (
            <Select
              {...control}
              data-autofocus
              empty={t(words.choose)}
              options={sellers.map((person) => ({ value: person.id, label: `${person.name} · ${person.team.name}` }))}
              value={ownerId}
              onChange={(event) => setOwnerId(event.target.value)}
            />
          )}
        </Field>
        <Field label={t(words.reason)}>
          {(control) => (
            <TextArea
              {...control}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {(save.error ?? error) && <ErrorState small error={save.error ?? error} />}
      </form>
    </Sheet>
  )
}
