import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, request, type Server } from 'node:http'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, eventually, patiently, testFolder } from '../platform/postgres/testing/index.ts'
import { type Cluster, freePort, startCluster, whyNoCluster } from '../testing/cluster.ts'
import { LONG } from '../testing/long.ts'

// Two processes behind a balancer that knows nothing, on a database of two servers.

const noCluster = whyNoCluster()
const folder = testFolder()
const login = { email: 'boss@example.com', password: 'two are better than one' }
const key = randomBytes(32).toString('base64')
const ports: number[] = []
const running = new Map<number, ChildProcess>()
let cluster: Cluster
let balancer: Server
let url: string
let cookie = ''

describe.skipIf(noCluster)(`two processes, one database${noCluster ? `: ${noCluster}` : ''}`, () => {
  beforeAll(async () => {
    cluster = await startCluster()
    ports.push(await freePort(), await freePort())
    for (const port of ports) await begin(port)
    balancer = balance()
    await new Promise<void>((listening) => balancer.listen(0, '127.0.0.1', listening))
    url = `http://127.0.0.1:${(balancer.address() as { port: number }).port}`
    const session = await call('POST', '/sessions', { login: login.email, password: login.password })
    cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] as string
  }, 120_000)
  afterAll(async () => {
    balancer?.close()
    for (const child of running.values()) child.kill('SIGKILL')
    cluster?.stop()
    folder.remove()
  })

  test('who signed in by one is signed in by the other; one key is one touch, whichever takes it', async () => {
    const id = await customer('两机客户')
    const retried = randomUUID()
    const replies = await Promise.all([1, 2, 3, 4].map(() => touch(id, retried)))
    expect(replies.map((r) => r.status)).toContain(201)
    const seen = new Set<string>()
    for (let times = 0; times < 4; times++) {
      const reply = await call('GET', `/customers/${id}`)
      seen.add(reply.headers.get('x-served-by') as string)
      expect(await reply.json()).toMatchObject({ touches: 1 })
    }
    expect(seen.size).toBe(2)
  })

  test('one is killed: who asks again is served by the other, and nothing is lost or doubled', patiently, async () => {
    const id = await customer('断机客户')
    const [first = 0] = ports
    let kept = 0
    let asked = 0
    const send = async (one: string) => {
      for (;;) {
        asked++
        const { status } = await touch(id, one).catch(() => ({ status: 0 }))
        if (status === 201) break
        await delay(20)
      }
      kept++
      if (kept === 20) running.get(first)?.kill('SIGKILL')
    }
    const keys = Array.from({ length: 60 }, () => randomUUID())
    const lines = Array.from({ length: 4 }, (_, line) => keys.filter((_, at) => at % 4 === line))
    await Promise.all(
      lines.map(async (line) => {
        for (const one of line) await send(one)
      }),
    )
    expect(await (await call('GET', `/customers/${id}`)).json()).toMatchObject({ touches: 60 })
    // What was under way when it died, on each of the four lines, is all that had to be asked twice.
    expect(asked).toBeLessThanOrEqual(60 + 4)
    await begin(first)
  })

  test('what is done by one counts on the other: a setting, a lock-out, an import and its undoing, a sign-out', async () => {
    const [one = 0, other = 0] = ports
    const { value } = (await (await at(one, 'GET', '/settings')).json()).items.find(isQuota)
    const values = { 'pool.claims_a_day': value + 1 }
    expect((await at(one, 'PATCH', '/settings', { values })).status).toBe(200)
    expect((await (await at(other, 'GET', '/settings')).json()).items.find(isQuota)).toMatchObject({ value: value + 1 })

    const guess = (port: number) =>
      at(port, 'POST', '/sessions', { login: 'ghost@example.com', password: 'a guess' }, '')
    const guessed = await Promise.all(Array.from({ length: 8 }, () => guess(one)))
    expect([...guessed.map(({ status }) => status), (await guess(other)).status]).toEqual([...Array(8).fill(401), 429])

    const id = await startImport(one, 30)
    const shown = async (port: number) => (await (await at(port, 'GET', `/imports/${id}`)).json()) as Shown
    await eventually(async () => (await shown(other)).state === 'done')
    expect((await at(other, 'POST', `/imports/${id}/undo`)).status).toBe(202)
    await eventually(async () => (await shown(one)).state === 'undone')

    const { email, password } = login
    // With no session that this one would take the place of.
    const session = await at(one, 'POST', '/sessions', { login: email, password }, '')
    const own = (session.headers.get('set-cookie') ?? '').split(';')[0] as string
    expect((await at(other, 'GET', '/me', undefined, own)).status).toBe(200)
    expect((await at(one, 'DELETE', '/sessions/current', undefined, own)).status).toBe(204)
    expect((await at(other, 'GET', '/me', undefined, own)).status).toBe(401)
  })

  // Who is missing is dead after ten seconds; that in short is shown by `platform/jobs.test.ts`.
  test.runIf(LONG)(
    'a job of one that was killed is done by the other',
    async () => {
      const id = await startImport(ports[0] as number, 3000)
      const now = async () => (await (await call('GET', `/imports/${id}`)).json()) as Shown
      await eventually(async () => (await now()).progress.rows > 0)
      const holder = await workingAt()
      running.get(holder)?.kill('SIGKILL')
      await eventually(async () => ['done', 'failed'].includes((await now().catch(() => ({ state: '' }))).state))
      expect(await now()).toMatchObject({ state: 'done', counts: { rows: 3000, rejected: 0 } })
      await begin(holder)
    },
    120_000,
  )

  test('figures are read on the server that follows, by all but who has just written', async () => {
    const others = `select count(*)::int from pg_stat_activity where backend_type = 'client backend'
                    and pid <> pg_backend_pid() and query not like '%pg_is_in_recovery%'`
    const asked = () => ask({ connectionString: cluster.url(cluster.ports.follower) }, others)
    expect(await asked()).toBe(0)
    await eventually(async () => {
      expect((await call('GET', '/quantity/curve')).status).toBe(200)
      return asked()
    })
    const written = await call('POST', '/customers', { name: '刚写的客户', force: true })
    expect(written.headers.getSetCookie().join()).toMatch(/jinke-wrote=1; Max-Age=5/)
  }, 60_000)

  test('the primary dies and the other takes over: writes wait, then go on; what was acknowledged stands', async () => {
    const id = await customer('换库客户')
    const kept: string[] = []
    const refusals = new Set<number>()
    let stop = false
    const writer = async () => {
      while (!stop) {
        const one = randomUUID()
        for (;;) {
          const reply = await touch(id, one)
          if (reply.status === 201) break
          refusals.add(reply.status)
          expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
          await delay(50)
        }
        kept.push(one)
      }
    }
    const writing = Promise.all([writer(), writer(), writer()])
    await eventually(() => kept.length > 10)
    cluster.killPrimary()
    await eventually(() => refusals.size > 0)
    cluster.promote()
    const then = kept.length
    await eventually(() => kept.length > then + 10)
    stop = true
    await writing
    expect([...refusals]).toEqual([503])
    expect(await (await call('GET', `/customers/${id}`)).json()).toMatchObject({ touches: kept.length })
  }, 120_000)
})

