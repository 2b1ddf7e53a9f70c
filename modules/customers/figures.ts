import { type RawBuilder, rows, run, sql, type Tx, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { type Settings, settingOf } from '../../shared/setting.ts'
import type { Window } from './rules/cadence.ts'
import { rankOf } from './rules/stages.ts'
import { cadenceWindows, recallAtLeast, recallFactor } from './settings.ts'

// The kept figures of customers, written here only. Later modules call down with a SELECT of what their
// facts add up to; the days of T3 and T6 are worked out in the same statement.

/**
 * T3 and T6 in SQL, as columns over a row `n` that has a customer's figures. `rules/cadence.ts` says the same in words;
 * one table of boundaries tests both.
 */
export function daysOf(settings: Settings): RawBuilder<unknown> {
  const windows = settingOf(settings, cadenceWindows)
  const pick = (which: keyof Window) => sql`(case
    when n.open_needs > 0 then ${windows.openNeed[which]}::int
    when n.orders > 0 then case n.tier when 'VVIP' then ${windows.ordered.VVIP[which]}::int when 'A' then ${windows.ordered.A[which]}::int
      when 'B' then ${windows.ordered.B[which]}::int else ${windows.ordered.C[which]}::int end
    when n.last_effective_on is null then ${windows.untouched[which]}::int
    else ${windows.otherwise[which]}::int end)`
  const since = sql`coalesce(n.last_effective_on, n.pursuit_started_on)`
  return sql`
    ${since} + ${pick('early')} as early_until,
    coalesce(n.retry_on, ${since} + ${pick('due')}) as due_on,
    ${since} + ${pick('overdue')} as overdue_on,
    greatest(
      greatest(${since}, n.neglect_since) + greatest(${settingOf(settings, recallFactor)}::int * ${pick('overdue')}, ${settingOf(settings, recallAtLeast)}::int),
      n.protected_until) as recall_on`
}

const DAYS = ['early_until', 'due_on', 'overdue_on', 'recall_on']

/**
 * Sets columns of customers `c` to what a SELECT `v` gives under their names, one row an `id`; only where they differ from
 * what stands, for whatever is written of a customer is written to each of its indexes.
 */
function keep(columns: readonly string[], values: RawBuilder<unknown>): RawBuilder<unknown> {
  const of = (row: string) => sql.raw(columns.map((column) => `${row}.${column}`).join(', '))
  return sql`update customer c set (${sql.raw(columns.join(', '))}) = row(${of('v')})
    from (${values}) v where v.id = c.id and row(${of('c')}) is distinct from row(${of('v')})`
}

/** The figures that touches add up to, one row a customer: what `noteTouches` expects of its SELECT. */
export interface TouchFigures {
  customerId: string
  touches: number
  effectiveTouches: number
  effectiveTouchesEver: number
  firstTouchOn: Day | null
  firstResponseOn: Day | null
  lastTouchAt: string | null
  lastEffectiveTouchAt: string | null
  lastEffectiveOn: Day | null
  retryOn: Day | null
  unansweredSince: string | null
  nextOn: Day | null
  nextStep: string | null
}

/** Keeps what touches add up to (T1–T3), and moves the funnel on: touched is contacted, answered is responded (Q1). */
export async function noteTouches(work: Work, figures: RawBuilder<TouchFigures>): Promise<void> {
  await run(
    work.tx,
    sql`
    with f as (${figures}),
    moved as (
      insert into stage_move (id, customer_id, from_stage, to_stage, on_day, by_id, recorded_at)
      select gen_random_uuid(), c.id, step.to_stage - 1, step.to_stage, step.on_day, ${work.by.id}, ${work.now}
      from f join customer c on c.id = f.customer_id
      cross join lateral (values (${rankOf('contacted')}::int, f.first_touch_on), (${rankOf('responded')}::int, f.first_response_on)) step(to_stage, on_day)
      where step.on_day is not null and c.stage < step.to_stage
    )
    ${keep(
      [...TOUCH_COLUMNS, ...DAYS],
      sql`select n.*, ${daysOf(work.settings)} from (
        select c.id, c.open_needs, c.orders, c.tier, c.pursuit_started_on, c.neglect_since, c.protected_until,
          f.touches, f.effective_touches, f.effective_touches_ever, f.last_touch_at, f.last_effective_touch_at, f.last_effective_on, f.retry_on,
          f.unanswered_since, f.next_on, f.next_step,
          greatest(c.stage, case when f.first_response_on is not null then ${rankOf('responded')}::int when f.first_touch_on is not null then ${rankOf('contacted')}::int else 0 end) as stage
        from f join customer c on c.id = f.customer_id
      ) n`,
    )}`,
  )
}

const TOUCH_COLUMNS = [
  'touches',
  'effective_touches',
  'effective_touches_ever',
  'last_touch_at',
  'last_effective_touch_at',
  'last_effective_on',
  'retry_on',
  'unanswered_since',
  'next_on',
  'next_step',
  'stage',
]

/** The figures that orders add up to, one row a customer: what `noteOrders` expects of its SELECT. */
export interface OrderFigures {
  customerId: string
  orders: number
  ordersFen: number
  firstOrderOn: Day | null
  lastOrderOn: Day | null
  pursuitOrders: number
  unpaidOrders: number
}

/**
 * Keeps what orders add up to, and moves the funnel to ordered (Q1). Whoever has no order left, the only one being
 * cancelled or its import undone, falls back to where the order found it, dated today. Answers who fell: what they
 * reached since is for their other facts to say. A stage that was only told, by hand or in a file, stays as told.
 */
export async function noteOrders(work: Work, figures: RawBuilder<OrderFigures>): Promise<string[]> {
  const ordered = rankOf('ordered')
  const fallen = await rows(
    work.tx,
    sql<{ id: string }>`
    with f as (${figures}),
    fallen as (
      select c.id, (select m.from_stage from stage_move m where m.customer_id = c.id and m.to_stage = ${ordered}
        order by m.recorded_at desc, m.id desc limit 1) as stage
      from f join customer c on c.id = f.customer_id where c.stage = ${ordered} and c.orders > 0 and f.orders = 0
    ),
    fell as (
      insert into stage_move (id, customer_id, from_stage, to_stage, on_day, by_id, recorded_at)
      select gen_random_uuid(), id, ${ordered}, stage, ${work.today}, ${work.by.id}, ${work.now} from fallen where stage is not null
      returning customer_id
    ),
    moved as (
      insert into stage_move (id, customer_id, from_stage, to_stage, on_day, by_id, recorded_at)
      select gen_random_uuid(), c.id, c.stage, ${ordered}::int, f.first_order_on, ${work.by.id}, ${work.now}
      from f join customer c on c.id = f.customer_id where f.first_order_on is not null and c.stage < ${ordered}::int
    ),
    kept as (${keep(
      [...ORDER_COLUMNS, ...DAYS],
      sql`select n.*, ${daysOf(work.settings)} from (
        select c.id, case when f.orders > 0 then ${ordered}::int else coalesce(b.stage, c.stage) end as stage,
          case when c.needs_known then c.explicit_needs when f.orders > 0 then 0
            when coalesce(b.stage, c.stage) in (${rankOf('need')}, ${rankOf('quoted')}) then 1 else 0 end as open_needs, c.tier, c.pursuit_started_on, c.neglect_since, c.protected_until, c.last_effective_on, c.retry_on,
          f.orders, f.orders_fen, f.first_order_on, f.last_order_on, f.pursuit_orders, f.unpaid_orders
        from f join customer c on c.id = f.customer_id left join fallen b on b.id = c.id
      ) n`,
    )})
    select customer_id as id from fell`,
  )
  return fallen.map((c) => c.id)
}

const ORDER_COLUMNS = [
  'orders',
  'orders_fen',
  'first_order_on',
  'last_order_on',
  'pursuit_orders',
  'unpaid_orders',
  'stage',
]

/** The figures that needs and quotes add up to, one row a customer: what `noteNeeds` expects of its SELECT. */
export interface NeedFigures {
  customerId: string
  /** Whether any was written down: then these say whether one is open, and no longer where the customer stands. */
  needsKnown: boolean
  /** Explicit and not yet decided: the open need of T3 and T4. */
  explicitNeeds: number
  firstNeedOn: Day | null
  firstQuotedOn: Day | null
}

/** Keeps what needs add up to (T3, T4), and moves the funnel on: an explicit need is a need, a quote sent is quoted (Q1). */
export async function noteNeeds(work: Work, figures: RawBuilder<NeedFigures>): Promise<void> {
  const [need, quoted] = [rankOf('need'), rankOf('quoted')]
  await run(
    work.tx,
    sql`
    with f as (${figures}),
    moved as (
      insert into stage_move (id, customer_id, from_stage, to_stage, on_day, by_id, recorded_at)
      select gen_random_uuid(), c.id, greatest(c.stage, step.after), step.to_stage, step.on_day, ${work.by.id}, ${work.now}
      from f join customer c on c.id = f.customer_id
      cross join lateral (values (0, ${need}::int, f.first_need_on),
        (case when f.first_need_on is not null then ${need}::int else 0 end, ${quoted}::int, f.first_quoted_on)) step(after, to_stage, on_day)
      where step.on_day is not null and c.stage < step.to_stage
    )
    ${keep(
      ['needs_known', 'explicit_needs', 'stage', ...DAYS],
      sql`select n.*, ${daysOf(work.settings)} from (
        select c.id, c.orders, c.tier, c.pursuit_started_on, c.neglect_since, c.protected_until, c.last_effective_on, c.retry_on,
          f.needs_known, f.explicit_needs,
          greatest(c.stage, case when f.first_quoted_on is not null then ${quoted}::int when f.first_need_on is not null then ${need}::int else 0 end) as stage,
          case when f.needs_known then f.explicit_needs else c.open_needs end as open_needs
        from f join customer c on c.id = f.customer_id
      ) n`,
    )}`,
  )
}

/** Works out the days of T3 and T6 anew, after a tier, a need or a setting changed. */
export async function reckon(tx: Tx, settings: Settings, customerIds: readonly string[]): Promise<void> {
  await run(
    tx,
    keep(DAYS, sql`select n.id, ${daysOf(settings)} from customer n where n.id = any(${uuids(customerIds)})`),
  )
}

/** One batch of customers in the order of their ids, for reckoning all anew without holding many locks. */
export async function customerIdsAfter(tx: Tx, after: string | null, limit: number): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{
      id: string
    }>`select id from customer where id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000') order by id limit ${limit}`,
  )
  return found.map((c) => c.id)
}

