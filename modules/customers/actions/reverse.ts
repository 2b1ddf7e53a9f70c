import { isDeepStrictEqual } from 'node:util'
import { page } from '../../../platform/cursor.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Instant } from '../../../shared/page.ts'
import { demand, type Refusal, Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { fieldsOf } from '../contactFields.ts'
import * as contract from '../contract.ts'
import { readPlace } from '../place.ts'
import { whyNotEdit, whyNotSetTier } from '../policy.ts'
import { heldOf, isVeiled } from '../present.ts'
import { lockedCustomer, present, seenCustomer } from '../reading.ts'
import { changedSince, inPool, notReversible } from '../refusals.ts'
import { BIRTHDAY, readChangedBirthdays } from '../repo/birthdays.ts'
import { type ChangeRow, changePage, findChange } from '../repo/changes.ts'
import { type PointRow, pointsOf, type WholeContact, wholeContactsOf } from '../repo/contacts.ts'
import { dropName, refreshSearch } from '../repo/names.ts'
import type { CustomerRecord } from '../repo/record.ts'
import { applyFields, type CustomerChange, fieldsOfCustomer } from './change.ts'
import { applyContact } from './contacts.ts'

/** A customer as its history of fields knows it. */
interface Standing {
  customer: CustomerRecord
  contacts: WholeContact[]
  points: PointRow[]
}

export const standingOf = async (work: Work, customer: CustomerRecord): Promise<Standing> => ({
  customer,
  contacts: await wholeContactsOf(work.tx, customer.id),
  points: await pointsOf(work.tx, customer.id),
})

const CONTACT = 'contact.'

/** What a field of the history holds now; undefined where it is none that can be put back. */
function valueNow({ customer, contacts, points }: Standing, { customerId, field, contact }: ChangeRow): unknown {
  const stands = contacts.find((c) => c.id === contact?.id)
  if (!stands && (contact || customerId !== customer.id)) return undefined
  const fields: Record<string, unknown> = stands
    ? fieldsOf(
        stands,
        points.filter((p) => p.contactId === stands.id),
      )
    : fieldsOfCustomer(customer, points)
  return fields[field.replace(CONTACT, '')]
}

// The order of numbers is no part of what was changed: those of merged customers come in between.
const inOrder = (value: unknown): unknown => (Array.isArray(value) ? [...value].sort() : value)
const isSame = (a: unknown, b: unknown): boolean => isDeepStrictEqual(inOrder(a), inOrder(b))

/** What was redacted has neither value left. */
const isRedacted = (change: ChangeRow): boolean => change.before === null && change.after === null

export const stillStands = (standing: Standing, change: ChangeRow): boolean =>
  !isRedacted(change) && isSame(valueNow(standing, change), change.after)

const whyNotReverse = (work: Work, customer: CustomerRecord, { field }: ChangeRow): Refusal | null =>
  whyNotEdit(work.by, heldOf(customer)) ?? (field === 'tier' ? whyNotSetTier(work.by, heldOf(customer)) : null)

/** Every field's history, newest first. Of a customer in a pool it is not shown: it holds its numbers (T6). */
export async function listChanges(work: Work, id: string, query: InputOf<typeof contract.listChanges>['query']) {
  const customer = await seenCustomer(work, id)
  if (isVeiled(work, customer)) throw new Refused(inPool())
  const place = readPlace(query.cursor, Instant)
  const found = await changePage(work, customer.rootId, query, place, query.limit + 1)
  const standing = await standingOf(work, customer)
  const { items, nextCursor } = page(found, query.limit, (last) => [last.at, last.id])
  const birthdays = items.filter(({ field }) => field === BIRTHDAY).map(({ id: changeId }) => changeId)
  const opened = await readChangedBirthdays(work, customer.rootId, contract.listChanges.id, birthdays)
  return {
    items: items.map((change) => {
      const { customerId: _of, ...whole } = change
      const sealed = change.field === BIRTHDAY && !opened.has(change.id) && !isRedacted(change)
      const told = { ...whole, ...(change.field === BIRTHDAY && (opened.get(change.id) ?? NOTHING)), sealed }
      const reverse = stillStands(standing, change) && whyNotReverse(work, customer, change) === null
      return { ...told, can: { reverse } }
    }),
    nextCursor,
  }
}

const NOTHING = { before: null, after: null }

/** Puts one field back, where it still is what the change made it; else what stands now is told. */
export async function reverseChange(work: Work, id: string, changeId: string) {
  const customer = await lockedCustomer(work, id)
  const change = await findChange(work, customer.rootId, changeId)
  if (!change) throw new Refused(notFound())
  demand(whyNotReverse(work, customer, change))
  const standing = await standingOf(work, customer)
  const now = valueNow(standing, change)
  if (now === undefined || isRedacted(change)) throw new Refused(notReversible())
  if (!stillStands(standing, change)) {
    // What is refused is logged by nobody: it tells no sealed value.
    const told = change.field === BIRTHDAY ? null : now
    throw new Refused(changedSince({ now: tell(told) }, { now: told }))
  }
  await putFieldBack(work, standing, change, change.id)
  return present(work, await seenCustomer(work, id))
}

/** Writes what stood before a change, as a change of its own. */
export async function putFieldBack(
  work: Work,
  { customer, contacts }: Standing,
  change: ChangeRow,
  causeId: string,
): Promise<void> {
  const contact = contacts.find((c) => c.id === change.contact?.id)
  const field = change.field.replace(CONTACT, '')
  if (contact) return applyContact(work, customer.id, contact, { [field]: change.before }, 'undo', causeId)
  await applyFields(work, customer, { [field]: change.before } as CustomerChange, 'undo', causeId)
  if (field !== 'name') return
  // A name that was taken back is none under which the customer is known.
  await dropName(work.tx, customer.id, String(change.after))
  await refreshSearch(work.tx, customer.id)
}

const tell = (value: unknown): string =>
  Array.isArray(value) ? value.join('、') : value === null ? '—' : String(value)
