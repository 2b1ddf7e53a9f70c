import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeCustomer, createCustomer, listCustomers, showCustomer } from '../modules/customers/contract.ts'
import { withClient } from '../platform/client.ts'
import { Gate } from '../platform/http/admission.ts'
import { openApp, type TestApp, until } from '../testing/app.ts'
import { LONG } from '../testing/long.ts'

// Ten times more than can be done: who is let in is served rightly and in time, the rest is told to come again, and
// whoever is slow, silent or huge keeps nobody else waiting.

const BOUNDS = {
  atOnce: 4,
  waiting: 16,
  waitMs: 2_000,
  deadlineMs: 4_000,
  fileDeadlineMs: 20_000,
  filesOfOne: 2,
  files: 3,
  headMs: 500,
}
/** Ten times as many at a time as are worked on or wait. */
const FLOOD = 10 * (BOUNDS.atOnce + BOUNDS.waiting)
const WAVES = 4
const SOAK_MS = (Number(process.env.SOAK_MINUTES) || 1) * 60_000
const MOST_GROWTH = 48 * 1024 * 1024
/** What the test's own machine adds to a deadline before an answer is read. */
const SLACK_MS = 1_500

let app: TestApp
let names: Map<string, string>
beforeAll(async () => {
  app = await openApp({ bounds: BOUNDS, statementMs: 1_500 })
  names = new Map()
  for (let n = 0; n < 10; n++) {
    const name = `压测客户 ${n}`
    names.set((await app.admin.call(createCustomer, { body: { name, force: true } })).id, name)
  }
})
afterAll(() => app.close())

interface Answered {
  status: number
  retryAfter: string | undefined
  type: string | undefined
  body: Record<string, unknown>
  ms: number
}

function send(agent: Agent, method: string, path: string, body?: unknown, key = app.admin.key): Promise<Answered> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const asked = request(
      `${app.url}${path}`,
      { method, agent, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' } },
      (reply) => {
        const pieces: Buffer[] = []
        reply.on('data', (piece) => pieces.push(piece))
        reply.on('end', () =>
          resolve({
            status: reply.statusCode ?? 0,
            retryAfter: reply.headers['retry-after'],
            type: reply.headers['content-type'],
            body: JSON.parse(String(Buffer.concat(pieces)) || '{}'),
            ms: performance.now() - begun,
          }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

const expectTurnedAway = ({ status, retryAfter, type, body }: Answered) => {
  expect([status, body.reason, type]).toEqual([503, 'too_busy', 'application/problem+json; charset=utf-8'])
  expect(Number(retryAfter)).toBeGreaterThan(0)
}

/** As many requests as never fit, of all kinds, and health beside them. */
async function flood(agent: Agent, wave: number) {
  const ids = [...names.keys()]
  const reads = Array.from({ length: FLOOD }, async (_, n) => {
    const id = ids[n % ids.length] as string
    return { id, answer: await send(agent, 'GET', `/api/v1/customers/${id}`) }
  })
  const writes = Array.from({ length: FLOOD / 4 }, async (_, n) => {
    const name = `洪水 ${wave}.${n}`
    return { name, answer: await send(agent, 'POST', '/api/v1/customers', { name, force: true }) }
  })
  const health = Array.from({ length: 10 }, () => send(agent, 'GET', '/api/health/live'))
  return { reads: await Promise.all(reads), writes: await Promise.all(writes), health: await Promise.all(health) }
}

/** The memory in use once what nobody needs is gone. */
function memory(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed
}

async function overload(waves: (n: number) => boolean): Promise<void> {
  const agent = new Agent({ keepAlive: true })
  const tally = { done: 0, away: 0 }
  let before = 0
  for (let wave = 0; waves(wave); wave++) {
    const { reads, writes, health } = await flood(agent, wave)
    for (const { answer } of [...reads, ...writes])
      if (answer.status === 503) {
        expectTurnedAway(answer)
        tally.away++
      } else {
        tally.done++
        expect(answer.ms).toBeLessThan(BOUNDS.waitMs + BOUNDS.deadlineMs + SLACK_MS)
      }
    for (const { id, answer } of reads) if (answer.status !== 503) expect(answer.body.name).toBe(names.get(id))
    expect(health.map(({ status }) => status)).toEqual(health.map(() => 200))
    // What was told to be done is there, and what was turned away is not.
    const told = writes.filter(({ answer }) => answer.status === 201).map(({ name }) => name)
    const kept = await app.query<{ name: string }>('select name from customer where name like $1', [`洪水 ${wave}.%`])
    expect(kept.map(({ name }) => name).toSorted()).toEqual(told.toSorted())
    // Everything that is loaded late is there after the first.
    if (wave === 0) before = memory()
  }
  agent.destroy()
  expect(tally.done).toBeGreaterThan(0)
  expect(tally.away).toBeGreaterThan(0)
  expect(memory() - before).toBeLessThan(MOST_GROWTH)
}

describe('ten times more than can be done', () => {
  test('who is let in is answered rightly within the deadline; the rest is told to come again; memory stays', async () => {
    await overload((wave) => wave < WAVES)
    // And afterwards all is as before.
    expect((await app.admin.call(listCustomers, { query: { q: '压测客户' } })).items).toHaveLength(names.size)
  }, 60_000)

  test.runIf(LONG)(
    'and so for minutes (SOAK_MINUTES)',
    async () => {
      const end = performance.now() + SOAK_MS
      await overload(() => performance.now() < end)
    },
    SOAK_MS + 60_000,
  )
})

/** A bare line to the server, on which this is written and no more. */
function line(text: string): Promise<Socket & { heard: () => string }> {
  const port = Number(new URL(app.url).port)
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text)
      resolve(Object.assign(socket, { heard: () => heard }))
    })
    let heard = ''
    socket.setEncoding('utf8')
    socket.on('data', (piece) => (heard += piece))
    socket.on('error', reject)
  })
}

