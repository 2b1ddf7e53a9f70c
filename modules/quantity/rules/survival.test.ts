import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rateOf } from './interval.ts'
import { logRank } from './logRank.ts'
import { type Course, quantileOf, standingAt, survivalCurve } from './survival.ts'

const courses = (happened: number[], open: number[] = []): Course[] => [
  ...happened.map((at) => ({ at, happened: true })),
  ...open.map((at) => ({ at, happened: false })),
]

/** Weeks of remission of leukaemia patients (Freireich et al. 1963, Gehan 1965): the example of the textbooks. */
const TREATED = courses([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
const PLACEBO = courses([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23])

describe('T10: the curve of touches until the first order', () => {
  const curve = survivalCurve(TREATED, 0.95)

  // Kleinbaum & Klein, Survival Analysis, table of the 6-MP group; bands as scipy 1.17 ecdf, log-log.
  test.each([
    [6, 21, 3, 0.8571, 0.61971796, 0.95155175],
    [7, 17, 1, 0.8067, 0.56314656, 0.92280902],
    [10, 15, 1, 0.7529, 0.50319951, 0.88936184],
    [13, 12, 1, 0.6902, 0.43161022, 0.84906596],
    [16, 11, 1, 0.6275, 0.36751086, 0.80491219],
    [22, 7, 1, 0.5378, 0.26777894, 0.74679072],
    [23, 6, 1, 0.4482, 0.18805201, 0.68014263],
  ])('6-MP in week %i: %i at risk, %i relapsed, %d in remission', (at, atRisk, happened, open, lower, upper) => {
    const step = curve.steps.find((s) => s.at === at)
    expect(step).toMatchObject({ atRisk, happened, open: expect.closeTo(open, 4) })
    expect(step?.lower).toBeCloseTo(lower, 7)
    expect(step?.upper).toBeCloseTo(upper, 7)
  })

  test('the median is 23 weeks with 6-MP (13 to unknown) and 8 with placebo (4 to 11), as R and SAS tell it', () => {
    expect(quantileOf(curve, 0.5)).toEqual({ at: 23, lower: 13, upper: null })
    expect(quantileOf(survivalCurve(PLACEBO, 0.95), 0.5)).toEqual({ at: 8, lower: 4, upper: 11 })
  })

  test('12 lies where 24.7 % have ordered; 12 are left at risk', () =>
    expect(standingAt(curve, 12, 0.95)).toEqual({
      share: expect.closeTo(1 - 0.75294118, 8),
      lower: expect.closeTo(1 - 0.88936184, 7),
      upper: expect.closeTo(1 - 0.50319951, 7),
      atRisk: 12,
    }))

  test('before the first order nobody has; beyond the last customer nobody knows', () => {
    // Nobody so far: no certainty of nought, but Wilson's bound of 0 of 21.
    expect(standingAt(curve, 5, 0.95)).toEqual({ share: 0, lower: 0, upper: rateOf(0, 21, 0.95)?.upper, atRisk: 21 })
    expect(rateOf(0, 21, 0.95)?.upper).toBeCloseTo(0.1546, 4)
    const none = survivalCurve([{ at: 14, happened: false, count: 9 }], 0.95)
    expect(standingAt(none, 12, 0.95)).toMatchObject({ share: 0, atRisk: 9, upper: rateOf(0, 9, 0.95)?.upper })
    expect(standingAt(curve, 35, 0.95)?.atRisk).toBe(1)
    expect(standingAt(curve, 36, 0.95)).toBeNull()
    expect(standingAt(survivalCurve([], 0.95), 12, 0.95)).toBeNull()
    expect(standingAt(survivalCurve(PLACEBO, 0.95), 30, 0.95)).toMatchObject({ share: 1, atRisk: 0 })
  })

  test('customers that come counted make the same curve as one by one', () =>
    expect(
      survivalCurve(
        [...TREATED.slice(3), { at: 6, happened: true, count: 2 }, { at: 6, happened: true, count: 1 }],
        0.95,
      ),
    ).toEqual(curve))

  test('where all have ordered the band has no value', () => {
    const all = survivalCurve(courses([3, 5]), 0.95)
    expect(all.steps.at(-1)).toMatchObject({ open: 0, lower: null, upper: null })
    expect(quantileOf(all, 0.9)).toEqual({ at: 5, lower: 3, upper: null })
  })

  test('a flat half counts from where it begins, rounding aside', () => {
    const ten = survivalCurve(courses([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 0.95)
    expect(quantileOf(ten, 0.5).at).toBe(5)
    expect(quantileOf(ten, 0.25).at).toBe(3)
  })

  const course = fc.record({ at: fc.integer({ min: 0, max: 30 }), happened: fc.boolean() })
  test('it falls from 1, lies in its band, and does not mind the order of the customers', () =>
    fc.assert(
      fc.property(fc.array(course, { minLength: 1, maxLength: 60 }), (some) => {
        const { steps, count } = survivalCurve(some, 0.9)
        expect(steps.reduce((sum, s) => sum + s.happened + s.censored, 0)).toBe(count)
        steps.forEach((step, i) => {
          expect(step.open).toBeLessThanOrEqual(steps[i - 1]?.open ?? 1)
          expect(step.lower ?? 0).toBeLessThanOrEqual(step.open + 1e-12)
          expect(step.upper ?? 1).toBeGreaterThanOrEqual(step.open - 1e-12)
        })
        expect(survivalCurve(some.toReversed(), 0.9)).toEqual({
          steps,
          count,
          happened: some.filter((c) => c.happened).length,
        })
      }),
    ))

  test('with nobody censored it is the plain share of those who have not ordered yet', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 50 }), (ats) => {
        for (const step of survivalCurve(courses(ats), 0.95).steps)
          expect(step.open).toBeCloseTo(ats.filter((at) => at > step.at).length / ats.length, 12)
      }),
    ))
})

