import { addDays, type Day } from '../../../../shared/calendar.ts'
import { mondayOf } from '../../../quantity/rules/newcomers.ts'
import { FIGURE_KEYS, type FigureKey } from './figures.ts'

const DAYS = 7

export const weekSpan = (monday: Day) => ({ from: monday, to: addDays(monday, DAYS - 1) })

/** G2: the last week, Monday to Sunday, that was over before this day, and the week before it. */
export function lastWeeks(day: Day) {
  const monday = addDays(mondayOf(day), -DAYS)
  return { week: weekSpan(monday), before: weekSpan(addDays(monday, -DAYS)) }
}

/** What a week can tell; a share of what customers buy a year does not move in one. */
export const WEEKLY: readonly FigureKey[] = FIGURE_KEYS.filter((key) => key !== 'share')
