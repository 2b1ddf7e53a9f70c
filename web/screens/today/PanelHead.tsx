import { Link } from '@tanstack/react-router'
import { ArrowUpRight } from 'lucide-react'
import { memo } from 'react'
import { Reach } from '../../../modules/customers/ui/Reach.tsx'
import { CustomerRing } from '../../../modules/customers/ui/Standing.tsx'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { isReachable, waysTo } from '../../../modules/customers/ui/waysTo.ts'
import type { Item } from '../../../modules/today/ui/parts.ts'
import { mainFirst } from '../../../modules/touches/ui/types.ts'
import { Tier } from '../../kit/signs/Tier.tsx'
import { useText } from '../../text/useText.ts'
import css from './DayPanel.module.css'
import { rowTexts, panelTexts as words } from './today.texts.ts'

interface AboutProps {
  customer: Item['customer']
  /** Whom to reach, as the list has it. */
  contact: Item['contact'] | undefined
  /** With all contacts, once it is there. */
  full: Customer | undefined
}

/** Who it is; the name leads to the customer's page. */
export const PanelHead = memo(function PanelHead({ customer, contact, full }: AboutProps) {
  const t = useText()
  const others = (full?.contacts.length ?? 1) - 1
  const sub = [
    contact && [contact.name, contact.job].filter(Boolean).join(' '),
    others > 0 && t(words.otherContacts, { count: others }),
  ]
  return (
    <span className={css.head}>
      <CustomerRing of={customer} size={52} />
      <span className={css.names}>
        <span className={css.name}>
          <Link to="/customers/$id" params={{ id: customer.id }} data-tip={t(words.open)}>
            {customer.name}
            <ArrowUpRight size={15} aria-hidden="true" />
          </Link>{' '}
          <Tier tier={customer.tier} />
        </span>
        <span className={css.sub}>{sub.filter(Boolean).join(' · ')}</span>
      </span>
    </span>
  )
})

interface ReachProps extends Pick<AboutProps, 'contact' | 'full'> {
  /** The number to call, as the list has it. */
  phone: string | null | undefined
}

/** How to reach the one to be reached, and when it suits them (A2). */
export const ReachThem = memo(function ReachThem({ contact, phone, full }: ReachProps) {
  const t = useText()
  const known = full?.contacts.find(({ id }) => id === contact?.id) ?? mainFirst(full?.contacts ?? [])[0]
  const ways = full ? waysTo(full, known) : { phones: phone ? [phone] : [], mails: [] }
  const { bestTimes, worstTimes } = known ?? contact ?? {}
  if (!isReachable(ways) && !bestTimes && !worstTimes) return null
  return (
    <div className={css.contact}>
      <Reach of={ways} />
      {(bestTimes || worstTimes) && (
        <p className={css.times}>
          {bestTimes && <span className={css.best}>{t(rowTexts.best, { times: bestTimes })}</span>}
          {worstTimes && <span className={css.worst}>{t(rowTexts.worst, { times: worstTimes })}</span>}
        </p>
      )}
    </div>
  )
})
