import { request as ask } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCustomers } from '../../modules/customers/contract.ts'
import { createLog } from '../../platform/log.ts'
import { ADMIN, openApp, type TestApp } from '../../testing/app.ts'
import { type Browser, signIn } from '../../testing/browser.ts'
import { routes } from '../web.ts'

// What a page elsewhere can make a browser do to us, and what browsers are told so that it can do nothing.

let app: TestApp
let browser: Browser
const logged: string[] = []
beforeAll(async () => {
  app = await openApp({ screens: true, log: createLog('trace', { write: (line) => void logged.push(line) }) })
  browser = await signIn(app, ADMIN.email, ADMIN.password)
})
afterAll(() => app.close())

const NOBODY = '01890000-0000-7000-8000-000000000000'
const VISIT = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
const HTTPS = { 'x-forwarded-proto': 'https' }
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, { headers: { cookie: browser.cookie ?? '', ...headers } })

/** What comes back to bytes that no client would send. */
const answerTo = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () => socket.write(bytes))
    let told = ''
    socket.setEncoding('utf8')
    socket.on('data', (text) => {
      told += text
    })
    socket.on('close', () => resolve(told)).on('error', reject)
  })

describe('headers', () => {
  const EVERYWHERE = [
    '/',
    '/customers/42',
    '/opening.js',
    '/assets/gone.js',
    '/api/v1/me',
    '/api/v1/customers?limit=x',
    '/api/v1/nothing',
    '/api/v1/customers/%E0%A4%A',
    '/api/v1/feeds/main/gone.ics',
    '/api/docs',
    '/api/openapi.json',
    '/api/health/live',
    '/a/main/gone',
    '/metrics',
  ]
  test.each(EVERYWHERE)(
    '%s: no script or style but our own, no frame around it, no guessing, no address told on',
    async (path) => {
      const { headers } = await get(path, VISIT)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/(^|; ?)default-src '(self|none)'/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/'unsafe-(inline|eval)'|\*|data:[^;]*script|script-src/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      if (path.includes('%')) return
      expect(policy).toContain("base-uri 'none'")
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    },
  )

  test('no other site is let in, whatever it calls itself', async () => {
    for (const origin of ['https://evil.example', 'null', app.url]) {
      const { headers } = await get('/api/v1/me', { origin })
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
    const asked = { origin: 'https://evil.example', 'access-control-request-method': 'PATCH' }
    const preflight = await fetch(`${app.url}/api/v1/me`, { method: 'OPTIONS', headers: asked })
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([404, null])
  })

  test('behind https browsers stay with it for a year; where there is none they are not told to', async () => {
    for (const path of ['/', '/api/v1/me', '/a/main/gone'])
      expect((await get(path, HTTPS)).headers.get('strict-transport-security')).toBe(
        'max-age=31536000; includeSubDomains',
      )
    expect((await get('/')).headers.get('strict-transport-security')).toBeNull()
  })

  test('what the API tells is kept by no browser and no proxy', async () => {
    for (const path of ['/me', '/customers', '/customers?limit=x', '/nothing', '/customers/export?format=csv'])
      expect([path, (await get(`/api/v1${path}`)).headers.get('cache-control')]).toEqual([path, 'no-store'])
  })
})

describe('a request that another site sends with our cookie', () => {
  const filled = (path: string) => `/api/v1${path.replace(/\{\w+\}/g, NOBODY)}`
  const json = { 'content-type': 'application/json' }

  test('no writing endpoint takes one without the header that only our pages can send', async () => {
    const writing = routes.filter(({ endpoint, kind }) => endpoint.method !== 'GET' && kind !== 'open')
    expect(writing.length).toBeGreaterThan(100)
    const told = await Promise.all(
      writing.map(async ({ endpoint: { id, method, path, roles } }) => {
        const headers = { cookie: browser.cookie ?? '', ...json }
        const answer = await fetch(`${app.url}${filled(path)}`, { method, headers, body: '{}' })
        const may = !roles || roles.includes('admin')
        return [id, may ? (await answer.json()).reason : 'cross_site']
      }),
    )
    expect(told.filter(([, reason]) => reason !== 'cross_site')).toEqual([])
    expect((await app.admin.call(listCustomers)).items).toEqual([])
  })

  test('what writes is never a GET', () => {
    expect(routes.filter(({ kind, endpoint }) => kind === 'write' && endpoint.method === 'GET')).toEqual([])
  })

  test.each([
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
  ])('a form elsewhere signs nobody in (content type "%s")', async (type) => {
    const bytes = Buffer.from(JSON.stringify({ login: ADMIN.email, password: ADMIN.password }))
    const [status, cookies] = await new Promise<[number | undefined, unknown]>((resolve, reject) => {
      const headers = { 'content-length': bytes.length, ...(type && { 'content-type': type }) }
      const sent = ask(`${app.url}/api/v1/sessions`, { method: 'POST', headers }, (reply) => {
        reply.resume()
        resolve([reply.statusCode, reply.headers['set-cookie']])
      })
      sent.on('error', reject)
      sent.end(bytes)
    })
    expect([400, 415]).toContain(status)
    expect(cookies).toBeUndefined()
  })
})

describe('requests that no browser sends', () => {
  test.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 50'],
    ['a length and pieces', 'Content-Length: 5\r\nTransfer-Encoding: chunked'],
    ['pieces that are none', 'Transfer-Encoding: xchunked'],
    ['a header over two lines', 'X-One: 1\r\n 2'],
  ])('%s: refused, and the line is closed, so that nothing hides behind it', async (_what, header) => {
    const hidden = 'GET /api/health/live HTTP/1.1\r\nHost: x\r\n\r\n'
    const told = await answerTo(`POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n0\r\n\r\n${hidden}`)
    expect(told.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 400'])
    expect(told).toContain('x-content-type-options: nosniff')
  })

  test('TRACE gives nothing back', async () => {
    const told = await answerTo('TRACE / HTTP/1.1\r\nHost: x\r\nCookie: secret=1\r\nConnection: close\r\n\r\n')
    expect(told).toMatch(/^HTTP\/1\.1 4/)
    expect(told).not.toContain('secret=1')
  })

  test.each(['{"__proto__":{"role":"admin"},"name":"x"}', '{"constructor":{"prototype":{"role":"admin"}},"name":"x"}'])(
    'no object is given another descent: %s',
    async (body) => {
      const headers = { authorization: `Bearer ${app.admin.key}`, 'content-type': 'application/json' }
      expect((await app.fetch('/customers', { method: 'POST', headers, body })).status).toBe(400)
      expect(({} as { role?: string }).role).toBeUndefined()
    },
  )

  test('a parameter that comes twice is not taken once', async () => {
    expect((await get('/api/v1/customers?limit=1&limit=100')).status).toBe(400)
  })

  test('the word of who is no proxy of ours is not taken on where a request comes from', async () => {
    const from = (forwarded: string) => get('/metrics', { 'x-forwarded-for': forwarded })
    expect((await from('203.0.113.9')).status).toBe(403)
    // The nearest proxy's word stands last; what the visitor wrote before it is hearsay.
    expect((await from('127.0.0.1, 203.0.113.9')).status).toBe(403)
  })

  test('no line of the log is written from outside', async () => {
    const before = logged.length
    const forged = 'x\n{"level":60,"msg":"forged"}\r\n\u001b[2J\u2028'
    await signIn(app, forged, forged)
    const headers = { authorization: `Bearer ${app.admin.key}`, 'user-agent': 'x\ty', traceparent: '00-forged' }
    await app.fetch(`/customers?q=${encodeURIComponent(forged)}`, { headers })
    const lines = logged.slice(before)
    expect(lines.length).toBeGreaterThanOrEqual(2)
    for (const line of lines) {
      expect(line.trimEnd()).not.toMatch(/\p{Cc}|\u2028/u)
      expect(JSON.parse(line)).toMatchObject({ msg: 'request', traceId: expect.stringMatching(/^[0-9a-f]{32}$/) })
    }
  })
})
