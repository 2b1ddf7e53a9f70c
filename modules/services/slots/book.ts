import { publish } from '../../../platform/events.ts'
import { row, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import type { Locale } from '../../../shared/text.ts'
import { bookPlanned, planAppointment } from '../../appointments/index.ts'
import { kinds } from '../../appointments/settings.ts'
import { heldOf, lockedCustomer } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import { demandAssets } from '../assets/actions.ts'
import { findService, nameOf, type ServiceRow } from '../catalogue/repo.ts'
import type * as contract from '../contract.ts'
import { serviceBooked } from '../events.ts'
import { openSlots } from './load.ts'

export interface Guest {
  name: string
  firm: string | null
  phone: string | null
  mail: string | null
}

export interface NewBooking {
  customerId: string
  contactIds: string[] | undefined
  startsAt: Date
  places: number
  assetId: string | null
  note: string | null
  /** Null: one of us booked it. */
  guest: Guest | null
  formHash: Buffer | null
  locale: Locale | undefined
  notify: boolean
}

/** A10: an appointment in a slot, with a place of its own. The customer is locked by the caller. */
export async function bookSlot(work: Work, service: ServiceRow, booking: NewBooking) {
  const id = await planAppointment(work, {
    customerId: booking.customerId,
    kind: kindFor(work),
    organiserId: await answerableFor(work, service),
    ...(booking.contactIds ? { contactIds: booking.contactIds } : {}),
    minutes: service.minutes,
    bufferBefore: 0,
    // They come to us: our clock, whatever the contact’s.
    zone: work.zone,
    bufferAfter: service.buffer,
    ...(service.place ? { place: service.place } : {}),
    ...(booking.note ? { cares: booking.note } : {}),
    ...(booking.locale ? { locale: booking.locale } : {}),
    origin: service.origin,
    slot: { hosted: false, called: nameOf(service), guest: booking.guest },
  })
  await run(
    work.tx,
    sql`insert into service_booking (appointment_id, service_id, starts_at, ends_at, places, asset_id, by_link, form_hash, booked_at)
        values (${id}, ${service.id}, ${booking.startsAt}, ${new Date(booking.startsAt.getTime() + 1)}, ${booking.places}, ${booking.assetId},
          ${booking.guest !== null}, ${booking.formHash}, ${work.now})`,
  )
  const told = await bookPlanned(work, id, booking.startsAt, { tell: booking.notify })
  const data = { serviceId: service.id, byLink: booking.guest !== null }
  await publish(work, serviceBooked, { customerId: booking.customerId, subjectId: id, data })
  return { id, told }
}

/** A company may have no kind of appointment for services: then its first. */
function kindFor(work: Work): string {
  const all = settingOf(work.settings, kinds)
  return (all.find(({ medium }) => medium === 'service') ?? all[0])?.key ?? 'service'
}

/** Who answers for a service: as it says, or, once that person has left, a manager. */
export async function answerableFor(work: Work, { responsible }: ServiceRow): Promise<string> {
  const found = await row(
    work.tx,
    sql<{
      id: string
    }>`select id from person where (id = ${responsible.id} and state <> 'left') or (state = 'active' and role in ('manager', 'director', 'admin'))
      order by id = ${responsible.id} desc, role = 'manager' desc, id limit 1`,
  )
  return found?.id ?? responsible.id
}

/** A10: a customer calls: one of us books. Notice and reach bind those who book alone. */
export async function bookService(
  work: Work,
  serviceId: string,
  { startsAt, ...input }: InputOf<typeof contract.bookService>['body'],
) {
  const customer = await lockedCustomer(work, input.customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  const service = await findService(work.tx, serviceId)
  if (!service) throw new Refused(notFound())
  if (input.assetId) await demandAssets(work, customer.id, [input.assetId])
  const at = new Date(startsAt)
  const { id, told } = await bookSlot(work, service, {
    ...input,
    customerId: customer.id,
    contactIds: input.contactIds,
    startsAt: at,
    guest: null,
    formHash: null,
    locale: undefined,
  })
  return { appointmentId: id, customerId: customer.id, startsAt: at.toISOString(), told }
}

export async function listSlots(
  work: Work,
  serviceId: string,
  { from = work.today, days, but }: InputOf<typeof contract.listSlots>['query'],
) {
  const service = await findService(work.tx, serviceId)
  if (!service) throw new Refused(notFound())
  const slots = await openSlots(work, [service], from, addDays(from, days - 1), but ?? null)
  return { items: (slots.get(serviceId) ?? []).map(presentSlot) }
}

export const presentSlot = ({
  start,
  end,
  left,
  inReach,
}: {
  start: number
  end: number
  left: number
  inReach: boolean
}) => ({
  startsAt: new Date(start).toISOString(),
  endsAt: new Date(end).toISOString(),
  left,
  inReach,
})
