import { statfsSync } from 'node:fs'
import pg from 'pg'
import { type Text, texts } from '../../shared/text.ts'
import { lastFailure, listBackups } from '../backup/folder.ts'
import { DAY_MS, isLate, lastOf } from '../backup/retention.ts'
import type { Reach } from '../client.ts'
import type { Config } from '../config.ts'
import { checkSchemas } from '../migrate.ts'
import { whyNotListen } from '../port.ts'
import { StartupProblem, worded } from '../startupProblem.ts'
import { lacksLinks, shippedBinaries, whyNotRun } from './binaries.ts'
import { DATABASE, hasCluster, OWNER, readSecrets } from './cluster.ts'
import { readServing } from './embedded.ts'
import { checkDataFolder } from './folder.ts'
import { addressFor } from './place.ts'
import { versionOf } from './postgres.ts'
import { logsIn, type Postmaster, readPostmaster, serves } from './postmaster.ts'
import { PRESENCE } from './presence.ts'
import { isAlive } from './processes.ts'
import { reachOf, tryServer } from './server.ts'
import { databaseAccount, existingPart } from './unprivileged.ts'

/** One thing that was looked at: how it stands, and how to mend it where it is not well. */
export interface Finding {
  readonly what: Text
  readonly ok: boolean
  readonly mend?: Text
}

const words = texts({
  node: { zh: 'Node.js {version}', en: 'Node.js {version}' },
  nodeMend: { zh: '请安装 Node.js 20.19 或更新版本。', en: 'Install Node.js 20.19 or later.' },
  missing: {
    zh: '数据文件夹 {folder} 尚不存在，首次启动时创建。',
    en: 'The data folder {folder} does not exist yet; the first start makes it.',
  },
  empty: {
    zh: '数据文件夹 {folder} 是空的，首次启动时写入。',
    en: 'The data folder {folder} is empty; the first start fills it.',
  },
  ours: {
    zh: '数据文件夹 {folder} 正常，数据库以 {account} 的身份运行。',
    en: 'The data folder {folder} is in order; the database runs as {account}.',
  },
  ownAccount: { zh: '当前用户', en: 'the one who runs Jinke' },
  space: { zh: '数据文件夹所在磁盘剩余 {free} MB。', en: '{free} MB are free on the disk that holds the data.' },
  spaceMend: { zh: '请腾出空间，至少 {needed} MB。', en: 'Free some space, {needed} MB at least.' },
  programs: { zh: '内置数据库程序 {version} 可以运行。', en: 'The programs of the built-in database {version} run.' },
  programsLater: {
    zh: '内置数据库程序 {version} 将在下次启动时就位。',
    en: 'The programs of the built-in database {version} are put in place at the next start.',
  },
  programsFail: {
    zh: '内置数据库程序无法运行：{reason}',
    en: 'The programs of the built-in database do not run: {reason}',
  },
  programsMend: {
    zh: '请重新安装依赖（npm ci），或用 DATABASE_URL 指定一台 PostgreSQL 服务器。',
    en: 'Install the dependencies again (npm ci), or name a PostgreSQL server in DATABASE_URL.',
  },
  noCluster: { zh: '还没有数据库，首次启动时创建。', en: 'There is no database yet; the first start makes it.' },
  stopped: { zh: '数据库没有运行，启动近客时一并启动。', en: 'The database is not running; it starts with Jinke.' },
  stale: {
    zh: '数据库上次没有正常关闭（进程 {pid} 已不在），下次启动时自动恢复。',
    en: 'The database was not closed in good order (process {pid} is gone); the next start recovers it.',
  },
  running: {
    zh: '数据库正在运行（进程 {pid}，PostgreSQL {version}），使用它的近客进程：{users} 个。',
    en: 'The database is running (process {pid}, PostgreSQL {version}); processes of Jinke that use it: {users}.',
  },
  orphan: {
    zh: '数据库正在运行（进程 {pid}，PostgreSQL {version}），没有近客进程在使用；下次启动时会接上。',
    en: 'The database is running (process {pid}, PostgreSQL {version}) with no process of Jinke; the next start joins it.',
  },
  silent: {
    zh: '数据库进程 {pid} 在运行但没有应答：{reason}',
    en: 'The database, process {pid}, is running but does not answer: {reason}',
  },
  silentMend: { zh: '请查看 {logs} 中的日志。', en: 'Look at its log in {logs}.' },
  server: {
    zh: 'DATABASE_URL 指定的服务器可用（PostgreSQL {version}）。服务与升级用同一个数据库用户；用 JINKE_APP_LOGIN 可以分开。',
    en: 'The server that DATABASE_URL names can be used (PostgreSQL {version}). What is served and what upgrades go by one user of it; JINKE_APP_LOGIN parts them.',
  },
  serverApart: {
    zh: 'DATABASE_URL 指定的服务器可用（PostgreSQL {version}），服务时用数据库用户 {user}。',
    en: 'The server that DATABASE_URL names can be used (PostgreSQL {version}); what is served goes by its user {user}.',
  },
  schemas: { zh: '数据的版本与程序相符。', en: 'The data is of a version that this program knows.' },
  schemasLater: {
    zh: '数据的版本在数据库运行时才能检查。',
    en: 'The version of the data can be examined while the database runs.',
  },
  served: { zh: '近客正在 {url} 提供服务（进程 {pid}）。', en: 'Jinke is serving at {url} (process {pid}).' },
  portFree: { zh: '端口 {host}:{port} 可用。', en: 'The port {host}:{port} is free.' },
  portTaken: { zh: '端口 {host}:{port} 不可用（{code}）。', en: 'The port {host}:{port} cannot be used ({code}).' },
  portMend: {
    zh: '请关闭占用它的程序，或用 PORT 指定另一个端口。',
    en: 'Close the program that uses it, or name another port in PORT.',
  },
  backup: {
    zh: '最近一次备份：{at}（{megabytes} MB，{folder}）。',
    en: 'The last backup: {at} ({megabytes} MB, in {folder}).',
  },
  backupLate: {
    zh: '最近一次备份已是 {days} 天前（{folder}）。',
    en: 'The last backup is {days} days old ({folder}).',
  },
  backupFailed: { zh: '{at} 的备份失败：{reason}', en: 'The backup of {at} failed: {reason}' },
  backupMend: { zh: '运行 jinke backup 再做一次。', en: 'Run jinke backup to make one.' },
  noBackup: {
    zh: '{folder} 里还没有备份；启动后每夜自动备份，或现在运行 jinke backup。',
    en: 'There is no backup in {folder} yet; while Jinke serves one is made every night, or now by jinke backup.',
  },
  backupsOff: {
    zh: '自动备份已关闭（JINKE_BACKUP_AT=off），{folder} 里没有备份。',
    en: 'Backups by themselves are turned off (JINKE_BACKUP_AT=off), and {folder} holds none.',
  },
  unexamined: { zh: '检查中断：{reason}', en: 'The examination broke off: {reason}' },
})

