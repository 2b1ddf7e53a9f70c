import type { Day } from '../../../shared/calendar.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import { promisedPast } from '../refusals.ts'

/** A7: a promise is kept on its day, so the day is still to come. */
export const whyNotPromise = (dueOn: Day, today: Day): Refusal | null =>
  dueOn < today ? promisedPast({ day: dueOn }) : null
