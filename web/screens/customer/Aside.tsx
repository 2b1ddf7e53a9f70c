import { useNavigate, useSearch } from '@tanstack/react-router'
import { Clock } from 'lucide-react'
import { useState } from 'react'
import { ContactTimes } from '../../../modules/appointments/ui/ContactTimes.tsx'
import { contactTimeTexts } from '../../../modules/appointments/ui/contactTimes.texts.ts'
import { About } from '../../../modules/customers/ui/About.tsx'
import { Contacts } from '../../../modules/customers/ui/Contacts.tsx'
import { Group } from '../../../modules/customers/ui/Group.tsx'
import { MergedFrom } from '../../../modules/customers/ui/MergedFrom.tsx'
import { Secrecy } from '../../../modules/customers/ui/Secrecy.tsx'
import type { Contact, Customer } from '../../../modules/customers/ui/types.ts'
import { ImportancePanel } from '../../../modules/importance/ui/Importance.tsx'
import type { Only } from '../../../modules/insight/ui/Cases.tsx'
import { CustomerDiagnosis } from '../../../modules/insight/ui/CustomerDiagnosis.tsx'
import type { MeasureKey } from '../../../modules/insight/ui/Gauges.tsx'
import { useAddressMarks } from '../../../modules/mail/ui/useAddressMarks.tsx'
import { PortraitSummary } from '../../../modules/portrait/ui/Summary.tsx'
import { PrivacyOfCustomer } from '../../../modules/privacy/ui/PrivacyOfCustomer.tsx'
import { mailing } from '../../mailing.ts'
import { useLocale } from '../../text/locale.ts'
import { useText } from '../../text/useText.ts'
import css from './Aside.module.css'
import { customerTexts as words } from './customer.texts.ts'
import { Anonymise } from './Putaway.tsx'
import { useReadAgain } from './useReadAgain.ts'
import { whyNotEdit } from './whyNotEdit.ts'

/** What is known of it, beside what happened with it. */
export function Aside({ of: customer }: { of: Customer }) {
  return (
    <aside className={css.aside}>
      {customer.mergedInto === null && <PortraitSummary customer={customer.id} />}
      <People of={customer} />
      <Facts of={customer} />
    </aside>
  )
}

/** Whom to reach, and who of us helps. */
export function People({ of: customer }: { of: Customer }) {
  const t = useText()
  const [anonymising, setAnonymising] = useState<Contact | null>(null)
  const markOf = useAddressMarks(customer.id, !customer.restricted)
  const write = (to: string) => mailing.set({ write: { customerId: customer.id, to } })
  const [timing, setTiming] = useState<Contact | null>(null)
  return (
    <>
      <Contacts
        of={customer}
        onAnonymise={customer.can.anonymise ? setAnonymising : undefined}
        ways={{ markOf, onWrite: customer.can.touch ? write : undefined }}
        acts={(contact) => [{ label: t(contactTimeTexts.act), icon: <Clock />, onChoose: () => setTiming(contact) }]}
      />
      {timing && (
        <ContactTimes
          customer={customer}
          contact={timing}
          mayEdit={customer.can.touch}
          onClose={() => setTiming(null)}
        />
      )}
      {anonymising && <Anonymise of={customer} contact={anonymising} onClose={() => setAnonymising(null)} />}
    </>
  )
}

/** Its fields, what stands against a rest, who helps, and its other names. */
export function Facts({ of: customer }: { of: Customer }) {
  const t = useText()
  const readAgain = useReadAgain(customer.id)
  return (
    <>
      <section className={css.section}>
        <h2>{t(words.about)}</h2>
        <About of={customer} whyNot={whyNotEdit(customer, useLocale())} />
      </section>
      {!customer.restricted && <ImportancePanel customerId={customer.id} onTier={readAgain} />}
      {!customer.restricted && customer.mergedInto === null && <Diagnosed id={customer.id} />}
      {!customer.restricted && customer.mergedInto === null && <PrivacyOfCustomer customerId={customer.id} />}
      <Group of={customer} />
      <Secrecy of={customer} />
      {customer.state === 'active' && customer.owner && <Rest of={customer} />}
      {customer.names.length > 0 && (
        <section className={css.section}>
          <h2>{t(words.knownAs)}</h2>
          <p className={css.names}>{customer.names.join(' · ')}</p>
        </section>
      )}
      <MergedFrom of={customer} />
    </>
  )
}

/** G1: what we did with it, by the four principles; the cases of a measure have an address of their own. */
function Diagnosed({ id }: { id: string }) {
  const navigate = useNavigate()
  const { measure, only } = useSearch({ strict: false }) as { measure?: MeasureKey; only?: Only }
  return (
    <CustomerDiagnosis
      customerId={id}
      measure={measure}
      only={only}
      onMeasure={(next) => navigate({ to: '.', search: (next ? { measure: next } : {}) as never })}
    />
  )
}

/** T4, T5: whether it may rest, and if not why, in words. */
function Rest({ of: { whyNotSuspend } }: { of: Customer }) {
  const t = useText()
  return (
    <section className={css.section}>
      <h2>{t(words.rest)}</h2>
      {whyNotSuspend.length === 0 ? (
        <p className={css.names}>{t(words.mayRest)}</p>
      ) : (
        <ul className={css.reasons}>
          {whyNotSuspend.map(({ reason, text }) => (
            <li key={reason}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
