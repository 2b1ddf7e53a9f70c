import { row, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { demand, inField, Refused } from '../../shared/refusal.ts'
import {
  type CustomerRecord,
  heldOf,
  lockedCustomer,
  seenCustomer,
  type WholeContact,
  wholeContactsOf,
} from '../customers/index.ts'
import { manages, whyNotEdit } from '../customers/policy.ts'
import { unknownContact } from '../customers/refusals.ts'
import { dayToCome, unknownColleague, unknownTouch } from './refusals.ts'

/** A customer whose closeness the actor may see; after a merge the one that was kept. */
export async function seen(work: Work, id: string): Promise<CustomerRecord> {
  const found = await seenCustomer(work, id)
  return found.rootId === found.id ? found : seenCustomer(work, found.rootId)
}

/** The same, locked, of one that the actor may edit. */
export async function editable(work: Work, id: string): Promise<CustomerRecord> {
  const customer = await lockedCustomer(work, id)
  demand(whyNotEdit(work.by, heldOf(customer)))
  return customer
}

/** What the reader may do about it. */
export const rightsOf = (work: Work, customer: CustomerRecord) => ({
  edit: whyNotEdit(work.by, heldOf(customer)) === null,
  manage: manages(work.by, customer),
})

/** A contact to be written. */
export async function contactOf(work: Work, customerId: string, contactId: string): Promise<WholeContact> {
  const found = (await wholeContactsOf(work.tx, customerId)).find(({ id }) => id === contactId)
  if (!found) throw new Refused(unknownContact())
  return found
}

/** A day that has come; today where none is told. */
export function dayPast(work: Work, told: Day | undefined): Day {
  if (told !== undefined && told > work.today) throw new Refused(dayToCome({ day: told }))
  return told ?? work.today
}

/** The day of a touch of this customer, from which something was learnt. */
export async function touchDay(work: Work, customerId: string, touchId: string): Promise<Day> {
  const touch = await row(
    work.tx,
    sql<{ day: Day }>`select t.day from touch t join customer c on c.id = t.customer_id
      where t.id = ${touchId} and c.root_id = ${customerId}`,
  )
  if (!touch) throw new Refused(unknownTouch())
  return touch.day
}

export async function demandColleagues(work: Work, ids: readonly string[], field: string): Promise<void> {
  const wanted = [...new Set(ids)]
  const found = await row(
    work.tx,
    sql<{ n: number }>`select count(*) as n from person where id = any(${wanted}::uuid[])`,
  )
  if (found?.n !== wanted.length) throw new Refused(inField(field, unknownColleague()))
}
