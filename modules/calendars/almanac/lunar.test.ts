import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../../../shared/calendar.ts'
import { festivalsIn, termsIn } from './festivals.ts'
import { type LunarDate, lunarOf, solarDayOf, solarOf } from './lunar.ts'
import { OBSERVATORY } from './observatory.fixture.ts'

const FIRST = '1901-01-01'
const LAST = '2100-12-31'

/** Where the Observatory's table and the Purple Mountain Observatory's, China's standard, differ: a new moon at midnight. */
const DISPUTED = { from: '2057-09-28', to: '2057-10-27' }

describe('the Chinese calendar (R6)', () => {
  test('every day from 1901 to 2100 there and back, each the day after the one before', () => {
    let before: LunarDate | null = null
    let wrong = 0
    for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
      const lunar = lunarOf(day)
      if (solarOf(lunar.year, lunar, 'skip') !== day) wrong++
      if (before && lunar.day !== before.day + 1 && !(lunar.day === 1 && before.day >= 29)) wrong++
      before = lunar
    }
    expect(wrong).toBe(0)
  }, 60_000)

  test('the Observatory’s tables, every month of 199 years, but for the new moon of 28 September 2057', () => {
    const differing: string[] = []
    for (const { year, first, leap, days } of OBSERVATORY) {
      let day = first
      const numbers = Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month) =>
        month === leap
          ? [
              [month, false],
              [month, true],
            ]
          : [[month, false]],
      ) as [number, boolean][]
      expect([year, numbers.length]).toEqual([year, days.length])
      numbers.forEach(([month, isLeap], at) => {
        const length = days[at] as number
        const meant = { year, month, leap: isLeap }
        const last = addDays(day, length - 1)
        if (!same(lunarOf(day), { ...meant, day: 1 }) || !same(lunarOf(last), { ...meant, day: length }))
          differing.push(day)
        day = addDays(day, length)
      })
    }
    expect(differing).toEqual([DISPUTED.from])
    expect(lunarOf(DISPUTED.from)).toMatchObject({ month: 8, day: 30 })
    expect(lunarOf(addDays(DISPUTED.to, 1))).toMatchObject({ month: 10, day: 1 })
  })

  test.each([
    ['2027-02-06', '2027-1-1'],
    ['2030-02-03', '2030-1-1'],
    ['2026-02-17', '2026-1-1'],
    ['2025-07-25', '2025-6L-1'],
    ['2033-12-22', '2033-11L-1'],
    ['2034-01-20', '2033-12-1'],
    ['2034-02-19', '2034-1-1'],
    ['2023-03-22', '2023-2L-1'],
    ['1984-11-23', '1984-10L-1'],
    ['2013-06-08', '2013-5-1'],
    ['1985-02-20', '1985-1-1'],
    ['2089-09-04', '2089-8-1'],
    ['2097-08-07', '2097-7-1'],
  ])('%s is %s', (day, lunar) => {
    const { year, month, leap, day: date } = lunarOf(day)
    expect(`${year}-${month}${leap ? 'L' : ''}-${date}`).toBe(lunar)
  })

  test('a day that the year lacks: the day before, the day after, or not that year', () => {
    // The twelfth month of 2025 has 29 days, the eighth of 2026 thirty.
    const thirtieth = { month: 12, day: 30, leap: false }
    expect(['earlier', 'later', 'skip'].map((rule) => solarOf(2025, thirtieth, rule as never))).toEqual([
      '2026-02-16',
      '2026-02-17',
      null,
    ])
    expect(['earlier', 'later', 'skip'].map((rule) => solarDayOf(2027, 2, 29, rule as never))).toEqual([
      '2027-02-28',
      '2027-03-01',
      null,
    ])
    expect(solarDayOf(2028, 2, 29, 'skip')).toBe('2028-02-29')
    expect(solarDayOf(2027, 12, 31)).toBe('2027-12-31')
  })

  test('a birthday in a leap month: in it where the year has it, else in the month of the same number, or not', () => {
    const born = { month: 6, day: 1, leap: true }
    expect(solarOf(2025, born)).toBe('2025-07-25')
    expect(solarOf(2026, born)).toBe('2026-07-14')
    expect(solarOf(2026, born, 'later')).toBe('2026-07-14')
    expect(solarOf(2026, born, 'skip')).toBeNull()
    // Who was born in the plain month is not congratulated twice.
    expect(solarOf(2025, { ...born, leap: false })).toBe('2025-06-25')
  })
})

