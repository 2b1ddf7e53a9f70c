import { newId, type RawBuilder, row, rows, run, sql, type Tx, uuids } from '../../platform/sql.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Day } from '../../shared/calendar.ts'
import { visibleTo } from '../customers/index.ts'
import type { OrderFacts } from './rules/facts.ts'
import type { ScoredTier } from './rules/scorecard.ts'
import type { GivenBy } from './rules/standing.ts'

/** What is unpaid tells nothing about when they pay before so many days. */
const GRACE_DAYS = 30

/**
 * What orders tell of customers, those merged into them included: the amounts of the last twelve months and of the twelve
 * before, margin where the cost is known, and how long payment took; in the currency of most of its orders.
 */
export function orderFactsOf(tx: Tx, customerIds: readonly string[], today: Day): Promise<(OrderFacts & Of)[]> {
  return rows(
    tx,
    sql<OrderFacts & Of>`
      select r.id as customer_id,
        coalesce(sum(o.fen) filter (where o.is_late_year), 0) as fen,
        coalesce(sum(o.fen) filter (where not o.is_late_year), 0) as fen_before,
        coalesce(sum(o.net) filter (where o.is_late_year and o.cost_fen is not null), 0) as net_fen,
        coalesce(sum(o.cost_fen) filter (where o.is_late_year), 0) as cost_fen,
        coalesce(sum(o.fen::numeric * o.days) filter (where o.is_late_year and o.days is not null), 0) as fen_days,
        coalesce(sum(o.fen) filter (where o.is_late_year and o.days is not null), 0) as fen_waited
      from customer r cross join lateral (
        select o.fen, coalesce(o.net_fen, o.fen) as net, o.cost_fen, o.ordered_on > ${today}::date - 365 as is_late_year,
          case when o.payment <> 'paid' then case when ${today}::date - o.ordered_on > ${GRACE_DAYS}::int then ${today}::date - o.ordered_on end
            else coalesce((select max(p.on_day) from payment p where p.order_id = o.id), o.completed_on) - o.ordered_on end as days
        from customer c join live_order o on o.customer_id = c.id
        where c.root_id = r.id and o.cancelled_on is null and o.currency = r.orders_currency
          and o.ordered_on > ${today}::date - 730 and o.ordered_on <= ${today}::date
      ) o
      where r.id = any(${uuids(customerIds)}) group by r.id`,
  )
}

interface Of {
  customerId: string
}

export interface MarkRow extends Of {
  criterion: string
  value: number | null
  by: { id: string; name: string } | null
  at: string
}

/** The latest mark of each criterion. */
export const marksOf = (tx: Tx, customerIds: readonly string[]): Promise<MarkRow[]> =>
  rows(
    tx,
    sql<MarkRow>`
      select distinct on (r.id, m.criterion) r.id as customer_id, m.criterion, m.value, m.at,
        case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as by
      from customer r join customer c on c.root_id = r.id join importance_mark m on m.customer_id = c.id left join person p on p.id = m.by_id
      where r.id = any(${uuids(customerIds)}) order by r.id, m.criterion, m.at desc, m.id desc`,
  )

export interface Mark {
  customerId: string
  criterion: string
  value: number | null
}

export async function insertMarks(tx: Tx, marks: readonly Mark[], by: Actor, now: Date): Promise<void> {
  const json = JSON.stringify(marks.map((mark) => ({ id: newId(), ...mark })))
  await run(
    tx,
    sql`insert into importance_mark (id, customer_id, criterion, value, by_id, at)
        select x.id, x."customerId", x.criterion, x.value, ${by.id}, ${now}
        from jsonb_to_recordset(${json}) as x(id uuid, "customerId" uuid, criterion text, value numeric)`,
  )
}

export interface ScoreRow extends Of {
  values: Record<string, number | null>
  score: number | null
  known: number
  tier: ScoredTier | null
  waitsSince: string | null
  scoredOn: Day
}

export const scoreRow = (tx: Tx, customerId: string): Promise<ScoreRow | null> =>
  row(
    tx,
    sql<ScoreRow>`select customer_id, "values", score, known, tier, waits_since, scored_on from importance_score where customer_id = ${customerId}`,
  )

/** A score as it is kept; `waits` where it would let a guarded tier fall. */
export interface Scored extends Of {
  values: Record<string, number | null>
  score: number | null
  known: number
  tier: ScoredTier | null
  waits: boolean
}

