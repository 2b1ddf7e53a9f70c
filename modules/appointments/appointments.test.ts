import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { connectSending } from '../../testing/mail.ts'
import { addContact, changeContact, createCustomer, showTimeline } from '../customers/contract.ts'
import { keepMail } from '../mail/keeping.ts'
import { keepFile } from '../mail/sending/repo.ts'
import { showToday } from '../today/contract.ts'
import * as contract from './contract.ts'
import { remind } from './messages/reminders.ts'

let app: TestApp
let zhang: Caller
let made = 0
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep', { name: '张三' })
  await connectSending(app.admin)
})
afterAll(() => app.close())
beforeEach(() => app.clock.set(NOW))

const customer = async (by = zhang) => {
  const mail = `wang${++made}@kehu.test`
  const { id } = await by.call(createCustomer, { body: { name: `约见厂 ${made}`, force: true } })
  const { contacts } = await by.call(addContact, { params: { id }, body: { name: '王工', mails: [mail] } })
  return { id, contactId: contacts[0]?.id as string, mail }
}
type Kind = 'visit_out' | 'call'
const appointment = async (more: Record<string, unknown> = {}, kind: Kind = 'visit_out') => {
  const c = await customer()
  const a = await zhang.call(contract.createAppointment, {
    body: { customerId: c.id, kind, contactIds: [c.contactId], place: '科技园 3 栋', agenda: '看样定稿', ...more },
  })
  return { ...a, customerId: c.id, contactId: c.contactId, mail: c.mail }
}
// Each test has days of its own: one person has only one calendar.
let days = 1
const nextDay = () => Date.parse('2026-06-01T00:00:00Z') + ++days * 86_400_000
const hour = (day: number, h: number) => new Date(day + h * 3_600_000).toISOString()
const TEN = 2
const THREE = 7

const offer = async (a: { id: string }, times: string[], more = {}) => {
  const done = await zhang.call(contract.offerTimes, { params: { id: a.id }, body: { times, ...more } })
  return { ...done, path: new URL(done.told?.link ?? '').pathname }
}
const get = (path: string, init: RequestInit = {}) => fetch(`${app.url}${path}`, { redirect: 'manual', ...init })
const post = (path: string, form: Record<string, string>) =>
  get(path, { method: 'POST', body: new URLSearchParams(form) })
const show = (id: string) => zhang.call(contract.showAppointment, { params: { id } })
const mails = (id: string) =>
  app.query<{
    subject: string
    body: string
    calendar: { method: string; ics: string } | null
    to: string
    state: string
  }>(
    `select x.subject, x.body, x.calendar, x.people->0->>'address' as to, o.state from mail_outgoing o join mail_outgoing_text x on x.outgoing_id = o.id
      where o.dedupe_key like $1 order by o.queued_at, o.id`,
    [`appointment ${id} %`],
  )
const property = (ics: string, name: string) =>
  new RegExp(`^${name}[:;][^\\r]*`, 'm').exec(ics.replace(/\r\n[ \t]/g, ''))?.[0]
const booked = async (kind: Kind = 'visit_out', h = TEN) => {
  const a = await appointment({}, kind)
  const at = hour(nextDay(), h)
  const done = await zhang.call(contract.bookAppointment, { params: { id: a.id }, body: { startsAt: at } })
  return { ...a, at, done, path: new URL(done.told?.link ?? '').pathname }
}

