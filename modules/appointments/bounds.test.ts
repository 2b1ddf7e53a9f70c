import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { appointing, hour, nextDay, TEN, THREE } from '../../testing/appointing.ts'
import { connectSending } from '../../testing/mail.ts'
import { noteAbsence } from '../calendars/contract.ts'
import { addContact, changeContact } from '../customers/contract.ts'
import * as contract from './contract.ts'
import { comesTooLate } from './rules/late.ts'
import { isNight } from './rules/night.ts'

const HOUR_MS = 3_600_000
let app: TestApp
let zhang: Caller
let li: Caller
let world: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep', { name: '张三' })
  li = await app.person('rep', { name: '李四' })
  world = appointing(app)
  await connectSending(app.admin)
})
afterAll(() => app.close())
beforeEach(() => app.clock.set(NOW))

const text = async (path: string) => (await world.get(path)).text()
const refusedAt = (by: Caller, id: string, times: string[], more = {}) =>
  by.refusal(contract.offerTimes, { params: { id }, body: { times, ...more } })

describe('A1: a link ends with who it was for', () => {
  const linkOf = async (a: { id: string }, contactId: string) =>
    new URL((await zhang.call(contract.makeLink, { params: { id: a.id }, body: { contactId } })).link).pathname

  test('taken off the appointment, or no longer with the customer: it leads nowhere and does nothing', async () => {
    const c = await world.customer(zhang)
    const { contacts } = await zhang.call(addContact, {
      params: { id: c.id },
      body: { name: '刘洁', mails: ['liu@kehu.test'] },
    })
    const liu = contacts.find(({ name }) => name === '刘洁')?.id as string
    const a = await world.appointment(zhang, { customerId: c.id, contactIds: [c.contactId, liu] })
    await world.book(zhang, a, hour(nextDay(), TEN))
    const [hers, his] = [await linkOf(a, liu), await linkOf(a, c.contactId)]
    await zhang.call(contract.changeAppointment, { params: { id: a.id }, body: { contactIds: [c.contactId] } })
    expect((await world.get(hers)).status).toBe(404)
    await world.post(hers, { do: 'cancel' })
    expect(await world.show(zhang, a.id)).toMatchObject({ state: 'booked' })
    expect((await world.get(his)).status).toBe(200)
    await zhang.call(changeContact, { params: { id: c.id, contactId: c.contactId }, body: { leftOn: '2026-05-31' } })
    expect((await world.get(his)).status).toBe(404)
    const before = (await world.mails(a.id)).length
    const moved = await world.book(zhang, a, hour(nextDay(), TEN))
    expect(moved.told?.sentTo).toEqual([])
    expect(await world.mails(a.id)).toHaveLength(before)
  })
})

test('A2: a time of one’s own is judged however far ahead it lies, without walking all the days until then', async () => {
  const a = await world.appointment(zhang)
  const ask = (query: object) => zhang.call(contract.proposeAppointmentTimes, { params: { id: a.id }, query })
  const { times, asked } = await ask({ at: '2199-12-31T02:00:00Z' })
  expect(asked).toMatchObject({ startsAt: '2199-12-31T02:00:00.000Z' })
  expect(times).toEqual((await ask({})).times)
})

test('an instant is asked for up to 2199, a refusal names its field, and what is reckoned from it may lie beyond', async () => {
  const { id } = await world.appointment(zhang)
  const params = { id }
  const { asked } = await zhang.call(contract.proposeAppointmentTimes, {
    params,
    query: { at: '2199-12-31T23:30:00Z' },
  })
  expect(asked?.endsAt).toMatch(/^2200-01-01/)
  for (const at of ['1899-12-31T23:59:59Z', '2200-01-01T00:00:00Z', '8999-12-31T02:00:00Z']) {
    const refused = await zhang.refusal(contract.proposeAppointmentTimes, { params, query: { at } })
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'query.at' }] } })
  }
})

