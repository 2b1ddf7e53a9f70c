import { row, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { settingOf } from '../../shared/setting.ts'
import type { Tier } from './rules/stages.ts'
import { neverSuspended } from './settings.ts'

/**
 * The pool in which a customer without an owner waits: its region's, else its team's (or the nearest team's
 * above), else the company's. Null for tiers that never enter a pool (T5): they wait in the manager's list.
 */
export async function poolFor(
  work: Work,
  customer: { tier: Tier | null; region: string | null; teamId: string },
): Promise<string | null> {
  if (customer.tier && settingOf(work.settings, neverSuspended).includes(customer.tier)) return null
  const found = await row(
    work.tx,
    sql<{ id: string }>`
      with recursive above as (
        select id, parent_id, 0 as height from team where id = ${customer.teamId}
        union all select t.id, t.parent_id, a.height + 1 from team t join above a on t.id = a.parent_id)
      select p.id from pool p left join above a on a.id = p.team_id
      where p.closed_at is null and (p.team_id is null or a.id is not null) and (p.region is null or p.region = ${customer.region})
      order by p.region is null, a.height nulls last, p.created_at limit 1`,
  )
  return found?.id ?? null
}

/** Puts a customer without an owner where its tier and region now say. */
export async function poolAgain(work: Work, customerId: string): Promise<void> {
  const customer = await row(
    work.tx,
    sql<{ tier: Tier | null; region: string | null; teamId: string; poolId: string | null }>`
      select tier, region, team_id, pool_id from customer where id = ${customerId} and owner_id is null and state in ('active', 'suspended')`,
  )
  if (!customer) return
  const poolId = await poolFor(work, customer)
  if (poolId !== customer.poolId)
    await run(
      work.tx,
      sql`update customer set pool_id = ${poolId}, pooled_at = ${poolId ? work.now : null},
            state = case when ${poolId}::uuid is null then 'active' else state end where id = ${customerId}`,
    )
}
