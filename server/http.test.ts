import { Writable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCustomer, listCustomers } from '../modules/customers/contract.ts'
import { revokeKey } from '../modules/people/contract.ts'
import { sweepKeys } from '../platform/http/idempotency.ts'
import { openApp, type TestApp } from '../testing/app.ts'
import { signIn } from '../testing/browser.ts'

const lines: Record<string, unknown>[] = []
const log = pino(
  { level: 'trace', base: null },
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)))
      done()
    },
  }),
)

let app: TestApp
beforeAll(async () => {
  app = await openApp({ log })
})
afterAll(() => app.close())

const NOBODY = '01890000-0000-7000-8000-000000000000'
const json = { 'content-type': 'application/json' }
const ask = (path: string, init: RequestInit & { key?: string } = {}) =>
  app.fetch(path, { ...init, headers: { authorization: `Bearer ${init.key ?? app.admin.key}`, ...init.headers } })
const post = (path: string, body: unknown, headers = {}) =>
  ask(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { ...json, ...headers },
  })

type Refused = [
  what: string,
  request: (headers: Record<string, string>) => Promise<Response>,
  status: number,
  reason: string,
]
const bottomless = `${'['.repeat(100_000)}${']'.repeat(100_000)}`

const REFUSED: Refused[] = [
  ['what is no JSON', (h) => post('/customers', '{"name":', h), 400, 'unreadable_body'],
  ['an empty body', (h) => post('/customers', '', h), 400, 'unreadable_body'],
  ['an unknown field', (h) => post('/customers', { name: 'x', colour: 'red' }, h), 400, 'invalid_input'],
  ['a wrong type', (h) => post('/customers', { name: 5 }, h), 400, 'invalid_input'],
  ['an address that there is not', (h) => ask('/nothing/here', { headers: h }), 404, 'no_such_endpoint'],
  ['a method that there is not', (h) => ask('/today', { method: 'PUT', headers: h }), 404, 'no_such_endpoint'],
  ['one who has not signed in', (h) => ask('/customers', { key: 'no', headers: h }), 401, 'not_signed_in'],
  ['a customer that there is not', (h) => ask(`/customers/${NOBODY}`, { headers: h }), 404, 'not_found'],
  ['an id that is none', (h) => ask('/customers/1', { headers: h }), 400, 'invalid_input'],
  ['a cursor that is none', (h) => ask('/customers?cursor=abc', { headers: h }), 400, 'stale_cursor'],
  ['a limit out of bounds', (h) => ask('/customers?limit=201', { headers: h }), 400, 'invalid_input'],
  ['a filter that there is not', (h) => ask('/customers?colour=red', { headers: h }), 400, 'invalid_input'],
  [
    'another kind of content',
    (h) => post('/customers', '<a/>', { 'content-type': 'application/xml', ...h }),
    415,
    'wrong_media_type',
  ],
  ['text', (h) => post('/customers', '{}', { 'content-type': 'text/plain', ...h }), 415, 'wrong_media_type'],
  ['too much', (h) => post('/customers', { name: 'x'.repeat(3 * 1024 * 1024) }, h), 413, 'too_large'],
  ['what is nested without end', (h) => post('/customers', bottomless, h), 400, 'invalid_input'],
  ['the same where nothing is expected', (h) => post(`/quotes/${NOBODY}/sending`, bottomless, h), 400, 'invalid_input'],
  [
    'a name that no database keeps',
    (h) => post('/views', { name: 'x', query: { 'a\0': '' } }, h),
    400,
    'invalid_input',
  ],
  ['a day before the calendar', (h) => ask('/customers?enteredFrom=0000-01-01', { headers: h }), 400, 'invalid_input'],
  [
    'a week that is none',
    (h) => ask(`/scorecards/people/${NOBODY}/cases?figure=orders&week=x`, { headers: h }),
    400,
    'invalid_input',
  ],
  ['a letter that there is not', (h) => ask('/letters/no_such_letter', { headers: h }), 404, 'not_found'],
  [
    'a form without its boundary',
    (h) => post('/imports', 'x', { 'content-type': 'multipart/form-data', ...h }),
    400,
    'unreadable_body',
  ],
  ['an address that cannot be read', (h) => ask('/customers/%E0%A4%A', { headers: h }), 404, 'no_such_endpoint'],
  [
    'too long a key',
    (h) => post('/customers', { name: 'x' }, { 'idempotency-key': 'k'.repeat(201), ...h }),
    400,
    'invalid_input',
  ],
]

