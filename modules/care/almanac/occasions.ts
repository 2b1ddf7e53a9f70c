import { addDays, type Day } from '../../../shared/calendar.ts'
import { type Fallback, festivalsIn, lunarOf, solarDayOf, solarOf } from '../../calendars/index.ts'
import { FESTIVALS, type FestivalKey } from '../../calendars/rules/festivals.ts'

/** R6: a day that comes round each year, by the sun or the moon. */
export interface Recurrence {
  readonly lunar: boolean
  readonly month: number
  readonly day: number
  /** Of the moon: in the leap month of that number, in years that have it. */
  readonly leap: boolean
  readonly fallback: Fallback
  /** The year in which it was first; before it and in it there is nothing to keep. */
  readonly since: number | null
}

export interface Kept {
  readonly day: Day
  /** Of the calendar by which it is kept. */
  readonly year: number
  readonly nth: number | null
}

const yearOf = (day: Day) => Number(day.slice(0, 4))

/** R6: the days of a span on which an occasion is kept: most years once, some years of ours a lunar day twice or never. */
export function keptBetween(of: Recurrence, from: Day, to: Day): Kept[] {
  const found: Kept[] = []
  for (let year = yearOf(from) - 1; year <= yearOf(to); year++) {
    const nth = of.since === null ? null : year - of.since
    if (nth !== null && nth < 1) continue
    const day = of.lunar ? solarOf(year, of, of.fallback) : solarDayOf(year, of.month, of.day, of.fallback)
    if (day !== null && from <= day && day <= to) found.push({ day, year, nth })
  }
  return found
}

const LUNAR: ReadonlySet<FestivalKey> = new Set(FESTIVALS.flatMap(({ key, when }) => ('lunar' in when ? [key] : [])))

/** R6: the festivals of a span, among those that the company keeps. */
export function festivalsBetween(keys: readonly FestivalKey[], from: Day, to: Day) {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, at) => yearOf(from) + at)
  return years
    .flatMap((year) => festivalsIn(year))
    .filter(({ key, day }) => keys.includes(key) && from <= day && day <= to)
    .map(({ key, name, day }) => ({ key, name, day, year: LUNAR.has(key) ? lunarOf(day).year : yearOf(day) }))
}

/** A month and a day of a calendar, as they may stand in a record. */
export interface Written {
  readonly lunar: boolean
  readonly month: number
  readonly day: number
}

/** R6: whatever may be kept on a day, by any fallback: what is to be looked through. */
export function maybeKeptOn(day: Day): Written[] {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  const [moon, before, after] = [lunarOf(day), lunarOf(addDays(day, -1)), lunarOf(addDays(day, 1))]
  return [
    { lunar: false, month, day: date },
    ...(month === 2 && date === 28 ? [{ lunar: false, month: 2, day: 29 }] : []),
    ...(month === 3 && date === 1 ? [{ lunar: false, month: 2, day: 29 }] : []),
    { lunar: true, month: moon.month, day: moon.day },
    ...(after.day === 1 && moon.day < 30 ? [{ lunar: true, month: moon.month, day: 30 }] : []),
    ...(moon.day === 1 && before.day < 30 ? [{ lunar: true, month: before.month, day: 30 }] : []),
  ]
}
