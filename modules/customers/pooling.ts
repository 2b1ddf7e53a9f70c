import { type RawBuilder, row, run, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { settingOf } from '../../shared/setting.ts'
import type { Tier } from './rules/stages.ts'
import { neverSuspended } from './settings.ts'

const isNeverPooled = (work: Work) =>
  sql`(w.secrecy > 0 or coalesce(w.tier = any(${settingOf(work.settings, neverSuspended)}), false))`

/**
 * T6: the pool in which a customer `w` without an owner waits: its region's, else its team's (or the nearest
 * team's above), else the company's. Null for those that never enter a pool (T5), by their tier or because they are secret: they wait in the manager's list.
 */
export const poolOf = (work: Work): RawBuilder<unknown> => sql`case when not ${isNeverPooled(work)} then (
  with recursive above as (
    select id, parent_id, 0 as height from team where id = w.team_id
    union all select t.id, t.parent_id, a.height + 1 from team t join above a on t.id = a.parent_id)
  select p.id from pool p left join above a on a.id = p.team_id
  where p.closed_at is null and (p.team_id is null or a.id is not null) and (p.region is null or p.region = w.region)
  order by p.region is null, a.height nulls last, p.created_at limit 1) end`

export async function poolFor(
  work: Work,
  customer: { tier: Tier | null; region: string | null; teamId: string; secrecy?: number },
): Promise<string | null> {
  const { tier, region, teamId, secrecy = 0 } = customer
  const found = await row(
    work.tx,
    sql<{ id: string | null }>`select ${poolOf(work)} as id
      from (values (${tier}::text, ${region}::text, ${teamId}::uuid, ${secrecy}::int)) w(tier, region, team_id, secrecy)`,
  )
  return found?.id ?? null
}

/**
 * Puts customers without an owner where their tier and region now say. One that was given to the manager stays
 * there, unless its tier is now of those that never rest (T5).
 */
export async function poolAgain(work: Work, customerIds: readonly string[]): Promise<void> {
  await run(
    work.tx,
    sql`
    update customer c set pool_id = n.pool_id, pooled_at = case when n.pool_id is not null then ${work.now}::timestamptz end,
      state = case when n.pool_id is null then 'active' else c.state end
    from (
      select w.id, ${poolOf(work)} as pool_id from customer w
      where w.id = any(${uuids(customerIds)}) and w.owner_id is null and w.state <> 'archived'
        and (w.state = 'active' or w.pool_id is not null or ${isNeverPooled(work)})
    ) n
    where n.id = c.id and (n.pool_id is distinct from c.pool_id or (n.pool_id is null and c.state <> 'active'))`,
  )
}
