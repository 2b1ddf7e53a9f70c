import { type RawBuilder, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type Cases, type StandingCases, type Whose, within } from '../../quantity/index.ts'
import { answers, awaitsAnswer } from '../../touches/index.ts'
import { standards } from '../settings.ts'
import { isOf, overAfter, touchesOfCustomers, whoIs } from './cases.ts'

const PERCENT = 100

/** How many Saturdays and Sundays there were up to a day, itself included, since the first Monday of the calendar. */
const weekendDaysTo = (day: RawBuilder<unknown>) =>
  sql`((${day} - date '0001-01-01') / 7 * 2 + greatest((${day} - date '0001-01-01') % 7 - 4, 0))`

/**
 * Hours from one instant to another in the company's zone, to two digits; Saturdays and Sundays between their days do not count. So
 * there are few different ones, however many cases: their middle is found among some hundreds (decision 25).
 */
export const hoursBetween = (zone: string, from: RawBuilder<unknown>, until: RawBuilder<unknown>) => sql`(
  select round(h, case when h < 10 then 1 when h < 100 then 0 when h < 1000 then -1 else -2 end)
  from (values (greatest(extract(epoch from ${until} - ${from}) / 3600 - 24 * greatest(
    ${weekendDaysTo(sql`((${until} at time zone ${zone})::date - 1)`)} - ${weekendDaysTo(sql`(${from} at time zone ${zone})::date`)}, 0), 0))) v(h))`

/** P7: since when, and for how many hours by now, waits what came at an instant: told by the hour, so that what came in one waits as one. */
export const waiting = {
  from: (came: RawBuilder<unknown>) => sql`date_trunc('hour', ${came})`,
  amount: ({ zone, now }: Work, since: RawBuilder<unknown>) => hoursBetween(zone, since, sql`${now}::timestamptz`),
}

/** Who held the customer `c` when a touch `t` was made, and had joined by then: not whom it came from or went to. */
const heldThen = (zone: string) => sql`join (
      select o.customer_id, o.owner_id, greatest(o.started_at, p.joined_on::timestamp at time zone ${zone}) as started_at, o.ended_at
      from ownership o join person p on p.id = o.owner_id
    ) h on h.customer_id = c.id and h.started_at <= t.happened_at and (h.ended_at is null or h.ended_at > t.happened_at)`
/** Of one customer it does not matter who. */
const heldByAnyone = sql`cross join lateral (select c.owner_id, null::timestamptz as started_at, null::timestamptz as ended_at) h`

/**
 * P7, G2: what customers asked or sent whoever held them then, with the hours that it waited for an answer, or until the customer
 * went to somebody else; fine where it waits no more. Later words of one wait are part of it; to somebody else they are a new one.
 * `offset 0`: each answer is looked up once, however often it is named above.
 */
export const firstAnswer: Cases = (work, whose, span) => {
  const held = !('customerId' in whose)
  return sql`
  select q.who, q.customer_id, q.id as subject_id, q.day, q.until is not null as fine, null::text as flag, ${hoursBetween(work.zone, sql`case when q.until is null then ${waiting.from(sql`q.happened_at`)} else q.happened_at end`, sql`coalesce(q.until, q.now)`)} as amount
  from (
    select ${whoIs(whose, sql`h.owner_id`)} as who, c.id as customer_id, t.id, t.day, t.happened_at, ${work.now}::timestamptz as now, least(h.ended_at,
      (select min(a.happened_at) from live_touch a where a.customer_id = t.customer_id and a.happened_at > t.happened_at and ${answers(sql`a`)})) as until,
      (select max(w.happened_at) from live_touch w where w.customer_id = t.customer_id and w.happened_at < t.happened_at
        ${held ? sql`and w.happened_at >= h.started_at` : sql``} and ${awaitsAnswer(sql`w`)}) as asked_before,
      (select max(a.happened_at) from live_touch a where a.customer_id = t.customer_id and a.happened_at < t.happened_at and ${answers(sql`a`)}) as answered_before
    from ${touchesOfCustomers} ${held ? heldThen(work.zone) : heldByAnyone}
    where ${awaitsAnswer(sql`t`)} and not t.whole_day and h.owner_id is not null and ${within(sql`t.day`, span)} and ${isOf(work, whose, sql`h.owner_id`)}
    offset 0
  ) q
  where q.asked_before is null or q.answered_before > q.asked_before`
}

/** A4: visits to them; fine where the day that was agreed last before was that day, or one beside it. */
export const prepared: Cases = (work, whose, span) => sql`
  select ${whoIs(whose, sql`t.by_id`)} as who, c.id as customer_id, t.id as subject_id, t.day,
    coalesce((select e.next_on between t.day - 1 and t.day + 1 from live_touch e where e.customer_id = t.customer_id and e.day < t.day and e.next_on is not null
      order by e.happened_at desc, e.id desc limit 1), false) as fine,
    null::text as flag, null::numeric as amount
  from ${touchesOfCustomers}
  where t.channel = 'visit_out' and t.direction = 'out' and ${within(sql`t.day`, span)} and ${isOf(work, whose, sql`t.by_id`)}`

const TALKS = 2

/**
 * P8, S3: customers talked with repeatedly in this time; fine where something was learnt or confirmed meanwhile, or as much is known
 * as the standard calls good: who knows it all need not ask.
 */
