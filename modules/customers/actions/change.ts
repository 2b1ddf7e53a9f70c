import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { versionConflict } from '../../../shared/refusals.ts'
import type * as contract from '../contract.ts'
import { customerChanged } from '../events.ts'
import { reckon } from '../figures.ts'
import { whyNotEdit, whyNotSetTier } from '../policy.ts'
import { poolAgain } from '../pooling.ts'
import { heldOf } from '../present.ts'
import { lockedCustomer, present, seenCustomer } from '../reading.ts'
import { pointsOf } from '../repo/contacts.ts'
import { addName, refreshSearch } from '../repo/names.ts'
import {
  bumpVersion,
  type Change,
  type CustomerRecord,
  FIELDS,
  type Field,
  insertChanges,
  moveStage,
  updateFields,
} from '../repo/record.ts'
import { rankOf, stageAt } from '../rules/stages.ts'
import { writeReach } from './contacts.ts'

type Input = InputOf<typeof contract.changeCustomer>['body']

/** Changes fields of a customer; each keeps from what to what, by whom and when. */
export async function changeCustomer(work: Work, id: string, input: Input) {
  const before = await lockedCustomer(work, id)
  demand(whyNotEdit(work.by, heldOf(before)))
  if (work.ifMatch !== undefined && work.ifMatch !== before.version)
    throw new Refused(versionConflict(await present(work, before)))
  if (input.tier !== undefined && input.tier !== before.tier) demand(whyNotSetTier(work.by, heldOf(before)))
  await applyFields(work, before, input, 'edit', null)
  return present(work, await seenCustomer(work, id))
}

/** Writes the fields that differ, with their history and all that follows from them. */
export async function applyFields(
  work: Work,
  before: CustomerRecord,
  input: Input,
  cause: 'edit' | 'import' | 'merge' | 'undo',
  causeId: string | null,
): Promise<string[]> {
  const id = before.id
  const stood: Record<Field, unknown> = { ...before, stage: stageAt(before.stage) }
  const changes: Change[] = []
  const values: Partial<Record<Field, unknown>> = {}
  for (const field of Object.keys(FIELDS) as Field[]) {
    const asked = input[field]
    if (asked === undefined) continue
    const after = asked === '' ? null : asked
    if (JSON.stringify(after) === JSON.stringify(stood[field])) continue
    changes.push({ customerId: id, field, before: stood[field], after })
    values[field] = field === 'stage' ? rankOf(after as Parameters<typeof rankOf>[0]) : after
  }
  if (Object.keys(values).length > 0) await updateFields(work.tx, id, values)
  changes.push(...(await reachChanges(work, id, input)))
  if (changes.length === 0) return []

  if (values.name) await addName(work.tx, id, String(values.name), true)
  if (typeof values.stage === 'number')
    await moveStage(work.tx, id, before.stage, values.stage, work.today, work.by, work.now)
  if ('tier' in values) await reckon(work.tx, work.settings, [id])
  if ('tier' in values || 'region' in values) await poolAgain(work, id)
  await refreshSearch(work.tx, id)
  await insertChanges(work.tx, changes, cause, causeId, work.by, work.now)
  const fields = changes.map((c) => c.field)
  await publish(work, customerChanged, { customerId: id, data: { fields } })
  return fields
}

async function reachChanges(work: Work, customerId: string, input: Input): Promise<Change[]> {
  if (!input.phones && !input.mails) return []
  const points = (await pointsOf(work.tx, customerId)).filter((p) => p.contactId === null)
  const changes = (['phones', 'mails'] as const).flatMap((field) => {
    const before = points.filter((p) => p.kind === (field === 'phones' ? 'phone' : 'mail')).map((p) => p.value)
    const after = input[field]
    return after && JSON.stringify(after) !== JSON.stringify(before) ? [{ customerId, field, before, after }] : []
  })
  if (changes.length > 0) {
    await writeReach(work.tx, customerId, input)
    await bumpVersion(work.tx, customerId)
  }
  return changes
}
