import { publish } from '../../../platform/events.ts'
import { row, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { memberJoined, memberLeft } from '../events.ts'
import { whyNotChangeGroup } from '../policy.ts'
import { heldOf } from '../present.ts'
import { lockedCustomer, showCustomer } from '../reading.ts'
import { ownsIt, unknownMember } from '../refusals.ts'
import { bumpVersion } from '../repo/record.ts'

/** D7: takes a colleague into a customer's working group, or changes the role there. */
export async function putMember(work: Work, customerId: string, personId: string, role: string) {
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotChangeGroup(work.by, heldOf(customer)))
  if (personId === customer.ownerId) throw new Refused(ownsIt())
  const person = await row(work.tx, sql`select 1 from person where id = ${personId} and state <> 'left'`)
  if (!person) throw new Refused(unknownMember())
  const isMember = await row(
    work.tx,
    sql`select 1 from customer_member where customer_id = ${customerId} and person_id = ${personId} and ended_at is null`,
  )
  await run(
    work.tx,
    sql`insert into customer_member as m (customer_id, person_id, role, since, added_by)
        values (${customerId}, ${personId}, ${role}, ${work.now}, ${work.by.id})
        on conflict (customer_id, person_id) do update set role = excluded.role, ended_at = null,
          since = case when m.ended_at is null then m.since else excluded.since end,
          added_by = case when m.ended_at is null then m.added_by else excluded.added_by end`,
  )
  await bumpVersion(work.tx, customerId)
  if (!isMember) await publish(work, memberJoined, { customerId, subjectId: personId, data: {} })
  return showCustomer(work, customerId)
}

/** D7: a colleague leaves the group; that the colleague was in it stays on record. */
export async function removeMember(work: Work, customerId: string, personId: string) {
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotChangeGroup(work.by, heldOf(customer)))
  const left = await run(
    work.tx,
    sql`update customer_member set ended_at = ${work.now} where customer_id = ${customerId} and person_id = ${personId} and ended_at is null`,
  )
  if (left === 0) throw new Refused(unknownMember())
  await bumpVersion(work.tx, customerId)
  await publish(work, memberLeft, { customerId, subjectId: personId, data: {} })
  return showCustomer(work, customerId)
}
