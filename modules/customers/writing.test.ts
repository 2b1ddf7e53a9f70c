import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { addContact, changeContact, changeCustomer, createCustomer, listCustomers, showCustomer } from './contract.ts'

let app: TestApp
let rep: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
})
afterAll(() => app.close())

const make = (name: string, more = {}) => rep.call(createCustomer, { body: { name, force: true, ...more } })

describe('ways to reach somebody', () => {
  test('are kept half width; what is none is refused, field by field', async () => {
    const { id } = await make('联系方式')
    const body = { name: '丁香', phones: ['１３８ 0000 9999', '110'], mails: ['ｌｉ@example.com'] }
    const { contacts } = await rep.call(addContact, { params: { id }, body })
    expect(contacts[0]).toMatchObject({ phones: ['138 0000 9999', '110'], mails: ['li@example.com'] })
    const wrong = { name: '甲', phones: ['abc'], mails: ['xyz'], birthday: { month: 2, day: 30 } }
    const { body: told } = await rep.refusal(addContact, { params: { id }, body: wrong }, { 'accept-language': 'en' })
    expect((told.errors as { field: string }[]).map((e) => e.field)).toEqual([
      'body.phones.0',
      'body.mails.0',
      'body.birthday',
    ])
  })

  test.each([
    [{ month: 2, day: 29 }, 200],
    [{ month: 2, day: 29, year: 2023 }, 400],
    [{ month: 4, day: 31 }, 400],
    [{ month: 2, day: 30, lunar: true }, 200],
    [{ month: 2, day: 31, lunar: true }, 400],
  ])('R6: the birthday %j answers %i', async (birthday, status) => {
    const { id } = await make('生日')
    const asked = rep.call(addContact, { params: { id }, body: { name: '丁香', birthday } })
    expect(
      await asked.then(
        () => 200,
        (refused) => refused.status,
      ),
    ).toBe(status)
  })
})

describe('versions', () => {
  test('an edit that saw the current version goes through, and the version goes up', async () => {
    const { id, version } = await make('版本一')
    const changed = await rep.call(
      changeCustomer,
      { params: { id }, body: { region: '江苏' } },
      { 'if-match': `"${version}"` },
    )
    expect(changed.version).toBe(version + 1)
  })

  test('a conflict shows the record as it stands, and writes nothing', async () => {
    const { id, version } = await make('版本二')
    await rep.call(changeCustomer, { params: { id }, body: { region: '江苏' } })
    const refusal = await rep.refusal(
      changeCustomer,
      { params: { id }, body: { industry: '印刷' } },
      { 'if-match': String(version) },
    )
    expect(refusal).toMatchObject({
      status: 412,
      body: { reason: 'version_conflict', current: { id, region: '江苏', industry: null, version: version + 1 } },
    })
    expect((await rep.call(showCustomer, { params: { id } })).industry).toBeNull()
  })

  test('an edit that changes nothing leaves the version', async () => {
    const { id, version } = await make('版本三', { industry: '印刷' })
    const same = await rep.call(changeCustomer, { params: { id }, body: { industry: '印刷' } })
    expect(same.version).toBe(version)
  })

  test('a contact has a version of its own', async () => {
    const { id } = await make('版本四')
    const { contacts } = await rep.call(addContact, { params: { id }, body: { name: '甲' } })
    const contactId = contacts[0]?.id ?? ''
    await rep.call(changeContact, { params: { id, contactId }, body: { job: '采购' } }, { 'if-match': '1' })
    const refusal = await rep.refusal(
      changeContact,
      { params: { id, contactId }, body: { job: '厂长' } },
      { 'if-match': '1' },
    )
    expect(refusal).toMatchObject({ status: 412, body: { current: { contacts: [{ job: '采购', version: 2 }] } } })
  })
})

describe('idempotency', () => {
  test('the same key twice creates once, and answers the same', async () => {
    const body = { name: '电梯里的手机', force: true }
    const [first, second] = [
      await rep.call(createCustomer, { body }, { 'idempotency-key': 'lift-1' }),
      await rep.call(createCustomer, { body }, { 'idempotency-key': 'lift-1' }),
    ]
    expect(second).toEqual(first)
    expect((await rep.call(listCustomers, { query: { q: '电梯里' } })).items).toHaveLength(1)
  })

  test('at the same time too', async () => {
    const body = { name: '两次同时到', force: true }
    const both = await Promise.all(
      [1, 2, 3].map(() => rep.call(createCustomer, { body }, { 'idempotency-key': 'lift-2' })),
    )
    expect(new Set(both.map((c) => c.id)).size).toBe(1)
  })

  test('the same key with another body is refused', async () => {
    await rep.call(createCustomer, { body: { name: '一个', force: true } }, { 'idempotency-key': 'lift-3' })
    const refusal = await rep.refusal(
      createCustomer,
      { body: { name: '另一个', force: true } },
      { 'idempotency-key': 'lift-3' },
    )
    expect(refusal).toMatchObject({ status: 422, body: { reason: 'idempotency_key_reused' } })
  })

  test('a refused write leaves the key free', async () => {
    await make('已有的一家')
    const headers = { 'idempotency-key': 'lift-4' }
    const refused = await rep.refusal(createCustomer, { body: { name: '已有的一家' } }, headers)
    expect(refused.body.reason).toBe('likely_duplicate')
    expect(await rep.call(createCustomer, { body: { name: '还没有的一家' } }, headers)).toMatchObject({
      name: '还没有的一家',
    })
  })
})

describe('who writes', () => {
  test('an auditor and a stranger do not', async () => {
    const { id } = await make('谁来写')
    const auditor = await app.person('auditor')
    const stranger = await app.person('rep')
    expect((await auditor.refusal(createCustomer, { body: { name: '审计建的' } })).status).toBe(403)
    expect((await auditor.refusal(changeCustomer, { params: { id }, body: { region: '沪' } })).status).toBe(403)
    expect((await stranger.refusal(changeCustomer, { params: { id }, body: { region: '沪' } })).status).toBe(404)
  })

  test('every fault of an entry names its field', async () => {
    const refusal = await rep.refusal(createCustomer, {
      body: { name: ' ', tags: ['x'.repeat(41)], contacts: [{ name: '甲', birthday: { month: 13, day: 1 } }] },
    })
    expect(refusal.status).toBe(400)
    const fields = (refusal.body.errors as { field: string }[]).map((e) => e.field)
    expect(fields).toEqual(expect.arrayContaining(['body.name', 'body.tags.0', 'body.contacts.0.birthday.month']))
  })
})
