import { type RawBuilder, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Day } from '../../../shared/calendar.ts'
import { visibleTo } from '../../customers/index.ts'
import { clearedFor } from '../../secrecy/index.ts'

/** Whom a diagnosis is of: some people together or each, or one customer. */
export type Whose = { readonly people: readonly string[] } | { readonly customerId: string }

export interface Span {
  readonly from: Day
  readonly to: Day
}

/**
 * The cases that a measure counts, so that every number opens exactly what it was counted from (G5): rows of
 * `(who, customer_id, subject_id, day, fine, flag, amount)`. `who` is the person, or the customer of a customer's
 * diagnosis; `subject_id` is the touch, quote, need or order where it is not the customer itself.
 */
export type Cases = (work: Work, whose: Whose, span: Span) => RawBuilder<unknown>

/**
 * G1: the work of people is counted whole, whoever has the customer (`c`) now: the same facts read the same to the rep and to the
 * manager. Only what is secret (S1) is left out for who is not cleared; and rows name no customer that the reader does not see.
 */
export const countedFor = (by: Actor): RawBuilder<unknown> => clearedFor(by)

/** Whose a case is, over the column that names the person. */
export const whoIs = (whose: Whose, person: RawBuilder<unknown>): RawBuilder<unknown> =>
  'people' in whose ? person : sql`c.id`

export const isOf = ({ by }: Work, whose: Whose, person: RawBuilder<unknown>): RawBuilder<unknown> =>
  'people' in whose
    ? sql`${person} = any(${uuids(whose.people)}) and ${countedFor(by)}`
    : sql`c.id = ${whose.customerId} and ${visibleTo(by)}`

/** Touches `t` that count, with their customers `c`, those merged included. */
export const touchesOfCustomers = sql`live_touch t join customer m on m.id = t.customer_id join customer c on c.id = m.root_id`

export const within = (column: RawBuilder<unknown>, { from, to }: Span): RawBuilder<unknown> =>
  sql`${column} between ${from} and ${to}`
