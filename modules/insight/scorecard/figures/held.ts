import { type RawBuilder, sql } from '../../../../platform/sql.ts'
import { isAmong, isOneOf, type Whose } from '../../../quantity/index.ts'

/** Customers that any of these people ever held, or that are asked for by their ids. */
export const isHeld = (whose: Whose, customer: RawBuilder<unknown>): RawBuilder<unknown> =>
  'among' in whose && whose.among
    ? isAmong(whose, customer)
    : sql`${customer} = any(array(select customer_id from ownership where ${isOneOf(whose, sql`owner_id`)}))`

/**
 * Who held the customer `c` at an instant, or last before; of what was before anybody held it, who held it first. So a
 * month that is over stays as it was when a customer changes hands.
 */
export const holderAt = (instant: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select h.owner_id from ownership h where h.customer_id = c.id
  order by h.started_at <= ${instant} desc, case when h.started_at <= ${instant} then h.started_at end desc, h.started_at, h.id limit 1)`

/** The end of a day of the company's calendar. */
export const endOf = (zone: string, day: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`((${day} + 1)::timestamp at time zone ${zone})`
