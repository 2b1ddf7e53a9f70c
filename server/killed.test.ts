import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, testFolder } from '../platform/postgres/testing/index.ts'
import { type MailServer, startMailServer, whyNoMailServer } from '../testing/mailServer.ts'

// Started as users start it, on a disk that is waited for, and killed in the midst of work.

const folder = testFolder()
const data = join(folder.path, 'data')
const login = { email: 'boss@example.com', password: 'killed in the midst' }
const running = new Set<ChildProcess>()
let url: string
let cookie: string

beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  await start()
  const session = await post('/sessions', { login: login.email, password: login.password })
  cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] as string
}, 240_000)
afterAll(async () => {
  for (const child of running) {
    child.kill('SIGTERM')
    await new Promise((done) => child.once('close', done))
  }
  folder.remove()
})

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

async function start(): Promise<ChildProcess> {
  const { JINKE_TEST_FAST_DB: _fast, DATABASE_URL: _server, ...env } = process.env
  const child = spawn(process.execPath, [resolve('bin/jinke.mjs'), 'start'], {
    env: {
      ...env,
      PORT: new URL(url).port,
      JINKE_DATA: data,
      JINKE_ADMIN_EMAIL: login.email,
      JINKE_ADMIN_PASSWORD: login.password,
      LOG_LEVEL: 'fatal',
      LANG: 'en_GB.UTF-8',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (said: Buffer) => String(said).includes(url) && ready())
    child.once('close', (code) => failed(new Error(`it ended with ${code}`)))
  })
  return child
}

const post = (path: string, body: unknown, key?: string) =>
  fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-jinke': '1',
      ...(cookie ? { cookie } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    body: JSON.stringify(body),
  })
const get = async (path: string) => (await fetch(`${url}/api/v1${path}`, { headers: { cookie } })).json()

/** What a phone does: sends each touch until it is told that it was kept. */
async function sendAll(customerId: string, keys: readonly string[], on: { kept(): void }): Promise<void> {
  const waiting = [...keys]
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let key = waiting.shift(); key; key = waiting.shift()) {
        const body = { customerId, channel: 'wechat', effective: false, summary: key }
        while (
          !(await post('/touches', body, key)
            .then((r) => r.status === 201)
            .catch(() => false))
        )
          await delay(100)
        on.kept()
      }
    }),
  )
}

async function customer(name: string): Promise<string> {
  return (await (await post('/customers', { name, force: true })).json()).id
}

async function expectOnce(customerId: string, keys: readonly string[]): Promise<void> {
  const told: string[] = []
  for (let cursor = ''; ; ) {
    const page = await get(`/customers/${customerId}/timeline?kind=touch&limit=200${cursor && `&cursor=${cursor}`}`)
    told.push(...page.items.map((i: { body: { summary: string } }) => i.body.summary))
    if (!page.nextCursor) break
    cursor = page.nextCursor
  }
  expect(told.toSorted()).toEqual(keys.toSorted())
  expect(await get(`/customers/${customerId}`)).toMatchObject({ touches: keys.length })
}

/** The company sends by this server. */
async function connect(mail: MailServer): Promise<void> {
  const changed = await fetch(`${url}/api/v1/settings`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'x-jinke': '1', cookie },
    body: JSON.stringify({ values: { 'company.inner_hosts': '127.0.0.1' } }),
  })
  expect(changed.status).toBe(200)
  const smtp = { host: '127.0.0.1', port: mail.smtp, security: 'plain', user: '' }
  const added = await post('/mail/accounts', { kind: 'company', address: 'post@firm.test', smtp, perHour: 1000 })
  expect(added.status).toBe(201)
}

/** What went out to a customer, or nobody knows whether it did. */
async function settled(customerId: string): Promise<{ subject: string; state: string }[]> {
  const { items } = await get(`/outgoing-mails?customer=${customerId}&limit=200`)
  return items.filter((mail: { state: string }) => mail.state === 'sent' || mail.state === 'unsure')
}

