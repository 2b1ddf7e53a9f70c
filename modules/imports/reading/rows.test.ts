import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { SheetKind } from './fields.ts'
import type { Mapping } from './mapping.ts'
import { tellProblem } from './problems.ts'
import { recognise } from './recognise.ts'
import { type RowRead, readRow } from './rows.ts'
import type { RowsByKind } from './rowTypes.ts'

const TODAY = '2026-06-01'

function mappingOf<Kind extends SheetKind>(
  kind: Kind,
  fields: readonly string[],
  options: Partial<Mapping['options']> = {},
): Mapping & { kind: Kind } {
  const columns = Object.fromEntries(fields.map((field, at) => [at, field.replace(/=.*/, '')]))
  const headings = fields.map((field) => field.replace(/.*=/, ''))
  return { kind, firstLine: 2, headings, columns, options: { currency: 'CNY', units: {}, ...options } }
}

/** Reads `field=heading: cell` pairs as one row. */
function read<Kind extends SheetKind>(
  kind: Kind,
  cells: Record<string, string>,
  options?: Partial<Mapping['options']>,
): RowRead<RowsByKind[Kind]> {
  return readRow(mappingOf(kind, Object.keys(cells), options), Object.values(cells), TODAY)
}
function row<Kind extends SheetKind>(
  kind: Kind,
  cells: Record<string, string>,
  options?: Partial<Mapping['options']>,
): RowsByKind[Kind] {
  const result = read(kind, cells, options)
  if (!result.ok) throw new Error(problems(result).join())
  return result.row
}
const problems = (result: RowRead<unknown>): string[] =>
  (result.ok ? result.warnings : result.problems).map((each) => tellProblem(each, 'zh'))

describe('G4 customers', () => {
  it('says all that its columns say', () => {
    const all = row('customers', {
      name: ' 华新包装\n制品有限公司 ',
      'contactName=联系人': '张伟',
      contactJob: '采购经理',
      phone: '138 1234 5678',
      companyPhone: '021-87654321转8001',
      mail: 'Zhang@Huaxin.cn；z@qq.com',
      wechat: 'zhangwei88',
      birthday: '1980-05-30',
      industry: '印刷包装',
      region: '上海',
      address: '天钥桥路408号',
      source: '展会',
      tier: 'a类',
      owner: '王磊',
      enteredOn: '2025年7月24日',
      stage: '已报价',
      tags: '重点、环保',
      remarks: '忌午休\n喜欢微信',
      'other=员工数': '120',
    })
    expect(all).toEqual({
      name: '华新包装 制品有限公司',
      kind: 'organisation',
      contacts: [
        {
          name: '张伟',
          job: '采购经理',
          phones: ['13812345678'],
          mails: ['zhang@huaxin.cn', 'z@qq.com'],
          wechats: ['zhangwei88'],
          birthday: { year: 1980, month: 5, day: 30, lunar: false },
        },
      ],
      phones: ['02187654321-8001'],
      mails: [],
      industry: '印刷包装',
      region: '上海',
      size: null,
      address: '天钥桥路408号',
      source: '展会',
      tier: 'A',
      ownerName: '王磊',
      enteredOn: '2025-07-24',
      stage: 'quoted',
      tags: ['重点', '环保'],
      remarks: '忌午休\n喜欢微信\n员工数：120',
    })
  })

  test.each([
    [{ 'name=客户名称': '' }, '“客户名称”没有填，请补上客户名称'],
    [{ 'name=客户名称': '合计' }, '“合计”像是合计行，没有导入'],
    [{ 'name=客户名称': '字'.repeat(201) }, '“客户名称”有 201 个字，名称最多 200 个字，请缩短'],
    [
      { name: '华新', 'enteredOn=建档日期': '2026-13-45' },
      '“建档日期”的“2026-13-45”不是看得懂的日期，请改成 2026-05-30 这样',
    ],
    [
      { name: '华新', 'enteredOn=建档日期': '2026-06-02' },
      '“建档日期”的“2026-06-02”还没到（今天是 2026-06-01），请检查日期',
    ],
    [
      { name: '华新', contactName: '张伟', 'birthday=生日': '春天' },
      '“生日”的“春天”不是看得懂的日期，请改成 2026-05-30 这样',
    ],
  ])('rejects %j', (cells, why) => {
    const result = read('customers', cells)
    expect(result.ok).toBe(false)
    expect(problems(result)).toEqual([why])
  })

  it('warns of what it cannot read, and keeps it in the remarks', () => {
    const result = read('customers', {
      name: '华新',
      contactName: '张伟',
      'phone=手机': '1381234',
      'mail=邮箱': '张伟邮箱',
      'tier=重要度': '重要',
      'kind=客户类型': '横',
      remarks: '老客户',
    })
    expect(problems(result)).toEqual([
      '“手机”的“1381234”不是完整的号码，已记入备注，请核对',
      '“邮箱”的“张伟邮箱”不是邮箱地址，已记入备注，请核对',
      '“客户类型”的“横”不在可选的值里（企业、个人），已记入备注',
      '“重要度”的“重要”不在可选的值里（VVIP、A、B、C），已记入备注',
    ])
    expect(result.ok && result.row.remarks).toBe('老客户\n手机：1381234\n邮箱：张伟邮箱\n客户类型：横\n重要度：重要')
  })

  it('of nobody has no owner, and is a person where its contact is', () => {
    expect(row('customers', { name: '华新', owner: '公海' }).ownerName).toBeNull()
    expect(row('customers', { name: '张伟', contactName: '张伟' }).kind).toBe('person')
    expect(row('customers', { name: '张伟', kind: '个人' }).kind).toBe('person')
  })
})

