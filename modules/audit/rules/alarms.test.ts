import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alarmsOf, type Limits, type Reading } from './alarms.ts'

const limits: Limits = { opened: 60, told: 500, secrets: 10, night: 20, exported: 500, handed: 20, factor: 3 }
const quiet: Reading = {
  opened: 5,
  usualOpened: 4,
  told: 80,
  usualTold: 60,
  secrets: 0,
  usualSecrets: 0,
  night: 0,
  exported: 0,
  handed: 0,
}

describe('S4: unusual reading and mass export', () => {
  test.each<[string, Partial<Reading>, string[]]>([
    ['an ordinary hour', {}, []],
    ['at the floor', { opened: 60 }, []],
    ['above the floor, and never so much before', { opened: 61 }, ['opened']],
    ['above the floor, as the person usually reads', { opened: 100, usualOpened: 40 }, []],
    ['above three times the own usual', { opened: 121, usualOpened: 40 }, ['opened']],
    ['three times a small usual, below the floor', { opened: 30, usualOpened: 5 }, []],
    ['lists paged through, five hundred', { told: 500 }, []],
    ['lists paged through, five hundred and one', { told: 501 }, ['told']],
    ['as many, by who usually has two hundred before the eyes', { told: 600, usualTold: 200 }, []],
    ['twenty-one people handed out', { handed: 21 }, ['handed']],
    ['eleven secret customers', { secrets: 11 }, ['secrets']],
    ['eleven, by who usually sees four', { secrets: 11, usualSecrets: 4 }, []],
    ['at night', { night: 21 }, ['night']],
    ['a file of five hundred', { exported: 500 }, []],
    ['files of five hundred and one', { exported: 501 }, ['exported']],
    ['all at once', { opened: 99, secrets: 99, night: 99, exported: 999 }, ['opened', 'secrets', 'night', 'exported']],
  ])('%s', (_what, reading, causes) => {
    expect(alarmsOf({ ...quiet, ...reading }, limits).map(({ cause }) => cause)).toEqual(causes)
  })

  test('who reads more is told of no less; whose habit is larger, no more', () => {
    const reading = fc.record({
      opened: fc.nat(300),
      usualOpened: fc.nat(50),
      told: fc.nat(2000),
      usualTold: fc.nat(400),
      secrets: fc.nat(60),
      usualSecrets: fc.nat(20),
      night: fc.nat(60),
      exported: fc.nat(2000),
      handed: fc.nat(60),
    })
    fc.assert(
      fc.property(reading, fc.nat(100), (read, more) => {
        const causes = (of: Reading) => alarmsOf(of, limits).map(({ cause }) => cause)
        const increased = {
          ...read,
          opened: read.opened + more,
          secrets: read.secrets + more,
          night: read.night + more,
        }
        expect(causes(increased)).toEqual(expect.arrayContaining(causes(read)))
        const used = { ...read, usualOpened: read.usualOpened + more, usualSecrets: read.usualSecrets + more }
        expect(causes(read)).toEqual(expect.arrayContaining(causes(used)))
      }),
    )
  })
})
