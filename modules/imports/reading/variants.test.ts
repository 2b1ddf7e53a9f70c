import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it, test } from 'vitest'
import { isAside } from './headings.ts'
import { recognise, tellReason } from './recognise.ts'
import type { RawRow } from './source.ts'
import { headingWords } from './vocabulary/vocabulary.ts'

const sheet = (rows: readonly (readonly string[])[]): RawRow[] =>
  rows.map((cells, at) => ({ sheet: '', line: at + 1, cells }))

const fixture = (name: string, encoding = 'utf8') =>
  parse(iconv.decode(readFileSync(`modules/imports/fixtures/ledger-60/${name}.csv`), encoding), {
    bom: true,
    to: 40,
  }) as string[][]

const LEDGER = {
  customers: {
    rows: fixture('客户台账', 'gb18030').slice(1),
    fields: [
      'name',
      'contactName',
      'contactJob',
      'phone',
      'industry',
      'address',
      'source',
      'tier',
      'owner',
      'enteredOn',
      'remarks',
    ],
  },
  touches: {
    rows: fixture('跟进记录').slice(1),
    fields: ['customer', 'day', 'channel', 'by', 'effective', 'summary'],
  },
  orders: { rows: fixture('订单').slice(1), fields: ['customer', 'day', 'amount', 'payment'] },
} as const

type Kind = keyof typeof LEDGER

/** Columns of no meaning to us, with what stands in them. */
const DECOYS: readonly (readonly [heading: string, cell: (row: number) => string])[] = [
  ['序号', (row) => `${row + 1}`],
  ['备注2', (row) => (row % 3 ? '' : '另见附件')],
  ['传真', (row) => `021-8765432${row % 10}`],
  ['邮编', () => '200030'],
  ['税号', (row) => `91310000MA1FL0${row}X`],
  ['开户行', () => '工商银行徐汇支行'],
  ['发票类型', (row) => (row % 2 ? '专票' : '普票')],
  ['业务区域', (row) => (row % 2 ? '华东' : '华南')],
  ['创建人', (row) => (row % 2 ? '张敏' : '刘洋')],
  ['更新时间', (row) => `2026-05-${10 + (row % 20)}`],
  ['是否开票', (row) => (row % 2 ? '是' : '否')],
  ['打印次数', (row) => `${row % 4}`],
  ['最后跟进时间', (row) => `2026/4/${1 + (row % 28)}`],
  ['付款方式', () => '电汇'],
  ['审核状态', () => '已审核'],
  ['税率', () => '13%'],
  ['快递单号', (row) => `SF10023${row}88`],
  ['修改人', () => '王芳'],
  ['Updated At', () => '2026-05-30 10:20:00'],
  ['Fax', () => '021-12345678'],
  ['Row ID', (row) => `${row}`],
]

const written = (kind: Kind, field: string) =>
  headingWords(kind)
    .filter((word) => word.field === field && !word.isWeak)
    .map(({ word }) => word)

/** Each field under any of its words, columns in any order among any decoys. */
const tables = (kind: Kind) => {
  const { fields, rows } = LEDGER[kind]
  const own = fc.tuple(...fields.map((field) => fc.constantFrom(...written(kind, field))))
  const decoys = fc.subarray([...DECOYS], { maxLength: 15 })
  return fc.tuple(own, decoys).chain(([headings, aside]) => {
    const columns = [
      ...fields.map((field, at) => ({
        field: field as string | null,
        heading: headings[at] ?? '',
        cell: (row: number) => rows[row]?.[at] ?? '',
      })),
      ...aside.map(([heading, cell]) => ({ field: null, heading, cell })),
    ]
    return fc.shuffledSubarray(columns, { minLength: columns.length })
  })
}

const AS_REMARKS = ['remarks', 'summary']

describe('G4 a ledger under any headings, in any order, among columns of no meaning', () => {
  test.each(Object.keys(LEDGER) as Kind[])('%s', (kind) => {
    fc.assert(
      fc.property(tables(kind), (columns) => {
        const headings = columns.map(({ heading }) => heading)
        fc.pre(new Set(headings).size === headings.length)
        const { rows } = LEDGER[kind]
        const { mapping } = recognise(
          sheet([headings, ...rows.slice(0, 20).map((_, row) => columns.map(({ cell }) => cell(row)))]),
        )
        expect(mapping.kind).toBe(kind)
        columns.forEach(({ field, heading }, column) => {
          const held = mapping.columns[column] ?? 'other'
          if (field === 'remarks') expect([...AS_REMARKS, 'other'], heading).toContain(held)
          else if (field) expect(held, heading).toBe(field)
          else expect(isAside(held) || AS_REMARKS.includes(held), `${heading}: ${held}`).toBe(true)
        })
      }),
      { numRuns: 60 },
    )
  })
})

