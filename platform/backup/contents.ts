import pg from 'pg'
import type { Applied } from '../migrate.ts'

/** Rows that a backup holds: of a table, or of what the queue has yet to do. */
export interface Kept {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
  /** The SELECT that gives the rows in an order that only their content decides: equal data, equal bytes. */
  readonly select: string
  /** How large about, for who waits. */
  readonly bytes: number
}

export interface Sequence {
  readonly name: string
  readonly last: string
  readonly called: boolean
}

export interface KeptSchema {
  readonly name: string
  readonly migrations: readonly Applied[]
  readonly sequences: readonly Sequence[]
}

export const QUEUE = 'graphile_worker'

/** Jobs that wait, without who holds them: after a restore nobody does, and what was under way is done again. */
export const waitingJobs: Kept = {
  schema: QUEUE,
  name: 'waiting',
  columns: ['task', 'queue', 'payload', 'priority', 'run_at', 'attempts', 'max_attempts', 'last_error', 'key'],
  select: `select t.identifier, q.queue_name, j.payload, j.priority, j.run_at, j.attempts, j.max_attempts, j.last_error, j.key
    from ${QUEUE}._private_jobs j join ${QUEUE}._private_tasks t on t.id = j.task_id
    left join ${QUEUE}._private_job_queues q on q.id = j.job_queue_id order by j.run_at, j.id`,
  bytes: 0,
}

/** Values are written in one way, whatever the server's and the login's own settings are. */
export const SAME_WORDS = `set local client_encoding = 'UTF8'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
  set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex'; set local search_path = '';
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local work_mem = '64MB'`

/** What all companies share, and the schema of each. */
export async function schemasIn(client: pg.Client): Promise<KeptSchema[]> {
  const { rows } = await client.query<{ name: string }>(
    `select 'public' as name union all (select schema_name from public.hosted_company order by created_at, slug)`,
  )
  const schemas: KeptSchema[] = []
  for (const { name } of rows) {
    const migrations = await client.query<Applied>(
      `select name, checksum from ${pg.escapeIdentifier(name)}.schema_migration order by name`,
    )
    schemas.push({ name, migrations: migrations.rows, sequences: await sequencesIn(client, name) })
  }
  return schemas
}

async function sequencesIn(client: pg.Client, schema: string): Promise<Sequence[]> {
  const named = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = $1::regnamespace and relkind = 'S' order by 1`,
    [pg.escapeIdentifier(schema)],
  )
  const sequences: Sequence[] = []
  for (const { name } of named.rows) {
    const { rows } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${qualified(schema, name)}`,
    )
    sequences.push({ name, ...(rows[0] as { last: string; called: boolean }) })
  }
  return sequences
}

export const qualified = (schema: string, name: string): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`

interface Column {
  name: string
  isText: boolean
  isGenerated: boolean
  /** Its place in the primary key; null where it is no part of it. */
  keyed: number | null
}

/** The tables of a schema by name, without those that a crash may empty; what the database works out by itself in them is left out. */
export async function tablesIn(client: pg.Client, schema: string): Promise<Kept[]> {
  const { rows } = await client.query<{ name: string; bytes: string; columns: Column[] }>(
    `select c.relname as name, pg_table_size(c.oid) as bytes, json_agg(json_build_object(
        'name', a.attname, 'isText', a.attcollation <> 0, 'isGenerated', a.attgenerated <> '',
        'keyed', array_position(i.indkey::int[], a.attnum::int)) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
     group by c.oid, c.relname order by c.relname collate "C"`,
    [pg.escapeIdentifier(schema)],
  )
  return rows.map(({ name, bytes, columns }) => {
    const kept = columns.filter((column) => !column.isGenerated)
    const listed = kept.map((column) => pg.escapeIdentifier(column.name)).join(', ')
    return {
      schema,
      name,
      columns: kept.map((column) => column.name),
      select: `select ${listed} from ${qualified(schema, name)} order by ${orderOf(kept)}`,
      bytes: Number(bytes),
    }
  })
}

/** By the key; where there is none by everything. */
function orderOf(columns: Column[]): string {
  const key = columns.filter((c) => c.keyed !== null).sort((a, b) => Number(a.keyed) - Number(b.keyed))
  if (key.length === 0) return columns.map((c) => `${pg.escapeIdentifier(c.name)}::text collate "C"`).join(', ')
  return key.map((c) => `${pg.escapeIdentifier(c.name)}${c.isText ? ' collate "C"' : ''}`).join(', ')
}
