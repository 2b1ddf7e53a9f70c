import { addDays, type Day } from '../../shared/calendar.ts'
import { lunarOf } from '../calendars/index.ts'
import type { Birthdays } from './parts.ts'

const LAST_OF_FEBRUARY = 29
const LAST_OF_A_MOON = 30

/**
 * R6: the birthdays that are kept on a day, by the sun and by the moon. 29 February is kept on the 28th in a year
 * without it, the thirtieth of a lunar month on the 29th where that is the last; a leap month repeats nobody's.
 */
export function birthdaysOn(today: Day): { solar: Birthdays; lunar: Birthdays } {
  const [month, date] = [Number(today.slice(5, 7)), Number(today.slice(8))]
  const lunar = lunarOf(today)
  const tomorrow = addDays(today, 1)
  const lastOfFebruary = month === 2 && tomorrow.slice(8) === '01'
  const lastOfMoon = lunarOf(tomorrow).day === 1
  return {
    solar: { month, days: upTo(date, lastOfFebruary ? LAST_OF_FEBRUARY : date) },
    lunar: { month: lunar.month, days: lunar.leap ? [] : upTo(lunar.day, lastOfMoon ? LAST_OF_A_MOON : lunar.day) },
  }
}

const upTo = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i)
