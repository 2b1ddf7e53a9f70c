import { type RawBuilder, row, rows, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'

/** A value that only named people see: the row of the module that owns it keeps the id and not the value. */
export interface SealedValue {
  id: string
  customerId: string
  /** Whose it is, where it tells of one contact: an anonymisation of the contact redacts it. */
  contactId?: string | null
  /** Which field it is, for the log of sights: never the value. */
  what: string
}

/** S1: puts a value where only `readSealed` finds it. The first one begins the customer's list with its owner and group. */
export async function sealValue(work: Work, about: SealedValue, value: string): Promise<void> {
  const { id, customerId, contactId = null, what } = about
  await run(work.tx, sql`select seal_value(${id}, ${customerId}, ${contactId}, ${what}, ${value}, ${work.now})`)
}

/**
 * S4: the values among these that the actor may see, by id; nothing for who is not named or has not signed. One
 * statement checks, logs and reads. `where` names the endpoint that shows them.
 */
export async function readSealed(
  work: Work,
  customerId: string,
  ids: readonly string[],
  where: string,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await rows(
    work.tx,
    sql<{
      id: string
      value: string
    }>`select id, value from read_sealed(${work.by.id}, ${customerId}, ${[...ids]}::uuid[], ${where}, ${work.now}, ${work.traceId})`,
  )
  return new Map(found.map(({ id, value }) => [id, value]))
}

/**
 * S4: the same for what stands in rows of another module: those of `held` (id, customer_id, contact_id, sealed, value) that
 * the actor may see, by id. One statement checks, logs and reads.
 */
export async function readHeld<T>(
  work: Work,
  customerId: string,
  what: string,
  where: string,
  held: RawBuilder<unknown>,
): Promise<Map<string, T>> {
  const found = await rows(
    work.tx,
    sql<{ id: string; value: T }>`
      with held as materialized (${held}),
      readable as materialized (select * from held where not sealed or (select may_open(${work.by.id}, ${customerId}))),
      noted as (
        insert into sight (person_id, customer_id, contact_id, place, what, at, trace_id)
        select distinct ${work.by.id}::uuid, customer_id, contact_id, ${where}, array[${what}], ${work.now}::timestamptz, ${work.traceId} from readable where sealed
      )
      select id, value from readable`,
  )
  return new Map(found.map(({ id, value }) => [id, value]))
}

/** The same, of what several customers hold. */
export async function readHeldAmong<T>(
  work: Work,
  what: string,
  where: string,
  held: RawBuilder<unknown>,
): Promise<Map<string, T>> {
  const found = await rows(
    work.tx,
    sql<{ id: string; value: T }>`
      with held as materialized (${held}),
      readable as materialized (select * from held where not sealed or may_open(${work.by.id}, customer_id)),
      noted as (
        insert into sight (person_id, customer_id, contact_id, place, what, at, trace_id)
        select distinct ${work.by.id}::uuid, customer_id, contact_id, ${where}, array[${what}], ${work.now}::timestamptz, ${work.traceId} from readable where sealed
      )
      select id, value from readable`,
  )
  return new Map(found.map(({ id, value }) => [id, value]))
}

/** S1, S2: whether the actor is named for a customer, by list or by office, and has signed. */
export async function mayOpen(work: Work, customerId: string): Promise<boolean> {
  const found = await row(work.tx, sql<{ may: boolean }>`select may_open(${work.by.id}, ${customerId}) as may`)
  return found?.may ?? false
}
