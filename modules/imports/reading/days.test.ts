import { describe, expect, it, test } from 'vitest'
import { dayOrderOf, isRelativeDay, readCellDay } from './days.ts'
import { tellProblem } from './problems.ts'
import { recognise } from './recognise.ts'
import { readRow } from './rows.ts'

const TODAY = '2026-06-01'

describe('G4 a day that may be two', () => {
  test.each([
    [['3/4/25', '13/4/25'], 'dmy'],
    [['3/4/25', '25/3/24'], 'dmy'],
    [['3/4/25', '3/25/24'], 'mdy'],
    [['3/4/2025', '31/4/2025', '30/4/2025'], null],
    [['3/4/25', '5/6/25'], null],
    [['3/4/25', '25/3/24', '3/25/24'], null],
    [['2025-03-04', ''], null],
  ] as const)('%j is written %s', (cells, order) => expect(dayOrderOf(cells, TODAY)).toBe(order))

  it('is read where the column settles it, else refused with how to write it', () => {
    expect(readCellDay('3/4/25', TODAY, 'dmy')).toEqual({ day: '2025-04-03' })
    expect(readCellDay('3/4/25', TODAY, 'mdy')).toEqual({ day: '2025-03-04' })
    expect(readCellDay('3/4/25', TODAY, undefined)).toBe('ambiguous')
    expect(readCellDay('33/44/25', TODAY, undefined)).toBeNull()
  })

  const order = (...days: string[]) => {
    const rows = [['客户', '下单日期', '金额'], ...days.map((day) => ['华新', day, '100'])]
    const { mapping } = recognise(rows.map((cells, at) => ({ sheet: '', line: at + 1, cells })))
    return readRow({ ...mapping, kind: 'orders' }, ['华新', '3/4/25', '100'], TODAY)
  }
  it('in a sheet', () => {
    expect(order('3/4/25', '25/3/24')).toMatchObject({ ok: true, row: { day: '2025-04-03' } })
    const refused = order('3/4/25', '5/6/25')
    expect(!refused.ok && refused.problems.map((each) => tellProblem(each, 'zh'))).toEqual([
      '“下单日期”的“3/4/25”可能是两个日子（哪个是年、月、日？），请改成 2026-05-30 这样',
    ])
  })
})

describe('G4 a day that is another one tomorrow', () => {
  test.each([
    '今天',
    '昨天',
    '前天',
    '大前天',
    '昨日 14:30',
    '上周',
    '上周三',
    '上个月',
    '本周一',
    '3天前',
    'Yesterday',
    'last week',
  ])('%s', (cell) => expect(isRelativeDay(cell)).toBe(true))
  test.each(['2026-05-30', '5月30日', '二〇二六年五月三十日', '星期六', ''])('«%s» is none', (cell) =>
    expect(isRelativeDay(cell)).toBe(false),
  )
})
