import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { DayText, Instant, MonthText } from './page.ts'
import { parseIn } from './parsing.ts'

const Sent = z.strictObject({ day: DayText.optional(), month: MonthText.optional(), at: Instant.nullish() })

describe('days and instants that people send are of the years 1900 to 2199', () => {
  test.each([
    { day: '1900-01-01' },
    { day: '2199-12-31' },
    { month: '2199-12-01' },
    { at: '1900-01-01T00:00:00Z' },
    { at: '2199-12-31T23:59:59+08:00' },
  ])('taken: %j', (sent) => expect(parseIn(Sent, sent, 'en')).toEqual({ ok: true, value: sent }))

  test.each([
    [{ day: '0100-01-01' }, 'day'],
    [{ day: '1899-12-31' }, 'day'],
    [{ day: '2200-01-01' }, 'day'],
    [{ day: '8999-12-31' }, 'day'],
    [{ month: '2200-01-01' }, 'month'],
    [{ at: '1899-12-31T23:59:59Z' }, 'at'],
    [{ at: '2200-01-01T00:00:00Z' }, 'at'],
  ])('refused, and the field named: %j', (sent, field) => {
    const message = 'should lie in the years 1900 to 2199'
    expect(parseIn(Sent, sent, 'en')).toEqual({ ok: false, faults: [{ path: [field], message }] })
  })

  test('what is no day is told so, once', () =>
    expect(parseIn(Sent, { day: '2026-02-30' }, 'en')).toEqual({
      ok: false,
      faults: [{ path: ['day'], message: 'should be a day such as 2026-06-01' }],
    }))
})
