import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { LunarDay, SolarDay } from 'tyme4ts'
import { describe, expect, test } from 'vitest'
import { addDays, isDay } from '../../../shared/calendar.ts'
import { lunarOf } from '../../calendars/index.ts'
import { festivalsBetween, keptBetween, maybeKeptOn, type Recurrence } from './occasions.ts'

const YEARS = Array.from({ length: 200 }, (_, at) => 1901 + at)
const solar = (month: number, day: number, more: Partial<Recurrence> = {}): Recurrence => ({
  lunar: false,
  month,
  day,
  leap: false,
  fallback: 'earlier',
  since: null,
  ...more,
})
const lunar = (month: number, day: number, more: Partial<Recurrence> = {}) =>
  solar(month, day, { lunar: true, ...more })
const inYear = (of: Recurrence, year: number) => keptBetween(of, `${year}-01-01`, `${year}-12-31`).map(({ day }) => day)
const textOf = (day: SolarDay) =>
  `${day.getYear()}-${String(day.getMonth()).padStart(2, '0')}-${String(day.getDay()).padStart(2, '0')}`

describe('R6: occasions from 1901 to 2100', () => {
  test('R6: 29 February: every year once by the day before or after, every fourth where it is left out', () => {
    for (const year of YEARS) {
      const leap = isDay(`${year}-02-29`)
      expect(inYear(solar(2, 29), year)).toEqual([leap ? `${year}-02-29` : `${year}-02-28`])
      expect(inYear(solar(2, 29, { fallback: 'later' }), year)).toEqual([leap ? `${year}-02-29` : `${year}-03-01`])
      expect(inYear(solar(2, 29, { fallback: 'skip' }), year)).toEqual(leap ? [`${year}-02-29`] : [])
    }
  })

  test('R6: a lunar birthday falls in every lunar year once, where the library has it', () => {
    for (const [month, day] of [
      [1, 1],
      [5, 5],
      [8, 15],
      [12, 8],
      [12, 29],
    ] as const) {
      const kept = keptBetween(lunar(month, day), '1901-03-01', '2100-12-31')
      for (const { day: found, year } of kept) {
        expect(found).toBe(textOf(LunarDay.fromYmd(year, month, day).getSolarDay()))
        expect(lunarOf(found)).toMatchObject({ year, month, day, leap: false })
      }
      expect(new Set(kept.map(({ year }) => year)).size).toBe(kept.length)
      expect(kept.length).toBeGreaterThanOrEqual(199)
    }
  })

  test('R6: the thirtieth of a lunar month is kept on the 29th, the first of the next, or not', () => {
    for (const year of YEARS.slice(1, -1))
      for (const month of [1, 4, 7, 11]) {
        const long = lunarOf(addDays(textOf(LunarDay.fromYmd(year, month, 29).getSolarDay()), 1)).day === 30
        const of = (fallback: Recurrence['fallback']) =>
          keptBetween(lunar(month, 30, { fallback }), `${year}-01-01`, `${year + 1}-12-31`).find((k) => k.year === year)
        expect(lunarOf(of('earlier')?.day as string).day).toBe(long ? 30 : 29)
        expect(lunarOf(of('later')?.day as string).day).toBe(long ? 30 : 1)
        expect(of('skip') === undefined).toBe(!long)
      }
  })

  test('R6: born in a leap month: kept in it where a year has it, else in the month of that number', () => {
    const kept = keptBetween(lunar(6, 10, { leap: true }), '1995-01-01', '2030-12-31')
    const find = (year: number) => lunarOf(kept.find((k) => k.year === year)?.day as string)
    expect(find(2017)).toEqual({ year: 2017, month: 6, day: 10, leap: true })
    expect(find(2025)).toEqual({ year: 2025, month: 6, day: 10, leap: true })
    expect(find(2026)).toEqual({ year: 2026, month: 6, day: 10, leap: false })
    const only = keptBetween(lunar(6, 10, { leap: true, fallback: 'skip' }), '1995-01-01', '2030-12-31')
    expect(only.map(({ year }) => year)).toEqual([2017, 2025])
    expect(kept.map(({ year }) => year)).toEqual([...new Set(kept.map(({ year }) => year))])
  })

  test('R6: a year of ours may hold a lunar day twice or never, and its year tells them apart', () => {
    const laba = lunar(12, 8)
    const counts = new Set(YEARS.map((year) => inYear(laba, year).length))
    expect([...counts].toSorted()).toEqual([0, 1, 2])
    const twice = keptBetween(laba, '2022-01-01', '2022-12-31')
    expect(twice).toEqual([
      { day: '2022-01-10', year: 2021, nth: null },
      { day: '2022-12-30', year: 2022, nth: null },
    ])
  })

  test('R6: an anniversary is counted from its first, and not kept in the year itself', () => {
    const since = solar(6, 1, { since: 2024 })
    expect(keptBetween(since, '2020-01-01', '2026-12-31')).toEqual([
      { day: '2025-06-01', year: 2025, nth: 1 },
      { day: '2026-06-01', year: 2026, nth: 2 },
    ])
  })

  test('R6: what may be kept on a day holds whatever is kept on it, by every fallback', () => {
    const any = fc.record({
      lunar: fc.boolean(),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 30 }),
      leap: fc.boolean(),
      fallback: fc.constantFrom('earlier', 'later', 'skip') as fc.Arbitrary<Recurrence['fallback']>,
      since: fc.constant(null),
    })
    fc.assert(
      fc.property(any, fc.integer({ min: 1902, max: 2099 }), (of, year) => {
        fc.pre(of.lunar || isDay(`2000-${String(of.month).padStart(2, '0')}-${String(of.day).padStart(2, '0')}`))
        for (const { day } of keptBetween(of, `${year}-01-01`, `${year}-12-31`))
          expect(
            maybeKeptOn(day).some((w) => w.lunar === of.lunar && w.month === of.month && w.day === of.day),
            `${JSON.stringify(of)} ${day}`,
          ).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('R6: festivals of every year: the new year, the eve before it, mid-autumn by the library', () => {
    for (const year of YEARS) {
      const found = festivalsBetween(['spring', 'eve', 'midAutumn'], `${year}-01-01`, `${year}-12-31`)
      const spring = found.find(({ key }) => key === 'spring')
      expect(spring).toMatchObject({ day: textOf(LunarDay.fromYmd(year, 1, 1).getSolarDay()), year })
      expect(found.find(({ key }) => key === 'midAutumn')?.day).toBe(
        textOf(LunarDay.fromYmd(year, 8, 15).getSolarDay()),
      )
      expect(found.find(({ key }) => key === 'eve')).toMatchObject({
        day: addDays(spring?.day as string, -1),
        year: year - 1,
      })
    }
  })

  const HOLIDAYS = resolve('../shared/data/3-chinese/holidays/holiday-cn')
  test.skipIf(!existsSync(HOLIDAYS))(
    'R6: China’s published holidays hold the festivals they are named after (shared/data must be there)',
    () => {
      const named = { 春节: 'spring', 端午节: 'dragonBoat', 清明节: 'qingming' } as const
      let checked = 0
      for (const file of readdirSync(HOLIDAYS).filter((name) => /^\d{4}\.json$/.test(name))) {
        const { year, days } = JSON.parse(readFileSync(resolve(HOLIDAYS, file), 'utf8')) as {
          year: number
          days: { name: string; date: string; isOffDay: boolean }[]
        }
        for (const [name, key] of Object.entries(named)) {
          const off = days.filter((each) => each.name === name && each.isOffDay).map(({ date }) => date)
          const [festival] = festivalsBetween([key], `${year}-01-01`, `${year}-12-31`)
          if (off.length === 0 || !festival) continue
          checked++
          expect(off, `${year} ${name}`).toContain(festival.day)
        }
      }
      expect(checked).toBeGreaterThan(10)
    },
  )

  test('R6: the library and we agree on the moon of a day, 1901 to 2100, each new month', () => {
    for (const year of YEARS) {
      const moon = SolarDay.fromYmd(year, 7, 1).getLunarDay()
      expect(lunarOf(`${year}-07-01`).day).toBe(moon.getDay())
    }
  })
})
