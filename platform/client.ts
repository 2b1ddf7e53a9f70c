import pg from 'pg'
import { keepingClient, StatementNames } from './prepared.ts'

/** Runs `act` on a connection of its own. Where the server ends it, the statement under way tells, not an event that nobody hears. */
export async function withClient<T>(connection: pg.ClientConfig, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
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

const KeepingClient = keepingClient(new StatementNames())

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

/** A pool whose connections may be ended by the server, idle or in use: each is replaced when it is next needed. */
export function openPool(connection: pg.PoolConfig, lost: (error: Error) => void = () => undefined): pg.Pool {
  return new LenientPool({ ...connection, Client: KeepingClient })
    .on('error', lost)
    .on('connect', (client) => client.on('error', lost))
}
