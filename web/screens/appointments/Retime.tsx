import { useEffect } from 'react'
import {
  bookAppointment,
  offerTimes,
  previewAppointmentMessage,
  proposeAppointmentTimes,
} from '../../../modules/appointments/contract.ts'
import { APPOINTMENTS } from '../../../modules/appointments/ui/changes.ts'
import type { Appointment, Done } from '../../../modules/appointments/ui/types.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Arrange.module.css'
import { actTexts as words } from './appointment.texts.ts'
import { Settle, Wrong } from './Settle.tsx'
import { type How, searchFrom, useSettling } from './useSettling.ts'

interface RetimeProps {
  of: Appointment
  how: How
  /** A time to begin with. */
  at?: string | undefined
  onDone: (done: Done, how: How, mail: boolean) => void
  onClose: () => void
}

/** A1, A5: times for an appointment that stands: offered anew, agreed, or moved. */
export function Retime({ of: a, how, at, onDone, onClose }: RetimeProps) {
  const t = useText()
  const settling = useSettling({ how, ...(at && { chosen: [at] }) }, a.contacts)
  const query = {
    ...(settling.later && { from: searchFrom(true) }),
    ...(settling.asking && { at: settling.asking }),
  }
  const { data, error } = useRead(
    proposeAppointmentTimes,
    { params: { id: a.id }, query },
    { placeholderData: (before) => before },
  )
  useEffect(() => {
    const asked = data?.asked
    if (asked && asked.startsAt === at && settling.own.length === 0 && settling.chosen.includes(at))
      settling.setOwn([asked])
  }, [data, at, settling])
  const preview = useRead(
    previewAppointmentMessage,
    {
      params: { id: a.id },
      body: { what: settling.how, times: [...settling.chosen], days: settling.days },
    },
    { enabled: settling.chosen.length > 0, placeholderData: (before) => before },
  )
  const letter = settling.letter ? { letter: settling.letter } : {}
  const offer = useWrite(offerTimes, { changes: APPOINTMENTS })
  const book = useWrite(bookAppointment, { changes: APPOINTMENTS })
  const [first = ''] = settling.chosen
  const act = async () => {
    const params = { id: a.id }
    const ifMatch = a.version
    const done =
      settling.how === 'book'
        ? await book.mutateAsync({
            params,
            body: { startsAt: first, notify: settling.mail, atNight: settling.atNight, ...letter },
            ifMatch,
          })
        : await offer.mutateAsync({
            params,
            body: {
              times: [...settling.chosen],
              mail: settling.mail,
              hold: settling.hold,
              days: settling.days,
              atNight: settling.atNight,
              ...letter,
            },
            ifMatch,
          })
    onClose()
    onDone(done, settling.how, settling.mail)
  }
  const wrong = error ?? preview.error ?? offer.error ?? book.error
  const verb =
    settling.how === 'book'
      ? a.state === 'booked'
        ? words.moveDo
        : words.bookDo
      : settling.mail
        ? words.send
        : words.make
  return (
    <Sheet
      title={t(a.state === 'booked' ? words.moveTitle : words.offerTitle)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.close)}</Button>
          <Button
            kind="primary"
            disabled={settling.chosen.length === 0}
            busy={offer.isPending || book.isPending}
            onClick={() => act().catch(() => {})}
          >
            {t(verb)}
          </Button>
        </>
      }
    >
      <div className={css.side}>
        <Settle arrange={{ ...settling, proposal: data, minutes: a.minutes }} preview={preview.data?.letter ?? null} />
        <Wrong error={wrong} settling={settling} />
      </div>
    </Sheet>
  )
}
