import { type FormEvent, useState } from 'react'
import type { Problem } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { isComposing } from '../../../web/kit/keys.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { addContact, changeContact } from '../contract.ts'
import { ContactFields } from './ContactFields.tsx'
import css from './ContactForm.module.css'
import { contactTexts as words } from './contact.texts.ts'
import { BLANK_CONTACT, contactBody, contactDraft } from './contactDraft.ts'
import { useNoteCustomer } from './current.ts'
import { Reach } from './Reach.tsx'
import type { Contact, Customer } from './types.ts'

interface ContactFormProps {
  customerId: string
  /** The contact to change; a new one where it is left out. */
  contact?: Contact
  onClose: () => void
}

/** Writes a contact where it stands. Where someone else was faster, both are shown and one chooses. */
export function ContactForm({ customerId, contact, onClose }: ContactFormProps) {
  const t = useText()
  const note = useNoteCustomer()
  const [draft, setDraft] = useState(contact ? contactDraft(contact) : BLANK_CONTACT)
  const [nameless, setNameless] = useState(false)
  const done = {
    onSuccess: (customer: Customer) => {
      note(customer)
      onClose()
    },
  }
  const add = useWrite(addContact, done)
  const change = useWrite(changeContact, done)
  const problem = add.error ?? change.error
  const theirs = theirsIn(problem, contact?.id)

  const save = (version = contact?.version) => {
    setNameless(draft.name.trim() === '')
    if (draft.name.trim() === '') return
    const body = contactBody(draft)
    if (contact) change.mutate({ params: { id: customerId, contactId: contact.id }, body, ifMatch: version })
    else add.mutate({ params: { id: customerId }, body })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  return (
    <Form
      problem={theirs ? null : problem}
      className={css.form}
      aria-label={contact?.name ?? t(words.add)}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (isComposing(event)) return
        if (event.key === 'Escape') onClose()
        else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <ContactFields
        draft={draft}
        onChange={setDraft}
        nameless={nameless ? t(words.nameNeeded) : undefined}
        whole={contact !== undefined}
        autoFocus
      />
      {theirs && (
        <div className={css.conflict} role="alert">
          <p>{t(words.changedMeanwhile)}</p>
          <strong>
            {theirs.name} {theirs.job}
          </strong>
          <Reach of={theirs} />
          <div className={css.actions}>
            <Button size="small" onClick={() => save(theirs.version)}>
              {t(words.saveMine)}
            </Button>
            <Button
              size="small"
              kind="quiet"
              onClick={() => {
                note((problem as Problem).current as Customer)
                onClose()
              }}
            >
              {t(words.takeTheirs)}
            </Button>
          </div>
        </div>
      )}
      <div className={css.actions}>
        <Button type="submit" size="small" kind="primary" busy={add.isPending || change.isPending} keys="mod+enter">
          {t(words.save)}
        </Button>
        <Button size="small" kind="quiet" onClick={onClose}>
          {t(words.cancel)}
        </Button>
      </div>
    </Form>
  )
}

const theirsIn = (problem: Problem | null, contactId: string | undefined): Contact | undefined =>
  problem?.reason === 'version_conflict'
    ? (problem.current as Customer | undefined)?.contacts.find((contact) => contact.id === contactId)
    : undefined
