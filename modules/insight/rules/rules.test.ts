import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standards as standardsSetting } from '../settings.ts'
import { ACTIONS, type ActionKey, type Chance, chooseActions } from './actions.ts'
import { diagnose } from './diagnosis.ts'
import { MEASURES, type Measure, type MeasureKey, measure, type PRINCIPLES } from './measures.ts'

const standards = standardsSetting.fallback
const KEYS = Object.keys(MEASURES) as MeasureKey[]
const at = (key: MeasureKey, score: number | null): Measure => ({
  key,
  principle: MEASURES[key],
  value: score === null ? null : 0.5,
  of: 10,
  told: {},
  score,
})
const SETTINGS = { aim: 'orders_soon', healthy: 70, near: 5, aboveWorst: 40 } as const
/** All measures of each principle at one score. */
const all = (scores: Partial<Record<(typeof PRINCIPLES)[number], number | null>>): Measure[] =>
  KEYS.map((key) => at(key, scores[MEASURES[key]] ?? (MEASURES[key] in scores ? null : 90)))

describe('G1: how good a measure is', () => {
  test.each([
    ['in the middle between poor and good', 'cadence', 0.76, 20, 50],
    ['at good', 'cadence', 0.92, 20, 100],
    ['better than good is no more', 'cadence', 1, 20, 100],
    ['worse than poor is no less', 'cadence', 0.1, 20, 0],
    ['where less is better: four hours', 'firstAnswer', 4, 5, 100],
    ['where less is better: a day', 'firstAnswer', 24, 5, 0],
    ['where less is better: between', 'firstAnswer', 14, 5, 50],
    ['too few cases tell nothing', 'cadence', 0.1, 4, null],
    ['nothing known tells nothing', 'cadence', null, 0, null],
  ] as const)('%s', (_what, key, value, of, score) => {
    expect(measure({ key, value, of, told: {} }, standards).score).toBe(score)
  })

  test('it never falls when the measure gets better', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KEYS),
        fc.double({ min: -1, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (key, value, step) => {
          const { poor, good } = standards[key]
          const better = value + (good > poor ? step : -step)
          const score = (v: number) => measure({ key, value: v, of: 1000, told: {} }, standards).score ?? -1
          expect(score(better)).toBeGreaterThanOrEqual(score(value))
        },
      ),
    )
  })
})

describe('G1: the weakest of the four', () => {
  test.each([
    ['the lowest gauge is named', all({ quantity: 80, time: 30, professionalism: 60 }), 'time', null],
    ['none below the healthy line: none', all({ quantity: 70, time: 95 }), null, null],
    ['nothing recorded: none', all({ quantity: null, time: null, professionalism: null, distance: null }), null, null],
    ['what cannot be told is not weak', all({ quantity: null, time: 60 }), 'time', null],
    [
      'distance is never the last word: its cause is the weakest of the others',
      all({ distance: 10, professionalism: 40, time: 60 }),
      'distance',
      'professionalism',
    ],
    [
      'where all the others are well, no cause is made up',
      all({ distance: 10, quantity: 100, time: 85, professionalism: 92 }),
      'distance',
      null,
    ],
    [
      'nothing told of the others: no cause is made up',
      all({ distance: 10, quantity: null, time: null, professionalism: null }),
      'distance',
      null,
    ],
  ] as const)('%s', (_what, measures, weakest, cause) => {
    expect(diagnose(measures, SETTINGS)).toMatchObject({ weakest, cause })
  })

  test.each(KEYS.filter((key) => MEASURES[key] !== 'distance'))(
    'one plain fault is named though all else is perfect: %s',
    (key) => {
      const measures = KEYS.map((one) => at(one, one === key ? 0 : 100))
      const { weakest, gauges } = diagnose(measures, SETTINGS)
      expect(weakest).toBe(MEASURES[key])
      expect(gauges.find(({ principle }) => principle === weakest)?.score).toBeLessThanOrEqual(40)
    },
  )

  test.each([
    ['orders soon: quantity', 'orders_soon', { quantity: 44, time: 40 }, 'quantity'],
    ['big orders: time', 'big_orders', { quantity: 40, time: 44 }, 'time'],
    ['not where one is clearly weaker', 'orders_soon', { quantity: 60, time: 40 }, 'time'],
    ['not where the aim’s principle is well', 'big_orders', { professionalism: 68, time: 71 }, 'professionalism'],
  ] as const)('of two about as weak the aim decides; %s', (_what, aim, scores, weakest) => {
    expect(diagnose(all(scores), { ...SETTINGS, aim }).weakest).toBe(weakest)
  })

  test('Q3: whoever has a quota is measured by it, however many leads lie in hand', () => {
    const quantity = (unset: number) => {
      const measures = all({}).map((one) => (one.key === 'reached' ? { ...one, score: 28, told: { unset } } : one))
      return diagnose(measures, SETTINGS).gauges.find((gauge) => gauge.principle === 'quantity')?.score
    }
    expect(quantity(0)).toBe(28)
    expect(quantity(1)).toBeGreaterThan(28)
  })

  test('what is about as weak is told beside the one that is named', () => {
    expect(diagnose(all({ time: 59, professionalism: 60 }), SETTINGS)).toMatchObject({
      weakest: 'time',
      alike: ['professionalism'],
    })
    expect(diagnose(all({ time: 50, professionalism: 60 }), SETTINGS).alike).toEqual([])
  })

  test('the same facts give the same diagnosis, in whatever order they come', () => {
    const scores = fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }), {
      minLength: KEYS.length,
      maxLength: KEYS.length,
    })
    fc.assert(
      fc.property(scores, fc.constantFrom('orders_soon', 'big_orders'), (given, aim) => {
        const measures = KEYS.map((key, n) => at(key, given[n] ?? null))
        const one = diagnose(measures, { ...SETTINGS, aim })
        const other = diagnose(measures.toReversed(), { ...SETTINGS, aim })
        expect([other.weakest, other.cause]).toEqual([one.weakest, one.cause])
        const others = one.gauges.filter((g) => g.principle !== 'distance' && g.score !== null)
        const isCaused = one.weakest === 'distance' && others.some((g) => Number(g.score) < SETTINGS.healthy)
        expect(one.cause !== null).toBe(isCaused)
        expect(others.find((g) => g.principle === one.cause)?.score ?? 0).toBeLessThan(SETTINGS.healthy)
        const told = one.gauges.flatMap((g) => (g.score === null ? [] : [g.score]))
        const named = one.gauges.find((g) => g.principle === one.weakest)?.score
        if (named !== undefined && named !== null) expect(named).toBeLessThanOrEqual(Math.min(...told) + SETTINGS.near)
        else expect(told.every((score) => score >= SETTINGS.healthy)).toBe(true)
      }),
    )
  })
})

