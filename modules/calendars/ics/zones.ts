import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { WINDOWS_ZONES } from './windowsZones.ts'

/** Where wall clocks of a calendar file stand. */
export interface Zone {
  /** IANA name or fixed offset; null for one that only the file describes. */
  readonly id: string | null
  /** The instant of a time on the wall, in milliseconds; of one that the clocks skip, the instant just after. */
  instant(wall: Temporal.PlainDateTime): number
  /** The time on the wall at an instant. */
  wall(instant: number): Temporal.PlainDateTime
}

export function zoneNamed(id: string): Zone {
  return {
    id,
    instant: (wall) => wall.toZonedDateTime(id).epochMilliseconds,
    wall: (instant) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(id).toPlainDateTime(),
  }
}

export const UTC = zoneNamed('UTC')

const names = new Map<string, string | null>()

/** The zone that a name means: IANA's, Windows', or either with something before it; null where none is known. */
function ianaOf(name: string): string | null {
  let found = names.get(name)
  if (found === undefined) {
    found = [name, WINDOWS_ZONES[name], ...tails(name)].find((candidate) => candidate && isZone(candidate)) ?? null
    names.set(name, found)
  }
  return found
}

/** `/mozilla.org/20070129_1/Europe/Berlin` means Europe/Berlin, `(UTC+08:00) Beijing…` the offset. */
function tails(name: string): string[] {
  const parts = name.split('/').filter(Boolean)
  const offset = /^\(?(?:UTC|GMT)\s*([+-])(\d{1,2}):?(\d{2})?\)?/i.exec(name)
  return [
    parts.slice(-3).join('/'),
    parts.slice(-2).join('/'),
    ...(offset ? [`${offset[1]}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}`] : []),
  ]
}

function isZone(name: string): boolean {
  try {
    return Boolean(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)) && !/^\d/.test(name)
  } catch {
    return false
  }
}

const MS = 1000

/** The zones of a file by their TZID; what it names and does not describe is understood by its name alone. */
export function zonesOf(calendars: readonly ICAL.Component[], floating: Zone): (tzid: string | undefined) => Zone {
  const described = new Map<string, Zone>()
  for (const component of calendars.flatMap((calendar) => calendar.getAllSubcomponents('vtimezone'))) {
    const tzid = String(component.getFirstPropertyValue('tzid') ?? '')
    const location = String(component.getFirstPropertyValue('x-lic-location') ?? '')
    const known = ianaOf(tzid) ?? (location ? ianaOf(location) : null)
    described.set(tzid, known ? zoneNamed(known) : describedZone(component, tzid))
  }
  return (tzid) => {
    if (!tzid) return floating
    const known = described.get(tzid)
    if (known) return known
    const name = ianaOf(tzid)
    return name ? zoneNamed(name) : floating
  }
}

/** A zone as the file itself describes it, by its rules. */
function describedZone(component: ICAL.Component, tzid: string): Zone {
  const zone = new ICAL.Timezone({ component, tzid })
  const offset = ({ year, month, day, hour, minute, second }: Temporal.PlainDateTime) =>
    zone.utcOffset(new ICAL.Time({ year, month, day, hour, minute, second }, ICAL.Timezone.localTimezone)) * MS
  const instant = (wall: Temporal.PlainDateTime) => UTC.instant(wall) - offset(wall)
  return { id: null, instant, wall: (at) => UTC.wall(at + offset(UTC.wall(at + offset(UTC.wall(at))))) }
}
