import { type RawBuilder, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays } from '../../../shared/calendar.ts'
import { tellsNoSecret, visibleTo } from '../../customers/index.ts'
import { clearedFor } from '../../secrecy/index.ts'
import type { Filters } from '../contract.ts'
import { kindsFor } from './kinds.ts'

export interface ActRow {
  id: string
  at: string
  source: number
  kind: string
  block: number
  by: { id: string; name: string } | null
  customer: { id: string; name: string } | null
  person: { id: string; name: string } | null
  data: Record<string, unknown> | null
  trace: string | null
  place: string | null
  what: string[] | null
  change: { field: string; before: unknown; after: unknown; veiled: boolean } | null
  redacted: { at: string; by: { id: string; name: string } | null } | null
}

const personOf = (alias: string) =>
  sql.raw(
    `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) end`,
  )

/**
 * S4: so many acts after a place, the latest first. Whatever is asked, it walks along an index: by customer, by person, by kind (each
 * kind's latest, of which the latest of all are taken), or by time. S1: what is about a customer out of sight is left out.
 */
export function actPage(work: Work, filters: Filters, place: readonly unknown[] | null, limit: number) {
  const { by, zone } = work
  const kinds = kindsFor(filters)
  const midnight = (day: string) => sql`(${day}::date)::timestamp at time zone ${zone}`
  // Asked row by row as one goes along the index: as a join the database would read the whole trail for a page of it.
  const conditions = [
    sql`(t.customer_id is null or (select ${visibleTo(by)} from customer m join customer c on c.id = m.root_id where m.id = t.customer_id))`,
    // A merge, say, tells of another customer too.
    sql`case when t.source = 1 and t.customer_id is not null then coalesce((select ${clearedFor(by)} from event o
      join customer k on k.id = o.subject_id join customer c on c.id = k.root_id where o.id = t.id), true) else true end`,
  ]
  if (filters.from) conditions.push(sql`t.at >= ${midnight(filters.from)}`)
  if (filters.to) conditions.push(sql`t.at < ${midnight(addDays(filters.to, 1))}`)
  if (place) conditions.push(sql`(t.at, t.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`)
  if (filters.person) conditions.push(sql`t.actor_id = ${filters.person}`)
  if (filters.customer) {
    conditions.push(
      sql`t.customer_id = any(array(select m.id from customer m join customer c on c.id = m.root_id where c.id = ${filters.customer}))`,
    )
    if (kinds) conditions.push(sql`t.kind = any(${kinds})`)
  }
  const latest = (more: RawBuilder<unknown>) =>
    sql`select t.* from trail_entry t where ${sql.join([...conditions, more], sql` and `)} order by t.at desc, t.id desc limit ${limit}`
  const found =
    kinds && !filters.customer
      ? sql`select t.* from unnest(${kinds}::text[]) k cross join lateral (${latest(sql`t.kind = k`)}) t order by t.at desc, t.id desc limit ${limit}`
      : latest(sql`true`)
  return rows(
    work.tx,
    sql<ActRow>`select t.id, t.at, t.source, t.kind, t.block, ${personOf('p')} as by, ${personOf('c')} as customer, ${personOf('w')} as person,
        e.data, coalesce(e.trace_id, s.trace_id) as trace, s.place, s.what,
        case when h.id is null then null
          else jsonb_build_object('field', h.field, 'before', x.before, 'after', x.after, 'veiled', not ${tellsNoSecret(by)}) end as change,
        case when a.id is null then null else jsonb_build_object('at', a.at, 'by', ${personOf('r')}) end as redacted
      from (${found}) t
        left join event e on e.id = case t.source when 1 then t.id end
        left join customer_change h on h.id = case t.source when 2 then t.id end
        left join customer_change_text x on x.change_id = h.id
        left join sight s on s.id = case t.source when 3 then t.id end
        left join person p on p.id = t.actor_id
        left join person w on w.id = e.subject_id
        left join customer m on m.id = t.customer_id left join customer c on c.id = m.root_id
        left join anonymisation a on a.id = t.redacted_by left join person r on r.id = a.by_id
      order by t.at desc, t.id desc`,
  )
}
