import { newId, row, run, sql, type Tx } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { reckon } from './figures.ts'
import { poolAgain } from './pooling.ts'
import type { State } from './rules/stages.ts'

/** Keeps in words why something was done to a customer; answers the id by which the fact names it. */
export async function keepReason(tx: Tx, customerId: string, reason: string): Promise<string> {
  const id = newId()
  await run(tx, sql`insert into customer_reason (id, customer_id, reason) values (${id}, ${customerId}, ${reason})`)
  return id
}

/** T8: puts a customer away: its owner's time ends, its pool is left, and how it stood is kept. */
export async function layAside(work: Work, customerId: string, cause: 'archived' | 'merged'): Promise<void> {
  await run(
    work.tx,
    sql`insert into laid_aside (id, customer_id, state, owner_id, owner_since, pool_id, pooled_at, at)
        select ${newId()}, id, state, owner_id, owner_since, pool_id, pooled_at, ${work.now} from customer where id = ${customerId}`,
  )
  await run(
    work.tx,
    sql`update ownership set ended_at = ${work.now}, end_cause = ${cause} where customer_id = ${customerId} and ended_at is null`,
  )
  await run(
    work.tx,
    sql`update customer set state = 'archived', owner_id = null, owner_since = null, pool_id = null, pooled_at = null, version = version + 1
        where id = ${customerId}`,
  )
}

/**
 * Brings a customer back as it stood: to its owner, whose time goes on as though it had not ended, or, where that
 * person has left, to where a customer without an owner now waits. Nobody has neglected it meanwhile (T6).
 */
export async function putBack(work: Work, customerId: string): Promise<void> {
  const { state, ownerId, ownerSince, poolId, pooledAt } = (await takeStanding(work, customerId)) ?? NOBODYS
  await run(
    work.tx,
    sql`update customer set state = ${state}, owner_id = ${ownerId}, owner_since = ${ownerId ? ownerSince : null},
          team_id = coalesce((select team_id from person where id = ${ownerId}::uuid), team_id),
          pool_id = ${poolId}, pooled_at = ${pooledAt}, neglect_since = ${work.today}, version = version + 1
        where id = ${customerId}`,
  )
  if (ownerId)
    await run(
      work.tx,
      sql`update ownership set ended_at = null, end_cause = null where id = (
            select id from ownership where customer_id = ${customerId} and owner_id = ${ownerId} order by ended_at desc limit 1)`,
    )
  else await poolAgain(work, [customerId])
  await reckon(work.tx, work.settings, [customerId])
}

/** Who owned a customer that now is laid aside. */
export const ownerBefore = async (tx: Tx, customerId: string): Promise<string | null> =>
  (
    await row(
      tx,
      sql<{
        ownerId: string | null
      }>`select owner_id from laid_aside where customer_id = ${customerId} and ended_at is null`,
    )
  )?.ownerId ?? null

interface Standing {
  state: State
  ownerId: string | null
  ownerSince: string | null
  poolId: string | null
  pooledAt: string | null
}

/** Of one that the undoing of an import archived nothing is kept. */
const NOBODYS: Standing = { state: 'active', ownerId: null, ownerSince: null, poolId: null, pooledAt: null }

const takeStanding = (work: Work, customerId: string) =>
  row(
    work.tx,
    sql<Standing>`update laid_aside a set ended_at = ${work.now} where customer_id = ${customerId} and ended_at is null
      returning state, (select p.id from person p where p.id = a.owner_id and p.state <> 'left') as owner_id, owner_since, pool_id, pooled_at`,
  )