const firms = [
  '华新包装制品有限公司',
  '旺达物流有限公司',
  '锦程印刷有限公司',
  '云帆食品厂',
  '宏图科技有限公司',
  '北方机械厂',
]
const people = ['王磊', '李娜']
const channels = ['电话', '微信', '上门拜访', '短信']
const CELLS: Readonly<Record<string, (row: number) => string>> = {
  firm: (row) => firms[row] ?? '',
  rep: (row) => people[row % 2] ?? '',
  person: (row) => ['张伟', '陈静', '刘洋', '赵敏', '周杰', '吴刚'][row] ?? '',
  day: (row) => `2026-05-0${row + 1}`,
  channel: (row) => channels[row % 4] ?? '',
  yes: (row) => (row % 3 ? '是' : '否'),
  said: (row) => `样品已收到，颜色满意，第 ${row} 次`,
  phone: (row) => `1381234567${row}`,
  tier: (row) => 'ABC'[row % 3] ?? '',
  amount: (row) => `${row + 1}2,000`,
  paid: (row) => (row % 2 ? '已收' : '未收'),
  odd: (row) => `随便写写，${row}`,
}
const filled = (headings: string, cells: string) => {
  const contents = cells.split(' ')
  return sheet([headings.split(','), ...firms.map((_, row) => contents.map((each) => CELLS[each]?.(row) ?? ''))])
}
const fieldsOf = (rows: readonly RawRow[]) => {
  const { mapping } = recognise(rows)
  return [
    mapping.kind,
    mapping.firstLine,
    ...(rows[0]?.cells ?? []).map((_, column) => mapping.columns[column] ?? 'other'),
  ].join(' ')
}

describe('G4 headings that firms use', () => {
  test.each([
    [
      '往来客户,发生日期,渠道,经办人,结果,备注',
      'firm day channel rep yes said',
      'touches 2 customer day channel by effective summary',
    ],
    [
      '客户名,跟进日,形式,人员,有无效果,情况',
      'firm day channel rep yes said',
      'touches 2 customer day channel by effective summary',
    ],
    [
      'customer,when,how,who,substantive?,what was said',
      'firm day channel rep yes said',
      'touches 2 customer day channel by effective summary',
    ],
    [
      '客户名称,拜访日,方式,跟进人,有效,沟通纪要',
      'firm day channel rep yes said',
      'touches 2 customer day channel by effective summary',
    ],
    ['Account,Closed On,Amount (CNY),Payment', 'firm day amount paid', 'orders 2 customer day amount payment'],
    ['购买方,合同签订日,合同总额,到账否', 'firm day amount paid', 'orders 2 customer day amount payment'],
    [
      '买家,归属人,入库日期,电话1,电话2,重要性',
      'firm rep day phone phone tier',
      'customers 2 name owner enteredOn phone phone tier',
    ],
    [
      '单位,跟单员,建档,老板,老板电话,等级,怪列',
      'firm rep day person phone tier odd',
      'customers 2 name owner enteredOn contactName phone tier other',
    ],
    ['客户名称,首次登记日,老板电话', 'firm day phone', 'customers 2 name enteredOn phone'],
  ])('%s', (headings, cells, expected) => expect(fieldsOf(filled(headings, cells))).toBe(expected))

  test.each([5, 9, 14, 34])('few known among %i unknown columns are headings all the same', (unknown) => {
    const odd = Array.from({ length: unknown }, (_, at) => `栏目甲${at}乙`)
    const headings = ['客户名称', '负责人', '录入日期', '电话', ...odd].join(',')
    const cells = `firm rep day phone ${odd.map(() => 'odd').join(' ')}`
    expect(fieldsOf(filled(headings, cells))).toBe(
      `customers 2 name owner enteredOn phone ${odd.map(() => 'other').join(' ')}`,
    )
  })
})

describe('G4 what stands in a column is the second evidence', () => {
  it('of a heading that says nothing, where one field fits; it is told', () => {
    const rows = filled('客户名称,日期,怎样,甲乙丙,有效,内容', 'firm day channel rep yes said')
    expect(fieldsOf(rows)).toBe('touches 2 customer day channel by effective summary')
    expect(recognise(rows).reasons.map((each) => tellReason(each, 'zh'))).toContain(
      '“怎样、甲乙丙”按栏里的内容推测，请核对',
    )
  })
  it('not where two columns could be it', () =>
    expect(fieldsOf(filled('客户名称,联系人,级别,甲栏,乙栏', 'firm person tier day day'))).toBe(
      'customers 2 name contactName tier other other',
    ))
  it('of all headings, where none is a known word', () => {
    const rows = filled('Α,Β,Γ,Δ,Ε,Ζ', 'firm day channel rep yes said')
    expect(fieldsOf(rows)).toBe('touches 2 customer day channel by effective summary')
    expect(recognise(rows).confidence).toBeLessThan(0.5)
  })
  it('a day is nobody’s birthday unless a heading says so', () =>
    expect(recognise(filled('a,b,c', 'person phone day').slice(1)).mapping.columns).not.toMatchObject({
      2: 'birthday',
    }))
  it('one row is no evidence', () =>
    expect(recognise(filled('a,b,c', 'firm phone day').slice(1, 2)).mapping.kind).toBe('unknown'))
})
