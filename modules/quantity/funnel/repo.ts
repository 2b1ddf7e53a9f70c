import { type RawBuilder, row, rows, sql, type Tx } from '../../../platform/sql.ts'
import type { Day } from '../../../shared/calendar.ts'
import { leadHoldings } from '../../customers/index.ts'
import { STAGES } from '../../customers/rules/stages.ts'
import { wantedProducts } from '../../deals/index.ts'
import type { StepCourse } from '../rules/funnel.ts'
import type { SPLITS } from './contract.ts'

/** How many of a condition stand at each stage. */
export const standing = (tx: Tx, condition: RawBuilder<unknown>) =>
  rows(
    tx,
    sql<{
      stage: number
      count: number
    }>`select c.stage, count(*) as count from customer c where ${condition} group by c.stage`,
  )

export const countAll = async (tx: Tx, condition: RawBuilder<unknown>): Promise<number> =>
  (await row(tx, sql<{ n: number }>`select count(*) as n from customer c where ${condition}`))?.n ?? 0

/** The stages that there is a step to. */
const RANKS = STAGES.map((_, rank) => rank).slice(1)

/** The days of a stage and of those after it. */
const from = (rank: number): RawBuilder<unknown> =>
  sql.join(RANKS.slice(rank - 1).map((each) => sql.ref(`dated.d${each}`)))

/** The step to a stage of those who reached the one before; a stage that nobody dated tells nothing of days. */
const stepTo = (rank: number): RawBuilder<unknown> => {
  const [before, after] = [sql.ref(`r.r${rank - 1}`), sql.ref(`r.r${rank}`)]
  return sql`select ${sql.lit(rank)} as rank, greatest(0, ${after} - ${before}) as at, true as happened
      from reached r where r.stage >= ${sql.lit(rank)} and ${after} is not null
    union all select ${sql.lit(rank)}, greatest(0, r.watched_until - ${before}), false
      from reached r where r.stage = ${sql.lit(rank - 1)} and ${before} is not null`
}

/**
 * Q1: how long each step took, counted: `reachedOn` of rules/funnel.ts over all customers of a condition at once. Watched is
 * who is pursued until today, who rests until the owner let go. A stage that nobody dated tells nothing of days.
 */
export const stepCourses = (tx: Tx, condition: RawBuilder<unknown>, { zone, today }: { zone: string; today: Day }) =>
  rows(
    tx,
    sql<StepCourse>`
    with cohort as (
      select c.id, c.stage, c.entered_on, case when c.state = 'suspended' then coalesce(
        (select max((o.ended_at at time zone ${zone})::date) from ownership o where o.customer_id = c.id), ${today}) else ${today} end as watched_until
      from customer c where ${condition}
    ),
    move as (
      select m.customer_id, m.to_stage, m.on_day, row_number() over (partition by m.customer_id order by m.recorded_at, m.to_stage, m.id) as n
      from cohort k join stage_move m on m.customer_id = k.id
    ),
    back as (
      select m.customer_id, g.rank, coalesce(max(m.n) filter (where m.to_stage < g.rank), 0) as last_below
      from move m cross join generate_series(1, 5) g(rank) group by m.customer_id, g.rank
    ),
    first as (
      select distinct on (b.customer_id, b.rank) b.customer_id, b.rank, m.on_day
      from back b join move m on m.customer_id = b.customer_id and m.to_stage >= b.rank and m.n > b.last_below
      order by b.customer_id, b.rank, m.n
    ),
    dated as (
      select customer_id, ${sql.join(RANKS.map((rank) => sql`min(on_day) filter (where rank = ${sql.lit(rank)}) as ${sql.ref(`d${rank}`)}`))}
      from first group by customer_id
    ),
    reached as (
      select k.stage, k.watched_until, least(k.entered_on, ${from(1)}) as r0, ${sql.join(RANKS.map((rank) => sql`least(${from(rank)}) as ${sql.ref(`r${rank}`)}`))}
      from cohort k left join dated on dated.customer_id = k.id
    ),
    step as (${sql.join(RANKS.map(stepTo), sql` union all `)})
    select rank, at, happened, count(*) as count from step group by rank, at, happened order by rank, at`,
  )

/** What a customer is counted under, beside its row. */
const splitBy = (
  by: (typeof SPLITS)[number],
  zone: string,
): { join: RawBuilder<unknown>; value: RawBuilder<unknown> } => {
  if (by === 'person')
    return {
      join: sql`join (select distinct customer_id, owner_id from (${leadHoldings(zone)}) l) l on l.customer_id = c.id`,
      value: sql`l.owner_id::text`,
    }
  if (by === 'product')
    return { join: sql`join (${wantedProducts()}) w on w.customer_id = c.id`, value: sql`w.product` }
  return { join: sql``, value: by === 'team' ? sql`c.team_id::text` : sql.ref(`c.${by}`) }
}

export interface PartRow {
  value: string | null
  stage: number
  count: number
}

export const standingByPart = (tx: Tx, condition: RawBuilder<unknown>, by: (typeof SPLITS)[number], zone: string) => {
  const { join, value } = splitBy(by, zone)
  return rows(
    tx,
    sql<PartRow>`select ${value} as value, c.stage, count(*) as count from customer c ${join} where ${condition} group by 1, 2`,
  )
}

export const namesOf = (tx: Tx, ids: readonly string[]) =>
  rows(tx, sql<{ id: string; name: string }>`select id, name from person where id = any(${[...ids]}::uuid[])`)
