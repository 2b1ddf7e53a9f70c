import { existsSync, readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { describe, expect, it, test } from 'vitest'
import { Refused } from '../../../shared/refusal.ts'
import { bytesSource, collect, type RawRow } from './source.ts'
import { XLSX_LIMITS, type XlsxLimits, xlsxRows } from './xlsx.ts'
import { zipDirectory } from './zip.ts'

async function book(fill: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const read = (bytes: Buffer, limits: Partial<XlsxLimits> = {}): Promise<RawRow[]> =>
  collect(xlsxRows(bytesSource('表.xlsx', bytes), { ...XLSX_LIMITS, ...limits }))

async function reasonOf(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(() => null).catch((thrown) => thrown)
  expect(error).toBeInstanceOf(Refused)
  return (error as Refused).why.kind.reason
}

describe('G4 XLSX', () => {
  it('every kind of cell becomes text, exactly', async () => {
    const bytes = await book((workbook) => {
      const sheet = workbook.addWorksheet('客户')
      sheet.addRow(['手机', 13812345678])
      sheet.addRow(['长号', 6222021234567890, 0.1, 1e21, 1.5e-7, -3])
      sheet.addRow([
        '日期',
        new Date(Date.UTC(2026, 4, 30)),
        new Date(Date.UTC(2026, 4, 30, 14, 30)),
        new Date(Date.UTC(1899, 11, 30, 9, 5)),
      ])
      sheet.addRow(['富文本', { richText: [{ text: '华新' }, { font: { bold: true }, text: '包装' }] }])
      sheet.addRow(['链接', { text: 'a@b.com', hyperlink: 'mailto:a@b.com' }])
      sheet.addRow([
        '公式',
        { formula: 'B1*2', result: 27624691356 },
        { formula: 'A1', result: '文本' },
        { formula: 'TODAY()', result: new Date(Date.UTC(2026, 5, 1)) },
      ])
      sheet.addRow(['错误', { error: '#N/A' }, true, null, ' 尾 '])
      for (const row of [3, 6])
        for (const column of [2, 3, 4])
          sheet.getCell(row, column).numFmt = row === 3 || column === 4 ? 'yyyy-mm-dd hh:mm' : '0'
    })
    expect((await read(bytes)).map(({ cells }) => cells)).toEqual([
      ['手机', '13812345678'],
      ['长号', '6222021234567890', '0.1', '1000000000000000000000', '0.00000015', '-3'],
      ['日期', '2026-05-30', '2026-05-30 14:30:00', '09:05:00'],
      ['富文本', '华新包装'],
      ['链接', 'a@b.com'],
      ['公式', '27624691356', '文本', '2026-06-01'],
      ['错误', '#N/A', 'TRUE', '', ' 尾 '],
    ])
  })

  it('reads every visible sheet with its name and its row numbers', async () => {
    const bytes = await book((workbook) => {
      const first = workbook.addWorksheet('客户')
      first.getCell('A3').value = '华新'
      workbook.addWorksheet('隐藏', { state: 'hidden' }).addRow(['不读'])
      workbook.addWorksheet('空')
      workbook.addWorksheet('跟进').addRow(['旺达', '', ''])
    })
    expect(await read(bytes)).toEqual([
      { sheet: '客户', line: 3, cells: ['华新'] },
      { sheet: '跟进', line: 1, cells: ['旺达'] },
    ])
  })

  it('a cell merged downwards stands for each row, a figure for one, a heading for its first column', async () => {
    const bytes = await book((workbook) => {
      const sheet = workbook.addWorksheet('客户')
      sheet.addRows([
        ['客户台账'],
        ['客户', '联系人', '', '金额'],
        ['', '姓名', '电话', ''],
        ['华新', '张伟', '138', 500],
        ['', '李娜', '139', ''],
      ])
      for (const range of ['A1:D1', 'A2:A3', 'B2:C2', 'D2:D3', 'A4:A5', 'D4:D5']) sheet.mergeCells(range)
    })
    expect((await read(bytes)).map(({ cells }) => cells)).toEqual([
      ['客户台账'],
      ['客户', '联系人', '', '金额'],
      ['客户', '姓名', '电话', '金额'],
      ['华新', '张伟', '138', '500'],
      ['华新', '李娜', '139'],
    ])
  })

  it('hands over many rows in order', async () => {
    const bytes = await book((workbook) => {
      const sheet = workbook.addWorksheet('多')
      for (let row = 1; row <= 2_345; row++) sheet.addRow([`客户${row}`, row])
    })
    const rows = await read(bytes)
    expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 2_345 }, (_, index) => index + 1))
    expect(rows.at(-1)?.cells).toEqual(['客户2345', '2345'])
  })

  it('stops when nobody wants more', async () => {
    const bytes = await book((workbook) => workbook.addWorksheet('少').addRows([['a'], ['b'], ['c']]))
    for await (const row of xlsxRows(bytesSource('表.xlsx', bytes))) {
      expect(row.cells).toEqual(['a'])
      break
    }
  })
})

