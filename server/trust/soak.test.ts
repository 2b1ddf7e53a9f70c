import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testFolder } from '../../platform/postgres/testing/index.ts'
import { flood, type Told } from '../../testing/flood.ts'
import { LONG } from '../../testing/long.ts'
import { type Memory, memoryOf } from '../../testing/memory.ts'
import { Jinke, LOGIN } from './jinke.ts'
import { Lines } from './lines.ts'

// Ten times the rate that a Jinke as users start it sustains, for SOAK_MINUTES, with thousands of idle lines, slow writers and slow
// readers of large exports beside. It tells a line a minute, and at the end whether memory grew.

const MINUTES = Number(process.env.SOAK_MINUTES) || 3
const MINUTE_MS = 60_000
/** The first minutes fill caches: what grows there is no leak. */
const WARM_UP = Math.max(1, Math.floor(MINUTES / 6))
const MOST_GROWTH_MB = 40
const CUSTOMERS = 20_000
const FLOODERS = 4
/** Leaves room for the flood and the rest among the lines that a server takes. */
const IDLE = 2_800
const IN_TIME_MS = 10_000

const folder = testFolder()
let jinke: Jinke
beforeAll(async () => {
  if (!LONG) return
  jinke = await Jinke.on(join(folder.path, 'data'))
  await jinke.start()
}, 240_000)
afterAll(async () => {
  await jinke?.end('SIGTERM')
  folder.remove()
})

/** What a colleague saw in a minute. */
class Colleague {
  times: number[] = []
  readonly refused: string[] = []
  #isOver = false

  /** Opens a customer four times a second, and writes to it now and then. */
  async work({ key, customerId }: Rep): Promise<void> {
    for (let n = 0; !this.#isOver; n++) {
      const begun = performance.now()
      const body = { customerId, channel: 'phone', effective: true, summary: `第 ${n} 次` }
      const answer = await (n % 20 === 19
        ? jinke.fetch('/touches', key, { method: 'POST', body })
        : jinke.fetch(`/customers/${customerId}`, key))
      await answer.arrayBuffer()
      if (!answer.ok) this.refused.push(`${answer.status}`)
      this.times.push(performance.now() - begun)
      await delay(250)
    }
  }

  end(): void {
    this.#isOver = true
  }

  /** The longest since the last look, and how many there were. */
  look(): { count: number; most: number } {
    const { times } = this
    this.times = []
    return { count: times.length, most: Math.round(Math.max(0, ...times)) }
  }
}

/** Exports all and brings a file, again and again, as a firm does on a busy day. */
async function bringAndFetch(key: string, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await (await jinke.fetch('/customers/export?format=xlsx', key)).arrayBuffer()
    await bring(key, 1_000, 'preview')
    await delay(MINUTE_MS)
  }
}

async function bring(key: string, rows: number, mode: string): Promise<string> {
  const lines = Array.from(
    { length: rows },
    (_, n) => `浸泡 ${rows} 之 ${n} 印务有限公司,139${String(n).padStart(8, '0')},备注 ${n}`,
  )
  const form = new FormData()
  form.append('mode', mode)
  form.append('files', new Blob([['客户名称,手机,备注', ...lines].join('\n')]), 'soak.csv')
  const answer = await jinke.fetch('/imports', key, { method: 'POST', body: form })
  return ((await answer.json()) as { id: string }).id
}

/** Many customers, for exports that take their time. */
async function fill(key: string): Promise<void> {
  const id = await bring(key, CUSTOMERS, 'run')
  for (;;) {
    const { state } = (await (await jinke.fetch(`/imports/${id}`, key)).json()) as { state: string }
    if (state === 'done') return
    expect(['queued', 'running']).toContain(state)
    await delay(500)
  }
}

interface Rep {
  readonly key: string
  readonly customerId: string
}

