import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { appointing, hour, nextDay, property, THREE } from '../../testing/appointing.ts'
import { connectSending } from '../../testing/mail.ts'
import * as contract from './contract.ts'

let app: TestApp
let zhang: Caller
let it: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep', { name: '张三' })
  it = appointing(app)
  await connectSending(app.admin)
})
afterAll(() => app.close())

const change = (id: string, body: object) =>
  zhang.call(contract.changeAppointment, { params: { id }, body: body as never })

test('A3, A4: another kind brings its length and its checklist; what is ticked, and what is one’s own, stays', async () => {
  const a = await it.appointment(zhang)
  const [first] = (await it.show(zhang, a.id)).checklist
  const item = { id: a.id, itemId: first?.id as string }
  await zhang.call(contract.changeChecklistItem, { params: item, body: { done: true } })
  for (const what of ['带新样盒', '问李总的意见'])
    await zhang.call(contract.addChecklistItem, { params: { id: a.id }, body: { what } })
  const own = (await it.show(zhang, a.id)).checklist.find(({ what }) => what === '带新样盒')
  await zhang.call(contract.changeChecklistItem, {
    params: { id: a.id, itemId: own?.id as string },
    body: { done: true },
  })

  const { appointment } = await change(a.id, { kind: 'video' })
  expect(appointment).toMatchObject({ kind: 'video', kindName: 'Video meeting', minutes: 45, bufferBefore: 10 })
  expect(appointment.checklist.map(({ what, doneAt }) => [what, doneAt !== null])).toEqual([
    ['Send the meeting link', false],
    ['Have ready what will be shared', false],
    [first?.what, true],
    ['带新样盒', true],
    ['问李总的意见', false],
  ])
  // And back again: what was dropped comes anew, what is ticked is not asked for twice.
  const back = (await change(a.id, { kind: 'visit_out', minutes: 60 })).appointment.checklist.map(({ what }) => what)
  expect(back.filter((what) => what === first?.what)).toHaveLength(1)
  expect(back).not.toContain('Send the meeting link')
  expect(back).toHaveLength(6)
})

test('A3: zone and language of what is offered: the page and what is written from now on follow', async () => {
  const day = nextDay()
  const a = await it.appointment(zhang)
  const offered = await it.offer(zhang, a, [hour(day, THREE)])
  const { told } = await change(a.id, { zone: 'Europe/Berlin', locale: 'en' })
  expect(told).toBeNull()
  const page = await (await it.get(offered.path)).text()
  expect(page).toContain('09:00')
  expect(page).toContain('Which time suits you?')
  await it.post(offered.path, { do: 'pick', at: hour(day, THREE) })
  expect((await it.mails(a.id)).at(-1)).toMatchObject({ subject: expect.stringContaining('Confirmed') })
})

test('A5, A6: of what is booked they hear if one says so, with a higher SEQUENCE either way', async () => {
  const day = nextDay()
  const a = await it.appointment(zhang)
  await it.book(zhang, a, hour(day, THREE))
  const quiet = await change(a.id, { locale: 'en', notify: false })
  expect(quiet).toMatchObject({ appointment: { sequence: 2, locale: 'en' }, told: { sentTo: [] } })
  const told = await change(a.id, { kind: 'video', minutes: 60, place: 'https://meet.test/1', zone: 'Asia/Tokyo' })
  expect(told).toMatchObject({ appointment: { sequence: 3, zone: 'Asia/Tokyo' }, told: { sentTo: ['王工'] } })
  const mail = (await it.mails(a.id)).at(-1)
  expect(mail?.body).toContain('16:00')
  expect(property(mail?.calendar?.ics ?? '', 'SEQUENCE')).toBe('SEQUENCE:3')
  expect(property(mail?.calendar?.ics ?? '', 'LOCATION')).toContain('meet.test')
})

test('A2: a visit over lunch cannot become a call; of an unknown kind there is none', async () => {
  const noon = hour(nextDay(), 4)
  const a = await it.appointment(zhang)
  await it.book(zhang, a, noon)
  const refused = async (kind: string) =>
    (await zhang.refusal(contract.changeAppointment, { params: { id: a.id }, body: { kind } })).body.reason
  expect(await refused('call')).toBe('call_at_meal_time')
  expect(await refused('dinner')).toBe('unknown_appointment_kind')
  expect(await it.show(zhang, a.id)).toMatchObject({ kind: 'visit_out', sequence: 1 })
})
