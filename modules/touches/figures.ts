import { type RawBuilder, rows, run, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { settingOf } from '../../shared/setting.ts'
import { noteTouches, onFiguresStale, type TouchFigures } from '../customers/index.ts'
import { effectivePerDay, retriesInARow, stepInAt } from '../customers/settings.ts'
import { answers, awaitsAnswer } from './answering.ts'
import { CLOCK_SKEW_MS } from './rules/log.ts'

/**
 * Whether a touch `t` belongs to the current pursuit of `r`: from the instant it began. On its first day a touch
 * whose time is not known, or told by a clock that is a little slow, counts if it was recorded after that instant.
 */
const inPursuit = sql`(t.day > r.pursuit_started_on or (t.day = r.pursuit_started_on and (t.happened_at >= r.pursuit_started_at
  or (t.recorded_at >= r.pursuit_started_at
    and (t.whole_day or t.happened_at > r.pursuit_started_at - make_interval(secs => ${CLOCK_SKEW_MS / 1000}))))))`

/**
 * What touches add up to for some customers (T1–T3), those merged into them included. A next step stands until
 * another takes its place or its day is met; a word of theirs waits until a later talk or word of ours.
 */
function touchFigures(work: Work, customerIds: readonly string[]): RawBuilder<TouchFigures> {
  const perDay = settingOf(work.settings, effectivePerDay)
  const retries = settingOf(work.settings, retriesInARow)
  return sql<TouchFigures>`
    with touched as (
      select r.id as customer_id, t.id, t.day, t.happened_at, t.recorded_at, t.effective, t.direction, t.next_on,
        ${inPursuit} as in_pursuit, ${awaitsAnswer(sql`t`)} as awaits,
        case when ${answers(sql`t`)} then case when t.whole_day then (t.day + 1)::timestamp at time zone ${work.zone} else t.happened_at end end as answers_until
      from customer r join customer c on c.root_id = r.id join live_touch t on t.customer_id = c.id
      where r.id = any(${uuids(customerIds)})
    ),
    placed as (
      select *, max(day) filter (where effective and in_pursuit) over whole as last_effective_on, max(answers_until) over whole as answered_until,
        max(day) over (newest_first rows between unbounded preceding and 1 preceding) as later_day,
        row_number() over (partition by customer_id, next_on is null order by happened_at desc, recorded_at desc, id desc) as newest
      from touched
      window whole as (partition by customer_id), newest_first as (partition by customer_id order by happened_at desc, recorded_at desc, id desc)
    ),
    days as (
      select customer_id, day, least(count(*) filter (where effective), ${perDay}) as ever, least(count(*) filter (where effective and in_pursuit), ${perDay}) as now,
        bool_or(in_pursuit and not effective and direction = 'out' and day > coalesce(last_effective_on, '-infinity')) as tried
      from placed group by customer_id, day
    ),
    counted as (
      select customer_id, sum(ever) as ever, sum(now) as now,
        (array_agg(day order by day) filter (where tried))[least(count(*) filter (where tried), ${retries})] as last_try
      from days group by customer_id
    ),
    summed as (
      select customer_id, count(*) as touches, min(day) as first_touch_on, min(day) filter (where effective or direction = 'in') as first_response_on,
        max(happened_at) as last_touch_at, max(happened_at) filter (where effective) as last_effective_touch_at, max(last_effective_on) as last_effective_on,
        min(happened_at) filter (where awaits and happened_at > coalesce(answered_until, '-infinity')) as unanswered_since
      from placed group by customer_id
    ),
    promised as (
      select distinct on (l.customer_id) l.customer_id, l.next_on, x.next_step
      from placed l join touch_text x on x.touch_id = l.id
      where l.newest = 1 and (l.later_day is null or l.later_day < l.next_on) and (l.next_on is not null or x.next_step is not null)
      order by l.customer_id, l.happened_at desc, l.recorded_at desc, l.id desc
    )
    select r.id as customer_id, coalesce(s.touches, 0) as touches, coalesce(d.now, 0) as effective_touches, coalesce(d.ever, 0) as effective_touches_ever,
      s.first_touch_on, s.first_response_on, s.last_touch_at, s.last_effective_touch_at, s.last_effective_on,
      d.last_try + 1 as retry_on, s.unanswered_since, p.next_on, p.next_step
    from customer r
    left join summed s on s.customer_id = r.id
    left join counted d on d.customer_id = r.id
    left join promised p on p.customer_id = r.id
    where r.id = any(${uuids(customerIds)})`
}

/** Works out anew what touches add up to for some customers, and keeps it with them. */
export async function recountTouches(work: Work, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length > 0) await noteTouches(work, touchFigures(work, customerIds))
}

