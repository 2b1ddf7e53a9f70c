import { Plus, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { Face } from '../../../web/kit/signs/Face.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { putMember, removeMember } from '../contract.ts'
import { roleText, USUAL_ROLE } from '../rules/words.ts'
import { ColleagueField } from './ColleagueField.tsx'
import { contactTexts } from './contact.texts.ts'
import { useNoteCustomer } from './current.ts'
import css from './Group.module.css'
import { groupTexts as words } from './group.texts.ts'
import type { Customer } from './types.ts'

/** D7: the colleagues who work on a customer besides its owner. */
export function Group({ of: customer }: { of: Customer }) {
  const t = useText()
  const note = useNoteCustomer()
  const [adding, setAdding] = useState(false)
  const put = useWrite(putMember, { onSuccess: note })
  const remove = useWrite(removeMember, { onSuccess: note })
  const leave = ({ id, name, role }: Customer['members'][number]) => {
    const params = { id: customer.id, personId: id }
    remove.mutate(
      { params },
      {
        onSuccess: () =>
          toast({ text: t(words.removed, { name }), undo: () => put.mutate({ params, body: { role } }) }),
        onError: (problem) => toast({ kind: 'wrong', text: problem.message }),
      },
    )
  }
  return (
    <section className={css.group} aria-label={t(words.title)}>
      <header className={css.head}>
        <h2>{t(words.title)}</h2>
        {customer.can.changeGroup && !adding && (
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setAdding(true)}>
            {t(words.addMember)}
          </Button>
        )}
      </header>
      {adding && <AddMember of={customer} onClose={() => setAdding(false)} />}
      {customer.members.length === 0 && !adding && <p className={css.none}>{t(words.none)}</p>}
      <ul>
        {customer.members.map((member) => (
          <li key={member.id} className={css.member}>
            <Face name={member.name} size={26} />
            <span>{member.name}</span>
            <span className={css.role}>{member.role === USUAL_ROLE ? '' : t(roleText(member.role))}</span>
            {customer.can.changeGroup && (
              <Button
                size="small"
                kind="quiet"
                icon={<X />}
                aria-label={t(words.remove, { name: member.name })}
                data-tip={t(words.remove, { name: member.name })}
                onClick={() => leave(member)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function AddMember({ of: customer, onClose }: { of: Customer; onClose: () => void }) {
  const t = useText()
  const note = useNoteCustomer()
  const [person, setPerson] = useState<string | null>(null)
  const [role, setRole] = useState('')
  const put = useWrite(putMember, {
    onSuccess: (reply) => {
      note(reply)
      onClose()
    },
  })
  const there = [customer.owner?.id, ...customer.members.map(({ id }) => id)]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (person) put.mutate({ params: { id: customer.id, personId: person }, body: { role: role.trim() || USUAL_ROLE } })
  }
  return (
    <Form className={css.form} onSubmit={submit} problem={put.error}>
      <ColleagueField label={t(words.colleague)} but={there} value={person} onChange={setPerson} />
      <Field label={t(words.role)} name="role">
        {(control) => (
          <Input
            {...control}
            maxLength={40}
            placeholder={t(words.roleHint)}
            value={role}
            onChange={(event) => setRole(event.target.value)}
          />
        )}
      </Field>
      <span className={css.acts}>
        <Button type="submit" size="small" kind="primary" disabled={!person} busy={put.isPending}>
          {t(words.add)}
        </Button>
        <Button size="small" kind="quiet" onClick={onClose}>
          {t(contactTexts.cancel)}
        </Button>
      </span>
    </Form>
  )
}
