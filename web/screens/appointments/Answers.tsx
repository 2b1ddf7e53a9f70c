import { useState } from 'react'
import { bookAppointment, keepAppointment } from '../../../modules/appointments/contract.ts'
import { mailAnswerWords } from '../../../modules/appointments/ui/appointments.texts.ts'
import { APPOINTMENTS } from '../../../modules/appointments/ui/changes.ts'
import { useWhen } from '../../../modules/appointments/ui/marks.tsx'
import type { Detail } from '../../../modules/appointments/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Appointment.module.css'
import { AskNotify } from './AskNotify.tsx'
import { actTexts, pageTexts, waitTexts as words } from './appointment.texts.ts'
import { Retime } from './Retime.tsx'
import { useTelling } from './useTelling.tsx'

/** A1, A5: what the other side said and waits for us, with what one may answer. */
export function Waits({ of: a }: { of: Detail }) {
  const t = useText()
  const me = useMe()
  const when = useWhen()
  const { sheet, tell } = useTelling()
  const [act, setAct] = useState<'accept' | 'keep' | 'other' | null>(null)
  const book = useWrite(bookAppointment, { changes: APPOINTMENTS })
  const keep = useWrite(keepAppointment, { changes: APPOINTMENTS })
  const { waiting, asked } = a
  if (!waiting) return sheet
  const stop = () => setAct(null)
  const params = { id: a.id }
  // Of what changed hands the time is our own, and nobody's wish.
  const wishes = waiting === 'countered' || waiting === 'moved_elsewhere'
  const wished = wishes && asked?.startsAt && asked.endsAt ? when.ours(asked.startsAt, asked.endsAt) : null
  const isOurs = waiting === 'moved_elsewhere'
  const who =
    asked?.contact?.name ??
    (asked?.by?.id === me.id ? t(words.you) : asked?.by?.name) ??
    t(isOurs ? words.colleague : words.someone)
  const told = waiting === 'moved_elsewhere' && !wished ? 'taken_out' : (doubtIn(a) ?? waiting)
  const said = asked?.answer ? t(mailAnswerWords[asked.answer]) : ''
  const mayAccept = wished !== null && a.can.change && Date.parse(asked?.startsAt ?? '') > Date.now()
  const open = a.state === 'proposed' || a.state === 'booked'
  const comes = waiting === 'untold' ? words.tellWho : waiting === 'unowned' ? words.go : null
  const seen = () =>
    keep.mutate(
      { params, body: { notify: false }, ifMatch: a.version },
      { onSuccess: (done) => tell(done, t(words.seen), false) },
    )
  return (
    <div className={css.waits} role="status">
      <b>
        {told === 'unclear'
          ? t(words.unclear, { who, said })
          : t(words[told] as typeof words.countered, { who, when: wished ?? '' })}
      </b>
      {asked?.note && <p className={css.said}>{asked.note}</p>}
      {asked && (
        <span className={css.tiny}>
          <MomentText at={asked.at} />
          {a.state === 'booked' && !comes && ` · ${t(words.stands)}`}
        </span>
      )}
      {me.role !== 'auditor' && (
        <div className={css.acts}>
          {mayAccept && (
            <Button kind="primary" onClick={() => setAct('accept')}>
              {t(isOurs ? words.acceptOwn : words.accept)}
            </Button>
          )}
          {open && a.can.change && waiting !== 'mail_answer' && (
            <Button kind={mayAccept || comes ? 'plain' : 'primary'} onClick={() => setAct('other')}>
              {t(words.other)}
            </Button>
          )}
          {a.state === 'booked' &&
            (waiting === 'countered' || waiting === 'moved_elsewhere' || waiting === 'clashes') && (
              <Button onClick={() => setAct('keep')}>{t(words.keep)}</Button>
            )}
          {a.state === 'booked' && comes && (
            <Button kind="primary" onClick={() => setAct('keep')}>
              {t(comes)}
            </Button>
          )}
          {(waiting === 'mail_answer' ||
            waiting === 'called_off' ||
            (waiting === 'none_fits' && a.state === 'booked')) && (
            <Button busy={keep.isPending} onClick={seen}>
              {t(words.seen)}
            </Button>
          )}
        </div>
      )}
      {act === 'accept' && asked?.startsAt && (
        <AskNotify
          title={t(words.acceptTitle, { when: wished ?? '' })}
          verb={t(actTexts.moveDo)}
          notify={t(actTexts.notify)}
          message={{ id: a.id, what: 'book', times: [asked.startsAt] }}
          onDo={async (notify, _, letter) =>
            tell(
              await book.mutateAsync({
                params,
                // They asked for it, so they know what hour it is.
                body: { startsAt: asked.startsAt as string, notify, atNight: true, ...letter },
                ifMatch: a.version,
              }),
              t(actTexts.moved),
              notify,
            )
          }
          onClose={stop}
        />
      )}
      {act === 'keep' && (
        <AskNotify
          title={t(comes ? words.tellWhoTitle : words.keepTitle)}
          verb={t(comes ?? words.keep)}
          notify={t(actTexts.notify)}
          onDo={async (notify) =>
            tell(
              await keep.mutateAsync({ params, body: { notify }, ifMatch: a.version }),
              t(comes ? words.toldWho : words.kept),
              notify || comes !== null,
            )
          }
          onClose={stop}
        />
      )}
      {act === 'other' && (
        <Retime
          of={a}
          how="offer"
          onDone={(done, how) => tell(done, t(how === 'book' ? actTexts.moved : pageTexts.offered), true)}
          onClose={stop}
        />
      )}
      {sheet}
    </div>
  )
}

/** A6: an answer by mail that one asks about first. */
function doubtIn({ waiting, asked }: Detail): 'older_declined' | 'unclear' | null {
  if (waiting !== 'mail_answer' || !asked?.answer) return null
  if (asked.answer === 'older_declined') return 'older_declined'
  return asked.answer.startsWith('unclear') ? 'unclear' : null
}

/** A1: what is out with the customer, and until when they can pick. */
export function Offered({ of: a }: { of: Detail }) {
  const t = useText()
  const when = useWhen()
  const format = useFormat()
  if (a.offered.length === 0) return null
  return (
    <div className={css.offered}>
      <b>{t(a.waiting === 'none_fits' ? pageTexts.offeredBefore : pageTexts.offered)}</b>
      <ul>
        {a.offered.map((time) => (
          <li key={time.id}>{when.ours(time.startsAt, time.endsAt)}</li>
        ))}
      </ul>
      <span className={css.tiny}>
        {a.offerUntil ? t(pageTexts.offeredUntil, { until: format.moment(a.offerUntil) }) : t(pageTexts.offerOver)}
      </span>
    </div>
  )
}
