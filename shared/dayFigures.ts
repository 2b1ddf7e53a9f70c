// Days written in figures: which of them is the year, the month, the date. Null where two readings are as good.

import { addDays, type Day, isDay } from './calendar.ts'
import { two } from './timeText.ts'

export type Lean = 'past' | 'future'

const FIRST_YEAR = 1900
const LAST_YEAR = 2200

/** The day of these figures, if the calendar has it. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const day = `${year}-${two(month)}-${two(date)}`
  return year >= FIRST_YEAR && year < LAST_YEAR && isDay(day) ? day : null
}

// What has happened or is soon to: 26 is 2026 in 2026, and 85 is 1985.
const YEARS_AHEAD = 2
const YEARS_BACK = 30

/** The year that `26`, `85` or `2026` means, seen from a day. */
export function fullYear(written: string, today: Day): number {
  if (written.length === 4) return Number(written)
  const year = 2000 + Number(written)
  return year <= yearOf(today) + YEARS_AHEAD ? year : year - 100
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** 2026年5月30日 as 2026-5-30, 5月30号 as 5-30. */
const withMarks = (text: string): string =>
  text.replace(/^(?:(\d+)年)?(\d{1,2})月(\d{1,2})[日号]?$/, (_, year, month, date) =>
    [year, month, date].filter(Boolean).join('-'),
  )

const YEAR_FIRST = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/
const YEAR_LAST = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})$/
const SHORT_YEAR = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{1,2})$/
const WITHOUT_YEAR = /^(\d{1,2})[-/](\d{1,2})$|^(\d{1,2})\.(\d{2})$/
const UNDIVIDED = /^(\d{4}|\d\d)(\d\d)(\d\d)$/

/** 2026-5-30 and its like; undefined where the text is not of this form, null where there is no such day. */
export function readYearFirst(text: string): Day | null | undefined {
  const [, year, , month, date] = YEAR_FIRST.exec(withMarks(text)) ?? []
  return year === undefined ? undefined : dayOf(Number(year), Number(month), Number(date))
}

/** Any writing in figures. */
export function readFigures(written: string, today: Day, lean: Lean): Day | null {
  const yearFirst = readYearFirst(written)
  if (yearFirst !== undefined) return yearFirst
  const text = withMarks(written)
  const [, first, , second, year] = YEAR_LAST.exec(text) ?? []
  if (year)
    return onlyOne(
      dayOf(Number(year), Number(first), Number(second)),
      dayOf(Number(year), Number(second), Number(first)),
    )
  if (UNDIVIDED.test(text)) return readUndivided(text, today)
  return SHORT_YEAR.test(text) ? readShortYear(text, today) : readWithoutYear(text, today, lean)
}

/** 20260530 and 260530; not 202605, a month. */
function readUndivided(text: string, today: Day): Day | null {
  if (/^(?:19|20)\d\d(?:0[1-9]|1[0-2])$/.test(text)) return null
  const [, year = '', month, date] = UNDIVIDED.exec(text) ?? []
  return dayOf(fullYear(year, today), Number(month), Number(date))
}

/** 26-5-30 begins with the year, as Chinese write it; with slashes it may be another order, so one alone must fit these years. */
function readShortYear(text: string, today: Day): Day | null {
  const [, first = '', mark, second = '', third = ''] = SHORT_YEAR.exec(text) ?? []
  const chinese = first.length === 2 ? dayOf(fullYear(first, today), Number(second), Number(third)) : null
  if (mark !== '/' || third.length !== 2) return chinese
  const year = fullYear(third, today)
  const orders = [chinese, dayOf(year, Number(first), Number(second)), dayOf(year, Number(second), Number(first))]
  const near = orders.filter((day) => day !== null && yearOf(day) >= yearOf(today) - YEARS_BACK)
  return near.length > 0 ? onlyOne(...near) : chinese
}

// 6月20日, written on 1 June, is this month's and not last year's.
const DAYS_OF_GRACE = 31
// Reaches over 1896 to 1904 and 2096 to 2104, so that every 29 February is found.
const YEARS_AROUND = 8

function readWithoutYear(text: string, today: Day, lean: Lean): Day | null {
  const [month, date] = WITHOUT_YEAR.exec(text)?.slice(1).filter(Boolean).map(Number) ?? []
  if (month === undefined || date === undefined) return null
  const sign = lean === 'past' ? -1 : 1
  const latest = addDays(today, DAYS_OF_GRACE)
  for (let away = -1; away <= YEARS_AROUND; away++) {
    const day = dayOf(yearOf(today) + sign * away, month, date)
    if (day && (lean === 'past' ? day <= latest : day >= today)) return day
  }
  return null
}

function onlyOne(...days: (Day | null)[]): Day | null {
  const [day, another] = new Set(days.filter((each) => each !== null))
  return day !== undefined && another === undefined ? day : null
}
