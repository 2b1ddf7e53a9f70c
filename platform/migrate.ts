import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { texts } from '../shared/text.ts'
import { withClient } from './client.ts'
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
})

interface Migration {
  name: string
  sql: string
  checksum: string
}

type Applied = Pick<Migration, 'name' | 'checksum'>

function demandKnown(applied: readonly Applied[], migrations: readonly Migration[]): void {
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
      demandKnown(applied.rows, await migrationsIn(join(root, 'db', name === 'public' ? 'platform' : 'migrations')))
    }
  })
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
  await withClient(connection, (client) => apply(client, schema, migrations))
}

async function apply(client: pg.Client, schema: string, migrations: Migration[]): Promise<void> {
  await client.query('begin')
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
    await client.query(migration.sql)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
  }
  if (schema !== 'public') await client.query(`select grant_app('usage', 'schema ${name}')`)
  await client.query('commit')
}
