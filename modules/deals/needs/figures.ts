import { type RawBuilder, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { type NeedFigures, noteNeeds, onFiguresStale } from '../../customers/index.ts'

/**
 * What needs and quotes add up to for some customers, those merged into them included. An open need is explicit and
 * not decided (T3, T4); the funnel keeps the first day on which one was (Q1).
 */
function needFigures(customerIds: readonly string[]): RawBuilder<NeedFigures> {
  return sql<NeedFigures>`
    with members as (select c.id, c.root_id from customer c where c.root_id = any(${uuids(customerIds)})),
    needs as (
      select c.root_id, count(*) filter (where n.level = 'explicit' and n.outcome is null) as explicit
      from members c join live_need n on n.customer_id = c.id group by 1),
    moves as (
      select c.root_id, min(v.on_day) as first_on
      from members c join live_need n on n.customer_id = c.id join need_move v on v.need_id = n.id where v.to_stage = 'explicit' group by 1),
    quotes as (
      select c.root_id, min(v.sent_on) as first_on
      from members c join quote q on q.customer_id = c.id join quote_version v on v.quote_id = q.id where v.sent_on is not null group by 1)
    select r.id as customer_id, n.root_id is not null as needs_known, coalesce(n.explicit, 0) as explicit_needs,
      m.first_on as first_need_on, q.first_on as first_quoted_on
    from customer r left join needs n on n.root_id = r.id left join moves m on m.root_id = r.id left join quotes q on q.root_id = r.id
    where r.id = any(${uuids(customerIds)})`
}

/** Works out anew what needs add up to, and keeps it with the customers. */
export async function recountNeeds(work: Work, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length > 0) await noteNeeds(work, needFigures(customerIds))
}

onFiguresStale(recountNeeds)
