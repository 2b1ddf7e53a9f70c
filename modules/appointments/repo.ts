import { type RawBuilder, row, rows, run, sql, type Tx, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Locale, Text } from '../../shared/text.ts'
import type { State, Waiting } from './rules/state.ts'

export interface Attending {
  id: string
  name: string
}

export interface InvitedContact extends Attending {
  answer: 'none' | 'accepted' | 'tentative' | 'declined'
  address: string | null
  mail: string | null
  /** With the customer no more: nobody writes there, and no link of theirs leads anywhere. */
  hasLeft: boolean
}

/** Who booked a slot and is told of it, whether a contact of ours or not. */
export interface Guest {
  name: string
  firm: string | null
  phone: string | null
  mail: string | null
}

/** An appointment with its words and those who come. */
export interface AppointmentRow {
  id: string
  customer: Attending
  secrecy: number
  kind: string
  /** Its own name, where it has one. */
  called: Text | null
  organiser: Attending
  /** Whether the organiser attends, so that it takes the organiser's time. */
  hosted: boolean
  guest: Guest | null
  state: State
  minutes: number
  bufferBefore: number
  bufferAfter: number
  startsAt: string | null
  endsAt: string | null
  zone: string
  locale: Locale
  sequence: number
  /** Of the invitation that the customer’s calendar holds; null where none went out. */
  toldSequence: number | null
  /** The ORGANIZER of that invitation, who stays so whoever comes. */
  organizer: { name: string; address: string } | null
  waiting: Waiting | null
  waitingSince: string | null
  touchId: string | null
  origin: string | null
  createdAt: string
  changedAt: string
  version: number
  place: string | null
  parking: string | null
  agenda: string | null
  importance: string | null
  haveReady: string | null
  cares: string | null
  materials: string | null
  record: string | null
  people: Attending[]
  contacts: InvitedContact[]
  resources: Attending[]
  checklistDone: number
  checklistOf: number
}

const ref = (alias: string) => sql`jsonb_build_object('id', ${sql.ref(alias)}.id, 'name', ${sql.ref(alias)}.name)`

/** `c` is the customer that it is with now: after a merge, the one that was kept. */
export const appointmentTables = sql`appointment a join customer m on m.id = a.customer_id join customer c on c.id = m.root_id
  join appointment_text t on t.appointment_id = a.id join person o on o.id = a.organiser_id`

/** The own name of an appointment `a`; null where it goes by its kind's. */
export const calledColumn = sql`case when a.called_zh is not null then jsonb_build_object('zh', a.called_zh, 'en', coalesce(a.called_en, a.called_zh)) end`

const columns = sql`a.id, ${ref('c')} as customer, c.secrecy, a.kind, ${ref('o')} as organiser, a.hosted, a.state,
  ${calledColumn} as called,
  case when a.organizer_address is not null then jsonb_build_object('address', a.organizer_address,
    'name', coalesce((select f.name from person f where f.id = a.organizer_id), o.name)) end as organizer,
  (select jsonb_build_object('name', g.name, 'firm', g.firm, 'phone', g.phone, 'mail', g.mail) from appointment_guest g where g.appointment_id = a.id) as guest,
  a.minutes, a.buffer_before, a.buffer_after,
  a.starts_at, a.ends_at, a.zone, a.locale, a.sequence, a.told_sequence, a.waiting, a.waiting_since, a.touch_id, a.origin, a.created_at, a.changed_at, a.version,
  t.place, t.parking, t.agenda, t.importance, t.have_ready, t.cares, t.materials, t.record,
  (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name), '[]') from appointment_person ap join person p on p.id = ap.person_id
    where ap.appointment_id = a.id and ap.ended_at is null) as people,
  (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'answer', ac.answer, 'address', ac.address, 'hasLeft', k.left_on is not null,
      'mail', (select q.value from contact_point q where q.contact_id = k.id and q.kind = 'mail' order by q.position, q.id limit 1)) order by ac.added_at, k.id), '[]')
    from appointment_contact ac join contact k on k.id = ac.contact_id where ac.appointment_id = a.id and ac.ended_at is null) as contacts,
  (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.name), '[]') from appointment_resource ar join resource r on r.id = ar.resource_id
    where ar.appointment_id = a.id and ar.ended_at is null) as resources,
  (select count(*) from checklist_item i where i.appointment_id = a.id and i.dropped_at is null and i.done_at is not null) as checklist_done,
  (select count(*) from checklist_item i where i.appointment_id = a.id and i.dropped_at is null) as checklist_of`

export const selectAppointments = (tx: Tx, rest: RawBuilder<unknown>) =>
  rows(tx, sql<AppointmentRow>`select ${columns} from ${appointmentTables} ${rest}`)

export const findAppointment = async (tx: Tx, id: string): Promise<AppointmentRow | null> =>
  (await selectAppointments(tx, sql`where a.id = ${id}`))[0] ?? null

/** The same, of which the row itself is locked until the transaction ends. */
export async function lockAppointment(tx: Tx, id: string): Promise<AppointmentRow | null> {
  await run(tx, sql`select 1 from appointment where id = ${id} for update`)
  return findAppointment(tx, id)
}

export const customerOfAppointment = async (tx: Tx, id: string): Promise<string | null> =>
  (
    await row(
      tx,
      sql<{
        id: string
      }>`select m.root_id as id from appointment a join customer m on m.id = a.customer_id where a.id = ${id}`,
    )
  )?.id ?? null

export interface NewAppointment {
  id: string
  customerId: string
  kind: string
  organiserId: string
  minutes: number
  bufferBefore: number
  bufferAfter: number
  zone: string
  locale: Locale
  origin: string | null
  hosted?: boolean
  called?: Text | null
}

