import { Link } from '@tanstack/react-router'
import { listStepIns } from '../../../modules/insight/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { DayOf } from '../../kit/signs/Figures.tsx'
import { Tier } from '../../kit/signs/Tier.tsx'
import { useList } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Ahead.module.css'
import { aheadTexts as words } from './team.texts.ts'
import { WaitList, type WaitListProps } from './WaitList.tsx'

type StepIn = ReplyOf<typeof listStepIns>['items'][number]

/** T7: what waits for a manager's decision. One's own opens where it is decided. */
export function StepIns(props: WaitListProps) {
  const t = useText()
  const list = useList(listStepIns, { query: props.person ? { person: props.person } : {} })
  return (
    <WaitList {...props} title={t(words.stepInsTitle)} empty={t(words.noStepIns)} list={list}>
      {list.items.map((one) => (
        <li key={one.customer.id}>
          <Row of={one} />
        </li>
      ))}
    </WaitList>
  )
}

function Row({ of: { customer, causes, waitsFor, yours, since } }: { of: StepIn }) {
  const t = useText()
  const format = useFormat()
  const tell = ({ cause, by, note }: StepIn['causes'][number]) =>
    cause === 'tenth_touch'
      ? t(words.tenth, { count: customer.effectiveTouches })
      : t(cause === 'asked' ? words.asked : words.bigOrder, { name: by?.name ?? '', note: note ?? '' })
  const place = yours
    ? { to: '/', search: { customer: customer.id } as never }
    : { to: '/customers/$id', params: { id: customer.id } as never }
  return (
    <Link {...place} className={css.row}>
      <span className={css.name}>
        {customer.name} <Tier tier={customer.tier} />
      </span>
      <span className={yours ? css.turn : css.quiet}>
        {yours ? t(words.waitsForYou) : t(words.waitsFor, { name: format.list(waitsFor.map(({ name }) => name)) })}
      </span>
      {causes.map((cause) => (
        <span key={cause.cause} className={css.told}>
          {tell(cause)}
        </span>
      ))}
      <span className={css.beside}>
        {customer.owner?.name} · <DayOf at={since} />
      </span>
    </Link>
  )
}
