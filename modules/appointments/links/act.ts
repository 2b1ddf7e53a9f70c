import { row, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { beginning } from '../../../shared/written.ts'
import { lockedCustomer } from '../../customers/index.ts'
import { standing } from '../actions/after.ts'
import { endAppointment } from '../actions/agree.ts'
import { busyAround, takenAt } from '../actions/offer.ts'
import { proposeAppointmentTimes } from '../actions/propose.ts'
import { agreeOn } from '../booking/agree.ts'
import { noteMove } from '../booking/moves.ts'
import { placesFor } from '../booking/places.ts'
import { earliestOf } from '../kinds.ts'
import { tellCustomer } from '../messages/send.ts'
import { notOffered } from '../refusals.ts'
import {
  type AppointmentRow,
  customerOfAppointment,
  findAppointment,
  liveOffer,
  lockAppointment,
  restoreOffer,
  updateStanding,
} from '../repo.ts'
import { whyNotByLink } from '../rules/state.ts'
import { followLink, type Link, noteActed } from './links.ts'

const DAYS_AHEAD = 14
const MOST_WORDS = 1000

export interface Choice {
  startsAt: string
  endsAt: string
}

/** A1, A9: what can still be picked: of the times that were offered those that nobody took and that leave us our notice (A2); to move it, those that fit us too. */
export async function choicesOf(work: Work, a: AppointmentRow): Promise<Choice[]> {
  const earliest = earliestOf(work.settings, a.kind, work.now).getTime()
  const offered = (await liveOffer(work.tx, a.id)).filter((t) => Date.parse(t.startsAt) >= earliest)
  if (offered.length === 0) return a.state === 'booked' ? timesToMoveTo(work, a) : []
  const starts = offered.map((t) => new Date(t.startsAt))
  const taken = new Set((await takenAt(work, a, starts)).map((t) => Date.parse(t.at)))
  const isBusy = await busyAround(work, a, starts)
  return offered.filter((t) => !taken.has(Date.parse(t.startsAt)) && !isBusy(new Date(t.startsAt)))
}

/** A10: a slot moves to another slot; whatever else to where it suits both sides. */
async function timesToMoveTo(work: Work, a: AppointmentRow): Promise<Choice[]> {
  const places = await placesFor(work, a)
  if (!places) return (await proposeAppointmentTimes(work, a.id, { days: DAYS_AHEAD })).times
  return places.map(({ startsAt, endsAt }) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }))
}

/** What the customer does behind the link (A1, A5). False where the link leads nowhere. */
export async function actByLink(work: Work, token: string, form: Readonly<Record<string, string>>): Promise<boolean> {
  const link = await followLink(work, token)
  const customerId = link && (await customerOfAppointment(work.tx, link.appointmentId))
  if (!link || !customerId) return false
  // As everywhere: first the customer, then the appointment.
  await lockedCustomer(work, customerId)
  const a = (await lockAppointment(work.tx, link.appointmentId)) as AppointmentRow
  const said = beginning((form.words ?? '').trim(), MOST_WORDS) || null
  switch (form.do) {
    case 'pick':
      await pick(work, a, link, form.at ?? '')
      break
    case 'none':
      await noneFits(work, a, link, said)
      break
    case 'decline':
      await decline(work, a, link, said)
      break
    case 'reopen':
      await reopen(work, a, link)
      break
    case 'cancel':
      await cancel(work, a, link, said)
      break
    default:
      return true
  }
  await noteActed(work, link.id)
  return true
}

async function pick(work: Work, a: AppointmentRow, link: Link, at: string): Promise<void> {
  // Tapped twice, or sent again: it stands already.
  if (a.state === 'booked' && a.startsAt && Date.parse(a.startsAt) === Date.parse(at)) return
  demand(whyNotByLink(a, work.now, a.locale))
  const chosen = (await choicesOf(work, a)).find((t) => Date.parse(t.startsAt) === Date.parse(at))
  if (!chosen) throw new Refused(notOffered())
  const what = a.state === 'booked' ? 'moved' : 'booked'
  const agreed = await agreeOn(work, a, new Date(chosen.startsAt), link)
  await tellCustomer(work, agreed, what)
}

/** A1: none fits; in their own words what would. It waits for us, and what was agreed stands until we answer. */
async function noneFits(work: Work, a: AppointmentRow, link: Link, words: string | null): Promise<void> {
  if (a.state !== 'no_show') demand(whyNotByLink(a, work.now, a.locale))
  await updateStanding(work, a.id, { ...standing(a), waiting: 'none_fits' })
  await noteMove(work, a, {
    what: 'none_fits',
    sequence: a.sequence,
    linkId: link.id,
    contactId: link.contactId,
    note: words,
  })
}

async function decline(work: Work, a: AppointmentRow, link: Link, words: string | null): Promise<void> {
  if (a.state === 'declined') return
  demand(whyNotByLink(a, work.now, a.locale))
  const ended = await endAppointment(work, a, 'declined', { note: words, link })
  if (a.state === 'booked') await tellCustomer(work, ended, 'cancelled')
}

/** A1: declined by a slip: what was offered is there again, for as long as the link lasts. */
async function reopen(work: Work, a: AppointmentRow, link: Link): Promise<void> {
  if (a.state === 'proposed') return
  demand(mayReopen(a) ? null : whyNotByLink(a, work.now, a.locale))
  await restoreOffer(work, a.id)
  await updateStanding(work, a.id, { ...standing(a), state: 'proposed', waiting: null })
  await noteMove(work, a, { what: 'reopened', sequence: a.sequence, linkId: link.id, contactId: link.contactId })
}

/** What was never agreed on can be taken up again. */
export const mayReopen = (a: AppointmentRow): boolean => a.state === 'declined' && a.startsAt === null

async function cancel(work: Work, a: AppointmentRow, link: Link, words: string | null): Promise<void> {
  if (a.state === 'cancelled') return
  demand(whyNotByLink(a, work.now, a.locale))
  await tellCustomer(work, await endAppointment(work, a, 'cancelled', { note: words, link }), 'cancelled')
}

/** What a link shows; null where it leads nowhere. Reads only. */
export async function seeByLink(work: Work, token: string): Promise<AppointmentRow | null> {
  const link = await followLink(work, token)
  return link && findAppointment(work.tx, link.appointmentId)
}

/** Whether what stands now came about by moving it. */
export const wasMoved = async (work: Work, appointmentId: string): Promise<boolean> =>
  (
    await row(
      work.tx,
      sql<{
        what: string
      }>`select what from appointment_move where appointment_id = ${appointmentId} and what in ('booked', 'moved') order by at desc, id desc limit 1`,
    )
  )?.what === 'moved'
