import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { DayOf } from '../../../web/kit/signs/Figures.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import { useTick } from '../../../web/useTick.ts'
import { setContactCare } from '../contract.ts'
import css from './care.module.css'
import { occasionTexts, contactCareTexts as words } from './care.texts.ts'
import { CARE } from './changes.ts'
import { whyNotEachYear } from './dayWords.ts'
import { FallbackField } from './OccasionSheet.tsx'
import type { ContactCare } from './types.ts'

interface ContactCaresProps {
  customerId: string
  of: readonly ContactCare[]
  mayChange: boolean
}

/** R6: who may be greeted, and how a birthday is kept that some years do not have. */
export function ContactCares({ customerId, of: contacts, mayChange }: ContactCaresProps) {
  const t = useText()
  if (contacts.length === 0) return <p className={css.hint}>{t(words.none)}</p>
  return (
    <ul className={css.list}>
      {contacts.map((each) => (
        <OneContact key={each.contact.id} customerId={customerId} of={each} mayChange={mayChange} />
      ))}
    </ul>
  )
}

function OneContact({ customerId, of, mayChange }: { customerId: string; of: ContactCare; mayChange: boolean }) {
  const t = useText()
  const { contact, optedOut, optedOutAt, birthday } = of
  const [keeping, setKeeping] = useState(false)
  const { mutateAsync } = useWrite(setContactCare, { changes: CARE })
  const [greeted, choose] = useTick(!optedOut, async (next) => {
    await mutateAsync({ params: { id: customerId, contactId: contact.id }, body: { optedOut: !next } })
    toast({ text: t(next ? words.isBack : words.isOut, { name: contact.name }) })
  })
  const irregular = birthday && whyNotEachYear(birthday) !== null
  return (
    <li className={css.row}>
      <span className={css.words}>
        <span>{contact.name}</span>
        <small>
          {optedOut && optedOutAt ? (
            <>
              {t(words.out)} · <DayOf at={optedOutAt} />
            </>
          ) : (
            optedOut && t(words.noConsent)
          )}
          {optedOut && birthday && (irregular || birthday.lunar) && ' · '}
          {birthday &&
            (irregular || birthday.lunar) &&
            `${t(words.keeps, {
              calendar: t(birthday.lunar ? occasionTexts.lunar : occasionTexts.solar),
              fallback: t(occasionTexts[birthday.fallback]),
            })}`}
        </small>
      </span>
      {birthday && mayChange && (irregular || birthday.lunar) ? (
        <Button
          size="small"
          kind="quiet"
          icon={<Pencil />}
          aria-label={`${t(words.birthday)} ${contact.name}`}
          onClick={() => setKeeping(true)}
        />
      ) : (
        <span />
      )}
      <Check label={`${t(words.wants)} ${contact.name}`} checked={greeted} disabled={!mayChange} onChange={choose}>
        {t(words.wants)}
      </Check>
      {keeping && birthday && (
        <Keeping customerId={customerId} contact={contact} birthday={birthday} onClose={() => setKeeping(false)} />
      )}
    </li>
  )
}

interface KeepingProps {
  customerId: string
  contact: ContactCare['contact']
  birthday: NonNullable<ContactCare['birthday']>
  onClose: () => void
}

function Keeping({ customerId, contact, birthday, onClose }: KeepingProps) {
  const t = useText()
  const [leap, setLeap] = useState(birthday.leap)
  const [fallback, setFallback] = useState(birthday.fallback)
  const { mutate, isPending, error } = useWrite(setContactCare, { changes: CARE, onSuccess: onClose })
  return (
    <Sheet
      place="middle"
      title={`${t(words.birthday)} · ${contact.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(occasionTexts.cancel)}</Button>
          <Button
            kind="primary"
            busy={isPending}
            onClick={() =>
              mutate({ params: { id: customerId, contactId: contact.id }, body: { birthday: { leap, fallback } } })
            }
          >
            {t(occasionTexts.save)}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        {birthday.lunar && (
          <Check checked={leap} onChange={setLeap}>
            {t(occasionTexts.leap)}
          </Check>
        )}
        <FallbackField of={{ ...birthday, leap }} value={fallback} onChange={setFallback} />
        {error && <p className={css.warn}>{error.message}</p>}
      </div>
    </Sheet>
  )
}
