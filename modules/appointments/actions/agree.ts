import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand } from '../../../shared/refusal.ts'
import { agreeOn, demandDaytime, demandDecent, toMinute } from '../booking/agree.ts'
import { freeTime } from '../booking/booked.ts'
import { lockedAppointment } from '../booking/load.ts'
import { noteMove } from '../booking/moves.ts'
import type * as contract from '../contract.ts'
import { revokeLinks as endLinks } from '../links/links.ts'
import { dropReminders } from '../messages/reminders.ts'
import { tellCustomer, tellUs } from '../messages/send.ts'
import { type AppointmentRow, findAppointment, liveOffer, updateStanding, withdrawOffer } from '../repo.ts'
import { whyNotAsk, whyNotCancel } from '../rules/state.ts'

import { after, standing } from './after.ts'

/** A1, A5: the customer said it on the phone, or we move it. */
export async function bookAppointment(
  work: Work,
  id: string,
  { startsAt, notify, letter, atNight }: InputOf<typeof contract.bookAppointment>['body'],
) {
  const a = await lockedAppointment(work, id)
  demand(whyNotAsk(a, work.locale))
  const at = toMinute(startsAt)
  await demandDecent(work, a, at)
  demandDaytime(a, at, atNight)
  if (a.state === 'booked' && a.startsAt && Date.parse(a.startsAt) === at.getTime() && a.waiting === null)
    return after(work, id, null)
  const agreed = await agreeOn(work, a, at)
  const what = a.state === 'booked' ? 'moved' : 'booked'
  return after(work, id, await tellCustomer(work, agreed, what, { mail: notify, own: letter }))
}

/** A5: called off by us, or declined by the customer on the phone. */
export async function cancelAppointment(
  work: Work,
  id: string,
  input: InputOf<typeof contract.cancelAppointment>['body'],
) {
  const a = await lockedAppointment(work, id)
  demand(whyNotCancel(a, work.locale))
  const knows = a.state === 'booked' || (await liveOffer(work.tx, id)).length > 0
  const ended = await endAppointment(work, a, input.declined ? 'declined' : 'cancelled', { note: input.reason ?? null })
  if (input.declined) return after(work, id, null)
  const told = await tellCustomer(work, ended, 'cancelled', {
    reason: input.reason ?? null,
    mail: input.notify && knows,
    own: input.letter,
  })
  return after(work, id, told)
}

/** A5: nothing comes of it: its time is free, its reminders are dropped, calendars hear of it. */
export async function endAppointment(
  work: Work,
  a: AppointmentRow,
  state: 'cancelled' | 'declined',
  { note = null, link }: { note?: string | null; link?: { id: string; contactId: string | null } } = {},
): Promise<AppointmentRow> {
  const sequence = a.sequence + 1
  await freeTime(work, a.id)
  await withdrawOffer(work, a.id)
  await dropReminders(work, a.id)
  // What the customer did alone waits until one of us has seen it.
  await updateStanding(work, a.id, { ...standing(a), state, sequence, waiting: link ? 'called_off' : null })
  await noteMove(work, a, {
    what: state,
    startsAt: a.startsAt,
    endsAt: a.endsAt,
    sequence,
    note,
    linkId: link?.id ?? null,
    contactId: link?.contactId ?? null,
  })
  const ended = (await findAppointment(work.tx, a.id)) as AppointmentRow
  if (a.state === 'booked') await tellUs(work, ended, 'cancelled')
  return ended
}

export async function revokeLinks(work: Work, id: string): Promise<void> {
  const a = await lockedAppointment(work, id)
  if ((await endLinks(work, id)) > 0) await noteMove(work, a, { what: 'links_revoked', sequence: a.sequence })
}
