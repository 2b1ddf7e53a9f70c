import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'

export const CAUSES = ['order', 'service', 'complaint', 'quarter'] as const
export type Cause = (typeof CAUSES)[number]

/** R5: what a plan does when its day comes: reminds, offers times to the customer, or books the best one. */
export const WAYS = ['remind', 'offer', 'book'] as const
export type Way = (typeof WAYS)[number]

export const VISIT_STATES = ['waiting', 'reminded', 'offered', 'booked', 'void'] as const
export type VisitState = (typeof VISIT_STATES)[number]

export interface Plan {
  readonly how: Way
  /** After the cause; of a quarter nothing. */
  readonly days: number
  readonly personId: string | null
}

/** What a customer has of its own instead of the company's plan. */
export interface OwnPlan {
  readonly how: Way | 'off'
  readonly days: number | null
  readonly personId: string | null
}

/** R5: by which plan a customer is visited after a cause; null where by none. */
export function planOf(usual: { how: Way; days: number | null }, own: OwnPlan | null): Plan | null {
  if (own?.how === 'off') return null
  const days = own ? (own.days ?? usual.days) : usual.days
  return days === null ? null : { how: own?.how ?? usual.how, days, personId: own?.personId ?? null }
}

const MOST_MOVED_DAYS = 30

/** A8: a day on which we work: that day, or the next that is one. */
export function onWorkday(day: Day, isWorkday: (day: Day) => boolean): Day {
  for (let ahead = 0; ahead <= MOST_MOVED_DAYS; ahead++) {
    const tried = addDays(day, ahead)
    if (isWorkday(tried)) return tried
  }
  return day
}

export interface Quarter {
  /** `2026Q3` */
  readonly key: string
  readonly first: Day
  readonly last: Day
}

const MONTHS_A_QUARTER = 3

export function quarterOf(day: Day): Quarter {
  const year = Number(day.slice(0, 4))
  const nth = Math.ceil(Number(day.slice(5, 7)) / MONTHS_A_QUARTER)
  const month = (nth - 1) * MONTHS_A_QUARTER + 1
  const [nextYear, nextMonth] = nth === 4 ? [year + 1, 1] : [year, month + MONTHS_A_QUARTER]
  return { key: `${year}Q${nth}`, first: dayOf(year, month), last: addDays(dayOf(nextYear, nextMonth), -1) }
}

const dayOf = (year: number, month: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`

/** The last weeks of a quarter are kept for those who could not be reached. */
const KEPT_DAYS = 14

/** R5: the day in a quarter that is a customer's: always the same one, spread over the quarter, and not in the past. */
export function dayInQuarter(
  { first, last }: Quarter,
  customerId: string,
  today: Day,
  isWorkday: (day: Day) => boolean,
): Day {
  const span = daysBetween(first, last) + 1 - KEPT_DAYS
  const meant = addDays(first, spread(customerId) % span)
  return onWorkday(meant < today ? today : meant, isWorkday)
}

/** Ids are made in the order of time; what tells them apart is mixed well. */
function spread(id: string): number {
  let mixed = 0
  for (const letter of id) mixed = (Math.imul(mixed, 31) + letter.charCodeAt(0)) >>> 0
  return mixed
}
