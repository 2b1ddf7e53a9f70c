import { page } from '../../../platform/cursor.ts'
import { all, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Instant } from '../../../shared/page.ts'
import { heldOf, readPlace, seenCustomer, visibleTo } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import { demandOpen, seenAppointment } from '../booking/load.ts'
import type * as contract from '../contract.ts'
import { detail, present } from '../present.ts'
import { selectAppointments } from '../repo.ts'

/** Of a customer the latest first; of a span of time, or of what waits for us, the earliest first. */
export async function listAppointments(work: Work, query: InputOf<typeof contract.listAppointments>['query']) {
  const { customer, person, from, to, waiting, limit } = query
  const order = customer ? ORDERS.made : waiting ? ORDERS.waiting : ORDERS.time
  const place = readPlace(query.cursor, Instant)
  const group = customer ? await demandOpen(work, customer) : null
  const conditions = [
    visibleTo(work.by),
    order.condition,
    ...(group ? [sql`a.customer_id = any(array(select id from customer where root_id = ${group}))`] : []),
    ...(person
      ? [
          sql`(a.organiser_id = ${person} or a.id = any(array(select ap.appointment_id from appointment_person ap where ap.person_id = ${person} and ap.ended_at is null)))`,
        ]
      : []),
    ...(from ? [sql`a.ends_at > ${from}`] : []),
    ...(to ? [sql`a.starts_at < ${to}`] : []),
    ...(place ? [order.after(place)] : []),
  ]
  const found = await selectAppointments(work.tx, sql`where ${all(conditions)} order by ${order.by} limit ${limit + 1}`)
  const { items, nextCursor } = page(found, limit, (last) => [order.of(last), last.id])
  return { items: items.map((a) => present(work, a, mayArrange(work))), nextCursor }
}

/** Whether it may be arranged is asked again, of its customer, when it is. */
const mayArrange = (work: Work) => work.by.role !== 'auditor'

type Place = readonly [string, string]
const ORDERS = {
  made: {
    condition: sql`true`,
    by: sql`a.created_at desc, a.id desc`,
    after: ([at, id]: Place) => sql`(a.created_at, a.id) < (${at}, ${id})`,
    of: (a: { createdAt: string }) => a.createdAt,
  },
  time: {
    condition: sql`a.starts_at is not null`,
    by: sql`a.starts_at, a.id`,
    after: ([at, id]: Place) => sql`(a.starts_at, a.id) > (${at}, ${id})`,
    of: (a: { startsAt: string | null }) => a.startsAt ?? '',
  },
  waiting: {
    condition: sql`a.waiting is not null`,
    by: sql`a.waiting_since, a.id`,
    after: ([at, id]: Place) => sql`(a.waiting_since, a.id) > (${at}, ${id})`,
    of: (a: { waitingSince: string | null }) => a.waitingSince ?? '',
  },
}

export async function showAppointment(work: Work, id: string) {
  const a = await seenAppointment(work, id)
  const customer = await seenCustomer(work, a.customer.id)
  return detail(work, a, whyNotTouch(work.by, heldOf(customer)) === null)
}
