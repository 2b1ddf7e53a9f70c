import { Link } from '@tanstack/react-router'
import { Coffee, FileSpreadsheet, Sunrise } from 'lucide-react'
import { listCustomers } from '../../../modules/customers/contract.ts'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import type { showToday } from '../../../modules/today/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { creating } from '../../creating.ts'
import { Button, buttonClass } from '../../kit/controls/Button.tsx'
import { Tier } from '../../kit/signs/Tier.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Today.module.css'
import { doneTexts as words } from './today.texts.ts'

const AHEAD = 3
const PRAISE = [words.praise1, words.praise2, words.praise3]

interface NothingWaitsProps {
  day: ReplyOf<typeof showToday>
  person: string | undefined
}

/** An empty list is a finished day, or a company that has no customers yet: the one earns a word, the other a way to begin. */
export function NothingWaits({ day, person }: NothingWaitsProps) {
  const t = useText()
  const { data } = useRead(listCustomers, {
    query: { owner: person ?? 'me', state: 'active', sort: 'dueOn', limit: AHEAD },
  })
  if (!data) return null
  if (person)
    return (
      <Empty icon={<Coffee />} title={t(words.theirs, { name: day.person.name })}>
        {t(words.theirsDetail)}
      </Empty>
    )
  if (data.items.length === 0) return <Beginning />
  const praise = PRAISE[Number(day.date.slice(-2)) % PRAISE.length] ?? words.praise1
  return (
    <>
      <Empty icon={<Coffee />} title={t(words.done)}>
        {t(praise)}
        {day.newThisWeek > 0 && t(words.fresh, { count: day.newThisWeek })}
      </Empty>
      <UpNext items={data.items} />
    </>
  )
}

function Beginning() {
  const t = useText()
  const me = useMe()
  return (
    <Empty
      icon={<Sunrise />}
      title={t(words.empty)}
      action={
        <div className={css.choices}>
          {me.can.import && (
            <Link to="/imports" className={buttonClass({ kind: 'primary' })}>
              <FileSpreadsheet size={16} aria-hidden="true" />
              {t(words.import)}
            </Link>
          )}
          <Button kind={me.can.import ? 'plain' : 'primary'} onClick={() => creating.set({ name: '' })}>
            {t(words.create)}
          </Button>
          {me.role === 'rep' && (
            <Link to="/pool" className={buttonClass({ kind: 'quiet' })}>
              {t(words.claim)}
            </Link>
          )}
        </div>
      }
    >
      {t(words.emptyDetail)}
    </Empty>
  )
}

function UpNext({ items }: { items: ReplyOf<typeof listCustomers>['items'] }) {
  const t = useText()
  const format = useFormat()
  return (
    <section className={css.next}>
      <h2>{t(words.next)}</h2>
      <ul>
        {items.map((customer) => (
          <li key={customer.id}>
            <Link to="/customers/$id" params={{ id: customer.id }} className={css.nextRow}>
              <CustomerRing of={customer} size={32} />
              <span className={css.nextName}>
                {customer.name} <Tier tier={customer.tier} />
              </span>
              {customer.dueOn && <span className={css.nextDay}>{format.nearDay(customer.dueOn)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
