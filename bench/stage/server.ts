import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { onStop } from './ending.ts'
import { environmentOf, root } from './root.ts'

export interface Server {
  url: string
  pid: number
  /** From the start of the process to the first answer that it is ready. */
  readyMs: number
  stop(): Promise<void>
}

const PATIENCE_MS = 120_000
const GRACE_MS = 20_000

/** Starts the product on a data folder as users do; with `recordTo`, what it sends to the database is written there. */
export async function startServer(data: string, { recordTo }: { recordTo?: string } = {}): Promise<Server> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'bin', 'jinke.mjs'), 'start'], {
    cwd: root,
    env: {
      ...environmentOf(data),
      PORT: String(port),
      LOG_LEVEL: 'error',
      ...(recordTo && {
        JINKE_BENCH_RECORD: recordTo,
        NODE_OPTIONS: `--import=${join(root, 'bench', 'limit', 'recorder.mjs')}`,
      }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-4000)))
  const forget = onStop(() => end(child))
  const url = `http://127.0.0.1:${port}`
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() - began > PATIENCE_MS)
      throw new Error(`The server did not start.\n${said}`)
    await delay(5)
  }
  const readyMs = Math.round(performance.now() - began)
  return {
    url,
    pid: child.pid as number,
    readyMs,
    async stop() {
      await end(child)
      forget()
    },
  }
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/api/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  )

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  await gone
  clearTimeout(patience)
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
