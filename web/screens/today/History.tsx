import { memo } from 'react'
import { showTimeline } from '../../../modules/customers/contract.ts'
import { effectivePerDay } from '../../../modules/customers/settings.ts'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import type { Item } from '../../../modules/today/ui/parts.ts'
import { numbersOf } from '../../../modules/touches/ui/entry.ts'
import { useTouchMoment } from '../../../modules/touches/ui/touchMoment.tsx'
import { Timeline } from '../../kit/lists/Timeline.tsx'
import { Bone } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import { OpenMail } from '../mail/OpenMail.tsx'
import css from './DayPanel.module.css'
import { panelTexts as words } from './today.texts.ts'

const PAGE = 10

interface HistoryProps {
  customer: Item['customer']
  full: Customer | undefined
}

/** What was said lately, newest first, each touch with its number of the twelve (T2). */
export const History = memo(function History({ customer, full }: HistoryProps) {
  const t = useText()
  const perDay = useSetting(effectivePerDay)
  const { items, loading, error, retry, hasMore, more } = useList(showTimeline, {
    params: { id: customer.id },
    query: { kind: 'touch,step_in,postponed', limit: PAGE },
  })
  const numbers = numbersOf(items, {
    count: customer.effectiveTouches,
    startedOn: full?.pursuit.startedOn ?? customer.enteredOn,
    perDay,
  })
  const momentOf = useTouchMoment({
    contacts: full?.contacts ?? [],
    numbers,
    manages: customer.can.assign,
    leadsTo: ({ mailId }) => mailId && <OpenMail id={mailId} />,
  })
  return (
    <section className={css.history}>
      <h3>{t(words.history)}</h3>
      {loading && <Waiting />}
      {error &&
        (error.status === 0 ? (
          <p className={css.quiet}>{t(words.historyOffline)}</p>
        ) : (
          <ErrorState small error={error} onRetry={retry} />
        ))}
      {!loading && !error && items.length === 0 && <p className={css.quiet}>{t(words.noHistory)}</p>}
      <Timeline
        label={t(words.history)}
        moments={items.map(momentOf).filter((moment) => moment !== null)}
        onMore={hasMore ? more : undefined}
      />
    </section>
  )
})

/** Lines of the height of the real ones, so that nothing jumps. */
function Waiting() {
  const t = useText()
  return (
    <div className={css.waiting} role="status" aria-label={t(words.loading)}>
      {['62%', '84%', '48%'].map((width) => (
        <Bone key={width} width={width} />
      ))}
    </div>
  )
}
