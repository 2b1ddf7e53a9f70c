import { Link } from '@tanstack/react-router'
import { listRecalls } from '../../../modules/insight/contract.ts'
import { daysBetween } from '../../../shared/calendar.ts'
import { Tier } from '../../kit/signs/Tier.tsx'
import { useList } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Ahead.module.css'
import { aheadTexts as words } from './team.texts.ts'
import { WaitList, type WaitListProps } from './WaitList.tsx'

/** T6: whom neglect will take away within days, the first first. */
export function Recalls(props: WaitListProps) {
  const t = useText()
  const { today } = useFormat()
  const list = useList(listRecalls, { query: props.person ? { person: props.person } : {} })
  return (
    <WaitList {...props} title={t(words.recallsTitle)} empty={t(words.noRecalls)} list={list}>
      {list.items.map(({ customer, recallOn }) => {
        const days = Math.max(0, daysBetween(today, recallOn))
        return (
          <li key={customer.id}>
            <Link to="/customers/$id" params={{ id: customer.id }} className={css.row}>
              <span className={css.name}>
                {customer.name} <Tier tier={customer.tier} />
              </span>
              <span className={css.late}>{days === 0 ? t(words.recallToday) : t(words.recallIn, { days })}</span>
              <span className={css.beside}>{customer.owner?.name}</span>
            </Link>
          </li>
        )
      })}
    </WaitList>
  )
}
