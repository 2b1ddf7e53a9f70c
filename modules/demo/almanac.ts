import { LunarDay, SolarDay } from 'tyme4ts'
import { addDays, type Day } from '../../shared/calendar.ts'
import { type Almanac, workdayFrom } from './rules/days.ts'

/** The days around a festival on which the trade does not work: before it, and from it on. */
const HOLIDAYS: readonly {
  lunar?: boolean
  month: number
  day: number
  before: number
  days: number
  greet?: string
}[] = [
  { month: 1, day: 1, before: 0, days: 1, greet: '元旦' },
  { lunar: true, month: 1, day: 1, before: 4, days: 8, greet: '春节' },
  { month: 4, day: 5, before: 0, days: 1 },
  { month: 5, day: 1, before: 0, days: 4 },
  { lunar: true, month: 5, day: 5, before: 0, days: 1, greet: '端午' },
  { lunar: true, month: 8, day: 15, before: 0, days: 1, greet: '中秋' },
  { month: 10, day: 1, before: 0, days: 7, greet: '国庆' },
]

/** The holidays, days of greeting and lunar date that the demo's year needs (tyme4ts; `Intl`'s lunar calendar errs). */
export function almanacFor(today: Day): Almanac {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const rest = new Set<Day>()
  const feasts: { day: Day; name: string }[] = []
  for (const of of [year - 2, year - 1, year, year + 1])
    for (const holiday of HOLIDAYS) {
      const start = holiday.lunar
        ? solar(LunarDay.fromYmd(of, holiday.month, holiday.day).getSolarDay())
        : dayOf(of, holiday.month, holiday.day)
      for (let n = -holiday.before; n < holiday.days; n++) rest.add(addDays(start, n))
      if (holiday.greet) feasts.push({ day: addDays(start, -holiday.before), name: holiday.greet })
    }
  const lunar = SolarDay.fromYmd(year, month, day).getLunarDay()
  const almanac = { rest, lunarToday: { month: lunar.getLunarMonth().getMonth(), day: lunar.getDay() } }
  return { ...almanac, greetings: new Map(feasts.map(({ day, name }) => [lastWorkdayBefore(day, rest), name])) }
}

function lastWorkdayBefore(day: Day, rest: ReadonlySet<Day>): Day {
  const plain: Almanac = { rest, greetings: new Map(), lunarToday: { month: 1, day: 1 } }
  let found = addDays(day, -1)
  while (workdayFrom(found, plain) !== found) found = addDays(found, -1)
  return found
}

const solar = (day: SolarDay): Day => dayOf(day.getYear(), day.getMonth(), day.getDay())

const dayOf = (year: number, month: number, day: number): Day =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