describe('A2: the notice that a kind needs', () => {
  test('holds for what is offered, and until the customer picks; words say so', async () => {
    const day = nextDay()
    const a = await world.appointment(zhang)
    const late = await refusedAt(zhang, a.id, [new Date(Date.parse(NOW) + 3 * HOUR_MS).toISOString()])
    expect(late.body).toMatchObject({ reason: 'too_little_notice' })
    const { path } = await world.offer(zhang, a, [hour(day, TEN)], { days: 60 })
    app.clock.set(new Date(Date.parse(hour(day, TEN)) - 23 * HOUR_MS))
    expect(await text(path)).toContain('我们来不及准备了')
    expect((await world.post(path, { do: 'pick', at: hour(day, TEN) })).status).toBe(409)
    // Said on the phone, it is ours to say.
    await world.book(zhang, a, hour(day, TEN))
  })
})

describe('A7: what has begun', () => {
  test('is neither moved nor called off behind the link, by POST or GET, and is recorded as held', async () => {
    const day = nextDay()
    const a = await world.appointment(zhang)
    const { path } = await world.book(zhang, a, hour(day, TEN))
    app.clock.set(new Date(Date.parse(hour(day, TEN)) + 2 * HOUR_MS))
    expect(await text(`${path}?move=1`)).not.toContain('name="at"')
    const forms: Record<string, string>[] = [
      { do: 'cancel' },
      { do: 'decline' },
      { do: 'none', words: '改天' },
      { do: 'pick', at: hour(day + 10 * 24 * HOUR_MS, TEN) },
    ]
    for (const form of forms) expect((await world.post(path, form)).status).toBe(409)
    await zhang.call(contract.recordHeld, { params: { id: a.id }, body: { minutes: '看样定稿' } })
    expect(await world.show(zhang, a.id)).toMatchObject({ state: 'held' })
  })
})

describe('A1: what the customer said can be said otherwise', () => {
  test('after "none fits" the times can still be picked', async () => {
    const day = nextDay()
    const a = await world.appointment(zhang)
    const { path } = await world.offer(zhang, a, [hour(day, TEN)])
    await world.post(path, { do: 'none', words: '周五' })
    expect(await text(path)).toContain(`value="${hour(day, TEN)}"`)
    expect((await world.post(path, { do: 'pick', at: hour(day, TEN) })).status).toBe(303)
    expect(await world.show(zhang, a.id)).toMatchObject({ state: 'booked', waiting: null })
  })

  test('declined by a slip: open again behind the link, or offered again by us', async () => {
    const day = nextDay()
    const a = await world.appointment(zhang)
    const { path } = await world.offer(zhang, a, [hour(day, TEN), hour(day, THREE)])
    await world.post(path, { do: 'decline' })
    expect(await text(path)).toContain('点错了')
    await world.post(path, { do: 'reopen' })
    expect(await world.show(zhang, a.id)).toMatchObject({ state: 'proposed', waiting: null })
    expect(await text(path)).toContain(`value="${hour(day, THREE)}"`)
    await world.post(path, { do: 'decline' })
    expect((await world.show(zhang, a.id)).can).toMatchObject({ ask: true, change: false })
    await world.offer(zhang, a, [hour(day, THREE)])
    expect(await world.show(zhang, a.id)).toMatchObject({ state: 'proposed' })
    expect((await world.post(path, { do: 'pick', at: hour(day, THREE) })).status).toBe(303)
  })
})

describe('A9: what is held is held for who comes', () => {
  test('a colleague taken off an open offer is free', async () => {
    const day = nextDay()
    const a = await world.appointment(zhang, { personIds: [li.id] })
    await world.offer(zhang, a, [hour(day, TEN)], { hold: true })
    await zhang.call(contract.changeAppointment, { params: { id: a.id }, body: { personIds: [] } })
    await world.book(li, await world.appointment(li), hour(day, TEN))
  })
})