describe('problem details, in Chinese and in English', () => {
  test.each(REFUSED)('%s', async (_, request, status, reason) => {
    const titles = new Set<string>()
    for (const locale of ['zh', 'en']) {
      const response = await request({ 'accept-language': locale })
      expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
      const problem = await response.json()
      expect(problem).toMatchObject({ status, reason, type: `/api/docs#${reason}` })
      expect(response.status).toBe(status)
      expect(problem.traceId).toBe(response.headers.get('x-trace-id'))
      expect(problem.title).toMatch(locale === 'zh' ? /\p{Script=Han}/u : /^[^\p{Script=Han}]+$/u)
      expect(problem.detail.length).toBeGreaterThanOrEqual(4)
      titles.add(problem.title)
    }
    expect(titles.size).toBe(2)
  })

  test('what is wrong is told field by field', async () => {
    const body = { name: ' ', colour: 'red', size: 5, contacts: [{ name: 'y', age: 3 }], tags: [1] }
    const { errors, title } = await (await post('/customers', body, { 'accept-language': 'en' })).json()
    const fields = errors.map((e: { field: string }) => e.field).toSorted()
    expect(fields).toEqual(['body.colour', 'body.contacts.0.age', 'body.name', 'body.size', 'body.tags.0'])
    expect(title).toBe('To mend: 5; see what stands beside each field')
    const zh = await (await post('/customers', body, { 'accept-language': 'zh' })).json()
    expect(zh.errors.every((e: { message: string }) => /\p{Script=Han}/u.test(e.message))).toBe(true)
  })

  test('text that no database can keep is refused, field by field, not a fault of ours', async () => {
    const odd = '{"name":"a\\u0000b","remarks":"\\ud800","tags":["ok"]}'
    const answer = await (await post('/customers', odd)).json()
    expect(answer).toMatchObject({ status: 400, reason: 'invalid_input' })
    expect(answer.errors.map((e: { field: string }) => e.field)).toEqual(['body.name', 'body.remarks'])
    expect((await ask('/customers?q=%00')).status).toBe(400)
    expect((await post('/customers', { name: '🏭 表情 𠮷', force: true })).status).toBe(201)
  })

  test('a version conflict shows how the record stands', async () => {
    const made = await (await post('/customers', { name: '版本', force: true })).json()
    const patch = (remarks: string, version: string) =>
      ask(`/customers/${made.id}`, {
        method: 'PATCH',
        body: JSON.stringify({ remarks }),
        headers: { ...json, 'if-match': version },
      })
    expect((await patch('一', String(made.version))).status).toBe(200)
    const late = await (await patch('二', `"${made.version}"`)).json()
    expect(late).toMatchObject({ status: 412, reason: 'version_conflict', current: { id: made.id, remarks: '一' } })
    expect((await patch('三', 'not a version')).status).toBe(400)
    expect((await patch('三', '*')).status).toBe(200)
  })

  test('the language is the one asked for, else the person’s own', async () => {
    const titleFor = async (headers: Record<string, string>) =>
      (await (await ask(`/customers/${NOBODY}`, { headers })).json()).title
    expect(await titleFor({ 'accept-language': 'en-GB,en;q=0.9' })).toMatch(/^Not found/)
    expect(await titleFor({ 'accept-language': 'fr' })).toMatch(/^没有找到/)
    await ask('/me', { method: 'PATCH', body: JSON.stringify({ locale: 'en' }), headers: json })
    expect(await titleFor({ 'accept-language': 'fr' })).toMatch(/^Not found/)
    await ask('/me', { method: 'PATCH', body: JSON.stringify({ locale: 'zh' }), headers: json })
  })
})

describe('the trace', () => {
  test('is one in the header, the problem and the log; a caller may bring its own', async () => {
    const own = 'a'.repeat(32)
    const response = await ask(`/customers/${NOBODY}`, { headers: { traceparent: `00-${own}-${'b'.repeat(16)}-01` } })
    expect(response.headers.get('x-trace-id')).toBe(own)
    expect((await response.json()).traceId).toBe(own)
    expect(lines).toContainEqual(
      expect.objectContaining({
        traceId: own,
        status: 404,
        route: '/api/v1/customers/:id',
        person: app.admin.id,
        msg: 'request',
      }),
    )
  })

  test('what is a bug is told as one, and logged with its trace; nothing was written', async () => {
    await app.query('alter table customer_search rename to customer_search_gone')
    const response = await post('/customers', { name: '写不成', force: true }, { 'accept-language': 'en' })
    await app.query('alter table customer_search_gone rename to customer_search')
    const problem = await response.json()
    expect(problem).toMatchObject({ status: 500, reason: 'internal_error' })
    expect(problem.title).toContain(problem.traceId)
    expect(JSON.stringify(problem)).not.toMatch(/customer_search|relation/)
    expect(lines.find((l) => l.traceId === problem.traceId && l.msg === 'request failed')).toMatchObject({
      error: { message: expect.stringContaining('customer_search') },
    })
    expect((await app.admin.call(listCustomers, { query: { q: '写不成' } })).items).toEqual([])
  })

  test('no log line holds a password, key or cookie', async () => {
    const browser = await signIn(app, 'admin@example.com', 'only for tests')
    await browser.fetch('/me')
    const { key } = await app.keyFor(app.admin.id)
    await ask('/me', { key })
    const all = JSON.stringify(lines)
    for (const secret of ['only for tests', key, browser.cookie?.split('.')[1] as string])
      expect(all).not.toContain(secret)
  })
})

