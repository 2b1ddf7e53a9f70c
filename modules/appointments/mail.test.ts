import { type ParsedMail, simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp, until } from '../../testing/app.ts'
import { appointing, property } from '../../testing/appointing.ts'
import { type MailServer, startMailServer, whyNoMailServer } from '../../testing/mailServer.ts'
import { changeSettings } from '../company/contract.ts'
import { addContact, createCustomer } from '../customers/contract.ts'
import { addMailAccount } from '../mail/contract.ts'
import { syncAll } from '../mail/jobs.ts'
import { sendDue } from '../mail/sending/jobs.ts'
import * as contract from './contract.ts'

// From the offer to the end of it with a real mail server: what leaves is what calendars take, what comes back is read from
// the mailbox.

const why = whyNoMailServer()
const THREE = '2026-06-05T07:00:00.000Z'
const NEXT_WEEK = '2026-06-09T02:00:00.000Z'

describe.skipIf(why !== null)(`A6, C1: an appointment by mail${why ? ` (skipped: ${why})` : ''}`, () => {
  let server: MailServer
  let app: TestApp
  let zhang: Caller
  let it: ReturnType<typeof appointing>
  let id: string
  let path: string
  let uid: string
  beforeAll(async () => {
    server = await startMailServer(['zhang', 'post', 'wang'])
    app = await openApp()
    it = appointing(app)
    zhang = await app.person('rep', { name: '张三' })
    await app.admin.call(changeSettings, { body: { values: { 'company.inner_hosts': '127.0.0.1' } } })
    const at = { host: '127.0.0.1', security: 'plain' as const }
    const imap = (user: string) => ({ ...at, port: server.imap, user, password: server.password })
    const smtp = { ...at, port: server.smtp, user: '' }
    await app.admin.call(addMailAccount, {
      body: { kind: 'company', name: '锦程印刷', address: 'post@firm.test', smtp, imap: imap('post'), plus: true },
    })
    await zhang.call(addMailAccount, {
      body: { kind: 'personal', name: '张三', address: 'zhang@firm.test', imap: imap('zhang'), smtp },
    })
    const customer = await zhang.call(createCustomer, { body: { name: '宏图印刷', force: true } })
    await zhang.call(addContact, { params: { id: customer.id }, body: { name: '王工', mails: ['wang@kehu.test'] } })
    const body = { customerId: customer.id, kind: 'visit_out', place: '科技园 3 栋', agenda: '看样定稿' }
    id = (await zhang.call(contract.createAppointment, { body })).id
    uid = `${id}@main.jinke`
  }, 120_000)
  afterAll(async () => {
    await app?.close()
    await server?.stop()
  })

  const sent = async () => {
    await app.runJobs()
    await app.runJob(sendDue)
    await app.runJobs()
  }
  /** What reached the customer after `act`. */
  const reachedBy = async (act: () => Promise<unknown>): Promise<{ raw: string; mail: ParsedMail }> => {
    const before = await server.mails('wang')
    await act()
    await sent()
    await until(async () => (await server.mails('wang')).length > before.length)
    // Two that came in the same second stand in no order.
    const [raw = '', ...more] = (await server.mails('wang')).filter((mail) => !before.includes(mail))
    expect(more).toEqual([])
    return { raw, mail: await simpleParser(raw) }
  }
  const calendarOf = (mail: ParsedMail) => {
    const part = mail.attachments.find((a) => a.filename?.endsWith('.ics'))
    return part?.content.toString() ?? ''
  }
  let answers = 0
  const answer = async (
    method: 'REPLY' | 'COUNTER',
    more: { says?: string; sequence: number; stamp: string; start?: string },
  ) => {
    const ics = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN',
      `METHOD:${method}`,
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `SEQUENCE:${more.sequence}`,
      `DTSTAMP:${more.stamp}`,
      `DTSTART:${more.start ?? '20260605T070000Z'}`,
      `DTEND:${(more.start ?? '20260605T070000Z').replace(/T(\d\d)/, (_, h) => `T${String(Number(h) + 1).padStart(2, '0')}`)}`,
      'ORGANIZER:mailto:zhang@firm.test',
      `ATTENDEE;PARTSTAT=${more.says ?? 'TENTATIVE'}:mailto:Wang@kehu.test`,
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n')
    const mail = [
      'From: =?utf-8?B?546L5bel?= <wang@kehu.test>',
      'To: zhang@firm.test',
      'Subject: Re',
      `Message-ID: <answer${++answers}@kehu.test>`,
      'Date: Mon, 1 Jun 2026 10:00:00 +0800',
      'MIME-Version: 1.0',
      `Content-Type: text/calendar; charset=utf-8; method=${method}`,
      '',
      ics,
    ].join('\r\n')
    await server.deliver('zhang', mail)
    await app.runJob(syncAll)
    await app.runJobs()
  }
  const show = () => it.show(zhang, id)

  test('A1: offered by mail, with a link in it and no invitation yet', async () => {
    const { mail } = await reachedBy(() => it.offer(zhang, { id }, [THREE, '2026-06-08T02:00:00.000Z']))
    expect(mail.from?.value[0]?.address).toBe('zhang@firm.test')
    expect(mail.text).toContain('6月5日')
    expect(calendarOf(mail)).toBe('')
    path = new URL(/http\S+\/a\/main\/\S+/.exec(mail.text ?? '')?.[0] ?? '').pathname
  })

  test('A1, A6: picked by that link; the invitation is one that calendars take', async () => {
    const { raw, mail } = await reachedBy(() => it.post(path, { do: 'pick', at: THREE }))
    expect(raw.replace(/\r?\n[ \t]+/g, ' ')).toMatch(/Content-Type: text\/calendar;[^\r\n]*method=REQUEST/i)
    expect(raw).toMatch(/Content-Type: multipart\/alternative/i)
    const ics = calendarOf(mail)
    expect(ics).toContain('METHOD:REQUEST\r\n')
    expect(property(ics, 'UID')).toBe(`UID:${uid}`)
    expect(property(ics, 'SEQUENCE')).toBe('SEQUENCE:1')
    expect(property(ics, 'ORGANIZER')).toContain('mailto:zhang@firm.test')
    expect(property(ics, 'ATTENDEE')).toMatch(/:mailto:wang@kehu\.test$/i)
    expect(property(ics, 'DTSTART')).toBe('DTSTART:20260605T070000Z')
    expect(ics.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(mail.text).toContain('科技园 3 栋')
  })

  test('A6: a REPLY is read from the mailbox, one with an older stamp is not taken', async () => {
    await answer('REPLY', { says: 'ACCEPTED', sequence: 1, stamp: '20260601T020000Z' })
    expect((await show()).contacts[0]?.answer).toBe('accepted')
    await answer('REPLY', { says: 'DECLINED', sequence: 1, stamp: '20260601T015900Z' })
    expect(await show()).toMatchObject({ waiting: null, contacts: [{ answer: 'accepted' }] })
  })

  test('A5, A6: moved by us, the same UID with a higher SEQUENCE; a no to what it was is not taken, and asked about', async () => {
    const { mail } = await reachedBy(() => it.book(zhang, { id }, NEXT_WEEK))
    const ics = calendarOf(mail)
    expect([property(ics, 'UID'), property(ics, 'SEQUENCE'), property(ics, 'DTSTART')]).toEqual([
      `UID:${uid}`,
      'SEQUENCE:2',
      'DTSTART:20260609T020000Z',
    ])
    await answer('REPLY', { says: 'DECLINED', sequence: 1, stamp: '20260601T030000Z' })
    expect(await show()).toMatchObject({
      state: 'booked',
      startsAt: NEXT_WEEK,
      waiting: 'mail_answer',
      asked: { answer: 'older_declined' },
      contacts: [{ answer: 'none' }],
    })
  })

  test('A6: a COUNTER waits for us with its time, and moves nothing', async () => {
    await answer('COUNTER', { sequence: 2, stamp: '20260601T040000Z', start: '20260610T060000Z' })
    expect(await show()).toMatchObject({
      state: 'booked',
      startsAt: NEXT_WEEK,
      sequence: 2,
      waiting: 'countered',
      asked: { what: 'countered', startsAt: '2026-06-10T06:00:00.000Z', contact: { name: '王工' } },
    })
  })

  test('A5, A6: cancelled, calendars hear of it under the same UID; an answer to it changes nothing', async () => {
    const cancel = () => zhang.call(contract.cancelAppointment, { params: { id }, body: { reason: '改线上' } })
    const { raw, mail } = await reachedBy(cancel)
    expect(raw.replace(/\r?\n[ \t]+/g, ' ')).toMatch(/Content-Type: text\/calendar;[^\r\n]*method=CANCEL/i)
    const ics = calendarOf(mail)
    expect([property(ics, 'UID'), property(ics, 'SEQUENCE'), property(ics, 'STATUS')]).toEqual([
      `UID:${uid}`,
      'SEQUENCE:3',
      'STATUS:CANCELLED',
    ])
    await answer('REPLY', { says: 'ACCEPTED', sequence: 3, stamp: '20260601T050000Z' })
    expect(await show()).toMatchObject({ state: 'cancelled', sequence: 3, contacts: [{ answer: 'none' }] })
  })

  test('A7, C1: all of it stands in the customer’s history once', async () => {
    const { customer } = await show()
    const sentMails = await app.query(`select 1 from mail_outgoing where customer_id = $1 and state = 'sent'`, [
      customer.id,
    ])
    expect(sentMails).toHaveLength(4)
  })
})
