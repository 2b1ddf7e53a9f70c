import { newId, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Day } from '../../../shared/calendar.ts'

export interface ContactRow {
  id: string
  customerId: string
  name: string
  job: string | null
  birthYear: number | null
  birthMonth: number | null
  birthDay: number | null
  birthLunar: boolean
  bestTimes: string | null
  worstTimes: string | null
  remarks: string | null
  main: boolean
  leftOn: Day | null
  version: number
}

export type PointKind = 'phone' | 'mail' | 'wechat' | 'other'

export interface PointRow {
  contactId: string | null
  kind: PointKind
  value: string
  key: string
}

/** The contacts of a customer and of those merged into it. */
export const contactsOf = (tx: Tx, customerId: string) =>
  rows(
    tx,
    sql<ContactRow>`select id, customer_id, name, job, birth_year, birth_month, birth_day, birth_lunar, best_times, worst_times, remarks, main, left_on, version
      from contact where customer_id in (select id from customer where root_id = ${customerId}) order by left_on nulls first, main desc, id`,
  )

export const pointsOf = (tx: Tx, customerId: string) =>
  rows(
    tx,
    sql<PointRow>`select contact_id, kind, value, key from contact_point
      where customer_id in (select id from customer where root_id = ${customerId}) order by position, id`,
  )

export async function insertContact(tx: Tx, contact: Omit<ContactRow, 'version'>, now: Date): Promise<void> {
  await run(
    tx,
    sql`insert into contact (id, customer_id, name, job, birth_year, birth_month, birth_day, birth_lunar, best_times, worst_times, remarks, main, left_on, created_at)
        values (${contact.id}, ${contact.customerId}, ${contact.name}, ${contact.job}, ${contact.birthYear}, ${contact.birthMonth}, ${contact.birthDay}, ${contact.birthLunar},
          ${contact.bestTimes}, ${contact.worstTimes}, ${contact.remarks}, ${contact.main}, ${contact.leftOn}, ${now})`,
  )
}

export async function updateContact(tx: Tx, contact: Omit<ContactRow, 'version' | 'customerId'>): Promise<void> {
  await run(
    tx,
    sql`update contact set name = ${contact.name}, job = ${contact.job}, birth_year = ${contact.birthYear}, birth_month = ${contact.birthMonth}, birth_day = ${contact.birthDay},
          birth_lunar = ${contact.birthLunar}, best_times = ${contact.bestTimes}, worst_times = ${contact.worstTimes}, remarks = ${contact.remarks}, main = ${contact.main},
          left_on = ${contact.leftOn}, version = version + 1
        where id = ${contact.id}`,
  )
}

/** Makes one contact the main one of its customer. */
export async function makeMain(tx: Tx, customerId: string, contactId: string): Promise<void> {
  await run(
    tx,
    sql`update contact set main = (id = ${contactId}) where customer_id = ${customerId} and main <> (id = ${contactId})`,
  )
}

/** Replaces the ways of some kinds to reach a contact, or the customer itself. */
export async function replacePoints(
  tx: Tx,
  customerId: string,
  contactId: string | null,
  kinds: readonly PointKind[],
  points: readonly { kind: PointKind; value: string; key: string }[],
): Promise<void> {
  await run(
    tx,
    sql`delete from contact_point where customer_id = ${customerId} and contact_id is not distinct from ${contactId}::uuid and kind = any(${[...kinds]})`,
  )
  for (const [position, point] of points.entries())
    await run(
      tx,
      sql`insert into contact_point (id, customer_id, contact_id, kind, value, key, position)
          values (${newId()}, ${customerId}, ${contactId}, ${point.kind}, ${point.value}, ${point.key}, ${position})`,
    )
}
