import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { sign } from '../../testing/secrecy.ts'
import {
  addContact,
  changeContact,
  changeCustomer,
  createCustomer,
  listChanges,
  listCustomers,
  reverseChange,
  showCustomer,
} from './contract.ts'

let app: TestApp
let rep: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep', { name: '王磊' })
  await sign(rep)
})
afterAll(() => app.close())

let made = 0
const make = async (more = {}) => {
  made += 1
  return rep.call(createCustomer, { body: { name: `历史${made}号厂`, force: true, ...more } })
}
const change = (id: string, body: object, by: Caller = rep) => by.call(changeCustomer, { params: { id }, body })
const changes = async (id: string, query = {}, by: Caller = rep) => by.call(listChanges, { params: { id }, query })
const reverse = (id: string, changeId: string, by: Caller = rep) => by.call(reverseChange, { params: { id, changeId } })

describe('the history of every field', () => {
  test('who, when, from what, newest first; only what differs', async () => {
    const { id } = await make({ industry: '印刷', tags: ['甲'] })
    await change(id, { industry: '包装', tags: ['甲'], region: '江苏', remarks: '' })
    app.clock.set('2026-06-01T03:00:00Z')
    await change(id, { industry: null })
    app.clock.set('2026-06-01T02:00:00Z')
    const { items } = await changes(id)
    expect(items.map((c) => [c.field, c.before, c.after])).toEqual([
      ['industry', '包装', null],
      ['region', null, '江苏'],
      ['industry', '印刷', '包装'],
    ])
    expect(items[0]).toMatchObject({
      by: { name: '王磊' },
      at: '2026-06-01T03:00:00.000Z',
      cause: 'edit',
      contact: null,
    })
    expect(items.map((c) => c.can.reverse)).toEqual([true, true, false])
    expect((await changes(id, { field: 'region' })).items).toHaveLength(1)
  })

  test('pages meet without gap or overlap', async () => {
    const { id } = await make()
    for (let n = 0; n < 7; n++) await change(id, { industry: `行业${n}` })
    const seen: unknown[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await changes(id, { limit: 3, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map((c) => c.after))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `行业${n}`))
  })

  test('of a contact too: numbers, birthday, that the person left', async () => {
    const { id } = await make()
    const { contacts } = await rep.call(addContact, {
      params: { id },
      body: { name: '单雄信', phones: ['13812345678'], birthday: { month: 5, day: 1 } },
    })
    const contactId = contacts[0]?.id ?? ''
    await rep.call(changeContact, {
      params: { id, contactId },
      body: {
        phones: ['13812345678', '021-55556666'],
        birthday: { month: 5, day: 1, lunar: true },
        leftOn: '2026-05-01',
      },
    })
    const { items } = await changes(id, { contactId })
    expect(Object.fromEntries(items.map((c) => [c.field, [c.before, c.after]]))).toEqual({
      contact: [null, '单雄信'],
      'contact.phones': [['13812345678'], ['13812345678', '021-55556666']],
      'contact.birthday': [
        { year: null, month: 5, day: 1, lunar: false },
        { year: null, month: 5, day: 1, lunar: true },
      ],
      'contact.leftOn': [null, '2026-05-01'],
    })
    expect(items.every((c) => c.contact?.name === '单雄信')).toBe(true)
  })

  test('one change of several contacts with several phones each stays apart', async () => {
    const { id, contacts } = await make({
      contacts: [
        { name: '甲', phones: ['13800000001', '13800000002'] },
        { name: '乙', phones: ['13800000003'], mails: ['y@example.com', 'yy@example.com'], wechats: ['yi_1'] },
      ],
    })
    const [first, second] = contacts
    const after = await rep.call(changeContact, {
      params: { id, contactId: first?.id ?? '' },
      body: { phones: ['13800000002'] },
    })
    expect(after.contacts.map((c) => c.phones)).toEqual([['13800000002'], ['13800000003']])
    expect(after.contacts[1]).toEqual(second)
  })

  test('a foreign customer’s is not found', async () => {
    const { id } = await make()
    const stranger = await app.person('rep')
    expect((await stranger.refusal(listChanges, { params: { id } })).status).toBe(404)
  })

  test('T6: of a customer in the pool it is not shown to reps: it holds the numbers', async () => {
    const { id } = await make({ ownerId: null, phones: ['13812345678'] })
    expect((await rep.refusal(listChanges, { params: { id } })).body.reason).toBe('in_pool')
  })
})

