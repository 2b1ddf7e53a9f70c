import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysOf, inLanes, mondayOf, stepped, weekdayOf } from './days.ts'

test('A6: a week begins on Monday, a month is shown in whole weeks', () => {
  expect(daysOf('week', '2026-06-10')).toEqual([
    '2026-06-08',
    '2026-06-09',
    '2026-06-10',
    '2026-06-11',
    '2026-06-12',
    '2026-06-13',
    '2026-06-14',
  ])
  const month = daysOf('month', '2026-06-10')
  expect([month[0], month.length, month.at(-1)]).toEqual(['2026-06-01', 42, '2026-07-12'])
  expect([mondayOf('2026-03-01'), weekdayOf('2026-03-01')]).toEqual(['2026-02-23', 7])
})

test('A6: a month on from the 31st is the next month, across the year too', () => {
  expect(stepped('month', '2026-01-31', 1)).toBe('2026-02-01')
  expect(stepped('month', '2026-12-31', 1)).toBe('2027-01-01')
  expect(stepped('week', '2026-12-30', 1)).toBe('2027-01-06')
  expect(stepped('day', '2026-03-01', -1)).toBe('2026-02-28')
})

const span = fc
  .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 5, max: 300 }))
  .map(([from, long]) => ({ item: from, from, to: from + long }))

test('A6: what overlaps never stands in the same lane, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
      const placed = inLanes(spans)
      expect(placed).toHaveLength(spans.length)
      for (const [n, one] of placed.entries()) {
        expect(one.lane).toBeLessThan(one.lanes)
        for (const other of placed.slice(n + 1))
          if (one.lane === other.lane) expect(one.to <= other.from || other.to <= one.from).toBe(true)
      }
    }),
  )
})
