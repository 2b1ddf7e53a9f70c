import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { appointing, hour, nextDay, property, TEN, THREE } from '../../../testing/appointing.ts'
import { connectSending } from '../../../testing/mail.ts'
import * as contract from '../contract.ts'

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

const fileOf = async (path: string) => {
  const reply = await it.get(`${path}/appointment.ics`)
  return { status: reply.status, type: reply.headers.get('content-type'), text: await reply.text() }
}
const utc = (instant: string) => `${instant.replace(/[-:]/g, '').slice(0, 15)}Z`

test('A6: what is agreed comes as a file behind the link: the newest after a move, none before and none once it is called off', async () => {
  const day = nextDay()
  const a = await it.appointment(zhang, { zone: 'Europe/Berlin' })
  const { path } = await it.offer(zhang, a, [hour(day, THREE)])
  expect(await fileOf(path)).toMatchObject({ status: 404 })
  expect(await (await it.get(path)).text()).not.toContain('appointment.ics')

  await it.post(path, { do: 'pick', at: hour(day, THREE) })
  expect(await (await it.get(path)).text()).toContain(`href="${path}/appointment.ics"`)
  const { type, text } = await fileOf(path)
  expect(type).toBe('text/calendar; charset=utf-8; method=PUBLISH')
  expect(text).toContain('METHOD:PUBLISH\r\n')
  expect(property(text, 'UID')).toBe(`UID:${a.id}@main.jinke`)
  expect(property(text, 'UID')).toBe(property((await it.mails(a.id)).at(-1)?.calendar?.ics ?? '', 'UID'))
  expect(property(text, 'SEQUENCE')).toBe('SEQUENCE:1')
  expect(property(text, 'DTSTART')).toBe(`DTSTART:${utc(hour(day, THREE))}`)
  expect(property(text, 'LOCATION')).toContain('科技园 3 栋')
  // Nobody is asked, and nobody of the customer's is named.
  expect(property(text, 'ATTENDEE')).toBeUndefined()
  expect(text).not.toContain('王工')

  await zhang.call(contract.bookAppointment, {
    params: { id: a.id },
    body: { startsAt: hour(day, TEN), atNight: true },
  })
  const moved = (await fileOf(path)).text
  expect(property(moved, 'SEQUENCE')).toBe('SEQUENCE:2')
  expect(property(moved, 'DTSTART')).toBe(`DTSTART:${utc(hour(day, TEN))}`)

  await zhang.call(contract.cancelAppointment, { params: { id: a.id }, body: {} })
  expect(await fileOf(path)).toMatchObject({ status: 404 })
})

test('A1, A6: the file is only read, and only with the token', async () => {
  const a = await it.appointment(zhang)
  const { path } = await it.book(zhang, a, hour(nextDay(), TEN))
  const before = await it.show(zhang, a.id)
  for (const method of ['GET', 'HEAD'])
    expect((await it.get(`${path}/appointment.ics?do=cancel&move=1`, { method })).status).toBe(200)
  expect((await it.post(`${path}/appointment.ics`, { do: 'cancel' })).status).toBe(404)
  expect(await it.show(zhang, a.id)).toEqual(before)
  expect(await fileOf(`${path.slice(0, -3)}xxx`)).toMatchObject({ status: 404 })
  await zhang.call(contract.revokeLinks, { params: { id: a.id } })
  expect(await fileOf(path)).toMatchObject({ status: 404 })
})