describe('T10: whether the curves of segments differ', () => {
  test('6-MP against placebo: 16.793, 9 and 21 observed, 19.25 and 10.75 expected, as published', () => {
    const { chiSquare, freedom, p, groups } = logRank([TREATED, PLACEBO])
    expect(chiSquare).toBeCloseTo(16.792940989216536, 10)
    expect(p).toBeCloseTo(4.168809109334529e-5, 12)
    expect(freedom).toBe(1)
    expect(groups).toEqual([
      { count: 21, observed: 9, expected: expect.closeTo(19.25050095, 7) },
      { count: 21, observed: 21, expected: expect.closeTo(10.74949905, 7) },
    ])
  })

  const third = courses([2, 9, 14, 30], [4, 20])
  test('three segments, by the pseudo-inverse (numpy)', () => {
    const { chiSquare, freedom, p } = logRank([TREATED, PLACEBO, third])
    expect(chiSquare).toBeCloseTo(18.116685259263257, 9)
    expect(p).toBeCloseTo(0.00011641576081623825, 12)
    expect(freedom).toBe(2)
  })

  test('the order of the segments does not matter', () =>
    expect(logRank([third, TREATED, PLACEBO]).chiSquare).toBeCloseTo(18.116685259263257, 9))

  test('alike segments do not differ', () => expect(logRank([PLACEBO, PLACEBO])).toMatchObject({ chiSquare: 0, p: 1 }))

  test('a segment nobody of which was at risk at any order takes no part', () => {
    const told = logRank([TREATED, courses([], [0, 0]), PLACEBO])
    expect(told.freedom).toBe(1)
    expect(told.chiSquare).toBeCloseTo(16.792940989216536, 10)
  })

  test('one segment, none, or no order: nothing to compare', () => {
    for (const groups of [[], [TREATED], [courses([], [3]), courses([], [4])]]) expect(logRank(groups).p).toBeNull()
  })
})
