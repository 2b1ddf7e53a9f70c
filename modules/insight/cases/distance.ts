import { type RawBuilder, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { heightOf } from '../../customers/rules/rungs.ts'
import type { StandingCases, Whose } from '../../quantity/index.ts'
import { expectedRungs, standards } from '../settings.ts'
import { isOf, whoIs } from './cases.ts'

/** D3: customers talked with so often that some closeness is to be expected. */
const talkedWith = (work: Work, whose: Whose): RawBuilder<unknown> =>
  sql`c.state = 'active' and c.owner_id is not null and c.effective_touches_ever >= ${settingOf(work.settings, expectedRungs).doctor}::int
    and ${isOf(work, whose, sql`c.owner_id`)}`

/**
 * D2, D3: fine where the owner is as near to the one who decides as the touches should have brought it. Before the first order
 * nothing can be proven, so what the portrait allows counts.
 */
export const near: StandingCases = (work, whose) => {
  const { teacher, friend } = settingOf(work.settings, expectedRungs)
  const expected = sql`case when c.effective_touches_ever >= ${friend}::int and c.orders > 0 then ${heightOf('friend')}::int
    when c.effective_touches_ever >= ${teacher}::int then ${heightOf('teacher')}::int else ${heightOf('doctor')}::int end`
  return sql`
  select ${whoIs(whose, sql`c.owner_id`)} as who, c.id as customer_id, null::uuid as subject_id, c.last_effective_on as day,
    case when c.orders > 0 then c.distance else c.distance_allowed end >= ${expected} as fine, null::text as flag, c.distance::numeric as amount
  from customer c where ${talkedWith(work, whose)}`
}

const PERCENT = 100

/** D1, S3: how much of the portrait is known, percent; fine where it is as much as the standard calls good. */
export const portrait: StandingCases = (work, whose) => sql`
  select ${whoIs(whose, sql`c.owner_id`)} as who, c.id as customer_id, null::uuid as subject_id, c.last_effective_on as day,
    coalesce(s.filled, 0) >= ${PERCENT * settingOf(work.settings, standards).portrait.good}::numeric as fine, null::text as flag, coalesce(s.filled, 0)::numeric as amount
  from customer c left join portrait_standing s on s.customer_id = c.id where ${talkedWith(work, whose)}`

const QUARTER_DAYS = 91

/**
 * D4: how many rungs the owner came nearer in a quarter, or fell back, to all at the customer together. Only where there is an
 * order: before the first hardly anything can be proven, and who happens to write in would decide.
 */
export const moved: StandingCases = (work, whose, { to }) => sql`
  select k.who, k.customer_id, null::uuid as subject_id, k.day, k.steps > 0 as fine,
    case when k.steps > 0 then 'up' when k.steps < 0 then 'down' end as flag, k.steps::numeric as amount
  from (
    select ${whoIs(whose, sql`c.owner_id`)} as who, c.id as customer_id, d.day, coalesce(d.steps, 0) as steps
    from customer c left join lateral (
      select sum(s.step) as steps, max(s.on_day) as day from (
        select v.on_day, least(v.bound, v.proven)
          - coalesce(lag(least(v.bound, v.proven)) over (partition by v.contact_id order by v.on_day, v.id), 0) as step
        from distance_move v where v.customer_id = c.id and v.person_id = c.owner_id and v.on_day <= ${to}
      ) s where s.on_day > ${to}::date - ${QUARTER_DAYS}::int
    ) d on true
    where ${talkedWith(work, whose)} and c.orders > 0
  ) k`

/** When what was won or lost is a quarter ago. */
export const movedTurns = (_: Work, among: RawBuilder<unknown>) => sql`
  select v.customer_id, d.day from distance_move v cross join lateral (values (v.on_day), (v.on_day + ${QUARTER_DAYS}::int)) d(day)
  where v.customer_id = any(${among})`