describe('writes happen once', () => {
  test('the same key gives the same reply, also to several at once, also of one without content', async () => {
    const body = { name: '只建一次', force: true }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post('/customers', body, { 'idempotency-key': 'once-1' })),
    )
    const ids = await Promise.all(answers.map(async (a) => (await a.json()).id))
    expect(new Set(ids).size).toBe(1)
    expect(answers.map((a) => a.status)).toEqual([201, 201, 201, 201, 201])
    expect(answers.filter((a) => a.headers.get('idempotent-replay') === 'true')).toHaveLength(4)

    const { id } = await app.keyFor(app.admin.id)
    for (let i = 0; i < 2; i++) {
      const gone = await ask(`/keys/${id}`, { method: 'DELETE', headers: { 'idempotency-key': 'once-2' } })
      expect([gone.status, await gone.text()]).toEqual([204, ''])
    }
    expect((await app.admin.refusal(revokeKey, { params: { id } })).status).toBe(404)
  })

  test('a refused write has used no key; another person’s key is another key', async () => {
    const key = { 'idempotency-key': 'once-3' }
    expect((await post('/customers', { name: 'x', ownerId: NOBODY, force: true }, key)).status).toBe(422)
    expect((await post('/customers', { name: '这次对了', force: true }, key)).status).toBe(201)
    const rep = await app.person('rep')
    const mine = await rep.call(createCustomer, { body: { name: '别人的钥匙', force: true } }, key)
    expect(mine.name).toBe('别人的钥匙')
    expect((await post('/customers', { name: '换了内容', force: true }, key)).status).toBe(422)
  })

  test('keys are forgotten after a month', async () => {
    await app.query(`update idempotency_key set created_at = '2026-05-01' where key = 'once-1'`)
    await app.runJob(sweepKeys)
    expect(await app.query(`select key from idempotency_key where key in ('once-1', 'once-3')`)).toHaveLength(2)
  })
})

describe('on its way', () => {
  const packed = async (path: string) => (await ask(path)).headers.get('content-encoding')

  test('a long reply is packed for who takes it so, a short one stays as it is', async () => {
    expect([await packed('/settings'), await packed('/me')]).toEqual([expect.stringMatching(/^(br|gzip)$/), null])
    const plain = await ask('/settings', { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.json()).toEqual(await (await ask('/settings')).json())
  })

  test('what comes in packed is not unpacked: a little of it could be very much', async () => {
    const body = gzipSync(JSON.stringify({ name: '锦程' }))
    const refused = await ask('/customers', { method: 'POST', body, headers: { ...json, 'content-encoding': 'gzip' } })
    expect([refused.status, (await refused.json()).reason]).toEqual([400, 'unreadable_body'])
  })
})

describe('watched from outside', () => {
  test('live and ready', async () => {
    for (const path of ['live', 'ready']) {
      const response = await fetch(`${app.url}/api/health/${path}`)
      expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
    }
  })

  test('figures by route, not by id, for those on the machine', async () => {
    await ask(`/customers/${NOBODY}`)
    const response = await fetch(`${app.url}/metrics`)
    expect(response.headers.get('content-type')).toContain('text/plain')
    const text = await response.text()
    expect(text).toMatch(
      /jinke_request_seconds_count\{method="GET",route="\/api\/v1\/customers\/:id",status="404"\} \d+/,
    )
    expect(text).toContain('process_cpu_user_seconds_total')
    expect(text).toMatch(/^jinke_last_backup_seconds 0$/m)
    expect(text).toMatch(/^jinke_backup_failed 0$/m)
    expect(text).not.toContain(NOBODY)
  })

  test('headers that keep browsers from guessing', async () => {
    const { headers } = await ask('/me')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-powered-by')).toBeNull()
  })
})
