import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CalendarServerProcess, startCalendarServer, whyNoServer } from '../../../testing/calendarServer.ts'
import { calendarServer } from './server.ts'

const settings = { 'company.inner_hosts': '127.0.0.1' }
const event = (uid: string) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20260601T000000Z\r\nDTSTART:20260603T010000Z\r\nDTEND:20260603T020000Z\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
const [from, to] = [new Date('2026-06-01T00:00:00Z'), new Date('2026-07-01T00:00:00Z')]

describe.each(['radicale', 'xandikos'] as const)('%s, a real calendar server (A6)', (kind) => {
  const missing = whyNoServer(kind)
  let there: CalendarServerProcess
  beforeAll(async () => {
    if (!missing) there = await startCalendarServer(kind)
  })
  afterAll(() => there?.stop())
  const reached = (changes = {}) => calendarServer(settings, { ...there, ...changes })

  test.skipIf(missing)(
    `its calendars are found, files listed, read, written and removed (${missing ?? 'runs'})`,
    async () => {
      const server = reached()
      const [calendar] = await server.calendars()
      expect(calendar).toMatchObject({ url: there.calendar, readOnly: false, mark: expect.any(String) })
      await there.put('a.ics', event('a'))
      const listed = await server.list(there.calendar, from, to)
      expect([...listed.keys()]).toEqual([`${there.calendar}a.ics`])
      const [file] = await server.read(there.calendar, [...listed.keys()])
      expect(file).toMatchObject({ href: `${there.calendar}a.ics`, etag: listed.get(`${there.calendar}a.ics`) })
      expect(file?.text).toContain('UID:a')
      expect((await server.calendars())[0]?.mark).not.toBe(calendar?.mark)

      expect(await server.write(`${there.calendar}b.ics`, event('b'), null)).not.toBe('changed')
      expect(await server.write(`${there.calendar}b.ics`, event('b'), null)).toBe('changed')
      expect(await server.write(`${there.calendar}b.ics`, event('b'), '"never"')).toBe('changed')
      await server.remove(`${there.calendar}b.ics`)
      await server.remove(`${there.calendar}b.ics`)
      expect(await there.names()).toEqual(['a.ics'])
    },
  )

  test.skipIf(missing || kind === 'xandikos')(
    'a wrong password, a wrong address and a server that is not there are told in words',
    async () => {
      const why = (changes: object, allowed = settings) =>
        Promise.resolve()
          .then(() => calendarServer(allowed, { ...there, ...changes }).calendars())
          .then(
            () => null,
            (error) => error.why?.kind.reason ?? String(error),
          )
      expect(await why({ password: 'wrong' })).toBe('calendar_login_refused')
      expect(await why({ url: 'http://127.0.0.1:1/' })).toBe('calendar_server_unreachable')
      expect(await why({ url: 'ftp://127.0.0.1/' })).toBe('not_a_calendar_address')
      expect(await why({ url: there.url.replace('http:', 'https:') }, { 'company.inner_hosts': '' })).toBe('odd_port')
      expect(await why({}, { 'company.inner_hosts': '' })).toBe('not_a_calendar_address')
    },
  )
})
