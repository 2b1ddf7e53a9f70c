import { publish } from '../../../platform/events.ts'
import { newId, row, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { startOfDay } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { mayAssign } from '../../people/policy.ts'
import type * as contract from '../contract.ts'
import { customerCreated } from '../events.ts'
import { reckon } from '../figures.ts'
import { whyNotCreate } from '../policy.ts'
import { poolFor } from '../pooling.ts'
import { present } from '../reading.ts'
import { mayNotChooseOwner, unknownOwner } from '../refusals.ts'
import { addName, refreshSearch } from '../repo/names.ts'
import { type CustomerRecord, findCustomer, insertCustomer } from '../repo/record.ts'
import type { Tier } from '../rules/stages.ts'
import { writeContact, writeReach } from './contacts.ts'
import { type Traits, whyLikelyDuplicate } from './duplicates.ts'

type Input = InputOf<typeof contract.createCustomer>['body']

/** Creates a customer with its contacts; a likely duplicate stops it unless the caller insists. */
export async function createCustomer(work: Work, input: Input) {
  demand(whyNotCreate(work.by))
  const owner = await ownerOf(work, input.ownerId)
  if (!input.force) demand(await whyLikelyDuplicate(work, traitsOf(input)))
  const id = newId()
  const enteredOn = input.enteredOn ?? work.today
  const place = owner
    ? { ownerId: owner.id, teamId: owner.teamId, poolId: null }
    : await ownerless(work, input.tier ?? null, input.region ?? null)
  await insertCustomer(
    work.tx,
    {
      id,
      name: input.name,
      kind: input.kind,
      ...place,
      tier: input.tier ?? null,
      industry: input.industry || null,
      source: input.source || null,
      region: input.region || null,
      size: input.size ?? null,
      address: input.address || null,
      remarks: input.remarks || null,
      tags: input.tags ?? [],
      enteredOn,
      pursuitStartedAt: startOfDay(work.zone, enteredOn),
    },
    work.by,
    work.now,
  )
  if (owner) await startOwnership(work, id, owner.id, 'created')
  await addName(work.tx, id, input.name, true)
  await writeReach(work.tx, id, input)
  for (const [index, contact] of input.contacts.entries())
    await writeContact(work, id, { main: index === 0, ...contact })
  await refreshSearch(work.tx, id)
  await reckon(work.tx, work.settings, [id])
  await publish(work, customerCreated, { customerId: id, data: { ownerId: owner?.id ?? null } })
  return present(work, (await findCustomer(work.tx, work.by, id)) as CustomerRecord)
}

const traitsOf = ({ name, kind, phones = [], mails = [], contacts }: Input): Traits => ({
  kind,
  names: [name],
  phones: [...phones, ...contacts.flatMap((c) => c.phones ?? [])],
  mails: [...mails, ...contacts.flatMap((c) => c.mails ?? [])],
})

async function ownerOf(work: Work, asked: string | null | undefined): Promise<{ id: string; teamId: string } | null> {
  const id = asked === undefined ? work.by.id : asked
  if (id === null) return null
  if (id !== work.by.id && !mayAssign(work.by)) throw new Refused(mayNotChooseOwner())
  // Nobody leaves while a customer is made for him: who leaves would leave it behind.
  const person = await row(
    work.tx,
    sql<{ id: string; teamId: string }>`select id, team_id from person where id = ${id} and state <> 'left' for share`,
  )
  if (!person) throw new Refused(unknownOwner())
  return person
}

/** T5: without an owner, a tier that is never suspended waits in the manager's list; the others in a pool. */
async function ownerless(work: Work, tier: Tier | null, region: string | null) {
  return {
    ownerId: null,
    teamId: work.by.teamId,
    poolId: await poolFor(work, { tier, region, teamId: work.by.teamId }),
  }
}

export async function startOwnership(
  work: Work,
  customerId: string,
  ownerId: string,
  cause: 'created' | 'claimed' | 'assigned' | 'handed_over',
): Promise<void> {
  await run(
    work.tx,
    sql`insert into ownership (id, customer_id, owner_id, cause, started_at, started_by)
        values (${newId()}, ${customerId}, ${ownerId}, ${cause}, ${work.now}, ${work.by.id})`,
  )
}

export async function endOwnerships(work: Work, customerIds: readonly string[], cause: string): Promise<void> {
  await run(
    work.tx,
    sql`update ownership set ended_at = ${work.now}, end_cause = ${cause} where customer_id = any(${uuids(customerIds)}) and ended_at is null`,
  )
}
