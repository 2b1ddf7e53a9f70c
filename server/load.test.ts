import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeCustomer, createCustomer, listCustomers, showCustomer } from '../modules/customers/contract.ts'
import { withClient } from '../platform/client.ts'
import { type Caller, openApp, type TestApp, until } from '../testing/app.ts'
import { flood, type Told } from '../testing/flood.ts'

// Ten times more than can be done: who is let in is served rightly and in time, the rest is told to come again, and
// whoever is slow, silent or huge keeps nobody else waiting. For an hour: server/trust/soak.test.ts.

const GATE = { atOnce: 4, waiting: 16, waitMs: 2_000, ofOne: 12 }
const BOUNDS = {
  ...GATE,
  door: GATE,
  deadlineMs: 4_000,
  fileDeadlineMs: 2_500,
  filesOfOne: 2,
  files: 3,
  bytesOfOne: 3_000_000,
  headMs: 500,
  bodyMs: 1_000,
}
/** Ten times as many at a time as are worked on or wait. */
const FLOOD = 10 * (BOUNDS.atOnce + BOUNDS.waiting)
/** What the test's own machine adds to a deadline before an answer is read. */
const SLACK_MS = 1_500
const IN_TIME_MS = BOUNDS.waitMs + BOUNDS.deadlineMs + SLACK_MS

