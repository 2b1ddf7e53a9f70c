import { type RawBuilder, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { RHYTHMS, windowOf } from '../../customers/rules/cadence.ts'
import { rankOf } from '../../customers/rules/stages.ts'
import { cadenceWindows, touchesNeeded } from '../../customers/settings.ts'
import { GRACE_DAYS } from '../../portrait/rules/trust.ts'
import {
  type Cases,
  isAmong,
  isOneOf,
  type Span,
  type StandingCases,
  type Whose,
  within,
} from '../../quantity/index.ts'
import { monthsAtMost } from '../../touches/settings.ts'
import { isOf, overAfter, touchesOfCustomers, whoIs } from './cases.ts'

/** T3: customers held; fine where they are not overdue. */
export const cadence: StandingCases = (work, whose, { to }) => sql`
  select ${whoIs(whose, sql`c.owner_id`)} as who, c.id as customer_id, null::uuid as subject_id, c.overdue_on as day,
    c.overdue_on > ${to} as fine, null::text as flag, (${to}::date - c.overdue_on)::numeric as amount
  from customer c where c.state = 'active' and c.owner_id is not null and ${isOf(work, whose, sql`c.owner_id`)}`

export const cadenceTurns = (_: Work, among: RawBuilder<unknown>) =>
  sql`select c.id as customer_id, c.overdue_on as day from customer c where c.id = any(${among})`

/** Which row of T3's table applied when a touch `t` was made; of an open need all that is known is when it began. */
const rhythmThen = sql`case
  when c.first_order_on <= t.day then coalesce(c.tier, 'C')
  when exists (select from stage_move s where s.customer_id = c.id and s.to_stage = any(${[rankOf('need'), rankOf('quoted')]}::smallint[]) and s.on_day <= t.day) then 'openNeed'
  else 'otherwise' end`

/** Customers to whom these touches can belong; whether they are in sight is asked of each touch. */
const touchedBy = (whose: Whose, span: Span) => {
  if ('customerId' in whose) return sql`select m.id from customer m where m.root_id = ${whose.customerId}`
  if (whose.among) return sql`select m.id from customer m where ${isAmong(whose, sql`m.root_id`)}`
  return sql`select t.customer_id from touch t where t.effective and ${within(sql`t.day`, span)} and ${isOneOf(whose, sql`t.by_id`)}`
}

/**
 * T3: effective touches after an earlier one of the same pursuit; fine where they came within the window that applied then.
 * What comes from them is never too early. (Without the `offset 0` the rhythm would be looked up again for each use of its window.)
 */
export const rhythm: Cases = (work, whose, span) => {
  const windows = settingOf(work.settings, cadenceWindows)
  const limits = JSON.stringify(Object.fromEntries(RHYTHMS.map((row) => [row, windowOf(row, windows)])))
  return sql`
  select g.who, g.customer_id, g.subject_id, g.day, g.flag is null as fine, g.flag, g.gap::numeric as amount from (
    select t.who, t.customer_id, t.id as subject_id, t.day, t.gap,
      case when t.gap < (w ->> 'early')::int and t.direction = 'out' then 'early' when t.gap >= (w ->> 'overdue')::int then 'late' end as flag
    from (
      select ${whoIs(whose, sql`t.by_id`)} as who, c.id as customer_id, t.id, t.day, t.direction, t.day - t.day_before as gap, ${rhythmThen} as rhythm
      from (
        select e.*, lag(e.day) over (partition by e.customer_id order by e.day, e.happened_at, e.id) as day_before
        from live_touch e where e.effective and e.customer_id in (${touchedBy(whose, span)})
      ) t join customer m on m.id = t.customer_id join customer c on c.id = m.root_id
      where ${within(sql`t.day`, span)} and t.day_before < t.day and t.day_before >= c.pursuit_started_on and ${isOf(work, whose, sql`t.by_id`)}
    ) t cross join lateral (select ${limits}::jsonb -> t.rhythm as w offset 0) limits
  ) g`
}

/** From when on a pace can be told at all. */
const SETTLED_DAYS = 14
/** A lead is at the pace of T2 with so much of what its age asks for: people are ill, and on holiday. */
const ENOUGH = 0.75
const DAYS_A_MONTH = 30.4

const paceOf = ({ settings }: Work) => {
  const needed = settingOf(settings, touchesNeeded)
  return { needed, daysEach: (settingOf(settings, monthsAtMost) * DAYS_A_MONTH) / needed }
}

/** T2: leads followed for a fortnight and more; fine where they are at the pace of twelve in six months. */
export const stamina: StandingCases = (work, whose, { to }) => {
  const { needed, daysEach } = paceOf(work)
  return sql`
  select ${whoIs(whose, sql`c.owner_id`)} as who, c.id as customer_id, null::uuid as subject_id, c.pursuit_started_on as day,
    c.effective_touches >= ${ENOUGH}::numeric * least(${needed}::numeric, (${to}::date - c.pursuit_started_on) / ${daysEach}::numeric) as fine,
    null::text as flag, c.effective_touches::numeric as amount
  from customer c
  where c.state = 'active' and c.owner_id is not null and c.orders = 0 and c.pursuit_started_on <= ${to}::date - ${SETTLED_DAYS}::int
    and ${isOf(work, whose, sql`c.owner_id`)}`
}

/** When a fortnight is over, and about when the touches made so far no longer keep the pace. */
export const staminaTurns = (work: Work, among: RawBuilder<unknown>) => sql`
  select c.id as customer_id, c.pursuit_started_on + d.days as day
  from customer c cross join lateral (
    select ${SETTLED_DAYS}::int as days union all
    select floor(c.effective_touches * ${paceOf(work).daysEach}::numeric / ${ENOUGH}::numeric)::int + n from generate_series(0, 2) n
  ) d where c.id = any(${among})`

/** Touches `e` of the customer `c` on a day after the touch `t`, or that put another next step in the place of its own. */
const later = sql`customer k join live_touch e on e.customer_id = k.id
  where k.root_id = c.id and (e.day > t.day or (e.next_on is not null and (e.happened_at, e.id) > (t.happened_at, t.id)))`

/** T1: talks; fine where they ended with a day for the next step. */
export const nextStep: Cases = (work, whose, span) => sql`
  select ${whoIs(whose, sql`t.by_id`)} as who, c.id as customer_id, t.id as subject_id, t.day, t.next_on is not null as fine, null::text as flag, null::numeric as amount
  from ${touchesOfCustomers} where t.effective and ${within(sql`t.day`, span)} and ${isOf(work, whose, sql`t.by_id`)}`

/**
 * T11, R2: customers held to whom a next step was promised by who holds them, for a day gone by within this time, or before and
 * nobody came back since; fine where the last of these was kept, by a touch until then (the day after counts too, as it does for
 * trust), or had another put in its place.
 */
export const kept: StandingCases = (work, whose, span) => sql`
  select ${whoIs(whose, sql`c.owner_id`)} as who, c.id as customer_id, null::uuid as subject_id, p.next_on as day, p.fine, null::text as flag, null::numeric as amount
  from customer c cross join lateral (
    select t.next_on, exists (select from ${later} and e.day <= t.next_on + ${GRACE_DAYS}::int) as fine,
      not exists (select from ${later}) as untouched
    from customer m join live_touch t on t.customer_id = m.id
    where m.root_id = c.id and t.next_on > t.day and t.next_on < ${span.to}::date - ${GRACE_DAYS}::int ${'customerId' in whose ? sql`` : sql`and t.by_id = c.owner_id and t.recorded_at >= c.owner_since`}
    order by t.happened_at desc, t.id desc limit 1
  ) p
  where c.state = 'active' and c.owner_id is not null and (p.next_on >= ${span.from} or p.untouched) and ${isOf(work, whose, sql`c.owner_id`)}`

/** When a promise's day is over, and when it is too long ago. */
export const keptTurns = (weeks: number) => (_: Work, among: RawBuilder<unknown>) =>
  sql`
  select m.root_id as customer_id, d.day
  from customer m join live_touch t on t.customer_id = m.id cross join lateral (values (t.next_on + ${GRACE_DAYS + 1}::int), (${overAfter(sql`t.next_on`, weeks)})) d(day)
  where m.root_id = any(${among}) and t.next_on > t.day`
