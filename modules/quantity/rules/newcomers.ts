import { addDays, addMonths, type Day, daysBetween } from '../../../shared/calendar.ts'

export interface QuotaSettings {
  /** Months from the day of joining in which someone is new: 6. */
  months: number
  /** Distinct new customers a newcomer is to reach in a full week. */
  newcomer: number
  /** The same for the experienced, smaller; null where none is set. */
  experienced: number | null
  /** Working days of a full week: 5. */
  fullWeek: number
}

/** Q3: whether someone is new on a day: from the day of joining until the day before it is `months` later. */
export const isNew = (joinedOn: Day | null, on: Day, months: number): boolean =>
  joinedOn !== null && on >= joinedOn && on < addMonths(joinedOn, months)

const SOME_MONDAY = '2024-01-01'

/** The Monday with which the week of a day begins. */
export function mondayOf(day: Day): Day {
  const away = daysBetween(SOME_MONDAY, day) % 7
  return addDays(day, -((away + 7) % 7))
}

/** The seven days of the week that begins on a Monday. */
export const weekFrom = (monday: Day): Day[] => Array.from({ length: 7 }, (_, day) => addDays(monday, day))

export interface WeekQuota {
  /** Whether the newcomers' quota applies: new on the first day of the week, or on joining within it. */
  newcomer: boolean
  /** Distinct new customers to reach this week. */
  quota: number
  /** The working days of the week on which the rep is with the firm. */
  workdays: readonly Day[]
}

/**
 * Q3, Q6: how many new customers a rep is to reach in the week of a day; null where no quota is set. In a week cut
 * short by a holiday or by joining the quota shrinks with the working days, to the nearest whole customer; a working
 * Saturday adds none. Someone whose day of joining is not known counts as experienced.
 */
export function quotaOf(
  joinedOn: Day | null,
  day: Day,
  settings: QuotaSettings,
  isWorkday: (day: Day) => boolean,
): WeekQuota | null {
  const days = weekFrom(mondayOf(day)).filter((each) => joinedOn === null || each >= joinedOn)
  const newcomer = days[0] !== undefined && isNew(joinedOn, days[0], settings.months)
  const full = newcomer ? settings.newcomer : settings.experienced
  if (full === null) return null
  const workdays = days.filter(isWorkday)
  return { newcomer, quota: Math.round(full * Math.min(1, workdays.length / settings.fullWeek)), workdays }
}

export type WeekVerdict = 'reached' | 'on_course' | 'behind' | 'out_of_reach' | 'missed'

export interface WeekStanding {
  reached: number
  quota: number
  /** What an even pace would have reached by the end of today, rounded down. */
  expected: number
  /** New customers still to reach this week. */
  missing: number
  /** Whether today is the last working day of the week, or later: what is missing now stays missing. */
  closing: boolean
  verdict: WeekVerdict
  /** Q3: the manager is told today. */
  tellManager: boolean
}

/**
 * Q3, Q6: how a rep stands against the week's quota at the end of today. The manager is told the day the week's work
 * ends short of it, or earlier, the day on which not even `catchUp` times the even pace would reach it any more.
 */
export function standingOf(
  reached: number,
  { quota, workdays }: WeekQuota,
  today: Day,
  catchUp = Number.POSITIVE_INFINITY,
): WeekStanding {
  const gone = workdays.filter((day) => day <= today).length
  const closing = gone === workdays.length
  const expected = closing ? quota : Math.floor((quota * gone) / workdays.length)
  const missing = Math.max(0, quota - reached)
  const stillPossible = closing ? 0 : catchUp * (workdays.length - gone) * (quota / workdays.length)
  const verdict = (): WeekVerdict => {
    if (missing === 0) return 'reached'
    if (closing) return 'missed'
    if (missing > stillPossible) return 'out_of_reach'
    return reached < expected ? 'behind' : 'on_course'
  }
  const told = verdict()
  return {
    reached,
    quota,
    expected,
    missing,
    closing,
    verdict: told,
    tellManager: ['missed', 'out_of_reach'].includes(told),
  }
}
