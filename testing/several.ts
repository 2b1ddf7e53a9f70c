import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { ask } from '../platform/postgres/testing/index.ts'
import { freePort } from './cluster.ts'

// Two app servers as users start them, on one database, behind a balancer that knows nothing of them.

export interface Several {
  readonly ports: readonly [number, number]
  /** Of the balancer. */
  readonly url: string
  /** Starts the one of that port and waits until it serves. */
  begin(port: number): Promise<void>
  /** Ends it as a power cut would; resolves once it is gone. */
  kill(port: number): Promise<unknown>
  /** Asks one of them, or with `null` whichever is next. */
  at(port: number | null, method: string, path: string, asked?: Asked): Promise<Response>
  /** Signs in by the one or the other; answers the cookie. */
  signIn(port: number | null, login: { email: string; password: string }): Promise<string>
  /** Which of them holds a job of that name: the presence of its worker tells the process. */
  working(job: string): Promise<number>
  stop(): void
}

export interface Asked {
  readonly body?: unknown
  readonly cookie?: string
  /** The key by which it is done once. */
  readonly once?: string
}

/** How they reach the database, where they keep what is theirs, and what else they are told. */
export interface Wish {
  readonly database: string
  /** The same for who only looks, where several servers hold it. */
  readonly look?: string
  readonly folder: string
  readonly admin: { readonly email: string; readonly password: string }
  readonly environment?: NodeJS.ProcessEnv
}

/** Starts both at once, as a restart of everything does. */
export async function startSeveral({ database, look = database, folder, admin, environment }: Wish): Promise<Several> {
  const running = new Map<number, ChildProcess>()
  const ports = [await freePort(), await freePort()] as const
  const secretKey = randomBytes(32).toString('base64')

  async function begin(port: number): Promise<void> {
    const { JINKE_TEST_FAST_DB: _fast, ...env } = process.env
    const child = spawn(process.execPath, [resolve('bin/jinke.mjs'), 'start'], {
      env: {
        ...env,
        PORT: String(port),
        DATABASE_URL: database,
        JINKE_DATA: join(folder, String(port)),
        JINKE_SECRET_KEY: secretKey,
        JINKE_ADMIN_EMAIL: admin.email,
        JINKE_ADMIN_PASSWORD: admin.password,
        LOG_LEVEL: 'fatal',
        LANG: 'en_GB.UTF-8',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    running.set(port, child)
    await new Promise<void>((ready, failed) => {
      child.stdout?.on('data', (said: Buffer) => String(said).includes(String(port)) && ready())
      child.once('close', (code) => failed(new Error(`it ended with ${code}`)))
    })
  }

  const balancer = balance(ports)
  await new Promise<void>((listening) => balancer.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`
  const stop = () => {
    balancer.close()
    for (const child of running.values()) child.kill('SIGKILL')
  }
  const at: Several['at'] = (port, method, path, { body, cookie = '', once } = {}) => {
    const isForm = body instanceof FormData
    return fetch(`${port === null ? url : `http://127.0.0.1:${port}`}/api/v1${path}`, {
      method,
      headers: {
        'x-jinke': '1',
        cookie,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...(once && { 'idempotency-key': once }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    })
  }
  try {
    await Promise.all(ports.map(begin))
  } catch (error) {
    stop()
    throw error
  }
  return {
    ports,
    url,
    begin,
    async kill(port) {
      const child = running.get(port) as ChildProcess
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    at,
    async signIn(port, { email, password }) {
      const session = await at(port, 'POST', '/sessions', { body: { login: email, password } })
      return (session.headers.get('set-cookie') ?? '').split(';')[0] as string
    },
    async working(job) {
      const holder = await ask(
        { connectionString: look },
        `select a.application_name from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = '${job}'
         join pg_locks l on l.locktype = 'advisory' and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('jinke worker ' || j.locked_by, 0)
         join pg_stat_activity a on a.pid = l.pid and a.application_name like 'jinke worker%'`,
      )
      const found = [...running].find(([, child]) => String(holder).endsWith(` ${child.pid}`))
      if (!found) throw new Error(`nobody holds ${job}`)
      return found[0]
    },
    stop,
  }
}

/** Each request to the next of them; one that takes no connection is passed over. */
function balance(ports: readonly number[]): Server {
  let turn = 0
  return createServer(async (asked, answer) => {
    const parts: Buffer[] = []
    for await (const part of asked) parts.push(part as Buffer)
    const passOn = (to: number, tries: number) => {
      const port = ports[to % ports.length] as number
      const passing = request({
        port,
        host: '127.0.0.1',
        method: asked.method,
        path: asked.url,
        headers: asked.headers,
      })
      let begun = false
      passing.once('response', (reply) => {
        begun = true
        answer.writeHead(reply.statusCode ?? 502, { ...reply.headers, 'x-served-by': String(port) })
        reply.pipe(answer)
        reply.once('error', () => answer.destroy())
      })
      passing.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED' && tries > 0) return passOn(to + 1, tries - 1)
        if (begun) answer.destroy()
        else answer.writeHead(502).end()
      })
      passing.end(Buffer.concat(parts))
    }
    passOn(turn++, ports.length - 1)
  })
}
