import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, dayIn, minuteIn } from '../../../shared/calendar.ts'
import type { WeeklyHours } from '../../calendars/rules/shapes.ts'
import { instantOf } from '../../calendars/rules/spans.ts'
import { type DayKind, weekdayOf } from '../../calendars/rules/workdays.ts'
import { freeResources, nearest, placesLeft, type Slot, slotsBetween } from './slots.ts'

const MINUTE = 60_000
const SHANGHAI = 'Asia/Shanghai'
type Span = [string, string]
const week = (spans: Span[], days = [1, 2, 3, 4, 5]): WeeklyHours =>
  Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, days.includes(day) ? spans : []])) as never
const plain = (day: Day): DayKind => ({
  work: weekdayOf(day) < 6,
  why: weekdayOf(day) < 6 ? 'plain' : 'rest',
  name: null,
  known: true,
})
const shown = (slots: readonly Slot[], zone = SHANGHAI) => slots.map(({ start }) => minuteIn(zone, new Date(start)))
const opening = (more = {}) => ({ hours: week([['09:00', '12:00']]), zone: SHANGHAI, minutes: 45, buffer: 15, ...more })

describe('A10: slots follow from the hours', () => {
  test('one after the other, the buffer between them, the last one whole', () => {
    expect(shown(slotsBetween(opening(), '2026-06-01', '2026-06-01', plain))).toEqual([
      '2026-06-01 09:00',
      '2026-06-01 10:00',
      '2026-06-01 11:00',
    ])
    expect(shown(slotsBetween(opening({ minutes: 100 }), '2026-06-01', '2026-06-01', plain))).toEqual([
      '2026-06-01 09:00',
    ])
    expect(slotsBetween(opening({ minutes: 200 }), '2026-06-01', '2026-06-01', plain)).toEqual([])
  })

  test('none on a holiday; on an adjusted workday those of the first weekday; a service may open when the company rests', () => {
    const holiday: DayKind = { work: false, why: 'holiday', name: null, known: true }
    const adjusted: DayKind = { work: true, why: 'adjusted', name: null, known: true }
    expect(slotsBetween(opening(), '2026-06-01', '2026-06-01', () => holiday)).toEqual([])
    const off: DayKind = { work: false, why: 'own', name: null, known: true }
    expect(slotsBetween(opening(), '2026-06-01', '2026-06-01', () => off)).toEqual([])
    expect(shown(slotsBetween(opening(), '2026-06-06', '2026-06-06', () => adjusted))[0]).toBe('2026-06-06 09:00')
    expect(slotsBetween(opening(), '2026-06-06', '2026-06-06', plain)).toEqual([])
    const weekend = opening({ hours: week([['09:00', '12:00']], [6]) })
    expect(shown(slotsBetween(weekend, '2026-06-05', '2026-06-07', plain))).toHaveLength(3)
  })

  test('over the end of a month and of a year no day is missed and none comes twice', () => {
    const days = (from: Day, to: Day) => [
      ...new Set(
        shown(slotsBetween(opening({ hours: week([['09:00', '10:00']], [1, 2, 3, 4, 5, 6, 7]) }), from, to, plain)).map(
          (m) => m.slice(0, 10),
        ),
      ),
    ]
    expect(days('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
    expect(days('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01'])
    expect(days('2026-12-31', '2027-01-01')).toEqual(['2026-12-31', '2027-01-01'])
  })

  test('on the day on which the clocks change, no slot lies in the hour that is skipped, and none comes twice', () => {
    const berlin = { zone: 'Europe/Berlin', minutes: 30, buffer: 0, hours: week([['00:00', '06:00']], [7]) }
    const spring = slotsBetween(berlin, '2026-03-29', '2026-03-29', plain)
    expect(shown(spring, 'Europe/Berlin').some((m) => m.slice(11, 13) === '02')).toBe(false)
    expect(spring).toHaveLength(10)
    const autumn = slotsBetween(berlin, '2026-10-25', '2026-10-25', plain)
    expect(new Set(autumn.map((s) => s.start)).size).toBe(autumn.length)
    expect(autumn).toHaveLength(14)
  })

  const times = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 }).map((quarters) => {
    const text = (q: number) => `${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`
    const sorted = quarters.toSorted((a, b) => a - b)
    return Array.from(
      { length: Math.floor(sorted.length / 2) },
      (_, n): Span => [text(sorted[2 * n] as number), text(sorted[2 * n + 1] as number)],
    )
  })
  const zones = fc.constantFrom(
    SHANGHAI,
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
  )
  const dates = fc.integer({ min: 0, max: 1400 }).map((n) => addDays('2025-01-01', n))

  test('whatever the hours: each has its length, lies in open hours, keeps its buffer and meets no other', () => {
    fc.assert(
      fc.property(
        times,
        zones,
        dates,
        fc.integer({ min: 5, max: 300 }),
        fc.integer({ min: 0, max: 90 }),
        (spans, zone, from, minutes, buffer) => {
          const hours = week(spans, [1, 2, 3, 4, 5, 6, 7])
          const slots = slotsBetween({ hours, zone, minutes, buffer }, from, addDays(from, 2), plain)
          for (const [n, slot] of slots.entries()) {
            expect(slot.end - slot.start).toBe(minutes * MINUTE)
            const before = slots[n - 1]
            if (before) expect(slot.start - before.end).toBeGreaterThanOrEqual(buffer * MINUTE)
            const day = dayIn(zone, new Date(slot.start))
            const isOpen = [addDays(day, -1), day].some((d) =>
              spans.some(([o, c]) => instantOf(zone, d, o) <= slot.start && slot.end <= instantOf(zone, d, c)),
            )
            expect(isOpen).toBe(true)
          }
        },
      ),
      { numRuns: 200 },
    )
  }, 60_000)
})

describe('A10: places', () => {
  const slot: Slot = { start: 0, end: 60 * MINUTE }
  const room = { capacity: 3, buffer: 10, resourceIds: [] as string[] }

  test('what is taken, also partly or within the buffer, is not left', () => {
    expect(placesLeft(slot, room, [], [])).toBe(3)
    expect(placesLeft(slot, room, [{ ...slot, places: 2 }], [])).toBe(1)
    expect(placesLeft(slot, room, [{ ...slot, places: 5 }], [])).toBe(0)
    expect(placesLeft(slot, room, [{ start: 65 * MINUTE, end: 90 * MINUTE, places: 1 }], [])).toBe(2)
    expect(placesLeft(slot, room, [{ start: 70 * MINUTE, end: 90 * MINUTE, places: 1 }], [])).toBe(3)
  })

  test('no place without a bay, whoever took it', () => {
    const bays = { ...room, resourceIds: ['a', 'b'] }
    const busy = { resourceId: 'a', start: 30 * MINUTE, end: 40 * MINUTE }
    expect(placesLeft(slot, bays, [], [busy])).toBe(3)
    expect(placesLeft(slot, bays, [], [busy, { ...busy, resourceId: 'b' }])).toBe(0)
    expect(freeResources(slot, bays, [busy])).toEqual(['b'])
  })

  test('the nearest to a time that cannot be had, the earliest first', () => {
    const at = [0, 60, 120, 180, 240].map((m) => ({ start: m * MINUTE, end: (m + 30) * MINUTE }))
    expect(nearest(at, 130 * MINUTE, 3).map((s) => s.start / MINUTE)).toEqual([60, 120, 180])
  })
})
