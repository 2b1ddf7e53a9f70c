import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../shared/calendar.ts'
import { chanceOfAtMost, type SourceVerdict, sourceStanding } from './sources.ts'

const JUNE = { from: '2026-06-01', to: '2026-06-30' }
const standing = (planned: number, arrived: number, today: string) =>
  sourceStanding({ ...JUNE, planned }, arrived, today, 0.05)

describe('Q5: leads planned against leads arrived', () => {
  test.each<[string, number, number, string, SourceVerdict]>([
    ['before its first day', 30, 0, '2026-05-31', 'not_begun'],
    ['none in two days, two expected: no sign yet', 30, 0, '2026-06-02', 'too_early'],
    ['two in two days: no sign either', 30, 2, '2026-06-02', 'too_early'],
    ['none in three days, three expected: chance does not go so far', 30, 0, '2026-06-03', 'behind'],
    ['twelve of fifteen: below, though within chance', 30, 12, '2026-06-15', 'below'],
    ['six of eleven, eight by the end at this pace: below, and never on course', 15, 6, '2026-06-22', 'below'],
    ['fifteen of fifteen', 30, 15, '2026-06-15', 'on_course'],
    ['eight of fifteen: behind', 30, 8, '2026-06-15', 'behind'],
    ['23 of fifteen: ahead', 30, 23, '2026-06-15', 'ahead'],
    ['all there by the middle', 30, 30, '2026-06-15', 'reached'],
    ['one short on the last day: within chance', 30, 29, '2026-06-30', 'below'],
    ['one short when it is over', 30, 29, '2026-07-01', 'missed'],
    ['reached when it is over', 30, 31, '2026-07-01', 'reached'],
    ['a flood early in a large plan', 5000, 2000, '2026-06-01', 'ahead'],
    ['nothing planned', 0, 0, '2026-06-15', 'reached'],
  ])('%s', (_sentence, planned, arrived, today, verdict) =>
    expect(standing(planned, arrived, today).verdict).toBe(verdict),
  )

  test('half of June: half is expected, and the pace is told', () =>
    expect(standing(30, 10, '2026-06-15')).toMatchObject({ arrived: 10, expected: 15, onThisPace: 20 }))
  test('before it begins there is no pace', () =>
    expect(standing(30, 0, '2026-05-20')).toMatchObject({ expected: 0, onThisPace: null }))

  // scipy 1.17 poisson.cdf
  test.each([
    [0, 3, 0.04978706836786395],
    [2, 10, 0.0027693957155115775],
    [10, 10, 0.5830397501929852],
    [30, 10, 0.9999999201620534],
    [2000, 100, 1],
    [900, 1000, 0.0006977673277963054],
    [1100, 1000, 0.9991323590365565],
    [-1, 4, 0],
    [0, 0, 1],
  ])('at most %i where %d are expected', (count, mean, chance) =>
    expect(Math.abs(chanceOfAtMost(count, mean) - chance)).toBeLessThan(1e-12),
  )

  const rank: SourceVerdict[] = ['behind', 'too_early', 'below', 'on_course', 'ahead', 'reached']
  test('more leads never make the verdict worse', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 29 }),
        (planned, arrived, gone) => {
          const today = addDays(JUNE.from, gone)
          const verdict = (count: number) => rank.indexOf(standing(planned, count, today).verdict)
          expect(verdict(arrived + 1)).toBeGreaterThanOrEqual(verdict(arrived))
        },
      ),
    ))
})
