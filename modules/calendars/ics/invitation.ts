import ical, {
  type ICalAttendeeRole,
  type ICalAttendeeStatus,
  type ICalCalendarMethod,
  type ICalEventStatus,
} from 'ical-generator'
import type { Locale } from '../../../shared/text.ts'

/** A6: what both sides' calendars are told of an appointment. */
export interface Invitation {
  /** PUBLISH: for whoever only looks; nobody is asked. */
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH'
  /** The same for as long as it is the same appointment. */
  readonly uid: string
  /** Rises whenever the time, the place or those who come change. */
  readonly sequence: number
  readonly stampedAt: Date
  readonly startsAt: Date
  readonly endsAt: Date
  readonly summary: string
  readonly description?: string | undefined
  readonly location?: string | undefined
  readonly url?: string | undefined
  /** Answers go there; calendars drop what another says of the same UID. `sentBy`: the address that the mail comes from, where another. */
  readonly organizer: { readonly name: string; readonly address: string; readonly sentBy?: string } | null
  readonly attendees: readonly Invited[]
  readonly locale: Locale
}

export interface Invited {
  readonly name: string
  readonly address: string
  readonly optional?: boolean | undefined
  readonly partstat?: 'NEEDS-ACTION' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE' | undefined
}

const LANGUAGE: Record<Locale, string> = { zh: 'zh-CN', en: 'en' }
const FOLDED_AT = 75

/** The text of an invitation, a change or a cancellation (iTIP, RFC 5546), in UTC, which every calendar understands. */
export function invitation(told: Invitation): string {
  const calendar = ical({ prodId: { company: 'Jinke', product: 'Jinke', language: told.locale.toUpperCase() } })
  calendar.method(told.method as ICalCalendarMethod)
  const event = calendar.createEvent({
    id: told.uid,
    sequence: told.sequence,
    stamp: told.stampedAt,
    start: told.startsAt,
    end: told.endsAt,
    summary: plain(told.summary),
    description: told.description ? plain(told.description) : null,
    location: told.location ? plain(told.location) : null,
    url: told.url ?? null,
    organizer: told.organizer && {
      name: name(told.organizer.name) || told.organizer.address,
      email: told.organizer.address,
      ...(told.organizer.sentBy ? { sentBy: told.organizer.sentBy } : {}),
    },
    status: (told.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED') as ICalEventStatus,
  })
  for (const invited of told.attendees)
    event.createAttendee({
      name: name(invited.name) || invited.address,
      email: invited.address,
      rsvp: told.method === 'REQUEST' && (invited.partstat ?? 'NEEDS-ACTION') === 'NEEDS-ACTION',
      role: (invited.optional ? 'OPT-PARTICIPANT' : 'REQ-PARTICIPANT') as ICalAttendeeRole,
      status: (invited.partstat ?? 'NEEDS-ACTION') as ICalAttendeeStatus,
    })
  return lines(calendar.toString(), LANGUAGE[told.locale])
}

const CONTROL = /[^\P{Cc}\n]/gu
const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(CONTROL, ' ')
/** Between quotes stands no quote, by the grammar. */
const name = (text: string) => plain(text).replace(/["\n]/g, ' ').trim()

/** Lines end in CRLF and hold 75 bytes at most, which no character is torn by. */
function lines(text: string, language: string): string {
  const unfolded = text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const spoken = unfolded.map((line) =>
    line.replace(/^(SUMMARY|DESCRIPTION|LOCATION):/, (_, property: string) => `${property};LANGUAGE=${language}:`),
  )
  return spoken.map((line) => `${fold(line)}\r\n`).join('')
}

export function fold(line: string): string {
  let folded = ''
  let bytes = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > FOLDED_AT) {
      folded += '\r\n '
      bytes = 1
    }
    folded += character
    bytes += size
  }
  return folded
}

/** How mail carries it: beside the text as what it is, and as a file for those who read it so. */
export const invitationPart = ({ method }: Pick<Invitation, 'method'>, ics: string) => ({
  method,
  filename: method === 'CANCEL' ? 'cancel.ics' : 'invite.ics',
  content: ics,
})
