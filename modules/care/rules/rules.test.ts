import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayIn, daysBetween, minuteIn } from '../../../shared/calendar.ts'
import { decentMoment, EARLIEST, LATEST } from './decent.ts'
import { giftOver } from './gifts.ts'
import { whyNobody, whyNotMail } from './greetings.ts'
import { dayInQuarter, onWorkday, planOf, quarterOf } from './visits.ts'

const FIRST = '1901-01-01'
const day = fc.integer({ min: 0, max: 73_000 }).map((n) => addDays(FIRST, n))
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Auckland', 'UTC']
const weekday = (d: string) => ![0, 6].includes(new Date(d).getUTCDay())

describe('R6: a decent hour', () => {
  const recent = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2015-01-01', n))
  const hours = fc.record({ at: fc.integer({ min: 0, max: 23 }), until: fc.integer({ min: 0, max: 24 }) })

  test('R6: on its own day on the recipient’s clock, never by night, never before now', () => {
    fc.assert(
      fc.property(recent, fc.constantFrom(...zones), hours, fc.integer({ min: -40, max: 40 }), (d, zone, set, ago) => {
        const now = new Date(Date.parse(`${d}T00:00:00Z`) + ago * 3_600_000)
        const at = decentMoment(d, zone, set, now)
        if (!at) return
        expect(dayIn(zone, at)).toBe(d)
        const hour = Number(minuteIn(zone, at).slice(11, 13))
        expect(hour).toBeGreaterThanOrEqual(EARLIEST)
        expect(hour).toBeLessThan(LATEST)
        expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime())
      }),
    )
  })

  test.each([
    ['Asia/Shanghai', '2026-06-01', '2026-06-01T01:00:00.000Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T13:00:00.000Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T14:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T07:00:00.000Z'],
  ])('R6: nine o’clock in %s on %s, also where the clocks change', (zone, d, at) => {
    const found = decentMoment(d, zone, { at: 9, until: 20 }, new Date('2026-01-01T00:00:00Z'))
    expect(found?.toISOString()).toBe(at)
  })

  test('R6: late on its day at once, after the last hour not at all', () => {
    const late = (now: string) => decentMoment('2026-06-01', 'Asia/Shanghai', { at: 9, until: 20 }, new Date(now))
    expect(late('2026-06-01T06:00:00Z')?.toISOString()).toBe('2026-06-01T06:00:00.000Z')
    expect(late('2026-06-01T12:00:00Z')).toBeNull()
    expect(late('2026-06-02T02:00:00Z')).toBeNull()
  })
})

describe('R5: return visits by plan', () => {
  test('R5: the customer’s own plan goes before the company’s, and may be none', () => {
    const usual = { how: 'remind', days: 14 } as const
    expect(planOf(usual, null)).toEqual({ how: 'remind', days: 14, personId: null })
    expect(planOf({ ...usual, days: null }, null)).toBeNull()
    expect(planOf(usual, { how: 'off', days: 3, personId: null })).toBeNull()
    expect(planOf(usual, { how: 'book', days: 3, personId: 'a' })).toEqual({ how: 'book', days: 3, personId: 'a' })
    expect(planOf(usual, { how: 'offer', days: null, personId: null })).toMatchObject({ how: 'offer', days: 14 })
  })

  test('A8: moved to a day on which we work, never earlier and no further than the next', () => {
    fc.assert(
      fc.property(day, (d) => {
        const moved = onWorkday(d, weekday)
        expect(weekday(moved)).toBe(true)
        expect(daysBetween(d, moved)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(d, moved)).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('R5: every day stands in one quarter, which holds its own day', () => {
    fc.assert(
      fc.property(day, fc.uuid(), (d, id) => {
        const quarter = quarterOf(d)
        expect(quarter.first <= d && d <= quarter.last).toBe(true)
        expect(quarterOf(quarter.first)).toEqual(quarter)
        expect(quarterOf(quarter.last)).toEqual(quarter)
        expect(quarterOf(addDays(quarter.last, 1)).key).not.toBe(quarter.key)
        const own = dayInQuarter(quarter, id, quarter.first, weekday)
        expect(weekday(own)).toBe(true)
        expect(quarter.first <= own && own <= quarter.last).toBe(true)
        expect(dayInQuarter(quarter, id, quarter.first, weekday)).toBe(own)
        expect(dayInQuarter(quarter, id, d, weekday) >= d).toBe(true)
      }),
    )
  })
})

describe('R6: gifts', () => {
  test('R6: a superior is asked exactly where one gift or the contact’s year goes over its limit', () => {
    const fen = fc.integer({ min: 0, max: 500_000 })
    fc.assert(
      fc.property(fen, fen, fen, fen, (cost, before, each, year) => {
        const over = giftOver(cost, before, { each, year })
        expect(over.includes('each')).toBe(cost > each)
        expect(over.includes('year')).toBe(cost + before > year)
      }),
    )
  })
})

describe('R6: whom a greeting goes to', () => {
  const fine = {
    optedOut: false,
    left: false,
    putAway: false,
    address: 'a@b.test',
    bounced: false,
    hasSender: true,
    greeted: false,
  }

  test('R6: nobody who left, was put away or wants none; where mail came back, not by mail', () => {
    expect(whyNotMail(fine)).toBeNull()
    expect(whyNotMail({ ...fine, optedOut: true })).toBe('opted_out')
    expect(whyNotMail({ ...fine, left: true })).toBe('left')
    expect(whyNotMail({ ...fine, putAway: true, optedOut: true })).toBe('put_away')
    expect(whyNotMail({ ...fine, address: null })).toBe('no_address')
    expect(whyNotMail({ ...fine, bounced: true })).toBe('bounced')
    expect(whyNotMail({ ...fine, hasSender: false })).toBe('no_sender')
    expect(whyNotMail({ ...fine, greeted: true })).toBe('greeted')
    expect(whyNobody(fine)).toBeNull()
  })
})
