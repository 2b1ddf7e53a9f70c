import { newId, row, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import type { Locale, Text } from '../../../shared/text.ts'
import { contactsOf, heldOf, lockedCustomer } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import { demandAttending, demandMaySee, demandZone } from '../booking/load.ts'
import { noteMove } from '../booking/moves.ts'
import type * as contract from '../contract.ts'
import { findKind } from '../kinds.ts'
import { fillChecklist } from '../preparing/checklist.ts'
import { detail } from '../present.ts'
import { unknownKind } from '../refusals.ts'
import {
  type AppointmentRow,
  findAppointment,
  type Guest,
  insertAppointment,
  insertGuest,
  setAttending,
  type Words,
} from '../repo.ts'
import { whyNoSlot } from '../rules/kinds.ts'

type Input = InputOf<typeof contract.createAppointment>['body']

/** A1, A3, A4: prepares an appointment; with its checklist, and nothing agreed yet. `origin`: where the caller reached us. */
export async function createAppointment(work: Work, input: Input, origin: string | null) {
  return detail(work, await newAppointment(work, input, origin))
}

/** What is asked for, whole: with the caller, the main contact, the kind’s lengths and the contact’s manner where left out. */
export async function whole(work: Work, input: Input, customer: { id: string; address: string | null }) {
  const kind = findKind(work.settings, input.kind)
  if (!kind) throw new Refused(unknownKind({ kind: input.kind }))
  demandZone(input.zone)
  const organiserId = input.organiserId ?? work.by.id
  const contactIds = input.contactIds ?? (await mainContact(work, customer.id))
  await demandAttending(work, customer.id, { ...input, contactIds })
  await demandMaySee(work, customer.id, input.personIds)
  const manner = await mannerOf(work, contactIds[0])
  return {
    kind,
    organiserId,
    contactIds,
    minutes: input.minutes ?? kind.minutes,
    bufferBefore: input.bufferBefore ?? kind.before,
    bufferAfter: input.bufferAfter ?? kind.after,
    zone: input.zone ?? manner.zone ?? work.zone,
    locale: input.locale ?? manner.locale ?? ('zh' as const),
    words: { ...wordsOf(input), place: input.place ?? (kind.medium === 'visit_out' ? customer.address : null) },
  }
}

/** What only who gives out slots may say of an appointment. */
export interface SlotOf {
  readonly hosted: false
  readonly called: Text
  readonly guest: Guest | null
}

export async function newAppointment(
  work: Work,
  input: Input,
  origin: string | null,
  slot?: SlotOf,
): Promise<AppointmentRow> {
  const customer = await lockedCustomer(work, input.customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  const { kind, organiserId, contactIds, words, ...lengths } = await whole(work, input, customer)
  if (!slot) demand(whyNoSlot(kind, work.locale))
  const id = newId()
  await insertAppointment(
    work,
    { id, customerId: customer.id, kind: kind.key, organiserId, ...lengths, origin, ...slot },
    words,
  )
  if (slot?.guest) await insertGuest(work, id, slot.guest)
  await setAttending(
    work,
    'appointment_person',
    id,
    (input.personIds ?? []).filter((p) => p !== organiserId),
  )
  await setAttending(work, 'appointment_contact', id, contactIds)
  await setAttending(work, 'appointment_resource', id, input.resourceIds ?? [])
  await fillChecklist(work, { id, organiserId }, kind)
  const made = (await findAppointment(work.tx, id)) as AppointmentRow
  await noteMove(work, made, { what: 'proposed', sequence: 0 })
  return (await findAppointment(work.tx, id)) as AppointmentRow
}

const mainContact = async (work: Work, customerId: string): Promise<string[]> =>
  (await contactsOf(work.tx, customerId))
    .filter((c) => c.main && c.leftOn === null)
    .slice(0, 1)
    .map((c) => c.id)

const mannerOf = async (work: Work, contactId: string | undefined) =>
  (contactId
    ? await row(
        work.tx,
        sql<{
          zone: string | null
          locale: Locale | null
        }>`select zone, locale from contact_manner where contact_id = ${contactId}`,
      )
    : null) ?? { zone: null, locale: null }

export const wordsOf = (input: Partial<Words> | Input): Words => ({
  place: input.place || null,
  parking: input.parking || null,
  agenda: input.agenda || null,
  importance: input.importance || null,
  haveReady: input.haveReady || null,
  cares: input.cares || null,
  materials: input.materials || null,
})
