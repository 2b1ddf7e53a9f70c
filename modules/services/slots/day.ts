import { rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, startOfDay } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { workdayOf } from '../../calendars/index.ts'
import { inPoolOf, visibleTo } from '../../customers/index.ts'
import { nameOf, selectServices } from '../catalogue/repo.ts'
import type * as contract from '../contract.ts'
import { presentSlot } from './book.ts'
import { openSlots } from './load.ts'

interface BookingRow {
  appointmentId: string | null
  serviceId: string
  startsAt: string
  endsAt: string
  places: number
  customer: { id: string; name: string } | null
  asset: string | null
  resource: { id: string; name: string } | null
  byLink: boolean
  state: 'booked' | 'held' | 'no_show'
  receptionId: string | null
  version: number | null
}

/** A10: one day at a glance. A place that is taken is taken for everybody; by whom, is told as far as the customer is in sight. */
export async function showServiceDay(
  work: Work,
  { day = work.today }: InputOf<typeof contract.showServiceDay>['query'],
) {
  const services = await selectServices(work.tx, sql`order by s.created_at, s.id`)
  const slots = await openSlots(work, services, day, day)
  const { work: works, why, name } = workdayOf(work.settings, day)
  return {
    day,
    off: !works && why !== 'rest' ? (name?.[work.locale] ?? null) : null,
    services: services.map((s) => ({
      id: s.id,
      name: nameOf(s)[work.locale],
      capacity: s.capacity,
      resources: s.resources,
      slots: (slots.get(s.id) ?? []).map(presentSlot),
    })),
    bookings: await bookingsBetween(work, startOfDay(work.zone, day), startOfDay(work.zone, addDays(day, 1))),
  }
}

const bookingsBetween = (work: Work, from: Date, to: Date) =>
  rows(
    work.tx,
    sql<BookingRow>`
      select case when c.seen then a.id end as appointment_id, b.service_id, a.starts_at, a.ends_at, b.places,
        case when c.seen then jsonb_build_object('id', c.id, 'name', c.name) end as customer,
        case when c.seen then x.name end as asset, b.by_link, a.state, case when c.seen then r.id end as reception_id, case when c.seen then a.version end as version,
        (select jsonb_build_object('id', v.id, 'name', v.name) from appointment_resource ar join resource v on v.id = ar.resource_id
          where ar.appointment_id = a.id and ar.ended_at is null order by v.name limit 1) as resource
      from service_booking b join appointment a on a.id = b.appointment_id
        join customer m on m.id = a.customer_id
        cross join lateral (select c.id, c.name, (${visibleTo(work.by)} or ${inPoolOf(work.by)}) as seen from customer c where c.id = m.root_id) c
        left join asset_text x on x.asset_id = b.asset_id left join reception r on r.appointment_id = a.id
      where b.starts_at >= ${from} and b.starts_at < ${to} and a.state in ('booked', 'held', 'no_show')
      order by b.starts_at, b.appointment_id`,
  )

/** Whether what became of an appointment is followed by a return call of its own (R5 then asks for no other visit). */
export const isReceived = async (work: Work, appointmentId: string): Promise<boolean> =>
  (await rows(work.tx, sql`select 1 from reception where appointment_id = any(${uuids([appointmentId])})`)).length > 0
