import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { sealNothing } from '../../testing/secrecy.ts'
import { addTeam } from '../people/contract.ts'
import {
  addContact,
  changeCustomer,
  checkDuplicates,
  createCustomer,
  dismissDuplicate,
  listDuplicates,
  mergeCustomers,
  undoMerge,
} from './contract.ts'
import { propose } from './index.ts'

let app: TestApp
let rep: Caller
let other: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  await sealNothing(app)
  const team = await app.admin.call(addTeam, { body: { name: '华东' } })
  rep = await app.person('rep', { name: '王磊', team: team.id })
  other = await app.person('rep', { name: '李娜', team: team.id })
  manager = await app.person('manager', { name: '周婷', team: team.id })
})
afterAll(() => app.close())

const make = (by: Caller, name: string, more = {}) => by.call(createCustomer, { body: { name, force: true, ...more } })
const check = async (by: Caller, query: object) => (await by.call(checkDuplicates, { query })).items
const proposals = async (by: Caller) => (await by.call(listDuplicates, { query: { limit: 200 } })).items
const pairOf = async (by: Caller, a: string, b: string) =>
  (await proposals(by)).find((p) => [p.one.id, p.other.id].toSorted().join() === [a, b].toSorted().join())

describe('G4: duplicates while a customer is typed', () => {
  test.each([
    ['brackets and legal form', '(远景) 印刷有限责任公司'],
    ['traditional characters', '遠景印刷股份有限公司'],
    ['full width and spaces', '远景　印刷 有限公司'],
  ])('the name, in another spelling: %s', async (_title, name) => {
    const known = (await check(rep, { name: '远景印刷' }))[0] ?? { id: (await make(rep, '远景印刷有限公司')).id }
    expect(await check(rep, { name })).toMatchObject([{ id: known.id, name: '远景印刷有限公司', evidence: ['name'] }])
  })

  test.each(['138-1234-5678', '+86 138 1234 5678', '１３８１２３４５６７８', '电话 138 1234 5678 / 021-5555'])(
    'a number, however written: %s',
    async (phone) => {
      if ((await check(rep, { phone: '13812345678' })).length === 0)
        await make(rep, '有电话的厂', { contacts: [{ name: '甲', phones: ['13812345678'] }] })
      expect(await check(rep, { name: '别的名字', phone })).toMatchObject([{ name: '有电话的厂', evidence: ['phone'] }])
    },
  )

  test('a mail, in any case', async () => {
    await make(rep, '有邮箱的厂', { mails: ['Info@Example.com'] })
    expect(await check(rep, { mail: 'info@example.COM ' })).toMatchObject([{ name: '有邮箱的厂', evidence: ['mail'] }])
  })

  test('the more agrees the higher it stands, the customer being edited left out', async () => {
    const phone = '021-61112222'
    const both = await make(rep, '星火包装有限公司', { phones: [phone] })
    const named = await make(rep, '星火包装（集团）有限公司')
    const called = await make(rep, '月亮印务', { phones: [phone] })
    const items = await check(rep, { name: '星火包装', phone })
    expect(items.map((i) => i.id)).toEqual([both.id, named.id, called.id])
    expect((await check(rep, { name: '星火包装', phone, except: both.id })).map((i) => i.id)).toEqual([
      named.id,
      called.id,
    ])
  })

  test('of what is out of sight only that it is there, and whom to ask', async () => {
    const { id } = await make(other, '藏着的包装厂', { phones: ['0512-61234567'] })
    const [hidden] = await check(rep, { name: '藏着的包装厂' })
    expect(hidden).toEqual({
      id: null,
      name: null,
      owner: { id: other.id, name: '李娜' },
      ask: { id: other.id, name: '李娜' },
      evidence: ['name'],
      similarity: null,
    })
    expect(JSON.stringify(await check(rep, { phone: '0512 6123 4567' }))).not.toContain(id)
    const refusal = await rep.refusal(createCustomer, { body: { name: '藏着的包装厂' } })
    expect(refusal.body).toMatchObject({ reason: 'likely_duplicate_elsewhere' })
    expect(refusal.body.title).toContain('李娜')
    expect(JSON.stringify(refusal.body)).not.toContain(id)
  })

  test('nor is anything told of it on the strength of a likely name', async () => {
    await make(other, '上海瑞祥包装制品有限公司')
    expect(await check(rep, { name: '瑞祥包装制品' })).toEqual([])
    expect(await check(other, { name: '瑞祥包装制品' })).toMatchObject([{ evidence: ['loose_name'] }])
  })

  test('where nobody owns it, its manager is to be asked', async () => {
    const { id } = await make(manager, '等着的老客户', { tier: 'VVIP', ownerId: null })
    expect(await check(rep, { name: '等着的老客户' })).toMatchObject([{ id: null, owner: null, ask: { name: '周婷' } }])
    expect(await check(manager, { name: '等着的老客户' })).toMatchObject([{ id, owner: null }])
  })

  test('a number that many share tells nobody apart', async () => {
    const phone = '400-800-1234'
    for (let n = 0; n < 6; n++) await make(rep, `商场${n}号铺`, { phones: [phone] })
    expect(await check(rep, { phone })).toEqual([])
    expect((await rep.call(createCustomer, { body: { name: '商场新铺', phones: [phone] } })).name).toBe('商场新铺')
  })

  test('of two persons the name alone stops no entry', async () => {
    await make(rep, '张伟', { kind: 'person' })
    expect((await rep.call(createCustomer, { body: { name: '张伟', kind: 'person' } })).kind).toBe('person')
    await make(rep, '李强', { kind: 'person', phones: ['13900001234'] })
    const refusal = await rep.refusal(createCustomer, {
      body: { name: '李强', kind: 'person', phones: ['139 0000 1234'] },
    })
    expect(refusal.body.reason).toBe('likely_duplicate')
  })
})

