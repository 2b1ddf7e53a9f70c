import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { publish } from '../../platform/events.ts'
import { type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { appointing, hour, nextDay, TEN, THREE } from '../../testing/appointing.ts'
import { type CalendarServerProcess, startCalendarServer, whyNoServer } from '../../testing/calendarServer.ts'
import { syncAll } from '../calendars/caldav/jobs.ts'
import { addCalendarAccount, makeFeed } from '../calendars/contract.ts'
import { movedElsewhere } from '../calendars/index.ts'
import { changeSettings } from '../company/contract.ts'
import * as contract from './contract.ts'

let app: TestApp
let it: ReturnType<typeof appointing>
let zhang: Caller
beforeAll(async () => {
  app = await openApp()
  it = appointing(app)
  await app.admin.call(changeSettings, { body: { values: { 'company.inner_hosts': '127.0.0.1' } } })
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(NOW)
  zhang = await app.person('rep', { name: '张三' })
})

const moveElsewhere = async (id: string, startsAt: string | null, endsAt: string | null) => {
  await app.writing((work) =>
    publish(work, movedElsewhere, { subjectId: zhang.id, data: { uid: `${id}@main.jinke`, startsAt, endsAt } }),
  )
  await app.runJobs()
}

describe('A6: moved in an own calendar, it is a proposal', () => {
  test('nothing moves; it waits, with the time; taken over by booking it, or left as it was', async () => {
    const day = nextDay()
    const a = await it.appointment(zhang)
    await it.book(zhang, a, hour(day, TEN))
    await moveElsewhere(a.id, hour(day, THREE), hour(day, THREE + 1))
    expect(await it.show(zhang, a.id)).toMatchObject({
      state: 'booked',
      startsAt: hour(day, TEN),
      sequence: 1,
      waiting: 'moved_elsewhere',
      asked: { what: 'moved_elsewhere', by: { id: zhang.id }, startsAt: hour(day, THREE) },
    })
    const { appointment } = await it.book(zhang, a, hour(day, THREE))
    expect(appointment).toMatchObject({ startsAt: hour(day, THREE), sequence: 2, waiting: null, asked: null })
  })

  test('taken out there, it stands here; of what is over or foreign nothing is heard', async () => {
    const a = await it.appointment(zhang)
    const { appointment } = await it.book(zhang, a, hour(nextDay(), TEN))
    await moveElsewhere(a.id, null, null)
    expect(await it.show(zhang, a.id)).toMatchObject({
      state: 'booked',
      startsAt: appointment.startsAt,
      asked: { what: 'moved_elsewhere', startsAt: null },
    })
    const gone = await it.appointment(zhang)
    await it.book(zhang, gone, hour(nextDay(), TEN))
    await zhang.call(contract.cancelAppointment, { params: { id: gone.id }, body: {} })
    await moveElsewhere(gone.id, hour(nextDay(), TEN), hour(nextDay(), TEN))
    await moveElsewhere('not-an-id', null, null)
    expect(await it.show(zhang, gone.id)).toMatchObject({ state: 'cancelled', waiting: null })
  })
})

describe('A6: what is booked stands in subscribed calendars', () => {
  test('as it was last agreed; what the other side says of it changes nothing there', async () => {
    const { path } = await zhang.call(makeFeed)
    const feed = async () => (await fetch(`${app.url}${path}`)).text()
    const a = await it.appointment(zhang)
    const link = await it.book(zhang, a, hour(nextDay(), TEN))
    const first = await feed()
    expect(first).toContain(`UID:${a.id}@main.jinke`)
    expect(first).not.toMatch(/ORGANIZER|ATTENDEE/)
    app.clock.set('2026-06-01T05:00:00Z')
    await it.post(link.path, { do: 'none', words: '晚点' })
    expect(await feed()).toBe(first)
    await zhang.call(contract.cancelAppointment, { params: { id: a.id }, body: {} })
    expect(await feed()).not.toContain(a.id)
  })
})

const missing = whyNoServer('radicale')
describe.skipIf(missing)(`A6: into a person’s own calendar${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let there: CalendarServerProcess
  beforeAll(async () => {
    there = await startCalendarServer('radicale')
  })
  afterAll(() => there?.stop())

  const own = async (id: string) => {
    const name = (await there.names()).find((n) => n.includes(id))
    return name ? there.read(name) : null
  }
  const later = async (at: string) => {
    app.clock.set(at)
    await app.runJob(syncAll)
    await app.runJobs()
  }

  test('written when booked, moved and changed; the person’s own move stands there until we answer; taken out when cancelled', async () => {
    await zhang.call(addCalendarAccount, {
      body: { url: there.url, login: there.login, password: there.password, writeTo: there.calendar },
    })
    await app.runJobs()
    const a = await it.appointment(zhang)
    await it.book(zhang, a, '2026-06-05T02:00:00.000Z')
    await app.runJobs()
    expect(await own(a.id)).toContain('DTSTART:20260605T020000Z')
    const name = (await there.names()).find((n) => n.includes(a.id)) as string
    await later('2026-06-01T02:20:00Z')
    await there.put(
      name,
      ((await own(a.id)) as string)
        .replace('DTSTART:20260605T020000Z', 'DTSTART:20260605T070000Z')
        .replace('DTEND:20260605T030000Z', 'DTEND:20260605T080000Z'),
    )
    await later('2026-06-01T02:40:00Z')
    expect(await it.show(zhang, a.id)).toMatchObject({
      startsAt: '2026-06-05T02:00:00.000Z',
      waiting: 'moved_elsewhere',
      asked: { startsAt: '2026-06-05T07:00:00.000Z' },
    })
    await later('2026-06-01T03:00:00Z')
    expect(await own(a.id)).toContain('DTSTART:20260605T070000Z')
    await zhang.call(contract.keepAppointment, { params: { id: a.id }, body: {} })
    await app.runJobs()
    expect(await own(a.id)).toContain('DTSTART:20260605T020000Z')
    await zhang.call(contract.bookAppointment, { params: { id: a.id }, body: { startsAt: '2026-06-08T02:00:00.000Z' } })
    await app.runJobs()
    expect(await own(a.id)).toContain('DTSTART:20260608T020000Z')
    await zhang.call(contract.cancelAppointment, { params: { id: a.id }, body: {} })
    await app.runJobs()
    expect(await own(a.id)).toBeNull()
  }, 60_000)
})
