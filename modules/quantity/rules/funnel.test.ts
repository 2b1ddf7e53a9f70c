import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { STAGES, type Stage } from '../../customers/rules/stages.ts'
import { funnelOf, type Journey, reachedOn } from './funnel.ts'

const START = '2026-01-01'
const day = (after: number): Day => addDays(START, after)

/** A customer entered on the first day, with the days after it on which it moved. */
const journey = (moves: [Stage, number][], until = 100): Journey => ({
  enteredOn: START,
  moves: moves.map(([to, after]) => ({ to, on: day(after) })),
  watchedUntil: day(until),
})
const reachedAfter = (moves: [Stage, number][]) =>
  reachedOn(journey(moves)).map((on) => on && (Date.parse(on) - Date.parse(START)) / 86_400_000)

describe('Q1: when each stage was reached', () => {
  test.each<[string, [Stage, number][], (number | null)[]]>([
    ['a lead nobody called', [], [0, null, null, null, null, null]],
    [
      'step by step',
      [
        ['contacted', 3],
        ['responded', 5],
        ['need', 9],
      ],
      [0, 3, 5, 9, null, null],
    ],
    ['an order at once passes all stages on its day', [['ordered', 4]], [0, 4, 4, 4, 4, 4]],
    [
      'what was reached again keeps its first day',
      [
        ['contacted', 3],
        ['contacted', 8],
      ],
      [0, 3, null, null, null, null],
    ],
    [
      'a move back takes back what lay above',
      [
        ['need', 9],
        ['contacted', 12],
      ],
      [0, 9, null, null, null, null],
    ],
    [
      'and up again counts from then',
      [
        ['need', 9],
        ['contacted', 12],
        ['need', 20],
      ],
      [0, 9, 20, 20, null, null],
    ],
    [
      'an import knew the order first',
      [
        ['ordered', 2],
        ['contacted', 7],
      ],
      [0, 2, null, null, null, null],
    ],
    [
      'a call recorded late, before an answer',
      [
        ['responded', 5],
        ['need', 3],
      ],
      [0, 3, 3, 3, null, null],
    ],
  ])('%s', (_sentence, moves, expected) => expect(reachedAfter(moves)).toEqual(expected))
})

describe('Q1: the funnel', () => {
  const some = funnelOf(
    [
      journey([
        ['contacted', 2],
        ['responded', 4],
        ['ordered', 30],
      ]),
      journey([
        ['contacted', 4],
        ['responded', 14],
      ]),
      journey([['contacted', 4]], 10),
      journey([['contacted', 10]]),
      journey([]),
    ],
    0.95,
  )
  const step = (stage: Stage) => some[STAGES.indexOf(stage)]

  test('counts, of those before and of all', () => {
    expect(some.map((s) => s.reached)).toEqual([5, 4, 2, 1, 1, 1])
    expect(step('responded')?.ofPrevious).toMatchObject({ count: 2, of: 4, rate: 0.5 })
    expect(step('responded')?.ofAll).toMatchObject({ count: 2, of: 5, rate: 0.4 })
    expect(step('lead')).toMatchObject({ ofPrevious: null, days: null })
  })

  test('half are called within 4 days; the one nobody called waits and counts as waiting', () =>
    expect(step('contacted')?.days).toMatchObject({
      moved: 4,
      waiting: 1,
      median: { at: 4 },
      upperQuartile: { at: 10 },
    }))

  test('one answered after 2 days, one after 10, one rested on day 6, one waits: the median is 10 days', () =>
    // 3/4 stay beyond day 2; the rested one leaves on day 6; of the two then left one moves: 3/8.
    expect(step('responded')?.days).toMatchObject({
      moved: 2,
      waiting: 2,
      lowerQuartile: { at: 2 },
      median: { at: 10 },
    }))

  test('nobody in it: counts of zero, no rates', () => {
    const none = funnelOf([], 0.95)
    expect(none.map((s) => s.reached)).toEqual([0, 0, 0, 0, 0, 0])
    expect(none.every((s) => s.ofAll === null && s.ofPrevious === null)).toBe(true)
  })

  const move = fc.record({ to: fc.constantFrom(...STAGES), on: fc.integer({ min: -50, max: 200 }).map(day) })
  const journeys = fc.array(
    fc.record({
      enteredOn: fc.constant(START),
      moves: fc.array(move, { maxLength: 8 }),
      watchedUntil: fc.constant(day(200)),
    }),
    { maxLength: 25 },
  )
  test('it never widens downwards, days never run backwards, and all who reached a stage moved on or wait', () =>
    fc.assert(
      fc.property(journeys, (ways) => {
        for (const way of ways) {
          const days = reachedOn(way).filter((on) => on !== null)
          expect(days).toEqual(days.toSorted())
        }
        const steps = funnelOf(ways, 0.95)
        steps.slice(1).forEach((s, i) => {
          expect(s.reached).toBeLessThanOrEqual(steps[i]?.reached ?? 0)
          expect((s.days?.moved ?? 0) + (s.days?.waiting ?? 0)).toBe(steps[i]?.reached)
          expect(s.days?.moved).toBe(s.reached)
        })
      }),
    ))
})
