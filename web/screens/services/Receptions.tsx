import { Link } from '@tanstack/react-router'
import { PhoneCall, Wrench } from 'lucide-react'
import type { ReactNode } from 'react'
import { listReceptions } from '../../../modules/services/contract.ts'
import { receptionStateTexts } from '../../../modules/services/rules/receptions.ts'
import { callAfterDays } from '../../../modules/services/settings.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { names } from '../../kit/look/names.ts'
import { DayText, MomentText } from '../../kit/signs/Figures.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { useSetting } from '../../useSetting.ts'
import css from './parts.module.css'
import { receptionTexts, serviceTexts as words } from './services.texts.ts'
import type { Reception } from './types.ts'

interface ReceptionsProps {
  show: 'open' | 'calls' | 'all'
  action: ReactNode
}

/** A10: what is in hand, whom to call, and all that ever was. */
export function Receptions({ show, action }: ReceptionsProps) {
  const t = useText()
  const { items, loading, error, retry, hasMore, more } = useList(listReceptions, { query: { show } })
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (loading) return <RowBones count={5} height={56} />
  if (items.length === 0) return <None show={show} action={action} />
  return (
    <>
      <ReceptionList items={items} />
      {hasMore && <Button onClick={more}>{t(words.more)}</Button>}
    </>
  )
}

function None({ show, action }: ReceptionsProps) {
  const t = useText()
  const days = useSetting(callAfterDays)
  if (show === 'calls')
    return (
      <Empty icon={<PhoneCall />} title={t(words.noCalls)}>
        {days > 0 ? t(words.noCallsText, { days }) : t(words.noCallsOff)}
      </Empty>
    )
  return (
    <Empty icon={<Wrench />} title={t(show === 'open' ? words.noReceptions : words.noAll)} action={action}>
      {t(words.noReceptionsText)}
    </Empty>
  )
}

export const ReceptionList = ({ items, bare }: { items: readonly Reception[]; bare?: boolean }) => (
  <ul className={css.list}>
    {items.map((r) => (
      <li key={r.id}>
        <Link to="/receptions/$id" params={{ id: r.id }} className={css.one}>
          <span>
            {bare ? <MomentText at={r.receivedAt} /> : <b>{r.customer.name}</b>}
            <small>{r.asset?.name ?? ''}</small>
          </span>
          <span>
            {r.cause}
            {!bare && (
              <small>
                <MomentText at={r.receivedAt} />
                {r.worker && r.state === 'at_work' && ` · ${r.worker.name}`}
              </small>
            )}
          </span>
          <ReceptionMark of={r} />
        </Link>
      </li>
    ))}
  </ul>
)

/** Where it stands; once returned, whether somebody has still to call. */
export function ReceptionMark({ of: { state, call } }: { of: Reception }) {
  const t = useText()
  const { today } = useFormat()
  if (state !== 'returned' || !call)
    return <span className={names(css.mark, css[state])}>{t(receptionStateTexts[state])}</span>
  if (call.result)
    return (
      <span className={names(css.mark, call.result === 'dissatisfied' && css.late)}>
        {t(receptionTexts[call.result])}
      </span>
    )
  return (
    <span className={names(css.mark, call.on < today ? css.late : css.on)}>
      {t(receptionTexts.call)} <DayText day={call.on} />
    </span>
  )
}