export type PursuitCause = 'created' | 'imported' | 'claimed' | 'assigned' | 'handed_over' | 'order_completed'

/**
 * Opens a new pursuit now (METHOD §1): touch numbers start at nothing, the cadence from today. A step-in
 * that waited belongs to the old one and lapses. A new owner begins unproven.
 */
export async function startPursuits(work: Work, customerIds: readonly string[], cause: PursuitCause): Promise<void> {
  await run(
    work.tx,
    sql`insert into pursuit (id, customer_id, number, owner_id, cause, started_at, started_on, recorded_at)
        select gen_random_uuid(), id, pursuit + 1, owner_id, ${cause}, ${work.now}, ${work.today}, ${work.now} from customer where id = any(${uuids(customerIds)})`,
  )
  await run(
    work.tx,
    sql`update customer set pursuit = pursuit + 1, pursuit_started_at = ${work.now}, pursuit_started_on = ${work.today},
          effective_touches = 0, last_effective_on = null, retry_on = null, pursuit_orders = 0, step_in_since = null, postponed_until = null
          ${cause === 'order_completed' ? sql`` : sql`, distance = 0`}
        where id = any(${uuids(customerIds)})`,
  )
  await reckon(work.tx, work.settings, customerIds)
}

/**
 * Finds the current pursuit of customers anew from all their live ones, after an import added or voided
 * some: the latest start counts, and of the starts by entry the one recorded last.
 */
