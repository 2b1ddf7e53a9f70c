import { type RawBuilder, sql } from '../../../platform/sql.ts'

// One person may stand in the records twice: on two customers that were merged since, or under one address.

/** The other contacts of the same root customer with the same name; over contact `b` of customer `c`. */
export const namesakes = sql`select x.id from customer y join contact x on x.customer_id = y.id
  where y.root_id = c.id and lower(x.name) = lower(b.name) and x.id <> b.id`

const ofOneAddress = sql`select p.contact_id from contact_point q join contact_point p on p.kind = 'mail' and p.key = q.key
  where q.contact_id = b.id and q.kind = 'mail' and p.contact_id <> b.id`

/** R6: whether greeting `g`, called `t.name`, has gone to the same person already, over contact `b` of customer `c`. */
export const greetedAlready: RawBuilder<boolean> = sql`exists (select from greeting o join greeting_text w on w.greeting_id = o.id
  where o.contact_id in (${namesakes} union ${ofOneAddress}) and o.day = g.day and o.state = 'sent' and (o.occasion = g.occasion or w.name = t.name))`
