import { SolarTerm } from 'tyme4ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import type { Text } from '../../../shared/text.ts'
import { FESTIVALS, type FestivalKey, TERMS } from '../rules/festivals.ts'
import { dayText, newYearOf, solarOf } from './lunar.ts'

export interface Festival {
  readonly key: FestivalKey
  readonly name: Text
  readonly day: Day
}

/** R6: the festivals that fall in a year of ours, by the sun, the moon and the solar terms, in the order of their days. */
export function festivalsIn(year: number): Festival[] {
  const found = FESTIVALS.flatMap(({ key, name, when }) =>
    daysIn(year, when).map((day): Festival => ({ key, name, day })),
  )
  return found.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function daysIn(year: number, when: (typeof FESTIVALS)[number]['when']): Day[] {
  if ('solar' in when) return [`${year}-${when.solar}`]
  if ('term' in when) return [termDay(year, when.term)]
  if ('weekday' in when) return [nthWeekday(year, when)]
  // The last days of a lunar year often fall in the next of ours.
  return [year - 1, year]
    .map((lunarYear) =>
      when.lunar === 'eve'
        ? addDays(newYearOf(lunarYear + 1), -1)
        : solarOf(lunarYear, { month: when.lunar[0], day: when.lunar[1], leap: false }),
    )
    .filter((day) => day?.startsWith(`${year}-`)) as Day[]
}

function nthWeekday(year: number, { month, weekday, nth }: { month: number; weekday: number; nth: number }): Day {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const before = (weekday - new Date(first).getUTCDay() + 7) % 7
  return addDays(first, before + (nth - 1) * 7)
}

/** The twenty-four solar terms of a year of ours, from 小寒 to 冬至. */
export const termsIn = (year: number): { name: Text; day: Day }[] =>
  TERMS.map((name, at) => ({ name, day: termDay(year, at + 1) }))

/** The terms are counted from 冬至 of the year before, which is 0. */
const termDay = (year: number, index: number): Day =>
  index === TERMS.length
    ? dayText(
        SolarTerm.fromIndex(year + 1, 0)
          .getJulianDay()
          .getSolarDay(),
      )
    : dayText(SolarTerm.fromIndex(year, index).getJulianDay().getSolarDay())