const killDatabase = () =>
  process.kill(Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')

const keysFor = (n: number) => Array.from({ length: n }, () => randomUUID())

describe('kill -9 in the midst of work: nothing lost, nothing doubled', () => {
  test('of the server, three times', { timeout: 120_000 }, async () => {
    const id = await customer('断电客户')
    const keys = keysFor(240)
    let kept = 0
    const sending = sendAll(id, keys, { kept: () => kept++ })
    for (const after of [30, 100, 170]) {
      await eventually(() => kept >= after)
      const [server] = running
      server?.kill('SIGKILL')
      await new Promise((done) => server?.once('close', done))
      await start()
    }
    await sending
    await expectOnce(id, keys)
    await Promise.all(keys.slice(0, 20).map((key) => sendAll(id, [key], { kept: () => undefined })))
    await expectOnce(id, keys)
  })

  test('of the database, while an import runs: it goes on by itself', { timeout: 120_000 }, async () => {
    const lines = Array.from({ length: 6000 }, (_, i) => `断点客户${i % 80}厂,2026-05-01,电话,是,第 ${i} 次`)
    const form = new FormData()
    form.append('files', new Blob([['客户名称,日期,方式,有效,内容', ...lines].join('\n')]), '跟进记录.csv')
    const headers = { cookie, 'x-jinke': '1' }
    const { id } = await (await fetch(`${url}/api/v1/imports`, { method: 'POST', headers, body: form })).json()
    await eventually(async () => (await get(`/imports/${id}`)).progress.rows > 0)
    killDatabase()
    const now = () => get(`/imports/${id}`).catch(() => ({ state: 'unknown' }))
    await eventually(async () => ['done', 'failed'].includes((await now()).state))
    expect(await now()).toMatchObject({ state: 'done', counts: { rows: 6000, rejected: 0 } })
    const { items } = await get(`/customers?q=${encodeURIComponent('断点客户')}&limit=200`)
    expect(items.reduce((sum: number, c: { touches: number }) => sum + c.touches, 0)).toBe(6000)
  })

  test('of the database, while the server goes on; its jobs run again too', { timeout: 120_000 }, async () => {
    const id = await customer('断库客户')
    const keys = keysFor(160)
    let kept = 0
    const sending = sendAll(id, keys, { kept: () => kept++ })
    await eventually(() => kept >= 40)
    killDatabase()
    await sending
    await expectOnce(id, keys)

    const day = async () => (await get(`/customers/${id}`)).dueOn
    const due = await day()
    const changed = await fetch(`${url}/api/v1/settings`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'x-jinke': '1', cookie },
      body: JSON.stringify({ values: { 'cadence.retries': 0 } }),
    })
    expect(changed.status).toBe(200)
    await eventually(async () => (await day()) < due)
  })

  const noServer = whyNoMailServer()
  test.skipIf(noServer)(
    `C1: of the server, while it sends mail: nobody gets two, and what nobody can know is told${noServer ? `: ${noServer}` : ''}`,
    { timeout: 180_000 },
    async () => {
      const LETTERS = 40
      const KILLS = [5, 15, 25]
      const postman = await startMailServer(['post', 'wang'])
      try {
        await connect(postman)
        const id = await customer('断信客户')
        const subjects = Array.from({ length: LETTERS }, (_, n) => `第${n + 1}封`)
        const to = [{ address: 'wang@kehu.test' }]
        for (const subject of subjects)
          expect((await post('/mails', { customerId: id, to, subject, text: '请看附件' })).status).toBe(201)
        for (const after of KILLS) {
          await eventually(async () => (await settled(id)).length >= after)
          const [server] = running
          server?.kill('SIGKILL')
          await new Promise((done) => server?.once('close', done))
          await start()
        }
        await eventually(async () => (await settled(id)).length === LETTERS)
        const gone = (await settled(id)).filter((mail) => mail.state === 'sent').length
        await eventually(async () => (await postman.mails('wang')).length >= gone)
        const arrived = await postman.mails('wang')
        const times = (messageId: string) => arrived.filter((mail) => mail.includes(messageId)).length
        const told = await settled(id)
        expect(told.map((mail) => mail.subject).toSorted()).toEqual(subjects.toSorted())
        const unsure = told.filter((mail) => mail.state === 'unsure')
        expect(unsure.length).toBeLessThanOrEqual(KILLS.length)
        for (const { state, subject } of told) {
          const marked = `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`
          expect({ state, subject, arrived: times(marked) }).toEqual({
            state: expect.stringMatching(/^(sent|unsure)$/),
            subject,
            arrived: state === 'sent' ? 1 : expect.toSatisfy((n: number) => n <= 1),
          })
        }
      } finally {
        await postman.stop()
      }
    },
  )
})
