import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { companyHours } from '../settings.ts'
import { workdayOf } from '../workdays.ts'
import { instantOf, type Span, without, workedSpans } from './spans.ts'

const at = (instant: number) => new Date(instant).toISOString().slice(0, 16)

describe('working time (A2)', () => {
  test('a time of day is what the clock on the wall shows, on days of 23 and 25 hours too', () => {
    expect(at(instantOf('Asia/Shanghai', '2026-06-03', '09:00'))).toBe('2026-06-03T01:00')
    // New York goes forward on 8 March and back on 1 November 2026, at two.
    expect(at(instantOf('America/New_York', '2026-03-08', '01:30'))).toBe('2026-03-08T06:30')
    expect(at(instantOf('America/New_York', '2026-03-08', '02:30'))).toBe('2026-03-08T07:30')
    expect(at(instantOf('America/New_York', '2026-03-08', '09:00'))).toBe('2026-03-08T13:00')
    expect(at(instantOf('America/New_York', '2026-11-01', '00:30'))).toBe('2026-11-01T04:30')
    expect(at(instantOf('America/New_York', '2026-11-01', '09:00'))).toBe('2026-11-01T14:00')
    expect(at(instantOf('America/New_York', '2026-11-01', '24:00'))).toBe('2026-11-02T05:00')
  })

  const worker = { hours: companyHours.fallback, zone: 'Asia/Shanghai' }
  const days = (from: string, to: string, hours = companyHours.fallback) =>
    workedSpans({ ...worker, hours }, from, to, (day) => workdayOf({}, day)).map(({ start }) => at(start).slice(0, 10))

  test('holidays are none, a Saturday that is worked instead has the usual hours', () =>
    // Spring Festival 2026: off from 15 to 23 February; the 14th and the 28th are worked.
    expect(days('2026-02-12', '2026-02-28')).toEqual([
      '2026-02-12',
      '2026-02-13',
      '2026-02-14',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
    ]))

  test('who never works on Wednesdays does not on a plain one', () =>
    expect(days('2026-06-01', '2026-06-05', { ...companyHours.fallback, 3: [] })).not.toContain('2026-06-03'))

  test('what is taken is taken away, whole and in part', () => {
    const nine: Span = { start: 9, end: 18 }
    expect(
      without(
        [nine],
        [
          { start: 12, end: 13 },
          { start: 8, end: 10 },
          { start: 17, end: 20 },
        ],
      ),
    ).toEqual([
      { start: 10, end: 12 },
      { start: 13, end: 17 },
    ])
    expect(without([nine], [{ start: 0, end: 24 }])).toEqual([])
  })

  test('minute by minute: what is left was there, and was not taken', () => {
    const spans = fc.array(fc.tuple(fc.nat(50), fc.nat(20)).map(([start, length]) => ({ start, end: start + length })))
    const covers = (list: readonly Span[], minute: number) =>
      list.some(({ start, end }) => start <= minute && minute < end)
    fc.assert(
      fc.property(spans, spans, (given, taken) => {
        const left = without(given, taken)
        for (let minute = 0; minute < 80; minute++)
          expect(covers(left, minute)).toBe(covers(given, minute) && !covers(taken, minute))
      }),
    )
  })
})
