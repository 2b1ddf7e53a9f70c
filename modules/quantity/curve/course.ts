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

narrowsLists((work, { minCourse, maxCourse }) => {
  if (minCourse === undefined && maxCourse === undefined) return null
  return sql`${courseOf(work)} between ${minCourse ?? 0} and ${maxCourse ?? 1_000_000}`
})
