import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { describe, expect, it, test } from 'vitest'
import { foldName } from '../../../shared/name.ts'
import type { SheetKind } from './fields.ts'
import { open } from './open.ts'
import { tellProblem } from './problems.ts'
import { recognise } from './recognise.ts'
import { readRow } from './rows.ts'
import type { CustomerRow, OrderRow, TouchRow } from './rowTypes.ts'
import { bytesSource, collect, fileSource, type Source } from './source.ts'
import { sourceKey } from './sourceKey.ts'

const folder = 'modules/imports/fixtures/ledger-60'
const TODAY = '2026-06-01'

async function read<Row>(source: Source, kind: SheetKind) {
  const raw = await collect((await open(source)).rows)
  const { mapping, confidence } = recognise(raw, source.name)
  expect(mapping.kind, source.name).toBe(kind)
  const data = raw.filter(({ line }) => line >= mapping.firstLine)
  const read = data.map(({ cells }) => readRow({ ...mapping, kind }, cells, TODAY))
  const rows = read.flatMap((each) => (each.ok ? [each.row as Row] : []))
  const rejected = read.flatMap((each) => (each.ok ? [] : [each.problems]))
  return { raw, mapping, confidence, rows, rejected, warnings: read.flatMap((each) => (each.ok ? each.warnings : [])) }
}

const file = (name: string, from = folder) => fileSource(`${from}/${name}.csv`)

async function figuresOf(from: string) {
  const customers = await read<CustomerRow>(await file('客户台账', from), 'customers')
  const touches = await read<TouchRow>(await file('跟进记录', from), 'touches')
  const orders = await read<OrderRow>(await file('订单', from), 'orders')
  const merged = new Map(customers.rows.map((row) => [`${foldName(row.name)} ${row.contacts[0]?.phones}`, row]))
  const firms = [...merged.values()]
  const effectiveDays = (name: string) =>
    new Set(touches.rows.filter((row) => row.customerName === name && row.effective).map(({ day }) => day)).size
  return {
    ledgerRows: customers.rows.length + customers.rejected.length,
    badRows: customers.rejected.length,
    duplicateRows: customers.rows.length - firms.length,
    customers: firms.length,
    touches: touches.rows.length,
    orders: orders.rows.length,
    orderAmount: orders.rows.reduce((sum, { fen }) => sum + fen, 0) / 100,
    ordered: new Set(orders.rows.map(({ customerName }) => customerName)).size,
    withoutOwner: firms.filter(({ ownerName }) => ownerName === null).length,
    byOwner: Object.fromEntries(
      ['王磊', '李娜', '陈晓东', '赵敏', '周婷'].map((rep) => [
        rep,
        firms.filter(({ ownerName }) => ownerName === rep).length,
      ]),
    ),
    effectiveTouches: (names: string[]) => Object.fromEntries(names.map((name) => [name, effectiveDays(name)])),
    rejected: customers.rejected,
    keys: [customers, touches, orders].map(
      ({ rows, mapping }) => new Set(rows.map((row) => sourceKey(mapping.kind as SheetKind, row))).size,
    ),
    rows: { customers: customers.rows, touches: touches.rows, orders: orders.rows },
  }
}

function expectAsExpected(read: Awaited<ReturnType<typeof figuresOf>>, from: string): void {
  const { today, effectiveTouches, cadence, managerStepsIn, maySuspend, ...figures } = JSON.parse(
    readFileSync(`${from}/expected.json`, 'utf8'),
  )
  expect(today).toBe(TODAY)
  expect(read).toMatchObject(figures)
  expect(read.effectiveTouches(Object.keys(effectiveTouches))).toEqual(effectiveTouches)
  expect(read.rejected.map((problems) => problems.map((each) => tellProblem(each, 'zh')))).toEqual([
    ['“客户名称”没有填，请补上客户名称'],
    ['“建档日期”的“2026-13-45”不是看得懂的日期，请改成 2026-05-30 这样'],
  ])
}

describe('G4 a firm’s ledger of 60 customers', () => {
  it('reads to exactly what it tells', async () => expectAsExpected(await figuresOf(folder), folder))

  it('is the same fact for the same row, and no two rows have one key', async () => {
    const { keys, rows } = await figuresOf(folder)
    expect(keys).toEqual([rows.customers.length, rows.touches.length, rows.orders.length])
  })
})

