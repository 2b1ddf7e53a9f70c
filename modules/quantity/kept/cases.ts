import { type RawBuilder, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'

/**
 * Whose cases are asked for: of some people, together or each; of everybody, with some customers; or of one customer. With
 * `among`, an array of ids, only what concerns these customers, found through their own indexes.
 */
export type Whose =
  | { readonly people: readonly string[]; readonly among?: RawBuilder<unknown> }
  | { readonly everyone: true; readonly among: RawBuilder<unknown> }
  | { readonly customerId: string }

export interface Span {
  readonly from: Day
  readonly to: Day
}

/** Everything there is; periods are cut out of it when it is counted. Its first day also names what stood when it was kept. */
export const ALWAYS: Span = { from: '0001-01-01', to: '9998-12-31' }

/** A period whose days may be those of a row: of what stands on a day, many days are looked at in one statement. */
export interface SpanOfDay {
  readonly from: Day | RawBuilder<unknown>
  readonly to: Day | RawBuilder<unknown>
}

/**
 * The cases that a measure counts, so that every number opens exactly what it was counted from (G5): rows of
 * `(who, customer_id, subject_id, day, fine, flag, amount)`. `who` is the person, or the customer of a customer's
 * diagnosis; `subject_id` is the touch, quote, need or order where it is not the customer itself.
 */
export type Cases = (work: Work, whose: Whose, span: Span) => RawBuilder<unknown>
/** Cases that stand on a day, the last of the period that is looked at; of the clock they know nothing else. */
export type StandingCases = (work: Work, whose: Whose, span: SpanOfDay) => RawBuilder<unknown>

export const within = (column: RawBuilder<unknown>, { from, to }: SpanOfDay): RawBuilder<unknown> =>
  sql`${column} between ${from} and ${to}`

/** Whether a column names one of the people that are asked for. */
export const isOneOf = (whose: Whose, person: RawBuilder<unknown>): RawBuilder<unknown> =>
  'people' in whose ? sql`${person} = any(${uuids(whose.people)})` : sql`true`

/** Whether a column names one of the customers that are asked for. */
export const isAmong = (whose: Whose, customer: RawBuilder<unknown>): RawBuilder<unknown> =>
  'among' in whose && whose.among ? sql`${customer} = any(${whose.among})` : sql`true`
