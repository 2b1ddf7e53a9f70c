import { type Attendee, readEvent, type VEvent } from './event.ts'
import { parse } from './parse.ts'
import { UTC, zoneNamed, zonesOf } from './zones.ts'

/** One event of a message that calendars send each other (iTIP, RFC 5546). */
export interface MessageEvent {
  readonly uid: string
  readonly recurrenceId: string | null
  readonly sequence: number
  readonly dtstamp: string | null
  readonly start: string
  readonly end: string | null
  readonly organizer: string | null
  readonly attendees: readonly Attendee[]
  readonly comment: string
}

export interface Message {
  readonly method: string | null
  readonly events: readonly MessageEvent[]
}

/** Reads a message; times that name no zone stand in `zone`. */
export function messageOf({ text, zone }: { text: string; zone: string }): Message {
  const { calendars, events } = parse(text)
  const zoneOf = zonesOf(calendars, zoneNamed(zone))
  const told = calendars.map((calendar) => calendar.getFirstPropertyValue('method')).find(Boolean)
  const method = told ? String(told).toUpperCase() : null
  return {
    method,
    events: events.flatMap((component) => {
      // A yes or no need not repeat when it is.
      const event = readEvent(component, zoneOf, UTC, method === 'REPLY' ? 'dtstamp' : undefined)
      return event ? [shown(event)] : []
    }),
  }
}

const instantText = (at: number | null | undefined) =>
  at === null || at === undefined ? null : new Date(at).toISOString()

const shown = (event: VEvent): MessageEvent => ({
  uid: event.uid,
  recurrenceId: instantText(event.recurrenceId?.instant),
  sequence: event.sequence,
  dtstamp: instantText(event.dtstamp),
  start: new Date(event.start.instant).toISOString(),
  end: instantText(event.end?.instant),
  organizer: event.organizer,
  attendees: event.attendees,
  comment: event.comment,
})
