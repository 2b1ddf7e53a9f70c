import { row, rows, run, sql, type Tx, uuids } from '../../platform/sql.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Day } from '../../shared/calendar.ts'
import { type MatterRow, mattersOf } from '../appointments/index.ts'
import { greetingWaits } from '../care/index.ts'
import { besideItem, type CustomerRow, itemColumns, mayGreet, visibleTo } from '../customers/index.ts'
import { clearedFor } from '../secrecy/index.ts'
import type { Channel, Direction } from '../touches/rules/log.ts'
import type { StepInCause } from '../touches/rules/stepIn.ts'
import { type DayBounds, standing, type Whose } from './parts.ts'
import { PARTS, type Part } from './rules/reasons.ts'

/** Whose list it is: a person's own customers, and for whom and which teams the person answers as the manager (T7). */
export interface ListOf {
  personId: string
  answersFor: string[]
  waitingTeams: string[]
}

const whoseOf = (by: Actor, list: ListOf, at: DayBounds): Whose => {
  const own = list.personId === by.id
  return {
    personId: sql`${list.personId}::uuid`,
    answersFor: uuids(list.answersFor),
    waitingTeams: uuids(list.waitingTeams),
    matters: sql`matter`,
    sees: visibleTo(by),
    cleared: clearedFor(by),
    greeted: own ? mayGreet(by) : sql`false`,
    greetings: own ? greetingWaits(sql`${list.personId}::uuid`, at.today) : sql`false`,
  }
}

/** A customer's place on the list: in which part, since when it waits, and what of appointments and promises does. */
export interface Standing {
  id: string
  part: number
  tierRank: number
  since: Day | null
  born: boolean
  matters: MatterRow[]
}

export type Counts = Record<Part, number>

/** More are not told: it costs nothing, and nobody reads on. */
const COUNTED = 1000

const counted = sql`(select coalesce(jsonb_object_agg(n.part, least(n.count, ${sql.lit(COUNTED)})), '{}') from (select part, count(*) from standing group by part) n)`

const countsOf = (found: Record<number, number>) =>
  Object.fromEntries(PARTS.map((part, n) => [part, found[n] ?? 0])) as Counts

/**
 * The list in its order: by part, by importance, then by how long it waits; after a place, where given. Who stands on it is
 * found first and sorted then: it is little, and an index in that order would be walked far.
 */
export async function dayPage(
  tx: Tx,
  by: Actor,
  list: ListOf,
  at: DayBounds,
  after: unknown[] | null,
  limit: number,
): Promise<{ found: Standing[]; counts: Counts }> {
  const order = sql`s.part, s.tier_rank, coalesce(s.since, '-infinity'::date), s.id`
  const rest = after
    ? sql`where (${order}) > (${after[0]}::int, ${after[1]}, ${after[2]}::date, ${after[3]}::uuid)`
    : sql``
  const found = await row(
    tx,
    sql<{
      found: Standing[]
      counts: Record<number, number>
    }>`with matter as materialized (${mattersOf(sql`${list.personId}::uuid`, at)}),
        standing as materialized (${standing(whoseOf(by, list, at), at)}),
        page as (select * from standing s ${rest} order by ${order} limit ${limit})
      select ${counted} as counts, (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'part', s.part, 'tierRank', s.tier_rank, 'since', s.since, 'born', s.born,
        'matters', (select coalesce(jsonb_agg(jsonb_build_object('code', w.code, 'subjectId', w.subject_id, 'since', w.since)), '[]') from matter w where w.customer_id = s.id)) order by ${order}), '[]') from page s) as found`,
  )
  return { found: found?.found ?? [], counts: countsOf(found?.counts ?? {}) }
}

/** How many stand in each part of each list. */
export async function countParts(
  tx: Tx,
  by: Actor,
  lists: readonly ListOf[],
  at: DayBounds,
): Promise<Map<string, Counts>> {
  const whose = {
    personId: sql`l.id`,
    answersFor: sql`l.answers_for`,
    waitingTeams: sql`l.waiting_teams`,
    greeted: sql`(l.id = ${by.id} and ${mayGreet(by)})`,
    greetings: sql`(l.id = ${by.id} and ${greetingWaits(sql`l.id`, at.today)})`,
    matters: sql`matter`,
    sees: visibleTo(by),
    cleared: clearedFor(by),
  }
  const given = lists.map((l) => ({ id: l.personId, answers_for: l.answersFor, waiting_teams: l.waitingTeams }))
  const found = await rows(
    tx,
    sql<{ id: string; counts: Record<number, number> }>`select l.id, of.counts
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as l(id uuid, answers_for uuid[], waiting_teams uuid[])
        cross join lateral (with matter as materialized (${mattersOf(sql`l.id`, at)}), standing as materialized (${standing(whose, at)}) select ${counted} as counts) of`,
  )
  return new Map(found.map((l) => [l.id, countsOf(l.counts)]))
}

