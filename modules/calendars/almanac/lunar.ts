import { LunarYear } from 'tyme4ts'
import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'

/** A day of the Chinese calendar. */
export interface LunarDate {
  readonly year: number
  /** 1 to 12; a leap month bears the number of the month before it. */
  readonly month: number
  readonly day: number
  readonly leap: boolean
}

/** A month and a day that come round each year. */
export type MonthDay = Pick<LunarDate, 'month' | 'day' | 'leap'>

/**
 * R6: where a year lacks the day (29 February, the thirtieth of a short month, a leap month): the day before it or the
 * day after, or not that year. A leap month that a year lacks is kept in the month of the same number.
 */
export type Fallback = 'earlier' | 'later' | 'skip'

interface Month {
  readonly month: number
  readonly leap: boolean
  readonly days: number
  readonly first: Day
}

const years = new Map<number, readonly Month[]>()

/** The months of a lunar year. Reckoning them is slow, and they are asked for again and again. */
function monthsOf(year: number): readonly Month[] {
  let months = years.get(year)
  if (!months) {
    months = LunarYear.fromYear(year)
      .getMonths()
      .map((m) => ({
        month: m.getMonth(),
        leap: m.isLeap(),
        days: m.getDayCount(),
        first: dayText(m.getFirstJulianDay().getSolarDay()),
      }))
    years.set(year, months)
  }
  return months
}

export const dayText = (day: { getYear(): number; getMonth(): number; getDay(): number }): Day =>
  [String(day.getYear()).padStart(4, '0'), two(day.getMonth()), two(day.getDay())].join('-')

const two = (n: number) => String(n).padStart(2, '0')

/** The day of the Chinese calendar; checked for 1901 to 2100. */
export function lunarOf(day: Day): LunarDate {
  const asked = Number(day.slice(0, 4))
  const year = day < newYearOf(asked) ? asked - 1 : asked
  const month = monthsOf(year).findLast(({ first }) => first <= day) as Month
  return { year, month: month.month, day: daysBetween(month.first, day) + 1, leap: month.leap }
}

/** The first day of a lunar year. */
export const newYearOf = (year: number): Day => (monthsOf(year)[0] as Month).first

/** On which day of ours a day of a lunar year falls; null where that year lacks it and it is then left out. */
export function solarOf(year: number, { month, day, leap }: MonthDay, fallback: Fallback = 'earlier'): Day | null {
  const months = monthsOf(year)
  const meant = months.find((m) => m.month === month && m.leap === leap)
  if (!meant && (!leap || fallback === 'skip')) return null
  const found = meant ?? (months.find((m) => m.month === month) as Month)
  if (day <= found.days) return addDays(found.first, day - 1)
  if (fallback === 'skip') return null
  return addDays(found.first, fallback === 'earlier' ? found.days - 1 : found.days)
}

/** The same for a day of our own calendar, which lacks 29 February three years out of four. */
export function solarDayOf(year: number, month: number, day: number, fallback: Fallback = 'earlier'): Day | null {
  const first = `${String(year).padStart(4, '0')}-${two(month)}-01`
  const meant = addDays(first, day - 1)
  if (meant.slice(0, 7) === first.slice(0, 7)) return meant
  if (fallback === 'skip') return null
  const firstOfNext = `${meant.slice(0, 7)}-01`
  return fallback === 'later' ? firstOfNext : addDays(firstOfNext, -1)
}
