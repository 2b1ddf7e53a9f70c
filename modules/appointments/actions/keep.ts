import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { noteOut } from '../../calendars/index.ts'
import { blockedFor, subjectsOf } from '../booking/agree.ts'
import { takeTime } from '../booking/booked.ts'
import { lockedAppointment } from '../booking/load.ts'
import { noteMove } from '../booking/moves.ts'
import type * as contract from '../contract.ts'
import { tellCustomer } from '../messages/send.ts'
import { type AppointmentRow, findAppointment, updateStanding } from '../repo.ts'
import type { Waiting } from '../rules/state.ts'
import { after, standing } from './after.ts'

const CHANGED_HANDS: readonly Waiting[] = ['clashes', 'untold', 'unowned']

/** A5: it stays as it is, whatever was asked for, and whoever comes now; where it was moved in an own calendar, that is written anew. */
export async function keepAppointment(
  work: Work,
  id: string,
  { notify }: InputOf<typeof contract.keepAppointment>['body'],
) {
  const a = await lockedAppointment(work, id)
  if (a.waiting === null) return after(work, id, null)
  // Taken over while its time was not free, it holds none yet.
  if (a.state === 'booked' && (a.waiting === 'clashes' || a.waiting === 'unowned'))
    await takeTime(work, {
      appointmentId: id,
      subjectIds: subjectsOf(a),
      ranges: [blockedFor(a, new Date(a.startsAt as string))],
      expiresAt: null,
    })
  await updateStanding(work, id, { ...standing(a), waiting: null })
  await noteMove(work, a, { what: 'kept', startsAt: a.startsAt, endsAt: a.endsAt, sequence: a.sequence })
  if (a.state !== 'booked') return after(work, id, null)
  await noteOut(work, [a.organiser.id, ...a.people.map((p) => p.id)])
  const kept = (await findAppointment(work.tx, id)) as AppointmentRow
  // Told by hand, they need words all the same.
  if (CHANGED_HANDS.includes(a.waiting))
    return after(work, id, await tellCustomer(work, kept, 'handedOver', { mail: notify }))
  return after(work, id, notify ? await tellCustomer(work, kept, 'kept') : null)
}
