import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { demand, inField, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { type CustomerRecord, heldOf, lockedCustomer } from '../../customers/index.ts'
import { whyNotEdit } from '../../customers/policy.ts'
import { inTheFutureDay, needClosed, unknownNeed } from '../refusals.ts'
import { presentNeed } from './present.ts'
import { customerOfNeed, findNeed, findSeen, type NeedRecord } from './repo.ts'

/** A need as its page shows it. */
export async function showNeed(work: Work, id: string) {
  return presentNeed(work, await seenNeed(work, id))
}

/** A need that the actor may see; else it is not found. */
export async function seenNeed(work: Work, id: string): Promise<NeedRecord> {
  const found = await findSeen(work, id)
  if (!found) throw new Refused(notFound())
  return found
}

/** A need that the actor may edit as it was seen, its customer locked until the transaction ends. */
export async function editableNeed(work: Work, id: string): Promise<{ need: NeedRecord; customer: CustomerRecord }> {
  const customerId = await customerOfNeed(work.tx, id)
  if (!customerId) throw new Refused(notFound())
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const need = (await findNeed(work, id)) as NeedRecord
  if (work.ifMatch !== undefined && work.ifMatch !== need.version)
    throw new Refused(versionConflict(await presentNeed(work, need)))
  return { need, customer }
}

/** A day that has come; today where none is told. */
export function dayPast(work: Work, told: Day | undefined, field = 'on'): Day {
  if (told !== undefined && told > work.today)
    throw new Refused(inField(`body.${field}`, inTheFutureDay({ day: told })))
  return told ?? work.today
}

/** An open need of a customer, for what is quoted or ordered for it. */
export async function needOf(work: Work, customerId: string, needId: string): Promise<NeedRecord> {
  const need = await findNeed(work, needId)
  if (need?.customer.id !== customerId) throw new Refused(unknownNeed())
  if (need.outcome === 'lost' || need.outcome === 'dropped') throw new Refused(needClosed())
  return need
}
