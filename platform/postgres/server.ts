import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { texts } from '../../shared/text.ts'
import { openClient, type Reach } from '../client.ts'
import { type Address, NoPrimary, Servers } from '../servers.ts'
import { StartupProblem } from '../startupProblem.ts'
import { APP } from './cluster.ts'
import { type DatabaseRole, type Postgres, versionOf } from './postgres.ts'

const words = texts({
  noAnswer: {
    zh: '数据库服务器 {where} 没有应答（{code}）。请检查 DATABASE_URL，并确认服务器已启动。',
    en: 'The database server at {where} does not answer ({code}). Check DATABASE_URL and that the server runs.',
  },
  refused: {
    zh: '数据库服务器 {where} 拒绝用户 {user} 登录：口令不对，或不允许从本机登录。请检查 DATABASE_URL。',
    en: 'The database server at {where} refuses the user {user}: the password is wrong, or that user may not come from here. Check DATABASE_URL.',
  },
  noDatabase: {
    zh: '数据库服务器 {where} 上没有数据库 {database}。请先创建它，或更正 DATABASE_URL。',
    en: 'The database server at {where} has no database {database}. Create it, or correct DATABASE_URL.',
  },
  tooOld: {
    zh: '数据库服务器 {where} 是 PostgreSQL {found}，近客需要 {needed} 或更新版本。',
    en: 'The database server at {where} is PostgreSQL {found}; Jinke needs {needed} or later.',
  },
  other: {
    zh: '无法使用数据库服务器 {where}：{reason}',
    en: 'The database server at {where} cannot be used: {reason}',
  },
})

const OLDEST_MAJOR = 15
// A server that starts or recovers says so; it is given this long.
const PATIENCE_MS = 30_000
const STARTING_UP = '57P03'

/** Opens the server that DATABASE_URL names, or the several that hold one database. Throws a StartupProblem where it cannot be used. */
export async function openServer(databaseUrl: string): Promise<Postgres> {
  const { where, ...reach } = reachOf(databaseUrl)
  const { servers, options } = reach
  const client = await connect(reach, where)
  try {
    const version = await acceptedVersion(client, where)
    const asApp = (await mayActAsApp(client)) ? ` -c role=${APP}` : ''
    servers?.start()
    return {
      kind: 'server',
      version,
      connection: (role: DatabaseRole) => ({
        ...reach,
        options: role === 'app' ? `${options}${asApp}`.trim() : options,
      }),
      takeServing: async () => null,
      close: async () => servers?.stop(),
    }
  } finally {
    await client.end()
  }
}

interface Named extends Reach {
  readonly options: string
  /** Its servers, for people to read. */
  readonly where: string
}

const NAMED = /^(postgres(?:ql)?:\/\/(?:[^/?]*@)?)([^/?]*)(.*)$/
const PORT = 5432

/**
 * What the URL says. Its `options` are taken out: in the URL they would win over whatever else a connection sets. Several
 * servers are named as libpq names them: `host1:port,host2:port`; which of them takes writes is asked of them.
 */
export function reachOf(databaseUrl: string): Named {
  const [, login = '', hosts = '', rest = ''] = NAMED.exec(databaseUrl) ?? []
  const [path = '', query = ''] = rest.split('?') as [string, string?]
  const parameters = new URLSearchParams(query)
  const options = parameters.get('options') ?? ''
  for (const name of ['options', 'target_session_attrs']) parameters.delete(name)
  const addresses = hosts.split(',')
  const connectionString = `${login}${addresses[0]}${path}${parameters.size > 0 ? `?${parameters}` : ''}`
  if (addresses.length === 1) return { connectionString, options, where: parameters.get('host') ?? withPort(hosts) }
  const servers = new Servers(addresses.map(addressOf), { connectionString })
  return { connectionString, options, servers, where: addresses.map(withPort).join(', ') }
}

const withPort = (host: string): string => (/:\d+$/.test(host) ? host : `${host}:${PORT}`)

function addressOf(text: string): Address {
  const [, host = '', port] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(text) ?? []
  return { host, port: Number(port ?? PORT) }
}

async function connect(reach: Reach, where: string): Promise<pg.Client> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await openClient({ ...reach, connectionTimeoutMillis: 10_000 })
    } catch (error) {
      const mayCome = codeOf(error) === STARTING_UP || error instanceof NoPrimary
      if (!mayCome || Date.now() > deadline) throw serverProblem(error, reach, where)
      await delay(250)
    }
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

function serverProblem(error: unknown, reach: Reach, where: string): StartupProblem {
  const reason = (error as Error).message
  const code = codeOf(error) || codeSaid(reason)
  const { user = '', database = '' } = new pg.Client(reach)
  if (code.startsWith('28')) return new StartupProblem(words.refused, { where, user }, 'noPermission')
  if (code === '3D000') return new StartupProblem(words.noDatabase, { where, database }, 'unavailable')
  if (/^E[A-Z]+/.test(code)) return new StartupProblem(words.noAnswer, { where, code }, 'unavailable')
  return new StartupProblem(words.other, { where, reason }, 'unavailable')
}

/** The code of what the driver itself words, without one. */
function codeSaid(reason: string): string {
  if (/timeout/.test(reason)) return 'ETIMEDOUT'
  if (/terminated/.test(reason)) return 'ECONNRESET'
  return /password must be a string/.test(reason) ? '28P01' : ''
}

/** Looks whether the server that DATABASE_URL names can be used, and changes nothing there; answers its version. */
export async function tryServer(databaseUrl: string): Promise<number> {
  const { where, ...reach } = reachOf(databaseUrl)
  const client = await connect(reach, where)
  try {
    return await acceptedVersion(client, where)
  } finally {
    await client.end()
  }
}

async function acceptedVersion(client: pg.Client, where: string): Promise<number> {
  const version = await versionOf(client)
  const problem = tooOld(version, where)
  if (problem) throw problem
  return version
}

/** Why a server of that version (server_version_num) will not do; null where it does. */
export function tooOld(version: number, where: string): StartupProblem | null {
  const found = Math.floor(version / 10_000)
  return found < OLDEST_MAJOR ? new StartupProblem(words.tooOld, { where, found, needed: OLDEST_MAJOR }) : null
}

/** Makes the app's role where we have the right to; true when this login may act as it. */
async function mayActAsApp(client: pg.Client): Promise<boolean> {
  const attempts = [`create role ${APP} nologin`, `grant ${APP} to current_user`, `set role ${APP}`]
  let succeeded = false
  for (const attempt of attempts) {
    succeeded = await client.query(attempt).then(
      () => true,
      () => false,
    )
  }
  return succeeded
}
