import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../shared/calendar.ts'
import type { Settings } from '../../../shared/setting.ts'
import { isWorkday, workdayOf } from '../workdays.ts'

const data = '../shared/data/3-chinese/holidays/holiday-cn'
const here = existsSync(data)

interface Paper {
  days: { date: Day; isOffDay: boolean; name: string }[]
}

const daysOf = (year: number): Day[] => {
  const days: Day[] = []
  for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; day = addDays(day, 1)) days.push(day)
  return days
}

describe('workdays of China (A2)', () => {
  test('the working days of 2024, 2025 and 2026', () => {
    const count = (year: number) => daysOf(year).filter((day) => isWorkday({}, day)).length
    expect([2024, 2025, 2026].map(count)).toEqual([251, 248, 248])
  })

  test.skipIf(!here)(`every day of 2007 to 2026 as the published plans say (skipped without ${data})`, () => {
    const years = Array.from({ length: 20 }, (_, at) => 2007 + at)
    // A plan may name days of the year before.
    const papers = [...years, 2027].flatMap(
      (y) => (JSON.parse(readFileSync(`${data}/${y}.json`, 'utf8')) as Paper).days,
    )
    const told = new Map(papers.map((day) => [day.date, !day.isOffDay]))
    const wrong = years
      .flatMap(daysOf)
      .filter((day) => isWorkday({}, day) !== (told.get(day) ?? ![0, 6].includes(new Date(day).getUTCDay())))
    expect(wrong).toEqual([])
  })

  test('says by what a day is one: the holiday, the Saturday that is worked instead, the weekend', () => {
    expect(workdayOf({}, '2026-02-17')).toMatchObject({ work: false, why: 'holiday', name: { zh: '春节' } })
    expect(workdayOf({}, '2026-02-14')).toMatchObject({ work: true, why: 'adjusted', name: { en: 'Spring Festival' } })
    expect(workdayOf({}, '2026-06-06')).toMatchObject({ work: false, why: 'rest', name: null, known: true })
    expect(workdayOf({}, '2026-06-05')).toMatchObject({ work: true, why: 'plain', known: true })
  })

  test('beyond the published years only the days of the week count, and it says so', () => {
    expect(workdayOf({}, '2031-10-01')).toEqual({ work: true, why: 'plain', name: null, known: false })
    expect(workdayOf({}, '1999-10-02')).toMatchObject({ work: false, known: false })
  })

  test('the company’s own days go before the country’s, the latest named before the earlier', () => {
    const settings: Settings = {
      'calendars.own_days': [
        { from: '2026-02-10', to: '2026-02-26', work: false, name: '春节停产' },
        { from: '2026-02-24', to: '2026-02-24', work: true, name: '开工准备' },
        { from: '2031-10-01', to: '2031-10-03', work: false, name: '国庆' },
      ],
    }
    expect(workdayOf(settings, '2026-02-14')).toMatchObject({ work: false, why: 'own', name: { zh: '春节停产' } })
    expect(workdayOf(settings, '2026-02-24')).toMatchObject({ work: true, why: 'own' })
    expect(workdayOf(settings, '2026-02-27')).toMatchObject({ work: true, why: 'plain' })
    expect(workdayOf(settings, '2031-10-02')).toMatchObject({ work: false, why: 'own', known: false })
  })

  test('a company that works on Saturdays, or does not follow the plan', () => {
    const hours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, day < 7 ? [['08:30', '17:30']] : []]))
    expect(isWorkday({ 'calendars.hours': hours }, '2026-06-06')).toBe(true)
    expect(isWorkday({ 'calendars.hours': hours }, '2026-10-03')).toBe(false)
    expect(isWorkday({ 'calendars.follow_china': false }, '2026-10-01')).toBe(true)
    expect(workdayOf({ 'calendars.follow_china': false }, '2031-10-01').known).toBe(true)
  })
})
