import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { build } from 'esbuild'
import pg from 'pg'
import { type Config, readConfig } from '../../config.ts'
import { shippedBinaries } from '../binaries.ts'

/** A folder for one test file; under root the database's account must get through to it. */
export function testFolder(): { path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'jinke-test-')))
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export const fastConfig = (data: string, more: NodeJS.ProcessEnv = {}): Config =>
  readConfig({ JINKE_DATA: data, JINKE_TEST_FAST_DB: '1', ...more })

/** Makes one file of the holder and all it imports, so that plain Node can run it, anywhere and as anybody. */
export async function buildHolder(folder: string): Promise<string> {
  const outfile = join(folder, 'holder.mjs')
  await build({
    entryPoints: [join(import.meta.dirname, 'holder.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    external: ['pg-native'],
    banner: {
      js: `import * as nodeModule from 'node:module'; const require = nodeModule.createRequire(import.meta.url)`,
    },
  })
  return outfile
}

export interface Holder {
  readonly pid: number
  /** The next thing it says that has that part. */
  says(part: 'opened' | 'problem' | 'told'): Promise<Record<string, unknown>>
  /** Lets it close the database and end; answers its exit code. */
  release(): Promise<number | null>
  /** kill -9 */
  kill(): Promise<void>
}

const running = new Map<ChildProcess, Promise<number | null>>()

export function startHolder(script: string, env: NodeJS.ProcessEnv, uid?: number): Holder {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH, JINKE_TEST_FAST_DB: '1', HOLDER_BINARIES: shippedBinaries().folder, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: '/',
    ...(uid !== undefined && { uid, gid: uid }),
  })
  const heard: Record<string, unknown>[] = []
  createInterface({ input: child.stdout }).on('line', (line) => heard.push(JSON.parse(line)))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  running.set(child, ended)
  ended.then(() => running.delete(child))
  return {
    pid: child.pid as number,
    says: (part) =>
      eventually(() => {
        const said = heard.find((one) => part in one)
        if (!said && child.exitCode !== null) throw new Error(`it ended, having said ${JSON.stringify(heard)}`)
        return said
      }),
    release: () => {
      child.stdin.end()
      return ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Ends the holders that a failed test left running. */
export async function killHolders(): Promise<void> {
  for (const child of running.keys()) child.kill('SIGKILL')
  await Promise.all(running.values())
}

/** For tests that start databases, which a busy machine can make slow. */
export const patiently = { timeout: 60_000 }

/** Asks again and again until there is an answer. */
export async function eventually<T>(
  ask: () => T | undefined | null | false | Promise<T | undefined | null | false>,
): Promise<T> {
  const deadline = Date.now() + 50_000
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > deadline) throw new Error(`still not: ${ask}`)
    await delay(20)
  }
}

/** Runs one statement on a connection of its own; answers the first column of the first row. */
export async function ask(connection: pg.ClientConfig, statement: string): Promise<unknown> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end().catch(() => undefined)
  }
}
