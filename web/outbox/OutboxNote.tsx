import { useState } from 'react'
import { Button } from '../kit/controls/Button.tsx'
import { Field } from '../kit/controls/Field.tsx'
import { TextArea } from '../kit/controls/Input.tsx'
import { Sheet } from '../kit/layers/Sheet.tsx'
import { Strip } from '../kit/shell/Strip.tsx'
import { useFormat } from '../text/useFormat.ts'
import { useText } from '../text/useText.ts'
import { useWatched } from '../watched.ts'
import css from './OutboxNote.module.css'
import { outboxTexts as words } from './outbox.texts.ts'
import type { Kept } from './outbox.ts'
import { type TouchToKeep, touchOutbox, useOnline } from './touches.ts'

/** Says what waits to be sent and what could not be, and opens the list of it. Silent when all is sent. */
export function OutboxNote({ person }: { person: string }) {
  const t = useText()
  const online = useOnline()
  const mine = useWatched(touchOutbox.entries).filter((entry) => entry.person === person)
  const [open, setOpen] = useState(false)
  const refused = mine.filter((entry) => entry.refused).length
  const count = mine.length - refused
  if (online && mine.length === 0) return null
  const told = refused
    ? t(words.refused, { count: refused })
    : online
      ? t(words.waiting, { count })
      : count
        ? t(words.offlineWaiting, { count })
        : t(words.offline)
  const look = (
    <Button size="small" onClick={() => setOpen(true)}>
      {t(words.look)}
    </Button>
  )
  return (
    <>
      <Strip tone={refused ? 'late' : 'due'} action={mine.length > 0 && look}>
        {told}
      </Strip>
      {open && (
        <Sheet title={t(words.title)} onClose={() => setOpen(false)}>
          <p className={css.lead}>{mine.length > 0 ? t(words.lead) : t(words.none)}</p>
          {mine.map((entry) => (
            <Entry key={entry.order} entry={entry} person={person} />
          ))}
        </Sheet>
      )}
    </>
  )
}

function Entry({ entry, person }: { entry: Kept<TouchToKeep>; person: string }) {
  const t = useText()
  const format = useFormat()
  const [summary, setSummary] = useState(entry.body.summary ?? '')
  const [sure, setSure] = useState(false)
  const sendAgain = async () => {
    await touchOutbox.mend(entry, { ...entry.body, summary })
    await touchOutbox.sendAll(person)
  }
  return (
    <section className={css.entry}>
      <h3>{entry.about}</h3>
      <p className={css.when}>{format.moment(entry.keptAt)}</p>
      {entry.refused ? (
        <>
          <Field label={t(words.said)} error={entry.refused.message}>
            {(control) => (
              <TextArea {...control} value={summary} onChange={(event) => setSummary(event.target.value)} />
            )}
          </Field>
          <div className={css.acts}>
            <Button size="small" kind="primary" onClick={sendAgain}>
              {t(words.sendAgain)}
            </Button>
            <Button size="small" kind="danger" onClick={() => setSure(true)}>
              {t(words.discard)}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{entry.body.summary}</p>
          <p className={css.when}>{t(words.stillWaiting)}</p>
        </>
      )}
      {sure && (
        <Sheet
          place="middle"
          title={t(words.discardTitle)}
          onClose={() => setSure(false)}
          footer={
            <Button kind="danger" onClick={() => touchOutbox.discard(entry)}>
              {t(words.discard)}
            </Button>
          }
        >
          {t(words.discardDetail, { about: entry.about })}
        </Sheet>
      )}
    </section>
  )
}
