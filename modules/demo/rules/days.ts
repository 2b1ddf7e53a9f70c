import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'

/** What the almanac says of the days of the year. */
export interface Almanac {
  /** Public holidays, the week of the Spring Festival among them. */
  readonly rest: ReadonlySet<Day>
  /** The days on which one greets for a festival, and which. */
  readonly greetings: ReadonlyMap<Day, string>
  /** Today in the lunar calendar. */
  readonly lunarToday: { readonly month: number; readonly day: number }
}

const SATURDAY = 6
const SUNDAY = 0

export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()
export const monthOf = (day: Day): number => Number(day.slice(5, 7))

export const isWorkday = (day: Day, almanac: Almanac): boolean =>
  weekdayOf(day) !== SATURDAY && weekdayOf(day) !== SUNDAY && !almanac.rest.has(day)

/** Some come in on a Saturday, none on a holiday. */
export const isShortDay = (day: Day, almanac: Almanac): boolean => weekdayOf(day) === SATURDAY && !almanac.rest.has(day)

/** The day itself, or the next on which people work. */
export function workdayFrom(day: Day, almanac: Almanac): Day {
  let found = day
  while (!isWorkday(found, almanac)) found = addDays(found, 1)
  return found
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']

/** A month as one says it: 10月, 明年2月. */
export const sayMonth = (today: Day, day: Day): string =>
  `${day.slice(0, 4) > today.slice(0, 4) ? '明年' : ''}${monthOf(day)}月`

/** A day as one says it: 明天, 周四, 下周二, 12号, 下月3号, 3月5号. */
export function sayDay(today: Day, day: Day): string {
  const away = daysBetween(today, day)
  const monday = (weekdayOf(today) + 6) % 7
  if (away === 0) return '今天'
  if (away === 1) return '明天'
  if (away + monday < 7) return `周${WEEKDAYS[weekdayOf(day)]}`
  if (away + monday < 14) return `下周${WEEKDAYS[weekdayOf(day)]}`
  const date = `${Number(day.slice(8))}号`
  const months = (Number(day.slice(0, 4)) - Number(today.slice(0, 4))) * 12 + monthOf(day) - monthOf(today)
  if (months === 0) return date
  return months === 1 ? `下月${date}` : `${monthOf(day)}月${date}`
}