let app: TestApp
let colleague: Caller
let names: Map<string, string>
beforeAll(async () => {
  app = await openApp({ bounds: BOUNDS, statementMs: 1_500 })
  colleague = await app.person('manager')
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

const isAway = ({ status }: Answered) => status === 429 || status === 503

const expectTurnedAway = ({ status, retryAfter, type, body }: Answered) => {
  expect([body.reason, type]).toEqual([
    status === 429 ? 'too_many_at_once' : 'too_busy',
    'application/problem+json; charset=utf-8',
  ])
  expect(Number(retryAfter)).toBeGreaterThan(0)
}

describe('ten times more at a time than can be done', () => {
  test('who is let in is answered rightly within the deadline; the rest is told to come again', async () => {
    const agent = new Agent({ keepAlive: true })
    const ids = [...names.keys()]
    const keys = [app.admin.key, colleague.key]
    const asking = Array.from({ length: FLOOD }, async (_, n) => {
      const id = ids[n % ids.length] as string
      return { id, answer: await send(agent, 'GET', `/api/v1/customers/${id}`, undefined, keys[n % 2]) }
    })
    const writing = Array.from({ length: FLOOD / 4 }, async (_, n) => {
      const name = `洪水 ${n}`
      return { name, answer: await send(agent, 'POST', '/api/v1/customers', { name, force: true }, keys[n % 2]) }
    })
    const health = await Promise.all(Array.from({ length: 10 }, () => send(agent, 'GET', '/api/health/live')))
    const [reads, writes] = [await Promise.all(asking), await Promise.all(writing)]
    agent.destroy()
    const answers = [...reads, ...writes].map(({ answer }) => answer)
    for (const answer of answers) {
      if (isAway(answer)) expectTurnedAway(answer)
      else expect(answer.ms).toBeLessThan(IN_TIME_MS)
    }
    expect(new Set(answers.map(isAway))).toEqual(new Set([true, false]))
    for (const { id, answer } of reads) if (!isAway(answer)) expect(answer.body.name).toBe(names.get(id))
    expect(health.map(({ status }) => status)).toEqual(health.map(() => 200))
    // What was told to be done is there, and what was turned away is not.
    const told = writes.filter(({ answer }) => answer.status === 201).map(({ name }) => name)
    const kept = await app.query<{ name: string }>(`select name from customer where name like '洪水 %'`)
    expect(kept.map(({ name }) => name).toSorted()).toEqual(told.toSorted())
    // And afterwards all is as before.
    expect((await app.admin.call(listCustomers, { query: { q: '压测客户' } })).items).toHaveLength(names.size)
  }, 60_000)
})

describe('ten times the rate that is sustained', () => {
  const read = (key?: string) => ({
    method: 'GET',
    path: `/api/v1/customers/${[...names.keys()][0]}`,
    ...(key && { key }),
  })
  const toldOf = async (what: Omit<Parameters<typeof flood>[0], 'url'>): Promise<Told> => {
    for await (const told of flood({ url: app.url, ...what })) return told
    throw new Error('the flood told nothing')
  }

  test('by people, guessers and strangers alike: whoever is let in is answered in time, all others are told when to come again, and a colleague is served throughout', async () => {
    const [one, other] = [await app.person('manager'), await app.person('manager')]
    const calm = await toldOf({ asked: [read(one.key)], clients: BOUNDS.atOnce, seconds: 0.7 })
    const sustained = (calm.statuses[200] ?? 0) / 0.7
    const flooding = toldOf({
      asked: [
        read(one.key),
        read(other.key),
        read(`${one.key.slice(0, -4)}none`),
        read(),
        { method: 'GET', path: '/api/v1/setup' },
      ],
      rate: 10 * sustained,
      seconds: 1,
    })
    const times: number[] = []
    let isOver = false
    const over = flooding.then((told) => {
      isOver = true
      return told
    })
    const [id, name] = [...names][0] as [string, string]
    while (!isOver) {
      const begun = performance.now()
      expect((await colleague.call(showCustomer, { params: { id } })).name).toBe(name)
      times.push(performance.now() - begun)
      await delay(20)
    }
    const told = await over
    const { 200: done = 0, 401: strangers = 0, 429: tooMuch = 0, 503: busy = 0, ...others } = told.statuses
    expect(others).toEqual({})
    expect(told.failed).toBe(0)
    expect(told.sent + told.heldBack).toBeGreaterThan(9 * sustained)
    expect(Math.min(done, strangers, tooMuch + busy)).toBeGreaterThan(0)
    expect(told.withoutRetryAfter).toBe(0)
    expect(told.most).toBeLessThan(IN_TIME_MS)
    expect(Math.max(...times)).toBeLessThan(BOUNDS.waitMs)
  }, 60_000)
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
    // And they are hung up on.
    await Promise.all(slow.map(closed))
    expect(slow.map((socket) => socket.heard())).toEqual(slow.map(() => ''))
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

  test('of a stranger nothing is read but a few fields, of somebody whose session is none not a byte', async () => {
    const body = 'content-type: application/json\r\ncontent-length: 1000000\r\n\r\n{"name":"'
    const asks = [
      [`POST /api/v1/customers HTTP/1.1\r\nhost: x\r\n${body}`, /^HTTP\/1\.1 401 /],
      [
        `POST /api/v1/customers HTTP/1.1\r\nhost: x\r\nauthorization: Bearer jk_main_${'x'.repeat(30)}\r\n${body}`,
        /^HTTP\/1\.1 401 /,
      ],
      [`POST /api/v1/sessions HTTP/1.1\r\nhost: x\r\n${body}`, /^HTTP\/1\.1 413 /],
      [`POST /api/v1/nothing HTTP/1.1\r\nhost: x\r\n${body}`, /^HTTP\/1\.1 (404|413) /],
    ] as const
    for (const [asked, answer] of asks) {
      const socket = await line(asked)
      await until(async () => socket.heard() !== '')
      expect(socket.heard()).toMatch(answer)
      socket.destroy()
    }
  })

  test('the bodies of one person are read up to so many bytes at a time; others are served', async () => {
    const large = 'content-type: application/json\r\ncontent-length: 1900000\r\n\r\n{"name":"'
    const lines = await Promise.all([line(head('POST', '/customers', large)), line(head('POST', '/customers', large))])
    const heard = () => lines.map((socket) => socket.heard()).join('')
    await until(async () => heard() !== '')
    expect(heard()).toMatch(/^HTTP\/1\.1 429 .*retry-after: \d+.*"reason":"too_many_at_once"/s)
    await colleague.call(listCustomers, { query: {} })
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
    // What does not come to its end is cut off, and its place is free again.
    await Promise.all(underWay.filter((socket) => socket.heard() === '').map(closed))
    await until(async () => (await fetched(app.admin.key)) === 200)
    for (const socket of underWay) socket.destroy()
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

  test('whose time is over while it is being committed is not told that it was given up', async () => {
    const slow = await openApp({ bounds: { deadlineMs: 3000 } })
    try {
      await slow.query(`create function wait_with_commit() returns trigger language plpgsql
        as $$ begin perform pg_advisory_xact_lock(7); return null; end $$`)
      await slow.query(`create constraint trigger wait_with_commit after insert on customer
        deferrable initially deferred for each row execute function wait_with_commit()`)
      await withClient(slow.owner, async (client) => {
        await client.query('select pg_advisory_lock(7)')
        const refused = await slow.admin.refusal(createCustomer, { body: { name: '慢慢保存' } })
        expect([refused.status, refused.body.reason]).toEqual([503, 'outcome_unknown'])
        await client.query('select pg_advisory_unlock(7)')
      })
      await until(async () => (await slow.query(`select from customer where name = '慢慢保存'`)).length === 1)
    } finally {
      await slow.close()
    }
  })
})
