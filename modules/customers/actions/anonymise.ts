import { publish } from '../../../platform/events.ts'
import { forgetReplies } from '../../../platform/http/idempotency.ts'
import { rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { keepReason, layAside } from '../aside.ts'
import { customerAnonymised } from '../events.ts'
import { whyNotAnonymise } from '../policy.ts'
import { heldOf } from '../present.ts'
import { lockedCustomer, showCustomer } from '../reading.ts'
import { importUnderWay, unknownContact } from '../refusals.ts'
import { contactsOf } from '../repo/contacts.ts'
import { refreshSearch } from '../repo/names.ts'
import { dismissAllOf } from '../repo/proposals.ts'
import { recountAll } from '../stale.ts'

/**
 * T8: a person's legal request. Redacts one contact, or the whole customer, which then is archived; facts and figures
 * stay. Imported files are emptied, whatever they hold. It cannot be undone.
 */
export async function anonymiseCustomer(work: Work, id: string, reason: string, contactId: string | null) {
  const customer = await lockedCustomer(work, id)
  demand(whyNotAnonymise(work.by, heldOf(customer)))
  if (contactId && !(await contactsOf(work.tx, id)).some((c) => c.id === contactId)) throw new Refused(unknownContact())
  await demandNoImport(work)
  if (!contactId) {
    if (customer.state !== 'archived') await layAside(work, id, 'archived')
    await dismissAllOf(work, id)
  }
  const members = await rows(work.tx, sql<{ id: string }>`select id from customer where root_id = ${id}`)
  await forgetReplies(
    work.tx,
    members.map((member) => member.id),
  )
  const reasonId = await keepReason(work.tx, id, reason)
  await run(work.tx, sql`select anonymise(${reasonId}, ${id}, ${contactId}, ${work.by.id}, ${work.now})`)
  // The next step stands with the customer too, as the last touch told it.
  await recountAll(work, [id])
  await refreshSearch(work.tx, id)
  await publish(work, customerAnonymised, { customerId: id, data: { reasonId, contactId } })
  return showCustomer(work, id)
}

/** A file that is being read would bring in again who was just made nameless; imports that end or wait are held until then. */
async function demandNoImport(work: Work): Promise<void> {
  const open = await rows(
    work.tx,
    sql<{ state: string }>`select state from import where state not in ('done', 'undone') order by id for update`,
  )
  if (open.some(({ state }) => ['queued', 'running', 'previewing', 'undoing'].includes(state)))
    throw new Refused(importUnderWay())
}
