import { Link } from '@tanstack/react-router'
import { CalendarHeart, Gift as GiftIcon, Pencil } from 'lucide-react'
import { useState } from 'react'
import { listGifts, listGreetings, listReturnVisits, showCustomerCare } from '../../../modules/care/contract.ts'
import { ContactCares } from '../../../modules/care/ui/ContactCares.tsx'
import careCss from '../../../modules/care/ui/care.module.css'
import {
  contactCareTexts,
  entryTexts,
  giftTexts,
  occasionTexts,
  planTexts,
  yearTexts,
} from '../../../modules/care/ui/care.texts.ts'
import { useDayWords } from '../../../modules/care/ui/dayWords.ts'
import { Entries } from '../../../modules/care/ui/Entries.tsx'
import { GiftSheet } from '../../../modules/care/ui/GiftSheet.tsx'
import { Gifts } from '../../../modules/care/ui/Gifts.tsx'
import { OccasionSheet } from '../../../modules/care/ui/OccasionSheet.tsx'
import { Plans } from '../../../modules/care/ui/Plans.tsx'
import type { CustomerCare, Entry, Occasion } from '../../../modules/care/ui/types.ts'
import { Visits } from '../../../modules/care/ui/Visits.tsx'
import { YearStrip } from '../../../modules/care/ui/YearStrip.tsx'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { usePeople } from '../../../modules/customers/ui/usePeople.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Bone } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Care.module.css'
import { ofCustomerTexts as words } from './care.texts.ts'

const FIRST_SHOWN = 5
const GIFTS_SHOWN = 10

/** R5, R6: on the customer's page: its year at a glance, what comes next, and what is kept of it. */
export function CareOfCustomer({ of: customer }: { of: Customer }) {
  const t = useText()
  const { today } = useFormat()
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const { data, error, refetch } = useRead(showCustomerCare, { params: { id: customer.id }, query: { year } })
  const [adding, setAdding] = useState<'day' | 'gift' | null>(null)
  const contacts = (data?.contacts ?? []).map(({ contact }) => contact)
  const close = () => setAdding(null)
  return (
    <section className={css.card} aria-labelledby="care" id="care-of-customer">
      <header className={css.head}>
        <h2 id="care">{t(words.title)}</h2>
        {data?.can.change && (
          <span className={css.acts}>
            <Button size="small" kind="quiet" icon={<GiftIcon />} onClick={() => setAdding('gift')}>
              {t(giftTexts.add)}
            </Button>
            <Button size="small" icon={<CalendarHeart />} onClick={() => setAdding('day')}>
              {t(occasionTexts.add)}
            </Button>
          </span>
        )}
      </header>
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {!data && !error && <Bone height={96} />}
      {data && <Year of={data} year={year} onYear={setYear} />}
      <SealedBirthdays of={customer} />
      <GreetingsWaiting customerId={customer.id} isOwner={data?.can.change ?? false} />
      {data && <Kept of={data} customer={customer} />}
      {adding === 'day' && <OccasionSheet customerId={customer.id} contacts={contacts} onClose={close} />}
      {adding === 'gift' && <GiftSheet customerId={customer.id} contacts={contacts} onClose={close} />}
    </section>
  )
}

/** S1: birthdays on record that the reader does not see, with the way to them for whoever holds the customer. */
function SealedBirthdays({ of: customer }: { of: Customer }) {
  const t = useText()
  const me = useMe()
  const count = customer.contacts.filter(({ birthdaySealed }) => birthdaySealed).length
  if (count === 0 || customer.owner?.id !== me.id) return null
  return (
    <p className={css.waits}>
      {t(words.sealedBirthdays, { count })}
      <Link to="/me" hash="undertaking">
        {t(words.toSign)}
      </Link>
    </p>
  )
}

