import { type Day, dayIn, daysBetween } from '../../shared/calendar.ts'
import { type Locale, say } from '../../shared/text.ts'
import { formatTexts as words } from './format.texts.ts'
import { languageTag } from './locale.ts'

export interface Money {
  readonly fen: number
  readonly currency: string
}

const NEAR = 15
const FEN = 100
/** Below ten thousand yuan a short amount is whole yuan. */
const WORTH_A_DECIMAL = 1_000_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Up to two days a wait is told in hours: "26 hours" presses more than "1 day". */
const WAIT_IN_HOURS = 48 * HOUR

const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

// Making a formatter costs a hundred times what using it does, and lists use thousands.
function dates(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = made.get(key) ?? new Intl.DateTimeFormat(languageTag(locale), options)
  made.set(key, known)
  return known as Intl.DateTimeFormat
}

function numbers(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  const known = made.get(key) ?? new Intl.NumberFormat(languageTag(locale), options)
  made.set(key, known)
  return known as Intl.NumberFormat
}

const asDate = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** `6月2日`, in another year than today's `2024年6月2日`; `2 Jun` has the same rule in English. */
export function formatDay(day: Day, today: Day, locale: Locale): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  const month = locale === 'zh' ? 'long' : 'short'
  return dates(locale, { timeZone: 'UTC', month, day: 'numeric', ...year }).format(asDate(day))
}

/** The whole date with its day of the week, for a hint: `2026年6月2日 星期二`. */
export const formatDayInFull = (day: Day, locale: Locale): string =>
  dates(locale, { timeZone: 'UTC', dateStyle: 'full' }).format(asDate(day))

/** `周二`, `Tue`. */
export const formatWeekday = (day: Day, locale: Locale): string =>
  dates(locale, { timeZone: 'UTC', weekday: 'short' }).format(asDate(day))

/** Near days by their distance from today (`昨天`, `3 天前`, `明天`, `in 5 days`), others by date. */
export function formatNearDay(day: Day, today: Day, locale: Locale): string {
  const away = daysBetween(today, day)
  if (away === 0) return say(words.today, locale)
  if (away === -1) return say(words.yesterday, locale)
  if (away === -2) return say(words.dayBefore, locale)
  if (away === 1) return say(words.tomorrow, locale)
  if (away === 2) return say(words.dayAfter, locale)
  if (away < 0 && away >= -NEAR) return say(words.daysAgo, locale, { days: -away })
  if (away > 0 && away <= NEAR) return say(words.inDays, locale, { days: away })
  return formatDay(day, today, locale)
}

/** `14:05`, in the zone given. */
export const formatTime = (instant: Date, zone: string, locale: Locale): string =>
  dates(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant)

/** `昨天 14:05`, `6月2日 14:05`: an instant, in the zone given. */
export function formatMoment(instant: Date, zone: string, today: Day, locale: Locale): string {
  const day = dayIn(zone, instant)
  const near = Math.abs(daysBetween(today, day)) <= 2
  return say(words.dayAndTime, locale, {
    day: near ? formatNearDay(day, today, locale) : formatDay(day, today, locale),
    time: formatTime(instant, zone, locale),
  })
}

/** How long something has waited: `刚刚`, `40 分钟`, `26 小时`, `3 天`. */
export function formatWait(since: Date, now: Date, locale: Locale): string {
  const waited = now.getTime() - since.getTime()
  if (waited < MINUTE) return say(words.justNow, locale)
  if (waited < HOUR) return say(words.minutes, locale, { count: Math.floor(waited / MINUTE) })
  if (waited < WAIT_IN_HOURS) return say(words.hours, locale, { count: Math.floor(waited / HOUR) })
  return say(words.days, locale, { count: Math.floor(waited / (24 * HOUR)) })
}

export const formatNumber = (value: number, locale: Locale): string => numbers(locale, {}).format(value)

/** A share between 0 and 1 as `12%`, with a decimal where it is below 10 %. */
export const formatShare = (share: number, locale: Locale): string =>
  numbers(locale, { style: 'percent', maximumFractionDigits: Math.abs(share) < 0.1 ? 1 : 0 }).format(share)

/** `¥12,800`, fen only where there are any; `short` gives `¥1.3万`, `¥13K` for cells and figures, and less than a yuan as it is. */
export function formatMoney(money: Money, locale: Locale, short = false): string {
  const digits = money.fen % FEN === 0 ? 0 : 2
  const currency = { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' } as const
  const options: Intl.NumberFormatOptions =
    short && Math.abs(money.fen) >= FEN
      ? {
          ...currency,
          notation: 'compact',
          minimumFractionDigits: 0,
          maximumFractionDigits: Math.abs(money.fen) < WORTH_A_DECIMAL ? 0 : 1,
        }
      : { ...currency, minimumFractionDigits: digits, maximumFractionDigits: digits }
  return numbers(locale, options).format(money.fen / FEN)
}

const SIZES = ['B', 'KB', 'MB', 'GB']

/** A file's size in thousands, as phones and desktops show it: `1.4 MB`. */
export function formatSize(bytes: number, locale: Locale): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), SIZES.length - 1)
  const size = numbers(locale, { maximumFractionDigits: step > 1 ? 1 : 0 }).format(bytes / 1000 ** step)
  return `${size} ${SIZES[step]}`
}

/** `张总、李工`, `Zhang, Li`. */
export const formatList = (names: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(languageTag(locale), { type: 'conjunction', style: 'narrow' }).format(names)