const same = (one: LunarDate, other: LunarDate) =>
  one.year === other.year && one.month === other.month && one.day === other.day && one.leap === other.leap

describe('festivals and solar terms (R6)', () => {
  const dayOf = (year: number, key: string) =>
    festivalsIn(year)
      .filter((f) => f.key === key)
      .map((f) => f.day)
      .join()

  test.each([
    [2024, { spring: '2024-02-10', lantern: '2024-02-24', qingming: '2024-04-04', dragonBoat: '2024-06-10' }],
    [2024, { qixi: '2024-08-10', midAutumn: '2024-09-17', chongyang: '2024-10-11', winterSolstice: '2024-12-21' }],
    [2025, { spring: '2025-01-29', eve: '2025-01-28', dragonBoat: '2025-05-31', midAutumn: '2025-10-06' }],
    [2025, { littleNewYear: '2025-01-22', laba: '2025-01-07', qixi: '2025-08-29', chongyang: '2025-10-29' }],
    [2026, { spring: '2026-02-17', eve: '2026-02-16', lantern: '2026-03-03', qingming: '2026-04-05' }],
    [2026, { dragonBoat: '2026-06-19', qixi: '2026-08-19', midAutumn: '2026-09-25', chongyang: '2026-10-18' }],
    [2026, { mother: '2026-05-10', father: '2026-06-21', women: '2026-03-08', winterSolstice: '2026-12-22' }],
    [2027, { spring: '2027-02-06', eve: '2027-02-05', lantern: '2027-02-20', midAutumn: '2027-09-15' }],
    [2030, { spring: '2030-02-03', eve: '2030-02-02' }],
    [2033, { midAutumn: '2033-09-08', winterSolstice: '2033-12-21' }],
  ])('of %i', (year, days) => {
    expect(Object.fromEntries(Object.keys(days).map((key) => [key, dayOf(year, key)]))).toEqual(days)
  })

  test('in the order of their days, every year from 1901 to 2100, Spring Festival the day after the Eve', () => {
    for (let year = 1901; year <= 2100; year++) {
      const found = festivalsIn(year)
      expect(found.map((f) => f.day)).toEqual(found.map((f) => f.day).toSorted())
      expect(found.every(({ day }) => day.startsWith(`${year}-`))).toBe(true)
      const [spring, eve] = ['spring', 'eve'].map((key) => dayOf(year, key)) as [string, string]
      expect(daysBetween(eve, spring)).toBe(1)
    }
  })

  test('the twenty-four terms, as published for 2026 and at the years that come close to midnight', () => {
    expect(termsIn(2026).map(({ name, day }) => `${name.zh} ${day.slice(5)}`)).toEqual(
      (
        '小寒 01-05,大寒 01-20,立春 02-04,雨水 02-18,惊蛰 03-05,春分 03-20,清明 04-05,谷雨 04-20,立夏 05-05,小满 05-21,' +
        '芒种 06-05,夏至 06-21,小暑 07-07,大暑 07-23,立秋 08-07,处暑 08-23,白露 09-07,秋分 09-23,寒露 10-08,霜降 10-23,' +
        '立冬 11-07,小雪 11-22,大雪 12-07,冬至 12-22'
      ).split(','),
    )
    expect(termsIn(2021).at(-1)?.day).toBe('2021-12-21')
  })
})
