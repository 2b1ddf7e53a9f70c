import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIGURE_KEYS, FIGURES, NOTHING, reachedOf, readTally } from './figures.ts'
import { lastDayOf, monthsUntil } from './months.ts'
import { standingIn, targetOf } from './targets.ts'
import { tellDetail, tellValue } from './tell.ts'

const set = (personId: string, month: string, value: number | null, figure: 'orders' | 'margin' = 'orders') => ({
  personId,
  figure,
  month,
  value,
  version: 1,
})

describe('G2: a figure is read off its cases', () => {
  test('counts and sums are nought where nothing happened; shares and medians cannot be told then', () => {
    for (const key of FIGURE_KEYS)
      expect([key, readTally(key, NOTHING)]).toEqual([
        key,
        FIGURES[key].way === 'count' || FIGURES[key].way === 'sum' ? 0 : null,
      ])
  })
  test('a share is a percent of the cases, to a tenth', () => {
    expect(readTally('cadenceKept', { ...NOTHING, of: 3, fine: 2 })).toBe(66.7)
    expect(tellDetail('stepIns', { ...NOTHING, of: 4, fine: 3, median: 5.25 }, 'en')).toBe(
      '3 of 4, 5.3 h at the median',
    )
    expect(tellValue('amount', 1234567, 'zh', 'CNY')).toBe('¥12,345.67')
    expect(tellValue('distanceMoved', 3, 'en', 'CNY')).toBe('+3 rungs')
  })
  test('towards a target: more is better, but of waiting less is', () => {
    expect(reachedOf('orders', 3, 4)).toBe(75)
    expect(reachedOf('orders', 5, 0)).toBe(100)
    expect(reachedOf('distanceMoved', -2, 4)).toBe(0)
    expect(reachedOf('firstAnswer', 4, 8)).toBe(100)
    expect(reachedOf('firstAnswer', 16, 8)).toBe(50)
    expect(reachedOf('margin', null, 20)).toBeNull()
  })
  test('whatever is reached is told as no less than nought', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FIGURE_KEYS),
        fc.integer({ min: -50, max: 1e6 }),
        fc.nat(1e6),
        (key, value, target) => {
          expect(
            reachedOf(key, FIGURES[key].unit === 'rungs' ? value : Math.abs(value), target),
          ).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

describe('G2: a target stands until another is set', () => {
  const all = [
    set('a', '2026-01-01', 3),
    set('a', '2026-03-01', 5),
    set('a', '2026-05-01', null),
    set('b', '2026-02-01', 4),
  ]
  test.each([
    ['before any was set', '2025-12-01', undefined],
    ['in its month', '2026-01-01', 3],
    ['in the months after it', '2026-02-01', 3],
    ['from the month of a new one', '2026-04-01', 5],
    ['no more, once it is ended', '2026-06-01', null],
  ])('%s', (_when, month, value) => {
    expect(standingIn(all, 'a', 'orders', month)?.value).toBe(value)
  })
  test('a team’s is its people’s, added up, and says of how many', () => {
    expect(targetOf(all, ['a', 'b', 'c'], 'orders', '2026-03-01')).toEqual({
      value: 9,
      since: '2026-03-01',
      people: ['a', 'b'],
    })
    expect(targetOf(all, ['c'], 'orders', '2026-03-01')).toBeNull()
  })
  test('what does not add up has one only where all agree', () => {
    const margins = [set('a', '2026-01-01', 30, 'margin'), set('b', '2026-02-01', 30, 'margin')]
    expect(targetOf(margins, ['a', 'b'], 'margin', '2026-02-01')?.value).toBe(30)
    expect(targetOf([...margins, set('b', '2026-03-01', 25, 'margin')], ['a', 'b'], 'margin', '2026-03-01')).toBeNull()
  })
})

test('twelve months end with the one asked for, across the turn of a year', () => {
  expect(monthsUntil('2026-02-01')).toHaveLength(12)
  expect([monthsUntil('2026-02-01')[0], monthsUntil('2026-02-01').at(-1)]).toEqual(['2025-03-01', '2026-02-01'])
  expect(lastDayOf('2028-02-01')).toBe('2028-02-29')
})
