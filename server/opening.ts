import { join } from 'node:path'
import { type Clock, systemClock, type TestClock, testClock } from '../platform/clock.ts'
import { Companies } from '../platform/companies.ts'
import type { Config } from '../platform/config.ts'
import { createLog, type Logger } from '../platform/log.ts'
import { countPending } from '../platform/migrate.ts'
import { openPostgres, type Postgres } from '../platform/postgres/index.ts'
import { keyIn, keyOf, whyNotOpen } from '../platform/secrets.ts'
import { within } from '../platform/within.ts'
import { tellRefusal } from '../shared/refusal.ts'
import { type BackupKeeper, backUp, keepBackups, type Source } from './backups.ts'

/** An opened Jinke: its database, brought up to this version, and its companies. */
export interface Opened {
  readonly config: Config
  readonly postgres: Postgres
  readonly companies: Companies
  readonly backups: BackupKeeper
  /** The same companies for those who wait for an answer: what takes too long is given up. */
  forRequests(): Companies
  readonly clock: Clock | TestClock
  readonly log: Logger
  close(): Promise<void>
}

const GRACE_MS = 2_000

/** With fewer, two slow requests would keep all others of a process waiting. */
const FEWEST_CONNECTIONS = 4

/** How the companies of a database are reached. */
export const companiesOptions = (config: Config, postgres: Postgres, clock: Clock = systemClock) => ({
  keyring: config.secretKey ? keyOf(config.secretKey) : keyIn(config.data),
  connection: (role: 'owner' | 'app') => postgres.connection(role),
  migrations: join(config.root, 'db'),
  clock,
  poolSize: Math.max(FEWEST_CONNECTIONS, Math.ceil(config.connections / config.processes)),
})
/** Less than a request's deadline, so that what is given up is told as that. */
const STATEMENT_MS = 25_000

/** Opens the database and migrates it; throws a StartupProblem where that cannot be. */
export async function openJinke(config: Config): Promise<Opened> {
  const log = createLog(config.logLevel)
  const clock = config.testClock ? testClock() : systemClock
  const postgres = await openPostgres(config, { tell: (what) => log.warn(what.en) })
  try {
    await backUpBeforeUpgrade({ config, postgres }, log)
    const backups = keepBackups({ config, postgres, log })
    const options = { ...companiesOptions(config, postgres, clock), backups }
    await Companies.migrateAll(options)
    const companies = new Companies(options)
    const serving: Companies[] = []
    for (const { slug } of await companies.list()) {
      const company = await companies.find(slug)
      const why = company && (await whyNotOpen({ tx: company.db, keyring: options.keyring }))
      if (why) log.warn({ company: slug }, tellRefusal(why, 'en'))
    }
    return {
      config,
      postgres,
      companies,
      backups,
      forRequests() {
        const made = new Companies({ ...options, statementMs: STATEMENT_MS })
        serving.push(made)
        return made
      },
      clock,
      log,
      async close() {
        await backups.stop()
        // What still waits for the database is cut off with it.
        await within(GRACE_MS, Promise.all([companies, ...serving].map((each) => each.close())))
        await postgres.close()
      },
    }
  } catch (error) {
    await postgres.close()
    throw error
  }
}

/** What an upgrade would change is kept as it is first: the way back, should the new version disappoint. */
async function backUpBeforeUpgrade(source: Source, log: Logger): Promise<void> {
  const { config, postgres } = source
  if (config.backups.at === null) return
  if ((await countPending(postgres.connection('owner'), join(config.root, 'db'))) === 0) return
  log.warn({ folder: config.backups.folder }, 'backing up before the data is brought up to this version')
  await backUp(source, { beforeUpgrade: true })
}
