import { type FormEvent, useId, useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Choose } from '../../../web/kit/antd/Choose.tsx'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { lookAtDayAgain } from '../../../web/touched.ts'
import { listPeople } from '../../people/contract.ts'
import { assign } from '../contract.ts'
import css from './Assign.module.css'
import { assignTexts as words } from './pool.texts.ts'

interface AssignProps {
  customers: readonly { id: string; name: string }[]
  /** To whom, where somebody was suggested. */
  to?: string
  onDone: (items: ReplyOf<typeof assign>['items']) => void
  onClose: () => void
}

const MOST_PEOPLE = 200

/** T6, T9: a manager gives customers to a colleague, or shares them among several. */
export function Assign({ customers, to, onDone, onClose }: AssignProps) {
  const t = useText()
  const form = useId()
  const [owners, setOwners] = useState<readonly string[]>(to ? [to] : [])
  const [spread, setSpread] = useState<'round_robin' | 'load'>('round_robin')
  const [reason, setReason] = useState('')
  const people = useRead(listPeople, { query: { limit: MOST_PEOPLE } }).data?.items ?? []
  const options = people
    .filter(({ state }) => state !== 'left')
    .map(({ id, name, team }) => ({ value: id, label: `${name} · ${team.name}` }))
  const give = useWrite(assign, {
    onSuccess: ({ items }) => {
      onDone(items)
      lookAtDayAgain()
      const [only] = items
      toast({
        text:
          items.length === 1 && only?.owner
            ? t(words.done, { name: only.name, owner: only.owner.name })
            : t(words.doneMany, { count: items.length }),
      })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [ownerId] = owners
    if (!ownerId) return
    const whom = owners.length === 1 ? { ownerId } : { ownerIds: [...owners], spread }
    give.mutate({ body: { customerIds: customers.map(({ id }) => id), ...whom, reason } })
  }
  const [first] = customers
  return (
    <Sheet
      place="middle"
      title={
        customers.length === 1 && first
          ? t(words.title, { name: first.name })
          : t(words.titleMany, { count: customers.length })
      }
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" disabled={owners.length === 0} busy={give.isPending}>
          {t(words.assign)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} problem={give.error}>
        <Field
          label={t(words.whom)}
          name="ownerId ownerIds"
          hint={customers.length > 1 ? t(words.whomHint) : undefined}
        >
          {(control) =>
            customers.length > 1 ? (
              <Choose
                {...control}
                multiple
                label={t(words.whom)}
                empty={t(words.whomHint)}
                options={options}
                value={owners}
                onChange={setOwners}
              />
            ) : (
              <Choose
                {...control}
                label={t(words.whom)}
                empty={t(words.whom)}
                options={options}
                value={owners[0] ?? null}
                onChange={(owner) => setOwners(owner ? [owner] : [])}
              />
            )
          }
        </Field>
        {owners.length > 1 && (
          <Field label={t(words.spread)} name="spread">
            {() => (
              <Segmented
                label={t(words.spread)}
                choices={(['round_robin', 'load'] as const).map((value) => ({ value, label: t(words[value]) }))}
                value={spread}
                onChange={setSpread}
              />
            )}
          </Field>
        )}
        <Field label={t(words.reason)} name="reason" hint={t(words.pursuitStarts)}>
          {(control) => (
            <Input {...control} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
      </Form>
    </Sheet>
  )
}
