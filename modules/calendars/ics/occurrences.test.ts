import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Asked, occurrencesIn } from './occurrences.ts'
import { type Unreadable, withIcsReader } from './reader.ts'

const data = '../shared/data/4-formats/ics'

const JUNE = { zone: 'Asia/Shanghai', from: '2026-06-01T00:00:00Z', to: '2026-07-01T00:00:00Z' }
const ics = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.map((e) => `BEGIN:VEVENT\n${e.trim()}\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\r\n')
const read = (text: string, more: Partial<Asked> = {}) => occurrencesIn({ text, ...JUNE, ...more })
const startsIn = (text: string, more?: Partial<Asked>) =>
  read(text, more)
    .occurrences.filter(({ busy }) => busy)
    .map(({ start }) => start.slice(0, 16))

describe('what a calendar file takes of a person’s time (A6)', () => {
  test('zones: IANA, Windows, with something before it, the file’s own, UTC, and none', () => {
    const at = (start: string) => startsIn(ics(`UID:a\nDTSTART${start}\nDURATION:PT1H`))[0]
    expect(at(';TZID=Asia/Shanghai:20260603T090000')).toBe('2026-06-03T01:00')
    expect(at(';TZID=China Standard Time:20260603T090000')).toBe('2026-06-03T01:00')
    expect(at(';TZID=W. Europe Standard Time:20260603T090000')).toBe('2026-06-03T07:00')
    expect(at(';TZID=/mozilla.org/20070129_1/America/Argentina/Buenos_Aires:20260603T090000')).toBe('2026-06-03T12:00')
    expect(at(';TZID="(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi":20260603T090000')).toBe('2026-06-03T01:00')
    expect(at(':20260603T090000Z')).toBe('2026-06-03T09:00')
    expect(at(':20260603T090000')).toBe('2026-06-03T01:00')
    const own = `BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Our Own\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0545\nTZOFFSETTO:+0545\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a\nDTSTART;TZID=Our Own:20260603T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\nEND:VEVENT\nEND:VCALENDAR`
    expect(startsIn(own)).toEqual(['2026-06-03T03:15', '2026-06-04T03:15'])
  })

  test('a series with exceptions, an extra date, an override and a cancelled one', () => {
    const master =
      'UID:a\nDTSTART;TZID=Asia/Shanghai:20260601T090000\nDTEND;TZID=Asia/Shanghai:20260601T100000\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE\nEXDATE;TZID=Asia/Shanghai:20260603T090000\nRDATE;TZID=Asia/Shanghai:20260605T140000'
    const later =
      'UID:a\nRECURRENCE-ID;TZID=Asia/Shanghai:20260608T090000\nDTSTART;TZID=Asia/Shanghai:20260609T150000\nDURATION:PT30M'
    const off =
      'UID:a\nRECURRENCE-ID;TZID=Asia/Shanghai:20260610T090000\nDTSTART;TZID=Asia/Shanghai:20260610T090000\nSTATUS:CANCELLED'
    expect(startsIn(ics(master, later, off), { to: '2026-06-16T00:00:00Z' })).toEqual([
      '2026-06-01T01:00',
      '2026-06-05T06:00',
      '2026-06-09T07:00',
      '2026-06-15T01:00',
    ])
  })

  test('this and all that follow', () => {
    const master = 'UID:a\nDTSTART;TZID=Europe/Berlin:20260302T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY'
    const moved =
      'UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260316T090000\nDTSTART;TZID=Europe/Berlin:20260317T100000\nDURATION:PT2H'
    const found = read(ics(master, moved), { from: '2026-03-01T00:00:00Z', to: '2026-04-08T00:00:00Z' }).occurrences
    expect(found.map(({ start, end }) => `${start.slice(5, 16)} ${end.slice(11, 16)}`)).toEqual([
      '03-02T08:00 09:00',
      '03-09T08:00 09:00',
      '03-17T09:00 11:00',
      '03-24T09:00 11:00',
      // The clocks have changed: ten in the morning is still ten.
      '03-31T08:00 10:00',
      '04-07T08:00 10:00',
    ])
  })

  test('whole days are days of the person’s own zone; free, declined and cancelled ones take no time', () => {
    const whole = 'UID:a\nDTSTART;VALUE=DATE:20260603\nDTEND;VALUE=DATE:20260605'
    expect(read(ics(whole)).occurrences).toMatchObject([
      { start: '2026-06-02T16:00:00.000Z', end: '2026-06-04T16:00:00.000Z', wholeDay: true, busy: true },
    ])
    const at = 'DTSTART:20260603T090000Z\nDTEND:20260603T100000Z'
    for (const free of [
      'TRANSP:TRANSPARENT',
      'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      'STATUS:CANCELLED',
      'ATTENDEE;PARTSTAT=DECLINED:mailto:Li@Example.com',
    ])
      expect(startsIn(ics(`UID:a\n${at}\n${free}`), { addresses: ['li@example.com'] })).toEqual([])
    expect(
      startsIn(ics(`UID:a\n${at}\nATTENDEE;PARTSTAT=DECLINED:mailto:wang@example.com`), {
        addresses: ['li@example.com'],
      }),
    ).toHaveLength(1)
    expect(startsIn(ics('UID:a\nDTSTART:20260603T090000Z'))).toEqual([])
  })

  test('lengths: an end is exact, a length in days is counted on the wall', () => {
    const night = (length: string) =>
      read(ics(`UID:a\nDTSTART;TZID=Europe/Berlin:20260328T120000\n${length}`), {
        from: '2026-03-01T00:00:00Z',
        to: '2026-04-08T00:00:00Z',
      }).occurrences[0]?.end
    expect(night('DURATION:P1D')).toBe('2026-03-29T10:00:00.000Z')
    expect(night('DURATION:PT24H')).toBe('2026-03-29T11:00:00.000Z')
  })

  test('one broken event takes none of the others along, and is counted', () => {
    const good = 'UID:a\nDTSTART:20260603T090000Z\nDURATION:PT1H'
    const broken = 'UID:b\nDTSTART:not a time at all\nDURATION:PT1H'
    const foolish = 'UID:c\nDTSTART:20260603T090000Z\nDURATION:PT1H\nRRULE:FREQ=SOMETIMES'
    expect(read(ics(good, broken, foolish))).toMatchObject({ occurrences: [{ uid: 'a' }], events: 3, unread: 2 })
  })

  test('a series of seconds is told as cut, not followed', () =>
    expect(read(ics('UID:a\nDTSTART:20200101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY'))).toMatchObject({
      occurrences: [],
      cut: 1,
    }))
})

describe('the thread in which they are read', () => {
  test('what takes too long is given up, and the next is read', async () => {
    // Each would stop by itself; together they are too much.
    const endless = ics(
      ...Array.from(
        { length: 60 },
        (_, at) => `UID:a${at}\nDTSTART:19700101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY;BYSECOND=1`,
      ),
    )
    await withIcsReader(
      async (reader) => {
        await expect(reader.occurrences({ text: endless, ...JUNE })).rejects.toMatchObject({
          by: 'late',
        } satisfies Partial<Unreadable>)
        const { occurrences } = await reader.occurrences({
          text: ics('UID:a\nDTSTART:20260603T090000Z\nDURATION:PT1H'),
          ...JUNE,
        })
        expect(occurrences).toHaveLength(1)
      },
      { seconds: 1, memoryMegabytes: 256 },
    )
  })

  test('what no database keeps is left out', async () => {
    const text = ics('UID:a\0b\nSUMMARY:看\0样\nDTSTART:20260603T090000Z\nDURATION:PT1H')
    const { occurrences } = await withIcsReader((reader) => reader.occurrences({ text, ...JUNE }))
    expect(occurrences[0]?.uid).toBe('ab')
  })

  const files = existsSync(data)
    ? (readdirSync(data, { recursive: true }) as string[]).filter((name) => /\.(ics|vcf)$/.test(name))
    : []
  test.skipIf(files.length === 0)(`every file of the corpora is read (skipped without ${data})`, async () => {
    expect(files.length).toBeGreaterThan(40)
    const told = await withIcsReader(async (reader) => {
      const all: Record<string, [events: number, unread: number, cut: number]> = {}
      for (const name of files) {
        const text = readFileSync(join(data, name), 'utf8')
        const span = { from: '2012-01-01T00:00:00Z', to: '2014-01-01T00:00:00Z' }
        const { events, unread, cut } = await reader.occurrences({ text, zone: 'Asia/Shanghai', ...span })
        if (unread + cut > 0) all[name] = [events, unread, cut]
      }
      return all
    })
    expect(told).toMatchInlineSnapshot(`
      {
        "icaljs-parser-pairs/component.ics": [
          2,
          2,
          0,
        ],
      }
    `)
  })
})
