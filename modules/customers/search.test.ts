import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { changeContact, changeCustomer, createCustomer, listCustomers } from './contract.ts'

let app: TestApp
let rep: Caller
let printer: string

beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  const make = async (name: string, more = {}) =>
    (await rep.call(createCustomer, { body: { name, force: true, ...more } })).id
  await make('上海重庆銀行（中国）有限公司', {
    contacts: [{ name: '单雄信', phones: ['138 1234 5678', '+86 21 8765-4321'], mails: ['Xiong.Xin@Example.com'] }],
  })
  await make('Café Müller GmbH', { phones: ['+1 418 656 9254'], contacts: [{ name: '王芳', wechats: ['Fang_2026'] }] })
  printer = await make('宏图印刷', { contacts: [{ name: '李雷' }] })
  await make('仇英', { kind: 'person' })
})
afterAll(() => app.close())

const find = async (q: string, by = rep) => (await by.call(listCustomers, { query: { q } })).items.map((c) => c.name)

describe('G4: the search box finds', () => {
  test.each([
    ['one character', '银', '上海重庆銀行（中国）有限公司'],
    ['simplified', '银行', '上海重庆銀行（中国）有限公司'],
    ['traditional', '銀行', '上海重庆銀行（中国）有限公司'],
    ['across brackets', '银行中国', '上海重庆銀行（中国）有限公司'],
    ['words in order', '上海 中国', '上海重庆銀行（中国）有限公司'],
    ['pinyin', 'chongqing', '上海重庆銀行（中国）有限公司'],
    ['initials', 'shcqyh', '上海重庆銀行（中国）有限公司'],
    ['full width', 'ＣＡＦＥ', 'Café Müller GmbH'],
    ['without accents', 'cafe muller', 'Café Müller GmbH'],
    ['a contact', '雄信', '上海重庆銀行（中国）有限公司'],
    ['a contact’s surname as it is read', 'shanxiongxin', '上海重庆銀行（中国）有限公司'],
    ['a person’s surname as it is read', 'qiuying', '仇英'],
    ['part of a number', '3812', '上海重庆銀行（中国）有限公司'],
    ['a number with spaces', '138 1234', '上海重庆銀行（中国）有限公司'],
    ['a number in full width', '１３８１２３４', '上海重庆銀行（中国）有限公司'],
    ['a number with country code', '+86 13812345678', '上海重庆銀行（中国）有限公司'],
    ['a landline with its area code', '021-8765', '上海重庆銀行（中国）有限公司'],
    ['a foreign number', '418-656', 'Café Müller GmbH'],
    ['two digits', '54', '上海重庆銀行（中国）有限公司'],
    ['a mail', 'xin@example', '上海重庆銀行（中国）有限公司'],
    ['a WeChat id', 'fang2026', 'Café Müller GmbH'],
  ])('%s: %s', async (_title, q, name) => {
    expect(await find(q)).toContain(name)
    expect(await find(q)).not.toContain('宏图印刷')
  })

  test('nothing that is not there; signs alone narrow nothing', async () => {
    for (const q of ['银庆', '航天', 'zzz', '%银庆%']) expect(await find(q)).toEqual([])
    for (const q of ['%', '_', "'", '\\']) expect(await find(q)).toHaveLength(4)
  })

  test('an old name too, and what was changed at once', async () => {
    const renamed = await rep.call(changeCustomer, { params: { id: printer }, body: { name: '鸿图彩印' } })
    expect(await find('宏图')).toEqual(['鸿图彩印'])
    await rep.call(changeContact, {
      params: { id: printer, contactId: renamed.contacts[0]?.id ?? '' },
      body: { phones: ['13700009999'] },
    })
    expect(await find('137 0000')).toEqual(['鸿图彩印'])
    await rep.call(changeContact, {
      params: { id: printer, contactId: renamed.contacts[0]?.id ?? '' },
      body: { phones: [] },
    })
    expect(await find('137 0000')).toEqual([])
  })

  test('only in what one may see', async () => {
    expect(await find('银行', await app.person('rep'))).toEqual([])
  })
})
