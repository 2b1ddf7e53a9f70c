import { isDeepStrictEqual } from 'node:util'
import { newId, row, rows, run, sql, type Tx, uuids } from '../../../platform/sql.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Day } from '../../../shared/calendar.ts'
import { type CustomerRow, itemColumns, itemTables } from './list.ts'

export interface CustomerRecord extends CustomerRow {
  address: string | null
  remarks: string | null
  pursuit: number
  pursuitStartedOn: Day
  lookAgainOn: Day | null
  protectedUntil: Day | null
  anonymisedAt: string | null
  /** Other spellings under which it is known, those of customers merged into it included. */
  names: string[]
  mergedFrom: { mergeId: string; id: string; name: string; at: string }[]
}

const recordColumns = (
  by: Actor,
) => sql`${itemColumns(by)}, c.address, c.remarks, c.pursuit, c.pursuit_started_on, c.look_again_on, c.protected_until, c.anonymised_at,
  array(select distinct n.name from customer_name n join customer g on g.id = n.customer_id where g.root_id = c.id and n.name <> c.name order by 1) as names,
  (select coalesce(jsonb_agg(jsonb_build_object('mergeId', m.id, 'id', x.id, 'name', x.name, 'at', m.at) order by m.at), '[]')
    from customer_merge m join customer x on x.id = m.merged_id where m.kept_id = c.id and m.undone_at is null) as merged_from`

export const findCustomer = (tx: Tx, by: Actor, id: string) =>
  row(tx, sql<CustomerRecord>`select ${recordColumns(by)} from ${itemTables} where c.id = ${id}`)

/** Locks a customer until the transaction ends: what depends on its figures is decided one after another. */
export const lockCustomer = (tx: Tx, by: Actor, id: string) =>
  row(tx, sql<CustomerRecord>`select ${recordColumns(by)} from ${itemTables} where c.id = ${id} for update of c`)

export const itemsById = (tx: Tx, by: Actor, ids: readonly string[]) =>
  rows(tx, sql<CustomerRow>`select ${itemColumns(by)} from ${itemTables} where c.id = any(${uuids(ids)})`)

export interface NewCustomer {
  id: string
  name: string
  kind: 'organisation' | 'person'
  tier: string | null
  ownerId: string | null
  teamId: string
  poolId: string | null
  industry: string | null
  source: string | null
  region: string | null
  size: string | null
  address: string | null
  remarks: string | null
  tags: string[]
  enteredOn: Day
  pursuitStartedAt: Date
}

export async function insertCustomer(tx: Tx, c: NewCustomer, by: Actor, now: Date): Promise<void> {
  await run(
    tx,
    sql`insert into customer (id, root_id, name, kind, tier, owner_id, owner_since, team_id, pool_id, pooled_at, industry, source, region, size, address, remarks, tags,
          entered_on, created_by, created_at, pursuit_started_at, pursuit_started_on)
        values (${c.id}, ${c.id}, ${c.name}, ${c.kind}, ${c.tier}, ${c.ownerId}, ${c.ownerId ? now : null}, ${c.teamId}, ${c.poolId}, ${c.poolId ? now : null},
          ${c.industry}, ${c.source}, ${c.region}, ${c.size}, ${c.address}, ${c.remarks}, ${c.tags}, ${c.enteredOn}, ${by.id}, ${now}, ${c.pursuitStartedAt}, ${c.enteredOn})`,
  )
  await run(
    tx,
    sql`insert into pursuit (id, customer_id, number, owner_id, cause, started_at, started_on, recorded_at)
        values (${newId()}, ${c.id}, 1, ${c.ownerId}, 'created', ${c.pursuitStartedAt}, ${c.enteredOn}, ${now})`,
  )
}

/** Fields of a customer that people edit, and their columns. */
export const FIELDS = {
  name: 'name',
  kind: 'kind',
  stage: 'stage',
  tier: 'tier',
  industry: 'industry',
  source: 'source',
  region: 'region',
  size: 'size',
  address: 'address',
  remarks: 'remarks',
  tags: 'tags',
} as const
export type Field = keyof typeof FIELDS

export async function updateFields(tx: Tx, id: string, values: Partial<Record<Field, unknown>>): Promise<void> {
  const sets = Object.entries(values).map(([field, value]) => sql`${sql.ref(FIELDS[field as Field])} = ${value}`)
  await run(tx, sql`update customer set ${sql.join([...sets, sql`version = version + 1`])} where id = ${id}`)
}

/** Notes the team of a person at the customers that the person owns. */
export async function followOwner(tx: Tx, ownerId: string): Promise<void> {
  await run(
    tx,
    sql`update customer c set team_id = p.team_id from person p
        where p.id = ${ownerId} and c.owner_id = p.id and c.team_id <> p.team_id`,
  )
}

export async function bumpVersion(tx: Tx, id: string): Promise<void> {
  await run(tx, sql`update customer set version = version + 1 where id = ${id}`)
}

export interface Change {
  customerId: string
  contactId?: string | null
  field: string
  before: unknown
  after: unknown
  reason?: string | undefined
  /** Of a birthday: neither value was ever sealed. */
  open?: boolean
}

export type Cause = 'edit' | 'import' | 'merge' | 'undo' | 'scorecard'

/** What differs between how fields stood and what is asked for them; what is not asked for stays. */
export const differences = (stood: object, asked: object): Pick<Change, 'field' | 'before' | 'after'>[] =>
  Object.entries(asked).flatMap(([field, after]) => {
    const before: unknown = stood[field as keyof typeof stood]
    return isDeepStrictEqual(before, after) ? [] : [{ field, before, after }]
  })

/** Writes the history of fields: that they changed, and apart from it from what to what. */
export async function insertChanges(
  tx: Tx,
  changes: readonly Change[],
  cause: Cause,
  causeId: string | null,
  by: Actor,
  now: Date,
): Promise<void> {
  if (changes.length === 0) return
  const numbered = changes.map((change) => ({ id: newId(), ...change, contactId: change.contactId ?? null }))
  const json = JSON.stringify(numbered)
  await run(
    tx,
    sql`insert into customer_change (id, customer_id, contact_id, field, cause, cause_id, by_id, at, open)
        select x.id, x."customerId", x."contactId", x.field, ${cause}, ${causeId}, ${by.id}, ${now}, coalesce(x.open, false)
        from jsonb_to_recordset(${json}) as x(id uuid, "customerId" uuid, "contactId" uuid, field text, open boolean)`,
  )
  await run(
    tx,
    sql`insert into customer_change_text (change_id, before, after)
        select x.id, x.before, x.after from jsonb_to_recordset(${json}) as x(id uuid, before jsonb, after jsonb)`,
  )
  if (!changes.some((change) => change.reason)) return
  await run(
    tx,
    sql`insert into customer_reason (id, customer_id, reason)
        select x.id, x."customerId", x.reason from jsonb_to_recordset(${json}) as x(id uuid, "customerId" uuid, reason text) where x.reason is not null`,
  )
}

export async function moveStage(
  tx: Tx,
  customerId: string,
  from: number,
  to: number,
  on: Day,
  by: Actor,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`insert into stage_move (id, customer_id, from_stage, to_stage, on_day, by_id, recorded_at)
        values (${newId()}, ${customerId}, ${from}, ${to}, ${on}, ${by.id}, ${now})`,
  )
}
