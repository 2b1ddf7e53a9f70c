import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../shared/endpoint.ts'
import { call, newKey, onSignedOut, Problem } from './api.ts'
import { locale } from './text/locale.ts'

const listed = endpoint({
  id: 'listThings',
  method: 'GET',
  path: '/things',
  tag: 'test',
  summary: 'Things',
  query: z.object({ q: z.string().optional(), tier: z.array(z.string()).optional(), limit: z.number().optional() }),
  reply: z.object({ items: z.array(z.string()) }),
})
const changed = endpoint({
  id: 'changeThing',
  method: 'PATCH',
  path: '/things/{id}',
  tag: 'test',
  summary: 'Change a thing',
  params: z.object({ id: z.string() }),
  body: z.object({ name: z.string() }),
  reply: z.object({ name: z.string() }),
})
const entered = endpoint({ id: 'enter', method: 'POST', path: '/enter', tag: 'test', summary: 'Enter', open: true })

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void
let handle: Handler
let server: Server
const seen: { url: string; headers: IncomingMessage['headers']; body: string }[] = []

const json = (response: ServerResponse, status: number, value: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
const problem = (response: ServerResponse, status: number, reason: string, more = {}) =>
  json(response, status, { type: '', title: 'No', status, detail: 'No: because', reason, traceId: 't1', ...more })

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen.push({ url: request.url ?? '', headers: request.headers, body })
    handle(request, response, body)
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { fetch } = globalThis
  // In a page addresses are below the page's own; here they need a base.
  vi.stubGlobal('fetch', (path: string, options: RequestInit) => fetch(base + path, options))
  vi.stubGlobal('navigator', { onLine: true })
})
afterAll(() => {
  vi.unstubAllGlobals()
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  seen.length = 0
})
afterEach(() => locale.set('zh'))

const caught = (promise: Promise<unknown>): Promise<Problem> =>
  promise.then(
    () => expect.fail('it succeeded'),
    (error) => error,
  )

test('an address is made of its parameters, and of the query without what is left out', async () => {
  handle = (_, response) => json(response, 200, { items: ['a'] })
  expect(await call(listed, { query: { q: '锦 程&', tier: ['A', 'B'], limit: undefined } })).toEqual({ items: ['a'] })
  expect(seen[0]?.url).toBe(`/api/v1/things?q=${encodeURIComponent('锦')}+${encodeURIComponent('程&')}&tier=A&tier=B`)
  await call(changed, { params: { id: 'a/b' }, body: { name: 'x' } })
  expect(seen[1]?.url).toBe('/api/v1/things/a%2Fb')
})

test('a write carries its guard, its key and the version it saw; a read none of them', async () => {
  handle = (_, response) => json(response, 200, { name: 'x', items: [] })
  locale.set('en')
  await call(changed, { params: { id: '1' }, body: { name: 'x' } }, { ifMatch: 7 })
  expect(seen[0]?.headers).toMatchObject({ 'x-jinke': 'web', 'if-match': '"7"', 'accept-language': 'en' })
  expect(seen[0]?.headers['idempotency-key']).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  expect(seen[0]?.body).toBe('{"name":"x"}')
  await call(listed)
  expect(seen[1]?.headers).not.toHaveProperty('x-jinke')
  expect(seen[1]?.headers).not.toHaveProperty('idempotency-key')
})

test('keys differ', () => {
  expect(new Set(Array.from({ length: 1000 }, newKey)).size).toBe(1000)
})

test('a refusal is a Problem with its reason, its fields and the record as it stands', async () => {
  handle = (_, response) =>
    problem(response, 412, 'version_conflict', {
      errors: [{ field: 'body.name', message: 'short' }],
      current: { name: 'theirs' },
    })
  const refused = await caught(call(changed, { params: { id: '1' }, body: { name: 'x' } }))
  expect(refused).toBeInstanceOf(Problem)
  expect(refused).toMatchObject({
    status: 412,
    reason: 'version_conflict',
    message: 'No: because',
    traceId: 't1',
    passing: false,
  })
  expect([refused.at('name'), refused.at('na'), refused.at('note')]).toEqual(['short', undefined, undefined])
  expect([refused.isAllIn(['name', 'note']), refused.isAllIn(['note'])]).toEqual([true, false])
  expect(refused.current).toEqual({ name: 'theirs' })
})

test('nothing to reply is undefined', async () => {
  handle = (_, response) => response.writeHead(204).end()
  expect(await call(entered)).toBeUndefined()
})

describe('when the network fails', () => {
  test('a write is tried once more with the same key, and so happens once', async () => {
    let times = 0
    handle = (request, response) => (++times === 1 ? request.socket.destroy() : json(response, 200, { name: 'x' }))
    expect(await call(changed, { params: { id: '1' }, body: { name: 'x' } })).toEqual({ name: 'x' })
    expect(seen).toHaveLength(2)
    expect(seen[0]?.headers['idempotency-key']).toBe(seen[1]?.headers['idempotency-key'])
  })

  test('twice, it is a passing Problem', async () => {
    handle = (request) => request.socket.destroy()
    expect(await caught(call(listed))).toMatchObject({ status: 0, reason: 'unreachable', passing: true })
    expect(seen).toHaveLength(2)
  })

  test("a proxy's own page is no reply of ours", async () => {
    handle = (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
    expect(await caught(call(listed))).toMatchObject({ status: 502, reason: 'unreachable', passing: true })
  })

  test('a server that does not answer in time is told as such, and not asked again', async () => {
    handle = () => undefined
    expect(await caught(call(listed, {}, { timeout: 50 }))).toMatchObject({ reason: 'timeout', passing: true })
    expect(seen).toHaveLength(1)
  })

  test('offline is said where the browser knows it', async () => {
    handle = (request) => request.socket.destroy()
    vi.stubGlobal('navigator', { onLine: false })
    expect(await caught(call(listed))).toMatchObject({ reason: 'offline', message: '连上网络后再试一次。' })
    vi.stubGlobal('navigator', { onLine: true })
  })
})

test('what was aborted ends with the reason of the abort', async () => {
  handle = () => undefined
  const stop = new AbortController()
  const asked = call(listed, {}, { signal: stop.signal })
  stop.abort(new Error('left the page'))
  expect((await caught(asked)).message).toBe('left the page')
})

test('being signed out is told to who listens; a wrong password at the door is not that', async () => {
  handle = (_, response) => problem(response, 401, 'not_signed_in')
  const listener = vi.fn()
  const stop = onSignedOut(listener)
  await caught(call(entered))
  expect(listener).not.toHaveBeenCalled()
  await caught(call(listed))
  expect(listener).toHaveBeenCalledOnce()
  stop()
})
