import { useNavigate } from '@tanstack/react-router'
import { listQuotaNotices, seeQuotaNotice } from '../../../modules/quantity/contract.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Strip } from '../../kit/shell/Strip.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { newcomersTexts as words } from './newcomers.texts.ts'

const FIVE_MINUTES = 5 * 60_000

/** Q3: who fell short of the quota, on the manager's day until it is seen. */
export function QuotaNotices() {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  const { data } = useRead(listQuotaNotices, {}, { enabled: me.can.seeTeam, refetchInterval: FIVE_MINUTES })
  const see = useWrite(seeQuotaNotice, { changes: [listQuotaNotices] })
  return (data?.items ?? []).map(({ id, person, cause, reached, tried, quota }) => (
    <Strip
      key={id}
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
            busy={see.isPending && see.variables?.params.id === id}
            onClick={() => see.mutate({ params: { id } })}
          >
            {t(words.seen)}
          </Button>
        </>
      }
    >
      {t(cause === 'missed' ? words.missed : words.outOfReach, { name: person.name, reached, tried, quota })}
    </Strip>
  ))
}
