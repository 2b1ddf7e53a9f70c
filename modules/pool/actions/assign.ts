import { publish } from '../../../platform/events.ts'
import { rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { inField, type Refusal, Refused } from '../../../shared/refusal.ts'
import { inPoolOf, itemsById, presentItem, startPursuits } from '../../customers/index.ts'
import { manages } from '../../customers/policy.ts'
import { unknownOwner } from '../../customers/refusals.ts'
import { clearedFor } from '../../secrecy/index.ts'
import { closeStepIns } from '../../touches/index.ts'
import { customersAssigned } from '../events.ts'
import { cannotOwn, notYours, unknownCustomers } from '../refusals.ts'
import { giveTo, type Handing, insertMoves, loadsOf } from '../repo.ts'
import { byLoad, roundRobin } from '../rules/spread.ts'

export type Spread = 'round_robin' | 'load'

interface Input {
  customerIds: string[]
  ownerId?: string | undefined
  ownerIds?: string[] | undefined
  spread: Spread
  reason: string
}

/** T6: a manager gives customers to people: all of them, or none where one may not be given. */
export async function assignCustomers(work: Work, input: Input) {
  const ids = [...new Set(input.customerIds)]
  // People are locked before customers, as by those who leave.
  const plan = await planFor(work, ids, input.ownerIds ?? (input.ownerId ? [input.ownerId] : []), input.spread)
  await demandAssignable(work, ids)
  await handTo(work, plan, 'assigned', input.reason)
  const items = await itemsById(work.tx, work.by, ids)
  return { items: items.map((c) => presentItem(work, c)) }
}

/** Spreads customers over people who may own them. */
export async function planFor(
  work: Work,
  customerIds: readonly string[],
  ownerIds: readonly string[],
  spread: Spread,
  /** Where in what was asked they are named, if not by the usual name. */
  field?: string,
): Promise<Handing[]> {
  const refuse = (why: Refusal) => new Refused(field ? inField(field, why) : why)
  const loads = await loadsOf(work.tx, ownerIds)
  if (loads.length === 0 || loads.length < new Set(ownerIds).size) throw refuse(unknownOwner())
  const gone = loads.find((p) => p.state === 'left')
  if (gone) throw refuse(cannotOwn({ name: gone.name }))
  const people = ownerIds.map((id) => loads.find((p) => p.id === id)).filter((p) => p !== undefined)
  return (spread === 'load' ? byLoad : roundRobin)(customerIds, people).map((move) => ({
    ...move,
    teamId: people.find((p) => p.id === move.ownerId)?.teamId ?? '',
  }))
}

/** Hands customers over to those who do not hold them yet: owners, pursuits, history, and step-ins that this decides. */
export async function handTo(
  work: Work,
  plan: readonly Handing[],
  cause: 'assigned' | 'handed_over',
  reason: string,
): Promise<void> {
  const ids = plan.map((p) => p.customerId)
  const before = await rows(
    work.tx,
    sql<{ id: string; ownerId: string | null }>`
      select id, owner_id from customer where id = any(${uuids(ids)}) order by id for update`,
  )
  const fromOf = new Map(before.map((c) => [c.id, c.ownerId]))
  // Who holds a customer already keeps it, and the pursuit goes on.
  const changes = plan.filter((p) => fromOf.get(p.customerId) !== p.ownerId)
  if (changes.length === 0) return
  const changed = changes.map((p) => p.customerId)
  await closeStepIns(work, changed, 'reassign', reason)
  await giveTo(work.tx, changes, cause, work.by.id, work.now, null)
  await startPursuits(work, changed, cause)
  const moves = changes.map((p) => ({
    customerId: p.customerId,
    kind: cause,
    fromId: fromOf.get(p.customerId) ?? null,
    toId: p.ownerId,
    reason,
  }))
  await insertMoves(work.tx, moves, work.by.id, work.now)
  for (const toId of new Set(changes.map((p) => p.ownerId)))
    await publish(work, customersAssigned, {
      subjectId: toId,
      data: { toId, count: changes.filter((p) => p.ownerId === toId).length },
    })
}

/** Of customers that are locked from here on, so that none is archived or merged before it is given. */
async function demandAssignable(work: Work, ids: readonly string[]): Promise<void> {
  const found = await rows(
    work.tx,
    sql<{ id: string; name: string; teamId: string; pooled: boolean }>`
      select c.id, c.name, c.team_id, ${inPoolOf(work.by)} as pooled from customer c
      where c.id = any(${uuids(ids)}) and c.state <> 'archived' and c.root_id = c.id and ${clearedFor(work.by)}
      order by c.id for update`,
  )
  if (found.length < ids.length) throw new Refused(unknownCustomers({ count: ids.length - found.length }))
  const foreign = found.filter((c) => !c.pooled && !manages(work.by, c))
  if (foreign.length > 0)
    throw new Refused(
      notYours(
        {
          names: foreign
            .slice(0, 3)
            .map((c) => c.name)
            .join('、'),
        },
        foreign.map((c) => c.id),
      ),
    )
}