describe('A1: several times are offered, and picked behind a link', () => {
  test('the page shows the times in the customer’s zone and tells nothing of the customer', async () => {
    const a = await appointment({ zone: 'Europe/Berlin', locale: 'en' })
    const day = nextDay()
    const { path, told } = await offer(a, [hour(day, TEN + 5), hour(day, THREE + 2)])
    expect(told?.sentTo).toEqual(['王工'])
    const reply = await get(path)
    const text = await reply.text()
    expect(reply.status).toBe(200)
    expect(text).toContain('09:00–10:00')
    expect(text).not.toContain('约见厂')
    expect(text).not.toContain('王工')
    expect(text).not.toContain('<script')
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(await (await get(`${path}?lang=zh`)).text()).toContain('哪个时间方便')
  })

  test('one tap books it; both sides have it in writing, with an invitation', async () => {
    const a = await appointment()
    const day = nextDay()
    const { path } = await offer(a, [hour(day, TEN), hour(day, THREE)])
    const reply = await post(path, { do: 'pick', at: hour(day, THREE) })
    expect(reply.status).toBe(303)
    const now = await show(a.id)
    expect(now).toMatchObject({
      state: 'booked',
      startsAt: hour(day, THREE),
      sequence: 1,
      contacts: [{ answer: 'accepted' }],
      offered: [],
    })
    expect(now.moves.at(-1)).toMatchObject({ what: 'booked', byLink: true, by: null, contact: { name: '王工' } })
    const sent = await mails(a.id)
    const confirmed = sent.find((m) => m.to === a.mail && m.calendar)
    expect(confirmed?.body).toContain('科技园 3 栋')
    expect(confirmed?.body).toContain('看样定稿')
    expect(confirmed?.calendar?.method).toBe('REQUEST')
    expect(property(confirmed?.calendar?.ics ?? '', 'UID')).toBe(`UID:${a.id}@main.jinke`)
    expect(property(confirmed?.calendar?.ics ?? '', 'SEQUENCE')).toBe('SEQUENCE:1')
    expect(await (await get(path)).text()).toContain('已经约好了')
  })

  test('tapped twice it stands once', async () => {
    const a = await appointment()
    const day = nextDay()
    const { path } = await offer(a, [hour(day, TEN)])
    await Promise.all([1, 2, 3].map(() => post(path, { do: 'pick', at: hour(day, TEN) })))
    expect(await show(a.id)).toMatchObject({ state: 'booked', sequence: 1 })
  })

  test('none fits: their own words wait for us; declined is kept', async () => {
    const a = await appointment()
    const { path } = await offer(a, [hour(nextDay(), TEN)])
    await post(path, { do: 'none', words: '下周三下午可以' })
    expect(await show(a.id)).toMatchObject({ state: 'proposed', waiting: 'none_fits' })
    const { items } = await zhang.call(contract.listAppointments, { query: { waiting: 'true' } })
    expect(items.map((i) => i.id)).toContain(a.id)
    const timeline = await zhang.call(showTimeline, { params: { id: a.customerId } })
    expect(timeline.items.map((i) => i.body)).toContainEqual(
      expect.objectContaining({ what: 'none_fits', note: '下周三下午可以' }),
    )
    await post(path, { do: 'decline' })
    expect(await show(a.id)).toMatchObject({ state: 'declined', waiting: 'called_off', asked: { what: 'declined' } })
  })

  test('said on the phone, the rep records the pick', async () => {
    const { done } = await booked()
    expect(done.appointment).toMatchObject({ state: 'booked', sequence: 1 })
  })
})

