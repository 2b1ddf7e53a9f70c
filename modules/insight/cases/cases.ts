import { type RawBuilder, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Actor } from '../../../shared/actor.ts'
import { visibleTo } from '../../customers/index.ts'
import { isAmong, isOneOf, type SpanOfDay, type Whose } from '../../quantity/index.ts'
import { clearedFor } from '../../secrecy/index.ts'

/**
 * G1: the work of people is counted whole, whoever has the customer (`c`) now: the same facts read the same to the rep and to the
 * manager. Only what is secret (S1) is left out for who is not cleared; and rows name no customer that the reader does not see.
 */
export const countedFor = (by: Actor): RawBuilder<unknown> => clearedFor(by)

/** Whose a case is, over the column that names the person. */
export const whoIs = (whose: Whose, person: RawBuilder<unknown>): RawBuilder<unknown> =>
  'customerId' in whose ? sql`c.id` : person

export const isOf = ({ by }: Work, whose: Whose, person: RawBuilder<unknown>): RawBuilder<unknown> =>
  'customerId' in whose
    ? sql`c.id = ${whose.customerId} and ${visibleTo(by)}`
    : sql`${isOneOf(whose, person)} and ${isAmong(whose, sql`c.id`)} and ${countedFor(by)}`

const mondayOf = (day: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${day} - (extract(isodow from ${day})::int - 1))`

/** On a day: so many whole weeks, and its own as far as it has come. */
export const weeksUntil = (day: RawBuilder<unknown>, weeks: number): SpanOfDay => ({
  from: sql`(${mondayOf(day)} - ${7 * weeks}::int)`,
  to: day,
})

/** The first day on which `weeksUntil` no longer reaches back to a day. */
export const overAfter = (day: RawBuilder<unknown>, weeks: number): RawBuilder<unknown> =>
  sql`(${mondayOf(day)} + ${7 * (weeks + 1)}::int)`

/** Touches `t` that count, with their customers `c`, those merged included. */
export const touchesOfCustomers = sql`live_touch t join customer m on m.id = t.customer_id join customer c on c.id = m.root_id`
