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
  const applied = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration order by name',
  )
  for (const done of applied.rows) {
    const ours = migrations.find((m) => m.name === done.name)
    if (!ours) throw new StartupProblem(words.newer, { name: done.name })
    if (ours.checksum !== done.checksum) throw new StartupProblem(words.changed, { name: done.name })
  }
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
