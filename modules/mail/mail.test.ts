import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CallOf } from '../../shared/endpoint.ts'
import { type Caller, NOW, openApp, type TestApp, until } from '../../testing/app.ts'
import { type MailServer, startMailServer, whyNoMailServer } from '../../testing/mailServer.ts'
import { changeSettings } from '../company/contract.ts'
import {
  addContact,
  anonymiseCustomer,
  createCustomer,
  mergeCustomers,
  showCustomer,
  showTimeline,
} from '../customers/contract.ts'
import { addTeam } from '../people/contract.ts'
import { showToday } from '../today/contract.ts'
import * as contract from './contract.ts'
import { calendarPartsOf, cancelMail, mailReady, mayWriteTo, queueMail } from './index.ts'
import { syncAll } from './jobs.ts'
import { sendDue } from './sending/jobs.ts'

// A whole mail server beside: OpenSMTPD takes what Jinke sends, dovecot holds the mailboxes that Jinke reads.

const why = whyNoMailServer()

const USERS = ['zhang', 'li', 'sales', 'post', 'wang', 'zhao']
let server: MailServer
let app: TestApp
let zhang: Caller
let li: Caller
let team: string

const imap = (user: string) => ({
  host: '127.0.0.1',
  port: server.imap,
  security: 'plain' as const,
  user,
  password: server.password,
})
const smtp = () => ({ host: '127.0.0.1', port: server.smtp, security: 'plain' as const, user: '' })

let made = 0
const customer = async (by: Caller, address: string, name = `客户 ${++made}`) => {
  const { id } = await by.call(createCustomer, { body: { name, force: true } })
  const { contacts } = await by.call(addContact, { params: { id }, body: { name: '王工', mails: [address] } })
  return { id, contactId: contacts[0]?.id as string }
}

