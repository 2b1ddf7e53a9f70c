import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { FIELDS, KINDS, type SheetKind } from './fields.ts'
import { unitIn } from './headings.ts'
import { Mapping } from './mapping.ts'
import { open } from './open.ts'
import { type Recognition, recognise, tellReason } from './recognise.ts'
import { readRow } from './rows.ts'
import { collect, fileSource, type RawRow } from './source.ts'
import { headingWords } from './vocabulary/vocabulary.ts'

const sheet = (rows: readonly (readonly string[])[], name = ''): RawRow[] =>
  rows.map((cells, at) => ({ sheet: name, line: at + 1, cells })).filter(({ cells }) => cells.some(Boolean))

const fieldsOf = ({ mapping }: Recognition): Record<string, string> =>
  Object.fromEntries(
    Object.entries(mapping.columns).map(([column, field]) => [mapping.headings[Number(column)] || column, field]),
  )

const headed = (headings: string) => recognise(sheet([headings.split(' ')]))

describe('G4 what a sheet holds, told by its headings', () => {
  test.each([
    ['customers', '客户名称 联系人 电话 地址'],
    ['customers', '公司 负责人 行业'],
    ['customers', '单位名称 联系人 联系方式 备注'],
    ['customers', '企业名称 法人 注册资本 电话 地址'],
    ['customers', '序号 客户 等级 归属人 录入时间'],
    ['customers', 'Account Industry Owner Phone Website'],
    ['customers', 'company_name contact_person mobile lead_source created_at'],
    ['contacts', '姓名 公司 手机 邮箱'],
    ['contacts', '姓名 手机号 微信号'],
    ['contacts', 'First_Name Last_Name Company Email Mobile_Phone'],
    ['touches', '客户 时间 内容'],
    ['touches', '客户名称 日期 方式 跟进人 有效 内容'],
    ['touches', '公司名称 拜访日期 拜访方式 业务员 沟通内容 下次跟进时间'],
    ['touches', 'Customer Date Channel Summary'],
    ['orders', '客户名称 下单日期 金额 收款'],
    ['orders', '订单号 客户 产品 数量 单价 总价 日期'],
    ['orders', '甲方 合同编号 合同金额(万元) 签约日期 回款情况'],
    ['orders', 'Customer Order_Date Amount Paid'],
    ['products', '产品名称 系列 单价'],
    ['products', 'product series sales_price'],
    ['people', '姓名 部门 手机 入职日期'],
    ['people', 'sales_agent manager regional_office'],
    ['deals', '商机名称 客户 阶段 预计金额 预计成交日期 负责人'],
    ['deals', 'opportunity_id sales_agent product account deal_stage engage_date close_date close_value'],
  ])('%s: %s', (kind, headings) => expect(headed(headings).mapping.kind).toBe(kind))

  test.each(['Table Field Description', '一 二 三', '2026-05-30 华新 138', '交易对方 商户单号 当前状态'])(
    'nothing known: %s',
    (headings) => {
      expect(headed(headings)).toMatchObject({ mapping: { kind: 'unknown', columns: {} }, confidence: 0 })
    },
  )

  it('every field’s own label is a heading that means it', () => {
    for (const kind of KINDS) {
      for (const { id, label } of FIELDS[kind].filter(
        ({ id }) => !['other', 'ignored', 'kind', 'remarks'].includes(id),
      )) {
        const required = FIELDS[kind]
          .filter((field) => field.required && field.id !== id)
          .map((field) => field.label.zh)
        const bare = label.zh.replace(/（.*）/, '')
        const { mapping } = recognise(sheet([[bare, ...required]]), `${kind === 'people' ? '员工' : kind}`)
        if (mapping.kind === kind) expect(mapping.columns[0], `${kind}: ${bare}`).toBe(id)
      }
    }
  })
})

