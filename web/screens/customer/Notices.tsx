import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { recallWarning } from '../../../modules/customers/settings.ts'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { addDays } from '../../../shared/calendar.ts'
import { buttonClass } from '../../kit/controls/Button.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import { notTouchable, customerTexts as words } from './customer.texts.ts'
import css from './Notices.module.css'

/** What one must know before anything else: it was merged, waits in a pool, is about to be recalled. */
export function Notices({ of: customer }: { of: Customer }) {
  const t = useText()
  const format = useFormat()
  const warning = useSetting(recallWarning)
  const { mergedInto, anonymisedAt, recallOn, protectedUntil } = customer
  const told: ReactNode[] = [
    mergedInto && (
      <>
        {t(words.mergedInto)}{' '}
        <Link to="/customers/$id" params={{ id: mergedInto }} className={buttonClass({ size: 'small' })}>
          {t(words.openMerged)}
        </Link>
      </>
    ),
    anonymisedAt && t(words.anonymised, { day: format.moment(anonymisedAt) }),
    customer.restricted && t(notTouchable.veiled),
    recallOn && recallOn <= addDays(format.today, warning) && t(words.recall, { day: format.day(recallOn) }),
    protectedUntil && protectedUntil > format.today && t(words.protected, { day: format.day(protectedUntil) }),
  ]
  const shown = told.filter(Boolean)
  if (shown.length === 0) return null
  return (
    <ul className={css.notices}>
      {shown.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are told in a fixed order
        <li key={at}>{one}</li>
      ))}
    </ul>
  )
}
