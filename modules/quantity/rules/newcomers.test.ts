import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'
import { isNew, mondayOf, quotaOf, standingOf, weekFrom } from './newcomers.ts'

const SETTINGS = { months: 6, newcomer: 20, experienced: 5 as number | null, fullWeek: 5 }
const HOLIDAYS = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']
const isWorkday = (day: Day) => !HOLIDAYS.includes(day) && daysBetween(mondayOf(day), day) < 5
const quota = (joinedOn: Day | null, day: Day, settings = SETTINGS) => quotaOf(joinedOn, day, settings, isWorkday)

describe('Q3: who is new, and when', () => {
  test.each<[string, Day | null, Day, boolean]>([
    ['on the day of joining', '2026-03-10', '2026-03-10', true],
    ['not the day before', '2026-03-10', '2026-03-09', false],
    ['on the last day of six months', '2026-03-10', '2026-09-09', true],
    ['not when six months are over', '2026-03-10', '2026-09-10', false],
    ['until the end of February, joining on 31 August', '2026-08-31', '2027-02-27', true],
    ['not on the last of February', '2026-08-31', '2027-02-28', false],
    ['not without a known day of joining', null, '2026-03-10', false],
  ])('%s', (_sentence, joinedOn, on, expected) => expect(isNew(joinedOn, on, 6)).toBe(expected))

  test.each([
    ['2026-11-16', '2026-11-16'],
    ['2026-11-22', '2026-11-16'],
    ['2026-11-23', '2026-11-23'],
    ['2023-12-31', '2023-12-25'],
    ['1999-01-01', '1998-12-28'],
  ])('%s lies in the week from Monday %s', (day, monday) => expect(mondayOf(day)).toBe(monday))
})

describe('Q3, Q6: the quota of a week', () => {
  test.each<[string, Day | null, Day, boolean, number]>([
    ['a newcomer, a full week', '2026-03-10', '2026-06-17', true, 20],
    ['joined on Wednesday: three days of five', '2026-06-17', '2026-06-18', true, 12],
    ['joined on Sunday: no working day yet', '2026-06-21', '2026-06-21', true, 0],
    ['new on Monday, not from Thursday on: still a newcomer’s week', '2026-03-10', '2026-09-10', true, 20],
    ['the week after', '2026-03-10', '2026-09-14', false, 5],
    ['experienced', '2020-01-01', '2026-06-17', false, 5],
    ['day of joining unknown', null, '2026-06-17', false, 5],
    ['three working days before the holiday', '2026-06-01', '2026-09-30', true, 12],
    ['two after it', '2026-06-01', '2026-10-08', true, 8],
  ])('%s', (_sentence, joinedOn, day, newcomer, expected) =>
    expect(quota(joinedOn, day)).toMatchObject({ newcomer, quota: expected }),
  )

  test('the experienced have none where none is set', () =>
    expect(quota('2020-01-01', '2026-06-17', { ...SETTINGS, experienced: null })).toBeNull())

  test('a working Saturday adds nothing', () =>
    expect(quotaOf('2026-06-01', '2026-06-17', SETTINGS, (day) => day !== '2026-06-21')?.quota).toBe(20))

  test('it never exceeds a full week’s, and lasts from Monday to Sunday', () =>
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 60 }), (after, most) => {
        const day = addDays('2026-06-01', after)
        const settings = { ...SETTINGS, newcomer: most, experienced: null }
        const it = quota('2026-06-03', day, settings)
        expect(it?.quota ?? 0).toBeLessThanOrEqual(most)
        for (const other of weekFrom(mondayOf(day))) expect(quota('2026-06-03', other, settings)).toEqual(it)
      }),
    ))
})

describe('Q3: below the quota the manager is told the same day', () => {
  const week = quota('2026-03-10', '2026-06-17')
  test.each<[string, Day, number, number, boolean]>([
    ['Monday evening: four expected, nobody told', '2026-06-15', 0, 4, false],
    ['Thursday evening: sixteen expected', '2026-06-18', 3, 16, false],
    ['Friday, one short: told', '2026-06-19', 19, 20, true],
    ['Friday, reached', '2026-06-19', 20, 20, false],
    ['Friday, passed', '2026-06-19', 31, 20, false],
    ['Sunday, still short', '2026-06-21', 19, 20, true],
  ])('%s', (_sentence, today, reached, expected, tellManager) =>
    expect(week && standingOf(reached, week, today)).toMatchObject({
      expected,
      tellManager,
      missing: Math.max(0, 20 - reached),
    }),
  )

  test('in a week of holidays nobody is below', () => {
    const holidays = quotaOf('2026-06-01', '2026-10-05', SETTINGS, () => false)
    expect(holidays && standingOf(0, holidays, '2026-10-05')).toMatchObject({
      quota: 0,
      expected: 0,
      tellManager: false,
    })
  })

  test.each<[string, Day, number, string]>([
    ['Wednesday, four reached: sixteen in two days are twice the pace', '2026-06-17', 4, 'behind'],
    ['Wednesday, three reached: out of reach, told', '2026-06-17', 3, 'out_of_reach'],
    ['Monday, none: behind', '2026-06-15', 0, 'behind'],
    ['Monday, four: on course', '2026-06-15', 4, 'on_course'],
    ['Friday, short: missed', '2026-06-19', 19, 'missed'],
    ['Tuesday, all of it: reached', '2026-06-16', 20, 'reached'],
  ])('out of reach at twice the pace: %s', (_sentence, today, reached, verdict) => {
    const standing = week && standingOf(reached, week, today, 2)
    expect(standing?.verdict).toBe(verdict)
    expect(standing?.tellManager).toBe(verdict === 'missed' || verdict === 'out_of_reach')
  })
})