let letters = 0
const letter = (
  from: string,
  to: string,
  more: { subject?: string; text?: string; headers?: string[]; id?: string } = {},
) =>
  [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${more.subject ?? '报价'}`,
    `Message-ID: <${more.id ?? `m${++letters}@kehu.test`}>`,
    'Date: Mon, 1 Jun 2026 08:00:00 +0800',
    ...(more.headers ?? ['Content-Type: text/plain; charset=utf-8']),
    '',
    more.text ?? '我们五月要印两万个礼盒，请报价',
    '',
  ].join('\r\n')

const sync = async () => {
  await app.runJob(syncAll)
  await app.runJobs()
}
const arrive = async (user: string, mail: string, folder?: 'Sent') => {
  await server.deliver(user, mail, folder)
  await sync()
}
const timeline = async (by: Caller, id: string) => (await by.call(showTimeline, { params: { id } })).items
const mailsOf = async (by: Caller, id: string) => (await by.call(contract.listMails, { params: { id } })).items
const touchesOf = async (by: Caller, id: string) =>
  (await timeline(by, id)).filter((entry) => entry.kind === 'touch').map((entry) => entry.body)
const account = async (by: Caller, address: string) =>
  (await by.call(contract.listMailAccounts)).items.find((a) => a.address === address)
const settled = (user: string, count: number) => until(async () => (await server.mails(user)).length >= count)

describe.skipIf(why !== null)(`mail with a real server${why ? ` (skipped: ${why})` : ''}`, () => {
  beforeAll(async () => {
    server = await startMailServer(USERS)
    app = await openApp()
    team = (await app.admin.call(addTeam, { body: { name: '销售一部' } })).id
    zhang = await app.person('rep', { team, name: '张三' })
    li = await app.person('rep', { team, name: '李四' })
    await app.admin.call(changeSettings, { body: { values: { 'company.inner_hosts': '127.0.0.1' } } })
    await app.admin.call(contract.addMailAccount, {
      body: {
        kind: 'company',
        name: '锦程印刷',
        address: 'post@firm.test',
        smtp: smtp(),
        imap: imap('post'),
        plus: true,
      },
    })
    await zhang.call(contract.addMailAccount, {
      body: { kind: 'personal', name: '张三', address: 'zhang@firm.test', imap: imap('zhang'), smtp: smtp() },
    })
    await app.admin.call(contract.addMailAccount, {
      body: { kind: 'shared', name: '销售', address: 'sales@firm.test', imap: imap('sales'), readerIds: [li.id] },
    })
  }, 120_000)
  afterAll(async () => {
    await app?.close()
    await server?.stop()
  })
  beforeEach(() => app.clock.set(NOW))

  test('C1: a connection is tried, and what fails is said in words', async () => {
    const check = (body: CallOf<typeof contract.checkMailAccount>['body']) =>
      zhang.call(contract.checkMailAccount, { body })
    const good = await check({ imap: imap('zhang'), smtp: smtp() })
    expect(good).toMatchObject({
      imap: { ok: true, folders: [{ role: 'inbox' }, { role: 'sent' }] },
      smtp: { ok: true },
    })
    const tls = { ...imap('zhang'), port: server.imaps, security: 'tls' as const }
    const words = async (server: object) => (await check({ imap: { ...imap('zhang'), ...server } })).imap?.words
    expect(await words({ password: 'wrong' })).toContain('password is wrong')
    expect(await words(tls)).toContain('certificate')
    expect(await words({ ...tls, anyCertificate: true })).toBe('Receiving works')
    expect(await words({ port: 1 })).toContain('refuses the connection')
    expect(await words({ host: 'nowhere.invalid', security: 'tls', port: 993 })).toContain(
      'no server "nowhere.invalid"',
    )
    expect(await words({ host: '10.0.0.1', security: 'tls', port: 993 })).toContain('own network')
  })

  test('C1: it sends by TLS and signed in, as most providers want it', async () => {
    const secure = {
      ...smtp(),
      port: server.smtps,
      security: 'tls' as const,
      user: 'li',
      password: server.password,
      anyCertificate: true,
    }
    const words = async (more: object) =>
      (await li.call(contract.checkMailAccount, { body: { smtp: { ...secure, ...more } } })).smtp?.words
    expect(await words({})).toBe('Sending works')
    expect(await words({ password: 'wrong' })).toContain('password is wrong')
    expect(await words({ anyCertificate: false })).toContain('certificate')
    expect(await words({ security: 'starttls', port: server.smtp })).toContain('encryption')
    const own = await li.call(contract.addMailAccount, {
      body: { kind: 'personal', address: 'li@firm.test', smtp: secure },
    })
    const { id } = await customer(li, 'zhao@kehu.test')
    const { id: mail } = await li.call(contract.writeMail, {
      body: { customerId: id, to: [{ address: 'zhao@kehu.test' }], subject: '经加密发出', text: '请看' },
    })
    await app.runJobs()
    expect(await li.call(contract.showOutgoing, { params: { id: mail } })).toMatchObject({ state: 'sent' })
    await until(async () => (await server.mails('zhao')).some((each) => /^From:.*li@firm\.test/im.test(each)))
    await li.call(contract.changeMailAccount, { params: { id: own.id }, body: { state: 'off' } })
  })

  test('C1: passwords are sealed, told to nobody, and follow to no other server', async () => {
    const mine = await account(zhang, 'zhang@firm.test')
    expect(mine?.imap).toMatchObject({ hasPassword: true })
    expect(JSON.stringify(mine)).not.toContain(server.password)
    const [kept] = await app.query<{ all: string }>(
      `select string_agg(a::text, ' ') || (select coalesce(string_agg(e::text, ' '), '') from event e) || (select coalesce(string_agg(k::text, ' '), '') from idempotency_key k) as all from mail_account a`,
    )
    expect(kept?.all).not.toContain(server.password)
    const elsewhere = {
      ...imap('zhang'),
      password: undefined,
      port: 993,
      security: 'tls' as const,
      host: 'mail.elsewhere.cn',
    }
    const refused = await zhang.refusal(contract.changeMailAccount, {
      params: { id: mine?.id as string },
      body: { imap: elsewhere },
    })
    expect(refused.body.reason).toBe('mail_password_needed')
    expect(await account(li, 'zhang@firm.test')).toBeUndefined()
    expect((await account(li, 'sales@firm.test'))?.can).toEqual({ change: false, turnOff: false })
  })

  test('C1, T1, T11: what a customer writes is a touch by itself, counts, and waits on the day’s list', async () => {
    const { id, contactId } = await customer(zhang, 'Wang@Kehu.test')
    await arrive('zhang', letter('王工 <wang@kehu.test>', 'zhang@firm.test'))
    expect(await touchesOf(zhang, id)).toEqual([
      expect.objectContaining({
        channel: 'email',
        direction: 'in',
        effective: true,
        source: 'mail',
        contactIds: [contactId],
        summary: '报价\n我们五月要印两万个礼盒，请报价',
      }),
    ])
    const { items } = await zhang.call(showToday, { query: { limit: 200 } })
    expect(JSON.stringify(items.find((i) => i.customer.id === id)?.reasons)).toContain('unanswered')
    const [mail] = await mailsOf(zhang, id)
    expect(mail).toMatchObject({ subject: '报价', direction: 'in', begins: '我们五月要印两万个礼盒，请报价' })
    const shown = await zhang.call(contract.showMail, { params: { id: mail?.id as string } })
    expect(shown).toMatchObject({
      stranger: null,
      customers: [{ id, evidence: 'address', contacts: [{ name: '王工' }] }],
    })
    expect(
      await app.query(`select data from event where type = 'mail.arrived' and subject_id = $1`, [mail?.id]),
    ).toEqual([{ data: { messageId: mail?.id, hasCalendar: false } }])
    // S1: who does not see the customer does not see the mail.
    expect((await li.refusal(contract.showMail, { params: { id: mail?.id as string } })).status).toBe(404)
  })

  test('C1: one Message-ID is one touch, whatever mailboxes it is seen in', async () => {
    const { id } = await customer(zhang, 'twice@kehu.test')
    const mail = letter('twice@kehu.test', 'zhang@firm.test, sales@firm.test')
    await server.deliver('zhang', mail)
    await server.deliver('sales', mail)
    await server.deliver('zhang', mail)
    await sync()
    await sync()
    expect(await touchesOf(zhang, id)).toHaveLength(1)
    expect((await account(zhang, 'zhang@firm.test'))?.health).toBe('healthy')
  })

  test('C1: two mails with one Message-ID are two, whoever came first, and each of them is one in two mailboxes', async () => {
    const { id } = await customer(zhang, 'oneid@kehu.test')
    const other = await customer(zhang, 'taker@kehu.test')
    const to = 'zhang@firm.test, sales@firm.test'
    const mails = [
      letter('taker@kehu.test', to, { id: 'one@kehu.test', text: '这个号我先用了，别的信都别想进来' }),
      letter('oneid@kehu.test', to, { id: 'one@kehu.test', text: '要报价五万张标签，下周三之前' }),
      letter('oneid@kehu.test', to, { id: 'one@kehu.test', text: '另外还要十万个彩盒，请一起报价' }),
    ]
    for (const mail of mails) for (const user of ['zhang', 'sales']) await server.deliver(user, mail)
    await sync()
    await sync()
    const told = async (customerId: string) => (await touchesOf(zhang, customerId)).map((t) => t.summary).toSorted()
    expect(await told(id)).toEqual(['报价\n另外还要十万个彩盒，请一起报价', '报价\n要报价五万张标签，下周三之前'])
    expect(await told(other.id)).toEqual(['报价\n这个号我先用了，别的信都别想进来'])
    expect(await mailsOf(zhang, id)).toHaveLength(2)
    const mine = await account(zhang, 'zhang@firm.test')
    expect(mine).toMatchObject({ health: 'healthy', counts: { missing: 0, failed: 0 } })
    // What is answered is named as its sender named it.
    const [second] = await mailsOf(zhang, id)
    const { id: answer } = await zhang.call(contract.writeMail, {
      body: {
        customerId: id,
        to: [{ address: 'wang@kehu.test' }],
        subject: 'Re: 报价',
        text: '请看',
        answersId: second?.id as string,
      },
    })
    await app.runJobs()
    await until(async () => (await server.mails('wang')).some((mail) => mail.includes(answer)))
    const got = (await server.mails('wang')).find((mail) => mail.includes(answer)) ?? ''
    expect(got).toMatch(/In-Reply-To: <one@kehu\.test>\r?\n/)
  })

  test('C1: what a customer sends under the id of a mail of ours is kept all the same', async () => {
    const { id } = await customer(zhang, 'wang@kehu.test')
    const body = { customerId: id, to: [{ address: 'wang@kehu.test' }], subject: '报价', text: '请看' }
    const queued = await zhang.call(contract.writeMail, { body })
    await app.runJobs()
    await arrive('zhang', letter('wang@kehu.test', 'zhang@firm.test', { id: `${queued.id}@firm.test` }))
    expect((await touchesOf(zhang, id)).map((t) => t.direction)).toEqual(['in', 'out'])
  })

  test('C1, T1: what came as HTML only is read: it counts, is told on the timeline, and begins with its words', async () => {
    const { id } = await customer(zhang, 'html@kehu.test')
    await arrive(
      'zhang',
      letter('html@kehu.test', 'zhang@firm.test', {
        headers: ['MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8'],
        text: '<title><div>王工：我们要<b>报价五万张</b>标签，下周三之前</div>',
      }),
    )
    expect(await touchesOf(zhang, id)).toEqual([
      expect.objectContaining({ effective: true, summary: '报价\n王工：我们要报价五万张标签，下周三之前' }),
    ])
    expect((await mailsOf(zhang, id))[0]?.begins).toBe('王工：我们要报价五万张标签，下周三之前')
  })

  test('C1: private mail with nobody we know is not kept, only counted; nor is mail among ourselves', async () => {
    await app.query(`update person set email = 'li@firm.test' where id = $1`, [li.id])
    await server.deliver(
      'zhang',
      letter('friend@private.test', 'zhang@firm.test', { text: '绝密的私事', id: 'private@x' }),
    )
    await server.deliver('zhang', letter('li@firm.test', 'zhang@firm.test', { text: '绝密的内部事' }))
    await sync()
    const tables = await app.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`,
    )
    for (const { name } of tables) {
      const [found] = await app.query<{ n: number }>(
        `select count(*)::int as n from ${name} x where x::text ~ '绝密|friend@private|private@x'`,
      )
      expect([name, found?.n]).toEqual([name, 0])
    }
    const mine = await account(zhang, 'zhang@firm.test')
    expect(mine?.health).toBe('healthy')
    expect(mine?.counts.passed).toBeGreaterThanOrEqual(2)
    expect(mine?.counts).toMatchObject({
      there: (mine?.counts.kept ?? 0) + (mine?.counts.passed ?? 0),
      failed: 0,
      missing: 0,
    })
  })

  test('C1: a mail that is missing here is shown as a gap, and never healthy, until it is fetched', async () => {
    const { id } = await customer(zhang, 'gap@kehu.test')
    await arrive('zhang', letter('gap@kehu.test', 'zhang@firm.test'))
    await app.query(
      `update mail_folder f set kept = '{}', there_kept = 0 from mail_account a where a.id = f.account_id and a.address = 'zhang@firm.test' and f.role = 'inbox'`,
    )
    const gap = await account(zhang, 'zhang@firm.test')
    expect(gap).toMatchObject({ health: 'gap' })
    expect(gap?.counts.missing).toBeGreaterThan(0)
    expect(gap?.words).toMatch(/missing/)
    await sync()
    expect((await account(zhang, 'zhang@firm.test'))?.health).toBe('healthy')
    expect(await touchesOf(zhang, id)).toHaveLength(1)
  })

  test('C1: what was sent from another program stands on the timeline too, by who wrote it', async () => {
    const { id } = await customer(zhang, 'sent@kehu.test')
    await arrive('zhang', letter('zhang@firm.test', 'sent@kehu.test', { text: '附上报价，请过目' }), 'Sent')
    expect(await touchesOf(zhang, id)).toEqual([expect.objectContaining({ direction: 'out', effective: false })])
    expect((await timeline(zhang, id))[0]?.by?.id).toBe(zhang.id)
  })

  describe('C1: an answer from an address that nobody has finds its conversation', () => {
    const answering = (id: string) => ({
      headers: [`In-Reply-To: <${id}>`, 'Content-Type: text/plain; charset=utf-8'],
      text: '这是我的私人邮箱，图纸发到这里就行',
    })
    const textsOf = async (id: string) => (await mailsOf(zhang, id)).map((m) => m.begins).toSorted()

    test('read in one go with what it answers', async () => {
      const { id } = await customer(zhang, 'asks@kehu.test')
      await server.deliver('zhang', letter('asks@kehu.test', 'zhang@firm.test', { id: 'asks1', text: '问一下图纸' }))
      await server.deliver(
        'zhang',
        letter('home@private.test', 'zhang@firm.test', { id: 'asks2', ...answering('asks1') }),
      )
      await server.deliver('zhang', letter('wife@private.test', 'zhang@firm.test', answering('asks2')))
      await sync()
      expect(await textsOf(id)).toHaveLength(3)
      expect((await account(zhang, 'zhang@firm.test'))?.health).toBe('healthy')
    })

    test('with what it answers in the folder of sent mail, or in the mailbox since before its customer was known', async () => {
      await server.deliver('zhang', letter('zhang@firm.test', 'later@kehu.test', { id: 'later1' }), 'Sent')
      await arrive('zhang', letter('home2@private.test', 'zhang@firm.test', answering('later1')))
      const { id } = await customer(zhang, 'later@kehu.test')
      await app.runJobs()
      await sync()
      expect(await textsOf(id)).toHaveLength(2)
    })

    test('however many conversations become known at once', async () => {
      const { id } = await customer(zhang, 'many@kehu.test')
      for (let n = 0; n < 25; n++)
        await server.deliver('zhang', letter('many@kehu.test', 'zhang@firm.test', { id: `many${n}`, text: `第${n}款` }))
      await server.deliver('zhang', letter('home3@private.test', 'zhang@firm.test', answering('many7')))
      await sync()
      expect(await textsOf(id)).toHaveLength(26)
      expect((await account(zhang, 'zhang@firm.test'))?.counts.missing).toBe(0)
    })
  })

  test('A6, T1: a calendar’s yes or no to an invitation is no touch and no letter that waits; with somebody’s own words it is', async () => {
    const answer = (from: string, words: string) =>
      letter(from, 'zhang@firm.test', {
        subject: 'Accepted: 打样确认',
        headers: ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
        text: `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n--b\r\nContent-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n--b--`,
      })
    const { id } = await customer(zhang, 'yes@kehu.test')
    await arrive('zhang', answer('yes@kehu.test', 'answer'))
    expect(await touchesOf(zhang, id)).toEqual([])
    expect(await app.query('select unanswered_since from customer where id = $1', [id])).toEqual([
      { unanswered_since: null },
    ])
    expect((await timeline(zhang, id)).filter((e) => e.kind === 'mail').map((e) => e.body.why)).toEqual(['calendar'])
    await arrive('zhang', answer('yes@kehu.test', '可以，但是请多带两套样品，老板也想看'))
    expect(await touchesOf(zhang, id)).toEqual([expect.objectContaining({ effective: true })])
  })

  test('C1: answering machines, lists and copies are history and no touch', async () => {
    const { id } = await customer(zhang, 'auto@kehu.test')
    const other = await customer(zhang, 'copied@kehu.test')
    await server.deliver('zhang', letter('auto@kehu.test', 'zhang@firm.test', { subject: '自动回复: 报价' }))
    await server.deliver(
      'zhang',
      letter('auto@kehu.test', 'zhang@firm.test', {
        headers: ['Cc: copied@kehu.test', 'Content-Type: text/plain; charset=utf-8'],
      }),
    )
    await sync()
    expect(await touchesOf(zhang, id)).toHaveLength(1)
    expect((await timeline(zhang, id)).filter((e) => e.kind === 'mail').map((e) => e.body.why)).toEqual(['reply'])
    expect(await touchesOf(zhang, other.id)).toEqual([])
    expect((await timeline(zhang, other.id)).filter((e) => e.kind === 'mail').map((e) => e.body.why)).toEqual(['copy'])
  })

  test('C1: sent once, filed in the sender’s own folder, a touch once it went; the answer finds its way by thread', async () => {
    const { id } = await customer(zhang, 'wang@kehu.test', '往来的厂')
    const before = (await server.mails('wang')).length
    const form = new FormData()
    form.set('file', new Blob(['图纸']), '图纸.pdf')
    const uploaded = await (
      await app.fetch('/mail/files', { method: 'POST', body: form, headers: { authorization: `Bearer ${zhang.key}` } })
    ).json()
    const queued = await zhang.call(contract.writeMail, {
      body: {
        customerId: id,
        to: [{ name: '王工', address: 'wang@kehu.test' }],
        subject: '礼盒报价',
        text: '请看附件',
        html: '<p>请看<script>x</script>附件</p>',
        fileIds: [uploaded.id],
      },
    })
    expect(queued).toMatchObject({ state: 'queued', files: [{ name: '图纸.pdf' }], can: { cancel: true } })
    expect(await touchesOf(zhang, id)).toEqual([])
    await app.runJobs()
    await app.runJob(sendDue)
    await app.runJobs()
    await settled('wang', before + 1)
    expect(await server.mails('wang')).toHaveLength(before + 1)
    const got = (await server.mails('wang')).at(-1) ?? ''
    expect(got).toContain(`Message-ID: <${queued.id}@firm.test>`)
    expect(got).not.toContain('script')
    expect(await touchesOf(zhang, id)).toEqual([
      expect.objectContaining({ direction: 'out', effective: false, summary: '礼盒报价\n请看附件' }),
    ])
    const sent = await zhang.call(contract.showOutgoing, { params: { id: queued.id } })
    expect(sent).toMatchObject({ state: 'sent' })
    expect((await server.mails('zhang', 'Sent')).filter((mail) => mail.includes(queued.id))).toHaveLength(1)
    // Seen in Sent, it is no second touch.
    await sync()
    expect(await touchesOf(zhang, id)).toHaveLength(1)
    // From an address that nobody has, in this conversation.
    await arrive(
      'zhang',
      letter('boss@kehu.test', 'zhang@firm.test', {
        subject: 'Re: 礼盒报价',
        text: '价格可以，下周来签合同',
        headers: [
          `In-Reply-To: <${/Message-ID: <([^>]+)>/i.exec(got)?.[1]}>`,
          'Content-Type: text/plain; charset=utf-8',
        ],
      }),
    )
    const [answer] = await mailsOf(zhang, id)
    const shown = await zhang.call(contract.showMail, { params: { id: answer?.id as string } })
    expect(shown).toMatchObject({ stranger: 'boss@kehu.test', customers: [{ id, evidence: 'thread' }] })
    expect(shown.thread.map((m) => m.direction)).toEqual(['out', 'in'])
    const { contacts } = await zhang.call(showCustomer, { params: { id } })
    const link = { customerId: id, contactId: contacts[0]?.id as string, address: 'boss@kehu.test' }
    await zhang.call(contract.linkMailAddress, { params: { id: answer?.id as string }, body: link })
    expect((await zhang.call(contract.showMail, { params: { id: answer?.id as string } })).stranger).toBeNull()
    const file = await app.fetch(`/mails/${shown.thread[0]?.id}/files/0`, {
      headers: { authorization: `Bearer ${zhang.key}` },
    })
    expect([file.headers.get('content-disposition'), file.headers.get('x-content-type-options')]).toEqual([
      "attachment; filename*=UTF-8''%E5%9B%BE%E7%BA%B8.pdf",
      'nosniff',
    ])
    expect(await file.text()).toBe('图纸')
  })

  test('C1, S1, R6: what Jinke sends without a customer, as for a sealed birthday, is filed in Sent and stands on no timeline', async () => {
    const { id } = await customer(zhang, 'wang@kehu.test', '寿星的厂')
    const queued = await app.writing((work) =>
      queueMail(work, {
        customerId: null,
        to: [{ name: '王工', address: 'wang@kehu.test' }],
        subject: '生日快乐',
        text: '祝您生日快乐',
        kind: 'greeting',
        from: zhang.id,
        countsAsTouch: false,
      }),
    )
    await app.runJobs()
    await app.runJob(sendDue)
    await app.runJobs()
    await until(async () => (await server.mails('zhang', 'Sent')).some((mail) => mail.includes(queued.id)))
    await sync()
    expect(await mailsOf(zhang, id)).toEqual([])
    expect(await timeline(zhang, id)).not.toContainEqual(expect.objectContaining({ kind: 'mail' }))
    expect(await touchesOf(zhang, id)).toEqual([])
  })

  test('C1: an answer to the plus-address of a mail finds its customer, from whatever address', async () => {
    const { id } = await customer(li, 'zhao@kehu.test', '加号的厂')
    const before = (await server.mails('zhao')).length
    await li.call(contract.writeMail, {
      body: { customerId: id, to: [{ address: 'zhao@kehu.test' }], subject: '问候', text: '您好' },
    })
    await app.runJobs()
    await settled('zhao', before + 1)
    const replyTo = /Reply-To: (\S+)/i.exec((await server.mails('zhao')).at(-1) ?? '')?.[1] ?? ''
    expect(replyTo).toMatch(/^post\+j[0-9a-f]{30}@firm\.test$/)
    await arrive('post', letter('private@qq.test', replyTo, { text: '这是我的私人邮箱，以后发这里' }))
    const [mail] = await mailsOf(li, id)
    expect(mail?.people[0]?.address).toBe('private@qq.test')
    expect((await touchesOf(li, id)).map((t) => t.direction)).toEqual(['in', 'out'])
  })

  const may = (address: string, kind: 'greeting' | 'notice' | 'person') =>
    app.writing(async (work) => (await mayWriteTo(work, address, kind))?.kind.reason ?? 'may')

  test('C1: a bounce marks the address, stands on the timeline, and greetings stop; a mail from there clears it', async () => {
    const { id } = await customer(zhang, 'zhao@kehu.test')
    const body = { customerId: id, to: [{ address: 'zhao@kehu.test' }], subject: '报价', text: '请看' }
    const queued = await zhang.call(contract.writeMail, { body })
    await app.runJobs()
    const report = [
      'From: MAILER-DAEMON@mx.kehu.test',
      'To: zhang@firm.test',
      'Subject: Undelivered',
      'Message-ID: <b1@mx>',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'failed',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx',
      '',
      'Final-Recipient: rfc822; zhao@kehu.test',
      'Action: failed',
      'Status: 5.1.1',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${queued.id}@firm.test>`,
      '',
      '--b--',
      '',
    ].join('\r\n')
    await arrive('zhang', report)
    expect(await zhang.call(contract.showOutgoing, { params: { id: queued.id } })).toMatchObject({
      state: 'sent',
      bouncedAt: expect.any(String),
    })
    const told = (await timeline(zhang, id)).find((entry) => entry.kind === 'mail')
    expect(told?.body).toMatchObject({ why: 'bounce', code: 'no_such_address', title: '报价' })
    const addresses = (await zhang.call(contract.listAddresses, { params: { id } })).items
    expect(addresses).toMatchObject([{ address: 'zhao@kehu.test', why: 'no_such_address' }])
    expect(await may('zhao@kehu.test', 'greeting')).toBe('address_bounced')
    expect(await may('zhao@kehu.test', 'person')).toBe('may')
    await arrive('zhang', letter('zhao@kehu.test', 'zhang@firm.test'))
    expect(await may('zhao@kehu.test', 'greeting')).toBe('may')
  })

  const report = (text: string, headers: string[] = []) =>
    letter('postmaster@mx.kehu.test', 'zhang@firm.test', {
      subject: '退信',
      text,
      headers: [...headers, 'Content-Type: text/plain; charset=utf-8'],
    })

  test('C1: whoever writes that an address is no good is believed only of a mail that we sent to it', async () => {
    const { id } = await customer(zhang, 'believed@kehu.test')
    const kept = async () => (await timeline(zhang, id)).filter((entry) => entry.body.why === 'bounce').length
    await arrive('zhang', report('believed@kehu.test: user unknown'))
    expect([await may('believed@kehu.test', 'notice'), await kept()]).toEqual(['may', 0])
    // A mail of ours to somebody else proves nothing either.
    await arrive('zhang', letter('zhang@firm.test', 'elsewhere@kehu.test', { id: 'to-another@firm.test' }), 'Sent')
    await arrive('zhang', report('believed@kehu.test: user unknown', ['In-Reply-To: <to-another@firm.test>']))
    expect([await may('believed@kehu.test', 'notice'), await kept()]).toEqual(['may', 0])
    // What was sent from another program counts as well; put off, it is history, and marks nothing.
    await arrive('zhang', letter('zhang@firm.test', 'believed@kehu.test', { id: 'own@firm.test' }), 'Sent')
    const about = ['References: <own@firm.test>']
    await arrive('zhang', report('believed@kehu.test: 421 temporary problem, recipient server busy', about))
    expect([await may('believed@kehu.test', 'notice'), await kept()]).toEqual(['may', 1])
    await arrive(
      'zhang',
      report('发件人 zhang@firm.test\n收件人 believed@kehu.test 不存在，550\n请联系 help@kehu.test', about),
    )
    expect([await may('believed@kehu.test', 'notice'), await kept()]).toEqual(['address_bounced', 2])
    expect(await may('zhang@firm.test', 'notice')).toBe('may')
    expect(await may('help@kehu.test', 'notice')).toBe('may')
  })

  test('C1: a report about a mail of ours that names nobody it went to stands in the history, and marks nothing', async () => {
    const { id } = await customer(zhang, 'named@kehu.test')
    await arrive('zhang', letter('zhang@firm.test', 'named@kehu.test', { id: 'naming@firm.test' }), 'Sent')
    await arrive('zhang', report('help@kehu.test: user unknown, 550', ['In-Reply-To: <naming@firm.test>']))
    expect((await mailsOf(zhang, id))[0]).toMatchObject({ automatic: 'bounce', direction: 'in' })
    expect((await touchesOf(zhang, id)).map((t) => t.direction)).toEqual(['out'])
    for (const address of ['named@kehu.test', 'help@kehu.test']) expect(await may(address, 'notice')).toBe('may')
  })

  test('C1: an address that the server refuses at once is marked too, and the mail is told as failed', async () => {
    const { id } = await customer(zhang, 'gone@kehu.test')
    const body = { customerId: id, to: [{ address: 'gone@kehu.test' }], subject: '报价', text: '请看' }
    const queued = await zhang.call(contract.writeMail, { body })
    await app.runJobs()
    const sent = await zhang.call(contract.showOutgoing, { params: { id: queued.id } })
    expect(sent).toMatchObject({ state: 'failed', words: expect.stringContaining('refused'), can: { retry: true } })
    expect(await may('gone@kehu.test', 'notice')).toBe('address_bounced')
    expect((await timeline(zhang, id))[0]).toMatchObject({
      kind: 'mail',
      body: { why: 'failed', outgoingId: queued.id },
    })
  })

  test('M3: who wants no greetings gets none, and business mail all the same', async () => {
    const { id } = await customer(zhang, 'quiet@kehu.test')
    await zhang.call(contract.setOptOut, { params: { id }, body: { address: 'Quiet@kehu.test', out: true } })
    expect(await may('quiet@kehu.test', 'greeting')).toBe('opted_out')
    expect(await may('quiet@kehu.test', 'notice')).toBe('may')
    await zhang.call(contract.setOptOut, { params: { id }, body: { address: 'quiet@kehu.test', out: false } })
    expect(await may('quiet@kehu.test', 'greeting')).toBe('may')
  })

  test('C1: other modules queue mail in their own transaction, once by its key, later, and call it off', async () => {
    const { id } = await customer(zhang, 'wang@kehu.test')
    const before = (await server.mails('wang')).length
    const mail = (dedupeKey: string, at: string, more = {}) =>
      app.writing((work) =>
        queueMail(work, {
          customerId: id,
          to: [{ name: '', address: 'wang@kehu.test' }],
          subject: '预约提醒',
          text: '明天十点',
          kind: 'notice',
          dedupeKey,
          at: new Date(at),
          from: zhang.id,
          countsAsTouch: false,
          ...more,
        }),
      )
    const later = '2026-06-02T02:00:00Z'
    const first = await mail('appointment 1 reminder', later, {
      calendar: { method: 'REQUEST', ics: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n' },
    })
    expect(await mail('appointment 1 reminder', later)).toEqual(first)
    await mail('appointment 2 reminder', later)
    await app.runJobs()
    expect(await server.mails('wang')).toHaveLength(before)
    expect(await app.writing((work) => cancelMail(work, 'appointment 2 '))).toBe(1)
    app.clock.set(later)
    await app.runJob(sendDue)
    await app.runJobs()
    await settled('wang', before + 1)
    const got = (await server.mails('wang')).slice(before)
    expect(got).toHaveLength(1)
    expect(got[0]).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/)
    expect(got[0]).toMatch(/filename=invite\.ics/)
    expect(got[0]).toContain('Auto-Submitted: auto-generated')
    expect(await touchesOf(zhang, id)).toEqual([])
    const [kept] = await mailsOf(zhang, id)
    expect(kept).toMatchObject({ automatic: 'notice', direction: 'out' })
    expect(await app.writing((work) => mailReady(work))).toBeNull()
    // A transaction that is undone leaves no mail.
    await expect(
      app.writing(async (work) => {
        await queueMail(work, {
          customerId: id,
          to: [{ name: '', address: 'wang@kehu.test' }],
          subject: 'x',
          text: 'x',
          kind: 'notice',
          countsAsTouch: false,
          from: zhang.id,
        })
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    await app.runJobs()
    expect(await server.mails('wang')).toHaveLength(before + 1)
  })

  test('A6: what an invitation’s answer says is at hand for the calendars', async () => {
    const { id } = await customer(zhang, 'invited@kehu.test')
    const ics = 'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR'
    await arrive(
      'zhang',
      letter('invited@kehu.test', 'zhang@firm.test', {
        headers: ['MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary=b'],
        text: `--b\r\nContent-Type: text/plain\r\n\r\nAccepted\r\n--b\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n${ics}\r\n--b--`,
      }),
    )
    const [mail] = await mailsOf(zhang, id)
    const parts = await app.writing((work) => calendarPartsOf(work, mail?.id as string))
    expect(parts.map((p) => p.ics.trim())).toEqual([ics])
    expect(
      await app.query(
        `select data ->> 'hasCalendar' as has from event where type = 'mail.arrived' and subject_id = $1`,
        [mail?.id],
      ),
    ).toEqual([{ has: 'true' }])
  })

  test('C1: a mail is parted from a customer: the touch is taken back, and with nobody left its words are gone', async () => {
    const { id } = await customer(zhang, 'wrong@kehu.test')
    await arrive('zhang', letter('wrong@kehu.test', 'zhang@firm.test', { text: '其实是家里的私事，不该在这里' }))
    const [mail] = await mailsOf(zhang, id)
    await zhang.call(contract.partMail, { params: { id: mail?.id as string }, body: { customerId: id } })
    expect(await touchesOf(zhang, id)).toEqual([])
    expect(await mailsOf(zhang, id)).toEqual([])
    expect((await zhang.call(showCustomer, { params: { id } })).touches).toBe(0)
    expect(await app.query('select body from mail_text where mail_id = $1', [mail?.id])).toEqual([{ body: '***' }])
    await sync()
    expect(await mailsOf(zhang, id)).toEqual([])
  })

  test('C1: of duplicates that were merged, the one that was kept has the mail', async () => {
    const kept = await customer(zhang, 'kept@kehu.test')
    const merged = await customer(zhang, 'merged@kehu.test')
    await zhang.call(mergeCustomers, { body: { keptId: kept.id, mergedId: merged.id, reason: '同一家' } })
    await arrive('zhang', letter('merged@kehu.test', 'zhang@firm.test'))
    expect(await mailsOf(zhang, kept.id)).toHaveLength(1)
  })

  test('T8: who is made nameless is so in mail too, with what was attached', async () => {
    const { id } = await customer(zhang, 'erase@kehu.test')
    await arrive('zhang', letter('erase@kehu.test', 'zhang@firm.test', { text: '张全蛋要的货，请保密' }))
    const [mail] = await mailsOf(zhang, id)
    await app.admin.call(anonymiseCustomer, { params: { id }, body: { reason: '本人要求' } })
    expect(await app.query('select subject, body, people from mail_text where mail_id = $1', [mail?.id])).toEqual([
      { subject: '***', body: '***', people: [] },
    ])
  })

  test('C1: once an address is a contact’s, the mail from before is fetched too', async () => {
    await arrive('zhang', letter('before@kehu.test', 'zhang@firm.test', { text: '上周问的纸样到了吗，急用' }))
    const { id } = await customer(zhang, 'before@kehu.test')
    expect(await mailsOf(zhang, id)).toEqual([])
    await app.runJobs()
    await sync()
    expect(await mailsOf(zhang, id)).toHaveLength(1)
    expect((await account(zhang, 'zhang@firm.test'))?.health).toBe('healthy')
  })

  test('C1: turned off, the passwords are forgotten and nothing more is read', async () => {
    const shared = await account(app.admin, 'sales@firm.test')
    const off = await app.admin.call(contract.changeMailAccount, {
      params: { id: shared?.id as string },
      body: { state: 'off' },
    })
    expect(off).toMatchObject({ health: 'off', imap: { hasPassword: false } })
    const again = await app.admin.refusal(contract.changeMailAccount, {
      params: { id: shared?.id as string },
      body: { state: 'on' },
    })
    expect(again.body.reason).toBe('mail_password_needed')
  })
})
