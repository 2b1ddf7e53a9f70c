import { run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { blockedFor, demandDecent, endOf, subjectsOf } from '../booking/agree.ts'
import { freeTime, takeTime } from '../booking/booked.ts'
import { demandAttending, demandMaySee, demandZone, lockedAppointment } from '../booking/load.ts'
import { noteMove } from '../booking/moves.ts'
import type * as contract from '../contract.ts'
import { calledHere, findKind } from '../kinds.ts'
import { planReminders } from '../messages/reminders.ts'
import { tellCustomer, tellUs } from '../messages/send.ts'
import { dateChecklist, refillChecklist } from '../preparing/checklist.ts'
import { slotKind, unknownKind } from '../refusals.ts'
import {
  type AppointmentRow,
  findAppointment,
  setAttending,
  updateStanding,
  updateWords,
  withdrawOffer,
} from '../repo.ts'
import { type Kind, whyNoSlot } from '../rules/kinds.ts'
import { whyNotAgree } from '../rules/state.ts'
import { after, standing } from './after.ts'

type Input = InputOf<typeof contract.changeAppointment>['body']

/** A3, A5: changes what it is about and who comes. Of one that is booked both sides hear, where it concerns them. */
export async function changeAppointment(work: Work, id: string, { notify, ...change }: Input) {
  const a = await lockedAppointment(work, id)
  demand(whyNotAgree(a, work.locale))
  demandZone(change.zone)
  await demandAttending(work, a.customer.id, change)
  // Who comes already stays.
  const added = change.personIds?.filter((p) => p !== a.organiser.id && !a.people.some(({ id: known }) => known === p))
  await demandMaySee(work, a.customer.id, added)
  const kind = kindAsked(work, a, change.kind)
  await updateWords(work.tx, id, { ...a, ...present(change) })
  if (change.contactIds) await setAttending(work, 'appointment_contact', id, change.contactIds)
  if (change.personIds)
    await setAttending(
      work,
      'appointment_person',
      id,
      change.personIds.filter((p) => p !== a.organiser.id),
    )
  if (change.resourceIds) await setAttending(work, 'appointment_resource', id, change.resourceIds)
  await run(
    work.tx,
    sql`update appointment set kind = ${kind?.key ?? a.kind}, zone = ${change.zone ?? a.zone}, locale = ${change.locale ?? a.locale},
          minutes = ${change.minutes ?? kind?.minutes ?? a.minutes}, buffer_before = ${change.bufferBefore ?? kind?.before ?? a.bufferBefore},
          buffer_after = ${change.bufferAfter ?? kind?.after ?? a.bufferAfter}
        where id = ${id}`,
  )
  if (kind) await refillChecklist(work, a, kind)
  const changed = (await findAppointment(work.tx, id)) as AppointmentRow
  const isHeard = a.state === 'booked' && concernsThem(a, changed)
  const sequence = isHeard ? a.sequence + 1 : a.sequence
  const startsAt = a.startsAt ? new Date(a.startsAt) : null
  if (startsAt && startsAt > work.now && (kind || change.zone)) await demandDecent(work, changed, startsAt)
  if (startsAt && a.state === 'booked' && takesOther(a, changed))
    await takeTime(work, {
      appointmentId: id,
      subjectIds: subjectsOf(changed),
      ranges: [blockedFor(changed, startsAt)],
      expiresAt: null,
    })
  // What was offered was offered to others, or was of another length.
  if (takesOther(a, changed)) {
    await withdrawOffer(work, id)
    if (a.state === 'proposed') await freeTime(work, id)
  }
  await updateStanding(work, id, {
    ...standing(changed),
    endsAt: startsAt ? endOf(changed, startsAt) : null,
    sequence,
  })
  await noteMove(work, a, { what: 'changed', startsAt: a.startsAt, endsAt: a.endsAt, sequence })
  if (!isHeard) return after(work, id, null)
  const stands = (await findAppointment(work.tx, id)) as AppointmentRow
  await dateChecklist(work, stands)
  await planReminders(work, stands)
  await tellUs(work, stands, 'changed')
  const left = a.contacts.filter(({ id: contact }) => !stands.contacts.some((c) => c.id === contact))
  if (notify && left.length > 0) await tellCustomer(work, { ...stands, contacts: left }, 'cancelled')
  return after(work, id, await tellCustomer(work, stands, 'changed', { mail: notify }))
}

/** Another kind than it is, where one is asked for. A slot of a service is what the service is. */
function kindAsked(work: Work, a: AppointmentRow, key: string | undefined): Kind | null {
  if (key === undefined || key === a.kind) return null
  if (!a.hosted) throw new Refused(slotKind({ service: calledHere(work.settings, a, work.locale) }))
  const kind = findKind(work.settings, key)
  if (!kind) throw new Refused(unknownKind({ kind: key }))
  demand(whyNoSlot(kind, work.locale))
  return kind
}

/** What was given, an empty text as none. */
const present = (change: Partial<Record<string, unknown>>) =>
  Object.fromEntries(
    ['place', 'parking', 'agenda', 'importance', 'haveReady', 'cares', 'materials']
      .filter((key) => change[key] !== undefined)
      .map((key) => [key, change[key] || null]),
  )

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join()

const takesOther = (a: AppointmentRow, b: AppointmentRow) =>
  a.minutes !== b.minutes ||
  a.bufferBefore !== b.bufferBefore ||
  a.bufferAfter !== b.bufferAfter ||
  ids(a.people) !== ids(b.people) ||
  ids(a.resources) !== ids(b.resources)

/** What the customer is told of; what is ours alone may change in silence. */
const concernsThem = (a: AppointmentRow, b: AppointmentRow) =>
  a.kind !== b.kind ||
  a.zone !== b.zone ||
  a.locale !== b.locale ||
  a.minutes !== b.minutes ||
  ids(a.contacts) !== ids(b.contacts) ||
  ids(a.people) !== ids(b.people) ||
  (['place', 'parking', 'agenda', 'importance', 'haveReady'] as const).some((key) => a[key] !== b[key])
