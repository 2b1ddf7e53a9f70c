import { addDays, addMonths, type Day } from '../../../../shared/calendar.ts'

export const MONTHS = 12

export const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`
export const lastDayOf = (month: Day): Day => addDays(addMonths(month, 1), -1)

/** G2: the twelve months of a trend, the last of them `month`. */
export const monthsUntil = (month: Day): Day[] =>
  Array.from({ length: MONTHS }, (_, n) => addMonths(month, n + 1 - MONTHS))
