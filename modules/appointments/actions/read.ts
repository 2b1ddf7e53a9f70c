import { page } from '../../../platform/cursor.ts'
import { all, type RawBuilder, row, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Actor } from '../../../shared/actor.ts'
import { startOfDay } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Instant } from '../../../shared/page.ts'
import { heldOf, readPlace, seenCustomer, sightsOf, visibleTo } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import { demandOpen, seenAppointment } from '../booking/load.ts'
import type * as contract from '../contract.ts'
import { detail, present } from '../present.ts'
import { type AppointmentRow, selectAppointments } from '../repo.ts'

type Query = InputOf<typeof contract.listAppointments>['query']

/** Of a customer, or of what has no time yet, the latest first; of a span of time, or of what waits for us, the earliest first. */
export async function listAppointments(work: Work, query: Query) {
  const order = orderOf(query)
  const { from, to } = order === ORDERS.time || order === ORDERS.past ? spanOf(work, query) : query
  const place = readPlace(query.cursor, Instant)
  const group = query.customer ? await demandOpen(work, query.customer) : null
  const conditions = [
    visibleTo(work.by),
    ...(group ? [] : [LIVING, ...heldBy(work.by)]),
    order.condition,
    ...(group ? [sql`a.customer_id = any(array(select id from customer where root_id = ${group}))`] : []),
    ...asked({ ...query, from, to }),
    ...(place ? [order.after(place)] : []),
  ]
  const most = query.limit + 1
  const read = (more: readonly RawBuilder<unknown>[], limit: number) =>
    selectAppointments(work.tx, sql`where ${all([...conditions, ...more])} order by ${order.by} limit ${limit}`)
  // A rep's are found by the customers held, all at once.
  const backwards = order === ORDERS.past && !from && work.by.role !== 'rep'
  const found = backwards ? await readBackwards(work, place?.[0] ?? (to as string), most, read) : await read([], most)
  const { items, nextCursor } = page(found, query.limit, (last) => [order.of(last), last.id])
  return { items: items.map((a) => present(work, a, mayArrange(work))), nextCursor }
}

/** What was agreed with a customer in the archive stands in its own history only. */
const LIVING = sql`c.state <> 'archived'`

/** A rep holds few of all customers: what is agreed with those is found by them, and not among all that is agreed. */
const heldBy = (by: Actor): RawBuilder<unknown>[] => {
  if (by.role !== 'rep') return []
  const held = sightsOf(by).map(({ condition }) => sql`select c.id from customer c where ${LIVING} and ${condition}`)
  return [
    sql`a.customer_id = any(array(select m.id from customer m where m.root_id = any(array(${sql.join(held, sql` union all `)}))))`,
  ]
}

const comes = (people: RawBuilder<unknown>) =>
  sql`(a.organiser_id = any(${people}) or a.id = any(array(select ap.appointment_id from appointment_person ap where ap.person_id = any(${people}) and ap.ended_at is null)))`

const asked = ({ person, team, resource, from, to, state }: Query): RawBuilder<unknown>[] => [
  ...(person ? [comes(uuids([person]))] : []),
  ...(team ? [comes(sql`array(select p.id from person p where p.team_id = ${team})`)] : []),
  ...(resource
    ? [
        sql`a.id = any(array(select ar.appointment_id from appointment_resource ar where ar.resource_id = ${resource} and ar.ended_at is null))`,
      ]
    : []),
  // What began before and is not over yet is among it.
  ...(from ? [sql`a.ends_at > ${from} and a.starts_at > ${new Date(Date.parse(from) - LONGEST_MS)}`] : []),
  ...(to ? [sql`a.starts_at < ${to}`] : []),
  ...(state ? [sql`a.state = any(${state})`] : []),
]

const LONGEST_MS = 86_400_000
const AHEAD_DAYS = 92

type Read = (more: readonly RawBuilder<unknown>[], limit: number) => Promise<AppointmentRow[]>

/**
 * A5: what is past, however long ago: a stretch at a time, each longer than the one before, until a page is full. Who sees
 * much has it from the first, which is all that is gone through; who sees little reaches the beginning in a few.
 */
async function readBackwards(work: Work, before: string, most: number, read: Read): Promise<AppointmentRow[]> {
  const first = await row(
    work.tx,
    sql<{ at: string | null }>`select min(starts_at) as at from appointment where starts_at is not null`,
  )
  const beginning = first?.at ? Date.parse(first.at) : Number.POSITIVE_INFINITY
  const found: AppointmentRow[] = []
  let [to, days] = [Date.parse(before) + 1, AHEAD_DAYS]
  while (found.length < most && to > beginning) {
    const from = to - days * LONGEST_MS
    const stretch = [sql`a.starts_at >= ${new Date(from)}`, sql`a.starts_at < ${new Date(to)}`]
    found.push(...(await read(stretch, most - found.length)))
    ;[to, days] = [from, days * WIDENS]
  }
  return found
}

const WIDENS = 4

/** From today on where nothing else is said, and a quarter of a year at most, since all that is agreed then is gone through; or what is past. */
function spanOf(work: Work, query: Query): { from?: string; to: string } {
  if (query.past) {
    return { ...(query.from && { from: query.from }), to: query.to ?? work.now.toISOString() }
  }
  const from = query.from ?? startOfDay(work.zone, work.today).toISOString()
  return { from, to: query.to ?? new Date(Date.parse(from) + AHEAD_DAYS * LONGEST_MS).toISOString() }
}

function orderOf({ customer, waiting, past, state, from, to }: Query) {
  if (waiting) return ORDERS.waiting
  if (past) return ORDERS.past
  if (customer) return ORDERS.made
  return state?.join() === 'proposed' && !from && !to ? ORDERS.proposed : ORDERS.time
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
  proposed: {
    condition: sql`a.state = 'proposed'`,
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
  past: {
    condition: sql`a.starts_at is not null`,
    by: sql`a.starts_at desc, a.id desc`,
    after: ([at, id]: Place) => sql`(a.starts_at, a.id) < (${at}, ${id})`,
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
