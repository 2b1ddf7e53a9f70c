import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { type CalendarServerProcess, startCalendarServer, whyNoServer } from '../../../testing/calendarServer.ts'
import { changeSettings } from '../../company/contract.ts'
import * as contract from '../contract.ts'
import { busyBetween, type Entry, fillsCalendars, noteOut } from '../index.ts'
import { syncAll } from './jobs.ts'

const file = (uid: string, ...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//t//t//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20260601T000000Z',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
const at = (day: string, from: string, to: string) => [
  `DTSTART;TZID=Asia/Shanghai:2026${day}T${from}`,
  `DTEND;TZID=Asia/Shanghai:2026${day}T${to}`,
  'SUMMARY:私事',
]

describe.each(['radicale', 'xandikos'] as const)('a rep’s own calendar on %s (A6)', (kind) => {
  const missing = whyNoServer(kind)
  let there: CalendarServerProcess
  let app: TestApp
  let rep: Caller
  let entries: Entry[] = []
  beforeAll(async () => {
    if (missing) return
    there = await startCalendarServer(kind)
    app = await openApp()
    rep = await app.person('rep')
    fillsCalendars(async (_work, { personId }) => (personId === rep.id ? entries : []))
    await app.admin.call(changeSettings, { body: { values: { 'company.inner_hosts': '127.0.0.1' } } })
  })
  afterAll(async () => {
    await app?.close()
    await there?.stop()
  })

  const login = () => ({ url: there.url, login: there.login, password: there.password })
  const busy = () =>
    app.writing(async (work) =>
      (await busyBetween(work, [rep.id], new Date('2026-06-01T00:00:00Z'), new Date('2026-07-01T00:00:00Z'))).map(
        ({ startsAt, endsAt }) => `${startsAt.slice(5, 16)}–${endsAt.slice(11, 16)}`,
      ),
    )
  const account = async () => {
    const [first] = (await rep.call(contract.listCalendarAccounts)).items
    if (!first) throw new Error('no account')
    return first
  }
  /** As the schedule would, some minutes later. */
  const later = async (minutes = 10) => {
    app.clock.set(new Date(Date.parse(app.clock.now().toISOString()) + minutes * 60_000))
    await app.runJob(syncAll)
    await app.runJobs()
  }
  const moves = async () =>
    (
      await app.query<{ data: object }>(`select data from event where type = 'calendars.moved_elsewhere' order by id`)
    ).map(({ data }) => data)
  const appointment: Entry = {
    uid: '0198c0de-0000-7000-8000-000000000001@main.jinke',
    sequence: 0,
    changedAt: '2026-06-01T00:00:00Z',
    startsAt: '2026-06-05T01:00:00.000Z',
    endsAt: '2026-06-05T02:00:00.000Z',
    kind: { zh: '拜访', en: 'Visit' },
    title: '锦程印刷',
    place: '苏州',
    note: null,
    secret: false,
  }

  test.skipIf(missing)(`is tried in words, then connected; its busy times come in (${missing ?? 'runs'})`, async () => {
    await there.put('once.ics', file('once', ...at('0603', '090000', '100000')))
    await there.put(
      'weekly.ics',
      file(
        'weekly',
        ...at('0601', '140000', '150000'),
        'RRULE:FREQ=WEEKLY;COUNT=3',
        'EXDATE;TZID=Asia/Shanghai:20260608T140000',
      ),
    )
    await there.put('free.ics', file('free', ...at('0604', '090000', '100000'), 'TRANSP:TRANSPARENT'))
    const tried = await rep.call(contract.testCalendarAccount, { body: login() })
    expect(tried).toMatchObject({ problem: null, calendars: [{ url: there.calendar, readOnly: false }] })
    const wrong = await rep.call(contract.testCalendarAccount, { body: { ...login(), url: 'http://127.0.0.1:1/' } })
    expect(wrong.problem).toEqual({ reason: 'calendar_server_unreachable', text: expect.stringContaining('127.0.0.1') })
    const refused = await rep.refusal(contract.addCalendarAccount, { body: { ...login(), url: 'http://127.0.0.1:1/' } })
    expect(refused.body).toMatchObject({
      reason: 'calendar_not_connected',
      title: expect.stringContaining('cannot be reached'),
    })

    const added = await rep.call(contract.addCalendarAccount, { body: { ...login(), writeTo: there.calendar } })
    expect(added).toMatchObject({ state: 'new', sources: [{ busy: true, writes: true }] })
    await app.runJobs()
    expect(await account()).toMatchObject({ state: 'fine', problem: null, sources: [{ files: 3, unread: 0 }] })
    expect(await busy()).toEqual(['06-01T06:00–07:00', '06-03T01:00–02:00', '06-15T06:00–07:00'])
    expect((await rep.refusal(contract.addCalendarAccount, { body: login() })).body.reason).toBe(
      'calendar_account_known',
    )
  })

  test.skipIf(missing)('what changed there changes here, what went goes', async () => {
    await there.put('once.ics', file('once', ...at('0603', '110000', '120000')))
    await there.remove('weekly.ics')
    await later()
    expect(await busy()).toEqual(['06-03T03:00–04:00'])
  })

  test.skipIf(missing)('the password stands sealed, and nothing tells it; titles are not kept', async () => {
    const kept = JSON.stringify(
      await app.query('select * from calendar_account, calendar_source, outer_file, outer_busy'),
    )
    const jobs = JSON.stringify(await app.query('select * from graphile_worker._private_jobs'))
    expect(kept + jobs + JSON.stringify(await account())).not.toContain(there.password)
    expect(kept).not.toContain('私事')
    expect(kept).toContain('s1.')
  })

  test.skipIf(missing)('our appointments go out, change and are taken out; they are never busy twice', async () => {
    entries = [appointment]
    await app.writing((work) => noteOut(work, [rep.id]))
    await app.runJobs()
    const name = (await there.names()).find((n) => n.includes('jinke')) as string
    const text = await there.read(name)
    expect(text).toContain('SUMMARY:拜访 · 锦程印刷')
    // One sender of invitations.
    expect(text).not.toMatch(/ORGANIZER|ATTENDEE/)
    await later()
    expect(await busy()).toEqual(['06-03T03:00–04:00'])

    entries = [
      { ...appointment, sequence: 1, startsAt: '2026-06-05T03:00:00.000Z', endsAt: '2026-06-05T04:00:00.000Z' },
    ]
    await later()
    expect(await there.read(name)).toContain('DTSTART:20260605T030000Z')
    await later()
    expect(await moves()).toEqual([])
    expect(await account()).toMatchObject({ state: 'fine' })

    // Written nowhere: taken out there; written again: back.
    const { id, sources } = await account()
    const choose = async (writes: string | null) => {
      await rep.call(contract.changeCalendarAccount, { params: { id }, body: { writes } })
      await app.runJobs()
      return (await there.names()).filter((n) => n.includes('jinke'))
    }
    expect(await choose(null)).toEqual([])
    expect(await choose(sources[0]?.id ?? null)).toEqual([name])
    expect(await moves()).toEqual([])
  })

  test.skipIf(missing)('one moved there is told once as a proposal, and not written over', async () => {
    const [ours] = entries as [Entry]
    const name = (await there.names()).find((n) => n.includes('jinke')) as string
    await there.put(
      name,
      ((await there.read(name)) ?? '')
        .replace('DTSTART:20260605T030000Z', 'DTSTART:20260605T060000Z')
        .replace('DTEND:20260605T040000Z', 'DTEND:20260605T070000Z'),
    )
    await later()
    await later()
    const told = { uid: ours.uid, startsAt: '2026-06-05T06:00:00.000Z', endsAt: '2026-06-05T07:00:00.000Z' }
    expect(await moves()).toEqual([told])
    expect(await there.read(name)).toContain('DTSTART:20260605T060000Z')
    expect(await busy()).toEqual(['06-03T03:00–04:00'])

    // Taken out there: told too, and not put back.
    await there.remove(name)
    await later()
    await later()
    expect(await moves()).toEqual([told, { uid: ours.uid, startsAt: null, endsAt: null }])
    expect((await there.names()).filter((n) => n.includes('jinke'))).toEqual([])

    // We say something newer: that is written again.
    entries = [{ ...ours, sequence: 2, startsAt: '2026-06-06T03:00:00.000Z', endsAt: '2026-06-06T04:00:00.000Z' }]
    await later()
    expect(await there.read(name)).toContain('DTSTART:20260606T030000Z')
    entries = []
    await later()
    expect((await there.names()).filter((n) => n.includes('jinke'))).toEqual([])
  })

  test.skipIf(missing)('what cannot be read is counted and never called fine', async () => {
    await there.put(
      'endless.ics',
      file('endless', 'DTSTART:20260601T000000Z', 'DTEND:20260601T000001Z', 'RRULE:FREQ=MINUTELY'),
    )
    await later()
    expect(await account()).toMatchObject({ state: 'partly', sources: [{ unread: 1 }] })
    expect(await busy()).toEqual(['06-03T03:00–04:00'])
    await there.remove('endless.ics')
    await later()
    expect(await account()).toMatchObject({ state: 'fine' })
  })

  test.skipIf(missing)('with each day another one comes into sight', async () => {
    await there.put('far.ics', file('far', ...at('1001', '090000', '100000')))
    await later()
    const seen = async () =>
      (
        await app.writing((work) =>
          busyBetween(work, [rep.id], new Date('2026-09-30T00:00:00Z'), new Date('2026-10-03T00:00:00Z')),
        )
      ).length
    expect(await seen()).toBe(0)
    await later(24 * 60 * 5)
    expect(await seen()).toBe(1)
  })

  test.skipIf(missing)(
    'a server that is away is told in words, and tried again; disconnecting forgets what was read',
    async () => {
      const { id } = await account()
      await app.admin.call(changeSettings, { body: { values: { 'company.inner_hosts': '' } } })
      await later()
      expect(await account()).toMatchObject({
        state: 'failed',
        problem: { reason: expect.any(String), text: expect.stringMatching(/\S/) },
      })
      await app.admin.call(changeSettings, { body: { values: { 'company.inner_hosts': '127.0.0.1' } } })
      await later(30)
      expect(await account()).toMatchObject({ state: 'failed' })
      await later(31)
      expect(await account()).toMatchObject({ state: 'fine', problem: null })
      await rep.call(contract.removeCalendarAccount, { params: { id } })
      expect((await rep.call(contract.listCalendarAccounts)).items).toEqual([])
      const [left] = await app.query<{ n: number }>(
        'select (select count(*)::int from outer_busy) + (select count(*)::int from outer_file) + (select count(password_sealed)::int from calendar_account) as n',
      )
      expect(left?.n).toBe(0)
    },
  )
})