describe('A1: a link is safe to open', () => {
  const everything = async () =>
    (
      await app.query<{ digest: string }>(
        `select md5(string_agg(t::text, '|' order by t::text)) as digest from (
          select a::text as t from appointment a union all select l::text from appointment_link l union all select m::text from appointment_move m
          union all select b::text from booked_time b union all select o::text from offer_time o union all select r::text from appointment_reminder r
          union all select q::text from mail_outgoing q) x`,
      )
    )[0]?.digest

  test('a scanner GETs and HEADs every link, whatever stands in it: nothing changes', async () => {
    const a = await appointment()
    const day = nextDay()
    const { path } = await offer(a, [hour(day, TEN)])
    const later = await booked()
    const before = await everything()
    for (const p of [path, later.path])
      for (const query of ['', '?lang=en', '?move=1', '?do=cancel', `?do=pick&at=${hour(day, TEN)}`])
        for (const method of ['GET', 'HEAD']) expect((await get(p + query, { method })).status).toBe(200)
    expect(await everything()).toBe(before)
  })

  test('unknown, revoked and expired links lead nowhere, and look the same', async () => {
    const a = await appointment()
    const { path } = await offer(a, [hour(nextDay(), TEN)])
    const unknown = await get(`/a/main/${'A'.repeat(43)}`)
    expect(unknown.status).toBe(404)
    app.clock.set('2026-07-20T00:00:00Z')
    expect((await get(path)).status).toBe(404)
    expect((await post(path, { do: 'cancel' })).status).toBe(404)
    app.clock.set(NOW)
    await zhang.call(contract.revokeLinks, { params: { id: a.id } })
    const revoked = await get(path)
    expect([revoked.status, await revoked.text().then((t) => t.replaceAll(path, ''))]).toEqual([
      404,
      await unknown.text().then((t) => t.replaceAll(`/a/main/${'A'.repeat(43)}`, '')),
    ])
    expect((await get('/a/nobody/x')).status).toBe(404)
  })

  test('of a token only its digest is kept', async () => {
    const a = await appointment()
    const { path } = await offer(a, [hour(nextDay(), TEN)], { mail: false })
    const token = path.split('/').at(-1) as string
    expect(token).toHaveLength(43)
    const [kept] = await app.query<{ text: string }>(
      `select string_agg(l::text, ' ') as text from appointment_link l where appointment_id = $1`,
      [a.id],
    )
    expect(kept?.text).not.toContain(token)
  })

  test('what is not offered cannot be picked, and words are text', async () => {
    const a = await appointment({ agenda: '<img src=x onerror=alert(1)>' })
    const day = nextDay()
    const { path } = await offer(a, [hour(day, TEN)])
    expect((await post(path, { do: 'pick', at: hour(day, THREE) })).status).toBe(409)
    expect((await show(a.id)).state).toBe('proposed')
    expect(await (await get(path)).text()).not.toContain('<img')
  })
})

describe('A5: moved and cancelled from the same link, reminded of what stands', () => {
  test('moved by the customer: the sequence rises, and a reminder for the old time is never sent', async () => {
    const a = await booked()
    const [old] = await app.query<{ id: string }>(
      `select id from appointment_reminder where appointment_id = $1 and to_whom = 'customer'`,
      [a.id],
    )
    const page = await (await get(`${a.path}?move=1`)).text()
    const choice = /name="at" value="([^"]+)"/.exec(page)?.[1] as string
    expect((await post(a.path, { do: 'pick', at: choice })).status).toBe(303)
    const moved = await show(a.id)
    expect(moved).toMatchObject({ state: 'booked', sequence: 2, startsAt: choice })
    const before = (await mails(a.id)).length
    await runReminder(old?.id as string)
    expect(await mails(a.id)).toHaveLength(before)
    const waiting = await app.query(
      `select from appointment_reminder where appointment_id = $1 and settled_at is null and sequence <> 2`,
      [a.id],
    )
    expect(waiting).toHaveLength(0)
  })

  test('both sides are reminded of what is booked', async () => {
    const a = await booked()
    app.clock.set(new Date(Date.parse(a.at) - 3_600_000 * 2).toISOString())
    const waiting = await app.query<{ id: string }>(
      `select id from appointment_reminder where appointment_id = $1 and settled_at is null`,
      [a.id],
    )
    for (const { id } of waiting) await runReminder(id)
    const became = await app.query<{ toWhom: string; became: string }>(
      `select to_whom as "toWhom", became from appointment_reminder where appointment_id = $1 and settled_at is not null`,
      [a.id],
    )
    expect(became).toContainEqual({ toWhom: 'customer', became: 'sent' })
    expect((await mails(a.id)).some((m) => m.subject.startsWith('提醒'))).toBe(true)
  })

  test('cancelled from the link: the time is free, calendars hear of it with the same UID', async () => {
    const a = await booked()
    await post(a.path, { do: 'cancel', words: '临时出差' })
    expect(await show(a.id)).toMatchObject({ state: 'cancelled', sequence: 2 })
    const cancel = (await mails(a.id)).find((m) => m.calendar?.method === 'CANCEL')
    expect(property(cancel?.calendar?.ics ?? '', 'UID')).toBe(`UID:${a.id}@main.jinke`)
    expect(property(cancel?.calendar?.ics ?? '', 'SEQUENCE')).toBe('SEQUENCE:2')
    const other = await appointment()
    const again = await zhang.call(contract.bookAppointment, { params: { id: other.id }, body: { startsAt: a.at } })
    expect(again.appointment.state).toBe('booked')
  })

  test('a no-show is recorded and answered kindly, to send or to copy', async () => {
    const a = await booked()
    expect((await zhang.refusal(contract.recordNoShow, { params: { id: a.id }, body: {} })).body.reason).toBe(
      'appointment_not_begun',
    )
    app.clock.set(new Date(Date.parse(a.at) + 3_600_000).toISOString())
    const { appointment: missed, told } = await zhang.call(contract.recordNoShow, { params: { id: a.id }, body: {} })
    expect(missed.state).toBe('no_show')
    expect(told).toMatchObject({ sentTo: [], text: expect.stringContaining('希望一切都好') })
  })
})

