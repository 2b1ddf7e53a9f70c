import { type RawBuilder, rows, run, sql, type Tx, uuids } from '../../platform/sql.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Day } from '../../shared/calendar.ts'
import { mattersOf } from '../appointments/index.ts'
import { greetingWaits } from '../care/index.ts'
import { besideItem, type CustomerRow, itemColumns, mayGreet, visibleTo } from '../customers/index.ts'
import { clearedFor } from '../secrecy/index.ts'
import type { Channel, Direction } from '../touches/rules/log.ts'
import type { StepInCause } from '../touches/rules/stepIn.ts'
import { type DayBounds, partQueries } from './parts.ts'
import { PARTS, type Part } from './rules/reasons.ts'

/** Whose list it is: a person's own customers, and for whom and which teams the person answers as the manager (T7). */
export interface ListOf {
  personId: string
  answersFor: string[]
  waitingTeams: string[]
}

export const partsOf = (by: Actor, list: ListOf, at: DayBounds) =>
  partQueries(
    {
      personId: sql`${list.personId}::uuid`,
      answersFor: uuids(list.answersFor),
      waitingTeams: uuids(list.waitingTeams),
      matters: sql`matter`,
      sees: visibleTo(by),
      greeted: list.personId === by.id ? mayGreet(by) : sql`false`,
      greetings: list.personId === by.id ? greetingWaits(sql`${list.personId}::uuid`, at.today) : sql`false`,
    },
    at,
  )

export interface DayRow extends CustomerRow {
  since: Day
  tierRank: number
  lookAgainOn: Day | null
}

/**
 * One part of the list in its order: by importance, then by how long it waits; after a place, where given. All that
 * stands in the part is found first and sorted then: it is little, and an index in that order would be walked far.
 */
export function partPage(
  tx: Tx,
  by: Actor,
  { personId }: ListOf,
  { arms, since }: { arms: RawBuilder<unknown>[]; since: RawBuilder<unknown> },
  at: DayBounds,
  place: unknown[] | null,
  limit: number,
) {
  const part = sql.join(
    arms.map((arm) => sql`select * from customer c where ${arm} and ${clearedFor(by)}`),
    sql` union all `,
  )
  const order = sql`c.tier_rank, coalesce(${since}, '-infinity'::date), c.id`
  const after = place ? sql`where (${order}) > (${place[0]}, ${place[1]}::date, ${place[2]}::uuid)` : sql``
  return rows(
    tx,
    sql<DayRow>`with matter as materialized (${mattersOf(sql`${personId}::uuid`, at)}), part as materialized (${part}), page as (select * from part c ${after} order by ${order} limit ${limit})
      select ${itemColumns(by)}, c.tier_rank, c.look_again_on, ${since} as since
      from page c ${besideItem} order by ${order}`,
  )
}

const COUNTED = 1000

export type Counts = Record<Part, number>

/** How many stand in each part of each list, up to a bound that costs nothing. */
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
  }
  const queries = partQueries(whose, at)
  const counts = PARTS.map((part) => {
    const arms = queries[part].arms.map((arm) => sql`select 1 from customer c where ${arm} and ${clearedFor(by)}`)
    return sql`${sql.lit(part)}, (select count(*) from (${sql.join(arms, sql` union all `)} limit ${COUNTED}) counted)`
  })
  const given = lists.map((l) => ({ id: l.personId, answers_for: l.answersFor, waiting_teams: l.waitingTeams }))
  const found = await rows(
    tx,
    sql<{ id: string; counts: Counts }>`select l.id, of.counts
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as l(id uuid, answers_for uuid[], waiting_teams uuid[])
        cross join lateral (with matter as materialized (${mattersOf(sql`l.id`, at)}) select jsonb_build_object(${sql.join(counts)}) as counts) of`,
  )
  return new Map(found.map((l) => [l.id, l.counts]))
}

export interface Beside {
  id: string
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

/** What stands beside each customer of a page: the last touch, whom to reach, what waits for the manager. */
export const besides = (tx: Tx, ids: readonly string[], at: DayBounds) =>
  rows(
    tx,
    sql<Beside>`select r.id,
        (select jsonb_build_object('id', t.id, 'happenedAt', to_json(t.happened_at), 'day', t.day, 'channel', t.channel, 'direction', t.direction,
            'effective', t.effective, 'summary', x.summary, 'by', jsonb_build_object('id', p.id, 'name', p.name))
          from live_touch t join touch_text x on x.touch_id = t.id join person p on p.id = t.by_id
          where t.customer_id in (select id from customer where root_id = r.id)
          order by t.happened_at desc, t.id desc limit 1) as last_touch,
        (select jsonb_build_object('id', b.id, 'name', b.name, 'job', b.job, 'worstTimes', b.worst_times, 'bestTimes', b.best_times)
          from contact b where b.id = reached.id) as contact,
        (select value from contact_point cp where cp.customer_id = r.id and cp.kind = 'phone' and (cp.contact_id is null or cp.contact_id = reached.id)
          order by cp.contact_id is null, position limit 1) as phone,
        (select jsonb_build_object('cause', s.cause, 'askedBy', p.name, 'note', s.note) from step_in s left join person p on p.id = s.asked_by
          where s.customer_id = r.id and s.pursuit = r.pursuit and s.decided_at is null order by s.raised_at, s.id limit 1) as step_in,
        exists (select from live_touch t where t.customer_id in (select id from customer where root_id = r.id) and t.day = ${at.today} and not t.effective and t.direction = 'out') as tried_today
      from customer r
        left join lateral (select b.id from contact b where b.customer_id = r.id and b.left_on is null order by b.main desc, b.id limit 1) reached on true
      where r.id = any(${uuids(ids)})`,
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
