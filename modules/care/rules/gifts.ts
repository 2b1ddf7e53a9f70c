import { addDays, type Day } from '../../../shared/calendar.ts'

/** R6: the limits beyond which a superior says yes first, in fen. */
export interface GiftLimits {
  readonly each: number
  readonly year: number
}

export const OVER = ['each', 'year'] as const
export type Over = (typeof OVER)[number]

/** R6: which limits a gift goes over, with what the customer, all contacts together, was given or is to be given that year. */
export function giftOver(fen: number, beforeFen: number, { each, year }: GiftLimits): Over[] {
  return OVER.filter((limit) => (limit === 'each' ? fen > each : beforeFen + fen > year))
}

export interface GiftDays {
  readonly today: Day
  /** When the customer was entered. */
  readonly enteredOn: Day
  /** How long one may be late in noting it. */
  readonly daysBack: number
}

/** R6: whether a gift can be noted for a day: none is given before the customer was known, nor long ago. */
export const isNotTooEarly = (day: Day, { today, enteredOn, daysBack }: GiftDays): boolean =>
  day >= addDays(today, -daysBack) && (day >= enteredOn || day >= today)

/** R6: the day on which it was given: as said, else as planned where that can be, else today. Null: it cannot be that day. */
export function givenOn(said: Day | undefined, planned: Day, days: GiftDays): Day | null {
  const canBe = (day: Day) => day <= days.today && isNotTooEarly(day, days)
  if (said !== undefined) return canBe(said) ? said : null
  return canBe(planned) ? planned : days.today
}

export const GIFT_STATES = ['waiting', 'planned', 'given', 'declined', 'cancelled'] as const
export type GiftState = (typeof GIFT_STATES)[number]

/** What counts against the year: what is given, planned or asked for. */
export const COUNTED: readonly GiftState[] = ['waiting', 'planned', 'given']
