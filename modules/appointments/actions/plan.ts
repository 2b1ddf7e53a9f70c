import { rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { demand } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import type { Locale } from '../../../shared/text.ts'
import { agreeOn } from '../booking/agree.ts'
import { makeLink, untilOver } from '../links/links.ts'
import type { Message } from '../messages/compose.ts'
import { type Told, tellCustomer } from '../messages/send.ts'
import { type AppointmentRow, lockAppointment } from '../repo.ts'
import { whyNotAgree } from '../rules/state.ts'
import { proposedCount } from '../settings.ts'
import { newAppointment, type SlotOf } from './create.ts'
import { offerTo } from './offer.ts'
import { proposeAppointmentTimes } from './propose.ts'
import { keepHeld } from './settle.ts'

/** What a plan, a service or a reminder of care asks for. */
export interface PlannedAppointment {
  readonly customerId: string
  readonly kind: string
  readonly organiserId: string
  /** The main contact where left out. */
  readonly contactIds?: string[]
  readonly personIds?: string[]
  readonly resourceIds?: string[]
  readonly minutes?: number
  readonly place?: string
  readonly agenda?: string
  readonly importance?: string
  readonly cares?: string
  readonly bufferBefore?: number
  readonly bufferAfter?: number
  readonly locale?: Locale
  readonly zone?: string
  /** A10: a slot of a service, which takes a place and not the organiser's time. */
  readonly slot?: SlotOf
  /** The address at which links lead to us, where the company has named none. */
  readonly origin?: string | null
}

/** A8: makes an appointment from a plan, with nothing agreed yet; in the caller's transaction, under the caller's rights. */
export const planAppointment = async (
  work: Work,
  { origin = null, slot, ...plan }: PlannedAppointment,
): Promise<string> => (await newAppointment(work, plan, origin, slot)).id

/** A8, A9: agrees on a time for it, or moves it there: taken for all who come, reminded of, told where asked. */
export async function bookPlanned(work: Work, id: string, startsAt: Date, { tell }: { tell: boolean }): Promise<Told> {
  const a = (await lockAppointment(work.tx, id)) as AppointmentRow
  demand(whyNotAgree(a, work.locale))
  const agreed = await agreeOn(work, a, startsAt)
  return tellCustomer(work, agreed, a.state === 'booked' ? 'moved' : 'booked', { mail: tell })
}

/** A8: books the best time within so many days from a day on; false where none is free. */
export async function bookBestPlanned(
  work: Work,
  id: string,
  from: Date,
  days: number,
  { tell }: { tell: boolean },
): Promise<boolean> {
  const { times } = await proposeAppointmentTimes(work, id, { from: from.toISOString(), days })
  const best = times[0]
  if (!best) return false
  await bookPlanned(work, id, new Date(best.startsAt), { tell })
  return true
}

/** A8: offers the best times within so many days from a day on; false where none is free. */
export async function offerPlanned(work: Work, id: string, from: Date, days: number): Promise<boolean> {
  const { times } = await proposeAppointmentTimes(work, id, { from: from.toISOString(), days })
  const a = (await lockAppointment(work.tx, id)) as AppointmentRow
  demand(whyNotAgree(a, work.locale))
  const starts = times
    .slice(0, settingOf(work.settings, proposedCount))
    .map((t) => new Date(t.startsAt))
    .toSorted((x, y) => x.getTime() - y.getTime())
  if (starts.length === 0) return false
  await offerTo(work, a, starts, { mail: true })
  return true
}

/** A10: a way to it whose token is the caller's own, so that asked twice it is the same. */
export const linkToPlanned = async (work: Work, id: string, token: string): Promise<void> => {
  const a = (await lockAppointment(work.tx, id)) as AppointmentRow
  await makeLink(work, a, null, untilOver(a.endsAt ? new Date(a.endsAt) : work.now), token)
}

/** A7, A10: they came, be it early: a touch with what it was about, and its slot stays taken. */
export async function holdPlanned(work: Work, id: string, words: string): Promise<string | null> {
  const a = await lockAppointment(work.tx, id)
  if (a?.state !== 'booked') return null
  return keepHeld(work, a, { minutes: words, effective: true, promises: [], happenedAt: work.now })
}

/** A5: tells the customer of it as it stands, by mail where they have one; the text comes back to copy. */
export const tellOfPlanned = async (work: Work, id: string, what: Message): Promise<Told> =>
  tellCustomer(work, (await lockAppointment(work.tx, id)) as AppointmentRow, what)

export interface NextAppointment {
  readonly customerId: string
  readonly id: string
  readonly kind: string
  readonly startsAt: string
  readonly organiserId: string
}

/** The next one that is booked with each of some customers. */
export async function nextAppointments(work: Work, customerIds: readonly string[]) {
  const found = await rows(
    work.tx,
    sql<NextAppointment>`select c.id as customer_id, a.id, a.kind, a.starts_at, a.organiser_id
      from customer c cross join lateral (
        select a.* from appointment a join customer m on m.id = a.customer_id
        where m.root_id = c.id and a.state = 'booked' and a.starts_at > ${work.now} order by a.starts_at, a.id limit 1) a
      where c.id = any(${uuids(customerIds)})`,
  )
  return new Map(found.map((next) => [next.customerId, next]))
}
