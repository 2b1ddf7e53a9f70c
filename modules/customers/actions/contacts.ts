import { publish } from '../../../platform/events.ts'
import { newId, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { readPhones } from '../../../shared/phone.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { versionConflict } from '../../../shared/refusals.ts'
import { remembered } from '../../../shared/remembered.ts'
import { mayOpen } from '../../secrecy/index.ts'
import {
  BLANK,
  type ContactChange,
  columnsOf,
  fieldsOf,
  KIND_OF,
  type NewContact,
  type Reach,
} from '../contactFields.ts'
import { contactAdded, contactChanged } from '../events.ts'
import { whyNotEdit } from '../policy.ts'
import { heldOf } from '../present.ts'
import { lockedCustomer, present, seenCustomer } from '../reading.ts'
import { unknownContact } from '../refusals.ts'
import { writesOpenly } from '../repo/birthdays.ts'
import {
  contactsOf,
  insertContact,
  makeMain,
  type PointKind,
  pointsOf,
  replacePoints,
  updateContact,
  type WholeContact,
  wholeContactsOf,
} from '../repo/contacts.ts'
import { refreshSearch } from '../repo/names.ts'
import { bumpVersion, type Cause, differences, insertChanges } from '../repo/record.ts'

/** The key that is equal for the same number or address, however it was written. */
export function keyOf(kind: PointKind, value: string): string {
  return kind === 'phone' ? phoneKey(value) : value.normalize('NFKC').trim().toLowerCase()
}

const phoneKey = remembered((value) => readPhones(value).phones[0]?.digits ?? value.replace(/\D/g, ''))

/** Writes the numbers and addresses that were given, of a contact or (null) of the customer itself. */
export async function writeReach(
  tx: Tx,
  customerId: string,
  reach: Reach,
  contactId: string | null = null,
): Promise<void> {
  for (const [field, kind] of Object.entries(KIND_OF)) {
    const values = reach[field as keyof Reach]
    if (!values) continue
    const points = values.map((value) => ({ value: value.trim(), key: keyOf(kind, value) }))
    await replacePoints(tx, customerId, contactId, kind, points)
  }
}

export async function writeContact(work: Work, customerId: string, input: NewContact): Promise<string> {
  const id = newId()
  await insertContact(work.tx, { id, customerId, ...columnsOf(input, BLANK) }, work.now)
  await writeReach(work.tx, customerId, input, id)
  if (input.main) await makeMain(work.tx, customerId, id)
  return id
}

export async function addContact(work: Work, customerId: string, input: NewContact) {
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const first = (await contactsOf(work.tx, customerId)).length === 0
  const contactId = await writeContact(work, customerId, { ...input, main: input.main ?? first })
  await refreshSearch(work.tx, customerId)
  await bumpVersion(work.tx, customerId)
  const added = { customerId, contactId, field: 'contact', before: null, after: input.name }
  await insertChanges(work.tx, [added], 'edit', null, work.by, work.now)
  await publish(work, contactAdded, { customerId, subjectId: contactId, data: {} })
  return present(work, await seenCustomer(work, customerId))
}

export async function changeContact(work: Work, customerId: string, contactId: string, change: ContactChange) {
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const before = (await wholeContactsOf(work.tx, customerId)).find((c) => c.id === contactId)
  if (!before) throw new Refused(unknownContact())
  if (work.ifMatch !== undefined && work.ifMatch !== before.version)
    throw new Refused(versionConflict(await present(work, customer)))
  await applyContact(work, customerId, before, change, 'edit', null)
  return present(work, await seenCustomer(work, customerId))
}

/** Writes the fields of a contact that differ, with their history and all that follows from them. */
export async function applyContact(
  work: Work,
  customerId: string,
  before: WholeContact,
  change: ContactChange,
  cause: Cause,
  causeId: string | null,
): Promise<void> {
  const points = (await pointsOf(work.tx, customerId)).filter((p) => p.contactId === before.id)
  const after = columnsOf(change, before)
  const { phones, mails, wechats } = change
  const told = { ...fieldsOf(after, points), ...defined({ phones, mails, wechats }) }
  const isBorn = before.birthMonth !== null
  const neverSealed = (!isBorn || !before.birthSealed) && (await writesOpenly(work.tx))
  const stood = fieldsOf(before, points)
  const differing = differences(stood, told)
  // S1: to who may not see it a birthday that is written is a change, whatever stood there: else a guess would be confirmed.
  const isGuess = isBorn && !neverSealed && cause === 'edit' && change.birthday !== undefined
  const isBlind = isGuess && !(await mayOpen(work, before.customerId))
  if (isBlind && !differing.some(({ field }) => field === 'birthday'))
    differing.push({ field: 'birthday', before: stood.birthday, after: told.birthday })
  const changes = differing.map(({ field, ...values }) => ({
    customerId: before.customerId,
    contactId: before.id,
    field: `contact.${field}`,
    open: field === 'birthday' && neverSealed,
    ...values,
  }))
  if (changes.length === 0) return
  await updateContact(work.tx, { id: before.id, ...after })
  await writeReach(work.tx, before.customerId, change, before.id)
  if (change.main) await makeMain(work.tx, customerId, before.id)
  await refreshSearch(work.tx, customerId)
  await bumpVersion(work.tx, customerId)
  await insertChanges(work.tx, changes, cause, causeId, work.by, work.now)
  const fields = changes.map((c) => c.field)
  await publish(work, contactChanged, { customerId, subjectId: before.id, data: { fields } })
}

const defined = (reach: Reach): Reach =>
  Object.fromEntries(Object.entries(reach).filter(([, values]) => values !== undefined))
