import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { archiveCustomer, createCustomer, listChanges, listCustomers, showCustomer, tagCustomers } from './contract.ts'

let app: TestApp
let rep: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
})
afterAll(() => app.close())

const make = async (name: string, tags: string[] = []) =>
  (await rep.call(createCustomer, { body: { name, force: true, tags } })).id

describe('tags of several customers at once', () => {
  test('are added and removed, each with its history', async () => {
    const [a, b] = [await make('甲', ['老客户']), await make('乙', ['展会', '待寄样'])]
    const told = await rep.call(tagCustomers, { body: { customerIds: [a, b, a], add: ['展会'], remove: ['待寄样'] } })
    expect(told).toEqual({ done: [a, b], refused: [] })
    const tagsOf = async (id: string) => (await rep.call(showCustomer, { params: { id } })).tags
    expect(await tagsOf(a)).toEqual(['老客户', '展会'])
    expect(await tagsOf(b)).toEqual(['展会'])
    const { items } = await rep.call(listChanges, { params: { id: b } })
    expect(items).toMatchObject([
      { field: 'tags', before: ['展会', '待寄样'], after: ['展会'], can: { reverse: true } },
    ])
    expect((await rep.call(listCustomers, { query: { tag: '展会' } })).items).toHaveLength(2)
  })

  test('what already stands is done without a trace', async () => {
    const a = await make('丙', ['甲'])
    const before = await rep.call(showCustomer, { params: { id: a } })
    expect((await rep.call(tagCustomers, { body: { customerIds: [a], add: ['甲'] } })).done).toEqual([a])
    expect((await rep.call(showCustomer, { params: { id: a } })).version).toBe(before.version)
  })

  test('those that may not be changed are told with the reason; the others are done', async () => {
    const [mine, archived, full] = [
      await make('丁'),
      await make('戊'),
      await make(
        '己',
        Array.from({ length: 30 }, (_, n) => `标${n}`),
      ),
    ]
    await app.admin.call(archiveCustomer, { params: { id: archived }, body: { reason: '注销' } })
    const foreign = (await (await app.person('rep')).call(createCustomer, { body: { name: '别人的', force: true } })).id
    const told = await app.admin.call(tagCustomers, { body: { customerIds: [mine, archived, full], add: ['新'] } })
    expect(told.done).toEqual([mine])
    expect(told.refused.map((r) => [r.customerId, r.name, r.reason])).toEqual([
      [archived, '戊', 'archived'],
      [full, '己', 'too_many_tags'],
    ])
    const hidden = await rep.call(tagCustomers, { body: { customerIds: [foreign, mine], add: ['再'] } })
    expect(hidden).toMatchObject({ done: [mine], refused: [{ customerId: foreign, name: null, reason: 'not_found' }] })
  })
})
