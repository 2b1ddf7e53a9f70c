import type { Refusal } from '../../../shared/refusal.ts'
import { type Locale, texts } from '../../../shared/text.ts'
import { begunAlready, notBooked, notOpen, notYetBegun } from '../refusals.ts'

export const STATES = ['proposed', 'booked', 'held', 'no_show', 'cancelled', 'declined'] as const
export type State = (typeof STATES)[number]

/** What the other side said, one of us did in an own calendar, or a change of hands brought about, that waits for us. */
export const WAITING = [
  'none_fits',
  'countered',
  'moved_elsewhere',
  'mail_answer',
  'called_off',
  'clashes',
  'untold',
  'unowned',
] as const
export type Waiting = (typeof WAITING)[number]

export const stateTexts = texts({
  proposed: { zh: '待定时间', en: 'not agreed yet' },
  booked: { zh: '已定', en: 'booked' },
  held: { zh: '已进行', en: 'held' },
  no_show: { zh: '对方没来', en: 'a no-show' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  declined: { zh: '对方谢绝', en: 'declined' },
})

export interface Standing {
  readonly state: State
  readonly startsAt: string | null
}

const told = ({ state }: Standing, locale: Locale) => ({ state: stateTexts[state][locale] })

/** A1, A5: times are offered, picked and moved while nothing has come of it. */
export const whyNotAgree = (at: Standing, locale: Locale): Refusal | null =>
  at.state === 'proposed' || at.state === 'booked' ? null : notOpen(told(at, locale))

/** A5: what is over is not called off. */
export const whyNotCancel = whyNotAgree

/** A1: who declined may be asked again, and may say on the phone that it suits after all. */
export const whyNotAsk = (at: Standing, locale: Locale): Refusal | null =>
  at.state === 'declined' ? null : whyNotAgree(at, locale)

/** A7: what has begun is met or missed: behind the link nothing of it changes any more. */
export const whyNotByLink = (at: Standing, now: Date, locale: Locale): Refusal | null =>
  whyNotAgree(at, locale) ?? (hasBegun(at, now) ? begunAlready() : null)

export const hasBegun = ({ state, startsAt }: Standing, now: Date): boolean =>
  state === 'booked' && startsAt !== null && Date.parse(startsAt) <= now.getTime()

/** A5, A7: that it was held, or that nobody came, is known once it has begun; a record may be mended into the other. */
export function whyNotSettle(at: Standing, now: Date, shown: string, locale: Locale): Refusal | null {
  if (at.state === 'held') return notOpen(told(at, locale))
  if (at.state !== 'booked' && at.state !== 'no_show') return notBooked(told(at, locale))
  return at.startsAt && Date.parse(at.startsAt) > now.getTime() ? notYetBegun({ at: shown }) : null
}
