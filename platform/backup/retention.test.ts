import { describe, expect, test } from 'vitest'
import { isDue, isLate, lastOf, nextAt, staying } from './retention.ts'

const at = (text: string): Date => new Date(`${text}:00`)
const told = (dates: Iterable<Date>) => [...dates].map((date) => `${date.getMonth() + 1}-${date.getDate()}`)

describe('which backups stay', () => {
  const nightly = Array.from({ length: 400 }, (_, night) => new Date(2026, 0, 1 + night, 2, 30))

  test('the last seven days, the newest of four weeks and of twelve months', () => {
    const stay = staying(nightly, { days: 7, weeks: 4, months: 12 })
    // The last is Thursday, 4 February 2027.
    expect(told(stay).slice(0, 9)).toEqual(['2-4', '2-3', '2-2', '2-1', '1-31', '1-30', '1-29', '1-24', '1-17'])
    expect(told(stay).slice(9)).toEqual([
      '12-31',
      '11-30',
      '10-31',
      '9-30',
      '8-31',
      '7-31',
      '6-30',
      '5-31',
      '4-30',
      '3-31',
    ])
  })

  test('kept night after night, with what is over taken away each time, the same stay', () => {
    const keep = { days: 7, weeks: 4, months: 12 }
    let kept: Date[] = []
    for (const night of nightly) kept = [...staying([...kept, night], keep)]
    expect(told(kept)).toEqual(told(staying(nightly, keep)))
  })

  test('of one day the newest', () => {
    const three = [at('2026-05-01T02:30'), at('2026-05-01T18:00'), at('2026-05-01T09:00')]
    expect([...staying(three, { days: 7, weeks: 4, months: 12 })]).toEqual([three[1]])
  })

  test('days on which the machine was off are not counted', () => {
    const weekends = [at('2026-05-02T12:00'), at('2026-05-09T12:00'), at('2026-05-16T12:00')]
    expect(staying(weekends, { days: 3, weeks: 0, months: 0 }).size).toBe(3)
  })
})

describe('when a backup is due', () => {
  const AT = 2 * 60 + 30
  test.each([
    ['it was made this night', '2026-05-04T02:30', '2026-05-04T18:00', false],
    ['the night is over and it was not made', '2026-05-03T02:30', '2026-05-04T09:00', true],
    ['the hour has not come yet', '2026-05-03T02:30', '2026-05-04T02:29', false],
    ['the hour has come', '2026-05-03T02:30', '2026-05-04T02:30', true],
    ['one was made by hand yesterday', '2026-05-03T20:00', '2026-05-04T02:31', true],
    ['the machine was off for a week', '2026-04-26T02:30', '2026-05-04T01:00', true],
    ['the company is of today', '2026-05-04T09:00', '2026-05-04T23:59', false],
  ])('%s', (_, last, now, due) => expect(isDue(AT, at(last), at(now))).toBe(due))
})

describe('when the next one is made', () => {
  test.each<[string, string, string | null, string, string]>([
    ['tonight’s is made: tomorrow night', '2026-06-01T02:30', null, '2026-06-01T10:00', '2026-06-02T02:30'],
    [
      'made by hand after midnight: this night’s still',
      '2026-06-01T00:10',
      null,
      '2026-06-01T01:00',
      '2026-06-01T02:30',
    ],
    ['the machine was off at night: at once', '2026-05-31T02:30', null, '2026-06-01T10:00', '2026-06-01T10:00'],
    ['it failed: an hour later', '2026-05-31T02:30', '2026-06-01T02:30', '2026-06-01T02:40', '2026-06-01T03:30'],
    ['one by hand failed: at its hour', '2026-06-01T02:30', '2026-06-01T10:00', '2026-06-01T10:10', '2026-06-02T02:30'],
  ])('%s', (_what, last, failed, now, next) => {
    expect(nextAt(150, at(last), failed === null ? null : at(failed), at(now))).toEqual(at(next))
  })
})

describe('late is', () => {
  test.each<[string, number | null, string | null, boolean]>([
    ['not one of two days', 150, '2026-06-01T10:00', false],
    ['one older than two days', 150, '2026-06-01T09:59', true],
    ['nothing where they are made by hand', null, '2026-01-01T00:00', false],
    ['nothing where there is none yet', 150, null, false],
  ])('%s', (_what, hour, last, late) => {
    expect(isLate(hour, last === null ? null : at(last), at('2026-06-03T10:00'))).toBe(late)
  })
})

test('one that was taken while the clock was wrong stands for no other', () => {
  const taken = (text: string) => ({ takenAt: at(text) })
  const [future, ahead, real] = [taken('2030-01-01T02:30'), taken('2026-06-03T10:59'), taken('2026-06-01T02:30')]
  const now = at('2026-06-03T10:00')
  expect(lastOf([future, real], now)).toBe(real)
  expect(lastOf([future, ahead, real], now)).toBe(ahead)
  expect(lastOf([future], now)).toBeUndefined()
})
