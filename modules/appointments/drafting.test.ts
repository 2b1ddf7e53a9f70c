import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { appointing } from '../../testing/appointing.ts'
import { changeContact } from '../customers/contract.ts'
import * as contract from './contract.ts'

let app: TestApp
let zhang: Caller
let made: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep', { name: '张三' })
  made = appointing(app)
})
afterAll(() => app.close())

/** The clock stands at Monday 1 June, 10:00 in Shanghai. */
const TUESDAY_TEN = '2026-06-02T02:30:00.000Z'
const TUESDAY_NOON = '2026-06-02T04:00:00.000Z'

test('A1, A2: what is only thought of is proposed and written, and leaves nothing behind', async () => {
  const { id } = await made.customer(zhang)
  const about = { customerId: id, kind: 'call', agenda: '看样定稿' }
  const draft = await zhang.call(contract.draftAppointment, {
    body: { ...about, offer: ['2026-06-03T02:00:00Z', TUESDAY_TEN], offerDays: 3 },
  })
  expect(draft.times.length).toBeGreaterThanOrEqual(3)
  expect(draft).toMatchObject({ minutes: 20, locale: 'zh', zone: 'Asia/Shanghai', asked: null })
  expect(draft.letter.text).toContain('看样定稿')
  // As the letter will have them: by time, and until when.
  expect(draft.letter.text.indexOf('6月2日')).toBeLessThan(draft.letter.text.indexOf('6月3日'))
  expect(draft.letter.text).toContain('【预约链接】')
  expect((await zhang.call(contract.listAppointments, { query: { customer: id } })).items).toEqual([])
  expect((await app.query('select 1 from appointment_link')).length).toBe(0)

  const english = await zhang.call(contract.draftAppointment, {
    body: { ...about, locale: 'en', zone: 'Europe/Berlin' },
  })
  expect(english.zone).toBe('Europe/Berlin')
  expect(english.letter.subject).toContain('please pick a time')
})

test('A2: one’s own time: what speaks for it, and what forbids it', async () => {
  const { id } = await made.customer(zhang)
  const ask = async (at: string) =>
    (await zhang.call(contract.draftAppointment, { body: { customerId: id, kind: 'call', at } })).asked
  expect(await ask(TUESDAY_TEN)).toMatchObject({ startsAt: TUESDAY_TEN, whyNot: null })
  expect(await ask(TUESDAY_NOON)).toMatchObject({ whyNot: { code: 'meal' } })
  expect(await ask('2026-06-06T18:00:00.000Z')).toMatchObject({ whyNot: { code: 'offHours' } })

  const a = await made.appointment(zhang, { customerId: id }, 'call')
  await made.book(zhang, a, TUESDAY_TEN, false)
  expect(await ask(TUESDAY_TEN)).toMatchObject({ whyNot: { code: 'busy' } })
  const { asked } = await zhang.call(contract.proposeAppointmentTimes, {
    params: { id: a.id },
    query: { at: TUESDAY_TEN },
  })
  // What it holds itself is free to it.
  expect(asked).toMatchObject({ whyNot: null })
})

test('A1: an offer lasts as long as one says, and not after the last of its times', async () => {
  const a = await made.appointment(zhang, {}, 'call')
  const offered = await made.offer(zhang, a, ['2026-06-20T02:00:00Z'], { days: 3 })
  expect(offered.appointment.offerUntil).toBe('2026-06-04T02:00:00.000Z')
  const again = await made.offer(zhang, a, ['2026-06-03T03:00:00Z'], { days: 14 })
  expect(again.appointment.offerUntil).toBe('2026-06-04T02:00:00.000Z')
})

