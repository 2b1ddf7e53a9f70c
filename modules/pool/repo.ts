import { type RawBuilder, row, rows, run, sql, type Tx, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { clearedFor } from '../secrecy/index.ts'

export interface Move {
  customerId: string
  kind: 'suspended' | 'claimed' | 'assigned' | 'recalled' | 'handed_over'
  code?: string
  fromId: string | null
  toId: string | null
  lookAgainOn?: Day | null
  reason: string
}

/** Writes the history of moves between people and pools, the words apart from the facts. */
export async function insertMoves(tx: Tx, moves: readonly Move[], byId: string, now: Date): Promise<void> {
  await run(
    tx,
    sql`
    with given as (
      select gen_random_uuid() as id, * from jsonb_to_recordset(${JSON.stringify(moves)})
        as x("customerId" uuid, kind text, code text, "fromId" uuid, "toId" uuid, "lookAgainOn" date, reason text)
    ), facts as (
      insert into pool_move (id, customer_id, kind, code, from_id, to_id, look_again_on, by_id, at)
      select id, "customerId", kind, code, "fromId", "toId", "lookAgainOn", ${byId}, ${now} from given returning id
    )
    insert into pool_move_text (move_id, reason) select g.id, g.reason from given g join facts f on f.id = g.id where g.reason <> ''`,
  )
}

export interface Handing {
  customerId: string
  ownerId: string
  teamId: string
}

/** Gives customers to new owners: the holding before ends, and whatever pool they waited in is left. */
export async function giveTo(
  tx: Tx,
  handings: readonly Handing[],
  cause: 'claimed' | 'assigned' | 'handed_over',
  byId: string,
  now: Date,
  protectedUntil: Day | null,
): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(handings)}) as g("customerId" uuid, "ownerId" uuid, "teamId" uuid)`
  await run(
    tx,
    sql`update ownership o set ended_at = ${now}, end_cause = ${cause} from ${given} where o.customer_id = g."customerId" and o.ended_at is null`,
  )
  await run(
    tx,
    sql`insert into ownership (id, customer_id, owner_id, cause, started_at, started_by)
        select gen_random_uuid(), g."customerId", g."ownerId", ${cause}, ${now}, ${byId} from ${given}`,
  )
  await run(
    tx,
    sql`update customer c set owner_id = g."ownerId", owner_since = ${now}, team_id = g."teamId", pool_id = null, pooled_at = null, state = 'active',
          neglect_since = null, look_again_on = null, protected_until = ${protectedUntil}, version = c.version + 1
        from ${given} where c.id = g."customerId"`,
  )
}

/** T6: counts one claim of today, unless the day's are used up; answers how many that makes, or null. */
export async function countClaim(tx: Tx, personId: string, day: Day, limit: number): Promise<number | null> {
  const counted = await row(
    tx,
    sql<{
      used: number
    }>`insert into claim_quota (person_id, day, used) select ${personId}, ${day}, 1 where ${limit}::int > 0
        on conflict (person_id, day) do update set used = claim_quota.used + 1 where claim_quota.used < ${limit} returning used`,
  )
  return counted?.used ?? null
}

export const claimsOn = async (tx: Tx, personId: string, day: Day): Promise<number> =>
  (await row(tx, sql<{ used: number }>`select used from claim_quota where person_id = ${personId} and day = ${day}`))
    ?.used ?? 0

/** What people hold that the actor knows of, apart from tiers that do not count towards the cap (T6). */
export const heldTowardsCap = (
  { tx, by }: Pick<Work, 'tx' | 'by'>,
  personIds: readonly string[],
  exempt: readonly string[],
) =>
  rows(
    tx,
    sql<{ role: string; state: string; joinedOn: Day | null; held: number }>`
    select p.role, p.state, p.joined_on, (select count(*) from customer c
      where c.owner_id = p.id and ${countsTowardsCap(exempt)} and ${clearedFor(by)}) as held
    from person p where p.id = any(${uuids(personIds)})`,
  )

/** T6: whether a customer `c` counts towards what its owner may hold. */
export const countsTowardsCap = (exempt: readonly string[]): RawBuilder<unknown> =>
  sql`c.state <> 'archived' and not coalesce(c.tier = any(${[...exempt]}), false)`

export const countHeld = async (work: Pick<Work, 'tx' | 'by'>, exempt: readonly string[]): Promise<number> =>
  (await heldTowardsCap(work, [work.by.id], exempt))[0]?.held ?? 0

/** People and how much they hold; none of them can leave until the transaction ends. */
export const loadsOf = (tx: Tx, personIds: readonly string[]) =>
  rows(
    tx,
    sql<{
      id: string
      name: string
      teamId: string
      state: string
      joinedOn: Day | null
      held: number
    }>`select p.id, p.name, p.team_id, p.state, p.joined_on,
        (select count(*) from customer c where c.owner_id = p.id and c.state <> 'archived') as held
      from person p where p.id = any(${uuids(personIds)}) for share of p`,
  )

/** When a person last ceased to hold a customer. */
export const lastHeldUntil = async (tx: Tx, personId: string, customerId: string): Promise<string | null> =>
  (
    await row(
      tx,
      sql<{
        at: string | null
      }>`select max(ended_at) as at from ownership where owner_id = ${personId} and customer_id = ${customerId} and ended_at is not null`,
    )
  )?.at ?? null

export interface PoolRow {
  id: string
  name: string
  team: { id: string; name: string } | null
  region: string | null
  customers: number
  version: number
}

const COUNTED = 1000

export const listPools = (tx: Tx, condition: RawBuilder<unknown>) =>
  rows(
    tx,
    sql<PoolRow>`select pool.id, pool.name, pool.region, pool.version, case when t.id is null then null else jsonb_build_object('id', t.id, 'name', t.name) end as team,
        (select count(*) from (select 1 from customer c where c.pool_id = pool.id limit ${COUNTED}) counted) as customers
      from pool left join team t on t.id = pool.team_id
      where pool.closed_at is null and ${condition} order by pool.team_id is not null, pool.region nulls first, pool.name`,
  )
