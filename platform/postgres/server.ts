import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { texts } from '../../shared/text.ts'
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

/** Opens the server that DATABASE_URL names. Throws a StartupProblem where it cannot be used. */
export async function openServer(databaseUrl: string): Promise<Postgres> {
  const { connectionString, options } = taken(databaseUrl)
  const client = await connect({ connectionString, options })
  try {
    const version = await acceptedVersion(client)
    const asApp = (await mayActAsApp(client)) ? ` -c role=${APP}` : ''
    return {
      kind: 'server',
      version,
      connection: (role: DatabaseRole) => ({
        connectionString,
        options: role === 'app' ? `${options}${asApp}`.trim() : options,
      }),
      takeServing: async () => null,
      close: async () => undefined,
    }
  } finally {
    await client.end()
  }
}

/** The URL without its `options`, and these: in the URL they would win over whatever else a connection sets. */
function taken(databaseUrl: string): { connectionString: string; options: string } {
  const [address, query = ''] = databaseUrl.split('?') as [string, string?]
  const parameters = new URLSearchParams(query)
  const options = parameters.get('options') ?? ''
  parameters.delete('options')
  return { connectionString: parameters.size > 0 ? `${address}?${parameters}` : address, options }
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      if (codeOf(error) !== STARTING_UP || Date.now() > deadline) throw serverProblem(error, client)
      await delay(250)
    }
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''
const whereOf = ({ host, port }: pg.Client): string => (host.startsWith('/') ? host : `${host}:${port}`)

function serverProblem(error: unknown, client: pg.Client): StartupProblem {
  const where = whereOf(client)
  const reason = (error as Error).message
  const code = codeOf(error) || codeSaid(reason)
  const { user = '', database = '' } = client
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
  const client = await connect(taken(databaseUrl))
  try {
    return await acceptedVersion(client)
  } finally {
    await client.end()
  }
}

async function acceptedVersion(client: pg.Client): Promise<number> {
  const version = await versionOf(client)
  const problem = tooOld(version, whereOf(client))
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
