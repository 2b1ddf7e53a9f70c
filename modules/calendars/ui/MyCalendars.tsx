import { useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Check } from '../../../web/kit/controls/Choices.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import {
  type addCalendarAccount,
  changeCalendarAccount,
  listCalendarAccounts,
  readCalendarAccount,
  removeCalendarAccount,
} from '../contract.ts'
import { outerTexts as words } from './calendars.texts.ts'
import { NewPassword } from './NewPassword.tsx'
import css from './panels.module.css'

type Account = ReplyOf<typeof addCalendarAccount>

/** A6: one's own calendars elsewhere, and how they are doing, in words. */
export function MyCalendars() {
  const t = useText()
  const { data, error, refetch } = useRead(listCalendarAccounts, {})
  if (error) return <ErrorState small error={error} onRetry={refetch} />
  if (data?.items.length === 0) return <p className={css.quiet}>{t(words.none)}</p>
  return (
    <ul className={css.items}>
      {data?.items.map((account) => (
        <AccountItem key={account.id} of={account} />
      ))}
    </ul>
  )
}

function AccountItem({ of }: { of: Account }) {
  const t = useText()
  const [doing, setDoing] = useState<'password' | 'removal' | null>(null)
  const stop = () => setDoing(null)
  const params = { id: of.id }
  const change = useWrite(changeCalendarAccount, { changes: [listCalendarAccounts] })
  const read = useWrite(readCalendarAccount, {
    changes: [listCalendarAccounts],
    onSuccess: () => toast({ text: t(words.reading) }),
  })
  const busy = of.sources.filter((source) => source.busy).map(({ id }) => id)
  const set = (id: string, on: boolean) => (on ? [...busy, id] : busy.filter((other) => other !== id))
  return (
    <li className={css.item}>
      <div className={css.what}>
        <strong>{of.login}</strong>
        <span className={css.quiet}>{of.url}</span>
        <Health of={of} />
        {of.sources.map((source) => (
          <div key={source.id} className={css.source}>
            <span>{source.name}</span>
            <span className={css.quiet}>{t(words.files, { count: source.files })}</span>
            <Check
              checked={source.busy}
              onChange={(on) => change.mutate({ params, body: { busy: set(source.id, on) } })}
            >
              {t(words.takesTime)}
            </Check>
            {!source.readOnly && (
              <Check
                checked={source.writes}
                onChange={(on) => change.mutate({ params, body: { writes: on ? source.id : null } })}
              >
                {t(words.writeTo)}
              </Check>
            )}
          </div>
        ))}
        {change.error && <ErrorState small error={change.error} />}
        <div className={css.acts}>
          <Button size="small" busy={read.isPending} onClick={() => read.mutate({ params })}>
            {t(words.readNow)}
          </Button>
          <Button size="small" onClick={() => setDoing('password')}>
            {t(words.newPassword)}
          </Button>
          <Button size="small" kind="danger" onClick={() => setDoing('removal')}>
            {t(words.remove)}
          </Button>
        </div>
      </div>
      {doing === 'password' && <NewPassword of={of} onClose={stop} />}
      {doing === 'removal' && <Remove of={of} onClose={stop} />}
    </li>
  )
}

function Health({ of }: { of: Account }) {
  const t = useText()
  const format = useFormat()
  const when = of.readAt ? format.moment(of.readAt) : ''
  const unread = of.sources.reduce((sum, source) => sum + source.unread, 0)
  const told = {
    new: () => t(words.new),
    fine: () => t(words.fine, { when }),
    partly: () => t(words.partly, { count: unread, when }),
    failed: () => t(words.failed, { why: of.problem?.text ?? '' }),
  }
  return <span className={of.state === 'new' ? css.quiet : css[of.state]}>{told[of.state]()}</span>
}

function Remove({ of, onClose }: { of: Account; onClose: () => void }) {
  const t = useText()
  const remove = useWrite(removeCalendarAccount, { changes: [listCalendarAccounts], onSuccess: onClose })
  return (
    <Sheet
      place="middle"
      title={t(words.removeTitle, { login: of.login })}
      onClose={onClose}
      footer={
        <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ params: { id: of.id } })}>
          {t(words.remove)}
        </Button>
      }
    >
      <p>{t(words.removeDetail)}</p>
      {remove.error && <ErrorState small error={remove.error} />}
    </Sheet>
  )
}