async function reps(admin: string, count: number): Promise<Rep[]> {
  const all: Rep[] = []
  for (let n = 0; n < count; n++) {
    const email = `soak${n}@example.com`
    const person = { name: `业务 ${n}`, email, role: 'rep', password: LOGIN.password }
    await jinke.fetch('/people', admin, { method: 'POST', body: person })
    const key = await jinke.signIn(email)
    const made = await jinke.fetch('/customers', key, { method: 'POST', body: { name: `老客户 ${n}`, force: true } })
    expect(made.status).toBe(201)
    all.push({ key, customerId: ((await made.json()) as { id: string }).id })
  }
  return all
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Megabytes an hour, by the middle of the slopes between all pairs of minutes: one odd minute does not bend it. */
function slope(megabytes: readonly number[]): number {
  const slopes = megabytes.flatMap((one, at) => megabytes.slice(at + 1).map((other, by) => (other - one) / (by + 1)))
  return Math.round(median(slopes) * 60)
}

/** By how much the last third lies above the first. */
function growth(megabytes: readonly number[]): number {
  const third = Math.ceil(megabytes.length / 3)
  return median(megabytes.slice(-third)) - median(megabytes.slice(0, third))
}

const inPercent = (part: number, of: number): string => `${Math.round((100 * part) / Math.max(1, of))} %`

function lineOf(
  minute: number,
  { serverMb, postgresMb }: Memory,
  told: Told,
  colleague: { count: number; most: number },
  open: number,
): string {
  const { 200: done = 0, 401: strangers = 0, 429: tooMuch = 0, 503: busy = 0 } = told.statuses
  const answered = Object.values(told.statuses).reduce((sum, count) => sum + count, 0)
  return [
    minute > MINUTES ? 'the rest' : `${String(minute).padStart(3)} min`,
    `server ${serverMb} MB, database ${postgresMb} MB`,
    `${answered} answered: ${inPercent(done, answered)} done (p50 ${told.p50}, p99 ${told.p99}, most ${told.most} ms), ${inPercent(strangers, answered)} strangers`,
    `${inPercent(tooMuch + busy, answered)} told to come again (p99 ${told.awayP99} ms), ${told.failed} lines broke, ${told.heldBack} not sent any more`,
    `a colleague ${colleague.count} times, at most ${colleague.most} ms`,
    `${open} idle lines`,
  ].join(' · ')
}

test.runIf(LONG && existsSync('/proc/self/status'))(
  `ten times the rate that is sustained, for ${MINUTES} minutes: a colleague is served in time, and memory is flat`,
  async () => {
    const key = await jinke.signIn()
    const [own, ...flooders] = (await reps(key, FLOODERS + 1)) as [Rep, ...Rep[]]
    await fill(key)
    const asked = flooders.map((rep) => ({ method: 'GET', path: `/api/v1/customers/${rep.customerId}`, key: rep.key }))
    const calm = flood({ url: jinke.url, asked, clients: 16, seconds: 5 })
    const sustained = ((await calm.next()).value?.statuses[200] ?? 0) / 5
    console.log(`sustained: ${Math.round(sustained)} requests a second`)

    const head = (more: string) => `HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\n${more}\r\n`
    const idle = new Lines(jinke.url).hold(IDLE, 'GET /api/health/live HTTP/1.1\r\nhost: x\r\n\r\n')
    const slow = new Lines(jinke.url)
      .hold(
        20,
        `POST /api/v1/customers ${head('content-type: application/json\r\ncontent-length: 100000\r\n')}{"name":"`,
      )
      .hold(4, `GET /api/v1/customers/export?format=csv ${head('')}`, false)
      .hold(50, 'GET /api/v1/me HTTP/1.1\r\nhost: x\r\nx-slow: ')
    const colleague = new Colleague()
    let isOver = false
    const beside = Promise.all([colleague.work(own), bringAndFetch(key, () => isOver)])

    const memory: Memory[] = []
    const strangers = [
      { method: 'GET', path: '/api/v1/setup' },
      { method: 'GET', path: '/api/v1/me', key: `jk_main_${'x'.repeat(32)}` },
    ]
    const rate = 10 * sustained
    let withoutRetryAfter = 0
    try {
      for await (const told of flood({
        url: jinke.url,
        asked: [...asked, ...strangers],
        rate,
        seconds: MINUTES * 60,
        every: MINUTE_MS,
      })) {
        memory.push(memoryOf(jinke.pid as number, jinke.data))
        withoutRetryAfter += told.withoutRetryAfter
        const looked = colleague.look()
        console.log(lineOf(memory.length, memory.at(-1) as Memory, told, looked, idle.open))
        expect(looked.most).toBeLessThan(IN_TIME_MS)
        expect(Object.keys(told.statuses).filter((status) => !['200', '401', '429', '503'].includes(status))).toEqual(
          [],
        )
      }
    } finally {
      isOver = true
      colleague.end()
      for (const lines of [idle, slow]) lines.letGo()
      await beside
    }

    const warm = memory.slice(WARM_UP, MINUTES)
    for (const of of ['serverMb', 'postgresMb'] as const) {
      const values = warm.map((each) => each[of])
      console.log(
        `${of}: ${Math.min(...values)} to ${Math.max(...values)} MB, slope ${slope(values)} MB an hour, last third ${growth(values)} MB above the first`,
      )
      expect(growth(values)).toBeLessThan(MOST_GROWTH_MB)
    }
    await delay(5_000)
    const rest = memoryOf(jinke.pid as number, jinke.data)
    console.log(
      `afterwards: server ${rest.serverMb} MB, database ${rest.postgresMb} MB; ${colleague.refused.length} of the colleague’s requests refused; hung up on ${slow.hungUp} slow lines, ${idle.hungUp} idle ones`,
    )
    expect(withoutRetryAfter).toBe(0)
    expect(colleague.refused).toEqual([])
  },
  MINUTES * MINUTE_MS + 10 * MINUTE_MS,
)