async function begin(port: number): Promise<void> {
  const { JINKE_TEST_FAST_DB: _fast, ...env } = process.env
  const child = spawn(process.execPath, [resolve('bin/jinke.mjs'), 'start'], {
    env: {
      ...env,
      PORT: String(port),
      DATABASE_URL: cluster.url(cluster.ports.follower, cluster.ports.primary),
      JINKE_DATA: join(folder.path, String(port)),
      JINKE_SECRET_KEY: key,
      JINKE_ADMIN_EMAIL: login.email,
      JINKE_ADMIN_PASSWORD: login.password,
      LOG_LEVEL: 'fatal',
      LANG: 'en_GB.UTF-8',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.set(port, child)
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (said: Buffer) => String(said).includes(String(port)) && ready())
    child.once('close', (code) => failed(new Error(`it ended with ${code}`)))
  })
}

/** Each request to the next of them; one that takes no connection is passed over. */
function balance(): Server {
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

/** Asks one of them, or the balancer. */
const at = (
  port: number | null,
  method: string,
  path: string,
  body?: unknown,
  by = cookie,
  once?: string,
): Promise<Response> =>
  fetch(`${port === null ? url : `http://127.0.0.1:${port}`}/api/v1${path}`, {
    method,
    headers: {
      'x-jinke': '1',
      cookie: by,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(once && { 'idempotency-key': once }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

const call = (method: string, path: string, body?: unknown, once?: string) => at(null, method, path, body, cookie, once)

const isQuota = ({ key }: { key: string }) => key === 'pool.claims_a_day'

interface Shown {
  state: string
  progress: { rows: number }
}

/** Imports so many touches by one of them; answers the import's id. */
async function startImport(port: number, rows: number): Promise<string> {
  const lines = Array.from({ length: rows }, (_, i) => `接力客户${i % 60}厂,2026-05-01,电话,是,第 ${i} 次`)
  const body = new FormData()
  body.append('files', new Blob([['客户名称,日期,方式,有效,内容', ...lines].join('\n')]), '跟进记录.csv')
  const headers = { cookie, 'x-jinke': '1' }
  const sent = await fetch(`http://127.0.0.1:${port}/api/v1/imports`, { method: 'POST', headers, body })
  return ((await sent.json()) as { id: string }).id
}

const touch = (customerId: string, once: string) =>
  call('POST', '/touches', { customerId, channel: 'wechat', effective: false, summary: once }, once)

async function customer(name: string): Promise<string> {
  return ((await (await call('POST', '/customers', { name, force: true })).json()) as { id: string }).id
}

/** Which of them holds the import: the presence of its worker tells the process. */
async function workingAt(): Promise<number> {
  const holds = (await ask(
    { connectionString: cluster.url(cluster.ports.primary) },
    `select a.application_name from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = 'imports:run'
     join pg_locks l on l.locktype = 'advisory' and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('jinke worker ' || j.locked_by, 0)
     join pg_stat_activity a on a.pid = l.pid and a.application_name like 'jinke worker%'`,
  )) as string
  return [...running].find(([, child]) => holds.endsWith(` ${child.pid}`))?.[0] as number
}
