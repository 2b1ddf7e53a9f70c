import { sql } from '../../../platform/sql.ts'
import { settingOf } from '../../../shared/setting.ts'
import { rhythmColumn } from '../../customers/index.ts'
import { RHYTHMS, windowOf } from '../../customers/rules/cadence.ts'
import { cadenceWindows, touchesNeeded } from '../../customers/settings.ts'
import { monthsAtMost } from '../../touches/settings.ts'
import { type Cases, isOf, touchesOfCustomers, whoIs, within } from './cases.ts'

/** T3: customers held; fine where they are not overdue. */
export const cadence: Cases = (work, whose) => sql`
  select ${whoIs(whose, sql`c.owner_id`)} as who, c.id as customer_id, null::uuid as subject_id, c.overdue_on as day,
    c.overdue_on > ${work.today} as fine, null::text as flag, (${work.today}::date - c.overdue_on)::numeric as amount
  from customer c where c.state = 'active' and c.owner_id is not null and ${isOf(work, whose, sql`c.owner_id`)}`

/**
 * T3: effective touches after an earlier one of the same pursuit; fine where they came within the window that applies to the
 * customer now. What comes from them is never too early.
 */
export const rhythm: Cases = (work, whose, span) => {
  const windows = settingOf(work.settings, cadenceWindows)
  const limits = JSON.stringify(Object.fromEntries(RHYTHMS.map((row) => [row, windowOf(row, windows)])))
  return sql`
  select g.who, g.customer_id, g.subject_id, g.day, g.flag is null as fine, g.flag, g.gap::numeric as amount from (
    select t.who, t.customer_id, t.id as subject_id, t.day, t.gap,
      case when t.gap < (w ->> 'early')::int and t.direction = 'out' then 'early' when t.gap >= (w ->> 'overdue')::int then 'late' end as flag
    from (
      select ${whoIs(whose, sql`t.by_id`)} as who, c.id as customer_id, t.id, t.day, t.direction, ${rhythmColumn} as rhythm,
        t.day - (select max(e.day) from live_touch e where e.customer_id = t.customer_id and e.effective and e.day < t.day and e.day >= c.pursuit_started_on) as gap
      from ${touchesOfCustomers}
      where t.effective and ${within(sql`t.day`, span)} and ${isOf(work, whose, sql`t.by_id`)}
    ) t cross join lateral (select ${limits}::jsonb -> t.rhythm as w) limits
    where t.gap is not null
  ) g`
}

/** From when on a pace can be told at all. */
const SETTLED_DAYS = 14
/** A lead is at the pace of T2 with so much of what its age asks for: people are ill, and on holiday. */
const ENOUGH = 0.75
const DAYS_A_MONTH = 30.4

/** T2: leads followed for a fortnight and more; fine where they are at the pace of twelve in six months. */
export const stamina: Cases = (work, whose) => {
  const needed = settingOf(work.settings, touchesNeeded)
  const daysEach = (settingOf(work.settings, monthsAtMost) * DAYS_A_MONTH) / needed
  return sql`
  select ${whoIs(whose, sql`c.owner_id`)} as who, c.id as customer_id, null::uuid as subject_id, c.pursuit_started_on as day,
    c.effective_touches >= ${ENOUGH}::numeric * least(${needed}::numeric, (${work.today}::date - c.pursuit_started_on) / ${daysEach}::numeric) as fine,
    null::text as flag, c.effective_touches::numeric as amount
  from customer c
  where c.state = 'active' and c.owner_id is not null and c.orders = 0 and c.pursuit_started_on <= ${work.today}::date - ${SETTLED_DAYS}::int
    and ${isOf(work, whose, sql`c.owner_id`)}`
}

/** T1: talks; fine where they ended with a day for the next step. */
export const nextStep: Cases = (work, whose, span) => sql`
  select ${whoIs(whose, sql`t.by_id`)} as who, c.id as customer_id, t.id as subject_id, t.day, t.next_on is not null as fine, null::text as flag, null::numeric as amount
  from ${touchesOfCustomers} where t.effective and ${within(sql`t.day`, span)} and ${isOf(work, whose, sql`t.by_id`)}`
