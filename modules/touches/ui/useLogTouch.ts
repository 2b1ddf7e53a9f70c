import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { dayIn, daysBetween } from '../../../shared/calendar.ts'
import { say } from '../../../shared/text.ts'
import { pressed } from '../../../web/kit/keys.ts'
import type { TouchAnswers } from '../../../web/outbox/touches.ts'
import { personKey, useMe } from '../../../web/session.tsx'
import { useLocale } from '../../../web/text/locale.ts'
import { zone as companyZone, useToday } from '../../../web/text/zone.ts'
import { useWatched } from '../../../web/watched.ts'
import type { Channel } from '../rules/log.ts'
import { type Draft, freshDraft, isBlank, outcomeOf, saidIn, whyNotDraft } from './draft.ts'
import { draftOf } from './drafts.ts'
import { errorsOfRule, errorsOfServer } from './errors.ts'
import { outcomeWord } from './outcomes.ts'
import { forgetRefused, sendTouch } from './sending.ts'
import { touchTexts as words } from './touch.texts.ts'
import type { Contact, Touched } from './types.ts'
import { refused, underWay } from './underWay.ts'

export interface LogTouchOptions {
  customer: Touched
  /** The main contact first. */
  contacts: readonly Contact[]
  /** The channel to begin with: the one on which they wait for us. */
  channel?: Channel | undefined
  /** The touch is on its way: move on to the next. */
  onSent: () => void
  /** What answers typed in the form write elsewhere, with the same press. */
  answersIn?: (typed: Draft['answers']) => TouchAnswers
  /** Someone wants to come back to this customer: to mend what was refused, or after it was taken back. */
  onComeBack: () => void
}

/** A touch being written about one customer: its draft, what stands against it, and how it is sent. */
export function useLogTouch({ customer, contacts, channel, answersIn, onSent, onComeBack }: LogTouchOptions) {
  const locale = useLocale()
  const zone = useWatched(companyZone)
  const today = useToday()
  const person = personKey(useMe())
  const kept = draftOf(person, customer.id)
  const draft = useWatched(kept) ?? freshDraft(channel)
  const fromServer = errorsOfServer(useWatched(refused).get(customer.id))
  const sending = useWatched(underWay).has(customer.id)
  const [tried, setTried] = useState(false)

  const outcome = outcomeOf(draft)
  const day = draft.when?.day ?? today
  const lastEffectiveOn = customer.lastEffectiveTouchAt && dayIn(zone, new Date(customer.lastEffectiveTouchAt))
  const countedAlready = lastEffectiveOn === day
  const number = outcome === 'effective' && !countedAlready ? customer.effectiveTouches + 1 : null

  const change = (patch: Partial<Draft>) => {
    forgetRefused(customer.id)
    kept.set({ ...draft, ...patch })
  }
  const whyNot = () => whyNotDraft(draft, { now: new Date(), today, zone })
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    setTried(true)
    if (sending || whyNot() || isBlank(draft)) return
    const wordless = say(outcomeWord('unreached', draft.channel, draft.direction), locale)
    const said = saidIn(draft, { zone, mainContact: contacts[0]?.id ?? null, wordless })
    const body = { customerId: customer.id, colleagueIds: draft.colleagueIds, ...said }
    const answers = answersIn?.(draft.answers) ?? []
    sendTouch({ person, customer, body, answers, draft, number, comeBack: onComeBack })
    setTried(false)
    onSent()
  }
  return {
    draft,
    change,
    submit,
    /** ⌘↵ anywhere in the form. */
    onKeyDown: (event: KeyboardEvent) => {
      if (pressed(event, 'mod+enter')) submit()
    },
    contacts,
    countedAlready,
    number,
    /** T3: days since the last effective touch, where it is too early to call them again. */
    tooEarly:
      customer.cadence === 'early' && draft.direction === 'out' && lastEffectiveOn
        ? daysBetween(lastEffectiveOn, today)
        : null,
    /** It is on its way already. */
    sending,
    errors: {
      ...fromServer.errors,
      ...(tried && isBlank(draft) && { summary: say(words.sayOrChoose, locale) }),
      ...errorsOfRule(whyNot(), locale, !tried),
    },
    /** What the server refused and no field stands for. */
    problem: fromServer.rest,
  }
}

export type LogTouchState = ReturnType<typeof useLogTouch>