describe('G4 several people in a row', () => {
  const people = (cells: Record<string, string>) =>
    row('customers', { name: '华新', ...cells }).contacts.map(({ name, job, phones }) => [name, job, ...phones])

  it('in one cell, with as many numbers', () => {
    expect(people({ contactName: '张伟、李娜', phone: '13812345678/13912345678', contactJob: '采购、财务' })).toEqual([
      ['张伟', '采购', '13812345678'],
      ['李娜', '财务', '13912345678'],
    ])
  })
  it('in one cell, with fewer numbers: they are the first one’s', () => {
    expect(people({ contactName: '张伟、李娜、王磊', phone: '13812345678/13912345678' })).toEqual([
      ['张伟', '', '13812345678', '13912345678'],
      ['李娜', ''],
      ['王磊', ''],
    ])
  })
  it('in one cell with their numbers and jobs', () => {
    expect(people({ contactName: '张伟（经理）13812345678；李娜 139 1234 5678' })).toEqual([
      ['张伟', '经理', '13812345678'],
      ['李娜', '', '13912345678'],
    ])
    expect(people({ contactName: '张伟/13812345678' })).toEqual([['张伟', '', '13812345678']])
  })
  it('in columns one after another', () => {
    const cells = {
      'contactName=联系人1': '张伟',
      'phone=电话1': '13812345678,02187654321',
      'contactName=联系人2': '李娜',
      'phone=电话2': '13912345678',
    }
    const columns = mappingOf('customers', ['name'])
    const mapping = {
      ...columns,
      headings: ['客户', '联系人1', '电话1', '联系人2', '电话2'],
      columns: { 0: 'name', 1: 'contactName', 2: 'phone', 3: 'contactName', 4: 'phone' },
    }
    const result = readRow(mapping, ['华新', ...Object.values(cells)], TODAY)
    expect(result.ok && result.row.contacts.map(({ name, phones }) => [name, ...phones])).toEqual([
      ['张伟', '13812345678', '02187654321'],
      ['李娜', '13912345678'],
    ])
  })
  it('nobody: the numbers are the customer’s, the rest is kept', () => {
    const nobody = row('customers', {
      name: '华新',
      contactName: '-',
      phone: '13812345678',
      mail: 'a@b.cn',
      'contactJob=职务': '经理',
    })
    expect(nobody).toMatchObject({ contacts: [], phones: ['13812345678'], mails: ['a@b.cn'], remarks: '职务：经理' })
  })
  test.each([
    ['5月30日', { year: null, month: 5, day: 30, lunar: false }],
    ['1980.5.30', { year: 1980, month: 5, day: 30, lunar: false }],
    ['农历八月十五', { year: null, month: 8, day: 15, lunar: true }],
    ['正月初八', { year: null, month: 1, day: 8, lunar: true }],
    ['腊月二十三', { year: null, month: 12, day: 23, lunar: true }],
    ['1980-8-15（农历）', { year: 1980, month: 8, day: 15, lunar: true }],
  ])('R6 the birthday %s', (birthday, expected) => {
    expect(row('customers', { name: '华新', contactName: '张伟', birthday }).contacts[0]?.birthday).toEqual(expected)
  })
})

