import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { texts } from '../shared/text.ts'
import { isDatabaseAway, isDiskFull, withClient } from './client.ts'
import { StartupProblem } from './startupProblem.ts'

const words = texts({
  newer: {
    zh: '数据来自更新版本的近客（{name}）。请升级程序；数据未改动。',
    en: 'The data was written by a newer Jinke ({name}). Please upgrade; the data is untouched.',
  },
  changed: {
    zh: '数据库迁移 {name} 与本程序所带的不一致。请换回原版本；数据未改动。',
    en: 'The migration {name} differs from the one this program carries. Go back to the original version; the data is untouched.',
  },
  failed: {
    zh: '数据升级到 {name} 时失败：{reason}。数据原样未动，旧版近客仍可使用：请换回旧版，并把这一行告诉我们。',
    en: 'Bringing the data up by {name} failed: {reason}. The data is as it was and the previous Jinke still works on it: go back to that version, and tell us this line.',
  },
})

export interface Migration {
  name: string
  sql: string
  checksum: string
}

export type Applied = Pick<Migration, 'name' | 'checksum'>

/** Throws a StartupProblem where some of these are not among the program's own. */
export function demandKnown(applied: readonly Applied[], migrations: readonly Migration[]): void {
  for (const { name, checksum } of applied) {
    const ours = migrations.find((m) => m.name === name)
    if (!ours) throw new StartupProblem(words.newer, { name })
    if (ours.checksum !== checksum) throw new StartupProblem(words.changed, { name })
  }
}

/** Throws the StartupProblem that `migrate` would where the data is newer than the program; changes nothing. */
export async function checkSchemas(connection: pg.ClientConfig, root: string): Promise<void> {
  await withClient(connection, async (client) => {
    const schemas = await client.query<{ name: string }>(
      `select table_schema as name from information_schema.tables where table_name = 'schema_migration' order by 1`,
    )
    for (const { name } of schemas.rows) {
      const applied = await client.query<Applied>(
        `select name, checksum from ${pg.escapeIdentifier(name)}.schema_migration`,
      )
      demandKnown(applied.rows, await migrationsFor(name, join(root, 'db')))
    }
  })
}

/** The program's migrations of a schema: what all share, or a company. `folder`: the distribution's db folder. */
export async function migrationsFor(schema: string, folder: string): Promise<Migration[]> {
  return migrationsIn(join(folder, schema === 'public' ? 'platform' : 'migrations'))
}

async function migrationsIn(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings one schema up to this version, forward only, all or nothing. Two processes that start at once
 * wait for each other. Throws a StartupProblem where the schema is newer than the program.
 */
export async function migrate(connection: pg.ClientConfig, schema: string, folder: string): Promise<void> {
  const migrations = await migrationsIn(folder)
  await withClient(connection, (client) => inTransaction(client, () => applyMigrations(client, schema, migrations)))
}

/** How many migrations a database that serves companies already still lacks; 0 where it serves none yet. */
export async function countPending(connection: pg.ClientConfig, folder: string): Promise<number> {
  return withClient(connection, async (client) => {
    const found = await client.query(`select to_regclass('public.hosted_company') is not null as is_there`)
    if (!found.rows[0].is_there) return 0
    const schemas = await companySchemas(client)
    let pending = 0
    for (const schema of schemas.length > 0 ? ['public', ...schemas] : []) {
      const applied = await client.query<Applied>(`select name from ${pg.escapeIdentifier(schema)}.schema_migration`)
      const known = new Set(applied.rows.map(({ name }) => name))
      pending += (await migrationsFor(schema, folder)).filter(({ name }) => !known.has(name)).length
    }
    return pending
  })
}

/** Brings what all share and every company up to this version: all of them, or where one fails none. */
export async function migrateAll(connection: pg.ClientConfig, folder: string): Promise<void> {
  await withClient(connection, (client) =>
    inTransaction(client, async () => {
      await applyMigrations(client, 'public', await migrationsFor('public', folder))
      for (const schema of await companySchemas(client))
        await applyMigrations(client, schema, await migrationsFor(schema, folder))
    }),
  )
}

async function companySchemas(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select schema_name as name from public.hosted_company order by created_at',
  )
  return rows.map(({ name }) => name)
}

async function inTransaction(client: pg.Client, act: () => Promise<void>): Promise<void> {
  await client.query('begin')
  await act()
  await client.query('commit')
}

/** Applies those of the migrations that a schema lacks, in the caller's transaction; makes the schema where it is missing. */
export async function applyMigrations(client: pg.Client, schema: string, migrations: Migration[]): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('jinke migrate ' || $1, 0))`, [schema])
  const name = pg.escapeIdentifier(schema)
  // Schemas are named here and nowhere else: everything after goes by the search path.
  await client.query(`create schema if not exists ${name}`)
  await client.query(`set local search_path = ${schema === 'public' ? name : `${name}, public`}`)
  await client.query(
    'create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
  )
  const applied = await client.query<Applied>('select name, checksum from schema_migration order by name')
  demandKnown(applied.rows, migrations)
  for (const migration of migrations.slice(applied.rows.length)) {
    await client.query(migration.sql).catch((error) => {
      throw failure(migration, error)
    })
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
  }
  if (schema !== 'public') await client.query(`select grant_app('usage', 'schema ${name}')`)
}

/** What the surroundings did stays what it is; anything else is told as the migration's fault. */
function failure({ name }: Migration, error: Error): Error {
  if (isDatabaseAway(error) || isDiskFull(error)) return error
  return Object.assign(new StartupProblem(words.failed, { name, reason: error.message }), { cause: error })
}
