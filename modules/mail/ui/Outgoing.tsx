import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { names } from '../../../web/kit/look/names.ts'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { showTimeline } from '../../customers/contract.ts'
import { cancelOutgoing, listMails, listOutgoing, retryOutgoing, type showOutgoing } from '../contract.ts'
import css from './mail.module.css'
import { outgoingTexts as words } from './mail.texts.ts'

type Outgoing = ReplyOf<typeof showOutgoing>

const LOOKED_AT = 50
const SOON = 5000
const OPEN = ['queued', 'sending', 'failed', 'unsure']

/** C1: what waits to be sent and what did not go out, with the mend; of one customer, or all of one's own. */
export function Waiting({ customerId, told = false }: { customerId?: string; told?: boolean }) {
  const t = useText()
  const query = { limit: LOOKED_AT, ...(customerId && { customer: customerId }) }
  const { data } = useRead(
    listOutgoing,
    { query },
    { refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? SOON : false) },
  )
  const open = data?.items.filter(({ state }) => OPEN.includes(state)) ?? []
  if (open.length === 0) return told && data ? <p className={css.quiet}>{t(words.none)}</p> : null
  return (
    <section className={css.waiting} aria-label={t(words.title)}>
      <h3>{t(words.title)}</h3>
      {open.map((mail) => (
        <Item key={mail.id} of={mail} />
      ))}
    </section>
  )
}

const isUnderWay = ({ state }: Outgoing): boolean => state === 'queued' || state === 'sending'

function Item({ of }: { of: Outgoing }) {
  const t = useText()
  const format = useFormat()
  const changes = [listOutgoing, showTimeline, listMails]
  const cancel = useWrite(cancelOutgoing, { changes, onSuccess: () => toast({ text: t(words.cancelled) }) })
  const retry = useWrite(retryOutgoing, { changes, onSuccess: () => toast({ text: t(words.retried) }) })
  const params = { id: of.id }
  const wrong = { onError: (problem: Error) => toast({ kind: 'wrong', text: problem.message }) }
  const isLater = new Date(of.sendAt).getTime() > Date.now()
  const standing = {
    queued: () => (isLater ? t(words.queued, { when: format.moment(of.sendAt) }) : t(words.soon)),
    sending: () => t(words.sending),
    failed: () => t(words.failed),
    unsure: () => t(words.unsure),
    sent: () => '',
    cancelled: () => '',
  }[of.state]()
  const isStuck = of.state === 'failed' || of.state === 'unsure'
  return (
    <div className={css.waitingItem}>
      <div>
        <b>{of.subject}</b>
        <span className={names(css.quiet, isStuck && css.wrong)}>
          {[standing, format.list(of.people.map(({ name, address }) => name || address)), of.words]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className={css.acts}>
        {of.can.cancel && (
          <Button size="small" busy={cancel.isPending} onClick={() => cancel.mutate({ params }, wrong)}>
            {t(words.cancel)}
          </Button>
        )}
        {of.can.retry && (
          <Button size="small" busy={retry.isPending} onClick={() => retry.mutate({ params }, wrong)}>
            {t(words.retry)}
          </Button>
        )}
      </div>
    </div>
  )
}
