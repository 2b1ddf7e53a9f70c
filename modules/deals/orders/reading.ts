import type { Work } from '../../../platform/work.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { type CustomerRecord, heldOf, lockedCustomer } from '../../customers/index.ts'
import { whyNotEdit } from '../../customers/policy.ts'
import { presentOrder } from './present.ts'
import { customerOfOrder, findOrder, findSeen, type OrderRecord } from './repo.ts'

export async function showOrder(work: Work, id: string) {
  const found = await findSeen(work, id)
  if (!found) throw new Refused(notFound())
  return presentOrder(work, found)
}

/** An order as it now stands, for the reply to an act on it. */
export const orderAfter = async (work: Work, id: string) =>
  presentOrder(work, (await findOrder(work, id)) as OrderRecord)

interface Locked {
  order: OrderRecord
  customer: CustomerRecord
}

/** An order that the actor may see, its customer locked until the transaction ends. */
export async function lockedOrder(work: Work, id: string): Promise<Locked> {
  const customerId = await customerOfOrder(work.tx, id)
  if (!customerId) throw new Refused(notFound())
  const customer = await lockedCustomer(work, customerId)
  return { order: (await findOrder(work, id)) as OrderRecord, customer }
}

/** The same, where the actor may edit it as it was seen. */
export async function editableOrder(work: Work, id: string): Promise<Locked> {
  const { order, customer } = await lockedOrder(work, id)
  demand(whyNotEdit(work.by, heldOf(customer)))
  if (work.ifMatch !== undefined && work.ifMatch !== order.version)
    throw new Refused(versionConflict(await presentOrder(work, order)))
  return { order, customer }
}
