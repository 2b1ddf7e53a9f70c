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

/** The day of the first move to a stage or beyond it that was not gone back on. */
const firstAbove = (rank: number): RawBuilder<unknown> =>
  sql`(array_agg(on_day order by n) filter (where rank = ${sql.lit(rank)} and to_stage >= rank and n > coalesce(last_below, 0)))[1] as ${sql.ref(`d${rank}`)}`

/** The step to a stage of those who reached the one before; a stage that nobody dated tells nothing of days. */
const stepTo = (rank: number): RawBuilder<unknown> => {
  const [before, after] = [sql.ref(`r.r${rank - 1}`), sql.ref(`r.r${rank}`)]
  return sql`select r.id, r.team_id, r.entered_on, ${sql.lit(rank)}::int as rank, ${before} as since, ${after} as until, true as happened
      from reached r where r.stage >= ${sql.lit(rank)} and ${after} is not null
    union all select r.id, r.team_id, r.entered_on, ${sql.lit(rank)}, ${before}, r.rested_on, false
      from reached r where r.stage = ${sql.lit(rank - 1)} and ${before} is not null`
}

/**
 * Q1: each step of each customer of a condition, taken or still waited for: `(id, team_id, entered_on, rank, since, until, happened)`, as
 * `reachedOn` of rules/funnel.ts says. Who is pursued is watched until today (`until` is null), who rests until the owner let go.
 */
export const stepsOf = (condition: RawBuilder<unknown>, zone: string): RawBuilder<unknown> => sql`
    with cohort as (
      select c.id, c.team_id, c.stage, c.entered_on, case when c.state = 'suspended' then
        (select max((o.ended_at at time zone ${zone})::date) from ownership o where o.customer_id = c.id) end as rested_on
      from customer c where ${condition}
    ),
    move as (
      select k.*, m.to_stage, m.on_day, row_number() over (partition by k.id order by m.recorded_at, m.to_stage, m.id) as n
      from cohort k left join stage_move m on m.customer_id = k.id
    ),
    tried as (
      select m.*, g.rank, max(m.n) filter (where m.to_stage < g.rank) over (partition by m.id, g.rank) as last_below
      from move m cross join generate_series(1, 5) g(rank)
    ),
    dated as (
      select id, team_id, entered_on, stage, rested_on, ${sql.join(RANKS.map(firstAbove))}
      from tried group by id, team_id, entered_on, stage, rested_on
    ),
    reached as (
      select id, team_id, entered_on, stage, rested_on, least(entered_on, ${from(1)}) as r0, ${sql.join(RANKS.map((rank) => sql`least(${from(rank)}) as ${sql.ref(`r${rank}`)}`))}
      from dated
    )
    ${sql.join(RANKS.map(stepTo), sql` union all `)}`

/** Q1: how long each step took so far, counted. */
export const stepCourses = (tx: Tx, condition: RawBuilder<unknown>, { zone, today }: { zone: string; today: Day }) =>
  rows(
    tx,
    sql<StepCourse>`
    select s.rank, greatest(0, coalesce(s.until, ${today}) - s.since) as at, s.happened, count(*) as count
    from (${stepsOf(condition, zone)}) s group by 1, 2, 3 order by 1, 2`,
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
