import { publish } from '../../../platform/events.ts'
import { newId, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { readPhones } from '../../../shared/phone.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { versionConflict } from '../../../shared/refusals.ts'
import type * as contract from '../contract.ts'
import { contactAdded, contactChanged } from '../events.ts'
import { whyNotEdit } from '../policy.ts'
import { heldOf } from '../present.ts'
import { lockedCustomer, present, seenCustomer } from '../reading.ts'
import { unknownContact } from '../refusals.ts'
import {
  type ContactRow,
  contactsOf,
  insertContact,
  makeMain,
  type PointKind,
  pointsOf,
  replacePoints,
  updateContact,
} from '../repo/contacts.ts'
import { refreshSearch } from '../repo/names.ts'
import { bumpVersion, type Change, insertChanges } from '../repo/record.ts'

type NewContact = InputOf<typeof contract.addContact>['body']
type ContactChange = InputOf<typeof contract.changeContact>['body']
type Reach = { phones?: string[] | undefined; mails?: string[] | undefined; wechats?: string[] | undefined }

const KIND_OF = { phones: 'phone', mails: 'mail', wechats: 'wechat' } as const satisfies Record<keyof Reach, PointKind>

/** The key that is equal for the same number or address, however it was written. */
export function keyOf(kind: PointKind, value: string): string {
  if (kind === 'phone') return readPhones(value).phones[0]?.digits ?? value.replace(/\D/g, '')
  return value.normalize('NFKC').trim().toLowerCase()
}

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
    const points = values.map((value) => ({ kind, value: value.trim(), key: keyOf(kind, value) }))
    await replacePoints(tx, customerId, contactId, [kind], points)
  }
}

export async function writeContact(work: Work, customerId: string, input: NewContact): Promise<string> {
  const id = newId()
  await insertContact(work.tx, { id, customerId, leftOn: null, ...columnsOf(input, BLANK) }, work.now)
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
  await insertChanges(
    work.tx,
    [{ customerId, contactId, field: 'contact', before: null, after: input.name }],
    'edit',
    null,
    work.by,
    work.now,
  )
  await publish(work, contactAdded, { customerId, subjectId: contactId, data: {} })
  return present(work, await seenCustomer(work, customerId))
}

export async function changeContact(work: Work, customerId: string, contactId: string, change: ContactChange) {
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const before = (await contactsOf(work.tx, customerId)).find((c) => c.id === contactId)
  if (!before) throw new Refused(unknownContact())
  if (work.ifMatch !== undefined && work.ifMatch !== before.version)
    throw new Refused(versionConflict(await present(work, customer)))
  const points = (await pointsOf(work.tx, customerId)).filter((p) => p.contactId === contactId)
  const after = {
    ...columnsOf(change, before),
    id: contactId,
    leftOn: change.leftOn === undefined ? before.leftOn : change.leftOn,
  }
  await updateContact(work.tx, after)
  await writeReach(work.tx, before.customerId, change, contactId)
  if (change.main) await makeMain(work.tx, before.customerId, contactId)
  await refreshSearch(work.tx, before.customerId)
  await bumpVersion(work.tx, customerId)
  const changes = contactChanges(customerId, before, after, points, change)
  await insertChanges(work.tx, changes, 'edit', null, work.by, work.now)
  await publish(work, contactChanged, {
    customerId,
    subjectId: contactId,
    data: { fields: changes.map((c) => c.field) },
  })
  return present(work, await seenCustomer(work, customerId))
}

type Columns = Omit<ContactRow, 'id' | 'customerId' | 'version' | 'leftOn'>

const BLANK: Columns = {
  name: '',
  job: null,
  birthYear: null,
  birthMonth: null,
  birthDay: null,
  birthLunar: false,
  bestTimes: null,
  worstTimes: null,
  remarks: null,
  main: false,
}

/** What was given over what stands; a blank line empties a field. */
function columnsOf(input: Partial<NewContact>, stands: Columns): Columns {
  const text = (given: string | null | undefined, kept: string | null) => (given === undefined ? kept : given || null)
  const birthday =
    input.birthday === undefined
      ? {
          birthYear: stands.birthYear,
          birthMonth: stands.birthMonth,
          birthDay: stands.birthDay,
          birthLunar: stands.birthLunar,
        }
      : {
          birthYear: input.birthday?.year ?? null,
          birthMonth: input.birthday?.month ?? null,
          birthDay: input.birthday?.day ?? null,
          birthLunar: input.birthday?.lunar ?? false,
        }
  return {
    name: input.name ?? stands.name,
    job: text(input.job, stands.job),
    ...birthday,
    bestTimes: text(input.bestTimes, stands.bestTimes),
    worstTimes: text(input.worstTimes, stands.worstTimes),
    remarks: text(input.remarks, stands.remarks),
    main: input.main ?? stands.main,
  }
}

function contactChanges(
  customerId: string,
  before: ContactRow,
  after: Columns & { leftOn: string | null },
  points: readonly { kind: PointKind; value: string }[],
  change: ContactChange,
): Change[] {
  const of = (field: string, was: unknown, is: unknown): Change[] =>
    JSON.stringify(was) === JSON.stringify(is)
      ? []
      : [{ customerId, contactId: before.id, field: `contact.${field}`, before: was, after: is }]
  const birthday = (c: Columns) =>
    c.birthMonth ? { year: c.birthYear, month: c.birthMonth, day: c.birthDay, lunar: c.birthLunar } : null
  const reach = Object.entries(KIND_OF).flatMap(([field, kind]) => {
    const given = change[field as keyof Reach]
    return given
      ? of(
          field,
          points.filter((p) => p.kind === kind).map((p) => p.value),
          given,
        )
      : []
  })
  return [
    ...(['name', 'job', 'bestTimes', 'worstTimes', 'remarks', 'main'] as const).flatMap((field) =>
      of(field, before[field], after[field]),
    ),
    ...of('leftOn', before.leftOn, after.leftOn),
    ...of('birthday', birthday(before), birthday(after)),
    ...reach,
  ]
}
