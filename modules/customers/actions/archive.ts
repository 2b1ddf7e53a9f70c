import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import { demand } from '../../../shared/refusal.ts'
import { keepReason, layAside, putBack } from '../aside.ts'
import { customerArchived, customerRestored } from '../events.ts'
import { whyNotPart } from '../parting.ts'
import { whyNotArchive, whyNotRestore } from '../policy.ts'
import { heldOf } from '../present.ts'
import { lockedCustomer, showCustomer } from '../reading.ts'

/** T8: puts a customer away instead of deleting it. */
export async function archiveCustomer(work: Work, id: string, reason: string) {
  demand(whyNotArchive(work.by, heldOf(await lockedCustomer(work, id))))
  for (const why of (await whyNotPart(work, [id]))(id)) demand(why)
  await layAside(work, id, 'archived')
  const reasonId = await keepReason(work.tx, id, reason)
  await publish(work, customerArchived, { customerId: id, data: { reasonId } })
  return showCustomer(work, id)
}

/** T8: brings an archived customer back to its owner, or to where it now would wait. */
export async function restoreCustomer(work: Work, id: string, reason: string) {
  demand(whyNotRestore(work.by, heldOf(await lockedCustomer(work, id))))
  await putBack(work, id)
  const reasonId = await keepReason(work.tx, id, reason)
  await publish(work, customerRestored, { customerId: id, data: { reasonId } })
  return showCustomer(work, id)
}
