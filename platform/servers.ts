import pg from 'pg'

export interface Address {
  readonly host: string
  readonly port: number
}

/** What one of the servers said of itself. */
interface Said extends Address {
  readonly follows: boolean
  /** Up to where its log reaches; what follows says how much of it it has taken over. */
  readonly lsn: string
}

/** An open connection, as far as it is our business: where it leads, and how to cut it. */
export interface Line {
  readonly host: string
  readonly port: number
  cut(): void
}

const ANSWER_MS = 3_000
const WATCH_MS = 2_000

/** Nobody takes writes now: told like a server that refuses, so that whoever asked tries again. */
export class NoPrimary extends Error {
  readonly code = 'ECONNREFUSED'
}

/**
 * The servers that hold one database: a primary, which takes what is written, and those that follow it. Which one is
 * the primary is asked of them, so that after a failover the next connection goes to the new one. Deciding who becomes
 * primary, and that the old one is none any more, is left to what runs the servers (Patroni, repmgr, a cloud).
 */
export class Servers {
  readonly #addresses: readonly Address[]
  readonly #login: pg.ClientConfig
  readonly #lines = new Set<Line>()
  #primary: Promise<Address> | null = null
  #follower: Address | null = null
  #lastLsn: string | null = null
  #watch: NodeJS.Timeout | null = null

  constructor(addresses: readonly Address[], login: pg.ClientConfig) {
    this.#addresses = addresses
    this.#login = login
  }

  /** The server that takes writes, as last known; asked for anew after `doubt`. Throws NoPrimary where none does. */
  primary(): Promise<Address> {
    this.#primary ??= this.#ask()
      .then((said) => primaryOf(said))
      .catch((error) => {
        this.#primary = null
        throw error
      })
    return this.#primary
  }

  /** Told when a connection to the primary failed or was lost. */
  doubt(): void {
    this.#primary = null
  }

  /** A server that follows and knows all that the primary knew two seconds ago; null where none is known to. */
  follower(): Address | null {
    return this.#follower
  }

  /** Notes an open connection: one to a server that died without a word would be waited on for a quarter of an hour. */
  hold(line: Line): () => void {
    this.#lines.add(line)
    return () => this.#lines.delete(line)
  }

  /** Looks every two seconds who is what, until `stop`. */
  start(): void {
    this.#watch ??= setTimeout(async () => {
      await this.#look().catch(() => undefined)
      if (!this.#watch) return
      this.#watch = null
      this.start()
    }, WATCH_MS).unref()
  }

  stop(): void {
    if (this.#watch) clearTimeout(this.#watch)
    this.#watch = null
  }

  async #look(): Promise<void> {
    const said = await this.#ask()
    const primary = said.find((one) => !one.follows)
    const upTo = this.#lastLsn
    this.#lastLsn = primary?.lsn ?? null
    this.#follower = upTo ? (said.find((one) => one.follows && compareLsn(one.lsn, upTo) >= 0) ?? null) : null
    if (!primary) return
    this.#primary = Promise.resolve(primary)
    for (const line of this.#lines) if (!said.some((one) => isAt(line, one))) line.cut()
  }

  /** What those that answer say. */
  async #ask(): Promise<Said[]> {
    const answers = await Promise.all(this.#addresses.map((address) => this.#said(address).catch(() => null)))
    return answers.filter((one) => one !== null)
  }

  async #said({ host, port }: Address): Promise<Said> {
    const client = new pg.Client({ ...this.#login, connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS })
    Object.assign(client, { host, port })
    client.on('error', () => undefined)
    await client.connect()
    try {
      const { rows } = await client.query<{ follows: boolean; lsn: string }>(
        `select pg_is_in_recovery() as follows,
                (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text as lsn`,
      )
      const [answer] = rows as [{ follows: boolean; lsn: string }]
      return { host, port, ...answer }
    } finally {
      await client.end()
    }
  }
}

function primaryOf(said: readonly Said[]): Address {
  const primary = said.find((one) => !one.follows)
  if (!primary) throw new NoPrimary('none of the servers takes writes')
  return primary
}

const isAt = (line: Address, address: Address): boolean => line.host === address.host && line.port === address.port

/** `16/B374D848`: two numbers of 32 bits in hexadecimal. */
function compareLsn(a: string, b: string): number {
  const [highA = 0, lowA = 0] = a.split('/').map((part) => Number.parseInt(part, 16))
  const [highB = 0, lowB = 0] = b.split('/').map((part) => Number.parseInt(part, 16))
  return highA - highB || lowA - lowB
}
