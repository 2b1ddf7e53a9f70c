import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'

// A Jinke as users start it: a process of its own, on a database that waits for its disk.

export const LOGIN = { email: 'boss@example.com', password: 'killed in the midst' }

export const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

export class Jinke {
  readonly url: string
  readonly data: string
  readonly #environment: NodeJS.ProcessEnv
  #process: ChildProcess | null = null

  private constructor(port: number, data: string, environment: NodeJS.ProcessEnv) {
    this.url = `http://127.0.0.1:${port}`
    this.data = data
    this.#environment = environment
  }

  /** `environment`: what else it is told, such as somebody's server instead of the embedded one. */
  static async on(data: string, environment: NodeJS.ProcessEnv = {}): Promise<Jinke> {
    return new Jinke(await freePort(), data, environment)
  }

  /** Starts the process; resolves at once. */
  launch(): ChildProcess {
    const { JINKE_TEST_FAST_DB: _fast, DATABASE_URL: _server, ...env } = process.env
    const child = spawn(process.execPath, [resolve('bin/jinke.mjs'), 'start'], {
      env: {
        ...env,
        PORT: new URL(this.url).port,
        JINKE_DATA: this.data,
        JINKE_ADMIN_EMAIL: LOGIN.email,
        JINKE_ADMIN_PASSWORD: LOGIN.password,
        LOG_LEVEL: process.env.JINKE_TEST_LOG ?? 'fatal',
        LANG: 'en_GB.UTF-8',
        ...this.#environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#process = child
    return child
  }

  /** Starts and waits until it serves. */
  async start(): Promise<void> {
    const child = this.launch()
    await new Promise<void>((ready, failed) => {
      child.stdout?.on('data', (said: Buffer) => String(said).includes(this.url) && ready())
      child.once('close', (code) => failed(new Error(`it ended with ${code}`)))
    })
  }

  /** Signals the process and waits for its end; answers how it ended. Resolves to null where none runs. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#process
    if (!child || this.#isOver()) return null
    const closed = once(child, 'close')
    child.kill(signal)
    const [code] = await closed
    return code
  }

  #isOver(): boolean {
    return this.#process === null || this.#process.exitCode !== null || this.#process.signalCode !== null
  }

  /** The pid of the process; null where none was started. */
  get pid(): number | null {
    return this.#process?.pid ?? null
  }

  /** The pid of the embedded database; null where its folder names none. */
  postmaster(): number | null {
    const file = join(this.data, 'postgres', 'postmaster.pid')
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) || null : null
  }

  /** Processes that PostgreSQL started to serve connections. */
  backends(): number[] {
    const postmaster = this.postmaster()
    if (!postmaster) return []
    const listed = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(postmaster)], { encoding: 'utf8' })
    return [...listed.matchAll(/^\s*(\d+) postgres: jinke_app /gm)].map(([, pid]) => Number(pid))
  }

  /** How the database's owner reaches the embedded database, in the company's schema. */
  owner(): pg.ClientConfig {
    const lines = readFileSync(join(this.data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
    const { owner } = JSON.parse(readFileSync(join(this.data, 'secrets.json'), 'utf8'))
    return {
      host: lines[4] || lines[5] || '127.0.0.1',
      port: Number(lines[3]),
      user: 'jinke_owner',
      password: owner,
      database: 'jinke',
      options: '-c search_path=company_main,public',
    }
  }

  /** A request as it stands, below /api/v1. */
  fetch(path: string, key: string, init: { method?: string; body?: unknown; headers?: Record<string, string> } = {}) {
    const isForm = init.body instanceof FormData
    return fetch(`${this.url}/api/v1${path}`, {
      method: init.method ?? 'GET',
      headers: {
        'x-jinke': '1',
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(init.body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...init.headers,
      },
      ...(init.body === undefined ? {} : { body: isForm ? (init.body as FormData) : JSON.stringify(init.body) }),
    })
  }

  /** A key of the first admin's, or a colleague's, for all that follows; a password that the admin gave is changed first. */
  async signIn(email: string = LOGIN.email, password: string = LOGIN.password): Promise<string> {
    const session = await this.fetch('/sessions', '', { method: 'POST', body: { login: email, password } })
    const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] as string
    const { mustChangePassword } = (await session.json()) as { mustChangePassword: boolean }
    const own = { oldPassword: password, newPassword: `${password}, my own` }
    if (mustChangePassword) await this.fetch('/me/password', '', { method: 'PUT', body: own, headers: { cookie } })
    const made = await this.fetch('/keys', '', { method: 'POST', body: { name: 'test' }, headers: { cookie } })
    return ((await made.json()) as { key: string }).key
  }

  /** Waits until it answers again, which it must by itself. */
  async answers(): Promise<void> {
    const ready = () =>
      fetch(`${this.url}/api/health/ready`).then(
        (r) => r.ok,
        () => false,
      )
    while (!(await ready())) {
      if (this.#isOver()) throw new Error('the server ended by itself')
      await delay(50)
    }
  }
}