export async function keepScores(tx: Tx, scores: readonly Scored[], now: Date, today: Day): Promise<void> {
  await run(
    tx,
    sql`insert into importance_score (customer_id, "values", score, known, tier, waits_since, scored_on)
        select x."customerId", x."values", x.score, x.known, x.tier, case when x.waits then ${now}::timestamptz end, ${today}
        from jsonb_to_recordset(${JSON.stringify(scores)}) as x("customerId" uuid, "values" jsonb, score numeric, known numeric, tier text, waits boolean)
        on conflict (customer_id) do update set "values" = excluded."values", score = excluded.score, known = excluded.known, tier = excluded.tier,
          waits_since = case when excluded.waits_since is not null then coalesce(importance_score.waits_since, excluded.waits_since) end,
          scored_on = excluded.scored_on`,
  )
}

/** The tier was given by hand: no fall waits any more. */
export const endWaiting = (tx: Tx, customerId: string) =>
  run(tx, sql`update importance_score set waits_since = null where customer_id = ${customerId}`)

// Whoever changed the tier last gave it: the scorecard, or a person or an import.
const givenBy = (customer: RawBuilder<unknown>) => sql<GivenBy>`case when (
    select h.cause from customer_change h where h.customer_id = ${customer}.id and h.field = 'tier' order by h.at desc, h.id desc limit 1
  ) = 'scorecard' then 'scorecard' else 'hand' end`

export interface Standing {
  id: string
  tier: ScoredTier | null
  givenBy: GivenBy
  /** S1: only named people see it. */
  isSealed: boolean
}

/** Customers with their tiers and who gave them, locked; those put away or merged are left out. */
export const lockStandings = (tx: Tx, customerIds: readonly string[]): Promise<Standing[]> =>
  rows(
    tx,
    sql<Standing>`select c.id, c.tier, ${givenBy(sql`c`)} as given_by, c.secrecy = 1 as is_sealed from customer c
      where c.id = any(${uuids(customerIds)}) and c.state <> 'archived' order by c.id for update of c`,
  )

export async function givenByOf(tx: Tx, customerId: string): Promise<GivenBy> {
  const found = await row(
    tx,
    sql<{ givenBy: GivenBy }>`select ${givenBy(sql`c`)} as given_by from customer c where c.id = ${customerId}`,
  )
  return found?.givenBy ?? 'hand'
}

export interface TierChange {
  at: string
  by: { id: string; name: string } | null
  cause: string
  from: ScoredTier | null
  to: ScoredTier | null
  reason: string | null
}

const SHOWN = 20

export const tierHistory = (tx: Tx, customerId: string): Promise<TierChange[]> =>
  rows(
    tx,
    sql<TierChange>`
      select h.at, h.cause, x.before #>> '{}' as "from", x.after #>> '{}' as "to", r.reason,
        case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as by
      from customer_change h left join customer_change_text x on x.change_id = h.id left join customer_reason r on r.id = h.id
        left join person p on p.id = h.by_id
      where h.customer_id = ${customerId} and h.field = 'tier' order by h.at desc, h.id desc limit ${SHOWN}`,
  )

export interface WaitingRow {
  id: string
  customer: { id: string; name: string }
  owner: { id: string; name: string } | null
  tier: ScoredTier
  suggested: ScoredTier
  score: number
  since: string
}

/** Falls that wait, the longest first. */
export const waitingFalls = (
  tx: Tx,
  by: Actor,
  owner: string | undefined,
  place: readonly [string, string] | null,
  limit: number,
) =>
  rows(
    tx,
    sql<WaitingRow>`
      select c.id, jsonb_build_object('id', c.id, 'name', c.name) as customer, c.tier, s.tier as suggested, s.score, s.waits_since as since,
        case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as owner
      from importance_score s join customer c on c.id = s.customer_id left join person p on p.id = c.owner_id
      where s.waits_since is not null and ${visibleTo(by)} and c.state <> 'archived'
        and ${owner ? sql`c.owner_id = ${owner}` : sql`true`} and ${place ? sql`(s.waits_since, s.customer_id) > (${place[0]}, ${place[1]})` : sql`true`}
      order by s.waits_since, s.customer_id limit ${limit}`,
  )

export interface Looked {
  id: string
  name: string
  values: Record<string, number | null>
}

/** Customers with what is known of them, for trying out another scorecard. */
export const scoredLately = (tx: Tx, by: Actor, limit: number): Promise<Looked[]> =>
  rows(
    tx,
    sql<Looked>`select c.id, c.name, s."values" from importance_score s join customer c on c.id = s.customer_id
      where ${visibleTo(by)} and c.state <> 'archived' order by s.scored_on desc, s.customer_id desc limit ${limit}`,
  )