const runReminder = (reminderId: string) =>
  app.writing(async (work) => {
    await remind.run({ writing: (act: (w: typeof work) => Promise<unknown>) => act(work) } as never, { reminderId })
  })

describe('A7: held', () => {
  test('becomes a touch with its minutes, promises become tasks, the next one is prepared', async () => {
    const a = await booked()
    app.clock.set(new Date(Date.parse(a.at) + 3_600_000).toISOString())
    const held = await zhang.call(contract.recordHeld, {
      params: { id: a.id },
      body: { minutes: '定了稿，要两万个', promises: [{ what: '周五前寄样', dueOn: '2026-07-10' }], next: {} },
    })
    expect(held.appointment).toMatchObject({ state: 'held', record: '定了稿，要两万个', touchId: expect.any(String) })
    const { items } = await zhang.call(showTimeline, { params: { id: a.customerId } })
    expect(items.find((i) => i.kind === 'touch')?.body).toMatchObject({
      channel: 'visit_out',
      effective: true,
      source: 'appointment',
      summary: '定了稿，要两万个',
    })
    const tasks = await zhang.call(contract.listTasks, { query: {} })
    expect(tasks.items).toContainEqual(
      expect.objectContaining({ what: '周五前寄样', dueOn: '2026-07-10', appointmentId: a.id }),
    )
    expect(await show(held.nextId as string)).toMatchObject({ state: 'proposed', contacts: [{ id: a.contactId }] })
  })
})

