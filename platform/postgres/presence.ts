import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join as pathTo } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { texts } from '../../shared/text.ts'
import { StartupProblem } from '../startupProblem.ts'
import { OWNER, problemIn, reasonIn, type Secrets, secretsFile } from './cluster.ts'
import type { Address, Place } from './place.ts'
import { type Launch, launch, logsIn, readPostmaster, serves } from './postmaster.ts'
import { clusterIn } from './unprivileged.ts'

const words = texts({
  wrongPassword: {
    zh: '数据库不接受 {file} 中的口令：该文件不属于这份数据。请从备份恢复它；数据未改动。',
    en: 'The database does not accept the passwords in {file}: that file does not belong to this data. Restore it from a backup; the data is untouched.',
  },
  didNotStart: {
    zh: '数据库未能启动：{reason}（日志在 {logs}）',
    en: 'The database did not start: {reason} (its log is in {logs})',
  },
  doesNotAnswer: {
    zh: '数据库进程在运行，但一分钟内没有应答（日志在 {logs}）。请稍后再试。',
    en: 'The database is running but did not answer for a minute (its log is in {logs}). Try again later.',
  },
})

/** The name by which the connections that hold a presence are known. */
export const PRESENCE = 'jinke presence'

/** Locks that the processes on one cluster agree on, in the database `postgres`, where nobody else takes any. */
const locks = { present: 1, serving: 2 } as const

// Recovery after a crash replays at most a gigabyte or so of the database's log.
const PATIENCE_MS = 60_000
const BETWEEN_LOOKS_MS = 50
const LOOKS_BETWEEN_KNOCKS = 20

/**
 * A process's presence at an embedded database: a connection that holds a shared lock for as long as the process
 * uses the database. It breaks when the database does, which makes it the watch over it; and who leaves and then
 * gets the lock for himself knows that he was the last.
 */
export interface Presence {
  readonly client: pg.Client
  readonly address: Address
}

/**
 * Joins the PostgreSQL that serves the place, be it another process's or one that a killed process left behind, or
 * starts one where none does. Throws a StartupProblem where that does not succeed.
 */
export async function join(place: Place, secrets: Secrets, signal?: AbortSignal): Promise<Presence> {
  const deadline = Date.now() + PATIENCE_MS
  let started: Launch | null = null
  for (let look = 1; Date.now() < deadline; look++) {
    signal?.throwIfAborted()
    const postmaster = readPostmaster(place)
    const isRunning = postmaster !== null && serves(postmaster.pid, place.data)
    // One whose process we cannot see may answer all the same, from another container; one that is starting or
    // stopping is asked seldom, for its log notes every refusal.
    const isAsked = postmaster && (postmaster.isReady || !isRunning || look % LOOKS_BETWEEN_KNOCKS === 0)
    const answer = isAsked ? await knock(postmaster.address, place, secrets) : 'silent'
    if (typeof answer === 'object') return answer
    if (started?.failure) {
      if (!passes(started.failure)) throw failed(started.failure, place)
      started = null
    }
    const isThere = answer === 'busy' || (answer === 'silent' && isRunning)
    if (!started && !isThere) {
      started = launch(place, postmaster)
    }
    await delay(BETWEEN_LOOKS_MS, undefined, { signal })
  }
  if (started?.failure) throw failed(started.failure, place)
  throw new StartupProblem(words.doesNotAnswer, { logs: logsIn(place.data) }, 'unavailable')
}

/** Failures of a start that end by themselves: another start was quicker, or the crashed one's processes are not all gone yet. */
const passes = (failure: string): boolean =>
  /lock file ".+" (already exists|is empty)|pre-existing shared memory/.test(failure)

function failed(failure: string, { data }: Place): StartupProblem {
  const values = { reason: reasonIn(failure), logs: logsIn(data) }
  return problemIn(failure, data) ?? new StartupProblem(words.didNotStart, values, 'unavailable')
}

/** Busy: starting, recovering or stopping. Foreign: another cluster's answers there. Silent: nobody answers. */
type Answer = Presence | 'busy' | 'foreign' | 'silent'

async function knock(address: Address, place: Place, secrets: Secrets): Promise<Answer> {
  const client = new pg.Client({
    ...address,
    user: OWNER,
    password: secrets.owner,
    database: 'postgres',
    application_name: PRESENCE,
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => undefined) // whoever watches hears of it by `end`
  try {
    await client.connect()
    const here = await isHere(client, place)
    if (here && (await tryLock(client, 'shared', 'present'))) return { client, address }
    await client.end()
    return here ? 'busy' : 'foreign'
  } catch (error) {
    await client.end().catch(() => undefined)
    const { code } = error as NodeJS.ErrnoException
    if (code === '28P01')
      throw new StartupProblem(words.wrongPassword, { file: secretsFile(place.data) }, 'noPermission')
    if (code === 'ENOSPC') throw error
    return code === 'ECONNREFUSED' || code === 'ENOENT' ? 'silent' : 'busy'
  }
}

/**
 * The surest sign that it serves this very folder: it sees a file that was put there just now. A copied data folder
 * names the original's process in its postmaster.pid.
 */
async function isHere(client: pg.Client, { data }: Place): Promise<boolean> {
  const name = `jinke-${randomUUID()}`
  const sign = pathTo(clusterIn(data), name)
  writeFileSync(sign, '')
  try {
    const { rows } = await client.query('select (pg_stat_file($1, true)).size is not null as seen', [name])
    return rows[0].seen
  } finally {
    rmSync(sign)
  }
}

/** Takes one of the locks for the session's life, if it is free. */
export async function tryLock(
  client: pg.Client,
  kind: 'shared' | 'exclusive',
  lock: keyof typeof locks,
): Promise<boolean> {
  const take = kind === 'shared' ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock'
  const { rows } = await client.query(`select ${take}($1) as taken`, [locks[lock]])
  return rows[0].taken
}

/** Lets go of the presence; true when nobody else is present, and nobody can come as long as the session lasts. */
export async function wasLast(client: pg.Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1)', [locks.present])
  return tryLock(client, 'exclusive', 'present')
}
