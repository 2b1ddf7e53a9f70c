import { useNavigate } from '@tanstack/react-router'
import { listQuotaNotices, seeQuotaNotice } from '../../../modules/quantity/contract.ts'
import { mondayOf } from '../../../modules/quantity/rules/newcomers.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Strip } from '../../kit/shell/Strip.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { newcomersTexts as words } from './newcomers.texts.ts'
import css from './quantity.module.css'

const FIVE_MINUTES = 5 * 60_000

/** Q3: what the notices tell; `isLoading` until that is known, for what stands below them and would be pushed down. */
export function useQuotaNotices(enabled = true) {
  const me = useMe()
  return useRead(listQuotaNotices, {}, { enabled: enabled && me.can.seeTeam, refetchInterval: FIVE_MINUTES })
}

/** Q3: who fell short of the quota, on the manager's day until it is seen. */
export function QuotaNotices() {
  const t = useText()
  const navigate = useNavigate()
  const { data } = useQuotaNotices()
  const see = useWrite(seeQuotaNotice, { changes: [listQuotaNotices] })
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className={css.notices} aria-label={t(words.notices)}>
      {items.map((notice) => (
        <Strip
          key={notice.id}
          tone="due"
          action={
            <>
              <Button
                size="small"
                kind="quiet"
                onClick={() => navigate({ to: '/quantity', search: { tab: 'newcomers' } as never })}
              >
                {t(words.look)}
              </Button>
              <Button
                size="small"
                busy={see.isPending && see.variables?.params.id === notice.id}
                onClick={() => see.mutate({ params: { id: notice.id } })}
              >
                {t(words.seen)}
              </Button>
            </>
          }
        >
          <Told of={notice} />
        </Strip>
      ))}
    </section>
  )
}

type Notice = ReplyOf<typeof listQuotaNotices>['items'][number]

function Told({ of: { person, week, day, cause, reached, tried, quota } }: { of: Notice }) {
  const t = useText()
  const format = useFormat()
  const told = { name: person.name, reached, tried, quota }
  if (cause === 'out_of_reach') return <>{t(words.outOfReach, told)}</>
  return (
    <>{mondayOf(day) === week ? t(words.missed, told) : t(words.missedBefore, { ...told, day: format.day(week) })}</>
  )
}