const NEEDED_MB = 500

/** Examines what a start depends on, in the order in which a start meets it. Never throws, never changes anything. */
export async function examine(config: Config): Promise<Finding[]> {
  const checks = config.databaseUrl === null ? [folder, space, programs, database, schemas] : [server, schemas]
  const findings = [node()]
  for (const check of [...checks, backups, port]) findings.push(await check(config).catch(broken))
  return findings
}

/** What stands in the way of a start is already worded with its mend. */
function broken(error: unknown): Finding {
  const what = error instanceof StartupProblem ? error.text : worded(words.unexamined, { reason: String(error) })
  return { what, ok: false }
}

const well = (text: Text, values?: Record<string, string | number>): Finding => ({
  what: worded(text, values),
  ok: true,
})
const ill = (text: Text, values: Record<string, string | number>, mend: Text): Finding => ({
  what: worded(text, values),
  ok: false,
  mend: worded(mend, values),
})

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const values = { version: process.versions.node }
  return major > 20 || (major === 20 && minor >= 19)
    ? well(words.node, values)
    : ill(words.node, values, words.nodeMend)
}

async function folder({ data }: Config): Promise<Finding> {
  const account = databaseAccount(data)
  const state = checkDataFolder(data, account)
  const name = (own: string) => account?.name ?? own
  const line = (locale: 'zh' | 'en') =>
    worded(words[state], { folder: data, account: name(words.ownAccount[locale]) })[locale]
  return well({ zh: line('zh'), en: line('en') })
}