const closed = (socket: Socket) => until(async () => socket.closed || socket.readableEnded)
const head = (method: string, path: string, more: string) =>
  `${method} /api/v1${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${app.admin.key}\r\n${more}`

describe('whoever is slow or huge', () => {
  const served = async () => {
    const [id, name] = [...names][0] as [string, string]
    expect((await app.admin.call(showCustomer, { params: { id } })).name).toBe(name)
  }

  test('heads that never end hold nobody up, and are hung up on', async () => {
    const slow = await Promise.all(
      Array.from({ length: 100 }, () => line('GET /api/v1/me HTTP/1.1\r\nhost: x\r\nx-slow: ')),
    )
    await served()
    await Promise.all(slow.map(closed))
    const heard = slow[0]?.heard() ?? ''
    expect(heard).toMatch(/^HTTP\/1\.1 408 /)
    expect(JSON.parse(heard.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 408, reason: 'broken_request' })
    for (const socket of slow) socket.destroy()
  })

  test('bodies that never end hold no place', async () => {
    const begun = head('POST', '/customers', 'content-type: application/json\r\ncontent-length: 1000\r\n\r\n{"name":')
    const slow = await Promise.all(Array.from({ length: 60 }, () => line(begun)))
    for (let n = 0; n < 5; n++) await served()
    expect(slow.map((socket) => socket.heard())).toEqual(slow.map(() => ''))
    for (const socket of slow) socket.destroy()
  })

  test('bodies that are too large are refused before they are read', async () => {
    const huge = head(
      'POST',
      '/customers',
      'content-type: application/json\r\ncontent-length: 900000000\r\n\r\n{"name":"',
    )
    const lines = await Promise.all(Array.from({ length: 20 }, () => line(huge)))
    await until(async () => lines.every((socket) => socket.heard().startsWith('HTTP/1.1 413 ')))
    await served()
    for (const socket of lines) socket.destroy()
  })

  test('what is no HTTP is told as every other refusal', async () => {
    const socket = await line('\x16\x03\x01 GET nothing\r\n\r\n')
    await closed(socket)
    expect(socket.heard()).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json.*"reason":"broken_request"/s)
  })

  test('one person brings or fetches few files at a time, and others are served', async () => {
    const upload = head(
      'POST',
      '/imports',
      'content-type: multipart/form-data; boundary=b\r\ncontent-length: 100000\r\n\r\n--b\r\ncontent-disposition: form-data; name="files"; filename="a.csv"\r\n\r\n',
    )
    const underWay = await Promise.all(Array.from({ length: BOUNDS.filesOfOne + 1 }, () => line(upload)))
    const heard = () => underWay.map((socket) => socket.heard()).join('')
    await until(async () => heard() !== '')
    expect(heard()).toMatch(/^HTTP\/1\.1 429 .*retry-after: \d+.*"reason":"too_many_at_once"/s)
    const fetched = async (key: string) => {
      const answer = await app.fetch('/customers/export?format=csv', { headers: { authorization: `Bearer ${key}` } })
      await answer.arrayBuffer()
      return answer.status
    }
    expect(await fetched(app.admin.key)).toBe(429)
    expect(await fetched((await app.person('rep')).key)).toBe(200)
    await served()
    for (const socket of underWay) socket.destroy()
    await until(async () => (await fetched(app.admin.key)) === 200)
  })

  test('who leaves in the middle gives the place back', async () => {
    const [id] = [...names.keys()]
    const patch = head(
      'PATCH',
      `/customers/${id}`,
      'content-type: application/json\r\ncontent-length: 17\r\n\r\n{"remarks":"weg"}',
    )
    await withClient(app.owner, async (client) => {
      await client.query('begin')
      await client.query('select from customer where id = $1 for update', [id])
      const gone = await Promise.all(Array.from({ length: 3 * BOUNDS.atOnce }, () => line(patch)))
      await until(async () => {
        const { rows } = await client.query(`select from pg_locks where not granted`)
        return rows.length >= BOUNDS.atOnce
      })
      for (const socket of gone) socket.destroy()
      await client.query('rollback')
    })
    for (let n = 0; n < 2 * BOUNDS.atOnce; n++) await served()
  })

  test('a statement that waits too long is given up, and so is what it was for', async () => {
    const [id] = [...names.keys()]
    await withClient(app.owner, async (client) => {
      await client.query('begin')
      await client.query('select from customer where id = $1 for update', [id])
      const refused = await app.admin.refusal(changeCustomer, {
        params: { id: id as string },
        body: { remarks: '太晚了' },
      })
      expect([refused.status, refused.body.reason]).toEqual([503, 'took_too_long'])
      await client.query('rollback')
    })
    expect((await app.admin.call(showCustomer, { params: { id: id as string } })).remarks).not.toBe('太晚了')
  })
})

describe('the gate', () => {
  const stays = new AbortController().signal

  test('lets in so many, then in the order in which they came', async () => {
    const gate = new Gate({ atOnce: 1, waiting: 2, waitMs: 60_000 })
    const order: string[] = []
    await gate.enter(stays)
    const [first, second] = ['first', 'second'].map((name) => gate.enter(stays).then(() => order.push(name)))
    await expect(gate.enter(stays)).rejects.toThrow('too_busy')
    gate.leave()
    await first
    gate.leave()
    await second
    expect(order).toEqual(['first', 'second'])
  })

  test('forgets who left while waiting, and who waited too long', async () => {
    const gate = new Gate({ atOnce: 1, waiting: 2, waitMs: 5 })
    const gone = new AbortController()
    await gate.enter(stays)
    const left = gate.enter(gone.signal)
    gone.abort()
    await expect(left).rejects.toThrow('too_busy')
    await expect(gate.enter(stays)).rejects.toThrow('too_busy')
    gate.leave()
    await gate.enter(stays)
  })
})