test('A5: what is over is listed the latest first', async () => {
  const { id } = await made.customer(zhang)
  const starts = ['2026-06-09T02:00:00.000Z', '2026-06-10T02:00:00.000Z', '2026-06-11T02:00:00.000Z']
  for (const at of starts) await made.book(zhang, await made.appointment(zhang, { customerId: id }, 'call'), at, false)
  app.clock.set('2026-06-10T12:00:00Z')
  const past = { past: 'true', state: 'booked' as never, from: '2026-06-09T00:00:00Z' } as const
  const first = await zhang.call(contract.listAppointments, { query: { ...past, limit: 1 } })
  expect(first.items.map((one) => one.startsAt)).toEqual([starts[1]])
  const next = await zhang.call(contract.listAppointments, {
    query: { ...past, limit: 5, cursor: first.nextCursor ?? '' },
  })
  expect(next.items.map((one) => one.startsAt)).toEqual([starts[0]])
})

test('A2: at a contact’s own meal no call is booked, offered or proposed', async () => {
  app.clock.set(NOW)
  const { id, contactId } = await made.customer(zhang)
  await zhang.call(contract.setContactTimes, {
    params: { id, contactId },
    body: { stated: [{ kind: 'meal', weekday: null, from: '09:30', to: '11:00' }], zone: null, locale: null },
  })
  const at = '2026-06-17T02:00:00.000Z'
  const about = { customerId: id, contactIds: [contactId] }
  const draft = await zhang.call(contract.draftAppointment, { body: { ...about, kind: 'call', at } })
  expect(draft.asked).toMatchObject({ whyNot: { code: 'meal' } })
  const call = await made.appointment(zhang, about, 'call')
  const params = { id: call.id }
  const booked = await zhang.refusal(contract.bookAppointment, { params, body: { startsAt: at, notify: false } })
  expect(booked.body.reason).toBe('call_at_meal_time')
  const offered = await zhang.refusal(contract.offerTimes, { params, body: { times: [at] } })
  expect(offered.body.reason).toBe('call_at_meal_time')
  await made.book(zhang, await made.appointment(zhang, about), at, false)
})

test('A2: how their words were read stands beside them, and what was not understood is named', async () => {
  const { id, contactId } = await made.customer(zhang)
  await zhang.call(changeContact, {
    params: { id, contactId },
    body: { bestTimes: '周二、周四 15:00 以后', worstTimes: '月底三天盘点，午休' },
  })
  const readings = [
    { said: '周二、周四 15:00 以后', read: 'Tuesday, Thursday 15:00–18:00' },
    { said: '月底三天盘点', read: null },
    { said: '午休', read: 'bad: every day 11:30–13:30' },
  ]
  const draft = await zhang.call(contract.draftAppointment, {
    body: { customerId: id, contactIds: [contactId], kind: 'call' },
  })
  expect(draft.stated).toMatchObject([{ best: '周二、周四 15:00 以后', readings }])
  expect(await zhang.call(contract.showContactTimes, { params: { id, contactId } })).toMatchObject({ readings })
})

test('A5: what is past is reached back to the beginning, page by page, and each once', async () => {
  const wang = await app.person('rep', { name: '王五' })
  const { id } = await made.customer(wang)
  const starts = ['2026-06-15T02:00:00.000Z', '2026-10-20T02:00:00.000Z', '2027-05-11T02:00:00.000Z']
  for (const at of starts)
    await made.book(wang, await made.appointment(wang, { customerId: id }, 'visit_in'), at, false)
  app.clock.set('2030-02-01T02:00:00Z')
  const seen: (string | null)[] = []
  let cursor: string | null = ''
  for (let pages = 0; cursor !== null && pages < 5; pages++) {
    const query = { past: 'true', person: wang.id, limit: 1, ...(cursor && { cursor }) } as const
    const page: Awaited<ReturnType<typeof wang.call<typeof contract.listAppointments>>> = await wang.call(
      contract.listAppointments,
      { query },
    )
    seen.push(...page.items.map(({ startsAt }) => startsAt))
    cursor = page.nextCursor
  }
  expect(seen).toEqual(starts.toReversed())
  const within = { past: 'true', person: wang.id, from: '2026-10-01T00:00:00Z' } as const
  const { items } = await wang.call(contract.listAppointments, { query: within })
  expect(items).toHaveLength(2)
})
