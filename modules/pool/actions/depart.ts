import { publish } from '../../../platform/events.ts'
import { row, rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { endOwnerships } from '../../customers/index.ts'
import { deactivate } from '../../people/index.ts'
import { clearedFor } from '../../secrecy/index.ts'
import { closeStepIns } from '../../touches/index.ts'
import { customersHandedOver } from '../events.ts'
import { planIncomplete, unknownCustomers } from '../refusals.ts'
import { type Handing, insertMoves } from '../repo.ts'
import { handTo, planFor, type Spread } from './assign.ts'

/** What a person holds, as far as the actor may know, the most important first; locked in the order in which everybody locks. */
const heldBy = (work: Work, personId: string) =>
  rows(
    work.tx,
    sql<{ id: string }>`
      with held as materialized (
        select id, tier_rank from customer c where owner_id = ${personId} and state <> 'archived' and ${clearedFor(work.by)} order by id for update)
      select id from held order by tier_rank, id`,
  )

interface Plan {
  moves: { customerIds: string[]; ownerId: string }[]
  rest?: { ownerIds: string[]; spread: Spread } | undefined
}

/** A colleague leaves: access ends and every customer goes where the plan says, in one step. */
export async function departPerson(work: Work, personId: string, plan: Plan) {
  // Out first, so that no plan gives customers back to the one who leaves.
  await deactivate(work, personId)
  const held = (await heldBy(work, personId)).map((c) => c.id)
  const named = new Map(plan.moves.flatMap((m) => m.customerIds.map((id) => [id, m.ownerId] as const)))
  const theirs = new Set(held)
  const foreign = [...named.keys()].filter((id) => !theirs.has(id))
  if (foreign.length > 0)
    throw new Refused(unknownCustomers({ count: foreign.length }, { customerIds: foreign.slice(0, 100) }))
  const rest = held.filter((id) => !named.has(id))
  if (rest.length > 0 && !plan.rest)
    throw new Refused(planIncomplete({ count: rest.length }, { customerIds: rest.slice(0, 100) }))
  const handings: Handing[] = []
  for (const ownerId of new Set(named.values()))
    handings.push(
      ...(await planFor(
        work,
        held.filter((id) => named.get(id) === ownerId),
        [ownerId],
        'round_robin',
      )),
    )
  if (plan.rest && rest.length > 0)
    handings.push(...(await planFor(work, rest, plan.rest.ownerIds, plan.rest.spread, 'body.rest.ownerIds')))
  if (handings.length > 0) await handTo(work, handings, 'handed_over', '')
  await leaveToManagers(work, personId)
  await publish(work, customersHandedOver, { subjectId: personId, data: { fromId: personId, count: handings.length } })
  return { handedOver: handings.length }
}

/**
 * S1: what the actor may not know of is in no plan. It is left without an owner, and waits with who answers for it (T5);
 * nobody is told.
 */
async function leaveToManagers(work: Work, personId: string): Promise<void> {
  const left = await rows(
    work.tx,
    sql<{
      id: string
    }>`select id from customer where owner_id = ${personId} and state <> 'archived' order by id for update`,
  )
  if (left.length === 0) return
  const ids = left.map((c) => c.id)
  await closeStepIns(work, ids, 'lapsed', '')
  await endOwnerships(work, ids, 'handed_over')
  await run(
    work.tx,
    sql`update customer set owner_id = null, owner_since = null, postponed_until = null, state = 'active', version = version + 1 where id = any(${uuids(ids)})`,
  )
  const moves = ids.map((customerId) => ({
    customerId,
    kind: 'recalled' as const,
    fromId: personId,
    toId: null,
    reason: '',
  }))
  await insertMoves(work.tx, moves, work.by.id, work.now)
}

/** What a colleague holds, and who could take it over. */
export async function showDeparture(work: Work, personId: string) {
  const inSight = work.by.role === 'manager' ? sql`team_id = any(${uuids(work.by.teamIds)})` : sql`true`
  const person = await row(work.tx, sql`select 1 from person where id = ${personId} and ${inSight}`)
  if (!person) throw new Refused(notFound())
  const byTier = await rows(
    work.tx,
    sql<{ tier: string | null; customers: number }>`
      select tier, count(*) as customers from customer c where owner_id = ${personId} and state <> 'archived' and ${clearedFor(work.by)} group by tier, tier_rank order by tier_rank`,
  )
  const colleagues = await rows(
    work.tx,
    sql<{ id: string; name: string; role: string; team: string; held: number }>`
      select p.id, p.name, p.role, t.name as team, (select count(*) from customer c where c.owner_id = p.id and c.state <> 'archived' and ${clearedFor(work.by)}) as held
      from person p join team t on t.id = p.team_id
      where p.id <> ${personId} and p.state <> 'left' and p.role in ('rep', 'manager', 'director') order by p.name limit 200`,
  )
  return { customers: byTier.reduce((sum, t) => sum + t.customers, 0), byTier, colleagues }
}
