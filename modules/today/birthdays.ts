import { SolarDay } from 'tyme4ts'
import type { Day } from '../../shared/calendar.ts'
import type { Birthdays } from './parts.ts'

/**
 * R6: the birthdays that are kept on a day, by the sun and by the moon. 29 February is kept on the 28th in a year
 * without it, the thirtieth of a lunar month on the 29th where that is the last; a leap month repeats nobody's.
 */
export function birthdaysOn(today: Day): { solar: Birthdays; lunar: Birthdays } {
  const [year, month, date] = today.split('-').map(Number) as [number, number, number]
  const solar = SolarDay.fromYmd(year, month, date)
  const lunar = solar.getLunarDay()
  const lunarMonth = lunar.getLunarMonth()
  const lastOfFebruary = month === 2 && date === solar.getSolarMonth().getDayCount()
  const lastOfMoon = lunar.getDay() === lunarMonth.getDayCount()
  return {
    solar: { month, days: upTo(date, lastOfFebruary ? 29 : date) },
    lunar: {
      month: lunarMonth.getMonth(),
      days: lunarMonth.isLeap() ? [] : upTo(lunar.getDay(), lastOfMoon ? 30 : lunar.getDay()),
    },
  }
}

const upTo = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i)