describe('G4 XLSX that cannot be read says why', () => {
  const rows = (count: number) =>
    book((workbook) =>
      workbook.addWorksheet('多').addRows(Array.from({ length: count }, (_, row) => [`客户${row}`, '包装'])),
    )

  it('too many rows', async () => expect(await reasonOf(read(await rows(20), { rows: 10 }))).toBe('too_many_rows'))
  it('too many megabytes', async () =>
    expect(await reasonOf(read(await rows(2), { megabytes: 0.001 }))).toBe('file_too_large'))
  it('too many megabytes when unpacked', async () =>
    expect(await reasonOf(read(await rows(2), { unpackedMegabytes: 0.001 }))).toBe('unzips_too_large'))
  it('too little memory', async () =>
    expect(await reasonOf(read(await rows(2), { memoryMegabytes: 4 }))).toBe('unzips_too_large'))
  it('too little time', async () =>
    expect(await reasonOf(read(await rows(2), { seconds: 0.01 }))).toBe('too_slow_to_read'))

  it('damaged anywhere', async () => {
    const bytes = await rows(50)
    const directory = zipDirectory(bytes)
    expect(directory?.files.map(({ name }) => name)).toContain('xl/workbook.xml')
    for (const part of [0.3, 0.6, 0.9]) {
      expect(await reasonOf(read(bytes.subarray(0, Math.floor(bytes.length * part))))).toBe('broken_file')
      const scrambled = Buffer.from(bytes)
      scrambled.fill(0x55, Math.floor(bytes.length * part * 0.5), Math.floor(bytes.length * part * 0.5) + 200)
      await read(scrambled).catch((error) => expect(error).toBeInstanceOf(Refused))
    }
  })
  it('a zip of other things', async () => {
    const empty = Buffer.concat([Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(18)])
    expect(await reasonOf(read(empty))).toBe('not_a_spreadsheet')
  })
})

const data = '../shared/data'
describe.skipIf(!existsSync(data))(`G4 real XLSX files (skipped where ${data} is missing)`, () => {
  test.each([
    ['4-formats/xlsx/26template.xlsx', ['No', 'Item', 'Price (€)']],
    ['4-formats/xlsx/31docproperties.xlsx', ['Hello', 'World!']],
    [
      '4-formats/csv/cn-bank-exports/wechat/example-wechat-records.xlsx',
      [
        '交易时间',
        '交易类型',
        '交易对方',
        '商品',
        '收/支',
        '金额(元)',
        '支付方式',
        '当前状态',
        '交易单号',
        '商户单号',
        '备注',
      ],
    ],
  ])('%s', async (file, row) => {
    expect((await read(readFileSync(`${data}/${file}`))).map(({ cells }) => cells)).toContainEqual(row)
  })
})
