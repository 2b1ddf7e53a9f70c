import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { texts } from '../../shared/text.ts'
import { replaceFile, settleFolder } from '../lasting.ts'
import { StartupProblem } from '../startupProblem.ts'
import { type Binaries, majorOf, program } from './binaries.ts'
import { diskFull, notOurs, writeOnce } from './folder.ts'
import type { Place } from './place.ts'
import type { DatabaseRole } from './postgres.ts'
import { isAlive, runAs } from './processes.ts'
import { clusterIn, handTo } from './unprivileged.ts'

const words = texts({
  older: {
    zh: '{folder} 中的数据由旧版近客创建（PostgreSQL {found}，本程序为 {ours}）。请用旧版导出后再导入；数据未改动。',
    en: 'The data in {folder} was made by an older Jinke (PostgreSQL {found}, this program has {ours}). Export it there and import it here; the data is untouched.',
  },
  newer: {
    zh: '{folder} 中的数据由新版近客创建（PostgreSQL {found}，本程序为 {ours}）。请升级程序；数据未改动。',
    en: 'The data in {folder} was made by a newer Jinke (PostgreSQL {found}, this program has {ours}). Please upgrade; the data is untouched.',
  },
  notMade: {
    zh: '无法在 {folder} 创建数据库：{reason}',
    en: 'The database in {folder} could not be made: {reason}',
  },
  secretsMissing: {
    zh: '数据文件夹缺少数据库口令文件 {file}。请从备份恢复该文件；数据未改动。',
    en: 'The data folder lacks the database’s passwords, {file}. Restore that file from a backup; the data is untouched.',
  },
  secretsClosed: {
    zh: '无权读取 {file}：数据属于另一个用户。请以该用户的身份运行。',
    en: 'Jinke may not read {file}: the data belongs to another user. Run it as that user.',
  },
})

/** The database's passwords, made with the data and known to nobody. */
export type Secrets = Readonly<Record<DatabaseRole, string>>

export const OWNER = 'jinke_owner'
export const APP = 'jinke_app'
export const DATABASE = 'jinke'

export const secretsFile = (data: string): string => join(data, 'secrets.json')

/** True where there is a cluster. Throws a StartupProblem where its place is taken, or another PostgreSQL made it. */
export function hasCluster(data: string, binaries: Binaries): boolean {
  const cluster = clusterIn(data)
  const file = join(cluster, 'PG_VERSION')
  if (!existsSync(file)) {
    if (existsSync(cluster) && readdirSync(cluster).length > 0) throw notOurs(cluster)
    return false
  }
  const found = readFileSync(file, 'utf8').trim()
  const ours = majorOf(binaries)
  if (found === ours) return true
  const text = Number(found) > Number(ours) ? words.newer : words.older
  throw new StartupProblem(text, { folder: data, found, ours })
}

/**
 * Makes the cluster where there is none yet: whole, under another name, and only then in its place, so that
 * neither a power cut nor a second process that starts at the same time leaves half a cluster.
 * Throws a StartupProblem where it cannot.
 */
export async function ensureCluster(place: Place): Promise<Secrets> {
  const { data } = place
  if (hasCluster(data, place.binaries)) return readSecrets(data)
  const password = () => randomBytes(24).toString('hex')
  writeOnce(secretsFile(data), { owner: password(), app: password() }, 0o600)
  const secrets = readSecrets(data)
  sweepDrafts(data)
  await makeCluster(place, secrets)
  return secrets
}

/** Throws a StartupProblem where they are missing or not ours to read. */
export function readSecrets(data: string): Secrets {
  const file = secretsFile(data)
  try {
    return z.object({ owner: z.string(), app: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const closed = (error as NodeJS.ErrnoException).code === 'EACCES'
    throw new StartupProblem(closed ? words.secretsClosed : words.secretsMissing, { file }, 'noPermission')
  }
}

async function makeCluster(place: Place, secrets: Secrets): Promise<void> {
  const cluster = clusterIn(place.data)
  const draft = `${cluster}.new-${process.pid}-${randomUUID()}`
  mkdirSync(draft)
  try {
    handTo(place.account, draft)
    chmodSync(draft, 0o700)
    await initialise(place, draft)
    await addRoles(place, draft, secrets)
    replaceFile(
      join(draft, 'pg_hba.conf'),
      'local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n',
      0o600,
    )
    renameSync(draft, cluster)
    settleFolder(place.data)
  } catch (error) {
    // Another process that started at the same time was quicker: theirs is as good, made with the same passwords.
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

async function initialise({ data, binaries, account, fast }: Place, draft: string): Promise<void> {
  const initdb = (...locale: string[]) =>
    runAs(account, data, program(binaries, 'initdb'), [
      `--pgdata=${draft}`,
      `--username=${OWNER}`,
      '--encoding=UTF8',
      ...locale,
      '--data-checksums',
      '--auth=reject',
      '--no-instructions',
      ...(fast ? ['--no-sync'] : []),
    ])
  let made = await initdb('--locale=C.UTF-8')
  // Some systems have no such locale; then PostgreSQL's own takes its place.
  if (/invalid locale/.test(made.output)) made = await initdb('--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  if (!made.ok) throw notMade(data, made.output)
}

/** In single-user mode, so that no server needs to run before the cluster stands in its place. */
async function addRoles({ data, binaries, account }: Place, draft: string, secrets: Secrets): Promise<void> {
  const statements = [
    `alter role ${OWNER} password '${secrets.owner}'`,
    `create role ${APP} login password '${secrets.app}'`,
    `create database ${DATABASE}`,
  ]
  const done = await runAs(
    account,
    data,
    program(binaries, 'postgres'),
    ['--single', '-D', draft, '-c', 'log_checkpoints=off', 'postgres'],
    `${statements.join('\n')}\n`,
  )
  if (!done.ok || /\b(ERROR|FATAL|PANIC):/.test(done.output)) throw notMade(data, done.output)
}

function notMade(data: string, output: string): StartupProblem {
  return (
    problemIn(output, data) ??
    new StartupProblem(words.notMade, { folder: data, reason: reasonIn(output) }, 'cannotCreate')
  )
}

/** What PostgreSQL's output tells of the surroundings rather than of PostgreSQL. */
export const problemIn = (output: string, data: string): StartupProblem | null =>
  /No space left on device|Disk quota exceeded|wrote only \d+ of \d+ bytes/i.test(output) ? diskFull(data) : null

/** The last complaint in PostgreSQL's output, without time and process number. */
export function reasonIn(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const complaint = lines.findLast((line) => /\b(PANIC|FATAL|error|ERROR):/.test(line)) ?? lines.at(-1) ?? ''
  return complaint.replace(/^.*?\b(PANIC|FATAL|error|ERROR): */, '').trim()
}

/** Removes what clusters in the making left behind when their maker was killed. */
function sweepDrafts(data: string): void {
  const draft = new RegExp(`^${basename(clusterIn(data))}\\.new-(\\d+)-`)
  for (const name of readdirSync(data)) {
    const maker = draft.exec(name)?.[1]
    if (!maker || isAlive(Number(maker))) continue
    try {
      rmSync(join(data, name), { recursive: true })
    } catch {
      // The maker's initdb is still at it; the next start sweeps.
    }
  }
}
