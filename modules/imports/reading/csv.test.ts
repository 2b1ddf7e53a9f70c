import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it, test } from 'vitest'
import { Refused } from '../../../shared/refusal.ts'
import { csvRows, styleOf } from './csv.ts'
import { encodingOf } from './decode.ts'
import { bytesSource, collect, type RawRow, type Source } from './source.ts'

const csv = (text: string | Buffer) => bytesSource('表.csv', typeof text === 'string' ? Buffer.from(text) : text)

async function read(source: Source): Promise<RawRow[]> {
  const encoding = await encodingOf(source)
  return collect(csvRows(source, encoding, await styleOf(source, encoding)))
}
const cellsOf = async (source: Source) => (await read(source)).map(({ cells }) => cells)

describe('G4 CSV with any delimiter', () => {
  const rows = [
    ['客户名称', '电话', '备注'],
    ['华新', '021-12345678', '忌午休，喜欢微信'],
    ['旺达', '13812345678', '两行\n备注, 有逗号; 分号'],
    ['安信', '', '说"好"'],
  ]
  test.each([',', '\t', ';', '|'])('%j', async (delimiter) => {
    expect(await cellsOf(csv(stringify(rows, { delimiter })))).toEqual(rows)
  })
  it('the full-width comma', async () => {
    expect(await cellsOf(csv('客户，电话\n华新，138\n旺达，139\n'))).toEqual([
      ['客户', '电话'],
      ['华新', '138'],
      ['旺达', '139'],
    ])
  })
  it('the one that the file itself names', async () => {
    expect(await cellsOf(csv('sep=;\r\na,b;c\r\n1,5;2,5\r\n'))).toEqual([
      ['a,b', 'c'],
      ['1,5', '2,5'],
    ])
  })
  it('under title rows', async () => {
    expect(await cellsOf(csv('客户台账 2026\n\n名称;电话;行业\n华新;138;印刷\n旺达;139;包装\n'))).toContainEqual([
      '华新',
      '138',
      '印刷',
    ])
  })
  it('one column', async () =>
    expect(await cellsOf(csv('客户名称\n华新\n旺达\n'))).toEqual([['客户名称'], ['华新'], ['旺达']]))
})

describe('G4 CSV as people make it', () => {
  it('numbers rows as the spreadsheet does, and leaves empty ones out', async () => {
    const rows = await read(csv('a,b\n\n,\n"x\ny",1\r\nz,2,,\n'))
    expect(rows).toEqual([
      { sheet: '', line: 1, cells: ['a', 'b'] },
      { sheet: '', line: 4, cells: ['x\ny', '1'] },
      { sheet: '', line: 5, cells: ['z', '2'] },
    ])
  })
  it('takes ragged rows', async () =>
    expect(await cellsOf(csv('a,b\n1\n1,2,3\n'))).toEqual([['a', 'b'], ['1'], ['1', '2', '3']]))
  it('takes quotes within a cell', async () =>
    expect(await cellsOf(csv('a,b\n5" 屏,2\n"样品"确认,3\n'))).toEqual([
      ['a', 'b'],
      ['5" 屏', '2'],
      ['"样品"确认', '3'],
    ]))
  it('takes a mark without partner for a letter, and loses no row', async () => {
    expect(await cellsOf(csv('a,b\n"开头有引号,2\nc,3\n'))).toEqual([
      ['a', 'b'],
      ['"开头有引号', '2'],
      ['c', '3'],
    ])
  })
  it('says where a quotation mark is never closed', async () => {
    const endless = `a,b\n1,"开始\n${'x,y\n'.repeat(300_000)}z"`
    const error = await read(csv(endless)).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(Refused)
    expect((error as Refused).why).toMatchObject({
      kind: { reason: 'quote_not_closed' },
      values: { file: '表.csv', line: 2 },
    })
  })
  it('says where something stands behind a closed quotation mark', async () => {
    const odd = 'a,b\n1,"ha \n""<!x "aa">]>ha"" \nha"\n3,4\n'
    const error = await read(csv(odd)).catch((thrown) => thrown)
    expect(error.why).toMatchObject({ kind: { reason: 'quote_not_closed' }, values: { file: '表.csv', line: 2 } })
  })
  it('takes a blank behind a quoted cell', async () => {
    expect(await cellsOf(csv('"a"\t,"b"\t,c\n"1"\t,"2"\t,3\n"4"\t,"5"\t,6\n'))).toEqual([
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['4', '5', '6'],
    ])
  })
  it('is empty where the file is', async () => expect(await read(csv(''))).toEqual([]))
})

it('G4 reads piece by piece: any cut of the bytes gives the same rows', async () => {
  const bytes = iconv.encode('名称,电话\r\n"华新\r\n包装",138\r\n旺达,139\r\n', 'gb18030')
  const whole = await cellsOf(csv(bytes))
  expect(whole).toEqual([
    ['名称', '电话'],
    ['华新\r\n包装', '138'],
    ['旺达', '139'],
  ])
  for (let size = 1; size < 12; size++) {
    const cut: Source = {
      name: 'cut.csv',
      size: bytes.length,
      async *open() {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
      },
    }
    expect(await cellsOf(cut)).toEqual(whole)
  }
})

it('G4 whatever is written comes back', async () => {
  const cell = fc
    .string({ unit: fc.constantFrom(...'ab,;|\t"\n华新1 '), maxLength: 6 })
    .filter((text) => text.trim() !== '')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 8 }), async (rows) => {
      const source = csv(stringify(rows, { quoted: true }))
      const encoding = await encodingOf(source)
      const read = await collect(csvRows(source, encoding, { delimiter: ',', quoted: true, padded: false }))
      expect(read.map(({ cells }) => cells)).toEqual(rows)
    }),
  )
})

const data = '../shared/data/4-formats'
const skipped = `(skipped where ${data} is missing)`
describe.skipIf(!existsSync(data))(`G4 csv-spectrum ${skipped}`, () => {
  const folder = `${data}/csv/csv-spectrum`
  const names = existsSync(folder)
    ? readdirSync(`${folder}/csvs`)
        .map((file) => file.replace('.csv', ''))
        .filter((name) => name !== 'location_coordinates')
    : []
  // The paired JSON tells another phone number than location_coordinates.csv, and \r\n where newlines_crlf.csv has \n.
  test.each(names)('%s', async (name) => {
    const source = csv(readFileSync(`${folder}/csvs/${name}.csv`))
    const [headings = [], ...rows] = await cellsOf(source)
    const records = rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])))
    expect(records).toEqual(JSON.parse(readFileSync(`${folder}/json/${name}.json`, 'utf8').replaceAll('\\r\\n', '\\n')))
  })

  it('naughty strings come back as sent', async () => {
    const naughty = (JSON.parse(readFileSync(`${data}/naughty/blns.json`, 'utf8')) as string[]).filter(
      (text) => text.trim() !== '',
    )
    const rows = naughty.map((text, at) => [String(at), text])
    expect(await cellsOf(csv(stringify([['序号', '内容'], ...rows])))).toEqual([['序号', '内容'], ...rows])
  })

  it("a bank's and WeChat's exports keep their columns", async () => {
    const wechat = await cellsOf(csv(readFileSync(`${data}/csv/cn-bank-exports/wechat/example-wechat-records.csv`)))
    expect(wechat).toContainEqual([
      '2019-09-26 12:45:27',
      '商户消费',
      '云膳过桥米线(传奇广场店)',
      '总共消费:28.16',
      '支出',
      '¥28.16',
      '中国银行(1234)',
      '支付成功',
      '3985734',
      '129847129',
      '/',
    ])
  })
})
