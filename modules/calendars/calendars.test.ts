import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { changeSettings } from '../company/contract.ts'
import * as contract from './contract.ts'
import { type Entry, fillsCalendars, lastAnswerOf, noteAnswerSeen, ownUid, workingTimes } from './index.ts'
import type { Answer } from './rules/answer.ts'
import { companyHours } from './settings.ts'

let app: TestApp
let rep: Caller
let mate: Caller
let manager: Caller
let entries: (Entry & { personId: string })[] = []
fillsCalendars(async (_work, { personId, from, to }) =>
  entries.filter((e) => e.personId === personId && new Date(e.endsAt) > from && new Date(e.startsAt) < to),
)
beforeAll(async () => {
  app = await openApp()
  ;[rep, mate, manager] = [await app.person('rep'), await app.person('rep'), await app.person('manager')]
})
afterAll(() => app.close())

const workingOf = (id: string, from: string, to: string) =>
  app.writing(async (work) =>
    ((await workingTimes(work, [id], new Date(from), new Date(to))).get(id) ?? []).map(
      ({ startsAt, endsAt }) => `${startsAt.slice(5, 16)}–${endsAt.slice(5, 16)}`,
    ),
  )

describe('working hours and absences (A2)', () => {
  test('the company’s hours, until somebody sets the own; null goes back', async () => {
    const shown = await rep.call(contract.showWorkingHours, { params: { id: rep.id } })
    expect(shown).toMatchObject({ ownHours: false, zone: 'Asia/Shanghai', version: 0, can: { change: true } })
    const hours = {
      ...companyHours.fallback,
      3: [] as [string, string][],
      6: [['10:00', '12:00']] as [string, string][],
    }
    const set = await rep.call(contract.setWorkingHours, { params: { id: rep.id }, body: { hours, zone: null } })
    expect(set).toMatchObject({ ownHours: true, hours: { 3: [] }, version: 1 })
    expect(await workingOf(rep.id, '2026-06-02T16:00:00Z', '2026-06-04T16:00:00Z')).toEqual(['06-04T01:00–06-04T10:00'])
    const late = await rep.refusal(
      contract.setWorkingHours,
      { params: { id: rep.id }, body: { hours: null, zone: null } },
      { 'if-match': '"0"' },
    )
    expect(late.body.reason).toBe('version_conflict')
    await rep.call(contract.setWorkingHours, { params: { id: rep.id }, body: { hours: null, zone: null } })
    expect(await workingOf(rep.id, '2026-06-02T16:00:00Z', '2026-06-03T16:00:00Z')).toHaveLength(1)
  })

  test('in the own zone; one that is none is refused, as are spans that overlap', async () => {
    const call = (zone: string) => ({ params: { id: rep.id }, body: { hours: null, zone } })
    await rep.call(contract.setWorkingHours, call('Europe/Berlin'))
    expect(await workingOf(rep.id, '2026-06-03T00:00:00Z', '2026-06-04T00:00:00Z')).toEqual(['06-03T07:00–06-03T16:00'])
    expect((await rep.refusal(contract.setWorkingHours, call('Mars/Olympus'))).body.reason).toBe('unknown_zone')
    const hours = {
      ...companyHours.fallback,
      1: [
        ['09:00', '12:00'],
        ['11:00', '18:00'],
      ] as [string, string][],
    }
    expect(
      (await rep.refusal(contract.setWorkingHours, { params: { id: rep.id }, body: { hours, zone: null } })).status,
    ).toBe(400)
    await rep.call(contract.setWorkingHours, { params: { id: rep.id }, body: { hours: null, zone: null } })
  })

  test('holidays, adjusted workdays and the company’s own days are in it', async () => {
    expect(await workingOf(mate.id, '2026-02-14T00:00:00Z', '2026-02-16T00:00:00Z')).toEqual([
      '02-14T01:00–02-14T10:00',
    ])
    await app.admin.call(changeSettings, {
      body: { values: { 'calendars.own_days': [{ from: '2026-02-14', to: '2026-02-14', work: false, name: '年会' }] } },
    })
    expect(await workingOf(mate.id, '2026-02-14T00:00:00Z', '2026-02-16T00:00:00Z')).toEqual([])
    const { days, known, workdays } = await rep.call(contract.showYear, { params: { year: '2026' } })
    expect(days).toContainEqual({ day: '2026-02-14', work: false, why: 'own', name: { zh: '年会', en: '年会' } })
    expect([known, workdays]).toEqual([true, 247])
    await app.admin.call(changeSettings, { body: { values: { 'calendars.own_days': null } } })
    expect((await rep.call(contract.showYear, { params: { year: '2031' } })).known).toBe(false)
  })

  test('who is away has no working time; why is told to the person and the managers, not to colleagues', async () => {
    const absence = await rep.call(contract.noteAbsence, {
      body: { kind: 'sick', firstOn: '2026-06-10', lastOn: '2026-06-11', fromTime: '12:00', note: '看牙' },
    })
    expect(await workingOf(rep.id, '2026-06-10T00:00:00Z', '2026-06-12T00:00:00Z')).toEqual(['06-10T01:00–06-10T04:00'])
    const seenBy = async (caller: Caller) =>
      (await caller.call(contract.listAbsences, { query: { from: '2026-06-01', to: '2026-06-30' } })).items
    expect(await seenBy(rep)).toMatchObject([{ kind: 'sick', note: '看牙', can: { withdraw: true } }])
    expect(await seenBy(manager)).toMatchObject([{ kind: 'sick', can: { withdraw: true } }])
    expect(await seenBy(mate)).toMatchObject([{ kind: null, note: null, can: { withdraw: false } }])
    const busy = { query: { people: `${rep.id},${mate.id}`, from: '2026-06-09T00:00:00Z', to: '2026-06-13T00:00:00Z' } }
    const { items, worked } = await mate.call(contract.showBusy, busy)
    expect(items).toEqual([
      { personId: rep.id, startsAt: '2026-06-10T04:00:00.000Z', endsAt: '2026-06-11T16:00:00.000Z', wholeDay: false },
    ])
    // Working hours are told of each, away or not.
    expect(worked.filter(({ personId }) => personId === rep.id).map(({ startsAt }) => startsAt.slice(0, 13))).toEqual([
      '2026-06-09T01',
      '2026-06-10T01',
      '2026-06-11T01',
      '2026-06-12T01',
    ])
    expect((await mate.refusal(contract.withdrawAbsence, { params: { id: absence.id } })).status).toBe(404)
    await manager.call(contract.withdrawAbsence, { params: { id: absence.id } })
    expect(await seenBy(rep)).toEqual([])
    const [kept] = await app.query<{ n: number }>(
      'select count(*)::int as n from absence where withdrawn_at is not null',
    )
    expect(kept?.n).toBe(1)
  })

  test('an absence ends after it begins, is not for ever, and is nobody else’s', async () => {
    const note = async (body: object) =>
      (
        await rep.refusal(contract.noteAbsence, {
          body: { kind: 'leave', firstOn: '2026-06-10', lastOn: '2026-06-10', ...body },
        })
      ).body.reason
    expect(await note({ lastOn: '2026-06-09' })).toBe('ends_before_it_begins')
    expect(await note({ fromTime: '15:00', untilTime: '14:00' })).toBe('ends_before_it_begins')
    expect(await note({ lastOn: '2028-06-10' })).toBe('absence_too_long')
    expect(await note({ personId: mate.id })).toBe('not_allowed')
    expect(await note({ personId: '01890000-0000-7000-8000-000000000000' })).toBe('unknown_person')
  })
})

