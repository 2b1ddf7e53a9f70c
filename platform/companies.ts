import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { Actor } from '../shared/actor.ts'
import { dayIn } from '../shared/calendar.ts'
import { type Backups, NO_BACKUPS } from './backup/keeping.ts'
import { openPool, type Reach, withClient } from './client.ts'
import type { Clock } from './clock.ts'
import { type Keyring, NO_KEY } from './keyring.ts'
import { migrate, migrateAll } from './migrate.ts'
import { loadSettings, zoneOf } from './settings.ts'
import { type Db, inTransaction, openDb, row, rows, run, sql } from './sql.ts'
import type { CompanyRef, Work } from './work.ts'

export interface Company extends CompanyRef {
  readonly kind: 'main' | 'demo'
  readonly db: Db
  /** For reading what may be two seconds old: a server that follows, where there is one that keeps up; else `db`. */
  readonly figuresDb: Db
  /** Whether several servers hold the database. */
  readonly isFollowed: boolean
}

interface OpenCompany extends Company {
  close(): Promise<void>
}

/** How the companies reach their database: the owner migrates, the app serves. */
export interface CompaniesOptions {
  connection(role: 'owner' | 'app'): Reach
  /** The repository's or distribution's db folder. */
  migrations: string
  clock: Clock
  /** Connections a company may hold at most. */
  poolSize: number
  /** How long a statement may run, in milliseconds; without it, as long as it takes. */
  statementMs?: number
  keyring?: Keyring
  backups?: Backups
}

/** Reactions that are looked through for whose they are. */
const LOOKED_AT = 500

/** The companies of one database, each a schema of its own (T8: the demo can be dropped, as a whole only). */
export class Companies {
  readonly #options: CompaniesOptions
  readonly #open = new Map<string, OpenCompany>()
  readonly #registry: Db

  constructor(options: CompaniesOptions) {
    this.#options = options
    this.#registry = openDb({ ...options.connection('app'), max: 2 })
  }

  /** Brings the shared ground and every company up to this version, all or none. */
  static async migrateAll(options: CompaniesOptions): Promise<void> {
    const owner = options.connection('owner')
    const queue = openPool({ ...owner, max: 1 })
    try {
      await runMigrations({ pgPool: queue })
    } finally {
      await queue.end()
    }
    await migrateAll(owner, options.migrations)
  }

  async list(): Promise<{ slug: string; kind: 'main' | 'demo'; state: 'building' | 'ready' }[]> {
    return rows(this.#registry, sql`select slug, kind, state from hosted_company order by created_at`)
  }

  /** The company of that slug, or null. */
  async find(slug: string): Promise<Company | null> {
    const known = this.#open.get(slug)
    if (known?.kind === 'main') return known
    // A demo may have been dropped meanwhile, by another process too.
    const found = await row(
      this.#registry,
      sql<{
        schemaName: string
        kind: 'main' | 'demo'
      }>`select schema_name, kind from hosted_company where slug = ${slug}`,
    )
    if (found) return this.#remember(slug, found.schemaName, found.kind)
    this.#open.delete(slug)
    if (known) await known.close()
    return null
  }

  /** Makes a company's schema and tables; it counts as ready once `markReady` is told. */
  async create(slug: string, kind: 'main' | 'demo'): Promise<Company> {
    const schema = `company_${slug}`
    await migrate(this.#options.connection('owner'), schema, join(this.#options.migrations, 'migrations'))
    await this.#asOwner(
      `insert into hosted_company (slug, schema_name, kind) values ($1, $2, $3) on conflict (slug) do nothing`,
      [slug, schema, kind],
    )
    return this.#remember(slug, schema, kind)
  }

  /** Whose subscribers have how many facts to react to, of those that waited longest. */
  async waitingReactions(): Promise<{ company: string; subscriber: string; facts: number }[]> {
    return rows(
      this.#registry,
      sql`select company, subscriber, count(*) as facts from (select company, subscriber from reaction order by id limit ${LOOKED_AT}) waiting
        group by company, subscriber`,
    )
  }

  /** Of a company that is gone nobody reacts to anything any more. */
  async forgetReactions(slug: string): Promise<void> {
    await run(this.#registry, sql`delete from reaction where company = ${slug}`)
  }

  async markReady(slug: string): Promise<void> {
    await this.#asOwner(`update hosted_company set state = 'ready' where slug = $1`, [slug])
  }

  /** Drops the demo, whole. A main company is never dropped (T8). */
  async dropDemo(slug: string): Promise<void> {
    const company = await this.find(slug)
    if (company?.kind !== 'demo') return
    await this.#open.get(slug)?.close()
    this.#open.delete(slug)
    await this.#asOwner(`drop schema if exists ${pg.escapeIdentifier(company.schema)} cascade`, [])
    await this.#asOwner('delete from hosted_company where slug = $1', [slug])
  }

  /** Reads in a company, outside any transaction. */
  async reading(company: Company, by: Actor, traceId: string): Promise<Work> {
    return this.work(company, company.db, by, await loadSettings(company.db), traceId)
  }

  /** Runs `act` in one transaction of a company, as `by`. */
  async writing<T>(company: Company, by: Actor, traceId: string, act: (work: Work) => Promise<T>): Promise<T> {
    const settings = await loadSettings(company.db)
    return inTransaction(company.db, (tx) => act(this.work(company, tx, by, settings, traceId)))
  }

  work(company: Company, tx: Work['tx'], by: Actor, settings: Work['settings'], traceId: string): Work {
    const now = this.#options.clock.now()
    const zone = zoneOf(settings)
    return {
      tx,
      company,
      zone,
      by,
      now,
      today: dayIn(zone, now),
      settings,
      locale: by.locale,
      traceId,
      keyring: this.#options.keyring ?? NO_KEY,
      backups: this.#options.backups ?? NO_BACKUPS,
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#registry.destroy(), ...[...this.#open.values()].map((c) => c.close())])
    this.#open.clear()
  }

  #remember(slug: string, schema: string, kind: 'main' | 'demo'): OpenCompany {
    const known = this.#open.get(slug)
    if (known) return known
    const reach = this.#options.connection('app')
    const { statementMs, poolSize } = this.#options
    const limit = statementMs === undefined ? '' : ` -c statement_timeout=${statementMs}`
    const options = `${reach.options ?? ''} -c search_path=${schema},public${limit}`.trim()
    const connection = { ...reach, options, max: poolSize }
    const db = openDb(connection)
    const followers = reach.servers && openDb({ ...connection, reads: true })
    const company = {
      slug,
      schema,
      kind,
      db,
      isFollowed: followers !== undefined,
      get figuresDb() {
        return (reach.servers?.follower() && followers) || db
      },
      close: async () => {
        await Promise.all([db.destroy(), followers?.destroy()])
      },
    }
    this.#open.set(slug, company)
    return company
  }

  async #asOwner(statement: string, values: unknown[]): Promise<void> {
    await withClient(this.#options.connection('owner'), (client) => client.query(statement, values))
  }
}
