import type { Day } from '../../../shared/calendar.ts'
import type { Text } from '../../../shared/text.ts'
import type { OwnDay, WeeklyHours } from './shapes.ts'

/** A country's plan of its holidays, as it was published. */
export interface Published {
  readonly days: ReadonlyMap<Day, { work: boolean; name: Text }>
  readonly firstYear: number
  readonly lastYear: number
}

export interface DayKind {
  readonly work: boolean
  /** own: the company says so; holiday, adjusted: the country does; rest: no work on this day of the week. */
  readonly why: 'own' | 'holiday' | 'adjusted' | 'rest' | 'plain'
  readonly name: Text | null
  /** False where the country has not published the year: then only the days of the week tell. */
  readonly known: boolean
}

export interface WorkCalendar {
  readonly own: readonly OwnDay[]
  /** Null where the company does not follow the country's plan. */
  readonly published: Published | null
  readonly hours: WeeklyHours
}

/** A2: whether the company works on a day: its own word goes first, then the country's, then the day of the week. */
export function kindOfDay(day: Day, { own, published, hours }: WorkCalendar): DayKind {
  const year = Number(day.slice(0, 4))
  const known = !published || (year >= published.firstYear && year <= published.lastYear)
  const ours = own.findLast(({ from, to }) => from <= day && day <= to)
  if (ours) return { work: ours.work, why: 'own', name: { zh: ours.name, en: ours.name }, known }
  const theirs = published?.days.get(day)
  if (theirs) return { work: theirs.work, why: theirs.work ? 'adjusted' : 'holiday', name: theirs.name, known }
  const work = (hours[weekdayOf(day)] ?? []).length > 0
  return { work, why: work ? 'plain' : 'rest', name: null, known }
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: Day): Weekday => (new Date(`${day}T00:00:00Z`).getUTCDay() || 7) as Weekday
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
