import { type FormEvent, useId, useState } from 'react'
import { say } from '../../../shared/text.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { pressed } from '../../../web/kit/keys.ts'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useWrite } from '../../../web/queries.ts'
import { useLocale } from '../../../web/text/locale.ts'
import { useText } from '../../../web/text/useText.ts'
import { zone as companyZone, useToday } from '../../../web/text/zone.ts'
import { noteTouched } from '../../../web/touched.ts'
import { useWatched } from '../../../web/watched.ts'
import { correctTouch } from '../contract.ts'
import { type Draft, saidIn, whyNotDraft } from './draft.ts'
import { draftOfEntry, type TouchEntry } from './entry.ts'
import { errorsOfRule, errorsOfServer } from './errors.ts'
import css from './LogTouch.module.css'
import { outcomeWord } from './outcomes.ts'
import { TouchFields } from './TouchFields.tsx'
import { correctTexts as words } from './touch.texts.ts'
import type { Contact } from './types.ts'

interface CorrectTouchProps {
  id: string
  touch: TouchEntry
  /** `HH:mm` at which it happened. */
  time: string
  contacts: readonly Contact[]
  onClose: () => void
}

/** T1: a touch is never changed; a correction is a new version that names the old. Only what changed is sent. */
export function CorrectTouch({ id, touch, time, contacts, onClose }: CorrectTouchProps) {
  const t = useText()
  const locale = useLocale()
  const zone = useWatched(companyZone)
  const today = useToday()
  const form = useId()
  const before = draftOfEntry(touch, time)
  const [draft, setDraft] = useState<Draft>(before)
  const why = whyNotDraft(
    { ...draft, nextOn: draft.nextOn === before.nextOn ? null : draft.nextOn },
    { now: new Date(), today, zone },
  )
  const save = useWrite(correctTouch, {
    onSuccess: async (reply) => {
      toast({ text: t(words.corrected) })
      onClose()
      await noteTouched(reply.customer)
    },
  })
  const fromServer = errorsOfServer(save.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (why) return
    const wordless = say(outcomeWord('unreached', draft.channel, draft.direction), locale)
    const said = (of: Draft) => saidIn(of, { zone, mainContact: null, wordless })
    save.mutate({ params: { id }, body: changedIn(said(draft), said(before)) })
  }
  return (
    <Sheet
      place="middle"
      title={t(words.correctTitle)}
      onClose={onClose}
      footer={
        <Button type="submit" form={form} kind="primary" busy={save.isPending} disabled={why !== null} keys="mod+enter">
          {t(words.save)}
        </Button>
      }
    >
      <form
        id={form}
        className={css.form}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (pressed(event, 'mod+enter')) event.currentTarget.requestSubmit()
        }}
      >
        <p className={css.lead}>{t(words.correctLead)}</p>
        <TouchFields
          standing
          draft={draft}
          onChange={(patch) => setDraft({ ...draft, ...patch })}
          contacts={contacts}
          errors={{ ...fromServer.errors, ...errorsOfRule(why, locale) }}
          summaryId={`${form}-summary`}
        />
        {fromServer.rest && <ErrorState small error={fromServer.rest} />}
      </form>
    </Sheet>
  )
}

function changedIn<T extends object>(now: T, before: T): Partial<T> {
  const same = (key: keyof T) => JSON.stringify(now[key]) === JSON.stringify(before[key])
  return Object.fromEntries(Object.entries(now).filter(([key]) => !same(key as keyof T))) as Partial<T>
}
