import { row, rows, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { Refused } from '../../shared/refusal.ts'
import { notFound } from '../../shared/refusals.ts'
import { presentRecord } from './present.ts'
import { type Birthday, readBirthdays } from './repo/birthdays.ts'
import { readBeside } from './repo/contacts.ts'
import { type CustomerRow, itemColumns, itemTables } from './repo/list.ts'
import { type CustomerRecord, findCustomer, lockCustomer } from './repo/record.ts'
import { inPoolOf, visibleTo } from './visibility.ts'

/**
 * Whether the actor may see a customer at all: by right, or because it waits in a pool of the actor's. One that was
 * merged is seen by who sees the one it went into.
 */
async function demandVisible(work: Work, id: string): Promise<void> {
  const seen = await row(
    work.tx,
    sql`select 1 from customer m join customer c on c.id = m.root_id where m.id = ${id} and (${visibleTo(work.by)} or ${inPoolOf(work.by)})`,
  )
  if (!seen) throw new Refused(notFound())
}

/** A customer that the actor may see; else it is not found. */
export async function seenCustomer(work: Work, id: string): Promise<CustomerRecord> {
  await demandVisible(work, id)
  const found = await findCustomer(work.tx, work.by, id)
  if (!found) throw new Refused(notFound())
  return found
}

/** The same, locked until the transaction ends. */
export async function lockedCustomer(work: Work, id: string): Promise<CustomerRecord> {
  const found = await lockCustomer(work.tx, work.by, id)
  if (!found) throw new Refused(notFound())
  await demandVisible(work, id)
  return found
}

/** Those of several customers that the actor may see, locked until the transaction ends in the order in which everybody locks. */
export const lockedInSight = (work: Work, ids: readonly string[]) =>
  rows(
    work.tx,
    sql<CustomerRow>`select ${itemColumns(work.by)} from ${itemTables}
      where c.id = any(${uuids(ids)}) and ${visibleTo(work.by)} order by c.id for update of c`,
  )

/** A customer as its page shows it, for the replies to acts. */
export async function showCustomer(work: Work, id: string) {
  return present(work, await seenCustomer(work, id))
}

/** S1, S4: the same with what only named people see: for a reading, whose replies nobody keeps. `where` names the endpoint. */
export async function showOpened(work: Work, id: string, where: string) {
  const customer = await seenCustomer(work, id)
  return present(work, customer, await readBirthdays(work, customer.rootId, where))
}

/** The same, for the reply to an act that may have taken it out of the actor's sight. */
export async function presentAfter(work: Work, id: string) {
  const found = await findCustomer(work.tx, work.by, id)
  if (!found) throw new Refused(notFound())
  return present(work, found)
}

const SEALED: ReadonlyMap<string, Birthday> = new Map()

/** Sealed values are left out unless they were read, and so logged, for this reply. */
export async function present(work: Work, customer: CustomerRecord, birthdays: ReadonlyMap<string, Birthday> = SEALED) {
  const { contacts, points, members } = await readBeside(work.tx, customer.id)
  return presentRecord(work, customer, contacts, points, members, birthdays)
}
