import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, type Day } from './calendar.ts'
import { readDay } from './dayText.ts'
import { readTime } from './timeText.ts'

const TODAY = '2026-06-01'
const day = (cell: string | number | Date) => readDay(cell, TODAY)?.day ?? null

describe('G4 a day in every writing of Chinese spreadsheets', () => {
  test.each([
    '2026-05-30',
    '2026-5-30',
    '2026/5/30',
    '2026.5.30',
    '2026/05/30',
    '2026 5 30',
    '20260530',
    '260530',
    '2026年5月30日',
    '2026年05月30号',
    '2026年5月30',
    '26年5月30日',
    '二〇二六年五月三十日',
    '二零二六年五月三十日',
    '２０２６－０５－３０',
    '２０２６年５月３０日',
    '26-5-30',
    '26.5.30',
    '26/5/30',
    '5月30日',
    '5月30号',
    '5/30',
    '5-30',
    '5.30',
    '五月三十日',
    '30/5/2026',
    '5/30/2026',
    '30.5.2026',
    '5/30/26',
    '30/5/26',
    '30 May 2026',
    'May 30, 2026',
    '30-May-26',
    '2026-05-30(周六)',
    '2026年5月30日 星期六',
    'Saturday, May 30, 2026',
    '前天',
    "'2026-05-30",
    ' 2026-05-30 ',
    '2026-05-30\u200b',
    '46172',
    46172,
  ])('%s is 30 May 2026', (cell) => expect(readDay(cell, TODAY)).toEqual({ day: '2026-05-30' }))

  test.each([
    ['昨天', '2026-05-31'],
    ['今天', '2026-06-01'],
    ['明天', '2026-06-02'],
    ['二〇二五年十二月廿一日', '2025-12-21'],
    ['二〇二五年十月十日', '2025-10-10'],
    ['85-3-2', '1985-03-02'],
    ['85/3/2', '1985-03-02'],
    ['5/5/2026', '2026-05-05'],
    ['12月31日', '2025-12-31'],
    ['6月20日', '2026-06-20'],
    ['8月20日', '2025-08-20'],
    ['2月29日', '2024-02-29'],
    ['991231', '1999-12-31'],
    [20_000, '1954-10-03'],
    [36_526, '2000-01-01'],
    [new Date(Date.UTC(2026, 4, 30)), '2026-05-30'],
  ] as const)('%s is %s', (cell, expected) => expect(day(cell)).toBe(expected))

  it('without a year means the next one where the future is meant', () => {
    expect(readDay('8月20日', TODAY, { lean: 'future' })).toEqual({ day: '2026-08-20' })
    expect(readDay('5/30', TODAY, { lean: 'future' })).toEqual({ day: '2027-05-30' })
  })
})

describe('G4 with a time', () => {
  test.each([
    ['2026-05-30 14:30:00', '14:30'],
    ['2026-05-30 14:30:05', '14:30:05'],
    ['2026/5/30 9:05', '09:05'],
    ['2026-05-30T14:30:05', '14:30:05'],
    ['2026-05-30T14:30:05.123', '14:30:05'],
    ['2026-05-30T06:30:05Z', '14:30:05'],
    ['2026-05-30 06:30Z', '14:30'],
    ['2026-05-30T14:30:05+08:00', '14:30:05'],
    ['2026-05-29T23:00:00-0700', '14:00'],
    ['2026年5月30日 下午3:30', '15:30'],
    ['2026-05-30下午3点半', '15:30'],
    ['2026-05-30 上午12:10', '00:10'],
    ['2026-05-30 中午12:10', '12:10'],
    ['2026年5月30日14点30分', '14:30'],
    ['5月30日 晚上8点', '20:00'],
    ['五月三十日上午九点', '09:00'],
    ['May 30, 2026 3:30 PM', '15:30'],
    ['5/30/2026 3:30:07 am', '03:30:07'],
    ['前天 14:30', '14:30'],
    ['2026-05-30 星期六 14:30', '14:30'],
    ['46172.604224537', '14:30:05'],
    [46172.5, '12:00'],
    [new Date(Date.UTC(2026, 4, 30, 14, 30)), '14:30'],
  ])('%s', (cell, time) => expect(readDay(cell, TODAY)).toEqual({ day: '2026-05-30', time }))

  test.each([
    ['14:30', '14:30'],
    ['下午3点', '15:00'],
    ['９：０５：０７', '09:05:07'],
    ['25:00', null],
    ['12:60', null],
    ['2026-05-30 14:30', null],
    ['', null],
  ])('%s alone is the time %s', (cell, time) => expect(readTime(cell)).toBe(time))
})

