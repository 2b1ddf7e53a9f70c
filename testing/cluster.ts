import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Two real PostgreSQL servers of the system's packages, one of which follows the other: what is acknowledged stands on both.

export interface Cluster {
  readonly ports: { readonly primary: number; readonly follower: number }
  /** Of the database, with these servers named in this order. */
  url(...ports: number[]): string
  /** Ends the primary as a power cut would. */
  killPrimary(): void
  /** Makes the one that follows the primary. */
  promote(): void
  stop(): void
}

const VERSIONS = '/usr/lib/postgresql'
const PASSWORD = 'only-for-tests'

const programs = (): string | undefined =>
  existsSync(VERSIONS)
    ? readdirSync(VERSIONS)
        .map((version) => join(VERSIONS, version, 'bin'))
        .findLast((folder) => existsSync(join(folder, 'pg_basebackup')))
    : undefined

/** Why there can be no two servers here; null where there can. What is missing is installed where we may. */
export function whyNoCluster(): string | null {
  if (process.getuid?.() !== 0) return 'servers of the system’s packages are run as their own account, which needs root'
  if (!programs())
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 120_000,
    })
  return programs() ? null : 'postgresql cannot be installed'
}

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

export async function startCluster(): Promise<Cluster> {
  const bin = programs() as string
  const id = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  const account = { uid: id('-u'), gid: id('-g') }
  const folder = mkdtempSync(join(tmpdir(), 'jinke-test-cluster-'))
  chownSync(folder, account.uid, account.gid)
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(bin, program), args, {
      ...account,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', PGPASSWORD: PASSWORD },
    })
  const ports = { primary: await freePort(), follower: await freePort() }
  const at = (name: keyof typeof ports) => join(folder, name)
  const begin = (name: keyof typeof ports) =>
    run('pg_ctl', '-D', at(name), '-o', `-p ${ports[name]}`, '-l', `${at(name)}.log`, '-w', 'start')

  const password = join(folder, 'password')
  appendFileSync(password, PASSWORD, { mode: 0o644 })
  run('initdb', '-D', at('primary'), '-U', 'firm', '-A', 'scram-sha-256', `--pwfile=${password}`, '-E', 'UTF8')
  appendFileSync(
    join(at('primary'), 'postgresql.conf'),
    `listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nwal_keep_size = 64\nsynchronous_commit = on\n`,
  )
  begin('primary')
  const login = (port: number) => `postgresql://firm:${PASSWORD}@127.0.0.1:${port}`
  mkdirSync(at('follower'), { mode: 0o700 })
  chownSync(at('follower'), account.uid, account.gid)
  run('pg_basebackup', '-d', `${login(ports.primary)}/postgres`, '-D', at('follower'), '-R', '-c', 'fast')
  begin('follower')
  // From now on a commit is acknowledged once the other has it too.
  appendFileSync(join(at('primary'), 'postgresql.conf'), `synchronous_standby_names = '*'\n`)
  run('pg_ctl', '-D', at('primary'), 'reload')
  const stopped = (name: keyof typeof ports, mode: string) =>
    spawnSync(join(bin, 'pg_ctl'), ['-D', at(name), '-m', mode, '-w', 'stop'], { ...account, cwd: folder })
  return {
    ports,
    url: (...named) => `postgresql://firm:${PASSWORD}@${named.map((port) => `127.0.0.1:${port}`).join(',')}/postgres`,
    killPrimary: () => void stopped('primary', 'immediate'),
    promote: () => run('pg_ctl', '-D', at('follower'), '-w', 'promote'),
    stop: () => {
      for (const name of ['primary', 'follower'] as const) stopped(name, 'immediate')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
