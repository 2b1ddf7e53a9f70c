import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { settingOf } from '../../../shared/setting.ts'
import { festivalsIn, termsIn } from '../almanac/festivals.ts'
import { type DayKind, kindOfDay, type Weekday } from '../rules/workdays.ts'
import { companyHours } from '../settings.ts'
import { workCalendar } from '../workdays.ts'

/** A2, R6: a year as the company works it. */
export function showYear(work: Work, year: number) {
  const calendar = workCalendar(work.settings)
  const hours = settingOf(work.settings, companyHours)
  const days: (DayKind & { day: Day })[] = []
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
    days.push({ day, ...kindOfDay(day, calendar) })
  return {
    year,
    known: days[0]?.known ?? false,
    workdays: days.filter(({ work: worked }) => worked).length,
    days: days.flatMap(({ day, work: worked, why, name }) =>
      name && (why === 'own' || why === 'holiday' || why === 'adjusted') ? [{ day, work: worked, why, name }] : [],
    ),
    festivals: festivalsIn(year),
    terms: termsIn(year),
    rest: ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).filter((weekday) => hours[weekday].length === 0),
  }
}
