import { newId, type RawBuilder, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Day } from '../../../shared/calendar.ts'

export interface ContactRow {
  id: string
  customerId: string
  name: string
  job: string | null
  /** A birthday is on record; the value is read by `readBirthdays`. */
  born: boolean
  bestTimes: string | null
  worstTimes: string | null
  remarks: string | null
  main: boolean
  leftOn: Day | null
  version: number
}

/** As it is written: what stands is compared, and never shown. */
export interface WholeContact extends Omit<ContactRow, 'born'> {
  birthYear: number | null
  birthMonth: number | null
  birthDay: number | null
  birthLunar: boolean
  birthSealed: boolean
}

/** A colleague in a customer's working group. */
export interface Member {
  id: string
  name: string
  role: string
}

export type PointKind = 'phone' | 'mail' | 'wechat' | 'other'

export interface PointRow {
  /** The customer it came with: of a merged one, still its own. */
  customerId: string
  contactId: string | null
  kind: PointKind
  value: string
  key: string
}

const group = (customerId: string) => sql`(select id from customer where root_id = ${customerId})`

const contacts = (customerId: string, birth: RawBuilder<unknown>) =>
  sql`select id, customer_id, name, job, ${birth}, best_times, worst_times, remarks, left_on, version,
        main and row_number() over (order by main desc, customer_id <> ${customerId}, id) = 1 as main
      from contact where customer_id in ${group(customerId)} order by left_on nulls first, main desc, id`

const isBorn = sql`birth_month is not null as born`

const points = (customerId: string) => sql`select customer_id, contact_id, kind, value, key from contact_point
      where customer_id in ${group(customerId)} order by customer_id <> ${customerId}, position, id`

/** The contacts of a customer and of those merged into it; of several main ones, the customer's own is the main one. */
export const contactsOf = (tx: Tx, customerId: string) =>
  rows(tx, contacts(customerId, isBorn) as RawBuilder<ContactRow>)

export const wholeContactsOf = (tx: Tx, customerId: string) =>
  rows(
    tx,
    contacts(
      customerId,
      sql`birth_year, birth_month, birth_day, birth_lunar, birth_sealed`,
    ) as RawBuilder<WholeContact>,
  )

/** The ways to reach a customer, its contacts and those merged into it, its own first. */
export const pointsOf = (tx: Tx, customerId: string) => rows(tx, points(customerId) as RawBuilder<PointRow>)

/** All of these and the colleagues of its working group, for its page: in one statement, for every act answers with it. */
export async function readBeside(
  tx: Tx,
  customerId: string,
): Promise<{ contacts: ContactRow[]; points: PointRow[]; members: Member[] }> {
  const found = await row(
    tx,
    sql<{ contacts: ContactRow[]; points: PointRow[]; members: Member[] }>`select
      array(select jsonb_build_object('id', k.id, 'customerId', k.customer_id, 'name', k.name, 'job', k.job, 'born', k.born, 'bestTimes', k.best_times,
        'worstTimes', k.worst_times, 'remarks', k.remarks, 'main', k.main, 'leftOn', k.left_on, 'version', k.version) from (${contacts(customerId, isBorn)}) k) as contacts,
      array(select jsonb_build_object('customerId', p.customer_id, 'contactId', p.contact_id, 'kind', p.kind, 'value', p.value, 'key', p.key)
        from (${points(customerId)}) p) as points,
      array(select jsonb_build_object('id', p.id, 'name', p.name, 'role', m.role) from customer_member m join person p on p.id = m.person_id
        where m.customer_id = ${customerId} and m.ended_at is null order by p.name) as members`,
  )
  return found ?? { contacts: [], points: [], members: [] }
}

export async function insertContact(
  tx: Tx,
  contact: Omit<WholeContact, 'version' | 'birthSealed'>,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into contact (id, customer_id, name, job, birth_year, birth_month, birth_day, birth_lunar, best_times, worst_times, remarks, main, left_on, created_at)
        values (${contact.id}, ${contact.customerId}, ${contact.name}, ${contact.job}, ${contact.birthYear}, ${contact.birthMonth}, ${contact.birthDay}, ${contact.birthLunar},
          ${contact.bestTimes}, ${contact.worstTimes}, ${contact.remarks}, ${contact.main}, ${contact.leftOn}, ${now})`,
  )
}

export async function updateContact(
  tx: Tx,
  contact: Omit<WholeContact, 'version' | 'customerId' | 'birthSealed'>,
): Promise<void> {
  await run(
    tx,
    sql`update contact set name = ${contact.name}, job = ${contact.job}, birth_year = ${contact.birthYear}, birth_month = ${contact.birthMonth}, birth_day = ${contact.birthDay},
          birth_lunar = ${contact.birthLunar}, best_times = ${contact.bestTimes}, worst_times = ${contact.worstTimes}, remarks = ${contact.remarks}, main = ${contact.main},
          left_on = ${contact.leftOn}, version = version + 1
        where id = ${contact.id}`,
  )
}

/** Makes one contact the main one of its customer, those merged into it included. */
export async function makeMain(tx: Tx, customerId: string, contactId: string): Promise<void> {
  await run(
    tx,
    sql`update contact set main = (id = ${contactId}) where customer_id in ${group(customerId)} and main <> (id = ${contactId})`,
  )
}

/**
 * Replaces the ways of one kind to reach a contact of the customer, or (null) the customer itself. What came with a
 * customer merged into it stays where it is, so that both can be parted again, unless it is left out now.
 */
export async function replacePoints(
  tx: Tx,
  customerId: string,
  contactId: string | null,
  kind: PointKind,
  points: readonly { value: string; key: string }[],
): Promise<void> {
  const given = points.map((point, position) => ({ id: newId(), ...point, position }))
  const own = contactId
    ? sql`p.contact_id = ${contactId}`
    : sql`p.contact_id is null and p.customer_id in ${group(customerId)}`
  await run(
    tx,
    sql`delete from contact_point p where ${own} and p.kind = ${kind}
          and (p.customer_id = ${customerId} or p.key <> all(${given.map((point) => point.key)}::text[]))`,
  )
  await run(
    tx,
    sql`insert into contact_point (id, customer_id, contact_id, kind, value, key, position)
        select distinct on (g.key) g.id, ${customerId}, ${contactId}::uuid, ${kind}, g.value, g.key, g.position
        from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(id uuid, value text, key text, position smallint)
        where not exists (select from contact_point p where ${own} and p.kind = ${kind} and p.key = g.key) order by g.key, g.position`,
  )
}
