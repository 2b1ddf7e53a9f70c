import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { appointing, hour, nextDay, property, TEN } from '../../testing/appointing.ts'
import { connectSending } from '../../testing/mail.ts'
import { archiveCustomer } from '../customers/contract.ts'
import { keepMail } from '../mail/keeping.ts'
import { keepFile } from '../mail/sending/repo.ts'
import { assign, depart, suspendMany } from '../pool/contract.ts'
import { recall } from '../pool/jobs.ts'
import { showToday } from '../today/contract.ts'
import * as contract from './contract.ts'

let app: TestApp
let zhang: Caller
let li: Caller
let boss: Caller
let world: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep', { name: '张三' })
  li = await app.person('rep', { name: '李四' })
  boss = await app.person('manager', { name: '主管' })
  world = appointing(app)
  await connectSending(app.admin)
})
afterAll(() => app.close())
beforeEach(() => app.clock.set(NOW))

const handOver = async (customerId: string, ownerId: string) => {
  await app.admin.call(assign, { body: { customerIds: [customerId], ownerId, reason: '换人跟进' } })
  await app.runJobs()
}
const booked = async (more = {}) => {
  const a = await world.appointment(zhang, more)
  await world.book(zhang, a, hour(nextDay(), TEN))
  await app.runJobs()
  return a
}
const icsOf = async (id: string) => (await world.mails(id)).flatMap((m) => (m.calendar ? [m.calendar.ics] : []))
const reasonsOf = async (by: Caller, customerId: string) => {
  const { items } = await by.call(showToday)
  return JSON.stringify(items.find((item) => item.customer.id === customerId)?.reasons ?? null)
}

