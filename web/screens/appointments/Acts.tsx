import { Link, useNavigate } from '@tanstack/react-router'
import { CalendarPlus, FileText, MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { cancelAppointment, recordNoShow, revokeLinks } from '../../../modules/appointments/contract.ts'
import { APPOINTMENTS } from '../../../modules/appointments/ui/changes.ts'
import type { Detail } from '../../../modules/appointments/ui/types.ts'
import { arranging } from '../../arranging.ts'
import { Button, buttonClass } from '../../kit/controls/Button.tsx'
import { Menu, type MenuItem } from '../../kit/layers/Menu.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import css from './Appointment.module.css'
import { AskNotify } from './AskNotify.tsx'
import { pageTexts, actTexts as words } from './appointment.texts.ts'
import { Change } from './Change.tsx'
import { Held } from './Held.tsx'
import { Retime } from './Retime.tsx'
import { useTelling } from './useTelling.tsx'

type Act = 'offer' | 'book' | 'move' | 'edit' | 'cancel' | 'declined' | 'held' | 'noShow'

/** A5, A7: what one may do with it, by what it is in: the next step first, what is rare behind the dots. */
export function Acts({ of: a }: { of: Detail }) {
  const t = useText()
  const me = useMe()
  const navigate = useNavigate()
  const { sheet, tell } = useTelling()
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  const cancel = useWrite(cancelAppointment, { changes: APPOINTMENTS })
  const noShow = useWrite(recordNoShow, { changes: APPOINTMENTS })
  const revoke = useWrite(revokeLinks, { changes: APPOINTMENTS })
  const params = { id: a.id }
  const begun = a.startsAt !== null && Date.parse(a.startsAt) <= Date.now()
  const open = a.can.change
  const over = !open && me.role !== 'auditor'
  const items: (MenuItem | false)[] = [
    open && a.state === 'proposed' && { label: t(words.declined), onChoose: () => setAct('declined') },
    open && {
      label: t(words.revoke),
      onChoose: () =>
        revoke.mutate(
          { params },
          {
            onSuccess: () => toast({ text: t(words.revoked) }),
            onError: (error) => toast({ kind: 'wrong', text: error.message }),
          },
        ),
    },
    open && { label: t(words.cancel), danger: true, onChoose: () => setAct('cancel') },
  ]
  const shown = items.filter((item) => item !== false)
  const kindWords = () =>
    noShow.mutate({ params, body: { notify: false } }, { onSuccess: (done) => tell(done, t(words.kindWords), true) })
  return (
    <div className={css.acts}>
      {open && a.state === 'proposed' && (
        <>
          <Button kind={a.waiting ? 'plain' : 'primary'} onClick={() => setAct('offer')}>
            {t(a.offered.length > 0 ? words.offerAgain : words.offer)}
          </Button>
          <Button onClick={() => setAct('book')}>{t(words.book)}</Button>
          <Button onClick={() => setAct('edit')}>{t(words.edit)}</Button>
        </>
      )}
      {a.state === 'declined' && a.can.ask && (
        <>
          <Button onClick={() => setAct('offer')}>{t(words.offerAgain)}</Button>
          <Button onClick={() => setAct('book')}>{t(words.book)}</Button>
        </>
      )}
      {a.can.settle && begun && a.state === 'booked' && (
        <>
          <Button kind="primary" onClick={() => setAct('held')}>
            {t(words.held)}
          </Button>
          <Button onClick={() => setAct('noShow')}>{t(words.noShow)}</Button>
        </>
      )}
      {a.can.settle && a.state === 'no_show' && (
        <>
          <Button kind="primary" busy={noShow.isPending} onClick={kindWords}>
            {t(words.kindWords)}
          </Button>
          <Button onClick={() => setAct('held')}>{t(words.heldAfterAll)}</Button>
        </>
      )}
      {open && a.state === 'booked' && (
        <>
          <Button onClick={() => setAct('move')}>{t(words.move)}</Button>
          <Button onClick={() => setAct('edit')}>{t(words.edit)}</Button>
        </>
      )}
      {a.state !== 'cancelled' && a.state !== 'declined' && (
        <Link to="/appointments/$id/brief" params={params} className={buttonClass({})}>
          <FileText size={16} aria-hidden="true" /> {t(words.brief)}
        </Link>
      )}
      {over && (
        <Button icon={<CalendarPlus />} onClick={() => arranging.set({ customer: a.customer })}>
          {t(words.again)}
        </Button>
      )}
      {shown.length > 0 && (
        <Menu
          title={t(words.more)}
          align="end"
          items={shown}
          trigger={(props) => (
            <Button {...props} icon={<MoreHorizontal />} aria-label={t(words.more)} data-tip={t(words.more)} />
          )}
        />
      )}
      {(act === 'offer' || act === 'book' || act === 'move') && (
        <Retime
          of={a}
          how={act === 'offer' ? 'offer' : 'book'}
          onDone={(done, how, mail) =>
            tell(
              done,
              t(how === 'offer' ? pageTexts.offered : a.state === 'booked' ? words.moved : words.booked),
              how === 'offer' || mail,
            )
          }
          onClose={stop}
        />
      )}
      {act === 'edit' && <Change of={a} onDone={(done, notify) => tell(done, t(words.saved), notify)} onClose={stop} />}
      {act === 'held' && (
        <Held
          of={a}
          onDone={(nextId) => nextId && navigate({ to: '/appointments/$id', params: { id: nextId } })}
          onClose={stop}
        />
      )}
      {act === 'noShow' && (
        <AskNotify
          title={t(words.noShowTitle)}
          verb={t(words.noShowDo)}
          notify={t(words.noShowSend)}
          notifyFirst={false}
          onDo={async (notify) =>
            tell(await noShow.mutateAsync({ params, body: { notify }, ifMatch: a.version }), t(words.kindWords), true)
          }
          onClose={stop}
        >
          <p>{t(words.noShowText)}</p>
        </AskNotify>
      )}
      {(act === 'cancel' || act === 'declined') && (
        <AskNotify
          title={t(act === 'cancel' ? words.cancelTitle : words.declinedTitle)}
          verb={t(act === 'cancel' ? words.cancelDo : words.declinedDo)}
          danger={act === 'cancel'}
          reason={t(act === 'cancel' ? words.reason : words.declinedWhy)}
          {...(act === 'cancel' && { notify: t(words.notify), message: { id: a.id, what: 'cancel' as const } })}
          onDo={async (notify, reason, letter) =>
            tell(
              await cancel.mutateAsync({
                params,
                body: { ...(reason && { reason }), declined: act === 'declined', notify, ...letter },
                ifMatch: a.version,
              }),
              t(words.cancelled),
              notify,
            )
          }
          onClose={stop}
        >
          {act === 'cancel' && <p>{t(words.cancelText)}</p>}
        </AskNotify>
      )}
      {sheet}
    </div>
  )
}