describe('G4: pairs proposed', () => {
  test('when a customer is entered, renamed, or given a number', async () => {
    const [a, b] = [await make(rep, '天工印刷有限公司'), await make(rep, '地工包装')]
    await app.runJobs()
    expect(await pairOf(rep, a.id, b.id)).toBeUndefined()
    await rep.call(changeCustomer, { params: { id: b.id }, body: { name: '天工印刷' } })
    await app.runJobs()
    expect(await pairOf(rep, a.id, b.id)).toMatchObject({
      evidence: ['name'],
      state: 'open',
      can: { merge: true, dismiss: true },
    })

    const [c, d] = [await make(rep, '东风纸业', { phones: ['13711112222'] }), await make(rep, '西风塑料')]
    await rep.call(addContact, { params: { id: d.id }, body: { name: '甲', phones: ['137-1111-2222'] } })
    await app.runJobs()
    expect(await pairOf(rep, c.id, d.id)).toMatchObject({ evidence: ['phone'] })
  })

  test('both sides are summarised, the likeliest pair first', async () => {
    const [a, b] = [
      await make(rep, '百合印刷有限公司', { phones: ['13722223333'], mails: ['a@example.com'] }),
      await make(rep, '百合印刷', { contacts: [{ name: '甲', phones: ['137 2222 3333'] }] }),
    ]
    await app.runJobs()
    const pair = await pairOf(rep, a.id, b.id)
    const [one, two] = pair?.one.id === a.id ? [pair.one, pair.other] : [pair?.other, pair?.one]
    expect(one).toMatchObject({
      name: '百合印刷有限公司',
      phones: ['13722223333'],
      mails: ['a@example.com'],
      contact: null,
    })
    expect(two).toMatchObject({ name: '百合印刷', phones: ['137 2222 3333'], contact: '甲' })
    const scores = (await proposals(rep)).map((p) => p.score)
    expect(scores).toEqual(scores.toSorted((x, y) => y - x))
  })

  test('one is shown to who sees both sides', async () => {
    const [a, b] = [await make(rep, '两边印刷厂'), await make(other, '两边印刷厂')]
    await app.runJobs()
    expect(await pairOf(rep, a.id, b.id)).toBeUndefined()
    expect(await pairOf(other, a.id, b.id)).toBeUndefined()
    const pair = await pairOf(manager, a.id, b.id)
    expect(pair).toBeDefined()
    expect((await rep.refusal(dismissDuplicate, { params: { id: pair?.id ?? '' } })).status).toBe(404)
  })

  test('dismissed, it does not come again; once is enough', async () => {
    const [a, b] = [await make(rep, '同名不同家'), await make(rep, '同名不同家')]
    await app.runJobs()
    const pair = await pairOf(rep, a.id, b.id)
    const params = { id: pair?.id ?? '' }
    expect(await rep.call(dismissDuplicate, { params })).toMatchObject({ state: 'dismissed', can: { merge: false } })
    expect((await rep.refusal(dismissDuplicate, { params })).body.reason).toBe('decided_already')
    await rep.call(changeCustomer, { params: { id: b.id }, body: { name: '同名不同家有限公司' } })
    await app.runJobs()
    expect(await pairOf(rep, a.id, b.id)).toBeUndefined()
  })

  test('an auditor looks and decides nothing', async () => {
    const auditor = await app.person('auditor')
    const [a, b] = [await make(rep, '审计看的厂'), await make(rep, '审计看的厂')]
    await app.runJobs()
    const pair = await pairOf(auditor, a.id, b.id)
    expect(pair?.can).toEqual({ merge: false, dismiss: false })
    expect((await auditor.refusal(dismissDuplicate, { params: { id: pair?.id ?? '' } })).status).toBe(403)
  })

  test('merged, it is settled; parted again, it stays so', async () => {
    const [a, b] = [await make(rep, '先并后分厂'), await make(rep, '先并后分厂')]
    await app.runJobs()
    expect(await pairOf(rep, a.id, b.id)).toBeDefined()
    const { id } = await rep.call(mergeCustomers, { body: { keptId: a.id, mergedId: b.id, reason: '同一家' } })
    expect(await pairOf(rep, a.id, b.id)).toBeUndefined()
    await rep.call(undoMerge, { params: { id }, body: { reason: '两家' } })
    await app.runJobs()
    expect(await pairOf(rep, a.id, b.id)).toBeUndefined()
  })

  test('imports propose in bulk, once a pair, in either order', async () => {
    const [a, b] = [await make(rep, '批量一'), await make(rep, '批量二')]
    await app.writing((work) =>
      propose(work, [
        { one: a.id, other: b.id, evidence: ['phone'] },
        { one: b.id, other: a.id, evidence: ['phone', 'name'] },
      ]),
    )
    expect(await pairOf(rep, a.id, b.id)).toMatchObject({ evidence: ['phone', 'name'] })
  })

  test('pages of them meet without gap or overlap', async () => {
    const all = (await proposals(rep)).map((p) => p.id)
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await rep.call(listDuplicates, { query: { limit: 2, ...(cursor ? { cursor } : {}) } })
      seen.push(...page.items.map((p) => p.id))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(seen).toEqual(all)
  })
})
