import { existsSync, readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { startsOf, TooMuch } from './rule.ts'
import { UTC, zoneNamed } from './zones.ts'

const data = '../shared/data/4-formats/ics/libical/icalrecur_test.txt'
const ALWAYS = { from: Date.parse('1900-01-01T00:00:00Z'), to: Date.parse('2100-01-01T00:00:00Z') }
const compact = (instant: number, day: boolean) =>
  new Date(instant)
    .toISOString()
    .replace(/[-:]/g, '')
    .slice(0, day ? 8 : 15)

const starts = (rule: string, first: string, zone = 'UTC', span = ALWAYS) =>
  startsOf(rule, Temporal.PlainDateTime.from(first), zoneNamed(zone), false, span).map((at) =>
    new Date(at).toISOString().slice(0, 16),
  )

describe('rules of recurrence (A6)', () => {
  test.skipIf(!existsSync(data))(`instance by instance as libical’s own (skipped without ${data})`, () => {
    const cases = readFileSync(data, 'utf8')
      .replace(/^#.*\n/gm, '')
      .split(/\n\s*\n/)
      .map((block) =>
        Object.fromEntries(block.split('\n').map((line) => [line.split(':')[0], line.replace(/^[\w-]+:/, '')])),
      )
      .filter((entry) => entry.RRULE)
    expect(cases.length).toBeGreaterThan(40)
    for (const { RRULE = '', DTSTART = '', INSTANCES = '' } of cases) {
      const day = !DTSTART.includes('T')
      const first = Temporal.PlainDateTime.from(DTSTART.replace('Z', ''))
      const found = startsOf(RRULE, first, UTC, day, ALWAYS).map((at) => compact(at, day))
      expect([RRULE, found.join()]).toEqual([RRULE, INSTANCES.replaceAll('Z', '')])
    }
  })

  test('the rule on which a well-known reader never returns', () =>
    expect(starts('FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=5', '2026-01-01T09:00')).toEqual([
      '2026-01-30T09:00',
      '2026-01-31T09:00',
      '2026-02-27T09:00',
      '2026-02-28T09:00',
      '2026-03-30T09:00',
    ]))

  test('a time that the clocks skip is left out, and not counted', () => {
    // New York's clocks go from 2 to 3 on 8 March 2026.
    expect(starts('FREQ=DAILY;COUNT=3', '2026-03-07T02:30', 'America/New_York')).toEqual([
      '2026-03-07T07:30',
      '2026-03-09T06:30',
      '2026-03-10T06:30',
    ])
    // Of a time that comes twice the first is meant.
    expect(starts('FREQ=WEEKLY;COUNT=2', '2026-10-25T01:30', 'America/New_York')).toEqual([
      '2026-10-25T05:30',
      '2026-11-01T05:30',
    ])
  })

  test('nine in the morning stays nine on the wall through the change of the clocks', () =>
    expect(starts('FREQ=WEEKLY;COUNT=3', '2026-03-22T09:00', 'Europe/Berlin')).toEqual([
      '2026-03-22T08:00',
      '2026-03-29T07:00',
      '2026-04-05T07:00',
    ]))

  test('the thirty-first is not kept in months that lack it, the last day is in all', () => {
    expect(starts('FREQ=MONTHLY;COUNT=4', '2026-01-31T09:00').map((at) => at.slice(5, 10))).toEqual([
      '01-31',
      '03-31',
      '05-31',
      '07-31',
    ])
    expect(starts('FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2028-01-31T09:00').map((at) => at.slice(5, 10))).toEqual([
      '01-31',
      '02-29',
      '03-31',
    ])
    expect(starts('FREQ=YEARLY;COUNT=3', '2024-02-29T09:00').map((at) => at.slice(0, 4))).toEqual([
      '2024',
      '2028',
      '2032',
    ])
  })

  test('until: in UTC, on the wall, and as a day, whose whole counts', () => {
    const count = (until: string) => starts(`FREQ=DAILY;UNTIL=${until}`, '2026-06-01T20:00', 'Asia/Shanghai').length
    expect(count('20260603T120000Z')).toBe(3)
    expect(count('20260603T115959Z')).toBe(2)
    expect(count('20260603T200000')).toBe(3)
    expect(count('20260603')).toBe(3)
  })

  test('one that began long ago is asked about this week only', () => {
    const week = { from: Date.parse('2026-06-01T00:00:00Z'), to: Date.parse('2026-06-06T00:00:00Z') }
    const found = starts('FREQ=DAILY', '1970-01-01T09:00', 'Asia/Shanghai', week)
    expect(found.filter((at) => at >= '2026-06-01T00:00' && at < '2026-06-06T00:00')).toHaveLength(5)
  })

  test('one of seconds for years is told, not followed', () =>
    expect(() => starts('FREQ=SECONDLY', '2020-01-01T00:00')).toThrow(TooMuch))
})
