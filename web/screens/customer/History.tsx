import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { showTimeline } from '../../../modules/customers/contract.ts'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { MailList } from '../../../modules/mail/ui/MailList.tsx'
import type { Day } from '../../../shared/calendar.ts'
import type { Text } from '../../../shared/text.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { listTexts } from '../../kit/lists/list.texts.ts'
import { Timeline } from '../../kit/lists/Timeline.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { mailing } from '../../mailing.ts'
import { useList } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './History.module.css'
import { timelineTexts as words } from './timeline.texts.ts'
import { useMoments } from './useMoments.tsx'

const KINDS = {
  all: undefined,
  touches: 'touch,postponed,step_in',
  mail: 'mail',
  deals: 'need,quote',
  orders: 'order',
  near: 'closeness,review,handover',
  owners: 'owner,pool',
  edits: 'edit,event',
} as const
type Kind = keyof typeof KINDS

const A_PAGE = 40

/** The day at which the address opens the history. */
export const useUntil = () => useSearch({ strict: false }) as { until?: Day }

/** The heading, brought into view once for each day at which the address opens the history. */
function useOpening(until: Day | undefined) {
  const heading = useRef<HTMLHeadingElement>(null)
  const opened = useRef<Day>(undefined)
  const client = useQueryClient()
  const fetching = useIsFetching()
  useEffect(() => {
    if (!until) opened.current = undefined
    if (!until || opened.current === until || fetching > 0) return
    // What stands above must have its height, and the router have put the page at its top.
    const frame = requestAnimationFrame(() => {
      if (client.isFetching() > 0) return
      opened.current = until
      heading.current?.focus({ preventScroll: true })
      heading.current?.scrollIntoView()
    })
    return () => cancelAnimationFrame(frame)
  }, [until, fetching, client])
  return heading
}

/** C1: all that happened with a customer, newest first, or one kind of it. */
export function History({ of: customer }: { of: Customer }) {
  const t = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const { until } = useUntil()
  const [kind, setKind] = useState<Kind>('all')
  const heading = useOpening(until)
  return (
    <section aria-labelledby="history">
      <header className={css.head}>
        <h2 id="history" ref={heading} tabIndex={-1} className={css.title}>
          {t(words.title)}
        </h2>
        <Segmented
          look="chips"
          label={t(words.filter)}
          choices={(Object.keys(KINDS) as Kind[]).map((value) => ({ value, label: t(words[value]) }))}
          value={kind}
          onChange={setKind}
        />
      </header>
      {until && kind !== 'mail' && (
        <Button size="small" kind="quiet" icon={<X />} onClick={() => navigate({ to: '.', search: {} as never })}>
          {t(words.until, { day: format.day(until) })}
        </Button>
      )}
      {kind === 'mail' && !customer.restricted ? (
        <MailList customerId={customer.id} more={t(listTexts.earlier)} onOpen={(open) => mailing.set({ open })} />
      ) : (
        <Moments of={customer} kind={KINDS[kind]} until={until} />
      )}
    </section>
  )
}

interface MomentsProps {
  of: Customer
  kind: string | undefined
  until?: Day | undefined
  /** No more than these, and none of the earlier ones. */
  most?: number
  /** What to say where there are none; left out where a kind was asked for. */
  none?: Text
}

export function Moments({
  of: customer,
  kind,
  until,
  most,
  none = kind ? words.noneOfKind : words.none,
}: MomentsProps) {
  const t = useText()
  const query = { limit: most ?? A_PAGE, ...(kind && { kind }), ...(until && { until }) }
  const { items, loading, error, retry, hasMore, more } = useList(showTimeline, { params: { id: customer.id }, query })
  const moments = useMoments(customer, items)
  if (loading) return <RowBones count={4} height={58} />
  if (error && items.length === 0) return <ErrorState small error={error} onRetry={retry} />
  if (moments.length === 0) return <p className={css.none}>{t(none)}</p>
  return <Timeline label={t(words.title)} moments={moments} onMore={hasMore && !most ? more : undefined} />
}
