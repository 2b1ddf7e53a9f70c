import { type Moment, readEvent, type VEvent } from './event.ts'
import { parse } from './parse.ts'
import { type Span, startsOf, TooMuch } from './rule.ts'
import { UTC, zoneNamed, zonesOf } from './zones.ts'

export interface Occurrence {
  readonly uid: string
  /** Which of a series it is: the instant, or the day, that the rule gave. Null where it does not recur. */
  readonly recurrenceId: string | null
  readonly start: string
  readonly end: string
  readonly wholeDay: boolean
  /** Whether it takes the person's time. */
  readonly busy: boolean
  readonly sequence: number
  readonly title: string
}

export interface Occurrences {
  readonly occurrences: readonly Occurrence[]
  /** How many events the file holds, and how many of them could not be read. */
  readonly events: number
  readonly unread: number
  /** Rules that would have gone on for too long, or given too much: what of them came is not told. */
  readonly cut: number
}

export interface Asked {
  readonly text: string
  /** The zone of times that name none. */
  readonly zone: string
  readonly from: string
  readonly to: string
  /** Who asks: what this person has declined takes none of the time. */
  readonly addresses?: readonly string[]
}

const MOST_OF_ONE = 3000
const MOST_IN_ALL = 20_000
const DAY_MS = 86_400_000
/** So long at most lasts what began before the span and still reaches into it. */
const LONGEST = 60 * DAY_MS

/** A6: what of a calendar file falls into a span of time: series followed, exceptions taken into account. */
export function occurrencesIn({ text, zone, from, to, addresses = [] }: Asked): Occurrences {
  const { calendars, events, unread } = parse(text)
  const floating = zoneNamed(zone)
  const zoneOf = zonesOf(calendars, floating)
  const span = { from: Date.parse(from), to: Date.parse(to) }
  const told = { found: [] as Occurrence[], unread, cut: 0 }
  const series = new Map<string, VEvent[]>()
  for (const component of events) {
    const event = attempt(() => readEvent(component, zoneOf, UTC))
    if (event) series.set(event.uid, [...(series.get(event.uid) ?? []), event])
    else told.unread++
  }
  for (const group of series.values())
    try {
      const found = ofSeries(group, span, addresses)
      if (told.found.length + found.length > MOST_IN_ALL) throw new TooMuch()
      told.found.push(...found)
    } catch (error) {
      if (error instanceof TooMuch) told.cut++
      else told.unread += group.length
    }
  return {
    occurrences: told.found.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)),
    events: events.length + unread,
    unread: told.unread,
    cut: told.cut,
  }
}

function attempt<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}

interface Instance {
  readonly key: number
  readonly start: number
  readonly end: number
  readonly by: VEvent
}

function ofSeries(group: readonly VEvent[], span: Span, addresses: readonly string[]): Occurrence[] {
  const master = latest(group.filter(({ recurrenceId }) => !recurrenceId))
  const overrides = [...latestEach(group.filter(({ recurrenceId }) => recurrenceId))]
  const instances = master ? instancesOf(master, overrides, span) : []
  for (const by of overrides) {
    const start = by.start.instant
    instances.push({ key: (by.recurrenceId as Moment).instant, start, end: endOf(by, start), by })
  }
  const recurs = overrides.length > 0 || Boolean(master && (master.rules.length > 0 || master.rdates.length > 0))
  const within = instances.filter(({ start, end }) => start < span.to && Math.max(end, start + 1) > span.from)
  if (within.length > MOST_OF_ONE) throw new TooMuch()
  return within.map((instance) => told(instance, recurs, addresses))
}

function told({ key, start, end, by }: Instance, recurs: boolean, addresses: readonly string[]): Occurrence {
  const declined = by.attendees.some(({ address, partstat }) => partstat === 'DECLINED' && addresses.includes(address))
  return {
    uid: by.uid,
    recurrenceId: recurs ? keyText(by.recurrenceId ?? by.start, key) : null,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    wholeDay: by.start.day,
    busy: !by.cancelled && !by.transparent && !declined && end > start,
    sequence: by.sequence,
    title: by.summary,
  }
}

