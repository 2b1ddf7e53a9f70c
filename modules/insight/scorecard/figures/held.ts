import { type RawBuilder, sql, uuids } from '../../../../platform/sql.ts'
import type { Whose } from '../../cases/cases.ts'

export const peopleOf = (whose: Whose): readonly string[] => ('people' in whose ? whose.people : [])

/** Customers that any of these people ever held. */
export const everHeldBy = (whose: Whose): RawBuilder<unknown> =>
  sql`array(select customer_id from ownership where owner_id = any(${uuids(peopleOf(whose))}))`

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
