import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type Locale, say } from '../../../shared/text.ts'
import { companyName } from '../../company/index.ts'
import { calledHere, calledOutside } from '../kinds.ts'
import type { AppointmentRow, OfferTime } from '../repo.ts'
import { linkMark, type Needed, nameMark } from '../rules/ownWords.ts'
import { whenText } from '../rules/when.ts'
import { messageTexts as t } from './messages.texts.ts'

export type Message =
  | 'offer'
  | 'booked'
  | 'moved'
  | 'changed'
  | 'kept'
  | 'handedOver'
  | 'cancelled'
  | 'remind'
  | 'noShow'

export interface Letter {
  readonly subject: string
  readonly text: string
}

interface Told {
  to: string | null
  link: string | null
  offered?: readonly OfferTime[]
  offerUntil?: Date
  reason?: string | null
  /** A10: how many places of a slot are taken. */
  places?: number | null
}

/** What a message tells of. */
export type Subject = Pick<
  AppointmentRow,
  | 'kind'
  | 'called'
  | 'locale'
  | 'zone'
  | 'minutes'
  | 'startsAt'
  | 'endsAt'
  | 'organiser'
  | 'people'
  | 'place'
  | 'parking'
  | 'agenda'
  | 'importance'
  | 'haveReady'
>

/** What a customer is told: the least that is needed, in the language and zone of the appointment. */
export function letterToCustomer(work: Work, a: Subject, what: Message, told: Told): Letter {
  const { locale } = a
  const kind = calledOutside(work.settings, a, locale)
  const company = settingOf(work.settings, companyName)
  const when = whenOf(work, a, a.zone, locale)
  const subject = {
    offer: say(t.offerSubject, locale, { company, kind }),
    booked: say(t.bookedSubject, locale, { kind, when }),
    moved: say(t.movedSubject, locale, { kind, when }),
    changed: say(t.changedSubject, locale, { kind, when }),
    kept: say(t.keptSubject, locale, { kind, when }),
    handedOver: say(t.handedOverSubject, locale, { kind, when, person: a.organiser.name }),
    cancelled: when ? say(t.cancelledSubject, locale, { kind, when }) : say(t.cancelledOpen, locale, { kind }),
    remind: say(t.remindSubject, locale, { kind, when }),
    noShow: say(t.noShowSubject, locale),
  }[what]
  const opening = {
    offer: say(t.offer, locale, { kind, minutes: a.minutes }),
    booked: say(t.booked, locale),
    moved: say(t.moved, locale),
    changed: say(t.changed, locale),
    kept: say(t.kept, locale),
    handedOver: say(t.handedOver, locale, { person: a.organiser.name }),
    cancelled: say(t.cancelled, locale),
    remind: say(t.remind, locale),
    noShow: say(t.noShow, locale),
  }[what]
  const lines = [
    told.to ? say(t.hello, locale, { name: told.to }) : say(t.helloAll, locale),
    '',
    opening,
    ...(what === 'offer' ? offerLines(work, a, told) : []),
    ...(what === 'noShow' || what === 'offer'
      ? []
      : [say(t.what, locale, { kind }), ...(when ? [say(t.when, locale, { when })] : [])]),
    ...(told.places && what !== 'noShow' ? [say(t.places, locale, { count: told.places })] : []),
    ...(what === 'noShow' || what === 'cancelled' ? [] : detailLines(a)),
    ...(told.reason ? [say(t.reason, locale, { reason: told.reason })] : []),
    ...(told.link && what !== 'offer' && what !== 'cancelled'
      ? ['', ...(what === 'noShow' ? [] : [say(t.change, locale)]), told.link]
      : []),
    '',
    say(t.signed, locale, { person: a.organiser.name, company }),
  ]
  return { subject, text: lines.join('\n') }
}

/** The rep's own words, as one of them gets them: with a name and a link of their own. */
export function ownLetter({ subject, text }: Letter, locale: Locale, { to, link }: Told): Letter {
  const marked = say(t.hello, locale, { name: nameMark(locale) })
  const greeted = to ? text : text.replace(marked, say(t.helloAll, locale))
  const named = (words: string) => words.replaceAll(nameMark(locale), to ?? '')
  return {
    subject: named(subject).replace(/\s+/g, ' ').trim(),
    text: named(greeted)
      .replaceAll(linkMark(locale), link ?? '')
      .trim(),
  }
}

/** What must be in a message in own words: the link, and the times that it is about. */
export function neededIn(work: Work, a: Subject, what: Message, offered: readonly OfferTime[] = []): Needed {
  const when = whenOf(work, a, a.zone, a.locale)
  const times = what === 'offer' ? offered.map((time) => timeText(work, a, time)) : when ? [when] : []
  return { link: what === 'cancelled' ? null : linkMark(a.locale), times }
}

const timeText = (work: Work, a: Subject, { startsAt, endsAt }: OfferTime) =>
  whenText(new Date(startsAt), new Date(endsAt), a.zone, a.locale, work.zone)

function offerLines(work: Work, a: Subject, { offered = [], link, offerUntil }: Told): string[] {
  const times = offered.map((time) => `· ${timeText(work, a, time)}`)
  const until = offerUntil ? dayText(offerUntil, a.zone, a.locale) : ''
  return [...times, '', ...(link ? [link, say(t.offerUntil, a.locale, { until })] : []), '']
}

const dayText = (at: Date, zone: string, locale: Locale) =>
  new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: zone,
    month: 'long',
    day: 'numeric',
  }).format(at)

/** What both sides should know; what is only ours is not among it. */
export function detailLines(a: Subject): string[] {
  const { locale } = a
  return [
    ...(a.place ? [say(t.place, locale, { place: a.place })] : []),
    ...(a.parking ? [say(t.parking, locale, { parking: a.parking })] : []),
    ...(a.people.length > 0 ? [say(t.who, locale, { people: a.people.map((p) => p.name).join('、') })] : []),
    ...(a.agenda ? [say(t.agenda, locale, { agenda: a.agenda })] : []),
    ...(a.importance ? [say(t.importance, locale, { importance: a.importance })] : []),
    ...(a.haveReady ? [say(t.haveReady, locale, { what: a.haveReady })] : []),
  ]
}

export const whenOf = (work: Work, a: Subject, zone: string, locale: Locale): string =>
  a.startsAt && a.endsAt ? whenText(new Date(a.startsAt), new Date(a.endsAt), zone, locale, work.zone) : ''

const OURS = {
  offer: t.changedSubject,
  booked: t.bookedSubject,
  moved: t.movedSubject,
  changed: t.changedSubject,
  kept: t.keptSubject,
  handedOver: t.changedSubject,
  cancelled: t.cancelledSubject,
  remind: t.remindSubject,
  noShow: t.changedSubject,
} as const

/** What those of us who come are told. Of a secret customer no mail says who it is (S1). */
export function letterToUs(work: Work, a: AppointmentRow, what: Message, locale: Locale): Letter {
  const kind = calledHere(work.settings, a, locale)
  const when = whenOf(work, a, work.zone, locale)
  const customer = a.secrecy > 0 ? say(t.secretCustomer, locale) : a.customer.name
  const lines = [
    say(t.withCustomer, locale, { customer }),
    say(t.what, locale, { kind }),
    say(t.when, locale, { when }),
    ...(a.secrecy > 0 || what === 'cancelled' ? [] : detailLines(a)),
    ...(a.origin ? ['', `${a.origin}/appointments/${a.id}`] : []),
  ]
  return { subject: say(OURS[what], locale, { kind: `${kind} · ${customer}`, when }), text: lines.join('\n') }
}