describe('G4 what a column means', () => {
  test.each([
    [
      '客户名称 联系人1 电话1 联系人2 电话2',
      { 联系人1: 'contactName', 电话1: 'phone', 联系人2: 'contactName', 电话2: 'phone' },
    ],
    ['客户名称（必填） *联系电话 QQ', { '客户名称（必填）': 'name', '*联系电话': 'phone', QQ: 'other' }],
    ['客户名称 跟进人 业务员 级别', { 跟进人: 'other', 业务员: 'owner' }],
    ['客户 跟进时间 跟进日期 方式', { 跟进日期: 'day', 跟进时间: 'time' }],
    ['客户 日期 时间 渠道', { 日期: 'day', 时间: 'time', 渠道: 'channel' }],
    ['客户 时间 渠道', { 时间: 'day' }],
    ['客户 沟通日期 联系方式 记录', { 联系方式: 'channel', 记录: 'summary' }],
    ['客户名称 联系方式 客户来源', { 联系方式: 'phone' }],
    [
      '客户名称 下单日期 订单金额 已收金额 收款状态',
      { 订单金额: 'amount', 已收金额: 'paidAmount', 收款状态: 'payment' },
    ],
    ['客户名称 员工数 级别', { 员工数: 'size' }],
    ['客户名称 规模', { 规模: 'size' }],
    ['客户名称 公司规模 级别', { 公司规模: 'size' }],
    ['客户名称 人数规模', { 人数规模: 'size' }],
    ['客户名称 员工人数', { 员工人数: 'size' }],
    ['Customer Headcount Industry', { Headcount: 'size' }],
    ['客户名称 级别 生意口味', { 生意口味: 'other' }],
    ['序号 客户名称 级别', { 序号: 'ignored' }],
    ['客户名称 级别 等级', { 级别: 'tier', 等级: 'other' }],
  ])('%s', (headings, fields) => expect(fieldsOf(headed(headings))).toMatchObject(fields))

  it('told by two lines of headings, the upper one merged or not', () => {
    const rows = sheet([
      ['客户台账'],
      ['客户信息', '', '联系人', '', ''],
      ['名称', '行业', '姓名', '手机', '邮箱'],
      ['华新', '包装', '张伟', '13812345678', 'z@h.cn'],
    ])
    const read = recognise(rows)
    expect(read.mapping).toMatchObject({
      kind: 'customers',
      firstLine: 4,
      headings: ['名称', '行业', '姓名', '手机', '邮箱'],
    })
    expect(Object.values(read.mapping.columns)).toEqual(['name', 'industry', 'contactName', 'phone', 'mail'])
  })

  it('a column whose cells belie its heading goes to the remarks, and it says so', () => {
    const read = recognise(
      sheet([
        ['客户名称', '电话', '建档日期'],
        ['华新', '见附件', '2026-05-30'],
        ['旺达', '找张三', '2026-05-31'],
      ]),
    )
    expect(read.mapping.columns).toEqual({ 0: 'name', 1: 'other', 2: 'enteredOn' })
    expect(read.reasons.map((reason) => tellReason(reason, 'zh'))).toContain('“电话”里的内容与栏名不符，先记入备注')
  })

  it('a column without a heading goes to the remarks', () => {
    const { mapping, reasons } = recognise(
      sheet([
        ['客户名称', '', '电话'],
        ['华新', '加急', '13812345678'],
      ]),
    )
    expect(mapping.columns).toEqual({ 0: 'name', 1: 'other', 2: 'phone' })
    expect(reasons.map((each) => tellReason(each, 'zh'))).toEqual(['第 1 行是表头', '从这些栏认出：客户名称、电话'])
    const read = readRow({ ...mapping, kind: 'customers' }, ['华新', '加急', ''], '2026-06-01')
    expect(read).toMatchObject({ ok: true, row: { remarks: '第 2 栏：加急' } })
  })

  it('units and currency stand in the heading or above the table', () => {
    expect(recognise(sheet([['客户', '下单日期', '金额(万元)']])).mapping.options).toEqual({
      currency: 'CNY',
      units: { 2: 10_000 },
    })
    expect(recognise(sheet([['客户', '下单日期', '金额（美元）']])).mapping.options).toEqual({
      currency: 'USD',
      units: {},
    })
    expect(
      recognise(
        sheet([
          ['销售统计', '', '单位：千元'],
          ['客户', '下单日期', '金额'],
        ]),
      ).mapping.options,
    ).toEqual({ currency: 'CNY', units: { 2: 1_000 } })
  })

  test.each([
    ['金额(万元)', 10_000],
    ['金额（万）', 10_000],
    ['金额/万元', 10_000],
    ['金额【千元】', 1_000],
    ['金额(亿元)', 100_000_000],
    ['Amount (million)', 1_000_000],
    ['金额(元)', 1],
    ['万元户', 1],
    ['金额', 1],
  ])('one in %s is %i', (heading, unit) => expect(unitIn(heading)).toBe(unit))
})

