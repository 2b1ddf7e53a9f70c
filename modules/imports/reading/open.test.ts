import ExcelJS from 'exceljs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it, test } from 'vitest'
import { Refused, tellRefusal } from '../../../shared/refusal.ts'
import { LIMITS, open } from './open.ts'
import { bytesSource, collect } from './source.ts'

const opened = (bytes: Buffer | string, name = '文件') => open(bytesSource(name, Buffer.from(bytes)))

async function refusalOf(bytes: Buffer | string): Promise<string> {
  const error = await opened(bytes)
    .then(({ rows }) => collect(rows))
    .then(
      () => null,
      (thrown) => thrown,
    )
  expect(error).toBeInstanceOf(Refused)
  return tellRefusal((error as Refused).why, 'zh')
}

describe('G4 what a file is, told by what stands in it', () => {
  it('CSV, whatever its name', async () => {
    expect(await opened('客户,电话\n华新,138\n', '客户.xlsx')).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      certain: true,
      delimiter: ',',
    })
    expect(await opened(iconv.encode('客户;电话\n华新;138\n', 'gb18030'))).toMatchObject({
      format: 'csv',
      encoding: 'gb18030',
      delimiter: ';',
    })
    expect(await opened(iconv.encode('客户\t电话\n华新\t138\n', 'utf-16le', { addBOM: true }))).toMatchObject({
      format: 'csv',
      encoding: 'utf-16le',
      delimiter: '\t',
    })
  })
  it('XLSX', async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('客户').addRow(['华新'])
    const { format, rows } = await opened(Buffer.from(await workbook.xlsx.writeBuffer()), 'a.csv')
    expect(format).toBe('xlsx')
    expect(await collect(rows)).toEqual([{ sheet: '客户', line: 1, cells: ['华新'] }])
  })
  it('vCard', async () => {
    const { format, rows } = await opened('\ufeffBEGIN:VCARD\r\nVERSION:3.0\r\nFN:张伟\r\nEND:VCARD\r\n')
    expect(format).toBe('vcard')
    expect((await collect(rows))[1]?.cells[0]).toBe('张伟')
  })
})

describe('G4 what cannot be read is refused in words', () => {
  test.each([
    ['', /是空的/],
    [Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), /旧版 \.xls 或设有密码/],
    ['<html><table><tr><td>客户</td></tr></table></html>', /网页格式/],
    ['\ufeff<?xml version="1.0"?><Workbook/>', /网页格式/],
    ['%PDF-1.7 …', /不是能导入的表格/],
    [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), /不是能导入的表格/],
    ['PK\x03\x04 cut off', /损坏或不完整/],
    [Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 31)), /不是能导入的表格|损坏/],
  ])('%#', async (bytes, words) => expect(await refusalOf(bytes as Buffer)).toMatch(words))

  it('a text that is too large', async () => {
    const source = { ...bytesSource('大.csv', Buffer.from('a,b\n')), size: 2 ** 40 }
    await expect(open(source, LIMITS)).rejects.toMatchObject({ why: { kind: { reason: 'file_too_large' } } })
  })

  it('any garbage is read or refused, never thrown raw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', 'PK\x03\x04', 'BEGIN:VCARD\n', '客户,电话\n'),
        async (bytes, head) => {
          const source = bytesSource('垃圾', Buffer.concat([Buffer.from(head), bytes]))
          const error = await open(source)
            .then(({ rows }) => collect(rows))
            .then(
              () => null,
              (thrown) => thrown,
            )
          if (error) expect(error).toBeInstanceOf(Refused)
        },
      ),
      { numRuns: 60 },
    )
  })
})
