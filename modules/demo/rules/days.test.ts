import { describe, expect, test } from 'vitest'
import { almanacFor } from '../almanac.ts'
import { isShortDay, isWorkday, sayDay, sayMonth, workdayFrom } from './days.ts'

describe('the days of the demo', () => {
  test.each([
    ['2026-06-01', '2026-06-01', '今天'],
    ['2026-06-01', '2026-06-02', '明天'],
    ['2026-06-01', '2026-06-05', '周五'],
    ['2026-06-01', '2026-06-09', '下周二'],
    ['2026-06-05', '2026-06-08', '下周一'],
    ['2026-06-01', '2026-06-25', '25号'],
    ['2026-06-20', '2026-07-10', '下月10号'],
    ['2026-12-20', '2027-01-14', '下月14号'],
    ['2026-06-20', '2026-08-10', '8月10号'],
  ])('on %s one says of %s: %s', (today, day, said) => {
    expect(sayDay(today, day)).toBe(said)
  })

  test.each([
    ['2026-06-01', '2026-09-10', '9月'],
    ['2026-06-01', '2027-02-10', '明年2月'],
  ])('on %s one says of the month of %s: %s', (today, day, said) => {
    expect(sayMonth(today, day)).toBe(said)
  })

  const almanac = almanacFor('2026-06-01')

  test('the week of the Spring Festival is free, the day before one greets', () => {
    for (const day of ['2026-02-16', '2026-02-17', '2026-02-20', '2026-02-23'])
      expect(isWorkday(day, almanac)).toBe(false)
    expect(isWorkday('2026-02-26', almanac)).toBe(true)
    expect([...almanac.greetings].find(([, name]) => name === '春节' && almanac.greetings)?.[1]).toBe('春节')
    expect(almanac.greetings.get('2026-02-12')).toBe('春节')
    expect(almanac.greetings.get('2026-09-24')).toBe('中秋')
  })

  test('weekends are free but for some Saturdays, and what falls on one is done on Monday', () => {
    expect(isWorkday('2026-06-06', almanac)).toBe(false)
    expect(isShortDay('2026-06-06', almanac)).toBe(true)
    expect(isShortDay('2026-06-07', almanac)).toBe(false)
    expect(workdayFrom('2026-06-06', almanac)).toBe('2026-06-08')
  })

  test('today has its lunar date', () => {
    expect(almanacFor('2026-09-25').lunarToday).toEqual({ month: 8, day: 15 })
  })
})
