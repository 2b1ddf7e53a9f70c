import { Ellipsis, Lock, Pencil, Plus, Star, UserX } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Menu, type MenuItem } from '../../../web/kit/layers/Menu.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { names } from '../../../web/kit/look/names.ts'
import { useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { changeContact } from '../contract.ts'
import { useBirthdayWords } from './BirthdayField.tsx'
import { ContactForm } from './ContactForm.tsx'
import css from './Contacts.module.css'
import { contactTexts as words } from './contact.texts.ts'
import { useNoteCustomer } from './current.ts'
import { type MailWays, Reach } from './Reach.tsx'
import type { Contact, Customer } from './types.ts'

interface ContactsProps {
  of: Customer
  /** Asks for the anonymisation of one contact, where one may. */
  onAnonymise?: ((contact: Contact) => void) | undefined
  /** What is known of their mail addresses, and how one writes to them. */
  ways?: MailWays
  /** Further things to do about a contact. */
  acts?: (contact: Contact) => readonly MenuItem[]
}

/** The people at a customer, the main one first; who has left stands last and pale. */
export function Contacts({ of: customer, onAnonymise, ways, acts }: ContactsProps) {
  const t = useText()
  const [editing, setEditing] = useState<string | null>(null)
  const contacts = [...customer.contacts].sort(
    (one, other) => Number(one.leftOn !== null) - Number(other.leftOn !== null),
  )
  const stop = () => setEditing(null)
  return (
    <section className={css.contacts} aria-label={t(words.contacts)}>
      <header className={css.head}>
        <h2>{t(words.contacts)}</h2>
        {customer.can.edit && editing !== 'new' && (
          <Button size="small" kind="quiet" icon={<Plus />} onClick={() => setEditing('new')}>
            {t(words.add)}
          </Button>
        )}
      </header>
      {editing === 'new' && <ContactForm customerId={customer.id} onClose={stop} />}
      {contacts.length === 0 && <Reach of={customer} ways={ways} />}
      {contacts.length === 0 && editing !== 'new' && <p className={css.none}>{t(words.none)}</p>}
      {contacts.map((contact) =>
        editing === contact.id ? (
          <ContactForm key={contact.id} customerId={customer.id} contact={contact} onClose={stop} />
        ) : (
          <ContactCard
            key={contact.id}
            customer={customer}
            contact={contact}
            ways={ways}
            onEdit={() => setEditing(contact.id)}
            onAnonymise={onAnonymise && (() => onAnonymise(contact))}
            acts={acts?.(contact) ?? []}
          />
        ),
      )}
    </section>
  )
}

interface ContactCardProps {
  customer: Customer
  contact: Contact
  ways: MailWays | undefined
  onEdit: () => void
  onAnonymise: (() => void) | undefined
  acts: readonly MenuItem[]
}

function ContactCard({ customer, contact, ways, onEdit, onAnonymise, acts }: ContactCardProps) {
  const t = useText()
  const format = useFormat()
  const birthdayWords = useBirthdayWords()
  const note = useNoteCustomer()
  const { mutate } = useWrite(changeContact, { onSuccess: note })
  const change = (body: { main?: boolean; leftOn?: string | null }) =>
    mutate(
      { params: { id: customer.id, contactId: contact.id }, body, ifMatch: contact.version },
      { onError: (problem) => toast({ kind: 'wrong', text: problem.message }) },
    )
  const items: MenuItem[] = [
    ...acts,
    ...(contact.main || contact.leftOn
      ? []
      : [{ label: t(words.makeMain), icon: <Star />, onChoose: () => change({ main: true }) }]),
    {
      label: t(contact.leftOn ? words.isBack : words.markLeft),
      icon: <UserX />,
      onChoose: () => change({ leftOn: contact.leftOn ? null : format.today }),
    },
    ...(onAnonymise ? [{ label: t(words.anonymise), danger: true, onChoose: onAnonymise }] : []),
  ]
  const sealed = (
    <span className={css.sealed} data-tip={t(words.sealedWhy)}>
      <Lock size={13} aria-hidden="true" /> {t(words.sealed)}
    </span>
  )
  const told: (readonly [string, ReactNode] | false | '' | null)[] = [
    contact.birthday && [t(words.birthday), birthdayWords(contact.birthday)],
    contact.birthdaySealed && [t(words.birthday), sealed],
    contact.bestTimes && [t(words.best), contact.bestTimes],
    contact.worstTimes && [t(words.worst), contact.worstTimes],
    contact.remarks && [t(words.remarks), contact.remarks],
  ]
  const facts = told.filter((fact) => Array.isArray(fact))
  return (
    <article className={names(css.card, contact.leftOn && css.left)} aria-label={contact.name}>
      <div className={css.who}>
        <strong>{contact.name}</strong>
        <span className={css.job}>{contact.job}</span>
        {contact.main && <span className={css.main}>{t(words.main)}</span>}
        {contact.leftOn && <span className={css.main}>{t(words.leftOn, { day: format.day(contact.leftOn) })}</span>}
        {customer.can.edit && (
          <span className={css.acts}>
            <Button
              size="small"
              kind="quiet"
              icon={<Pencil />}
              aria-label={`${t(words.edit)} ${contact.name}`}
              data-tip={t(words.edit)}
              onClick={onEdit}
            />
            <Menu
              title={contact.name}
              align="end"
              items={items}
              trigger={(props) => (
                <Button
                  {...props}
                  size="small"
                  kind="quiet"
                  icon={<Ellipsis />}
                  aria-label={t(words.more, { name: contact.name })}
                />
              )}
            />
          </span>
        )}
      </div>
      <Reach of={contact} ways={ways} />
      {facts.length > 0 && (
        <dl className={css.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  )
}