export async function insertAppointment(work: Work, a: NewAppointment, words: Words): Promise<void> {
  await run(
    work.tx,
    sql`insert into appointment (id, customer_id, kind, organiser_id, state, minutes, buffer_before, buffer_after, zone, locale, origin, hosted, called_zh, called_en, created_by, created_at, changed_at)
        values (${a.id}, ${a.customerId}, ${a.kind}, ${a.organiserId}, 'proposed', ${a.minutes}, ${a.bufferBefore}, ${a.bufferAfter}, ${a.zone}, ${a.locale},
          ${a.origin}, ${a.hosted ?? true}, ${a.called?.zh ?? null}, ${a.called?.en ?? null}, ${work.by.id}, ${work.now}, ${work.now})`,
  )
  await run(
    work.tx,
    sql`insert into appointment_text (appointment_id, place, parking, agenda, importance, have_ready, cares, materials)
        values (${a.id}, ${words.place}, ${words.parking}, ${words.agenda}, ${words.importance}, ${words.haveReady}, ${words.cares}, ${words.materials})`,
  )
}

export interface Words {
  place: string | null
  parking: string | null
  agenda: string | null
  importance: string | null
  haveReady: string | null
  cares: string | null
  materials: string | null
}

export const updateWords = (tx: Tx, id: string, words: Words) =>
  run(
    tx,
    sql`update appointment_text set place = ${words.place}, parking = ${words.parking}, agenda = ${words.agenda}, importance = ${words.importance},
          have_ready = ${words.haveReady}, cares = ${words.cares}, materials = ${words.materials} where appointment_id = ${id}`,
  )

/** Who comes, as given: those left out come no longer, and are kept. */
export async function setAttending(
  work: Work,
  table: 'appointment_person' | 'appointment_contact' | 'appointment_resource',
  appointmentId: string,
  ids: readonly string[],
): Promise<void> {
  const column = sql.ref(
    {
      appointment_person: 'person_id',
      appointment_contact: 'contact_id',
      appointment_resource: 'resource_id',
    }[table],
  )
  const name = sql.table(table)
  await run(
    work.tx,
    sql`update ${name} set ended_at = ${work.now} where appointment_id = ${appointmentId} and ended_at is null and ${column} <> all(${uuids(ids)})`,
  )
  await run(
    work.tx,
    sql`insert into ${name} (appointment_id, ${column}, added_at) select ${appointmentId}::uuid, id, ${work.now}::timestamptz from unnest(${uuids(ids)}) as id
        on conflict (appointment_id, ${column}) do update set ended_at = null where ${name}.ended_at is not null`,
  )
}

/** A10: of what can be given out, one is reserved, and no other. */
export async function reserveInstead(work: Work, appointmentId: string, among: readonly string[], kept: string) {
  const [own] = await selectAppointments(work.tx, sql`where a.id = ${appointmentId}`)
  const beside = (own?.resources ?? []).map((r) => r.id).filter((id) => !among.includes(id))
  await setAttending(work, 'appointment_resource', appointmentId, [...beside, kept])
}

export interface Standing {
  state: State
  startsAt: Date | null
  endsAt: Date | null
  sequence: number
  waiting: AppointmentRow['waiting']
}

export const insertGuest = (work: Work, appointmentId: string, { name, firm, phone, mail }: Guest) =>
  run(
    work.tx,
    sql`insert into appointment_guest (appointment_id, name, firm, phone, mail) values (${appointmentId}, ${name}, ${firm}, ${phone}, ${mail})`,
  )

/** The one place where what stands is written over; what it was stands in `appointment_move`. */
export const updateStanding = (work: Work, id: string, to: Standing) =>
  run(
    work.tx,
    sql`update appointment set state = ${to.state}, starts_at = ${to.startsAt}, ends_at = ${to.endsAt}, sequence = ${to.sequence}, waiting = ${to.waiting},
          waiting_since = case when ${to.waiting}::text is null then null else ${work.now}::timestamptz end, changed_at = ${work.now}, version = version + 1
        where id = ${id}`,
  )

/** A6: what the customer’s calendar holds from now on, and from whom. */
export const noteInvited = (work: Work, { id, sequence, organiser }: AppointmentRow, address: string) =>
  run(
    work.tx,
    sql`update appointment set told_sequence = ${sequence}, organizer_id = case when organizer_address is null then ${organiser.id}::uuid else organizer_id end,
          organizer_address = coalesce(organizer_address, ${address})
        where id = ${id}`,
  )

/** Who and what some ids are, in their order. */
export async function namesAmong(tx: Tx, table: 'person' | 'resource', ids: readonly string[]): Promise<Attending[]> {
  const found = await rows(tx, sql<Attending>`select id, name from ${sql.table(table)} where id = any(${uuids(ids)})`)
  return ids.flatMap((id) => found.find((one) => one.id === id) ?? [])
}

export interface OfferTime {
  id: string
  startsAt: string
  endsAt: string
}

export const liveOffer = (tx: Tx, appointmentId: string) =>
  rows(
    tx,
    sql<OfferTime>`select id, starts_at, ends_at from offer_time where appointment_id = ${appointmentId} and withdrawn_at is null order by position`,
  )

/** What fell away with the last withdrawal stands again. */
export const restoreOffer = (work: Work, appointmentId: string) =>
  run(
    work.tx,
    sql`update offer_time set withdrawn_at = null where appointment_id = ${appointmentId}
        and withdrawn_at = (select max(at) from appointment_move where appointment_id = ${appointmentId} and what = 'declined')`,
  )

export const withdrawOffer = (work: Work, appointmentId: string) =>
  run(
    work.tx,
    sql`update offer_time set withdrawn_at = ${work.now} where appointment_id = ${appointmentId} and withdrawn_at is null`,
  )