describe('G4 ledgers in any words', () => {
  const cores = {
    customers: [
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
    touches: ['customer', 'day', 'channel', 'by', 'effective', 'summary'],
    orders: ['customer', 'day', 'amount', 'payment'],
  } as const
  const wordsOf = (kind: SheetKind, id: string) =>
    headingWords(kind)
      .filter(({ field, isWeak }) => field === id && !isWeak)
      .map(({ word }) => word)

  test.each(Object.entries(cores))('%s', (name, fields) => {
    const kind = name as SheetKind
    const headings = fc.tuple(
      ...fields.map((id) => fc.constantFrom(...wordsOf(kind, id)).map((word) => [word, id] as const)),
    )
    const anyOrder = headings.chain((columns) => fc.shuffledSubarray(columns, { minLength: columns.length }))
    fc.assert(
      fc.property(anyOrder, (columns) => {
        fc.pre(new Set(columns.map(([word]) => word)).size === columns.length)
        const { mapping } = recognise(sheet([columns.map(([word]) => word)]))
        expect(mapping.kind).toBe(kind)
        expect(Object.values(mapping.columns)).toEqual(columns.map(([, id]) => id))
      }),
      { numRuns: 500 },
    )
  })
})

describe('G4 where the headings are', () => {
  const table = [
    ['客户名称', '联系人', '电话'],
    ['华新', '张伟', '13812345678'],
  ]
  test.each([0, 1, 5, 20])('below %i rows of titles', (titles) => {
    const rows = sheet([...Array.from({ length: titles }, (_, at) => [`说明 ${at}`]), ...table])
    expect(recognise(rows).mapping).toMatchObject({ kind: 'customers', firstLine: titles + 2, headings: table[0] })
  })
  it('not in the middle of another table', () => {
    expect(
      recognise(
        sheet([
          ['甲', '乙', '丙'],
          ['丁', '戊', '己'],
          ['客户名称', '行业', '电话'],
          ['a', 'b', 'c'],
        ]),
      ).mapping.firstLine,
    ).not.toBe(4)
  })
  it('nowhere: the columns are told by what stands in them', () => {
    const read = recognise(
      sheet([
        ['华新包装制品有限公司', '张伟', '13812345678', '上海市天钥桥路408号', '2026-05-30', 'A'],
        ['旺达物流有限公司', '李娜', '021-87654321', '北京市海淀区北三环10号', '2026-05-29', 'B'],
      ]),
    )
    expect(read.mapping).toMatchObject({
      kind: 'customers',
      firstLine: 1,
      headings: [],
      columns: { 0: 'name', 1: 'contactName', 2: 'phone', 3: 'address', 4: 'enteredOn', 5: 'tier' },
    })
    expect(read.reasons.map(({ code }) => code)).toEqual(['noHeadings'])
  })
  it('the names of file and sheet help', () => {
    expect(recognise(sheet([['名称', '日期', '备注']]), '跟进记录.csv').mapping.kind).toBe('touches')
    expect(recognise(sheet([['名称', '日期', '备注']], '客户')).mapping.kind).toBe('customers')
  })
  it('an empty sheet is unknown', () => expect(recognise([]).mapping.kind).toBe('unknown'))
  it('a mapping is plain data', () => {
    const { mapping } = recognise(sheet(table))
    expect(Mapping.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping)
  })
})

const data = '../shared/data/2-crm/maven-crm'
describe.skipIf(!existsSync(data))(`G4 the Maven set (skipped where ${data} is missing)`, () => {
  test.each([
    ['accounts', 'customers', ['name', 'industry', 'other', 'other', 'size', 'region', 'other']],
    ['products', 'products', ['name', 'series', 'price']],
    ['sales_teams', 'people', ['name', 'manager', 'team']],
    ['sales_pipeline', 'deals', ['number', 'owner', 'product', 'customer', 'stage', 'openedOn', 'closedOn', 'amount']],
    ['data_dictionary', 'unknown', []],
  ])('%s holds %s', async (name, kind, fields) => {
    const rows = await collect((await open(await fileSource(`${data}/${name}.csv`))).rows)
    const { mapping } = recognise(rows, `${name}.csv`)
    expect(mapping.kind).toBe(kind)
    expect(Object.values(mapping.columns)).toEqual(fields)
  })
})

it('G4 a whole file in one cell is no heading, and is told so at once', () => {
  const { mapping } = recognise([{ sheet: '', line: 1, cells: ['汉'.repeat(20_000)] }])
  expect(mapping.kind).toBe('unknown')
})
