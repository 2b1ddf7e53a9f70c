import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { currencyIn, Money, readAmount, showMoney } from './money.ts'

describe('G4 amounts as spreadsheets write them, in fen', () => {
  test.each([
    ['34,696', 34_696_00],
    ['34696', 34_696_00],
    ['¥1,234.50', 1_234_50],
    ['￥１，２３４．５０', 1_234_50],
    ['RMB 300', 300_00],
    ['CNY300', 300_00],
    ['人民币300元', 300_00],
    ['300元整', 300_00],
    ['２０００元', 2_000_00],
    ['1 200 500', 1_200_500_00],
    ['0', 0],
    ['.5', 50],
    ['0.1', 10],
    ['1234.5600000001', 1_234_56],
    ['0.285', 29],
    ['1.2E5', 120_000_00],
    ['1.23456E+4', 12_345_60],
    ["'800", 800_00],
    ['(1,200)', -1_200_00],
    ['（1,200）', -1_200_00],
    ['-1,200', -1_200_00],
    ['−5', -5_00],
    ['¥-5', -5_00],
    ['-¥5', -5_00],
    ['5-', -5_00],
    ['负三百', -300_00],
    ['1.2万', 12_000_00],
    ['1.2萬元', 12_000_00],
    ['1.2w', 12_000_00],
    ['5k', 5_000_00],
    ['3万5', 35_000_00],
    ['3万5千', 35_000_00],
    ['3万500', 30_500_00],
    ['3万05', 30_005_00],
    ['1.5亿', 150_000_000_00],
    ['2亿3000万', 230_000_000_00],
    ['1千万', 10_000_000_00],
    ['1万亿', 1_000_000_000_000_00],
    ['5百', 500_00],
    ['十五', 15_00],
    ['一百零五', 105_00],
    ['三千二', 3_200_00],
    ['二〇〇', 200_00],
    ['三千二百元五角', 3_200_50],
    ['壹万贰仟元整', 12_000_00],
    ['壹万贰仟叁佰肆拾伍元陆角柒分', 12_345_67],
    ['人民币壹拾万零伍佰圆零陆分', 100_500_06],
    ['大写：叁仟元正', 3_000_00],
  ])('%s', (cell, fen) => expect(readAmount(cell)).toBe(fen))

  test.each([
    '',
    ' ',
    '-',
    '面议',
    '免费',
    '万',
    '1,2345',
    '1,23',
    '1 200,50',
    '1.234,56',
    '1200,50',
    '12 34',
    "1'200",
    '1.2.3',
    '3万5万',
    '约3万',
    '300-500',
    '3/4',
    '2026-05-30',
    '5角',
    'NaN',
    'Infinity',
    '1e99',
    '9'.repeat(400),
    '99999999999999999',
    '=1+1',
  ])('%s is no amount or could be two', (cell) => expect(readAmount(cell)).toBeNull())

  it('counts in the unit that the heading names', () => {
    expect(readAmount('1.2', 10_000)).toBe(12_000_00)
    expect(readAmount('1.23456', 10_000)).toBe(12_345_60)
  })

  it('is exact where floats are not', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_007_199_254_740_991, max: 9_007_199_254_740_991 }), (fen) => {
        const digits = String(Math.abs(fen)).padStart(3, '0')
        const text = `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
        expect(readAmount(text)).toBe(fen)
        expect(readAmount(text.replace(/\B(?=(\d{3})+\.)/g, ','))).toBe(fen)
        expect(readAmount(text, 10_000) ?? 0).toBe(Math.abs(fen) * 10_000 > Number.MAX_SAFE_INTEGER ? 0 : fen * 10_000)
      }),
    )
  })

  it('answers anything with an amount or null', () => {
    fc.assert(
      fc.property(fc.string(), (cell) => {
        expect(Number.isSafeInteger(readAmount(cell) ?? 0)).toBe(true)
      }),
    )
  })
})

describe('currencies', () => {
  test.each([
    ['金额', null],
    ['金额(元)', 'CNY'],
    ['金额（美元）', 'USD'],
    ['HK$ 300', 'HKD'],
    ['300 日元', 'JPY'],
    ['$5', 'USD'],
    ['NT$5', 'TWD'],
    ['RMB 300', 'CNY'],
  ])('%s names %s', (text, currency) => expect(currencyIn(text)).toBe(currency))

  it('is the yuan unless said', () => expect(Money.parse({ fen: 5 })).toEqual({ fen: 5, currency: 'CNY' }))

  it('are shown as the reader writes them', () => {
    expect(showMoney({ fen: 1_234_50, currency: 'CNY' }, 'zh')).toBe('¥1,234.50')
    expect(showMoney({ fen: -1_234_50, currency: 'CNY' }, 'en')).toBe('-CNY 1,234.50')
    expect(showMoney({ fen: 5_00, currency: 'USD' }, 'zh')).toBe('US$5.00')
  })
})
