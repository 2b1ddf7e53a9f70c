import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { texts } from '../../shared/text.ts'
import { openClient, type Reach } from '../client.ts'
import type { Login } from '../config.ts'
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
    zh: '数据库服务器 {where} 拒绝用户 {user} 登录：口令不对，或不允许从本机登录。请检查 {variable}。',
    en: 'The database server at {where} refuses the user {user}: the password is wrong, or that user may not come from here. Check {variable}.',
  },
  noDatabase: {
    zh: '数据库服务器 {where} 上没有数据库 {database}。请先创建它，或更正 DATABASE_URL。',
    en: 'The database server at {where} has no database {database}. Create it, or correct DATABASE_URL.',
  },
  tooOld: {
    zh: '数据库服务器 {where} 是 PostgreSQL {found}，近客需要 {needed} 或更新版本。',
    en: 'The database server at {where} is PostgreSQL {found}; Jinke needs {needed} or later.',
  },
  notApp: {
    zh: '数据库用户 {user} 不能以角色 {app} 工作。请让数据库管理员执行：create role {app} nologin; grant {app} to "{user}";',
    en: 'The database user {user} may not act as the role {app}. Have the administrator of the database run: create role {app} nologin; grant {app} to "{user}";',
  },
  tooMuch: {
    zh: 'JINKE_APP_LOGIN 的数据库用户 {user} 权限过大：它可以成为 {owner}。请另建一个没有其他权限的用户（create role … login）。',
    en: 'The database user {user} of JINKE_APP_LOGIN has too many rights: it can become {owner}. Make one that has no others (create role … login).',
  },
  ungranted: {
    zh: '现有数据建立时还没有角色 {app}，它没有使用权限。请用 jinke backup 备份，再用 jinke restore 恢复到空的数据库，或去掉 JINKE_APP_LOGIN。',
    en: 'The data were set up where there was no role {app}, which has no rights on them. Make a backup (jinke backup) and restore it into an empty database (jinke restore), or leave JINKE_APP_LOGIN out.',
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

/**
 * Opens the server that DATABASE_URL names, or the several that hold one database; with a login of the app's own, what is served
 * goes by that. Throws a StartupProblem where it cannot be used.
 */
export async function openServer(databaseUrl: string, appLogin: Login | null): Promise<Postgres> {
  const named = reachOf(databaseUrl)
  const { where, ...reach } = named
  const { servers } = reach
  const client = await connect(reach, where)
  try {
    const version = await acceptedVersion(client, where)
    if (appLogin) await grantApp(client, appLogin)
    const app = appLogin ? await withOwnLogin(client, named, appLogin) : await withRole(client, reach)
    servers?.start()
    return {
      kind: 'server',
      version,
      connection: (role: DatabaseRole) => (role === 'app' ? app : reach),
      takeServing: async () => null,
      close: async () => servers?.stop(),
    }
  } finally {
    await client.end()
  }
}

interface WithOptions extends Reach {
  readonly options: string
}

interface Named extends WithOptions {
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

async function connect(reach: Reach, where: string, variable = 'DATABASE_URL'): Promise<pg.Client> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await openClient({ ...reach, connectionTimeoutMillis: 10_000 })
    } catch (error) {
      const mayCome = codeOf(error) === STARTING_UP || error instanceof NoPrimary
      if (!mayCome || Date.now() > deadline) throw serverProblem(error, reach, { where, variable })
      await delay(250)
    }
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

function serverProblem(error: unknown, reach: Reach, told: { where: string; variable: string }): StartupProblem {
  const { where } = told
  const reason = (error as Error).message
  const code = codeOf(error) || codeSaid(reason)
  const { user = '', database = '' } = new pg.Client(reach)
  if (code.startsWith('28')) return new StartupProblem(words.refused, { ...told, user }, 'noPermission')
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
export async function tryServer(databaseUrl: string, appLogin: Login | null): Promise<number> {
  const named = reachOf(databaseUrl)
  const { where, ...reach } = named
  const client = await connect(reach, where)
  try {
    const version = await acceptedVersion(client, where)
    if (appLogin) await withOwnLogin(client, named, appLogin)
    return version
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

const asApp = (reach: WithOptions): WithOptions => ({ ...reach, options: `${reach.options} -c role=${APP}`.trim() })

/** The one login puts the app's role on where a connection begins; without the role where it may neither make nor take it. */
async function withRole(client: pg.Client, reach: WithOptions): Promise<WithOptions> {
  await succeeds(client, `create role ${APP} nologin`)
  await succeeds(client, `grant ${APP} to current_user`)
  return (await succeeds(client, `set role ${APP}`)) ? asApp(reach) : reach
}

/** Gives the app's own login the role where we have the right to; where not, whoever keeps the server did. */
async function grantApp(owner: pg.Client, { user }: Login): Promise<void> {
  await succeeds(owner, `create role ${APP} nologin`)
  await succeeds(owner, `grant ${APP} to ${pg.escapeIdentifier(user)}`)
}

/**
 * A login of its own has no rights but the role's: taking the role off, as an expression in a statement could, gains nothing.
 * Throws a StartupProblem where it may not act as the app, could act as the owner, or the app has no rights on the data.
 */
async function withOwnLogin(owner: pg.Client, reach: Named, { user, password }: Login): Promise<WithOptions> {
  const { where, ...app } = reach
  const { connectionString = '' } = reach
  const login = new URLSearchParams({ user, password })
  const own = { ...app, connectionString: `${connectionString}${connectionString.includes('?') ? '&' : '?'}${login}` }
  const { user: ownerName = '' } = owner
  const client = await connect(own, where, 'JINKE_APP_LOGIN')
  try {
    if (!(await succeeds(client, `set role ${APP}`)))
      throw new StartupProblem(words.notApp, { user, app: APP }, 'noPermission')
    if (await mayBecome(client, ownerName))
      throw new StartupProblem(words.tooMuch, { user, owner: ownerName }, 'badSetting')
    if (!(await hasRights(client))) throw new StartupProblem(words.ungranted, { app: APP }, 'noPermission')
  } finally {
    await client.end()
  }
  return asApp(own)
}

const succeeds = (client: pg.Client, statement: string): Promise<boolean> =>
  client.query(statement).then(
    () => true,
    () => false,
  )

async function mayBecome(client: pg.Client, owner: string): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select pg_has_role(session_user, $1, 'member') or rolcreaterole as may from pg_roles where rolname = session_user`,
    [owner],
  )
  return rows[0]?.may === true
}

/** Whether data that are there already were set up with the role in place, which is when it is given its rights. */
async function hasRights(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ has: boolean }>(
    `select coalesce(has_table_privilege($1, to_regclass('public.hosted_company'), 'select'), true) as has`,
    [APP],
  )
  return rows[0]?.has === true
}