const otherWords: Record<string, string> = {
  客户名称: '公司全称（必填）',
  联系人: '对接人',
  职务: '职位',
  手机: '联系电话',
  行业: '所属行业',
  地址: '公司地址',
  客户来源: '获客渠道',
  重要度: '客户级别',
  负责人: '归属业务员',
  建档日期: '录入时间',
  备注: '备注信息',
  日期: '跟进时间',
  方式: '沟通方式',
  跟进人: '记录人',
  有效: '是否有效',
  内容: '跟进情况',
  下单日期: '签单日期',
  金额: '合同金额(元)',
  收款: '回款状态',
}
const englishWords: Record<string, string> = {
  客户名称: 'Company Name',
  联系人: 'Contact',
  职务: 'Job Title',
  手机: 'Mobile',
  行业: 'Industry',
  地址: 'Address',
  客户来源: 'Lead Source',
  重要度: 'Tier',
  负责人: 'Owner',
  建档日期: 'Created At',
  备注: 'Notes',
  日期: 'Date',
  方式: 'Channel',
  跟进人: 'Logged by',
  有效: 'Effective',
  内容: 'Summary',
  下单日期: 'Order Date',
  金额: 'Amount',
  收款: 'Payment Status',
}
const shuffled = (row: readonly string[]) => row.map((_, at) => row[(at * 7 + 3) % row.length] ?? '')

describe('G4 the same ledger made by another firm says the same', () => {
  const kinds = { 客户台账: 'customers', 跟进记录: 'touches', 订单: 'orders' } as const
  const makings: [string, (table: string[][]) => Promise<Buffer> | Buffer][] = [
    [
      'other headings, columns in another order, GB18030',
      ([headings = [], ...rows]) =>
        iconv.encode(stringify([headings.map((each) => otherWords[each] ?? each), ...rows].map(shuffled)), 'gb18030'),
    ],
    [
      'English headings, UTF-16, tabs',
      ([headings = [], ...rows]) =>
        iconv.encode(
          stringify([headings.map((each) => englishWords[each] ?? each), ...rows], { delimiter: '\t' }),
          'utf-16le',
        ),
    ],
    [
      'traditional headings, semicolons',
      ([headings = [], ...rows]) =>
        Buffer.from(
          stringify(
            [headings.map((each) => each.replace('客户', '客戶').replace('联系', '聯繫').replace('业', '業')), ...rows],
            { delimiter: ';' },
          ),
        ),
    ],
    [
      'under a title and a date of printing',
      (table) =>
        Buffer.from(stringify([['华新包装 2026 年资料'], ['打印日期', '2026-06-01'], [], ...table], { bom: true })),
    ],
    [
      'XLSX with a title and merged headings',
      async ([headings = [], ...rows]) => {
        const workbook = new ExcelJS.Workbook()
        const sheet = workbook.addWorksheet('Sheet1')
        sheet.addRows([['华新包装资料'], headings, headings.map(() => ''), ...rows])
        sheet.mergeCells(1, 1, 1, headings.length)
        for (let column = 1; column <= headings.length; column++) sheet.mergeCells(2, column, 3, column)
        return Buffer.from(await workbook.xlsx.writeBuffer())
      },
    ],
  ]
  test.each(makings)('%s', async (_how, make) => {
    for (const [name, kind] of Object.entries(kinds)) {
      const original = await read<CustomerRow | TouchRow | OrderRow>(await file(name), kind)
      // As many columns in every row as there are headings.
      const table = original.raw.map(({ cells }) =>
        Array.from({ length: original.mapping.headings.length }, (_, at) => cells[at] ?? ''),
      )
      const again = await read<CustomerRow | TouchRow | OrderRow>(bytesSource('未命名', await make(table)), kind)
      expect(again.rows).toEqual(original.rows)
      expect(again.rejected.length).toBe(original.rejected.length)
      expect(again.confidence).toBeGreaterThan(0.6)
    }
  })

  test.each(Object.entries(kinds))('%s without headings is guessed', async (name, kind) => {
    const { raw } = await read(await file(name), kind)
    const { mapping, confidence } = recognise(raw.slice(1))
    expect(mapping.kind).toBe(kind)
    expect(confidence).toBeLessThan(0.5)
    const needed = {
      customers: ['name', 'contactName', 'phone', 'enteredOn', 'tier'],
      touches: ['customer', 'day', 'channel', 'by', 'effective'],
      orders: ['customer', 'day', 'amount', 'payment'],
    }[kind]
    expect(Object.values(mapping.columns)).toEqual(expect.arrayContaining(needed))
  })
})

const tool = '../shared/tools/make-ledger.mjs'
describe.skipIf(!existsSync(tool))(`G4 unseen ledgers (skipped where ${tool} is missing)`, () => {
  test.each([1, 2, 3])('seed %i', async (seed) => {
    const out = mkdtempSync(join(tmpdir(), 'ledger-'))
    try {
      execFileSync('node', [tool, out, '--seed', String(seed), '--customers', '150', '--today', TODAY])
      expectAsExpected(await figuresOf(out), out)
    } finally {
      rmSync(out, { recursive: true })
    }
  })
})
