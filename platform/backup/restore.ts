import { pipeline } from 'node:stream/promises'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { type Text, texts } from '../../shared/text.ts'
import { openPool, withClient } from '../client.ts'
import { applyMigrations, demandKnown, type Migration, migrationsFor } from '../migrate.ts'
import { StartupProblem, worded } from '../startupProblem.ts'
import { type Kept, QUEUE, qualified, SAME_WORDS, tablesIn, waitingJobs } from './contents.ts'
import { type Header, type Sum, type TableLine, Tally } from './format.ts'
import { type Checked, checkBackup, readBackup, type Taker } from './read.ts'
import type { Opening } from './sealing.ts'

const words = texts({
  notEmpty: {
    zh: '数据库不是空的：{found}。备份只能恢复到全新的数据库；什么也没有改动。',
    en: 'The database is not empty: {found}. A backup is restored into a fresh one only; nothing was changed.',
  },
  companies: { zh: '已有公司 {names}', en: 'it holds the companies {names}' },
  tables: { zh: '已有 {count} 个别的表，如 {first}', en: 'it holds {count} other tables, such as {first}' },
  jobs: { zh: '已有 {count} 个排队的任务', en: '{count} jobs wait in it' },
  otherTables: {
    zh: '备份 {file} 里的表 {table} 与本程序的不同，不能恢复。数据库未改动。',
    en: 'The table {table} of the backup {file} differs from this program’s and cannot be restored. The database is untouched.',
  },
  differs: {
    zh: '恢复后的表 {table} 与备份不一致，已全部撤回。数据库未改动。',
    en: 'The table {table} differs from the backup after it was restored; all was taken back. The database is untouched.',
  },
})

export interface RestoreOptions {
  readonly opening: Opening | null
  /** The distribution's db folder. */
  readonly migrations: string
  /** Puts what the backup knows of the key that seals passwords in its place, before anything counts as restored; throws where it cannot. */
  keep(secretKey: Header['secretKey']): Promise<void>
  /** Hears how much is done, 0 to 1. */
  readonly tell?: (done: number) => void
}

/**
 * Puts what a backup holds into an empty database, as the program that made it left it: all or nothing, whatever happens.
 * `open` is asked for the database once the file is believed. Needs an owner's rights only. Throws a StartupProblem where the backup is not to be believed, was made by a newer
 * Jinke, or the database holds anything but a fresh install; then nothing has been changed.
 */
export async function restoreBackup(
  open: () => Promise<pg.ClientConfig>,
  file: string,
  options: RestoreOptions,
): Promise<Checked & { header: Header }> {
  const checked = await checkBackup(file, options)
  const header = checked.header as Header
  const migrations = await migrationsOf(header, options.migrations)
  const connection = await open()
  await withClient(connection, demandEmpty)
  await readyQueue(connection)
  await withClient({ ...connection, application_name: 'jinke restore' }, async (client) => {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtextextended('jinke restore', 0))`)
    await demandEmpty(client)
    await dropFreshInstall(client)
    for (const { name } of header.schemas) await applyMigrations(client, name, migrations.get(name) ?? [])
    await client.query(SAME_WORDS)
    const keys = await dropForeignKeys(client, header)
    const tables: Kept[] = []
    for (const { name } of header.schemas) tables.push(...(await emptyTables(client, name)))
    await readBackup(file, options.opening, taking(client, file, checked, tables, options.tell))
    await restoreJobs(client)
    for (const schema of header.schemas) await restoreSchema(client, schema)
    await demandSame(client, header, checked.sums)
    for (const statement of keys) await client.query(statement)
    await options.keep(header.secretKey)
    await client.query('commit')
    await client.query('analyze')
  })
  return { ...checked, header }
}

/** The program's migrations that the data in the file stands at, by schema. */
async function migrationsOf(header: Header, folder: string): Promise<Map<string, Migration[]>> {
  const known = new Map<string, Migration[]>()
  for (const { name, migrations } of header.schemas) {
    const ours = await migrationsFor(name, folder)
    demandKnown(migrations, ours)
    const applied = new Set(migrations.map((migration) => migration.name))
    known.set(
      name,
      ours.filter((migration) => applied.has(migration.name)),
    )
  }
  return known
}

async function readyQueue(connection: pg.ClientConfig): Promise<void> {
  const pool = openPool({ ...connection, max: 1 })
  try {
    await runMigrations({ pgPool: pool })
  } finally {
    await pool.end()
  }
}

/** What all companies share: a fresh install has it, with nothing in it but the names of its migrations. */
const SHARED = `('hosted_company', 'schema_migration', 'reaction')`
const isFresh = `n.nspname = '${QUEUE}' or (n.nspname = 'public' and c.relname in ${SHARED})`

async function demandEmpty(client: pg.Client): Promise<void> {
  const found = await foundIn(client)
  if (!found) return
  const line = (locale: 'zh' | 'en') => worded(words.notEmpty, { found: found[locale] })[locale]
  throw new StartupProblem({ zh: line('zh'), en: line('en') }, undefined, 'cannotCreate')
}

/** What a database holds beside a fresh install, in words; null where that is nothing. */
async function foundIn(client: pg.Client): Promise<Text | null> {
  if (await hasTable(client, 'public.hosted_company')) {
    const { rows } = await client.query<{ slug: string }>('select slug from public.hosted_company order by slug')
    if (rows.length > 0) return worded(words.companies, { names: rows.map(({ slug }) => slug).join(', ') })
  }
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') and not (${isFresh}) order by 1`,
  )
  if (rows[0]) return worded(words.tables, { count: rows.length, first: rows[0].name })
  if (!(await hasTable(client, `${QUEUE}._private_jobs`))) return null
  const jobs = await client.query<{ count: number }>(`select count(*)::int as count from ${QUEUE}._private_jobs`)
  return jobs.rows[0]?.count ? worded(words.jobs, { count: jobs.rows[0].count }) : null
}

