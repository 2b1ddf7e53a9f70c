import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, eventually, patiently, testFolder } from '../platform/postgres/testing/index.ts'
import { type Cluster, startCluster, whyNoCluster } from '../testing/cluster.ts'
import { LONG } from '../testing/long.ts'
import { type Several, startSeveral } from '../testing/several.ts'

// Two processes behind a balancer that knows nothing, on a database of two servers.

const noCluster = whyNoCluster()
const folder = testFolder()
const login = { email: 'boss@example.com', password: 'two are better than one' }
let cluster: Cluster
let servers: Several
let cookie = ''

describe.skipIf(noCluster)(`two processes, one database${noCluster ? `: ${noCluster}` : ''}`, () => {
  beforeAll(async () => {
    cluster = await startCluster()
    const { primary, follower } = cluster.ports
    servers = await startSeveral({
      database: cluster.url(follower, primary),
      look: cluster.url(primary),
      folder: folder.path,
      admin: login,
    })
    cookie = await servers.signIn(null, login)
  }, 120_000)
  afterAll(async () => {
    servers?.stop()
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
    const [first] = servers.ports
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
      if (kept === 20) await servers.kill(first)
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
    await servers.begin(first)
  })

  test('what is done by one counts on the other: a setting, a lock-out, an import and its undoing, a sign-out', async () => {
    const [one, other] = servers.ports
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

    // With no session that this one would take the place of.
    const own = await servers.signIn(one, login)
    expect((await at(other, 'GET', '/me', undefined, own)).status).toBe(200)
    expect((await at(one, 'DELETE', '/sessions/current', undefined, own)).status).toBe(204)
    expect((await at(other, 'GET', '/me', undefined, own)).status).toBe(401)
  })

  // Who is missing is dead after ten seconds; that in short is shown by `platform/jobs.test.ts`.
  test.runIf(LONG)(
    'a job of one that was killed is done by the other',
    async () => {
      const id = await startImport(servers.ports[0], 3000)
      const now = async () => (await (await call('GET', `/imports/${id}`)).json()) as Shown
      await eventually(async () => (await now()).progress.rows > 0)
      const holder = await servers.working('imports:run')
      await servers.kill(holder)
      await eventually(async () => ['done', 'failed'].includes((await now().catch(() => ({ state: '' }))).state))
      expect(await now()).toMatchObject({ state: 'done', counts: { rows: 3000, rejected: 0 } })
      await servers.begin(holder)
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

/** Asks one of them, or the balancer. */
const at = (port: number | null, method: string, path: string, body?: unknown, by = cookie, once?: string) =>
  servers.at(port, method, path, { body, cookie: by, ...(once && { once }) })

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
  const sent = await at(port, 'POST', '/imports', body)
  return ((await sent.json()) as { id: string }).id
}

const touch = (customerId: string, once: string) =>
  call('POST', '/touches', { customerId, channel: 'wechat', effective: false, summary: once }, once)

async function customer(name: string): Promise<string> {
  return ((await (await call('POST', '/customers', { name, force: true })).json()) as { id: string }).id
}