describe('G4 what is no day, does not exist or could be two', () => {
  test.each([
    '',
    ' ',
    '2026-13-45',
    '2026-02-30',
    '2025-02-29',
    '2026年2月30日',
    '2026年5月',
    '2026年12',
    '2026年1230',
    '26年12',
    '2026-5月30日',
    '2026-05',
    '202605',
    '2026',
    '5月',
    '0000-00-00',
    '13/13',
    '5/6/2026',
    '05/06/26',
    '24/5/26',
    '2026-05-30 25:00',
    '2026-05-3014:30',
    '30/30/2026',
    '待定',
    '5.3',
    '2026-05-30~2026-06-02',
    '约2026-05-30',
    '12345',
    '13812345678',
    '2026-5/30',
    '19999',
    '80000',
    '-46172',
    '9'.repeat(100),
    Number.NaN,
    Number.POSITIVE_INFINITY,
    0,
    -1,
    new Date(Number.NaN),
  ])('%s', (cell) => expect(readDay(cell, TODAY)).toBeNull())

  it('any text is a day of the calendar or null', () => {
    const piece = fc.constantFrom(...'0123456789年月日-/.: 下午点半T周五十〇'.split(''))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
        ),
        (cell) => {
          const read = readDay(cell, TODAY)
          if (!read) return
          expect(addDays(read.day, 0)).toBe(read.day)
          expect(read.time ?? '00:00').toMatch(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
        },
      ),
    )
  })
})

describe('G4 every day from 1990 to 2090 reads back', () => {
  const digits = '〇一二三四五六七八九'
  const inChinese = (figure: number) =>
    figure < 10
      ? digits[figure]
      : `${figure < 20 ? '' : digits[Math.floor(figure / 10)]}十${figure % 10 ? digits[figure % 10] : ''}`
  const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
  const styles: Record<string, (year: number, month: number, date: number, iso: string) => string | number> = {
    '2026-05-30': (_y, _m, _d, iso) => iso,
    '2026/5/30': (y, m, d) => `${y}/${m}/${d}`,
    '2026.5.30': (y, m, d) => `${y}.${m}.${d}`,
    '20260530': (_y, _m, _d, iso) => iso.replaceAll('-', ''),
    '2026年5月30日': (y, m, d) => `${y}年${m}月${d}日`,
    二〇二六年五月三十日: (y, m, d) =>
      `${[...String(y)].map((digit) => digits[Number(digit)]).join('')}年${inChinese(m)}月${inChinese(d)}日`,
    'an Excel serial': (_y, _m, _d, iso) => Date.parse(iso) / 86_400_000 + 25_569,
    'May 30, 2026': (y, m, d) => `${monthNames[m - 1]} ${d}, ${y}`,
    'with a time': (_y, _m, _d, iso) => `${iso} 23:59:59`,
  }
  const century: Day[] = []
  for (let iso = '1990-01-01'; iso <= '2090-12-31'; iso = addDays(iso, 1)) century.push(iso)

  test.each(Object.entries(styles))('%s', (_name, write) => {
    const readsBack = (iso: Day) => {
      const [year, month, date] = iso.split('-').map(Number) as [number, number, number]
      return day(write(year, month, date, iso)) === iso
    }
    expect(century.filter((iso) => !readsBack(iso))).toEqual([])
  })
})
