import { row, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { type CustomerRecord, heldOf, lockedCustomer, seenCustomer, visibleTo } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import { inPool } from '../../customers/refusals.ts'

/** The customer, if the actor may read what hangs on it: in the pool that is kept until it is claimed (T6). */
export async function openCustomer(work: Work, customerId: string): Promise<string> {
  const { rootId } = await seenCustomer(work, customerId)
  const open = await row(work.tx, sql`select 1 from customer c where c.id = ${rootId} and ${visibleTo(work.by)}`)
  if (!open) throw new Refused(inPool())
  return rootId
}

/** One that the actor works on, locked until the transaction ends. */
export async function keptCustomer(work: Work, id: string): Promise<CustomerRecord> {
  const customer = await lockedCustomer(work, id)
  demand(whyNotTouch(work.by, heldOf(customer)))
  return customer
}