export async function replayPursuits(work: Work, customerIds: readonly string[]): Promise<void> {
  await run(
    work.tx,
    keep(
      ['pursuit', 'pursuit_started_at', 'pursuit_started_on'],
      sql`select distinct on (p.customer_id) p.customer_id as id, count(*) over (partition by p.customer_id) as pursuit,
          p.started_at as pursuit_started_at, p.started_on as pursuit_started_on
        from live_pursuit p where p.customer_id = any(${uuids(customerIds)})
        order by p.customer_id, p.started_at desc, p.recorded_at desc`,
    ),
  )
}

/** T11: hides a customer from the day's list until a day; null shows it again. */
export async function notePostponed(work: Work, customerId: string, until: Day | null): Promise<void> {
  await run(work.tx, sql`update customer set postponed_until = ${until} where id = ${customerId}`)
}

/** D2: how near the owner is to the one who decides, one row a customer: what `noteDistances` expects of its SELECT. */
export interface DistanceFigures {
  customerId: string
  /** Heights on the ladder: what holds, and what the portrait allows at most. */
  distance: number
  allowed: number
}

/** Keeps the distance that lists show and filter by. */
export async function noteDistances(work: Work, figures: RawBuilder<DistanceFigures>): Promise<void> {
  await run(
    work.tx,
    sql`with f as (${figures})
        update customer c set distance = f.distance, distance_allowed = f.allowed from f
        where c.id = f.customer_id and (c.distance, c.distance_allowed) is distinct from (f.distance, f.allowed)`,
  )
}