describe('G4 contacts', () => {
  it('with and without a firm', () => {
    expect(row('contacts', { customer: '华新', name: '张伟', phone: '13812345678' })).toMatchObject({
      customerName: '华新',
      name: '张伟',
      phones: ['13812345678'],
    })
    expect(row('contacts', { familyName: '张', givenName: '伟' })).toMatchObject({ customerName: null, name: '张伟' })
    expect(row('contacts', { givenName: 'Ann', familyName: 'Lee' }).name).toBe('Ann Lee')
  })
  it('without a name are rejected', () =>
    expect(problems(read('contacts', { customer: '华新', 'name=姓名': '' }))).toEqual(['“姓名”没有填，请补上姓名']))
})

describe('T1 touches', () => {
  const said = {
    customer: '华新',
    day: '2026-05-30',
    channel: '电话',
    by: '王磊',
    effective: '是',
    summary: '确认样品',
  }

  it('says who, when, how and what', () => {
    expect(row('touches', { ...said, contact: '张伟', time: '下午3:30', nextOn: '6月5日', nextStep: '寄样' })).toEqual({
      customerName: '华新',
      day: '2026-05-30',
      time: '15:30',
      channel: 'phone',
      direction: 'out',
      byName: '王磊',
      contactName: '张伟',
      effective: true,
      summary: '确认样品',
      nextStep: '寄样',
      nextOn: '2026-06-05',
    })
    expect(row('touches', { ...said, day: '2026-05-30 09:05', channel: '客户来电' })).toMatchObject({
      time: '09:05',
      channel: 'phone',
      direction: 'in',
    })
    expect(row('touches', { ...said, direction: '呼入' }).direction).toBe('in')
  })
  it('today’s is not in the future, tomorrow’s is', () => {
    expect(row('touches', { ...said, day: '2026-06-01 23:59' }).day).toBe(TODAY)
    expect(problems(read('touches', { ...said, day: '', 'day=日期': '2026-06-02' }))).toEqual([
      '“日期”的“2026-06-02”还没到（今天是 2026-06-01），请检查日期',
    ])
  })
  test.each([
    [{ ...said, customer: '' }, /客户名称/],
    [{ ...said, day: '' }, /没有填，请补上日期/],
    [{ ...said, day: '上周' }, /“上周”要看是哪天写的，请写成日期/],
    [{ ...said, nextOn: '随时' }, /“随时”不是看得懂的日期/],
    [{ ...said, time: '中饭后' }, /不是看得懂的时间/],
  ])('rejects %j', (cells, why) => {
    const result = read('touches', cells)
    expect(result.ok).toBe(false)
    expect(problems(result)).toEqual([expect.stringMatching(why)])
  })
  it('keeps an unknown channel’s word in the text', () => {
    const result = read('touches', { ...said, channel: '', 'channel=方式': '托梦' })
    expect(result).toMatchObject({ ok: true, row: { channel: 'other', summary: '确认样品\n方式：托梦' } })
    expect(problems(result)).toEqual(['“方式”的“托梦”不在已知的方式里，已记为“其他”，原文保留在内容里'])
  })
  test.each([
    ['是', '随便', true],
    ['否', '随便', false],
    ['', '约了看打样', true],
    ['', '无人接听', false],
    ['', '', false],
    ['也许', '约了看打样', true],
  ])('effective «%s», «%s»: %s', (effective, summary, expected) =>
    expect(row('touches', { ...said, effective, summary }).effective).toBe(expected),
  )
  test.each([
    ['2026-06-10', null, '2026-06-10'],
    ['下周三看打样', '下周三看打样', null],
    ['1月5日', null, '2027-01-05'],
  ])('下次跟进 may be a day or what to do: %s', (next, nextStep, nextOn) =>
    expect(row('touches', { ...said, next })).toMatchObject({ nextStep, nextOn }),
  )
  it('keeps naughty texts as sent', () => {
    const file = '../shared/data/4-formats/naughty/blns.json'
    const naughty: string[] = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : [' \ttab ', '‮rtl', "'; drop table customer --", '<script>', '𠮷野家', '{{7*7}}', '=1+1', '%s%n']
    for (const summary of naughty.filter((text) => text.trim() !== ''))
      expect(row('touches', { ...said, summary }).summary).toBe(summary)
  })
})

