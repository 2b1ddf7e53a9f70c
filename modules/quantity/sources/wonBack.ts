import { sql } from '../../../platform/sql.ts'
import { startOfDay } from '../../../shared/calendar.ts'
import { settingOf } from '../../../shared/setting.ts'
import { narrowsLists } from '../../customers/index.ts'
import { dormantDays } from '../../customers/settings.ts'

/**
 * Q5: the dormant customers (`c`) won back in a period: an effective touch or an order after at least so many days without
 * either, and without being new in them.
 */
narrowsLists((work, { wonBackFrom, wonBackTo }) => {
  if (wonBackFrom === undefined && wonBackTo === undefined) return null
  const signs = sql`select t.day from live_touch t join customer m on m.id = t.customer_id where m.root_id = c.id and t.effective
    union all select o.ordered_on from live_order o join customer m on m.id = o.customer_id where m.root_id = c.id and o.cancelled_on is null`
  const quiet = settingOf(work.settings, dormantDays)
  // Its last sign of life is no earlier than the one that won it back.
  const since = wonBackFrom ? startOfDay(work.zone, wonBackFrom) : null
  return sql`(${since}::timestamptz is null or c.quiet_since >= ${since}) and exists (
    select from (
      select s.day, greatest(c.entered_on, lag(s.day) over (order by s.day)) as before from (${signs}) s
    ) sign
    where sign.day - sign.before >= ${quiet}::int
      and sign.day between ${wonBackFrom ?? '-infinity'}::date and ${wonBackTo ?? 'infinity'}::date)`
})
