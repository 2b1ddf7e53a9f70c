import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { say } from '../../../shared/text.ts'
import { invitation, ownUid } from '../../calendars/index.ts'
import { companyName } from '../../company/index.ts'
import { calledOutside } from '../kinds.ts'
import type { AppointmentRow } from '../repo.ts'
import { detailLines, type Message } from './compose.ts'
import { messageTexts } from './messages.texts.ts'

const METHOD: Partial<Record<Message, 'REQUEST' | 'CANCEL'>> = {
  booked: 'REQUEST',
  moved: 'REQUEST',
  changed: 'REQUEST',
  kept: 'REQUEST',
  handedOver: 'REQUEST',
  cancelled: 'CANCEL',
}

/** Who hears of it: who booked the slot, else the contacts who come, as far as they are still there. */
export const toldOf = (a: AppointmentRow) =>
  a.guest
    ? [{ id: null, name: a.guest.name, mail: a.guest.mail, answer: 'accepted' as const }]
    : a.contacts.filter(({ hasLeft }) => !hasLeft)

/** A6: one ORGANIZER for as long as a UID lives; whoever else sends for it now says so. */
const organizerOf = (a: AppointmentRow, sender: { address: string }) => {
  const first = a.organizer ?? { name: a.organiser.name, address: sender.address }
  return first.address === sender.address ? first : { ...first, sentBy: sender.address }
}

/** A6: what is agreed, as a file for the customer's own calendar: nobody is asked, nobody else is named. */
export function calendarFile(
  work: Work,
  a: AppointmentRow,
  sender: { address: string } | null,
  link: string,
): string | null {
  if (a.state !== 'booked' || !a.startsAt || !a.endsAt) return null
  return invitation({
    method: 'PUBLISH',
    ...whatOf(work, a),
    startsAt: new Date(a.startsAt),
    endsAt: new Date(a.endsAt),
    // Without an address of ours it leads nowhere from a calendar.
    ...(/^https?:/.test(link)
      ? { description: [...detailLines(a), '', say(messageTexts.change, a.locale), link].join('\n').trim(), url: link }
      : { description: detailLines(a).join('\n') }),
    organizer: sender && organizerOf(a, sender),
    attendees: [],
  })
}

const whatOf = (work: Work, a: AppointmentRow) => ({
  uid: ownUid(work, a.id),
  sequence: a.sequence,
  stampedAt: work.now,
  summary: say(messageTexts.summary, a.locale, {
    company: settingOf(work.settings, companyName),
    kind: calledOutside(work.settings, a, a.locale),
  }),
  location: a.place ?? undefined,
  locale: a.locale,
})

/** A6: what the customer’s calendar understands of a message; null where it concerns no calendar. */
export function calendarPart(work: Work, a: AppointmentRow, what: Message, sender: { address: string }, text: string) {
  const method = METHOD[what]
  if (!method || !a.startsAt || !a.endsAt) return null
  const ics = invitation({
    method,
    ...whatOf(work, a),
    startsAt: new Date(a.startsAt),
    endsAt: new Date(a.endsAt),
    description: text,
    organizer: organizerOf(a, sender),
    attendees: toldOf(a).flatMap(({ name, mail, answer }) =>
      mail
        ? [{ name, address: mail, partstat: answer === 'accepted' ? ('ACCEPTED' as const) : ('NEEDS-ACTION' as const) }]
        : [],
    ),
  })
  return { method, ics }
}
