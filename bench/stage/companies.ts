import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isAlive } from '../../platform/postgres/processes.ts'
import { buildCompany } from '../seed/build.ts'
import { onStop } from './ending.ts'
import { root } from './root.ts'

// Companies are built once for a size, a seed and a schema, and stay as they were built: each run works on a copy, so that
// what one run writes does not burden the next.

const GIB = 1024 ** 3
/** What a customer takes on disk with its ten touches, indexes and search. */
const BYTES_A_CUSTOMER = 11_000

export const dataFolder = (): string =>
  process.env.JINKE_BENCH_DATA ? resolve(process.env.JINKE_BENCH_DATA) : join(root, 'data', 'bench')

/** A mark of the schema and of what fills it: either other than it was, and the company is built anew. */
function schemaMark(): string {
  const hash = createHash('sha256')
  for (const folder of ['db/platform', 'db/migrations', 'bench/seed'])
    for (const name of readdirSync(join(root, folder)).sort())
      if (/\.(sql|ts)$/.test(name)) hash.update(name).update(readFileSync(join(root, folder, name)))
  return hash.digest('hex').slice(0, 10)
}

export interface Built {
  folder: string
  builtAt: string
  seconds: number
}

/** The company of that size, built where it is not there yet. */
export async function companyOf(
  data: string,
  size: number,
  seed: number,
  { rebuild, tell }: { rebuild: boolean; tell: (line: string) => void },
): Promise<Built> {
  const folder = join(data, `${size}-${seed}-${schemaMark()}`)
  const note = join(folder, 'bench.json')
  if (rebuild) rmSync(folder, { recursive: true, force: true })
  if (!existsSync(note)) {
    sweep(data, size, seed, folder)
    tellRoom(data, size, tell)
    const draft = `${folder}.building-${process.pid}`
    rmSync(draft, { recursive: true, force: true })
    const began = Date.now()
    const stop = onStop(() => removeData(draft))
    await buildCompany(draft, size, seed, (line) => tell(`  ${line}`))
    stop()
    const seconds = Math.round((Date.now() - began) / 1000)
    writeFileSync(join(draft, 'bench.json'), JSON.stringify({ builtAt: new Date().toISOString(), seconds }))
    renameSync(draft, folder)
    tell(`  built in ${seconds} s`)
  }
  return { folder, ...(JSON.parse(readFileSync(note, 'utf8')) as Omit<Built, 'folder'>) }
}

/** Companies of that size and seed that an older schema left behind. */
function sweep(data: string, size: number, seed: number, but: string): void {
  if (!existsSync(data)) return
  for (const name of readdirSync(data))
    if (name.startsWith(`${size}-${seed}-`) && join(data, name) !== but && !name.includes('.building-'))
      rmSync(join(data, name), { recursive: true, force: true })
}

function tellRoom(data: string, size: number, tell: (line: string) => void): void {
  mkdirSync(data, { recursive: true })
  const { bavail, bsize } = statfsSync(data)
  const needed = 2 * (size * BYTES_A_CUSTOMER + GIB / 4)
  const free = bavail * bsize
  tell(
    `building ${size} customers in ${data}: needs about ${(needed / GIB).toFixed(1)} GiB with the copy of a run, ${(free / GIB).toFixed(1)} GiB are free`,
  )
  if (free < needed * 1.1) throw new Error('There is not room enough on this disk; name another in JINKE_BENCH_DATA.')
}

/** A copy of a built company for one run, gone at its end. */
export function copyFor(data: string, built: Built): { folder: string; remove(): Promise<void> } {
  const folder = join(data, `run-${process.pid}`)
  rmSync(folder, { recursive: true, force: true })
  const stop = onStop(() => removeData(folder))
  execFileSync('cp', ['-a', '--reflink=auto', built.folder, folder])
  // Where sockets live in the folder, the copied one is nobody's.
  rmSync(join(folder, 'socket'), { recursive: true, force: true })
  return {
    folder,
    async remove() {
      stop()
      await removeData(folder)
    },
  }
}

/** Removes a data folder; a database that runs on it still, its server having been stopped while it started, is ended first. */
async function removeData(folder: string): Promise<void> {
  const file = join(folder, 'postgres', 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  for (let look = 0; pid > 0 && isAlive(pid) && look < LOOKS; look++) {
    if (look === 0) process.kill(pid, 'SIGINT')
    await delay(LOOK_MS)
  }
  rmSync(folder, { recursive: true, force: true })
}

const LOOK_MS = 50
const LOOKS = 200