describe('A9: never twice', () => {
  test('who is booked, buffers included, is not booked again; a room neither', async () => {
    const room = await app.admin.call(contract.addResource, { body: { name: `会议室 ${made}`, kind: 'room' } })
    const day = nextDay()
    const first = await appointment({ resourceIds: [room.id] })
    await zhang.call(contract.bookAppointment, { params: { id: first.id }, body: { startsAt: hour(day, TEN) } })
    const second = await appointment()
    const busy = { params: { id: second.id }, body: { startsAt: hour(day, TEN + 1) } }
    expect((await zhang.refusal(contract.bookAppointment, busy)).body).toMatchObject({
      reason: 'time_taken',
      status: 409,
    })
    const li = await app.person('rep', { name: '李四' })
    const theirs = await customer(li)
    const inRoom = await li.call(contract.createAppointment, {
      body: { customerId: theirs.id, kind: 'visit_in', resourceIds: [room.id] },
    })
    const answer = await li.refusal(contract.bookAppointment, {
      params: { id: inRoom.id },
      body: { startsAt: hour(day, TEN) },
    })
    expect(answer.body.reason).toBe('time_taken')
  })

  test('what another took meanwhile is no longer shown, and not booked', async () => {
    const day = nextDay()
    const [one, two] = [await appointment(), await appointment()]
    const first = await offer(one, [hour(day, TEN)])
    const second = await offer(two, [hour(day, TEN), hour(day, THREE)])
    await post(first.path, { do: 'pick', at: hour(day, TEN) })
    expect(await (await get(second.path)).text()).not.toContain('10:00–11:00')
    expect((await post(second.path, { do: 'pick', at: hour(day, TEN) })).status).toBe(409)
    expect((await post(second.path, { do: 'pick', at: hour(day, THREE) })).status).toBe(303)
  })

  test('held offers keep their times from others', async () => {
    const day = nextDay()
    const [one, two] = [await appointment(), await appointment()]
    await offer(one, [hour(day, TEN)], { hold: true })
    const refused = await zhang.refusal(contract.bookAppointment, {
      params: { id: two.id },
      body: { startsAt: hour(day, TEN) },
    })
    expect(refused.body.reason).toBe('time_taken')
  })
})

describe('A2, A3: times proposed', () => {
  test('ranked, with reasons in words, and none that is taken', async () => {
    const a = await appointment({}, 'call')
    const { times, learnedFrom } = await zhang.call(contract.proposeAppointmentTimes, { params: { id: a.id } })
    expect(times.length).toBeGreaterThanOrEqual(3)
    expect(times[0]?.reasons[0]?.text).toEqual(expect.any(String))
    expect(learnedFrom).toBe(0)
    expect(times.flatMap((t) => t.reasons).some((r) => r.code === 'habit')).toBe(false)
  })

  test('never a call at meal times', async () => {
    const a = await appointment({}, 'call')
    const answer = await zhang.refusal(contract.offerTimes, {
      params: { id: a.id },
      body: { times: [hour(nextDay(), 4)] },
    })
    expect(answer.body.reason).toBe('call_at_meal_time')
  })

  test('what they told us is kept with the contact, and apart from what was understood', async () => {
    const c = await customer()
    const params = { id: c.id, contactId: c.contactId }
    const stated = [{ kind: 'good' as const, weekday: 3, from: '14:00', to: '16:00' }]
    await zhang.call(contract.setContactTimes, { params, body: { stated, zone: 'Asia/Tokyo', locale: 'en' } })
    expect(await zhang.call(contract.showContactTimes, { params })).toMatchObject({
      stated,
      understood: [],
      zone: 'Asia/Tokyo',
    })
    const a = await zhang.call(contract.createAppointment, {
      body: { customerId: c.id, kind: 'call', contactIds: [c.contactId] },
    })
    expect(a).toMatchObject({ zone: 'Asia/Tokyo', locale: 'en' })
  })
})