export interface Beside extends CustomerRow {
  lookAgainOn: Day | null
  lastTouch: {
    id: string
    happenedAt: string
    day: Day
    channel: Channel
    direction: Direction
    effective: boolean
    summary: string
    by: { id: string; name: string }
  } | null
  contact: {
    id: string
    name: string
    job: string | null
    worstTimes: string | null
    bestTimes: string | null
  } | null
  phone: string | null
  stepIn: { cause: StepInCause; askedBy: string | null; note: string | null } | null
  triedToday: boolean
}

/** Each customer of a page, with the last touch, whom to reach, what waits for the manager. */
export const besides = (tx: Tx, by: Actor, ids: readonly string[], at: DayBounds) =>
  rows(
    tx,
    sql<Beside>`select ${itemColumns(by)}, c.look_again_on,
        case when t.id is not null then jsonb_build_object('id', t.id, 'happenedAt', to_json(t.happened_at), 'day', t.day, 'channel', t.channel, 'direction', t.direction,
            'effective', t.effective, 'summary', x.summary, 'by', jsonb_build_object('id', w.id, 'name', w.name)) end as last_touch,
        (select jsonb_build_object('id', b.id, 'name', b.name, 'job', b.job, 'worstTimes', b.worst_times, 'bestTimes', b.best_times)
          from contact b where b.id = reached.id) as contact,
        (select value from contact_point cp where cp.customer_id = c.id and cp.kind = 'phone' and (cp.contact_id is null or cp.contact_id = reached.id)
          order by cp.contact_id is null, position limit 1) as phone,
        (select jsonb_build_object('cause', s.cause, 'askedBy', a.name, 'note', s.note) from step_in s left join person a on a.id = s.asked_by
          where s.customer_id = c.id and s.pursuit = c.pursuit and s.decided_at is null order by s.raised_at, s.id limit 1) as step_in,
        exists (select from live_touch t where t.customer_id in (select id from customer where root_id = c.id) and t.day = ${at.today} and not t.effective and t.direction = 'out') as tried_today
      from customer c ${besideItem}
        left join lateral (select b.id from contact b where b.customer_id = c.id and b.left_on is null order by b.main desc, b.id limit 1) reached on true
        left join lateral (select t.* from live_touch t where t.customer_id in (select id from customer where root_id = c.id)
          order by t.happened_at desc, t.id desc limit 1) t on true
        left join touch_text x on x.touch_id = t.id left join person w on w.id = t.by_id
      where c.id = any(${uuids(ids)})`,
  )

export async function noteOpened(tx: Tx, personId: string, day: Day, now: Date): Promise<void> {
  await run(
    tx,
    sql`insert into day_opened (person_id, day, at) values (${personId}, ${day}, ${now}) on conflict do nothing`,
  )
}

export interface TeamMember {
  id: string
  name: string
  role: string
  state: string
  team: string
  held: number
  openedAt: string | null
  touchesToday: number
  effectiveToday: number
}

export const teamDay = (tx: Tx, by: Actor, teamIds: readonly string[] | null, day: Day) =>
  rows(
    tx,
    sql<TeamMember>`select p.id, p.name, p.role, p.state, t.name as team,
        (select count(*) from customer c where c.owner_id = p.id and c.state <> 'archived' and ${clearedFor(by)}) as held,
        (select at from day_opened d where d.person_id = p.id and d.day = ${day}) as opened_at,
        l.touches_today, l.effective_today
      from person p join team t on t.id = p.team_id
        cross join lateral (select count(*) as touches_today, count(*) filter (where l.effective) as effective_today
          from live_touch l join customer c on c.id = l.customer_id where l.by_id = p.id and l.day = ${day} and ${clearedFor(by)}) l
      where p.state <> 'left' and p.role in ('rep', 'manager', 'director') and ${teamIds ? sql`p.team_id = any(${uuids(teamIds)})` : sql`true`}
      order by t.name, p.name limit 500`,
  )
