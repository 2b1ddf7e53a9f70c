import pg from 'pg'
import { keepingClient, StatementNames } from './prepared.ts'
import { NoPrimary, type Servers } from './servers.ts'

/** How the database is reached. */
export interface Reach extends pg.ClientConfig {
  /** Where several servers hold it, they tell which one to go to. */
  readonly servers?: Servers | undefined
  /** To one that follows, where one keeps up; else to the primary. */
  readonly reads?: boolean
}

/** A client that goes to whichever server is the primary when it connects, where several hold the database. */
const reaching = (Base: typeof pg.Client) =>
  class extends Base {
    readonly #reach: Reach

    constructor(reach: Reach = {}) {
      super(reach)
      this.#reach = reach
    }

    // The pool gives a function to be told, others wait.
    override connect(told?: (error: never, client: never) => void): never {
      const { servers } = this.#reach
      // Told at once, so that nobody is missed who listens for what happens next.
      if (!servers) return (told ? super.connect(told as never) : super.connect()) as never
      const opened = this.#open(servers)
      if (told)
        opened.then(
          () => told(null as never, this as never),
          (error) => told(error as never, undefined as never),
        )
      return (told ? undefined : opened) as never
    }

    async #open(servers: Servers): Promise<this> {
      const follower = this.#reach.reads ? servers.follower() : null
      Object.assign(this, follower ?? (await servers.primary()))
      const letGo = servers.hold({ host: this.host, port: this.port, cut: () => this.connection.stream.destroy() })
      this.once('end', letGo).on('error', () => servers.doubt())
      try {
        await super.connect()
        if (!follower && (await this.#follows())) throw new NoPrimary('the primary follows another server now')
      } catch (error) {
        letGo()
        servers.doubt()
        await this.end().catch(() => undefined)
        throw error
      }
      return this
    }

    async #follows(): Promise<boolean> {
      const { rows } = await super.query<{ follows: boolean }>('select pg_is_in_recovery() as follows')
      return rows[0]?.follows === true
    }
  }

const Client = reaching(pg.Client)

/** Opens a connection of its own, which its caller ends. Where the server ends it, the statement under way tells, not an event that nobody hears. */
export async function openClient(reach: Reach): Promise<pg.Client> {
  const client = new Client(reach)
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

/** Runs `act` on a connection of its own. */
export async function withClient<T>(reach: Reach, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await openClient(reach)
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

/** 25006: a server that has become another's copy takes no writes. */
const LOST_CODES =
  /^(08|57P0)|^(25006|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND)$/
const LOST_WORDS = /connection terminated|not queryable/i

/** Whether the database is away or was just now: what was asked was not done, and may be asked again. */
export const isDatabaseAway = ({ code = '', message }: Error & { code?: string }): boolean =>
  LOST_CODES.test(code) || LOST_WORDS.test(message)

const GAVE_WAY = /^40(P01|001)$/

/** Whether a transaction was undone because two waited for each other: begun anew it finds its way. */
export const isGivenWay = ({ code = '' }: Error & { code?: string }): boolean => GAVE_WAY.test(code)

const DISK_FULL = '53100'

/** Whether the database found no room for what was asked: it was not done. */
export const isDiskFull = ({ code }: Error & { code?: string }): boolean => code === DISK_FULL

const KeepingClient = reaching(keepingClient(new StatementNames()))

type Lent = Parameters<Parameters<pg.Pool['connect']>[0]>

/**
 * A pool that takes a connection back that was given back already. The queue does so where its line is cut just as it stops,
 * and what the pool throws then nobody catches: it would end the process.
 */
class LenientPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(lend: (...lent: Lent) => void): void
  override connect(lend?: (...lent: Lent) => void): Promise<pg.PoolClient> | undefined {
    if (!lend) return super.connect()
    super.connect((error, client, giveBack) => {
      let isBack = false
      lend(error, client, (fault) => {
        if (!isBack) giveBack(fault)
        isBack = true
      })
    })
    return undefined
  }
}

/** A line that falls silent is noticed by the system's own probes, of which the first goes out after so long. */
const PROBE_AFTER_MS = 30_000

/** A pool whose connections may be ended by the server, idle or in use: each is replaced when it is next needed. */
export function openPool(connection: pg.PoolConfig & Reach, lost: (error: Error) => void = () => undefined): pg.Pool {
  const keepAlive = { keepAlive: true, keepAliveInitialDelayMillis: PROBE_AFTER_MS }
  return new LenientPool({ ...connection, ...keepAlive, Client: KeepingClient })
    .on('error', lost)
    .on('connect', (client) => client.on('error', lost))
}
