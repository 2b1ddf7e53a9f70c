import { Plus, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Input, Select } from '../../../web/kit/controls/Input.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { noteTrust, withdrawTrust } from '../contract.ts'
import { TOLD_KINDS } from '../rules/trust.ts'
import { PORTRAIT_CHANGES } from './changed.ts'
import css from './Near.module.css'
import { signed } from './Near.tsx'
import { trustTexts, nearTexts as words } from './portrait.texts.ts'
import type { Distance, Portrait } from './types.ts'
import { CardForm, WritingCard } from './WritingCard.tsx'

type Kind = (typeof TOLD_KINDS)[number]

/** R2: what happened that made trust grow or fall, in people's own words. */
export function Ledger({ of: { ledger, can }, customer, contacts }: LedgerProps) {
  const t = useText()
  const format = useFormat()
  const { mutate } = useWrite(withdrawTrust, { changes: PORTRAIT_CHANGES })
  const withdraw = (id: string) =>
    mutate(
      { params: { id } },
      {
        onSuccess: () => toast({ text: t(words.withdrawn) }),
        onError: (problem) => toast({ kind: 'wrong', text: problem.message }),
      },
    )
  return (
    <WritingCard
      title={t(words.ledger)}
      act={{ icon: <Plus />, label: t(words.note) }}
      mayWrite={can.edit}
      form={(close) => <NoteForm customer={customer} contacts={contacts} onClose={close} />}
    >
      {(writing) => (
        <>
          {ledger.length === 0 && !writing && <p className={css.quiet}>{t(words.ledgerNone)}</p>}
          <ul className={css.rows}>
            {ledger.map(({ id, kind, on, person, contact, note, weight, can: may }) => (
              <li key={id}>
                <span>
                  {t(trustTexts[kind])} <small>{signed(weight)}</small>
                  {note && <p>{note}</p>}
                  <p>
                    <small>
                      {format.nearDay(on)} ·{' '}
                      {t(words.pair, { person: person.name, contact: contact?.name ?? t(words.everyone) })}
                    </small>
                  </p>
                </span>
                {may.withdraw && (
                  <Button
                    size="small"
                    kind="quiet"
                    icon={<Undo2 />}
                    aria-label={t(words.withdraw)}
                    data-tip={t(words.withdraw)}
                    onClick={() => withdraw(id)}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </WritingCard>
  )
}

interface LedgerProps {
  of: Distance
  customer: string
  contacts: Portrait['contacts']
}

function NoteForm({ customer, contacts, onClose }: Omit<LedgerProps, 'of'> & { onClose: () => void }) {
  const t = useText()
  const { today } = useFormat()
  const [kind, setKind] = useState<Kind>('promise_kept')
  const [contactId, setContactId] = useState('')
  const [on, setOn] = useState(today)
  const [note, setNote] = useState('')
  const { mutate, isPending, error } = useWrite(noteTrust, { changes: PORTRAIT_CHANGES })
  const submit = () => {
    mutate(
      { params: { id: customer }, body: { kind, contactId: contactId || null, on, ...(note.trim() && { note }) } },
      {
        onSuccess: () => {
          toast({ text: t(words.noted) })
          onClose()
        },
      },
    )
  }
  return (
    <CardForm onSubmit={submit} onClose={onClose} busy={isPending} error={error}>
      <Field label={t(words.what)} name="kind">
        {(control) => (
          <Select
            {...control}
            value={kind}
            onChange={(event) => setKind(event.target.value as Kind)}
            options={TOLD_KINDS.map((each) => ({ value: each, label: t(trustTexts[each]) }))}
          />
        )}
      </Field>
      <div className={css.pairOf}>
        <Field label={t(words.whom)} name="contactId">
          {(control) => (
            <Select
              {...control}
              empty={t(words.everyone)}
              value={contactId}
              onChange={(event) => setContactId(event.target.value)}
              options={contacts.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Field label={t(words.day)} name="on">
          {(control) => (
            <Input {...control} type="date" max={today} value={on} onChange={(event) => setOn(event.target.value)} />
          )}
        </Field>
      </div>
      <Field label={t(words.words)} name="note">
        {(control) => (
          <Input {...control} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
    </CardForm>
  )
}
