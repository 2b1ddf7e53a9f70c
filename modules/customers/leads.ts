import { type RawBuilder, sql } from '../../platform/sql.ts'
import type { Day } from '../../shared/calendar.ts'

/**
 * Q2: the customers whom somebody held before they ordered: `(customer_id, owner_id, began_on, won)`, one row a holding.
 * Won is where the first order came while it was held; on the day of a handing-over it counts for both. Whoever made
 * the record, or whom an import names, holds the customer since its date of entry.
 */
export const leadHoldings = (zone: string): RawBuilder<unknown> => sql`
  select h.customer_id, h.owner_id, h.began_on, coalesce(h.first_order_on <= h.ended_on, false) as won
  from (
    select r.id as customer_id, o.owner_id, r.first_order_on, coalesce((o.ended_at at time zone ${zone})::date, 'infinity') as ended_on,
      case when o.cause in ('created', 'imported') then least(r.entered_on, (o.started_at at time zone ${zone})::date)
        else (o.started_at at time zone ${zone})::date end as began_on
    from ownership o join customer m on m.id = o.customer_id join customer r on r.id = m.root_id
  ) h
  where h.first_order_on is null or h.first_order_on >= h.began_on`

/** What a list of leads can be narrowed by: whose they were, since when, and whether they were won. */
export interface LeadFilter {
  /** Null for anyone's. */
  of: string | null
  but?: string | undefined
  from?: Day | undefined
  to?: Day | undefined
  won?: boolean | undefined
}

/** The customers (alias `c`) who were somebody's leads. */
export const wereLeads = ({ of, but, from, to, won }: LeadFilter, zone: string): RawBuilder<unknown> => sql`
  c.id in (select l.customer_id from (${leadHoldings(zone)}) l where ${of === null ? sql`true` : sql`l.owner_id = ${of}`}
    ${but ? sql`and l.owner_id <> ${but}` : sql``} ${from ? sql`and l.began_on >= ${from}` : sql``} ${to ? sql`and l.began_on <= ${to}` : sql``} ${won ? sql`and l.won` : sql``})`
