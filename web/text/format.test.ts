import { describe, expect, test } from 'vitest'
import * as format from './format.ts'

const TODAY = '2026-06-10'

describe('a day near today is told by its distance, others by date', () => {
  test.each([
    ['2026-06-10', '今天', 'today'],
    ['2026-06-09', '昨天', 'yesterday'],
    ['2026-06-08', '前天', '2 days ago'],
    ['2026-06-07', '3 天前', '3 days ago'],
    ['2026-05-26', '15 天前', '15 days ago'],
    ['2026-05-25', '5月25日', 'May 25'],
    ['2026-06-11', '明天', 'tomorrow'],
    ['2026-06-12', '后天', 'in 2 days'],
    ['2026-06-25', '15 天后', 'in 15 days'],
    ['2026-06-26', '6月26日', 'Jun 26'],
    ['2025-06-02', '2025年6月2日', 'Jun 2, 2025'],
  ])('%s is %s, %s', (day, zh, en) => {
    expect(format.formatNearDay(day, TODAY, 'zh')).toBe(zh)
    expect(format.formatNearDay(day, TODAY, 'en')).toBe(en)
  })
})

test('a day in full names its day of the week', () => {
  expect(format.formatDayInFull(TODAY, 'zh')).toBe('2026年6月10日星期三')
  expect(format.formatDayInFull(TODAY, 'en')).toBe('Wednesday, June 10, 2026')
  expect(format.formatWeekday(TODAY, 'zh')).toBe('周三')
})

test("an instant falls on the day of the company's zone, not of the reader's", () => {
  const late = new Date('2026-06-09T17:30:00Z')
  expect(format.formatMoment(late, 'Asia/Shanghai', TODAY, 'zh')).toBe('今天 01:30')
  expect(format.formatMoment(late, 'Europe/London', TODAY, 'zh')).toBe('昨天 18:30')
  expect(format.formatMoment(late, 'Asia/Shanghai', '2026-06-20', 'zh')).toBe('6月10日 01:30')
  expect(format.formatMoment(late, 'Asia/Shanghai', TODAY, 'en')).toBe('today, 01:30')
})

test.each([
  [20_000, '刚刚', 'just now'],
  [40 * 60_000, '40 分钟', '40 min'],
  [26 * 3_600_000, '26 小时', '26 h'],
  [47.9 * 3_600_000, '47 小时', '47 h'],
  [48 * 3_600_000, '2 天', '2 days'],
  [9.5 * 86_400_000, '9 天', '9 days'],
])('a wait of %i ms is %s', (ms, zh, en) => {
  const now = new Date('2026-06-10T08:00:00Z')
  const since = new Date(now.getTime() - ms)
  expect(format.formatWait(since, now, 'zh')).toBe(zh)
  expect(format.formatWait(since, now, 'en')).toBe(en)
})

test.each([
  [1_280_000, '¥12,800', '¥1.3万', '¥12.8K'],
  [1_280_050, '¥12,800.50', '¥1.3万', '¥12.8K'],
  [7_920, '¥79.20', '¥79', '¥79'],
  [0, '¥0', '¥0', '¥0'],
  [1, '¥0.01', '¥0.01', '¥0.01'],
  [-10, '-¥0.10', '-¥0.10', '-¥0.10'],
  [-500_000_000, '-¥5,000,000', '-¥500万', '-¥5M'],
])('%i fen are %s', (fen, whole, short, shortEnglish) => {
  const money = { fen, currency: 'CNY' }
  expect(format.formatMoney(money, 'zh')).toBe(whole)
  expect(format.formatMoney(money, 'zh', true)).toBe(short)
  expect(format.formatMoney(money, 'en', true)).toBe(shortEnglish)
})

test('shares, numbers and sizes', () => {
  expect(format.formatShare(0.634, 'zh')).toBe('63%')
  expect(format.formatShare(0.034, 'zh')).toBe('3.4%')
  expect(format.formatNumber(1_234_567, 'en')).toBe('1,234,567')
  expect([0, 999, 1_400_000, 20_000].map((bytes) => format.formatSize(bytes, 'zh'))).toEqual([
    '0 B',
    '999 B',
    '1.4 MB',
    '20 KB',
  ])
})
