import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openClient, withClient } from '../platform/client.ts'
import { ask, eventually, testFolder } from '../platform/postgres/testing/index.ts'
import { inDatabase } from '../testing/database.ts'
import { type MailServer, startMailServer, whyNoMailServer } from '../testing/mailServer.ts'
import { inTheMidst, writersWaiting } from '../testing/midst.ts'
import { WEEK } from '../testing/services.ts'
import { type Asked, type Several, startSeveral } from '../testing/several.ts'

// Each feature by turns on two processes: what the one did the other knows, and does not do once more.

const noMail = whyNoMailServer()
const folder = testFolder()
const backups = join(folder.path, 'backups')
const admin = { email: 'boss@example.com', password: 'by turns, one and the other' }
const server = inject('database').owner
const name = `jinke_${randomUUID().replaceAll('-', '')}`
const database = inDatabase(server, name)
let postman: MailServer | null = null
let it: Several
let one: number
let other: number
let cookie: string
let myId: string
/** Keeps a table of the first backup, until it ends. */
let holder: pg.Client

beforeAll(async () => {
  await withClient(server, (client) =>
    client.query(`create database ${name} template ${inject('database').template} strategy file_copy`),
  )
  // A backup is due as soon as they serve.
  await ask(database, `update hosted_company set created_at = now() - interval '3 days'`)
  holder = await openClient(database)
  await holder.query('begin; lock table company_main.asset in access exclusive mode')
  const [begun, mail] = await Promise.all([
    startSeveral({
      database: addressOf(database),
      folder: folder.path,
      admin,
      environment: { JINKE_BACKUP_DIR: backups, JINKE_CONNECTIONS: '4' },
    }),
    noMail ? null : startMailServer(['post', 'wang']),
  ])
  it = begun
  postman = mail
  ;[one, other] = it.ports
  cookie = await it.signIn(one, admin)
  myId = (await told(other, 'GET', '/me')).id
}, 120_000)
afterAll(async () => {
  it?.stop()
  await holder?.end()
  await postman?.stop()
  await withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`))
  folder.remove()
}, 60_000)

describe('what is done by turns on two processes', { timeout: 60_000 }, () => {
  test('G4: the backup that is due is made by one of them, and both tell of it; so is one that is asked for', async () => {
    const standing = (port: number) => told(port, 'GET', '/backups')
    const made = () => readdirSync(backups).filter((file) => file.endsWith('.backup'))
    try {
      await eventually(() => ask(database, makers))
      for (const port of [one, other]) {
        expect((await standing(port)).underWay).not.toBeNull()
        expect(await refusedBy(port, 'POST', '/backups')).toBe('backup_under_way')
      }
      expect(await ask(database, makers)).toBe(1)
    } finally {
      await holder.query('rollback')
    }
    const done = async () =>
      (await Promise.all([one, other].map(standing))).every(({ underWay }) => underWay === null) && made().length > 0
    await eventually(done)
    const [first] = made()
    expect(made()).toEqual([first])
    expect((await at(one, 'POST', '/backups')).status).toBe(202)
    await eventually(done)
    // Of a day the last one stays.
    const [last] = made()
    expect([made(), last === first]).toEqual([[last], false])
    for (const port of [one, other])
      expect(await standing(port)).toMatchObject({ count: 1, failed: null, latest: [{ name: last }] })
  })

  test('one key is one write: sent again to the other it is answered the same, and with other words refused', async () => {
    const once = randomUUID()
    const body = { name: '两处重发厂', force: true }
    const first = await at(one, 'POST', '/customers', { body, once })
    const again = await at(other, 'POST', '/customers', { body, once })
    expect([first.status, again.status]).toEqual([201, 201])
    expect(await again.json()).toEqual(await first.json())
    expect([first, again].map((reply) => reply.headers.get('idempotent-replay'))).toEqual([null, 'true'])
    const changed = { body: { name: '另一家厂', force: true }, once }
    expect(await refusedBy(other, 'POST', '/customers', changed)).toBe('idempotency_key_reused')
    const racing = randomUUID()
    const raced = await Promise.all(
      [one, other, one, other].map((port) => told(port, 'POST', '/customers', { body, once: racing })),
    )
    expect(new Set(raced.map(({ id }) => id)).size).toBe(1)
  })

  test('G4: a sign-in with a second factor is begun by one and finished by the other; a code counts once for both, a wrong one too', async () => {
    const login = { email: 'li@example.com', password: 'given by the admin' }
    await told(one, 'POST', '/people', { body: { name: '李雷', role: 'rep', ...login } })
    const first = await it.signIn(other, login)
    const own = { ...login, password: 'my own, for two' }
    const change = { body: { oldPassword: login.password, newPassword: own.password }, cookie: first }
    expect((await at(one, 'PUT', '/me/password', change)).status).toBe(204)
    const session = await it.signIn(one, own)
    const { secret } = await told(one, 'POST', '/me/totp', { cookie: session })
    const code = (steps: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })
    const confirmed = await told(other, 'PUT', '/me/totp', { body: { code: code(0) }, cookie: session })
    expect(confirmed.recoveryCodes).toHaveLength(10)

    const finish = (port: number, begun: string, code: string) =>
      at(port, 'POST', '/sessions/code', { body: { code }, cookie: begun })
    const [begunHere, begunThere] = [await it.signIn(one, own), await it.signIn(other, own)]
    expect((await at(one, 'GET', '/me', { cookie: begunHere })).status).toBe(401)
    const next = code(1)
    const both = await Promise.all([finish(other, begunHere, next), finish(one, begunThere, next)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
    const signedIn = both.find(({ status }) => status === 201)?.headers.getSetCookie() ?? []
    const given = signedIn.find((each) => each.startsWith('jinke_session='))?.split(';')[0] as string
    for (const port of [one, other]) expect((await at(port, 'GET', '/me', { cookie: given })).status).toBe(200)

    const [recovery] = confirmed.recoveryCodes
    expect((await finish(other, await it.signIn(one, own), recovery)).status).toBe(201)
    const guesser = await it.signIn(other, own)
    expect((await finish(one, guesser, recovery)).status).toBe(422)
    // Eight lock, wherever they were guessed.
    await Promise.all([...Array(8).keys()].map((n) => finish(n % 2 ? one : other, guesser, '000000')))
    for (const port of [one, other]) expect((await finish(port, guesser, confirmed.recoveryCodes[1])).status).toBe(429)
  })

  test('a key made by one opens the other, and once it is revoked there nothing here', async () => {
    const { id, key } = await told(one, 'POST', '/keys', { body: { name: '脚本' } })
    const opens = async (port: number) =>
      (await fetch(`http://127.0.0.1:${port}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } })).status
    for (const port of [one, other]) expect(await opens(port)).toBe(200)
    expect((await at(other, 'DELETE', `/keys/${id}`)).status).toBe(204)
    for (const port of [one, other]) expect(await opens(port)).toBe(401)
  })

  test('A10: what a stranger books by one is taken on the other, and of many at both one has the slot', async () => {
    const { id, page } = await told(one, 'POST', '/services', { body: service('press') })
    const slots = async (port: number) => (await told(port, 'GET', `/services/${id}/slots?days=31`)).items as Slot[]
    const free = (await slots(other)).filter(({ left, inReach }) => left === 1 && inReach)
    const [first, second] = free.slice(-2).map(({ startsAt }) => startsAt) as [string, string]
    const left = async (port: number, at: string) => (await slots(port)).find(({ startsAt }) => startsAt === at)?.left

    const form = booking(first)
    const booked = await post(one, page, form)
    expect(booked.status).toBe(303)
    const link = booked.headers.get('location') as string
    expect(await left(other, first)).toBe(0)
    expect((await post(other, page, booking(first))).status).toBe(409)
    expect((await post(other, page, form)).headers.get('location')).toBe(link)

    const crowd = await Promise.all([...Array(8).keys()].map((n) => post(n % 2 ? one : other, page, booking(second))))
    expect(crowd.map(({ status }) => status).toSorted()).toEqual([303, ...Array(7).fill(409)])

    expect((await post(other, link, { do: 'cancel' })).status).toBe(303)
    expect(await left(one, first)).toBe(1)
    expect((await post(other, page, booking(first))).status).toBe(303)
  })

  test('A6: a calendar’s link made by one is read by the other, with what was booked; ended there it leads nowhere here', async () => {
    const { id, page } = await told(one, 'POST', '/services', { body: service('calendar') })
    const free = ((await told(one, 'GET', `/services/${id}/slots?days=31`)).items as Slot[]).filter((s) => s.inReach)
    expect((await post(other, page, booking(free.at(-1)?.startsAt as string))).status).toBe(303)
    const { path } = await told(one, 'POST', '/me/feed')
    const read = (port: number) => fetch(`http://127.0.0.1:${port}${path}`)
    for (const port of [one, other]) expect(await (await read(port)).text()).toMatch(/BEGIN:VEVENT/)
    expect((await told(one, 'GET', '/me/feed')).readAt).not.toBeNull()
    expect((await at(other, 'DELETE', '/me/feed')).status).toBe(204)
    for (const port of [one, other]) expect((await read(port)).status).toBe(404)
  })

  test('G4: what came in by one is in the file that the other hands out, and so are the rows that were rejected', async () => {
    const form = new FormData()
    form.append('files', new Blob(['客户名称,手机\n导出一厂,13800138001\n,13800138002\n']), '客户.csv')
    const { id } = await told(one, 'POST', '/imports', { body: form })
    await eventually(async () => (await told(other, 'GET', `/imports/${id}`)).state === 'done')
    const file = async (port: number, path: string) => (await at(port, 'GET', path)).text()
    expect(await file(other, '/customers/export?format=csv')).toContain('导出一厂')
    for (const port of [one, other]) expect(await file(port, `/imports/${id}/rejects`)).toContain('13800138002')
  })

  test.skipIf(noMail)(
    `C1: mail that both queue leaves once, with the file that was put ready by one, and both tell that it is sent${noMail ? `: ${noMail}` : ''}`,
    async () => {
      const values = { 'company.inner_hosts': '127.0.0.1' }
      expect((await at(one, 'PATCH', '/settings', { body: { values } })).status).toBe(200)
      const smtp = { host: '127.0.0.1', port: postman?.smtp, security: 'plain', user: '' }
      await told(other, 'POST', '/mail/accounts', { body: { kind: 'company', address: 'post@firm.test', smtp } })
      const contacts = [{ name: '王工', mails: ['wang@kehu.test'] }]
      const { id: customerId } = await told(one, 'POST', '/customers', {
        body: { name: '收信厂', force: true, contacts },
      })
      const file = new FormData()
      file.append('file', new Blob(['the colours of June']), 'colours.txt')
      const { id: fileId } = await told(one, 'POST', '/mail/files', { body: file })
      const letters = [...Array(6).keys()].map((n) => ({
        once: randomUUID(),
        body: {
          customerId,
          to: [{ address: 'wang@kehu.test' }],
          subject: `letter ${n} of two`,
          text: '看样',
          fileIds: [fileId],
        },
      }))
      const queued = await Promise.all(
        letters.map(async (letter, n) => {
          const [first, again] = n % 2 ? [one, other] : [other, one]
          const { id } = await told(first, 'POST', '/mails', letter)
          expect((await told(again, 'POST', '/mails', letter)).id).toBe(id)
          return id as string
        }),
      )
      const sent = async (port: number) =>
        (await told(port, 'GET', `/outgoing-mails?customer=${customerId}&state=sent`)).items.map(
          (mail: { id: string }) => mail.id,
        )
      for (const port of [one, other]) await eventually(async () => (await sent(port)).length === queued.length)
      expect((await sent(other)).toSorted()).toEqual(queued.toSorted())
      const came = async () => (await postman?.mails('wang')) ?? []
      await eventually(async () => (await came()).length >= queued.length)
      const subjects = (await came()).map((mail) => /^Subject: (.*?)\r?$/m.exec(mail)?.[1])
      expect(subjects.toSorted()).toEqual(letters.map(({ body }) => body.subject))
      for (const mail of await came()) expect(mail).toContain('colours.txt')
    },
  )

  test('the one that does the jobs is killed: users go on with the other, which does each job once', async () => {
    const users = await Promise.all(
      ['甲', '乙', '丙', '丁'].map((name) => told(null, 'POST', '/customers', { body: { name, force: true } })),
    )
    const rows = 1500
    const lines = Array.from({ length: rows }, (_, n) => `交接客户${n % 30}厂,2026-05-01,电话,是,第 ${n} 次`)
    const form = new FormData()
    form.append('files', new Blob([['客户名称,日期,方式,有效,内容', ...lines].join('\n')]), '跟进记录.csv')
    let id = ''
    const letGo = await inTheMidst(database, 'company_main.touch', async () => {
      ;({ id } = await told(one, 'POST', '/imports', { body: form }))
    })
    const shown = () => told(null, 'GET', `/imports/${id}`)
    const writing = users.map(({ id }) => {
      const touch = { customerId: id, channel: 'phone', effective: true, summary: '谁在接手' }
      const asked = { body: touch, once: randomUUID() }
      const send = () => at(null, 'POST', '/touches', asked).then(({ status }) => status)
      return { send, first: send() }
    })
    await eventually(async () => (await writersWaiting(database, 'company_main.touch')) > users.length)
    expect(await shown()).toMatchObject({ state: 'running', progress: { rows: 1000 } })
    await it.kill(await it.working('imports:run'))
    await letGo()
    const replies = await Promise.all(
      writing.map(async ({ send, first }) => {
        const status = await first
        return status === 201 ? [status] : [status, await send()]
      }),
    )
    expect(replies.toSorted((a, b) => a.length - b.length)).toEqual([[201], [201], [502, 201], [502, 201]])
    await eventually(async () => ['done', 'failed'].includes((await shown()).state))
    expect(await shown()).toMatchObject({ state: 'done', counts: { rows, rejected: 0 } })
    for (const { id } of users) expect(await told(null, 'GET', `/customers/${id}`)).toMatchObject({ touches: 1 })
    expect(await ask(database, `select count(*)::int from company_main.touch where import_id = '${id}'`)).toBe(rows)
  })
})

