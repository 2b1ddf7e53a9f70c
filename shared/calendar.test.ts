import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths } from './calendar.ts'

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-11-22', 2, '2027-01-22'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-03-31', -13, '2025-02-28'],
  ['2026-05-31', 12, '2027-05-31'],
])('%s and %i months is %s', (day, months, later) => {
  expect(addMonths(day, months)).toBe(later)
})

test('months are what the calendar makes of them, the last day where a month is shorter', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: -60, max: 60 }), (days, months) => {
      const day = addDays('2026-06-01', days)
      const [year, month, date] = day.split('-').map(Number) as [number, number, number]
      const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
      const expected = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
      expect(addMonths(day, months)).toBe(expected)
    }),
  )
})
