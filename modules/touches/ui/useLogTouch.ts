import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { dayIn, daysBetween } from '../../../shared/calendar.ts'
import { type Refusal, tellRefusal } from '../../../shared/refusal.ts'
import { say } from '../../../shared/text.ts'
import type { Problem } from '../../../web/api.ts'
import { pressed } from '../../../web/kit/keys.ts'
import { personKey, useMe } from '../../../web/session.tsx'
import { useLocale } from '../../../web/text/locale.ts'
import { zone as companyZone, useToday } from '../../../web/text/zone.ts'
import { useWatched } from '../../../web/watched.ts'
import type { Channel } from '../rules/log.ts'
import { type Draft, freshDraft, isBlank, outcomeOf, saidIn, whyNotDraft } from './draft.ts'
import { draftOf } from './drafts.ts'
import { outcomeWord } from './outcomes.ts'
import { forgetRefused, refused, sendTouch } from './sending.ts'
import type { FieldOfTouch, TouchErrors } from './TouchFields.tsx'
import { touchTexts as words } from './touch.texts.ts'
import type { Contact, Touched } from './types.ts'

const FIELD_OF: Readonly<Record<string, FieldOfTouch>> = {
  in_the_future: 'when',
  too_long_ago: 'when',
  nothing_said: 'summary',
  next_in_the_past: 'next',
  unknown_contact: 'who',
  unknown_colleague: 'who',
  summary: 'summary',
  happenedAt: 'when',
  nextStep: 'next',
  nextOn: 'next',
  contactIds: 'who',
  colleagueIds: 'who',
}

export interface LogTouchOptions {
  customer: Touched
  /** The main contact first. */
  contacts: readonly Contact[]
  /** The channel to begin with: the one on which they wait for us. */
  channel?: Channel | undefined
  /** The touch is on its way: move on to the next. */
  onSent: () => void
  /** Someone wants to come back to this customer: to mend what was refused, or after it was taken back. */
  onComeBack: () => void
}

/** A touch being written about one customer: its draft, what stands against it, and how it is sent. */
export function useLogTouch({ customer, contacts, channel, onSent, onComeBack }: LogTouchOptions) {
  const locale = useLocale()
  const zone = useWatched(companyZone)
  const today = useToday()
  const person = personKey(useMe())
  const kept = draftOf(person, customer.id)
  const draft = useWatched(kept) ?? freshDraft(channel)
  const problem = useWatched(refused).get(customer.id)
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
    if (whyNot() || isBlank(draft)) return
    const wordless = say(outcomeWord('unreached', draft.channel, draft.direction), locale)
    const said = saidIn(draft, { zone, mainContact: contacts[0]?.id ?? null, wordless })
    const body = { customerId: customer.id, colleagueIds: draft.colleagueIds, ...said }
    sendTouch({ person, customer, body, draft, number, comeBack: onComeBack })
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
    errors: {
      ...(tried && isBlank(draft) && { summary: say(words.sayOrChoose, locale) }),
      ...errorsOf(tried ? whyNot() : whyNotByNow(whyNot()), problem, locale),
    },
    /** What the server refused and no field stands for. */
    problem: problem && fieldOf(problem) === undefined ? problem : undefined,
  }
}

export type LogTouchState = ReturnType<typeof useLogTouch>

/** While one still writes, nothing is missing yet; a wrong day is wrong at once. */
const whyNotByNow = (why: Refusal | null): Refusal | null =>
  why && FIELD_OF[why.kind.reason] === 'summary' ? null : why

const fieldOf = (problem: Problem): FieldOfTouch | undefined =>
  FIELD_OF[problem.reason] ?? Object.keys(problem.byField).map((name) => FIELD_OF[name])[0]

function errorsOf(why: Refusal | null, problem: Problem | undefined, locale: 'zh' | 'en'): TouchErrors {
  const errors: TouchErrors = {}
  const field = problem && fieldOf(problem)
  if (problem && field) errors[field] = Object.values(problem.byField)[0] ?? problem.message
  const own = why && FIELD_OF[why.kind.reason]
  if (why && own) errors[own] = tellRefusal(why, locale)
  return errors
}