/** What comes next in the year that is shown; of a past one, and of a month, all of it. */
function Year({ of: care, year, onYear }: { of: CustomerCare; year: number; onYear: (year: number) => void }) {
  const t = useText()
  const { today } = useFormat()
  const [month, setMonth] = useState<number | null>(null)
  const [all, setAll] = useState(false)
  const inMonth = (entry: Entry) => Number(entry.day.slice(5, 7)) === month
  const coming = care.entries.filter(({ day }) => day >= today)
  const listed = month !== null ? care.entries.filter(inMonth) : all || coming.length === 0 ? care.entries : coming
  const shown = month !== null || all ? listed : listed.slice(0, FIRST_SHOWN)
  const hidden = care.entries.length - shown.length
  return (
    <>
      <YearStrip year={year} onYear={onYear} entries={care.entries} month={month} onMonth={setMonth} />
      <Entries of={shown} />
      {care.entries.length === 0 && <p className={css.quiet}>{t(words.yearEmpty)}</p>}
      {month !== null && shown.length === 0 && <p className={css.quiet}>{t(entryTexts.noneYear)}</p>}
      {month === null && hidden > 0 && (
        <Button size="small" kind="quiet" onClick={() => setAll(true)}>
          {t(yearTexts.all)} · {t(entryTexts.more, { count: hidden })}
        </Button>
      )}
    </>
  )
}

/** R6: what was drafted for it and waits to be seen; told to its owner alone. */
function GreetingsWaiting({ customerId, isOwner }: { customerId: string; isOwner: boolean }) {
  const t = useText()
  const query = { customer: customerId, show: 'drafted' as const, limit: 10 }
  const items = useRead(listGreetings, { query }, { enabled: isOwner }).data?.items ?? []
  const [first] = items
  if (!first) return null
  return (
    <p className={css.waits}>
      {t(words.waits, { count: items.length })}
      <Link to="/care" search={{ greeting: first.id } as never}>
        {t(words.look)}
      </Link>
    </p>
  )
}

/** What is kept of it: gifts in sight; days, who is greeted and plans behind one press. */
function Kept({ of: care, customer }: { of: CustomerCare; customer: Customer }) {
  const t = useText()
  const { people } = usePeople()
  const gifts = useRead(listGifts, { query: { customer: customer.id, limit: GIFTS_SHOWN } }).data?.items ?? []
  const visits = useRead(listReturnVisits, { query: { customer: customer.id } }).data?.items ?? []
  const contacts = care.contacts.map(({ contact }) => contact)
  return (
    <>
      {gifts.length > 0 && <h3 className={css.small}>{t(words.gifts)}</h3>}
      {gifts.length > 0 && <Gifts of={gifts} contacts={contacts} />}
      {visits.length > 0 && <h3 className={css.small}>{t(words.visits)}</h3>}
      {visits.length > 0 && <Visits of={visits} />}
      <details className={css.more}>
        <summary>{t(words.manage)}</summary>
        <h3>{t(occasionTexts.title)}</h3>
        <Days of={care} customerId={customer.id} contacts={contacts} />
        <h3>{t(contactCareTexts.title)}</h3>
        <ContactCares customerId={customer.id} of={care.contacts} mayChange={care.can.change} />
        <h3>{t(planTexts.title)}</h3>
        <Plans customerId={customer.id} of={care.plans} people={people} mayChange={care.can.change} />
      </details>
    </>
  )
}

interface DaysProps {
  of: CustomerCare
  customerId: string
  contacts: readonly { id: string; name: string }[]
}

function Days({ of: { occasions, can }, customerId, contacts }: DaysProps) {
  const t = useText()
  const format = useFormat()
  const inWords = useDayWords()
  const [changing, setChanging] = useState<Occasion | null>(null)
  if (occasions.length === 0) return <p className={css.quiet}>{t(words.noDays)}</p>
  return (
    <ul className={careCss.list}>
      {occasions.map((day) => (
        <li key={day.id} className={careCss.row}>
          <span className={careCss.words}>
            <span>
              {day.name} · {inWords(day)}
            </span>
            <small>
              {[
                day.contact?.name,
                day.since && t(occasionTexts.sinceYear, { year: day.since }),
                day.next ? t(occasionTexts.next, { day: format.dayInFull(day.next) }) : t(occasionTexts.noNext),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </span>
          <span />
          {can.change && (
            <Button
              size="small"
              kind="quiet"
              icon={<Pencil />}
              aria-label={`${t(occasionTexts.change)} ${day.name}`}
              onClick={() => setChanging(day)}
            />
          )}
        </li>
      ))}
      {changing && (
        <OccasionSheet customerId={customerId} contacts={contacts} of={changing} onClose={() => setChanging(null)} />
      )}
    </ul>
  )
}
