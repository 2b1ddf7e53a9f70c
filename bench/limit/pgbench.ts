import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quantile } from '../load/drive.ts'
import type { Connection } from '../stage/connection.ts'
import { onStop } from '../stage/ending.ts'
import { type Script, startingVariables } from './scripts.ts'

export interface Limit {
  clients: number
  /** Connections that it was driven by: the embedded database takes no more than so many. */
  connections: number
  rate: number
  p50: number
  p99: number
  problem: string | null
}

const MOST_SCRIPTS = 120
/** Of the run, which is not counted. */
const WARM_SHARE = 0.3

/** Drives the database with the scripts for so many seconds, without HTTP and without us. */
export async function pgbench(
  connection: Connection,
  scripts: readonly Script[],
  connections: number,
  seconds: number,
): Promise<Omit<Limit, 'clients' | 'connections'>> {
  const folder = mkdtempSync(join(tmpdir(), 'jinke-bench-'))
  try {
    const taken = scripts.slice(0, MOST_SCRIPTS)
    const files = taken.map(({ text, weight }, n) => {
      const file = join(folder, `${n}.sql`)
      writeFileSync(file, text)
      return `${file}@${weight}`
    })
    const args = [
      '--no-vacuum',
      '--protocol=prepared',
      `--client=${connections}`,
      `--jobs=${Math.min(2, connections)}`,
      `--time=${Math.max(1, Math.round(seconds))}`,
      ...startingVariables(taken),
      '--log',
      `--log-prefix=${join(folder, 'log')}`,
      ...files.map((file) => `--file=${file}`),
    ]
    const said = await run(args, connection)
    const problem = /error:.*(?:\n.*)?/.exec(said)?.[0] ?? null
    return { ...readLog(folder), problem: problem?.slice(0, 300) ?? null }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The transactions that ended after plans were made and caches filled. */
function readLog(folder: string): { rate: number; p50: number; p99: number } {
  const ended = readdirSync(folder)
    .filter((name) => name.startsWith('log'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => line.split(' ').map(Number))
    .flatMap(([, , took = 0, , second = 0, micro = 0]) => (second > 0 ? [{ took, at: second * 1e6 + micro }] : []))
  const first = ended.reduce((least, { at, took }) => Math.min(least, at - took), Number.POSITIVE_INFINITY)
  const last = ended.reduce((most, { at }) => Math.max(most, at), 0)
  const since = first + (last - first) * WARM_SHARE
  const counted = ended.filter(({ at }) => at > since)
  const took = counted.map((each) => each.took / 1000).sort((a, b) => a - b)
  return {
    rate: counted.length === 0 ? 0 : counted.length / ((last - since) / 1e6),
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
  }
}

/** Whether there is a pgbench on this machine. */
export const hasPgbench = (): Promise<boolean> =>
  run(['--version'], {}).then(
    (said) => said.includes('pgbench'),
    () => false,
  )

function run(
  args: string[],
  { host, port, user, password, database, connectionString, options }: Connection,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('pgbench', [...args, ...(connectionString ? [connectionString] : [])], {
      env: {
        ...process.env,
        LC_ALL: 'C',
        ...(connectionString
          ? {}
          : { PGHOST: host, PGPORT: String(port), PGUSER: user, PGPASSWORD: String(password), PGDATABASE: database }),
        PGOPTIONS: options,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const forget = onStop(() => void child.kill())
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
    child.on('error', reject)
    child.on('close', () => {
      forget()
      resolve(said)
    })
  })
}
