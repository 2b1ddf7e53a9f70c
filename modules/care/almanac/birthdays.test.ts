import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../shared/calendar.ts'
import type { Fallback } from '../../calendars/index.ts'
import { birthdaysOn } from './birthdays.ts'
import { keptBetween } from './occasions.ts'

type Born = { lunar: boolean; month: number; day: number }
const kept = (on: string, born: Born, manner: { leap?: boolean; fallback?: Fallback } = {}): boolean =>
  birthdaysOn(on).some(
    (each) =>
      each.lunar === born.lunar &&
      each.month === born.month &&
      each.day === born.day &&
      each.manners.some(
        ({ leap, fallback }) => leap === (manner.leap ?? false) && fallback === (manner.fallback ?? 'earlier'),
      ),
  )

const sun = (month: number, day: number): Born => ({ lunar: false, month, day })
const moon = (month: number, day: number): Born => ({ lunar: true, month, day })

describe('R6: birthdays that are kept on a day, each as it is kept', () => {
  test.each([
    ['by the sun', '2026-06-01', sun(6, 1), {}, true],
    ['by the sun, not by the moon', '2026-06-01', moon(6, 1), {}, false],
    ['by the moon: 1 June 2026 is the sixteenth of the fourth', '2026-06-01', moon(4, 16), {}, true],
    ['29 February in a leap year', '2028-02-29', sun(2, 29), {}, true],
    ['29 February the day before, where there is none', '2026-02-28', sun(2, 29), {}, true],
    ['29 February the day after, where that was said', '2026-03-01', sun(2, 29), { fallback: 'later' }, true],
    ['and then not the day before', '2026-02-28', sun(2, 29), { fallback: 'later' }, false],
    ['29 February not at all, where that was said', '2026-02-28', sun(2, 29), { fallback: 'skip' }, false],
    // The twelfth month of the year 2024 has 29 days: its last is 28 January 2025.
    ['the thirtieth of a moon of 29 days', '2025-01-28', moon(12, 30), {}, true],
    ['the thirtieth, the day after', '2025-01-29', moon(12, 30), { fallback: 'later' }, true],
    ['the thirtieth, not at all', '2025-01-28', moon(12, 30), { fallback: 'skip' }, false],
    // 2025 has a leap sixth month from 25 July: who was born in a plain one keeps the plain one.
    ['a leap month repeats nobody’s', '2025-07-25', moon(6, 1), {}, false],
    ['but is whose was born in it', '2025-07-25', moon(6, 1), { leap: true }, true],
  ] as const)('%s', (_, on, born, manner, expected) => expect(kept(on, born, manner)).toBe(expected))

  test('R6: over the years a day and its birthdays say the same, whichever is asked', () => {
    const fallback = fc.constantFrom<Fallback>('earlier', 'later', 'skip')
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 366 * 8 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        fallback,
        (ahead, lunar, month, day, leap, fallback) => {
          if (!lunar && month === 2 && day > 29) return
          const on = addDays('2023-01-01', ahead)
          const born = { lunar, month, day }
          const own = { leap: lunar && leap, fallback }
          const days = keptBetween({ ...born, ...own, since: null }, on, on)
          expect(kept(on, born, own)).toBe(days.length > 0)
        },
      ),
      { numRuns: 400 },
    )
  })
})
