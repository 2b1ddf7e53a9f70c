import { type RawBuilder, run, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { settingOf } from '../../shared/setting.ts'
import { noteTouches, type TouchFigures } from '../customers/index.ts'
import { effectivePerDay, retriesInARow, stepInAt } from '../customers/settings.ts'

/**
 * What touches add up to for some customers (T1–T3), those merged into them included. A touch belongs to the
 * current pursuit from the instant it began; one of which only the day is known, from that day on.
 */
export function touchFigures(work: Work, customerIds: readonly string[]): RawBuilder<TouchFigures> {
  const perDay = settingOf(work.settings, effectivePerDay)
  const retries = settingOf(work.settings, retriesInARow)
  return sql<TouchFigures>`
    with touched as (
      select c.root_id as customer_id, t.id, t.day, t.happened_at, t.recorded_at, t.effective, t.direction, t.channel, t.next_on,
        case when t.whole_day then t.day >= r.pursuit_started_on else t.happened_at >= r.pursuit_started_at end as in_pursuit
      from customer r join customer c on c.root_id = r.id join live_touch t on t.customer_id = c.id
      where r.id = any(${uuids(customerIds)})
    ),
    days as (
      select customer_id, day, least(count(*) filter (where effective), ${perDay}) as ever, least(count(*) filter (where effective and in_pursuit), ${perDay}) as now
      from touched group by customer_id, day
    ),
    summed as (
      select customer_id, count(*) as touches, min(day) as first_touch_on, min(day) filter (where effective or direction = 'in') as first_response_on,
        max(happened_at) as last_touch_at, max(happened_at) filter (where effective) as last_effective_touch_at,
        max(day) filter (where effective and in_pursuit) as last_effective_on,
        max(happened_at) filter (where direction = 'out') as last_out_at
      from touched group by customer_id
    ),
    latest as (
      select distinct on (l.customer_id) l.customer_id, l.next_on, x.next_step
      from touched l join touch_text x on x.touch_id = l.id
      order by l.customer_id, l.happened_at desc, l.recorded_at desc, l.id desc
    )
    select r.id as customer_id, coalesce(s.touches, 0) as touches, coalesce(d.now, 0) as effective_touches, coalesce(d.ever, 0) as effective_touches_ever,
      s.first_touch_on, s.first_response_on, s.last_touch_at, s.last_effective_touch_at, s.last_effective_on,
      a.last_counted + 1 as retry_on, w.since as unanswered_since, l.next_on, l.next_step
    from customer r
    left join summed s on s.customer_id = r.id
    left join latest l on l.customer_id = r.id
    left join (select customer_id, sum(ever) as ever, sum(now) as now from days group by customer_id) d on d.customer_id = r.id
    left join lateral (
      select max(day) as last_counted from (
        select distinct t.day from touched t
        where t.customer_id = r.id and t.in_pursuit and not t.effective and t.direction = 'out' and t.day > coalesce(s.last_effective_on, '-infinity'::date)
        order by t.day limit ${retries}
      ) attempts
    ) a on true
    left join lateral (
      select min(t.happened_at) as since from touched t
      where t.customer_id = r.id and t.direction = 'in' and t.happened_at > coalesce(s.last_out_at, '-infinity'::timestamptz)
        and (t.channel in ('wechat', 'sms', 'email', 'letter', 'fax', 'social', 'chat', 'other') or (t.channel = 'phone' and not t.effective))
    ) w on true
    where r.id = any(${uuids(customerIds)})`
}

/** Works out anew what touches add up to for some customers, and keeps it with them. */
export async function recountTouches(work: Work, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length > 0) await noteTouches(work, touchFigures(work, customerIds))
}

/** T7: raises the step-in of those among the customers who now stand at the tenth touch without an order, once a pursuit. */
export async function raiseStepIns(work: Work, customerIds: readonly string[], neverOrdered = false): Promise<void> {
  const at = settingOf(work.settings, stepInAt)
  await run(
    work.tx,
    sql`
    with raised as (
      insert into step_in (id, customer_id, pursuit, cause, raised_at, effective_touches)
      select gen_random_uuid(), c.id, c.pursuit, 'tenth_touch', ${work.now}, c.effective_touches from customer c
      where c.id = any(${uuids(customerIds)}) and c.state = 'active' and c.owner_id is not null and c.pursuit_orders = 0 and c.effective_touches >= ${at}
        and ${neverOrdered ? sql`c.orders = 0` : sql`true`}
      on conflict do nothing returning customer_id
    )
    update customer c set step_in_since = ${work.now} from raised where raised.customer_id = c.id and c.step_in_since is null`,
  )
}

/** T7: an order ends the wait for the manager at the tenth touch. */
export async function lapseStepIns(work: Work, customerIds: readonly string[]): Promise<void> {
  await run(
    work.tx,
    sql`
    with lapsed as (
      update step_in s set decision = 'lapsed', decided_by = ${work.by.id}, decided_at = ${work.now} from customer c
      where c.id = any(${uuids(customerIds)}) and c.pursuit_orders > 0 and s.customer_id = c.id and s.decided_at is null and s.cause = 'tenth_touch'
      returning s.customer_id
    )
    update customer c set step_in_since = null from lapsed where lapsed.customer_id = c.id`,
  )
}
