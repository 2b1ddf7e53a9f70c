import { type RawBuilder, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { narrowsLists } from '../../customers/index.ts'
import { effectivePerDay } from '../../customers/settings.ts'

/**
 * T10: the effective touches of a customer `c` up to its first order, or so far where there is none; of one day so many
 * count (T2). Who never ordered has them kept; for who did, they are counted.
 */
export const courseOf = (
  work: Work,
): RawBuilder<unknown> => sql`(case when c.first_order_on is null then c.effective_touches_ever else
  (select coalesce(sum(d.counted), 0)::int from (
    select least(count(*), ${settingOf(work.settings, effectivePerDay)}) as counted from customer m join live_touch t on t.customer_id = m.id
    where m.root_id = c.id and t.effective and t.day <= c.first_order_on group by t.day) d) end)`

/** S1: what was written down of secret customers moves nobody's curve. */
const openTouch = sql`touch t join customer m on m.id = t.customer_id join customer r on r.id = m.root_id and r.secrecy = 0`

/**
 * T10: whether all touches of a customer `c` can be known: it entered no earlier than the day on which the first touch was
 * written down here, or than the first touch, imported ones too, of whoever held it first.
 */
export const isWatched = ({ zone }: Work): RawBuilder<unknown> => sql`(c.entered_on >= coalesce(
    (select (t.recorded_at at time zone ${zone})::date from ${openTouch} where t.import_id is null order by t.recorded_at limit 1), 'infinity')
  or exists (select from live_${openTouch} where t.day <= c.entered_on and t.by_id = (
    select o.owner_id from ownership o join customer h on h.id = o.customer_id where h.root_id = c.id order by o.started_at, o.id limit 1)))`

narrowsLists((work, { watched }) =>
  watched === undefined ? null : watched === 'yes' ? isWatched(work) : sql`not ${isWatched(work)}`,
)
narrowsLists((work, { minCourse, maxCourse }) => {
  if (minCourse === undefined && maxCourse === undefined) return null
  return sql`${courseOf(work)} between ${minCourse ?? 0} and ${maxCourse ?? 1_000_000}`
})
