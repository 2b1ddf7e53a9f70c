import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contextOf } from '../../../platform/jobs.ts'
import { createLog } from '../../../platform/log.ts'
import { type Caller, NOW, openApp, type TestApp, until } from '../../../testing/app.ts'
import { changeSettings } from '../../company/contract.ts'
import { addContact, createCustomer, showCustomer } from '../../customers/contract.ts'
import * as contract from '../contract.ts'
import { sweepUploads } from '../jobs.ts'
import { sendDue, sendMail } from './jobs.ts'

// A server that breaks off where it is told to: what only a crash in the worst moment shows otherwise.

type Breaks = 'never' | 'before_data' | 'after_data' | 'later' | 'refuses'

let app: TestApp
let rep: Caller
let customerId: string
let server: Server
let breaks: Breaks = 'never'
/** Where the next mail waits for `goOn`: before its words, or after its last line. */
let waits: 'at_data' | 'at_end' | null = null
let goOn: (() => void) | null = null
function perhapsLater(where: typeof waits, act: () => void): void {
  if (waits !== where) act()
  else {
    waits = null
    goOn = act
  }
}
/** Message-IDs that the server has taken. */
const taken: string[] = []

function serve(socket: Socket): void {
  socket.setEncoding('utf8').on('error', () => undefined)
  socket.write('220 test\r\n')
  let body: string | null = null
  let rest = ''
  socket.on('data', (chunk) => {
    rest += chunk
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (body === null) {
        if (line.startsWith('DATA')) {
          if (breaks === 'before_data') return socket.destroy()
          body = ''
          perhapsLater('at_data', () => socket.write('354 go on\r\n'))
        } else if (line.startsWith('QUIT')) socket.end('221 bye\r\n')
        else socket.write('250 ok\r\n')
      } else if (line !== '.') body += `${line}\n`
      else {
        const id = /^Message-ID: <([^>]+)>/im.exec(body)?.[1] ?? ''
        body = null
        if (breaks === 'later') return socket.write('451 4.3.0 try later\r\n')
        if (breaks === 'refuses') return socket.write('554 5.7.1 not welcome\r\n')
        taken.push(id)
        if (breaks === 'after_data') return socket.destroy()
        perhapsLater('at_end', () => socket.write('250 taken\r\n'))
      }
    }
  })
}

beforeAll(async () => {
  server = createServer(serve)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  app = await openApp()
  rep = await app.person('rep', { name: '张三' })
  await app.admin.call(changeSettings, { body: { values: { 'company.inner_hosts': '127.0.0.1' } } })
  await app.admin.call(contract.addMailAccount, {
    body: {
      kind: 'company',
      address: 'post@firm.cn',
      smtp: { host: '127.0.0.1', port, security: 'plain', user: '' },
      perHour: 3,
    },
  })
  customerId = (await rep.call(createCustomer, { body: { name: '宏图印刷', force: true } })).id
  await rep.call(addContact, { params: { id: customerId }, body: { name: '王工', mails: ['wang@kehu.cn'] } })
})
afterAll(async () => {
  server.close()
  await app.close()
})
beforeEach(() => {
  app.clock.set(NOW)
  breaks = 'never'
  taken.length = 0
})

const write = async () =>
  (
    await rep.call(contract.writeMail, {
      body: { customerId, to: [{ address: 'wang@kehu.cn' }], subject: '报价', text: '请看' },
    })
  ).id
const show = (id: string) => rep.call(contract.showOutgoing, { params: { id } })
const later = async (instant: string) => {
  app.clock.set(instant)
  await app.runJob(sendDue)
  await app.runJobs()
}

