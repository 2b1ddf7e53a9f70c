import { publish, publishAll } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { heldOf, lockedCustomer } from '../../customers/index.ts'
import { manages, whyNotEdit } from '../../customers/policy.ts'
import { stepInDecided, stepInRaised } from '../events.ts'
import { noStepIn, notYourStepIn, stepInAlready } from '../refusals.ts'
import { findStepIn, insertStepIn, openStepIns, type StepInRow, settleStepIns } from '../repo.ts'

/** T7: a rep may ask for support at any stage, once at a time; what was raised by itself does not answer for what the rep has to say. */
export async function askForSupport(
  work: Work,
  customerId: string,
  note: string,
  needId: string | null = null,
): Promise<StepInRow> {
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  if ((await openStepIns(work.tx, customerId)).some(({ cause }) => cause === 'asked'))
    throw new Refused(stepInAlready())
  const id = await insertStepIn(work.tx, { customerId, cause: 'asked', askedBy: work.by.id, note, needId }, work.now)
  await publish(work, stepInRaised, { customerId, subjectId: id, data: { cause: 'asked' } })
  return (await findStepIn(work.tx, id)) as StepInRow
}

/** T7: a need above the threshold is reported to the owner's manager; the caller sees to it that it is reported once. */
export async function reportBigOrder(work: Work, customerId: string, needId: string, note: string): Promise<void> {
  const step = { customerId, cause: 'big_order', askedBy: work.by.id, note, needId } as const
  const id = await insertStepIn(work.tx, step, work.now)
  await publish(work, stepInRaised, { customerId, subjectId: id, data: { cause: 'big_order' } })
}

/** T7: the manager joins, or lets the rep go on; recorded with a note. */
export async function decideStepIn(
  work: Work,
  customerId: string,
  decision: 'join' | 'go_on',
  note: string,
): Promise<StepInRow> {
  const customer = await lockedCustomer(work, customerId)
  if (!manages(work.by, customer) || customer.ownerId === work.by.id) throw new Refused(notYourStepIn())
  const [waiting] = await openStepIns(work.tx, customerId)
  if (!waiting) throw new Refused(noStepIn())
  await closeStepIns(work, [customerId], decision, note)
  return (await findStepIn(work.tx, waiting.id)) as StepInRow
}

/** Closes what waits for a manager on some customers, by a decision or by an act that decides it: reassigned, suspended. */
export async function closeStepIns(
  work: Work,
  customerIds: readonly string[],
  decision: 'join' | 'go_on' | 'reassign' | 'suspend' | 'lapsed',
  note: string,
): Promise<void> {
  const settled = await settleStepIns(work, customerIds, decision, note)
  const facts = settled.map(({ id, customerId }) => ({ customerId, subjectId: id, data: { decision } }))
  await publishAll(work, stepInDecided, facts)
}