export const learnt: StandingCases = (work, whose, span) => sql`
  select k.who, k.customer_id, null::uuid as subject_id, k.day,
    coalesce(s.filled, 0) >= ${PERCENT * settingOf(work.settings, standards).portrait.good}::numeric
      or exists (select from customer w join live_portrait_value v on v.customer_id = w.id where w.root_id = k.customer_id and v.by_id = k.by_id and ${within(sql`v.learnt_on`, span)}) as fine,
    null::text as flag, k.talks::numeric as amount
  from (
    select ${whoIs(whose, sql`t.by_id`)} as who, c.id as customer_id, t.by_id, max(t.day) as day, count(distinct t.day) as talks
    from ${touchesOfCustomers}
    where t.effective and ${within(sql`t.day`, span)} and ${isOf(work, whose, sql`t.by_id`)}
    group by 1, 2, 3 having count(distinct t.day) >= ${TALKS}::int
  ) k left join portrait_standing s on s.customer_id = k.customer_id`

/** When a talk, and what was learnt, is too long ago. */
export const learntTurns = (weeks: number) => (_: Work, among: RawBuilder<unknown>) =>
  sql`
  select w.root_id as customer_id, ${overAfter(sql`k.day`, weeks)} as day
  from customer w cross join lateral (
    select t.day from live_touch t where t.customer_id = w.id and t.effective
    union all select v.learnt_on from live_portrait_value v where v.customer_id = w.id
  ) k where w.root_id = any(${among})`

/** Quotes; of some customers, found through these before all that was sent meanwhile. */
const quotesOf = (whose: Whose): RawBuilder<unknown> =>
  'among' in whose && whose.among
    ? sql`(select q.* from customer w join quote q on q.customer_id = w.id where w.root_id = any(${whose.among}) offset 0)`
    : sql`quote`

/** P8: needs that were quoted; fine where a diagnosis came first. */
export const diagnosed: StandingCases = (work, whose, span) => sql`
  select ${whoIs(whose, sql`v.sent_by`)} as who, c.id as customer_id, n.id as subject_id, min(v.sent_on) as day,
    exists (select from need_diagnosis d where d.need_id = n.id and d.at <= min(v.sent_at)) as fine, null::text as flag, null::numeric as amount
  from quote_version v join ${quotesOf(whose)} q on q.id = v.quote_id join need n on n.id = q.need_id join customer m on m.id = q.customer_id join customer c on c.id = m.root_id
  where ${within(sql`v.sent_on`, span)} and ${isOf(work, whose, sql`v.sent_by`)}
  group by 1, 2, 3`

/** P1: quotes; fine where they were neither sent back by the manager nor corrected after they were sent. */
export const corrected: StandingCases = (work, whose, span) => sql`
  select ${whoIs(whose, sql`q.created_by`)} as who, c.id as customer_id, q.id as subject_id, min(v.sent_on) as day,
    count(distinct v.number) = 1 and not exists (select from quote_approval a where a.quote_id = q.id and a.decision = 'returned') as fine,
    null::text as flag, count(distinct v.number)::numeric as amount
  from ${quotesOf(whose)} q join quote_version v on v.quote_id = q.id and v.sent_on is not null join customer m on m.id = q.customer_id join customer c on c.id = m.root_id
  where ${within(sql`v.sent_on`, span)} and ${isOf(work, whose, sql`q.created_by`)}
  group by 1, 2, 3`

/** When a quote was sent too long ago. */
export const quoteTurns = (weeks: number) => (_: Work, among: RawBuilder<unknown>) =>
  sql`
  select w.root_id as customer_id, ${overAfter(sql`v.sent_on`, weeks)} as day
  from customer w join quote q on q.customer_id = w.id join quote_version v on v.quote_id = q.id
  where w.root_id = any(${among}) and v.sent_on is not null`

const YEAR_DAYS = 365

/** Told with an order, or as complaints. */
const problems = sql`
  select o.customer_id, o.id as subject_id, coalesce(o.delivered_on, o.ordered_on) as day from live_order o
    where o.quality is not null and o.cancelled_on is null
  union all
  select e.customer_id, e.id, e.on_day from live_trust_event e where e.kind in ('complaint', 'complaint_unsettled')`

/** P6: problems of a year, told with an order or as complaints; fine where the customer had met none before in that year. */
export const repeated: StandingCases = (work, whose, { to }) => sql`
  select p.who, p.customer_id, p.subject_id, p.day, p.place = 1 as fine, null::text as flag, p.place::numeric as amount from (
    select ${whoIs(whose, sql`c.owner_id`)} as who, c.id as customer_id, k.subject_id, k.day,
      row_number() over (partition by c.id order by k.day, k.subject_id) as place
    from (${problems}) k join customer m on m.id = k.customer_id join customer c on c.id = m.root_id
    where c.owner_id is not null and k.day > ${to}::date - ${YEAR_DAYS}::int and k.day <= ${to} and ${isOf(work, whose, sql`c.owner_id`)}
  ) p`

/** When a problem is told for a day to come, and when it is a year ago. */
export const repeatedTurns = (_: Work, among: RawBuilder<unknown>) => sql`
  select m.root_id as customer_id, d.day from (${problems}) k join customer m on m.id = k.customer_id
    cross join lateral (values (k.day), (k.day + ${YEAR_DAYS}::int)) d(day)
  where m.root_id = any(${among})`