describe('C1: exactly once, as seen outside', () => {
  test.each<[Breaks]>([['before_data'], ['later']])(
    'what surely did not arrive (%s) is sent again, under the same Message-ID, once',
    async (where) => {
      breaks = where
      const id = await write()
      await app.runJobs()
      expect(await show(id)).toMatchObject({ state: 'queued', tries: 1, words: expect.any(String) })
      expect(taken).toEqual([])
      breaks = 'never'
      await later('2026-06-01T02:00:30Z')
      expect(taken).toEqual([])
      await later('2026-06-01T02:02:00Z')
      expect(taken).toEqual([`${id}@firm.cn`])
      expect((await show(id)).state).toBe('sent')
      await app.query(`update mail_outgoing set settled_at = '2026-01-01' where id = $1`, [id])
    },
  )

  test('what may have arrived is not sent twice: it is told as unsure, and a person decides', async () => {
    breaks = 'after_data'
    const id = await write()
    await app.runJobs()
    expect(taken).toEqual([`${id}@firm.cn`])
    expect(await show(id)).toMatchObject({
      state: 'unsure',
      words: expect.stringContaining('not sent twice'),
      can: { retry: true },
    })
    breaks = 'never'
    await later('2026-06-02T02:00:00Z')
    expect(taken).toHaveLength(1)
    await rep.call(contract.retryOutgoing, { params: { id } })
    await app.runJobs()
    expect(taken).toEqual([`${id}@firm.cn`, `${id}@firm.cn`])
    await app.query(`update mail_outgoing set settled_at = '2026-01-01' where id = $1`, [id])
  })

  test('a process that was killed before the last line leaves a mail that is sent again; after it, one that is unsure', async () => {
    const [before, after] = [await write(), await write()]
    await app.query(
      `update mail_outgoing set state = 'sending', next_try_at = '2026-06-01T02:00:00Z', tries = 1, handed_at = case when id = $1 then timestamptz '2026-06-01T02:00:01Z' end where id in ($1, $2)`,
      [after, before],
    )
    await app.runJobs()
    expect(taken).toEqual([`${before}@firm.cn`])
    expect([(await show(before)).state, (await show(after)).state]).toEqual(['sent', 'unsure'])
    await app.query(`update mail_outgoing set settled_at = '2026-01-01' where id = $1`, [before])
  })

  test.each([
    ['hands nothing over: the later one sends it', 'at_data', 'sent'],
    ['changes nothing once it was told as unsure', 'at_end', 'unsure'],
  ] as const)('a try that was taken for broken off, and lives, %s', async (_what, where, state) => {
    const id = await write()
    const tries = () =>
      sendMail.run(contextOf(app.companies, app.company, 'test', createLog('silent'), null), { outgoingId: id })
    waits = where
    const slow = tries()
    await until(async () => goOn !== null)
    await tries()
    goOn?.()
    goOn = null
    await slow
    expect(taken).toEqual([`${id}@firm.cn`])
    expect((await show(id)).state).toBe(state)
    await app.query(`delete from graphile_worker._private_jobs where key = $1`, [`mail send ${id}`])
    await app.query(`update mail_outgoing set settled_at = '2026-01-01' where id = $1`, [id])
  })

  test('a mail that the server refuses for good is told as failed, in words, and not tried again', async () => {
    breaks = 'refuses'
    const id = await write()
    await app.runJobs()
    expect(await show(id)).toMatchObject({ state: 'failed', words: expect.stringContaining('not welcome') })
    breaks = 'never'
    await later('2026-06-02T02:00:00Z')
    expect(taken).toEqual([])
    expect((await rep.call(showCustomer, { params: { id: customerId } })).touches).toBeGreaterThan(0)
  })

  test('no more leave in an hour than the account may send', async () => {
    const ids = [await write(), await write(), await write(), await write()]
    await app.runJobs()
    expect(taken).toHaveLength(3)
    await later('2026-06-01T02:59:00Z')
    expect(taken).toHaveLength(3)
    await later('2026-06-01T03:01:00Z')
    expect(taken.toSorted()).toEqual(ids.map((id) => `${id}@firm.cn`).toSorted())
  })

  test('what was called off is not sent, nor called off twice', async () => {
    const { id } = await rep.call(contract.writeMail, {
      body: {
        customerId,
        to: [{ address: 'wang@kehu.cn' }],
        subject: '报价',
        text: '请看',
        at: '2026-06-03T02:00:00Z',
      },
    })
    await rep.call(contract.cancelOutgoing, { params: { id } })
    expect((await rep.refusal(contract.cancelOutgoing, { params: { id } })).body.reason).toBe('mail_not_waiting')
    await later('2026-06-03T03:00:00Z')
    expect(taken).toEqual([])
  })

  test.each([
    ['a second recipient', { to: [{ address: 'a@b.cn, c@d.cn' }] }],
    ['a header', { to: [{ address: 'a@b.cn\r\nBcc: c@d.cn' }] }],
  ])('no %s is smuggled in', async (_what, more) => {
    const body = { customerId, subject: 'x', text: 'x', ...more }
    expect((await rep.refusal(contract.writeMail, { body })).status).toBe(400)
  })

  test('line breaks in a subject and in a name become spaces', async () => {
    const { id } = await rep.call(contract.writeMail, {
      body: {
        customerId,
        to: [{ address: 'wang@kehu.cn', name: 'W\r\nBcc: spy@x.cn' }],
        subject: 'x\r\nBcc: spy@x.cn',
        text: 'x',
        at: '2026-06-09T02:00:00Z',
      },
    })
    expect(await show(id)).toMatchObject({ subject: 'x Bcc: spy@x.cn', people: [{ name: 'W Bcc: spy@x.cn' }] })
    await rep.call(contract.cancelOutgoing, { params: { id } })
  })
})

