import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { program } from './binaries.ts'
import { type Address, ON_SOCKETS, openSocketFolder, type Place } from './place.ts'
import { asAccount, isAlive, runAs } from './processes.ts'
import { clusterIn, handTo } from './unprivileged.ts'

/** What postmaster.pid says of the PostgreSQL that serves, or once served, a cluster. */
export interface Postmaster {
  readonly pid: number
  readonly address: Address
  /** It takes connections; otherwise it is still starting, or stopping. */
  readonly isReady: boolean
}

const pidFile = (data: string): string => join(clusterIn(data), 'postmaster.pid')

export const logsIn = (data: string): string => join(data, 'log')

/** Null where there is no such file, or it is not written to its end yet. */
export function readPostmaster({ data, address }: Pick<Place, 'data' | 'address'>): Postmaster | null {
  const raw = existsSync(pidFile(data)) ? readFileSync(pidFile(data), 'utf8') : ''
  const [pid, , , port, , listening, , status] = raw.split('\n')
  if (!pid || !port || listening === undefined) return null
  // Sockets by our own path: another container, which wrote the file, may see the folder elsewhere.
  const where = ON_SOCKETS ? address : { host: listening, port: Number(port) }
  return { pid: Number(pid), address: where, isReady: status?.trim() === 'ready' }
}

/**
 * True while that process is a PostgreSQL on this cluster. After a crash its number may have gone to something
 * else: in a container, where numbers are small, it often has.
 */
export function serves(pid: number, data: string): boolean {
  return isAlive(pid) && (!ON_SOCKETS || commandOf(pid).includes(clusterIn(data)))
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-o', 'command=', '-ww', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return '' // it ended while we looked
  }
}

/** A PostgreSQL being started. */
export interface Launch {
  /** What it said before it ended; null while it runs. */
  failure: string | null
}

/**
 * Starts PostgreSQL on a cluster. It outlives this process; whether it answers is for others to find out.
 * `stale`: what postmaster.pid says, where nobody serves the cluster in spite of it.
 */
export function launch(place: Place, stale: Postmaster | null): Launch {
  openSocketFolder(place)
  const logs = logsIn(place.data)
  if (!existsSync(logs)) {
    mkdirSync(logs, { mode: 0o750 })
    handTo(place.account, logs)
  }
  const settings = Object.entries(settingsFor(place, logs)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { env, ...account } = asAccount(place.account, place.data)
  const child = spawn(program(place.binaries, 'postgres'), ['-D', clusterIn(place.data), ...settings], {
    ...account,
    // PostgreSQL holds whatever process has that number now for the one that wrote the file, unless it is told that it
    // descends from it. We must not remove the file: another process may be starting the database and have renewed it.
    env: { ...env, ...(stale && { PG_GRANDPARENT_PID: String(stale.pid) }) },
    // A session of its own: Ctrl-C in the terminal is for Jinke, which then stops the database in good order.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const started: Launch = { failure: null }
  let said = ''
  // Until its own log is open it speaks here.
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text))
  child.on('error', (error) => (started.failure = error.message))
  child.on('close', () => (started.failure ??= said.includes('redirecting log output') ? latestLog(place.data) : said))
  child.unref()
  const pipe = child.stderr as Socket
  pipe.unref()
  return started
}

/** PostgreSQL's own log since it last started; empty where there is none. */
function latestLog(data: string): string {
  const pointer = join(clusterIn(data), 'current_logfiles')
  if (!existsSync(pointer)) return ''
  const file = readFileSync(pointer, 'utf8')
    .replace(/^stderr /, '')
    .trim()
  const log = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return log.slice(Math.max(0, log.lastIndexOf('starting PostgreSQL')))
}

/** Ends PostgreSQL in good order, its clients cut off, everything on disk, and waits for it. */
export async function stop(place: Place): Promise<void> {
  const postmaster = readPostmaster(place)
  if (!postmaster || !serves(postmaster.pid, place.data)) return
  const args = ['stop', '--pgdata', clusterIn(place.data), '--mode=fast', '--wait', '--silent']
  await runAs(place.account, place.data, program(place.binaries, 'pg_ctl'), args)
}

const MB = 1024 * 1024

/** Where nothing has to outlive a loss of power, and databases live for seconds. */
const FAST = { fsync: 'off', full_page_writes: 'off', autovacuum: 'off', max_wal_size: '4GB', checkpoint_timeout: '1h' }

function settingsFor({ address, fast }: Place, logs: string): Record<string, string> {
  // An eighth of the memory: the machine's file cache, and whatever else runs there, need the rest.
  const buffers = Math.min(512, Math.max(128, Math.floor(totalmem() / MB / 8)))
  return {
    listen_addresses: ON_SOCKETS ? '' : address.host,
    port: String(address.port),
    ...(ON_SOCKETS && { unix_socket_directories: address.host, unix_socket_permissions: '0700' }),
    // Two companies with two pools of at most twenty each, and some of the owner's.
    max_connections: '100',
    shared_buffers: `${buffers}MB`,
    ...(fast && FAST),
    synchronous_commit: 'on',
    wal_compression: 'on',
    jit: 'off',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'on',
    log_directory: logs,
    log_filename: 'postgres-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_timezone: 'UTC',
  }
}