async function hasTable(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [name])
  return rows[0]?.found ?? false
}

/** What a first start made before it was asked to restore: the file's own ground takes its place. */
async function dropFreshInstall(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('drop table public.%I', c.relname) as statement from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relname in ${SHARED}
     union all
     select format('drop function %s', p.oid::regprocedure) from pg_proc p
     where p.pronamespace = 'public'::regnamespace and to_regclass('public.hosted_company') is not null
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  )
  for (const { statement } of rows) await client.query(statement)
}

/** Drops them, so that tables are filled in any order, and without a superuser; answers the statements that bring them back. */
async function dropForeignKeys(client: pg.Client, header: Header): Promise<string[]> {
  const { rows } = await client.query<{ away: string; back: string }>(
    `select format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) as away,
       format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as back
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and n.nspname = any ($1) order by k.oid`,
    [header.schemas.map(({ name }) => name)],
  )
  for (const { away } of rows) await client.query(away)
  return rows.map(({ back }) => back)
}

/** Takes away what migrations wrote, and keeps triggers from having their say about what was said already; answers the tables. */
async function emptyTables(client: pg.Client, schema: string): Promise<Kept[]> {
  const tables = await tablesIn(client, schema)
  const named = tables.map(({ name }) => qualified(schema, name))
  await client.query(named.map((table) => `alter table ${table} disable trigger user`).join('; '))
  await client.query(`truncate ${named.join(', ')}`)
  return tables
}

function taking(
  client: pg.Client,
  file: string,
  checked: Checked,
  tables: readonly Kept[],
  tell: (done: number) => void = () => undefined,
): Taker {
  let done = 0
  return {
    async table(line, rows) {
      const columns = line.columns.map((name) => pg.escapeIdentifier(name)).join(', ')
      const copy = `copy ${await tableFor(client, file, tables, line)} (${columns}) from stdin`
      await pipeline(rows, client.query(copyFrom(copy)))
      done += checked.sums.get(`${line.schema}.${line.table}`)?.rows ?? 0
      tell(done / Math.max(1, checked.rows))
    },
  }
}

/** Where a table's rows go; waiting jobs wait in a table of their own until all else is there. */
async function tableFor(
  client: pg.Client,
  file: string,
  tables: readonly Kept[],
  { schema, table, columns }: TableLine,
): Promise<string> {
  if (schema === waitingJobs.schema && table === waitingJobs.name) {
    await client.query(`create temporary table waiting_job (n bigint generated always as identity, task text, queue text, payload json,
      priority int, run_at timestamptz, attempts int, max_attempts int, last_error text, key text) on commit drop`)
    return 'pg_temp.waiting_job'
  }
  // What a check calls finds its tables as it did when the row was written.
  await client.query(`set local search_path = ${pg.escapeIdentifier(schema)}, public`)
  const ours = tables.find((kept) => kept.schema === schema && kept.name === table)
  if (columns.toString() !== ours?.columns.toString()) throw new StartupProblem(words.otherTables, { file, table })
  return qualified(schema, table)
}

/** What the migrations queued is taken back: it was done, or waits in the file. */
async function restoreJobs(client: pg.Client): Promise<void> {
  await client.query(`delete from ${QUEUE}._private_jobs`)
  await client.query(`
    create temporary table added_job on commit drop as
    select (${QUEUE}.add_job(task, payload, queue, run_at, max_attempts, key, priority)).id, attempts, last_error
    from (select * from pg_temp.waiting_job order by n) waiting`)
  await client.query(`
    update ${QUEUE}._private_jobs j set attempts = a.attempts, last_error = a.last_error
    from pg_temp.added_job a where a.id = j.id`)
}

async function restoreSchema(client: pg.Client, { name, sequences }: Header['schemas'][number]): Promise<void> {
  for (const sequence of sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      qualified(name, sequence.name),
      sequence.last,
      sequence.called,
    ])
  for (const table of await tablesIn(client, name))
    await client.query(`alter table ${qualified(name, table.name)} enable trigger user`)
}

/** Reads everything back: what stands in the database now is what stood there when the backup was taken. */
async function demandSame(client: pg.Client, header: Header, sums: ReadonlyMap<string, Sum>): Promise<void> {
  const all = [waitingJobs]
  for (const { name } of header.schemas) all.push(...(await tablesIn(client, name)))
  for (const { schema, name, select } of all) {
    const tally = new Tally()
    for await (const chunk of client.query(copyTo(`copy (${select}) to stdout`)) as AsyncIterable<Buffer>)
      tally.add(chunk)
    const key = `${schema}.${name}`
    const found = tally.sum()
    if (sums.get(key)?.sha256 !== found.sha256 || sums.size !== all.length)
      throw new StartupProblem(words.differs, { table: key })
  }
}