let answered = 0
/** A no to the invitation of a SEQUENCE, as a calendar sends it. */
const declines = async (a: { id: string; customerId: string; mail: string }, sequence: number) => {
  const event = [
    `UID:${a.id}@main.jinke`,
    `SEQUENCE:${sequence}`,
    'DTSTAMP:20260601T030000Z',
    'DTSTART:20260701T020000Z',
    'DTEND:20260701T030000Z',
    `ATTENDEE;PARTSTAT=DECLINED:mailto:${a.mail}`,
  ]
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', 'METHOD:REPLY', 'BEGIN:VEVENT']
  const ics = [...head, ...event, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')
  await app.writing(async (work) => {
    const kept = await keepFile(work.tx, Buffer.from(ics), work.now)
    await keepMail(work, {
      messageId: `no${++answered}@kehu.test`,
      refs: [],
      direction: 'in',
      automatic: null,
      sentAt: work.now,
      writtenAt: null,
      accountId: null,
      people: [{ part: 'from', name: '王工', address: a.mail }],
      subject: 'Re',
      text: '',
      html: null,
      remark: null,
      files: [{ name: 'invite.ics', type: 'text/calendar', cid: null, ...kept }],
      bytes: 100,
      effective: false,
      personId: zhang.id,
      links: [{ customerId: a.customerId, contactIds: [], evidence: 'address', touch: false }],
    })
  })
  await app.runJobs()
}

describe('A6, T6: an appointment that changes hands', () => {
  test('the customer is told who comes, under the ORGANIZER and UID of the first invitation', async () => {
    const a = await booked()
    await app.query(`update appointment set organizer_address = 'zhang@firm.test' where id = $1`, [a.id])
    await handOver(a.customerId, li.id)
    const mails = await world.mails(a.id)
    expect(mails.at(-1)?.subject).toContain('李四')
    expect(mails.at(-1)?.body).toContain('时间不变')
    const [first, second] = await icsOf(a.id)
    expect(property(second ?? '', 'UID')).toBe(property(first ?? '', 'UID'))
    expect(property(second ?? '', 'SEQUENCE')).toBe('SEQUENCE:2')
    expect(property(second ?? '', 'ORGANIZER')).toMatch(/SENT-BY="mailto:[^"]+".*:mailto:zhang@firm\.test$/)
    await li.call(contract.cancelAppointment, { params: { id: a.id }, body: {} })
    const cancel = (await icsOf(a.id)).at(-1) ?? ''
    expect(cancel).toContain('METHOD:CANCEL')
    expect(property(cancel, 'ORGANIZER')).toContain('mailto:zhang@firm.test')
    expect(property(cancel, 'SEQUENCE')).toBe('SEQUENCE:3')
  })

  test('A6: the sequence that the customer holds rises with what the customer is told, and with nothing else', async () => {
    const a = await booked()
    const held = async () =>
      (await app.query<{ told: number }>('select told_sequence as told from appointment where id = $1', [a.id]))[0]
        ?.told
    expect(await held()).toBe(1)
    await zhang.call(contract.changeAppointment, { params: { id: a.id }, body: { agenda: '改谈', notify: false } })
    expect(await held()).toBe(1)
    await zhang.call(contract.changeAppointment, { params: { id: a.id }, body: { agenda: '再改' } })
    expect(await held()).toBe(3)
  })

  test('A6: a no to what the customer holds counts, whatever we changed since without a word', async () => {
    const silent = await booked()
    await zhang.call(contract.changeAppointment, { params: { id: silent.id }, body: { agenda: '改谈', notify: false } })
    await declines(silent, 1)
    expect(await world.show(zhang, silent.id)).toMatchObject({
      sequence: 2,
      waiting: 'mail_answer',
      contacts: [{ answer: 'declined' }],
    })
    // Taken over by one who has something else then, and so not told yet.
    const at = hour(nextDay(), TEN)
    await world.book(li, await world.appointment(li), at)
    const clashing = await world.appointment(zhang)
    await world.book(zhang, clashing, at)
    await handOver(clashing.customerId, li.id)
    await declines(clashing, 1)
    expect((await world.show(li, clashing.id)).contacts).toMatchObject([{ answer: 'declined' }])
  })

  test('who cannot be told by mail waits on the new owner’s list until somebody has', async () => {
    const c = await world.customer(zhang, { mail: false })
    const a = await booked({ customerId: c.id, contactIds: [c.contactId] })
    await handOver(c.id, li.id)
    expect(await world.show(li, a.id)).toMatchObject({ organiser: { id: li.id }, waiting: 'untold' })
    expect(await reasonsOf(li, c.id)).toContain('tell the customer who comes')
    const done = await li.call(contract.keepAppointment, { params: { id: a.id }, body: { notify: false } })
    expect(done.told?.text).toContain('李四')
    expect(done.appointment.waiting).toBe(null)
  })
})

describe('A7: an open appointment is never nobody’s', () => {
  test('whoever leaves: what was agreed with a colleague’s customer goes to the owner, who is told, and so is the customer', async () => {
    const wang = await app.person('rep', { name: '王五' })
    const c = await world.customer(zhang)
    const a = await booked({ customerId: c.id, contactIds: [c.contactId], organiserId: wang.id })
    const beside = await booked({ personIds: [wang.id] })
    await app.admin.call(depart, { params: { id: wang.id }, body: { moves: [] } })
    await app.runJobs()
    expect(await world.show(zhang, a.id)).toMatchObject({ organiser: { id: zhang.id }, state: 'booked' })
    expect((await world.mails(a.id)).at(-1)?.subject).toContain('张三')
    expect((await world.show(zhang, beside.id)).people).toEqual([])
    expect(
      await app.query('select 1 from booked_time where subject_id = $1 and released_at is null', [wang.id]),
    ).toEqual([])
  })

  test('T6: recalled by night, it waits on the list of who answers for the customer, and goes with it to the next owner', async () => {
    const a = await booked()
    await app.query(`update customer set recall_on = '2026-01-01' where id = $1`, [a.customerId])
    await app.runJob(recall)
    await app.runJobs()
    expect(await world.show(boss, a.id)).toMatchObject({ organiser: { id: boss.id }, waiting: 'unowned' })
    expect(await reasonsOf(boss, a.customerId)).toContain('nobody’s')
    await handOver(a.customerId, li.id)
    expect(await world.show(li, a.id)).toMatchObject({ organiser: { id: li.id }, waiting: null, state: 'booked' })
    expect((await world.mails(a.id)).at(-1)?.subject).toContain('李四')
  })

  test('T6: whatever else they ask for meanwhile, it goes along; but who said to go, goes', async () => {
    const [asked, kept] = [await booked(), await booked()]
    for (const { customerId } of [asked, kept])
      await app.query(`update customer set recall_on = '2026-01-01' where id = $1`, [customerId])
    await app.runJob(recall)
    await app.runJobs()
    await app.query(`update appointment set waiting = 'mail_answer' where id = $1`, [asked.id])
    await boss.call(contract.keepAppointment, { params: { id: kept.id }, body: { notify: true } })
    expect((await world.mails(kept.id)).at(-1)?.subject).toContain('主管')
    for (const { customerId } of [asked, kept]) await handOver(customerId, li.id)
    expect(await world.show(li, asked.id)).toMatchObject({ organiser: { id: li.id }, waiting: 'mail_answer' })
    expect(await world.show(li, kept.id)).toMatchObject({ organiser: { id: boss.id }, waiting: null })
  })

  test('T4, T8: a customer who expects us is neither put to rest nor put away, and is told why in words', async () => {
    const a = await booked()
    const away = () => boss.refusal(archiveCustomer, { params: { id: a.customerId }, body: { reason: '同行' } })
    expect((await away()).body).toMatchObject({ reason: 'still_expected' })
    const rested = await boss.call(suspendMany, { body: { customerIds: [a.customerId], reason: '没有预算' } })
    expect(rested.refused[0]?.reasons.map((r) => r.reason)).toContain('still_expected')
    await zhang.call(contract.cancelAppointment, { params: { id: a.id }, body: {} })
    await boss.call(archiveCustomer, { params: { id: a.customerId }, body: { reason: '同行' } })
  })

  test('T8: times that can still be picked stand in the way as well, until they are taken back', async () => {
    const a = await world.appointment(zhang)
    await world.offer(zhang, a, [hour(nextDay(), TEN)])
    const away = () => boss.refusal(archiveCustomer, { params: { id: a.customerId }, body: { reason: '同行' } })
    expect((await away()).body).toMatchObject({ reason: 'still_offered' })
    await zhang.call(contract.revokeLinks, { params: { id: a.id } })
    await boss.call(archiveCustomer, { params: { id: a.customerId }, body: { reason: '同行' } })
  })
})