describe('undo of one change', () => {
  test.each([
    ['a text', { industry: '印刷' }, { industry: '包装' }],
    ['what was empty', { region: null }, { region: '江苏' }],
    ['what was emptied', { remarks: '忌午休' }, { remarks: '' }],
    ['tags', { tags: ['甲', '乙'] }, { tags: ['乙'] }],
    ['the stage', { stage: 'lead' }, { stage: 'quoted' }],
    ['numbers', { phones: ['0512-66668888'] }, { phones: ['021-55556666', '13812345678'] }],
  ])('puts back %s', async (_title, before, after) => {
    const { stage: _stage, ...given } = before as { stage?: string }
    const { id } = await make(given)
    await change(id, after)
    const [last] = (await changes(id)).items
    const undone = await reverse(id, last?.id ?? '')
    expect(undone).toMatchObject(before)
    expect((await changes(id)).items[0]).toMatchObject({ cause: 'undo', before: last?.after, after: last?.before })
  })

  test('the name too, and the one taken back no longer finds it', async () => {
    const { id, name } = await make()
    await change(id, { name: '打错了的名字' })
    const [last] = (await changes(id)).items
    expect(await reverse(id, last?.id ?? '')).toMatchObject({ name, names: [] })
    expect((await rep.call(listCustomers, { query: { q: '打错了' } })).items).toEqual([])
  })

  test('not when it was changed since: what stands now is told', async () => {
    const { id } = await make({ industry: '印刷' })
    await change(id, { industry: '包装' })
    const [first] = (await changes(id)).items
    await change(id, { industry: '物流' })
    const refusal = await rep.refusal(reverseChange, { params: { id, changeId: first?.id ?? '' } })
    expect(refusal).toMatchObject({ status: 409, body: { reason: 'changed_since', missing: { now: '物流' } } })
    expect(refusal.body.title).toContain('物流')
  })

  test('of a contact’s fields; that a contact was added stays', async () => {
    const { id } = await make()
    const { contacts } = await rep.call(addContact, {
      params: { id },
      body: { name: '仇英', phones: ['13812345678'], birthday: { month: 2, day: 3, year: 1980, lunar: true } },
    })
    const contactId = contacts[0]?.id ?? ''
    await rep.call(changeContact, { params: { id, contactId }, body: { phones: [], birthday: null, name: '仇瑛' } })
    for (const { id: changeId, field } of (await changes(id, { contactId })).items)
      if (field !== 'contact') await reverse(id, changeId)
    expect((await rep.call(showCustomer, { params: { id } })).contacts[0]).toMatchObject({
      name: '仇英',
      phones: ['13812345678'],
      birthday: { month: 2, day: 3, year: 1980, lunar: true },
    })
    const [added] = (await changes(id, { field: 'contact' })).items
    expect(added?.can.reverse).toBe(false)
    const refusal = await rep.refusal(reverseChange, { params: { id, changeId: added?.id ?? '' } })
    expect(refusal.body.reason).toBe('not_reversible')
  })

  test('T5: a tier is put back by who may set tiers', async () => {
    const { id } = await make({ tier: 'A' })
    expect((await app.admin.refusal(changeCustomer, { params: { id }, body: { tier: 'C' } })).body.reason).toBe(
      'tier_needs_reason',
    )
    await change(id, { tier: 'C', reason: '产能不匹配' }, app.admin)
    const [last] = (await changes(id)).items
    expect(last).toMatchObject({ reason: '产能不匹配', can: { reverse: false } })
    const refusal = await rep.refusal(reverseChange, { params: { id, changeId: last?.id ?? '' } })
    expect(refusal.body.reason).toBe('may_not_set_tier')
    expect((await reverse(id, last?.id ?? '', app.admin)).tier).toBe('A')
  })

  test('an unknown one, and one of another customer, is not found', async () => {
    const [a, b] = [await make(), await make()]
    await change(a.id, { industry: '包装' })
    const [last] = (await changes(a.id)).items
    expect((await rep.refusal(reverseChange, { params: { id: b.id, changeId: last?.id ?? '' } })).status).toBe(404)
    expect((await rep.refusal(reverseChange, { params: { id: b.id, changeId: b.id } })).status).toBe(404)
  })
})
