import { readFileSync, statfsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import type { TestProject } from 'vitest/node'
import { withClient } from '../platform/client.ts'
import { systemClock } from '../platform/clock.ts'
import { Companies } from '../platform/companies.ts'
import { readConfig } from '../platform/config.ts'
import { openPostgres } from '../platform/postgres/index.ts'
import { inDatabase } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** How a test file reaches the database server, and the template its own database is made from. */
    database: {
      owner: pg.ClientConfig
      app: pg.ClientConfig
      template: string
      /** Whether the app serves with a role of its own: a server may let us make none. */
      hasAppRole: boolean
    }
  }
}

/** Starts one real PostgreSQL for the run (or takes DATABASE_URL's) and makes the template of all test databases. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = await mkdtemp(join(placeForData(), 'jinke-test-'))
  // As root the database runs as another account, which must get through.
  await chmod(data, 0o755)
  const config = readConfig({ ...process.env, JINKE_DATA: join(data, 'data'), JINKE_TEST_FAST_DB: '1' })
  const postgres = await openPostgres(config)
  const template = `jinke_template_${process.pid}`
  const owner = postgres.connection('owner')
  await asOwner(owner, `create database ${template}`)
  const inTemplate = (role: 'owner' | 'app') => inDatabase(postgres.connection(role), template)
  const options = { connection: inTemplate, migrations: resolve('db'), clock: systemClock, poolSize: 1 }
  await Companies.migrateAll(options)
  const companies = new Companies(options)
  await companies.create('main', 'main')
  await companies.close()
  const { rowCount } = await asOwner(owner, `select from pg_roles where rolname = 'jinke_app'`)
  project.provide('database', { owner, app: postgres.connection('app'), template, hasAppRole: rowCount === 1 })
  return async () => {
    await asOwner(owner, `drop database if exists ${template} with (force)`)
    await postgres.close()
    await rm(data, { recursive: true, force: true })
  }
}

const MEMORY = '/dev/shm'
const ENOUGH = 8 * 1024 ** 3

/**
 * Where the databases lie: each test file's is a thousand small files, which in memory are made and removed with less work, however busy the disk. On disk
 * where memory is short, or programs that are copied beside the data could not be run.
 */
function placeForData(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === MEMORY)
    const isRoomy = Math.min(bavail * bsize, freemem()) > ENOUGH
    return isRoomy && mount && !/\bnoexec\b/.test(mount) ? MEMORY : tmpdir()
  } catch {
    return tmpdir()
  }
}

const asOwner = (connection: pg.ClientConfig, statement: string): Promise<pg.QueryResult> =>
  withClient(connection, (client) => client.query(statement))