describe('A4: prepared', () => {
  test('a checklist per kind with owner and day; readiness; the brief on screen and paper', async () => {
    const a = await booked()
    const { checklist } = await show(a.id)
    expect(checklist.length).toBe(4)
    expect(checklist[0]).toMatchObject({ owner: { id: zhang.id }, dueOn: expect.any(String) })
    const ticked = await zhang.call(contract.changeChecklistItem, {
      params: { id: a.id, itemId: checklist[0]?.id as string },
      body: { done: true },
    })
    expect(ticked.readiness).toEqual({ done: 1, of: 4 })
    const brief = await zhang.call(contract.showBrief, { params: { id: a.id } })
    expect(brief.appointment.agenda).toBe('看样定稿')
    const paper = await fetch(`${app.url}/api/v1/appointments/${a.id}/brief.pdf`, {
      headers: { authorization: `Bearer ${zhang.key}` },
    })
    expect(paper.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

describe('A6: answers of the customer’s calendar', () => {
  let arrived = 0
  const answer = async (
    a: { id: string; customerId: string; mail: string },
    method: 'REPLY' | 'COUNTER',
    more: Record<string, string> = {},
  ) => {
    const ics = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Test//EN',
      `METHOD:${method}`,
      'BEGIN:VEVENT',
      `UID:${a.id}@main.jinke`,
      `SEQUENCE:${more.sequence ?? 1}`,
      `DTSTAMP:${more.stamp ?? '20260601T030000Z'}`,
      `DTSTART:${more.start ?? '20260701T020000Z'}`,
      'DTEND:20260701T030000Z',
      `ATTENDEE;PARTSTAT=${more.says ?? 'ACCEPTED'}:mailto:${more.attendee ?? a.mail}`,
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n')
    await app.writing(async (work) => {
      const kept = await keepFile(work.tx, Buffer.from(ics), work.now)
      await keepMail(work, {
        messageId: `answer${++arrived}@kehu.test`,
        refs: [],
        direction: 'in',
        automatic: null,
        sentAt: work.now,
        writtenAt: null,
        accountId: null,
        people: [{ part: 'from', name: '王工', address: more.from ?? a.mail }],
        subject: 'Re',
        text: '',
        html: null,
        remark: null,
        files: [{ name: 'invite.ics', type: 'text/calendar', cid: null, ...kept }],
        bytes: 100,
        effective: false,
        personId: zhang.id,
        links: [{ customerId: more.customer ?? a.customerId, contactIds: [], evidence: 'address', touch: false }],
      })
    })
    await app.runJobs()
  }

  test('accepted and declined are kept; nothing moves; older ones and strangers are dropped', async () => {
    const a = await booked()
    await answer(a, 'REPLY', { attendee: 'stranger@kehu.test', says: 'DECLINED' })
    await answer(a, 'REPLY', { sequence: '0', says: 'DECLINED' })
    expect((await show(a.id)).contacts[0]?.answer).toBe('none')
    await answer(a, 'REPLY', { says: 'ACCEPTED' })
    expect((await show(a.id)).contacts[0]?.answer).toBe('accepted')
    await answer(a, 'REPLY', { says: 'DECLINED', stamp: '20260601T020000Z' })
    expect((await show(a.id)).contacts[0]?.answer).toBe('accepted')
    await answer(a, 'REPLY', { says: 'DECLINED', stamp: '20260601T050000Z' })
    expect(await show(a.id)).toMatchObject({
      state: 'booked',
      startsAt: a.at,
      waiting: 'mail_answer',
      contacts: [{ answer: 'declined' }],
    })
  }, 60_000)

  const matterOf = async (customerId: string) => {
    const { items } = await zhang.call(showToday, { query: { limit: 200 } })
    return JSON.stringify(items.find(({ customer }) => customer.id === customerId)?.reasons ?? [])
  }

  test('only who was invited answers; what somebody else says for them waits for us, unclear, until they say yes', async () => {
    const a = await booked()
    await answer(a, 'REPLY', { from: 'secretary@kehu.test', says: 'DECLINED', stamp: '20260601T050000Z' })
    expect(await show(a.id)).toMatchObject({
      state: 'booked',
      waiting: 'mail_answer',
      asked: { answer: 'unclear_declined', contact: { name: '王工' } },
      contacts: [{ answer: 'none' }],
    })
    expect(await matterOf(a.customerId)).toContain('Somebody else answered for them')
    // The same answer from the one it names is not taken for seen, and settles it.
    await answer(a, 'REPLY', { says: 'ACCEPTED', stamp: '20260601T050000Z' })
    expect(await show(a.id)).toMatchObject({ waiting: null, asked: null, contacts: [{ answer: 'accepted' }] })
    await answer(a, 'COUNTER', { from: 'secretary@kehu.test', stamp: '20260601T060000Z' })
    expect(await show(a.id)).toMatchObject({ startsAt: a.at, asked: { answer: 'unclear_countered' } })
  }, 60_000)

  test('A10: who booked by name, and is no contact, answers too', async () => {
    const a = await booked()
    const guest = `guest.${a.mail}`
    await app.query(`insert into appointment_guest (appointment_id, name, mail) values ($1, '赵先生', $2)`, [
      a.id,
      guest,
    ])
    await answer(a, 'REPLY', { attendee: guest, from: guest, says: 'DECLINED' })
    expect(await show(a.id)).toMatchObject({
      state: 'booked',
      waiting: 'mail_answer',
      asked: { answer: 'declined', contact: null },
    })
    await answer(a, 'REPLY', { attendee: guest, from: guest, stamp: '20260601T050000Z' })
    expect((await show(a.id)).waiting).toBeNull()
  })

  test('A10: of who booked by name and is a contact, the answer is the contact’s', async () => {
    const a = await appointment()
    await app.query(`insert into appointment_guest (appointment_id, name, mail) values ($1, '王工', $2)`, [
      a.id,
      a.mail,
    ])
    await zhang.call(contract.bookAppointment, { params: { id: a.id }, body: { startsAt: hour(nextDay(), TEN) } })
    await answer(a, 'REPLY', { says: 'DECLINED' })
    expect(await show(a.id)).toMatchObject({ waiting: 'mail_answer', contacts: [{ answer: 'declined' }] })
  })

  test('a contact answers from any address of theirs', async () => {
    const a = await booked()
    const [contact] = (await show(a.id)).contacts
    const own = {
      params: { id: a.customerId, contactId: contact?.id as string },
      body: { mails: [a.mail, `own.${a.mail}`] },
    }
    await zhang.call(changeContact, own)
    await answer(a, 'REPLY', { from: `own.${a.mail}`, says: 'ACCEPTED' })
    expect((await show(a.id)).contacts[0]?.answer).toBe('accepted')
  })

  test('a no to an earlier invitation waits to be asked about, unless they have answered it as it is now', async () => {
    const a = await booked()
    await answer(a, 'REPLY', { sequence: '0', says: 'DECLINED', stamp: '20260601T010000Z' })
    expect(await show(a.id)).toMatchObject({
      waiting: 'mail_answer',
      asked: { answer: 'older_declined' },
      contacts: [{ answer: 'none' }],
    })
    expect(await matterOf(a.customerId)).toContain('no to an earlier invitation')
    await answer(a, 'REPLY', { says: 'ACCEPTED' })
    expect(await show(a.id)).toMatchObject({ waiting: null, contacts: [{ answer: 'accepted' }] })
    await answer(a, 'REPLY', { sequence: '0', says: 'DECLINED', stamp: '20260601T013000Z' })
    expect(await show(a.id)).toMatchObject({ waiting: null, contacts: [{ answer: 'accepted' }] })
  }, 60_000)

  test('who declined and then accepts leaves nothing waiting', async () => {
    const a = await booked()
    await answer(a, 'REPLY', { says: 'DECLINED' })
    expect(await show(a.id)).toMatchObject({ waiting: 'mail_answer', asked: { answer: 'declined' } })
    expect(await matterOf(a.customerId)).toContain('cannot make it')
    await answer(a, 'REPLY', { says: 'ACCEPTED', stamp: '20260601T050000Z' })
    expect(await show(a.id)).toMatchObject({ waiting: null, contacts: [{ answer: 'accepted' }] })
  })

  test('a counter-proposal waits for us and moves nothing', async () => {
    const a = await booked()
    await answer(a, 'COUNTER')
    expect(await show(a.id)).toMatchObject({ state: 'booked', startsAt: a.at, waiting: 'countered' })
  })

  test('an answer in a mail that is not with this customer is dropped', async () => {
    const [a, other] = [await booked(), await customer()]
    await answer(a, 'REPLY', { customer: other.id, says: 'DECLINED' })
    expect((await show(a.id)).contacts[0]?.answer).toBe('none')
  })
})
