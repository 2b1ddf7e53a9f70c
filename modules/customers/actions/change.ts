import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { versionConflict } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import { KIND_OF } from '../contactFields.ts'
import type * as contract from '../contract.ts'
import { customerChanged } from '../events.ts'
import { reckon } from '../figures.ts'
import { whyNotEdit, whyNotLeaveTier, whyNotSetTier } from '../policy.ts'
import { poolAgain } from '../pooling.ts'
import { heldOf } from '../present.ts'
import { lockedCustomer, present, seenCustomer } from '../reading.ts'
import { type PointRow, pointsOf } from '../repo/contacts.ts'
import { addName, refreshSearch } from '../repo/names.ts'
import {
  type Cause,
  type CustomerRecord,
  differences,
  FIELDS,
  type Field,
  insertChanges,
  moveStage,
  updateFields,
} from '../repo/record.ts'
import { rankOf, stageAt, type Tier } from '../rules/stages.ts'
import { neverSuspended } from '../settings.ts'
import { writeReach } from './contacts.ts'

export type CustomerChange = Omit<InputOf<typeof contract.changeCustomer>['body'], 'reason'>

/** Changes fields of a customer; each keeps from what to what, by whom and when. */
export async function changeCustomer(work: Work, id: string, input: InputOf<typeof contract.changeCustomer>['body']) {
  const before = await lockedCustomer(work, id)
  demand(whyNotEdit(work.by, heldOf(before)))
  if (work.ifMatch !== undefined && work.ifMatch !== before.version)
    throw new Refused(versionConflict(await present(work, before)))
  const { reason, ...fields } = input
  if (fields.tier !== undefined && fields.tier !== before.tier) {
    demand(whyNotSetTier(work.by, heldOf(before)))
    demand(whyNotLeaveTier(before.tier as Tier | null, settingOf(work.settings, neverSuspended), reason))
  }
  await applyFields(work, before, fields, 'edit', null, reason)
  return present(work, await seenCustomer(work, id))
}

/** A customer's own fields as a change of it would give them: what the history of fields holds. */
export function fieldsOfCustomer(record: CustomerRecord, points: readonly PointRow[]) {
  const { name, kind, tier, industry, source, region, size, address, remarks, tags } = record
  const own = (kind: PointRow['kind']) =>
    points.filter((p) => p.contactId === null && p.kind === kind).map((p) => p.value)
  return {
    name,
    kind,
    stage: stageAt(record.stage),
    tier,
    industry,
    source,
    region,
    size,
    address,
    remarks,
    tags,
    phones: own(KIND_OF.phones),
    mails: own(KIND_OF.mails),
  }
}

/** Writes the fields that differ, with their history and all that follows from them; answers which. */
export async function applyFields(
  work: Work,
  before: CustomerRecord,
  input: CustomerChange,
  cause: Cause,
  causeId: string | null,
  reason?: string,
): Promise<string[]> {
  const id = before.id
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  const asked = Object.fromEntries(given.map(([field, value]) => [field, value === '' ? null : value]))
  const points = input.phones || input.mails ? await pointsOf(work.tx, id) : []
  const changes = differences(fieldsOfCustomer(before, points), asked)
  if (changes.length === 0) return []
  const fields = changes.map((c) => c.field)
  const values: Partial<Record<Field, unknown>> = {}
  for (const { field, after } of changes)
    if (field in FIELDS) values[field as Field] = field === 'stage' && input.stage ? rankOf(input.stage) : after

  await updateFields(work.tx, id, values)
  await writeReach(work.tx, id, { phones: input.phones, mails: input.mails })
  if (values.name) await addName(work.tx, id, String(values.name), true)
  if (typeof values.stage === 'number')
    await moveStage(work.tx, id, before.stage, values.stage, work.today, work.by, work.now)
  if ('tier' in values || 'stage' in values) await reckon(work.tx, work.settings, [id])
  if ('tier' in values || 'region' in values) await poolAgain(work, [id])
  await refreshSearch(work.tx, id)
  const history = changes.map((change) => ({ customerId: id, ...change, reason }))
  await insertChanges(work.tx, history, cause, causeId, work.by, work.now)
  await publish(work, customerChanged, { customerId: id, data: { fields } })
  return fields
}
