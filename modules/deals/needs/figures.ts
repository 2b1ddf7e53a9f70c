import { type RawBuilder, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { type NeedFigures, noteNeeds, onFiguresStale } from '../../customers/index.ts'

/**
 * What needs and quotes add up to for some customers, those merged into them included. An open need is explicit and
 * not decided (T3, T4); the funnel keeps the first day on which one was (Q1).
 */
const needFigures = (customerIds: readonly string[]): RawBuilder<NeedFigures> => sql<NeedFigures>`
  select r.id as customer_id,
    exists (select from customer c join live_need n on n.customer_id = c.id where c.root_id = r.id) as needs_known,
    (select count(*) from customer c join live_need n on n.customer_id = c.id
      where c.root_id = r.id and n.level = 'explicit' and n.outcome is null) as explicit_needs,
    (select min(v.on_day) from customer c join live_need n on n.customer_id = c.id join need_move v on v.need_id = n.id
      where c.root_id = r.id and v.to_stage = 'explicit') as first_need_on,
    (select min(v.sent_on) from customer c join quote q on q.customer_id = c.id join quote_version v on v.quote_id = q.id
      where c.root_id = r.id and v.sent_on is not null) as first_quoted_on
  from customer r where r.id = any(${uuids(customerIds)})`

/** Works out anew what needs add up to, and keeps it with the customers. */
export async function recountNeeds(work: Work, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length > 0) await noteNeeds(work, needFigures(customerIds))
}

onFiguresStale(recountNeeds)