onFiguresStale(recountTouches)

/**
 * T7: raises the step-in of those among the customers who now stand at the tenth touch without an order, once a
 * pursuit; at three to five it is too soon. Not for customers without an owner. Answers for whom.
 */
export async function raiseStepIns(
  work: Work,
  customerIds: readonly string[],
  neverOrdered = false,
): Promise<string[]> {
  const at = settingOf(work.settings, stepInAt)
  const raised = await rows(
    work.tx,
    sql<{ customerId: string }>`
    with raised as (
      insert into step_in (id, customer_id, pursuit, cause, raised_at, effective_touches)
      select gen_random_uuid(), c.id, c.pursuit, 'tenth_touch', ${work.now}, c.effective_touches from customer c
      where c.id = any(${uuids(customerIds)}) and c.state = 'active' and c.owner_id is not null and c.pursuit_orders = 0 and c.effective_touches >= ${at}
        and ${neverOrdered ? sql`c.orders = 0` : sql`true`}
      on conflict do nothing returning customer_id
    ), marked as (
      update customer c set step_in_since = ${work.now} from raised where raised.customer_id = c.id and c.step_in_since is null
    )
    select customer_id from raised`,
  )
  return raised.map((c) => c.customerId)
}

/** T7: an order ends the wait for the manager at the tenth touch; a rep who asked for support still waits. */
export async function lapseStepIns(work: Work, customerIds: readonly string[]): Promise<void> {
  await lapse(work, customerIds, sql`c.pursuit_orders > 0`)
}

/** T7: what was reported of needs that are decided no longer waits for the manager. */
export async function lapseStepInsOfNeeds(work: Work, needIds: readonly string[]): Promise<void> {
  await run(
    work.tx,
    sql`
    with lapsed as (
      update step_in set decision = 'lapsed', decided_by = ${work.by.id}, decided_at = ${work.now}
      where need_id = any(${uuids(needIds)}) and decided_at is null returning id, customer_id
    )
    update customer c set step_in_since = null from lapsed where lapsed.customer_id = c.id
      and not exists (select from step_in s where s.customer_id = c.id and s.pursuit = c.pursuit and s.decided_at is null and s.id <> lapsed.id)`,
  )
}

/** Lapses the step-ins at the tenth touch of those customers (`c`) for whom `unfounded` holds. */
export async function lapse(work: Work, customerIds: readonly string[], unfounded: RawBuilder<unknown>): Promise<void> {
  await run(
    work.tx,
    sql`
    with lapsed as (
      update step_in s set decision = 'lapsed', decided_by = ${work.by.id}, decided_at = ${work.now} from customer c
      where c.id = any(${uuids(customerIds)}) and ${unfounded} and s.customer_id = c.id and s.decided_at is null and s.cause = 'tenth_touch'
      returning s.customer_id
    )
    update customer c set step_in_since = null from lapsed where lapsed.customer_id = c.id
      and not exists (select from step_in s where s.customer_id = c.id and s.pursuit = c.pursuit and s.decided_at is null and s.cause <> 'tenth_touch')`,
  )
}