describe('the subscribed calendar (A6)', () => {
  const entry = (more: Partial<Entry> = {}) => ({
    personId: rep.id,
    uid: '0198c0de-0000-7000-8000-000000000001@main.jinke',
    sequence: 1,
    changedAt: '2026-06-01T00:00:00Z',
    startsAt: '2026-06-03T01:00:00Z',
    endsAt: '2026-06-03T02:00:00Z',
    kind: { zh: '拜访', en: 'Visit' },
    title: '锦程印刷, 王小明',
    place: '苏州',
    note: '看样\n谈交期',
    secret: false,
    ...more,
  })
  const read = (path: string) => app.fetch(path.replace('/api/v1', ''))

  test('a link that tells the appointments of its person, until it is revoked or made anew', async () => {
    entries = [
      entry(),
      entry({ uid: 'b@main.jinke', title: '密客', secret: true }),
      { ...entry(), personId: mate.id, uid: 'c@main.jinke' },
    ]
    expect(await rep.call(contract.showFeed)).toEqual({ madeAt: null, readAt: null })
    const { path } = await rep.call(contract.makeFeed)
    expect(path).toMatch(/^\/api\/v1\/feeds\/main\/[\w-]{43}\.ics$/)
    const answer = await read(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    const text = await answer.text()
    expect(text).toContain('SUMMARY:拜访 · 锦程印刷\\, 王小明\r\n')
    expect(text).toContain('DESCRIPTION:看样\\n谈交期\r\n')
    // S1: of a secret customer only that there is an appointment.
    expect(text).toContain('SUMMARY:客户预约\r\n')
    expect(text).not.toContain('密客')
    expect(text).not.toContain('c@main.jinke')
    expect(text).not.toMatch(/ORGANIZER|ATTENDEE/)
    expect((await rep.call(contract.showFeed)).readAt).toBe('2026-06-01T02:00:00.000Z')

    const { path: next } = await rep.call(contract.makeFeed)
    expect((await read(path)).status).toBe(404)
    expect((await read(next)).status).toBe(200)
    await rep.call(contract.revokeFeed)
    expect((await read(next)).status).toBe(404)
    expect((await rep.refusal(contract.revokeFeed)).status).toBe(404)
    expect((await read('/feeds/main/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics')).status).toBe(404)
    expect((await read('/feeds/nobody/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics')).status).toBe(404)
    const kept = await app.query<{ hash: Buffer }>('select token_hash as hash from feed_token')
    expect(kept.every(({ hash }) => hash.length === 32 && !path.includes(hash.toString('base64url')))).toBe(true)
  })

  test('made several times at once, one link leads somewhere', async () => {
    const rep = await app.person('rep')
    await Promise.all(Array.from({ length: 5 }, () => rep.call(contract.makeFeed)))
    const live = await app.query('select from feed_token where person_id = $1 and revoked_at is null', [rep.id])
    expect(live).toHaveLength(1)
  })

  test('read too often it waits, with the seconds: by link, and by address for who tries links', async () => {
    entries = [entry()]
    const own = (await rep.call(contract.makeFeed)).path
    const others = (await mate.call(contract.makeFeed)).path
    app.clock.set('2026-06-01T03:00:20Z')
    const statuses = []
    for (let n = 0; n < 13; n++) statuses.push((await read(own)).status)
    expect(statuses).toEqual([...Array(12).fill(200), 429])
    const often = await read(own)
    expect([often.headers.get('retry-after'), (await often.json()).reason]).toEqual(['40', 'feed_too_often'])
    expect((await read(others)).status).toBe(200)
    app.clock.set('2026-06-01T03:01:00Z')
    expect((await read(own)).status).toBe(200)

    const tried = (n: number) => read(`/feeds/main/${String(n).padStart(43, 'A')}.ics`)
    let last = 0
    for (let n = 0; n < 120; n++) last = (await tried(n)).status
    expect(last).toBe(429)
    expect((await read(own)).status).toBe(429)
    app.clock.set('2026-06-01T03:02:00Z')
    expect((await read(own)).status).toBe(200)
    app.clock.set('2026-06-01T02:00:00Z')
  })

  test('by the setting it tells no customer at all', async () => {
    entries = [entry()]
    await app.admin.call(changeSettings, { body: { values: { 'calendars.feed_tells': 'busy' } } })
    const { path } = await rep.call(contract.makeFeed)
    const text = await (await read(path)).text()
    expect(text).toContain('SUMMARY:客户预约')
    expect(text).not.toMatch(/锦程|苏州|交期/)
    await app.admin.call(changeSettings, { body: { values: { 'calendars.feed_tells': null } } })
  })

  test('our own appointments are known by their UID', () =>
    app.writing(async (work) => expect(ownUid(work, 'x')).toBe('x@main.jinke')))
})

describe('answers (A6)', () => {
  test('one seen in two mailboxes is taken once; the last taken is remembered without the address', async () => {
    const answer: Answer = {
      method: 'REPLY',
      uid: 'x@main.jinke',
      recurrenceId: null,
      attendee: 'Wang@example.com',
      says: 'accepted',
      sequence: 1,
      dtstamp: '2026-06-01T03:00:00.000Z',
      comment: '',
      counter: null,
    }
    const noted = await app.writing(async (work) => [
      await noteAnswerSeen(work, answer, true),
      await noteAnswerSeen(work, { ...answer, attendee: 'wang@EXAMPLE.com' }, true),
      await noteAnswerSeen(work, { ...answer, dtstamp: null }, false),
      await noteAnswerSeen(work, { ...answer, dtstamp: null }, false),
      await lastAnswerOf(work, answer.uid, 'wang@example.com'),
    ])
    expect(noted).toEqual([true, false, true, false, { sequence: 1, dtstamp: '2026-06-01T03:00:00.000Z' }])
    expect(JSON.stringify(await app.query('select * from answer_seen'))).not.toMatch(/wang/i)
  })
})
