import { ChevronDown, Plus } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Segmented } from '../../../web/kit/controls/Choices.tsx'
import { Field } from '../../../web/kit/controls/Field.tsx'
import { Form } from '../../../web/kit/controls/Form.tsx'
import { Input } from '../../../web/kit/controls/Input.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { createCustomer, listCustomers } from '../contract.ts'
import { columnWords } from '../rules/columns.ts'
import { kindWords } from '../rules/words.ts'
import { ContactFields } from './ContactFields.tsx'
import css from './CreateCustomer.module.css'
import { contactTexts } from './contact.texts.ts'
import { BLANK_CONTACT, contactBody, isBlank } from './contactDraft.ts'
import { createTexts as words } from './create.texts.ts'
import { Likely, useLikely } from './Likely.tsx'
import { MoreOfCustomer } from './MoreOfCustomer.tsx'
import { BLANK_REST, type Rest, restBody } from './newCustomer.ts'
import type { Customer } from './types.ts'

interface CreateCustomerProps {
  /** What is known already: what was looked for and not found. */
  name?: string
  onCreated: (customer: Customer) => void
  onClose: () => void
}

/** A new customer by its name and whom to reach; who has it already is told while one types. */
export function CreateCustomer({ name: given = '', onCreated, onClose }: CreateCustomerProps) {
  const t = useText()
  const form = useId()
  const [name, setName] = useState(given)
  const [kind, setKind] = useState<'organisation' | 'person'>('organisation')
  const [contacts, setContacts] = useState([BLANK_CONTACT])
  const [rest, setRest] = useState<Rest | null>(null)
  const [nameless, setNameless] = useState(false)
  const { likely, strong } = useLikely({
    name,
    phones: contacts.flatMap((contact) => contact.phones),
    mails: contacts.flatMap((contact) => contact.mails),
  })
  const create = useWrite(createCustomer, {
    changes: [listCustomers],
    onSuccess: (customer) => {
      onClose()
      onCreated(customer)
    },
  })
  // What the check while typing did not find the server still may: then it says so, and one may insist.
  const refused = create.error?.reason.startsWith('likely_duplicate') === true
  const insist = strong || refused

  const told = contacts.filter((contact) => !isBlank(contact))
  const send = () => {
    const unnamed = name.trim() === '' || told.some((contact) => contact.name.trim() === '')
    setNameless(unnamed)
    if (unnamed || create.isPending) return
    create.mutate({
      body: {
        name: name.trim(),
        kind,
        contacts: told.map(contactBody),
        force: insist,
        ...(rest && restBody(rest)),
      },
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send()
  }
  return (
    <Sheet
      title={t(words.title)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" wide busy={create.isPending} keys="mod+enter">
          {t(insist ? words.createAnyway : words.create)}
        </Button>
      }
    >
      <Form id={form} className={css.form} onSubmit={submit} onKeyDown={onKey} problem={refused ? null : create.error}>
        <Field
          label={t(columnWords.name)}
          name="name"
          error={nameless && name.trim() === '' ? t(words.nameNeeded) : undefined}
          aside={
            <Segmented
              label={t(columnWords.kind)}
              choices={[
                { value: 'organisation', label: t(kindWords.organisation) },
                { value: 'person', label: t(kindWords.person) },
              ]}
              value={kind}
              onChange={setKind}
            />
          }
        >
          {(control) => (
            <Input
              {...control}
              data-autofocus
              maxLength={200}
              placeholder={t(words.nameHint)}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Likely likely={likely} onLeave={onClose} />
        {contacts.map((contact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a contact being entered is its place
          <fieldset key={at} className={css.contact}>
            <legend>{at === 0 ? t(words.contact) : t(words.nthContact, { count: at + 1 })}</legend>
            <ContactFields
              draft={contact}
              onChange={(next) => setContacts(contacts.with(at, next))}
              within={`contacts.${told.indexOf(contact)}.`}
              nameless={
                nameless && contact.name.trim() === '' && !isBlank(contact) ? t(contactTexts.nameNeeded) : undefined
              }
            />
          </fieldset>
        ))}
        <div className={css.further}>
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setContacts([...contacts, BLANK_CONTACT])}>
            {t(words.anotherContact)}
          </Button>
          {!rest && (
            <Button size="small" kind="quiet" icon={<ChevronDown />} onClick={() => setRest(BLANK_REST)}>
              {t(words.more)}
            </Button>
          )}
        </div>
        {rest && <MoreOfCustomer rest={rest} onChange={setRest} />}
        {refused && !strong && <p role="alert">{create.error?.message}</p>}
      </Form>
    </Sheet>
  )
}
