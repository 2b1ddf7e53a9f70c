import { type RawBuilder, row, rows, sql, type Tx, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Actor } from '../../../shared/actor.ts'
import { readHeld } from '../../secrecy/index.ts'

// S1, D1: birthdays belong to the portrait's extended block: they are read here and nowhere else, checked and logged (S4).

/** As histories name it. */
export const BIRTHDAY = 'contact.birthday'

/** Which field of the portrait it is, for the log of sights. */
const WHAT = 'birthday'

export interface Birthday {
  year: number | null
  month: number
  day: number
  lunar: boolean
}

const birthday: RawBuilder<unknown> = sql`jsonb_build_object('year', b.birth_year, 'month', b.birth_month, 'day', b.birth_day, 'lunar', b.birth_lunar)`

/** Those of a customer's contacts that the actor may see, by contact. */
export const readBirthdays = (work: Work, rootId: string, where: string): Promise<Map<string, Birthday>> =>
  readHeld(
    work,
    rootId,
    WHAT,
    where,
    sql`select b.id, b.customer_id, b.id as contact_id, b.birth_sealed or (select birthdays_sealed()) as sealed, ${birthday} as value
      from customer m join contact b on b.customer_id = m.id where m.root_id = ${rootId} and b.birth_month is not null`,
  )

/** From what to what birthdays were changed, of those among these changes that the actor may see. */
export const readChangedBirthdays = (
  work: Work,
  rootId: string,
  where: string,
  changeIds: readonly string[],
): Promise<Map<string, { before: unknown; after: unknown }>> =>
  changeIds.length === 0
    ? Promise.resolve(new Map())
    : readHeld(
        work,
        rootId,
        WHAT,
        where,
        sql`select h.id, h.customer_id, h.contact_id, not h.open or (select birthdays_sealed()) as sealed, jsonb_build_object('before', x.before, 'after', x.after) as value
          from customer m join customer_change h on h.customer_id = m.id join customer_change_text x on x.change_id = h.id
          where m.root_id = ${rootId} and h.id = any(${uuids([...changeIds])}) and h.field = ${BIRTHDAY}`,
      )

/** Of a contact `b`: whether the actor may know when it was born. */
export const mayGreet = (by: Actor): RawBuilder<unknown> =>
  sql`(not (b.birth_sealed or (select birthdays_sealed())) or may_open(${by.id}, b.customer_id))`

/** T11, R6: who is to be greeted, by customer, of those contacts `b` that were born so and of whom the actor may know it; each sight is logged. */
export async function readGreeted(
  work: Work,
  customerIds: readonly string[],
  where: string,
  born: RawBuilder<unknown>,
): Promise<Map<string, string[]>> {
  if (customerIds.length === 0) return new Map()
  const found = await rows(
    work.tx,
    sql<{ customerId: string; names: string[] }>`
      with greeted as materialized (
        select b.id, b.customer_id, b.name, b.birth_sealed or (select birthdays_sealed()) as sealed from contact b
        where b.customer_id = any(${uuids([...customerIds])}) and ${born} and ${mayGreet(work.by)}),
      noted as (
        insert into sight (person_id, customer_id, contact_id, place, what, at, trace_id)
        select ${work.by.id}::uuid, customer_id, id, ${where}, array[${WHAT}], ${work.now}::timestamptz, ${work.traceId} from greeted where sealed)
      select customer_id, array_agg(name order by id) as names from greeted group by customer_id`,
  )
  return new Map(found.map(({ customerId, names }) => [customerId, names]))
}

/** Whether a birthday that is written now is open to everybody who sees the customer. */
export const writesOpenly = async (tx: Tx): Promise<boolean> =>
  (await row(tx, sql<{ open: boolean }>`select not birthdays_sealed() as open`))?.open ?? false
