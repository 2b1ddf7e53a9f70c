import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FLAGS, flagsOf, type SightFacts, type Usual } from './unusual.ts'

const usual: Usual = { perHour: 10, hours: { from: 7, to: 21 }, freshDays: 3 }
const plain: SightFacts = { customersInHour: 1, hour: 10, daysSinceNamed: null, exported: false }

describe('S4: unusual reading is flagged', () => {
  test.each<[string, Partial<SightFacts>, string[]]>([
    ['an ordinary look', {}, []],
    ['ten different customers in an hour', { customersInHour: 10 }, []],
    ['eleven', { customersInHour: 11 }, ['many']],
    ['at seven in the morning', { hour: 7 }, []],
    ['at six', { hour: 6 }, ['night']],
    ['at eight in the evening', { hour: 20 }, []],
    ['at nine', { hour: 21 }, ['night']],
    ['named the day before yesterday', { daysSinceNamed: 2 }, ['fresh']],
    ['named three days ago', { daysSinceNamed: 3 }, []],
    ['an export', { exported: true }, ['export']],
    [
      'all at once',
      { customersInHour: 99, hour: 3, daysSinceNamed: 0, exported: true },
      ['many', 'night', 'fresh', 'export'],
    ],
  ])('%s', (_what, facts, flags) => {
    expect(flagsOf({ ...plain, ...facts }, usual)).toEqual(flags)
  })

  test('stricter limits never flag less', () => {
    const facts = fc.record({
      customersInHour: fc.nat(50),
      hour: fc.nat(23),
      daysSinceNamed: fc.option(fc.nat(30)),
      exported: fc.boolean(),
    })
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 50 }), fc.nat(30), (sight, perHour, freshDays) => {
        const loose = flagsOf(sight, { ...usual, perHour, freshDays })
        const strict = flagsOf(sight, {
          perHour: Math.max(1, perHour - 1),
          hours: { from: 8, to: 20 },
          freshDays: freshDays + 1,
        })
        for (const flag of loose) expect(strict).toContain(flag)
        for (const flag of strict) expect(FLAGS).toContain(flag)
      }),
    )
  })
})
