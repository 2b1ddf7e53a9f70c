import { row, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { Refused } from '../../shared/refusal.ts'
import { seenCustomer, visibleTo } from '../customers/index.ts'
import { inPool } from '../customers/refusals.ts'

/** The customer, if the actor may read what was done for it: in the pool that is kept until it is claimed (T6). */
export async function demandOpen(work: Work, customerId: string): Promise<string> {
  const { rootId } = await seenCustomer(work, customerId)
  const open = await row(work.tx, sql`select 1 from customer c where c.id = ${rootId} and ${visibleTo(work.by)}`)
  if (!open) throw new Refused(inPool())
  return rootId
}
