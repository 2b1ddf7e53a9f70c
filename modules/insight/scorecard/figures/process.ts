import { sql } from '../../../../platform/sql.ts'
import { addDays, startOfDay } from '../../../../shared/calendar.ts'
import { settingOf } from '../../../../shared/setting.ts'
import { effectivePerDay } from '../../../customers/settings.ts'
import { type Cases, isAmong, isOneOf, monthlyReaches, within } from '../../../quantity/index.ts'
import { countedFor, touchesOfCustomers } from '../../cases/cases.ts'
import { hoursBetween } from '../../cases/professionalism.ts'
import { holderAt } from './held.ts'

/** Q3: new customers whom somebody was the first to reach in their pursuit; one of them counts once a month. */
export const newContacts: Cases = ({ by }, whose, span) => sql`
  select w.by_id as who, c.id as customer_id, null::uuid as subject_id, w.day, true as fine, null::text as flag, null::numeric as amount
  from (${monthlyReaches(whose, span)}) w join customer c on c.id = w.customer_id where ${countedFor(by)}`

/** T2: effective touches, at most so many a customer and day; where several of us made one, whoever came first. */
export const effectiveTouches: Cases = ({ by, settings }, whose, span) => {
  const touched =
    'among' in whose
      ? isAmong(whose, sql`c.id`)
      : sql`c.id in (select w.root_id from touch e join customer w on w.id = e.customer_id where ${isOneOf(whose, sql`e.by_id`)} and ${within(sql`e.day`, span)})`
  return sql`
  select t.by_id as who, t.customer_id, t.id as subject_id, t.day, true as fine, null::text as flag, null::numeric as amount
  from (
    select t.by_id, c.id as customer_id, t.id, t.day, row_number() over (partition by c.id, t.day order by t.happened_at, t.recorded_at, t.id) as place
    from ${touchesOfCustomers}
    where t.effective and ${within(sql`t.day`, span)} and ${countedFor(by)} and ${touched}
  ) t where ${isOneOf(whose, sql`t.by_id`)} and t.place <= ${settingOf(settings, effectivePerDay)}::int`
}

/** D1: facts that somebody learnt and that were not taken back; which, and whether sealed, is not told. Imports do not count. */
export const portraitsGrown: Cases = ({ by }, whose, span) => sql`
  select v.by_id as who, c.id as customer_id, v.id as subject_id, v.learnt_on as day, true as fine, null::text as flag, null::numeric as amount
  from live_portrait_value v join customer m on m.id = v.customer_id join customer c on c.id = m.root_id
  where v.act = 'learnt' and v.how <> 'import' and ${isOneOf(whose, sql`v.by_id`)} and ${isAmong(whose, sql`c.id`)} and ${within(sql`v.learnt_on`, span)} and ${countedFor(by)}`

/** D4: rungs that somebody came nearer to a contact, or fell back. */
export const distanceMoved: Cases = ({ by }, whose, span) => sql`
  select s.person_id as who, c.id as customer_id, s.id as subject_id, s.on_day as day, s.step > 0 as fine,
    case when s.step > 0 then 'up' else 'down' end as flag, s.step::numeric as amount
  from (
    select v.id, v.person_id, v.customer_id, v.on_day, least(v.bound, v.proven)
      - coalesce(lag(least(v.bound, v.proven)) over (partition by v.customer_id, v.person_id, v.contact_id order by v.on_day, v.id), 0) as step
    from distance_move v join customer w on w.id = v.customer_id
    where ${isOneOf(whose, sql`v.person_id`)} and ${isAmong(whose, sql`w.root_id`)} and v.on_day <= ${span.to}
  ) s join customer m on m.id = s.customer_id join customer c on c.id = m.root_id
  where s.step <> 0 and ${within(sql`s.on_day`, span)} and ${countedFor(by)}`

/** T7: step-ins raised for customers of these people, but those that lapsed; fine where decided, with the hours that it took. */
export const stepIns: Cases = ({ by, zone }, whose, { from, to }) => sql`
  select k.who, k.customer_id, k.id as subject_id, (k.raised_at at time zone ${zone})::date as day, k.decided_at is not null as fine, null::text as flag,
    case when k.decided_at is not null then ${hoursBetween(zone, sql`k.raised_at`, sql`k.decided_at`)} end as amount
  from (
    select s.id, s.raised_at, s.decided_at, c.id as customer_id, ${holderAt(sql`s.raised_at`)} as who
    from step_in s join customer m on m.id = s.customer_id join customer c on c.id = m.root_id
    where s.raised_at >= ${startOfDay(zone, from)} and s.raised_at < ${startOfDay(zone, addDays(to, 1))}
      and s.decision is distinct from 'lapsed' and ${isAmong(whose, sql`c.id`)} and ${countedFor(by)}
  ) k where ${isOneOf(whose, sql`k.who`)}`
