import {
  Kysely,
  type KyselyPlugin,
  PostgresDialect,
  type QueryExecutorProvider,
  type RawBuilder,
  sql,
  type UnknownRow,
} from 'kysely'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { isDatabaseAway, openPool, type Reach } from './client.ts'
import { ANEW } from './prepared.ts'

export { type RawBuilder, sql } from 'kysely'

/** Whatever can run a statement: a company's pool or a transaction in it. */
export type Tx = QueryExecutorProvider
export type Db = Kysely<unknown>

// Counts and fen stay below 2^53; instants travel as RFC 3339 text, days as YYYY-MM-DD.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, instant)

const IN_UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?\+00$/

/** Connections speak UTC, of which only the writing has to change; a list holds hundreds. */
function instant(text: string): string {
  const [, day, time, fraction = ''] = IN_UTC.exec(text) ?? []
  return day ? `${day}T${time}.${fraction.padEnd(3, '0')}Z` : new Date(text).toISOString()
}

const inCamelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Rows come with names in camel case, which are worked out once for all of them. Statements are written as the database reads them. */
const CAMEL_CASE_ROWS: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    const [first] = result.rows
    if (!first) return result
    const names = Object.keys(first).map((name) => [name, inCamelCase(name)] as const)
    return { ...result, rows: result.rows.map((row) => renamed(row, names)) }
  },
}

function renamed(row: UnknownRow, names: readonly (readonly [string, string])[]): UnknownRow {
  const named: UnknownRow = {}
  for (const [from, to] of names) named[to] = row[from]
  return named
}

export function openDb(connection: pg.PoolConfig & Reach): Db {
  return new Kysely({
    dialect: new PostgresDialect({ pool: openPool({ ...connection, idleTimeoutMillis: 30_000 }) }),
    plugins: [CAMEL_CASE_ROWS],
  })
}

export async function rows<T>(tx: Tx, statement: RawBuilder<T>): Promise<T[]> {
  return (await statement.execute(tx)).rows
}

/** The first row, or null where there is none. */
export async function row<T>(tx: Tx, statement: RawBuilder<T>): Promise<T | null> {
  return (await statement.execute(tx)).rows[0] ?? null
}

/** Runs a statement for its effect; answers how many rows it touched. */
export async function run(tx: Tx, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(tx)).numAffectedRows ?? 0)
}

/** The database went away as a transaction was to be kept: whether it was, only the database knows. */
export class OutcomeUnknown extends Error {}

/** Runs `act` in one transaction. Throws OutcomeUnknown where nobody answered whether it was kept. */
export async function inTransaction<T>(db: Db, act: (tx: Tx) => Promise<T>): Promise<T> {
  let isActed = false
  try {
    return await db.transaction().execute(async (tx) => {
      const done = await act(tx)
      isActed = true
      return done
    })
  } catch (error) {
    throw isActed && isDatabaseAway(error as Error) ? new OutcomeUnknown((error as Error).message) : error
  }
}

/** Runs reads that belong together on one snapshot; within a transaction that is not one already there is none: null. */
export async function oneSnapshot<T>(tx: Tx, act: (tx: Tx) => Promise<T>): Promise<T | null> {
  if (!(tx instanceof Kysely) || tx.isTransaction) return null
  return tx.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(act)
}

/**
 * Lets a transaction go by plans that hold for all values, which each connection makes once: what one act asks, of one customer
 * or a few, is planned for longer than it takes. Not for what looks through much, whose plan depends on how much.
 */
export const plannedOnce = (tx: Tx) => run(tx, sql`set local plan_cache_mode = force_generic_plan`)

/**
 * The same for reads that take longer to plan than to run: of one person's or one customer's records, which an index finds whatever the
 * values are. Within a transaction they go by its plans.
 */
export function readPlannedOnce<T>(tx: Tx, act: (tx: Tx) => Promise<T>): Promise<T> {
  if (!(tx instanceof Kysely) || tx.isTransaction) return act(tx)
  return tx
    .transaction()
    .setAccessMode('read only')
    .execute(async (reading) => {
      await plannedOnce(reading)
      return act(reading)
    })
}

/**
 * Lets a transaction that goes through thousands have each statement planned for as many as there are, with room to sort them: a plan
 * that holds for any number thinks of ten.
 */
export const plannedForMany = (tx: Tx) =>
  run(tx, sql`select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '64MB', true)`)

/**
 * Stands in a statement whose best plan depends on its values, which is then planned for these each time: a plan that holds for all
 * looks cheap as long as the database guesses how many rows a word finds.
 */
export const plannedAnew: RawBuilder<unknown> = sql.raw(ANEW)

/** Ids sort by the time they were made, in the app, so that PostgreSQL 15 serves as well as 18. */
export const newId = (): string => uuidv7()

/** `and`-joins conditions; none is true. */
export function all(conditions: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}

/** Makes works about the same thing wait for one another, until the transaction ends. */
export async function inTurn(tx: Tx, about: string): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${about}, 0))`)
}

export const uuids = (ids: readonly string[]): RawBuilder<unknown> => sql`${[...ids]}::uuid[]`
