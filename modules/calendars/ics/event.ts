import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { EX_RULE, RULE } from './parse.ts'
import type { Zone } from './zones.ts'

/** A moment as a file writes it: on a wall of some zone, or a whole day. */
export interface Moment {
  readonly wall: Temporal.PlainDateTime
  readonly day: boolean
  readonly zone: Zone
  readonly instant: number
}

export interface Attendee {
  readonly address: string
  readonly name: string | null
  readonly partstat: string
}

export interface VEvent {
  readonly uid: string
  readonly sequence: number
  readonly dtstamp: number | null
  readonly recurrenceId: Moment | null
  readonly thisAndFuture: boolean
  readonly start: Moment
  readonly end: Moment | null
  readonly duration: ICAL.Duration | null
  readonly rules: readonly string[]
  readonly exRules: readonly string[]
  readonly rdates: readonly { start: Moment; end: Moment | null }[]
  readonly exdates: readonly Moment[]
  readonly cancelled: boolean
  readonly transparent: boolean
  readonly summary: string
  readonly location: string
  readonly organizer: string | null
  readonly attendees: readonly Attendee[]
  readonly comment: string
}

export type ZoneOf = (tzid: string | undefined) => Zone

/** Reads one event; null where it does not say when. `orAt` is the property that tells it instead, where there may be none (RFC 5546, 3.2.3). */
export function readEvent(event: ICAL.Component, zoneOf: ZoneOf, utc: Zone, orAt?: string): VEvent | null {
  const text = (name: string) => String(event.getFirstPropertyValue(name) ?? '').trim()
  const moments = (name: string) =>
    event.getAllProperties(name).flatMap((property) => property.getValues().map((value) => momentOf(property, value)))
  const momentOf = (property: ICAL.Property, value: unknown): { start: Moment; end: Moment | null } | null => {
    if (value instanceof ICAL.Period) {
      const start = moment(property, value.start)
      return start && { start, end: moment(property, value.getEnd()) }
    }
    const start = value instanceof ICAL.Time ? moment(property, value) : null
    return start && { start, end: null }
  }
  const moment = (property: ICAL.Property, value: ICAL.Time): Moment | null => {
    const zone =
      value.zone === ICAL.Timezone.utcTimezone ? utc : zoneOf(property.getFirstParameter('tzid') || undefined)
    const wall = wallOf(value)
    return wall && { wall, day: value.isDate, zone, instant: zone.instant(wall) }
  }
  const first = (name: string) => moments(name)[0]?.start ?? null
  const start = first('dtstart') ?? (orAt ? first(orAt) : null)
  if (!start) return null
  const duration = event.getFirstPropertyValue('duration')
  const recurrence = event.getFirstProperty('recurrence-id')
  return {
    // Without one it is still somebody's time.
    uid: text('uid') || `without uid, ${new Date(start.instant).toISOString()} ${text('summary')}`,
    sequence: Number.parseInt(text('sequence'), 10) || 0,
    dtstamp: first('dtstamp')?.instant ?? null,
    recurrenceId: first('recurrence-id'),
    thisAndFuture: recurrence?.getFirstParameter('range')?.toUpperCase() === 'THISANDFUTURE',
    start,
    end: first('dtend'),
    duration: duration instanceof ICAL.Duration ? duration : null,
    rules: words(event, RULE),
    exRules: words(event, EX_RULE),
    rdates: moments('rdate').filter((m) => m !== null),
    exdates: moments('exdate').flatMap((m) => m?.start ?? []),
    cancelled: text('status').toUpperCase() === 'CANCELLED',
    transparent:
      text('transp').toUpperCase() === 'TRANSPARENT' || text('x-microsoft-cdo-busystatus').toUpperCase() === 'FREE',
    summary: text('summary'),
    location: text('location'),
    organizer: addressOf(text('organizer')),
    attendees: event.getAllProperties('attendee').flatMap(attendeeOf),
    comment: text('comment'),
  }
}

const words = (event: ICAL.Component, name: string) =>
  event.getAllProperties(name).map((property) => String(property.getFirstValue() ?? ''))

/** The digits as they stand; what is no time of any calendar gives null. */
function wallOf({ year, month, day, hour, minute, second, isDate }: ICAL.Time): Temporal.PlainDateTime | null {
  try {
    const date = { year, month, day }
    return Temporal.PlainDateTime.from(isDate ? date : { ...date, hour, minute, second: Math.min(second, 59) }, {
      overflow: 'reject',
    })
  } catch {
    return null
  }
}

function attendeeOf(property: ICAL.Property): Attendee[] {
  const address = addressOf(String(property.getFirstValue() ?? ''))
  if (!address) return []
  return [
    {
      address,
      name: property.getFirstParameter('cn') || null,
      partstat: (property.getFirstParameter('partstat') || 'NEEDS-ACTION').toUpperCase(),
    },
  ]
}

/** `mailto:Li@Example.com` as addresses are compared. */
export function addressOf(value: string): string | null {
  const address = value
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(address) ? address : null
}