describe('G1: three actions this week', () => {
  const chances = (Object.keys(ACTIONS) as ActionKey[]).map((key): Chance => ({ key, count: 3, path: `/${key}` }))
  const principlesOf = (chosen: Chance[]) => chosen.map(({ key }) => MEASURES[ACTIONS[key]])
  const choose = (
    scores: Parameters<typeof all>[0],
    aim: 'orders_soon' | 'big_orders' = 'orders_soon',
    some = chances,
  ) => chooseActions(diagnose(all(scores), { ...SETTINGS, aim }), some, aim)

  test('two mend the weakest, its worst measures first; the third serves the aim', () => {
    expect(principlesOf(choose({ professionalism: 20 }))).toEqual(['professionalism', 'professionalism', 'quantity'])
    expect(principlesOf(choose({ professionalism: 20 }, 'big_orders'))).toEqual([
      'professionalism',
      'professionalism',
      'time',
    ])
    const measures = all({ time: 40 }).map((one) => (one.key === 'stamina' ? { ...one, score: 5 } : one))
    expect(chooseActions(diagnose(measures, SETTINGS), chances, 'orders_soon')[0]?.key).toBe('keepOn')
  })

  test('where it is distance, they mend its cause', () => {
    expect(principlesOf(choose({ distance: 5, time: 50 }))).toEqual(['time', 'time', 'quantity'])
  })

  test('where there is little to do of the weakest, the rest follows', () => {
    const few = chances.filter(({ key }) => ['catchUp', 'reachNew', 'claim', 'answer'].includes(key))
    expect(choose({ professionalism: 20 }, 'big_orders', few).map((c) => c.key)).toEqual([
      'answer',
      'catchUp',
      'reachNew',
    ])
  })

  test('never for nobody, never twice, and three where there are three', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: chances.length, maxLength: chances.length })
    fc.assert(
      fc.property(counts, (given) => {
        const some = chances.map((chance, n) => ({ ...chance, count: given[n] ?? 0 }))
        const chosen = choose({ time: 30, quantity: 50 }, 'orders_soon', some)
        expect(chosen.every(({ count }) => count > 0)).toBe(true)
        expect(new Set(chosen.map(({ key }) => key)).size).toBe(chosen.length)
        expect(chosen).toHaveLength(Math.min(3, some.filter(({ count }) => count > 0).length))
      }),
    )
  })
})