const keyText = (moment: Moment, key: number) =>
  moment.day ? moment.zone.wall(key).toString().slice(0, 10) : new Date(key).toISOString()

/** Of several versions the last sent. */
const latest = (versions: readonly VEvent[]): VEvent | undefined =>
  versions.toSorted((a, b) => a.sequence - b.sequence || (a.dtstamp ?? 0) - (b.dtstamp ?? 0)).at(-1)

function* latestEach(overrides: readonly VEvent[]): Generator<VEvent> {
  const keys = new Set(overrides.map(({ recurrenceId }) => recurrenceId?.instant))
  for (const key of keys) yield latest(overrides.filter(({ recurrenceId }) => recurrenceId?.instant === key)) as VEvent
}

/** What the rules of a series give, without what is excepted or told by an override; later ones moved by THISANDFUTURE. */
function instancesOf(master: VEvent, overrides: readonly VEvent[], span: Span): Instance[] {
  const changes = overrides.filter(({ thisAndFuture }) => thisAndFuture).toSorted((a, b) => keyOf(a) - keyOf(b))
  const furthest = Math.max(0, ...changes.map((by) => Math.abs(by.start.instant - keyOf(by))))
  const wide = { from: span.from - LONGEST - furthest, to: span.to + furthest }
  const lengths = new Map<number, number | null>()
  if (inside(master.start.instant, wide)) lengths.set(master.start.instant, null)
  for (const rule of master.rules)
    for (const at of startsOf(rule, master.start.wall, master.start.zone, master.start.day, wide)) lengths.set(at, null)
  for (const { start, end } of master.rdates) lengths.set(start.instant, end ? end.instant - start.instant : null)
  if (lengths.size > MOST_OF_ONE * 4) throw new TooMuch()
  const out = excepted(master, wide)
  const overridden = new Set(overrides.map(keyOf))
  return [...lengths]
    .filter(([at]) => !out(at) && !overridden.has(at))
    .map(([key, length]) => {
      const by = changes.findLast((change) => keyOf(change) <= key) ?? master
      const start = by === master ? key : moved(by, key)
      return { key, start, end: length === null ? endOf(by, start) : start + length, by }
    })
}

const keyOf = (override: VEvent) => (override.recurrenceId as Moment).instant
const inside = (at: number, { from, to }: Span) => at >= from && at < to

/** As far on the wall as the override itself was moved, so that a change of the clocks between changes nothing. */
function moved(by: VEvent, key: number): number {
  const { zone } = by.start
  const shift = zone.wall(keyOf(by)).until(by.start.wall)
  return zone.instant(zone.wall(key).add(shift))
}

function excepted(master: VEvent, wide: Span): (at: number) => boolean {
  const { zone, day, wall } = master.start
  const instants = new Set(master.exdates.filter((moment) => moment.day === day).map(({ instant }) => instant))
  for (const rule of master.exRules) for (const at of startsOf(rule, wall, zone, day, wide)) instants.add(at)
  // An exception that names a day alone means whatever falls on it.
  const days = new Set(
    master.exdates.filter((moment) => moment.day && !day).map((moment) => moment.wall.toString().slice(0, 10)),
  )
  return (at) => instants.has(at) || (days.size > 0 && days.has(zone.wall(at).toString().slice(0, 10)))
}

/** The end of an instance: a length written as such is counted on the wall, one that an end gives is exact. */
function endOf(by: VEvent, start: number): number {
  const { zone, day } = by.start
  const onWall = (days: number, rest: number) => zone.instant(zone.wall(start).add({ days })) + rest
  if (by.duration) {
    const { weeks, days, hours, minutes, seconds, isNegative } = by.duration
    return isNegative ? start : onWall(weeks * 7 + days, ((hours * 60 + minutes) * 60 + seconds) * 1000)
  }
  if (!by.end) return day ? onWall(1, 0) : start
  if (day) return onWall(Math.max(1, by.start.wall.until(by.end.wall, { largestUnit: 'days' }).days), 0)
  return start + Math.max(0, by.end.instant - by.start.instant)
}
