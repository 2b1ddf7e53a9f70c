import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { UTC, type Zone } from './zones.ts'

/** Thrown where a rule would have to be followed longer, or gives more, than anybody needs. */
export class TooMuch extends Error {}

export interface Span {
  readonly from: number
  readonly to: number
}

const MOST_PERIODS = 200_000
const DAY_MS = 86_400_000
/** How far two clocks may stand apart. */
const APART = 2 * DAY_MS

/**
 * The starts that a rule (RFC 5545) gives in a span, as instants. Times that the clocks skip are left out and not
 * counted. `starts` is the wall clock of the first; `day` for events of whole days.
 */
export function startsOf(rule: string, starts: Temporal.PlainDateTime, zone: Zone, day: boolean, span: Span): number[] {
  const parts = partsOf(rule, day)
  // What only the file describes is followed on the wall, as if in UTC, and told as instants after.
  const id = zone.id ?? 'UTC'
  const onWall = zone.id === null
  const until = parts.get('UNTIL')
  if (until) parts.set('UNTIL', untilIn(until, zone, day, onWall))
  const dtstart = starts.toZonedDateTime(id)
  const { first, count, from } = isByWeekNumber(parts)
    ? anchored(parts, dtstart)
    : { first: dtstart, count: null, from: null }
  const recurrence = new RRuleTemporal({
    rruleString: `RRULE:${[...parts].map(([name, value]) => `${name}=${value}`).join(';')}`,
    dtstart: first,
    maxIterations: MOST_PERIODS,
    cache: false,
  })
  const found = collect(recurrence, span, count, from)
  return onWall ? found.map((at) => zone.instant(UTC.wall(at))).filter((at) => at >= span.from && at < span.to) : found
}

function collect(rule: RRuleTemporal, span: Span, count: number | null, from: number | null): number[] {
  const bounds = [new Date(span.from - APART), new Date(span.to + APART)] as const
  try {
    if (count === null || from === null)
      return rule
        .between(...bounds, true)
        .map(({ epochMilliseconds }) => epochMilliseconds)
        .filter((at) => from === null || at >= from)
    const all: number[] = []
    rule.all((date) => {
      if (date.epochMilliseconds >= from) all.push(date.epochMilliseconds)
      return all.length < count && date.epochMilliseconds < bounds[1].getTime()
    })
    return all.slice(0, count)
  } catch (error) {
    if (/maximum (iterations|candidate)/i.test(String(error))) throw new TooMuch()
    throw error
  }
}

/** The parts of a rule that mean something; of whole days the hours mean nothing. */
function partsOf(rule: string, day: boolean): Map<string, string> {
  const parts = new Map<string, string>()
  for (const part of rule.toUpperCase().split(';')) {
    const [name = '', value = ''] = part.trim().split('=')
    if (!KNOWN.test(name) || value === '' || (day && TIMES.test(name))) continue
    parts.set(name, value)
  }
  return parts
}

const KNOWN =
  /^(FREQ|INTERVAL|COUNT|UNTIL|WKST|RSCALE|SKIP|BY(SECOND|MINUTE|HOUR|DAY|MONTHDAY|YEARDAY|WEEKNO|MONTH|SETPOS))$/
const TIMES = /^BY(SECOND|MINUTE|HOUR)$/

/** The last moment of a rule in UTC, whatever the writer left out: a day counts to its end, a bare time is on the wall. */
function untilIn(text: string, zone: Zone, day: boolean, onWall: boolean): string {
  const date = text.slice(0, 8)
  if (day) return `${date}T000000Z`
  const isUtc = text.endsWith('Z')
  const wall = Temporal.PlainDateTime.from(text.length > 8 ? text.replace('Z', '') : `${date}T235959`)
  const instant = isUtc ? UTC.instant(wall) : zone.instant(wall)
  const shown = onWall ? zone.wall(instant) : UTC.wall(instant)
  return `${shown.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}Z`
}

const isByWeekNumber = (parts: Map<string, string>) => parts.get('FREQ') === 'YEARLY' && parts.has('BYWEEKNO')

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/**
 * Weeks belong to years of their own: 2 January may lie in week 53 of the year before. The library begins with the
 * calendar's year, so it is set to begin with the week's, and what lies before the first is dropped.
 */
function anchored(parts: Map<string, string>, dtstart: Temporal.ZonedDateTime) {
  const weekStart = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO') + 1
  const into = (dtstart.dayOfWeek - weekStart + 7) % 7
  const weekYear = dtstart.subtract({ days: into }).add({ days: 3 }).year
  const year = weekYear - Number(parts.get('INTERVAL') ?? 1)
  if (!parts.has('BYDAY')) parts.set('BYDAY', WEEKDAYS[dtstart.dayOfWeek - 1] as string)
  const count = parts.has('COUNT') ? Number(parts.get('COUNT')) : null
  parts.delete('COUNT')
  return { first: dtstart.with({ year, month: 7, day: 1 }), count, from: dtstart.epochMilliseconds }
}