/** How many are making a backup of this database. */
const makers = `select count(*)::int from pg_stat_activity where datname = current_database() and application_name = 'jinke backup'`

interface Slot {
  startsAt: string
  left: number
  inReach: boolean
}

const service = (slug: string) => ({
  nameZh: '上机看样',
  nameEn: 'Press check',
  responsibleId: myId,
  minutes: 45,
  hours: WEEK,
  slug,
  state: 'open',
})

let bookers = 0
/** Another stranger with a form each time. */
const booking = (startsAt: string) => {
  const n = ++bookers
  return { key: String(n).padStart(43, 'k'), at: startsAt, name: '陈师傅', phone: `138${10_000_000 + n}` }
}

let addresses = 0
/** A form of a public page, each time from another address: how often one may is counted by each server. */
const post = (port: number, path: string, form: Record<string, string>) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-forwarded-for': `203.0.113.${++addresses}` },
    body: new URLSearchParams(form),
  })

const at = (port: number | null, method: string, path: string, asked: Asked = {}) =>
  it.at(port, method, path, { cookie, ...asked })

/** What it answers, which is no refusal. */
async function told(port: number | null, method: string, path: string, asked: Asked = {}) {
  const reply = await at(port, method, path, asked)
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
  return reply.json()
}

/** Why it refuses. */
const refusedBy = async (port: number, method: string, path: string, asked: Asked = {}) =>
  ((await (await at(port, method, path, asked)).json()) as { reason?: string }).reason

/** As an operator writes it. */
function addressOf({ connectionString, host = '', port, user = '', password, database = '' }: pg.ClientConfig): string {
  if (connectionString) return connectionString
  const where = new URLSearchParams({ host, port: String(port) })
  return `postgresql://${user}:${encodeURIComponent(String(password))}@/${database}?${where}`
}