describe('A2: what clocks can tell', () => {
  test('a zone that there is not is refused in words, of an appointment and of a contact', async () => {
    const c = await world.customer(zhang)
    const made = await zhang.refusal(contract.createAppointment, {
      body: { customerId: c.id, kind: 'call', zone: 'Abc/Def' },
    })
    expect([made.status, made.body.reason]).toEqual([422, 'unknown_zone'])
    const params = { id: c.id, contactId: c.contactId }
    const set = await zhang.refusal(contract.setContactTimes, {
      params,
      body: { stated: [], zone: 'Abc/Def', locale: null },
    })
    expect([set.status, set.body.reason]).toEqual([422, 'unknown_zone'])
  })

  test('at night only what is said twice; and to the minute', async () => {
    const night = hour(nextDay(), 19)
    const a = await world.appointment(zhang, {}, 'call')
    const book = (more = {}) => ({
      params: { id: a.id },
      body: { startsAt: night.replace('00.000Z', '30.123Z'), ...more },
    })
    expect((await zhang.refusal(contract.bookAppointment, book())).body.reason).toBe('at_night')
    expect((await refusedAt(zhang, a.id, [night])).body.reason).toBe('at_night')
    const done = await zhang.call(contract.bookAppointment, book({ atNight: true }))
    expect(done.appointment.startsAt).toBe(night)
  })

  test.each([
    ['2026-06-01T22:59:00Z', true],
    ['2026-06-01T23:00:00Z', false],
    ['2026-06-01T13:59:00Z', false],
    ['2026-06-01T14:00:00Z', true],
  ])('night is before seven and from ten on their clock: %s', (at, night) => {
    expect(isNight('Asia/Shanghai', new Date(at))).toBe(night)
  })
})

describe('A5: said once, and in time', () => {
  test('the no-show’s kind words go out once', async () => {
    const day = nextDay()
    const a = await world.appointment(zhang)
    await world.book(zhang, a, hour(day, TEN))
    app.clock.set(new Date(Date.parse(hour(day, TEN)) + 2 * HOUR_MS))
    const missed = (notify: boolean) => zhang.call(contract.recordNoShow, { params: { id: a.id }, body: { notify } })
    expect((await missed(true)).told?.sentTo).toEqual(['王工'])
    expect((await missed(true)).told?.sentTo).toEqual([])
  })

  test.each([
    [24, 24, false],
    [24, 2, false],
    [24, 0.9, true],
    [24, 0.02, true],
    [1, 0.6, false],
    [1, 0.1, true],
  ])('a reminder for %s hours before, %s hours before: too late is %s', (lead, left, late) => {
    const starts = Date.parse('2026-06-02T02:00:00Z')
    expect(comesTooLate(starts - lead * HOUR_MS, starts, starts - left * HOUR_MS)).toBe(late)
  })
})

describe('A2: no time is offered', () => {
  test('at which who comes is away or busy: the customer would find it taken', async () => {
    const day = nextDay()
    const on = hour(day, TEN).slice(0, 10)
    await zhang.call(noteAbsence, { body: { kind: 'leave', firstOn: on, lastOn: on } })
    const a = await world.appointment(zhang)
    expect((await refusedAt(zhang, a.id, [hour(day, TEN)])).body).toMatchObject({
      reason: 'time_taken',
      title: expect.stringContaining('张三'),
    })
    await world.offer(zhang, a, [hour(nextDay(), TEN)])
  })
})

describe('A7: promises', () => {
  test('for a day that has passed are none', async () => {
    const c = await world.customer(zhang)
    const promise = { customerId: c.id, what: '寄样品', dueOn: '2020-01-01' }
    expect((await zhang.refusal(contract.addTask, { body: promise })).body.reason).toBe('promise_in_the_past')
    const day = nextDay()
    const a = await world.appointment(zhang, { customerId: c.id })
    await world.book(zhang, a, hour(day, TEN))
    app.clock.set(new Date(Date.parse(hour(day, TEN)) + 2 * HOUR_MS))
    const held = await zhang.refusal(contract.recordHeld, {
      params: { id: a.id },
      body: { minutes: '谈了', promises: [{ what: '寄样品', dueOn: '2020-01-01' }] },
    })
    expect(held.body.reason).toBe('promise_in_the_past')
  })
})

describe('A10: a slot of a service', () => {
  test('is booked as one: the kind alone makes no appointment', async () => {
    const c = await world.customer(zhang)
    const made = await zhang.refusal(contract.createAppointment, { body: { customerId: c.id, kind: 'service' } })
    expect(made.body.reason).toBe('service_needs_slot')
    const a = await world.appointment(zhang)
    const changed = await zhang.refusal(contract.changeAppointment, { params: { id: a.id }, body: { kind: 'service' } })
    expect(changed.body.reason).toBe('service_needs_slot')
  })
})