describe('M6 orders', () => {
  const told = { customer: '华新', day: '2026-05-30', amount: '34,696', payment: '已收' }
  it('says what was ordered', () => {
    expect(row('orders', { ...told, number: 'A-1', product: '彩盒', 'remarks=备注': '急' })).toEqual({
      customerName: '华新',
      day: '2026-05-30',
      fen: 34_696_00,
      currency: 'CNY',
      payment: 'paid',
      product: '彩盒',
      number: 'A-1',
      remarks: '急',
    })
  })
  it('counts in the unit and currency of the column', () => {
    expect(row('orders', { ...told, amount: '1.2' }, { units: { 2: 10_000 } }).fen).toBe(12_000_00)
    expect(row('orders', { ...told, amount: '$300' })).toMatchObject({ fen: 300_00, currency: 'USD' })
    expect(row('orders', { ...told, currency: 'eur' }).currency).toBe('EUR')
    expect(row('orders', { ...told, currency: '美元' }).currency).toBe('USD')
  })
  test.each([
    ['', '', null],
    ['未收', '', 'unpaid'],
    ['20000', '', 'partial'],
    ['34696', '', 'paid'],
    ['', '0', 'unpaid'],
    ['', '34,696', 'paid'],
    ['', '1,000', 'partial'],
    ['1', '', 'paid'],
  ])('payment «%s», paid «%s»: %s', (payment, paidAmount, expected) =>
    expect(row('orders', { ...told, payment, paidAmount }).payment).toBe(expected),
  )
  test.each([
    [{ ...told, amount: '面议' }, '“amount”的“面议”不是看得懂的金额，请改成 1234.50 这样'],
    [{ ...told, amount: '' }, '“amount”没有填，请补上金额'],
    [{ ...told, amount: '(1,200)' }, '“amount”的“(1,200)”是负数，退货请另行登记'],
    [{ ...told, day: '2026-06-02' }, '“day”的“2026-06-02”还没到（今天是 2026-06-01），请检查日期'],
  ])('rejects %j', (cells, why) => expect(problems(read('orders', cells))).toEqual([why]))
})

describe('G4 any row', () => {
  it('that repeats the headings is left out', () => {
    const mapping = mappingOf('touches', ['customer=客户', 'day=日期'])
    expect(problems(readRow(mapping, ['客户', '日期'], TODAY))).toEqual(['这一行是重复的表头，没有导入'])
  })
  it('tells all its problems at once, in both languages', () => {
    const result = read('orders', { 'customer=客户': '', 'day=日期': '明年', 'amount=金额': '很多' })
    expect(problems(result)).toHaveLength(3)
    expect(!result.ok && tellProblem(result.problems[0] as never, 'en')).toBe(
      '"客户" is empty: fill in the customer’s name',
    )
  })
  it('is read or refused in words, never thrown', () => {
    const kinds = ['customers', 'contacts', 'touches', 'orders', 'products', 'people', 'deals'] as const
    const headings = {
      customers: '客户名称 联系人 手机 重要度 建档日期 生日',
      contacts: '姓名 公司 手机 生日',
      touches: '客户名称 日期 方式 有效 内容 下次跟进',
      orders: '客户名称 下单日期 金额 收款',
      products: '产品名称 系列 单价',
      people: '姓名 主管 团队 手机',
      deals: '商机名称 客户 阶段 预计金额 预计成交日期',
    }
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '',
        '2026-05-30',
        '华新',
        '1.2万',
        '13812345678',
        '是',
        '合计',
        '9'.repeat(1000),
        '0 '.repeat(300),
      ),
    )
    for (const kind of kinds) {
      const { mapping } = recognise([{ sheet: '', line: 1, cells: headings[kind].split(' ') }])
      expect(mapping.kind).toBe(kind)
      fc.assert(
        fc.property(fc.array(cell, { maxLength: 8 }), (cells) => {
          const result = readRow({ ...mapping, kind }, cells, TODAY)
          for (const each of result.ok ? result.warnings : result.problems) {
            expect(tellProblem(each, 'zh')).not.toMatch(/\{\w+\}/)
            expect(tellProblem(each, 'en')).not.toMatch(/\{\w+\}/)
          }
        }),
        { numRuns: 60 },
      )
    }
  })
})