async function space({ data }: Config): Promise<Finding> {
  const { bavail, bsize } = statfsSync(existingPart(data))
  const values = { free: Math.floor((bavail * bsize) / 1024 ** 2), needed: NEEDED_MB }
  return values.free >= NEEDED_MB ? well(words.space, values) : ill(words.space, values, words.spaceMend)
}

async function programs({ data }: Config): Promise<Finding> {
  const shipped = shippedBinaries()
  const { version } = shipped
  if (!(await whyNotRun(shipped, '/', databaseAccount(data)))) return well(words.programs, { version })
  const reason = await whyNotRun(shipped, '/', null)
  // A start makes the links, and copies what only we can reach.
  if (!reason || lacksLinks(shipped)) return well(words.programsLater, { version })
  return ill(words.programsFail, { reason }, words.programsMend)
}

async function database({ data }: Config): Promise<Finding> {
  if (!hasCluster(data, shippedBinaries())) return well(words.noCluster)
  const { owner } = readSecrets(data)
  const postmaster = readPostmaster({ data, address: await addressFor(data) })
  if (!postmaster) return well(words.stopped)
  const values = { pid: postmaster.pid, logs: logsIn(data) }
  try {
    const { version, users } = await ask(postmaster, owner)
    return well(users > 0 ? words.running : words.orphan, { ...values, version, users })
  } catch (error) {
    if (!serves(postmaster.pid, data)) return well(words.stale, values)
    return ill(words.silent, { ...values, reason: (error as Error).message }, words.silentMend)
  }
}

async function ask(postmaster: Postmaster, password: string): Promise<{ version: number; users: number }> {
  const client = new pg.Client({
    ...postmaster.address,
    user: OWNER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const present = 'select count(*)::int as users from pg_stat_activity where application_name = $1'
    const { rows } = await client.query<{ users: number }>(present, [PRESENCE])
    return { version: await versionOf(client), users: rows[0]?.users ?? 0 }
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function server({ databaseUrl, appLogin }: Config): Promise<Finding> {
  const version = await tryServer(databaseUrl as string, appLogin)
  return appLogin ? well(words.serverApart, { version, user: appLogin.user }) : well(words.server, { version })
}

/** How the database's owner reaches it now; null where it is not running, or not made yet. */
export async function reach({ data, databaseUrl }: Config): Promise<Reach | null> {
  if (databaseUrl !== null) return reachOf(databaseUrl)
  const postmaster = hasCluster(data, shippedBinaries()) && readPostmaster({ data, address: await addressFor(data) })
  if (!postmaster) return null
  return { ...postmaster.address, user: OWNER, password: readSecrets(data).owner, database: DATABASE }
}

async function schemas(config: Config): Promise<Finding> {
  const connection = await reach(config)
  if (!connection) return well(words.schemasLater)
  await checkSchemas(connection, config.root)
  return well(words.schemas)
}

async function backups({ backups: { folder, at } }: Config): Promise<Finding> {
  const failed = lastFailure(folder)
  const now = new Date()
  const last = lastOf(listBackups(folder), now)
  if (failed) {
    const line = (locale: 'zh' | 'en') =>
      worded(words.backupFailed, { at: failed.at.toISOString(), reason: failed.why[locale] })[locale]
    return { what: { zh: line('zh'), en: line('en') }, ok: false, mend: words.backupMend }
  }
  if (!last) return well(at === null ? words.backupsOff : words.noBackup, { folder })
  if (isLate(at, last.takenAt, now)) {
    const days = Math.floor((now.getTime() - last.takenAt.getTime()) / DAY_MS)
    return ill(words.backupLate, { days, folder }, words.backupMend)
  }
  const megabytes = (last.bytes / 1024 ** 2).toFixed(1)
  return well(words.backup, { at: last.takenAt.toISOString(), megabytes, folder })
}

async function port({ data, host, port }: Config): Promise<Finding> {
  const code = await whyNotListen(port, host)
  if (code === null) return well(words.portFree, { host, port })
  const serving = readServing(data)
  if (serving && isAlive(serving.pid) && serving.url.endsWith(`:${port}`)) return well(words.served, { ...serving })
  return ill(words.portTaken, { host, port, code }, words.portMend)
}