test('C1: a file that was put ready and never sent is emptied after a month; the same file can come anew', async () => {
  const upload = async () => {
    const form = new FormData()
    form.append('file', new Blob(['刀版图'], { type: 'application/pdf' }), '刀版.pdf')
    const headers = { authorization: `Bearer ${rep.key}` }
    const reply = await app.fetch('/mail/files', { method: 'POST', body: form, headers })
    return (await reply.json()).id as string
  }
  const body = (fileId: string) => ({
    customerId,
    to: [{ address: 'wang@kehu.cn' }],
    subject: '刀版',
    text: '请看',
    fileIds: [fileId],
    at: '2026-12-01T00:00:00Z',
  })
  const bytes = async () =>
    (await app.query<{ n: number }>(`select octet_length(bytes) as n from mail_file where sha256 = $1`, [sha]))[0]?.n
  const [unsent, sent] = [await upload(), await upload()]
  const [{ sha256: sha } = { sha256: '' }] = await app.query<{ sha256: string }>(
    'select sha256 from mail_upload where id = $1',
    [unsent],
  )
  const sweepOn = async (instant: string) => {
    app.clock.set(instant)
    await app.runJob(sweepUploads)
  }
  await sweepOn('2026-06-30T02:00:00Z')
  expect(await bytes()).toBe(9)
  await sweepOn('2026-07-02T02:00:00Z')
  expect(await bytes()).toBe(0)
  for (const id of [unsent, sent])
    expect((await rep.refusal(contract.writeMail, { body: body(id) })).body.reason).toBe('unknown_file')
  const anew = await upload()
  expect(await bytes()).toBe(9)
  const { id } = await rep.call(contract.writeMail, { body: body(anew) })
  await sweepOn('2026-09-02T02:00:00Z')
  expect(await bytes()).toBe(9)
  await rep.call(contract.cancelOutgoing, { params: { id } })
  await expect(app.query('delete from mail_upload')).rejects.toThrow('never deleted')
})

test('C1: without a mailbox that sends, it is said what is missing', async () => {
  const [company] = (await app.admin.call(contract.listMailAccounts)).items
  await app.admin.call(contract.changeMailAccount, { params: { id: company?.id as string }, body: { state: 'off' } })
  const body = { customerId, to: [{ address: 'wang@kehu.cn' }], subject: 'x', text: 'x' }
  expect((await rep.refusal(contract.writeMail, { body })).body.reason).toBe('no_mail_sender')
  expect((await rep.call(contract.showMailSender)).missing).toContain('No mailbox can send yet')
})
