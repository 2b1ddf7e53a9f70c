// Days are strings, `YYYY-MM-DD`, of the company's time zone: they sort, compare and travel as they are.

export type Day = string

export const DEFAULT_ZONE = 'Asia/Shanghai'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day on which an instant falls in a time zone. */
export function dayIn(zone: string, instant: Date): Day {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(zone, format)
  }
  // Intl writes the year 202 in three figures.
  return format.format(instant).padStart(10, '0')
}

const minutes = new Map<string, Intl.DateTimeFormat>()

/** An instant as people of a time zone write it: `2026-06-01 10:00`. */
export function minuteIn(zone: string, instant: Date): string {
  let format = minutes.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
    minutes.set(zone, format)
  }
  return `${dayIn(zone, instant)} ${format.format(instant)}`
}

const MS_A_DAY = 86_400_000
const asUtc = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

export const addDays = (day: Day, days: number): Day =>
  new Date(asUtc(day) + days * MS_A_DAY).toISOString().slice(0, 10)

/** Calendar days from one day to another: 1 from today to tomorrow. */
export const daysBetween = (from: Day, to: Day): number => Math.round((asUtc(to) - asUtc(from)) / MS_A_DAY)

/** The day that lies `months` later; the last of the month where that has no such day. */
export function addMonths(day: Day, months: number): Day {
  // By hand: closeness asks it for everything that is known of a customer, each time that it is reckoned anew.
  const monthsOfAll = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const [year, month, date] = [Math.floor(monthsOfAll / 12), monthsOfAll % 12, Number(day.slice(8))]
  const held = date <= SHORTEST_MONTH ? date : Math.min(date, new Date(Date.UTC(year, month + 1, 0)).getUTCDate())
  return `${String(year).padStart(4, '0')}-${twoDigits(month + 1)}-${twoDigits(held)}`
}

const SHORTEST_MONTH = 28
const twoDigits = (n: number): string => (n < 10 ? `0${n}` : String(n))

/** True for a day that the calendar has: not 2026-02-30. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(asUtc(text)) && addDays(text, 0) === text
}

/** The instant at which a day begins in a time zone (the first that exists, where the clocks go forward at midnight). */
export function startOfDay(zone: string, day: Day): Date {
  let instant = asUtc(day)
  // The offset at the guess may differ from the offset at the answer; two rounds settle it.
  for (let round = 0; round < 2; round++) instant = asUtc(day) - offsetAt(zone, new Date(instant))
  return new Date(instant)
}

const DAY_MS = 86_400_000
const MOST_DAYS_KEPT = 20_000
const offsetOfDay = new Map<string, number | null>()

/** How far a zone is ahead of UTC, in milliseconds. Measuring is slow, and nearly all days have one offset throughout. */
function offsetAt(zone: string, instant: Date): number {
  const day = Math.floor(instant.getTime() / DAY_MS)
  const key = `${zone} ${day}`
  let offset = offsetOfDay.get(key)
  if (offset === undefined) {
    const first = measureOffset(zone, new Date(day * DAY_MS))
    offset = first === measureOffset(zone, new Date((day + 1) * DAY_MS)) ? first : null
    if (offsetOfDay.size >= MOST_DAYS_KEPT) offsetOfDay.clear()
    offsetOfDay.set(key, offset)
  }
  return offset ?? measureOffset(zone, instant)
}

function measureOffset(zone: string, instant: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(instant.getTime() / 1000) * 1000
}
