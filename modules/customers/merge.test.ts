import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { takeOrder } from '../../testing/orders.ts'
import { touchOnDays } from '../../testing/touches.ts'
import { addTeam } from '../people/contract.ts'
import { assign } from '../pool/contract.ts'
import { logTouch } from '../touches/contract.ts'
import {
  addContact,
  changeContact,
  changeCustomer,
  checkDuplicates,
  createCustomer,
  listCustomers,
  mergeCustomers,
  previewMerge,
  showCustomer,
  showTimeline,
  undoMerge,
} from './contract.ts'

let app: TestApp
let rep: Caller
let other: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  const team = await app.admin.call(addTeam, { body: { name: '华东' } })
  rep = await app.person('rep', { team: team.id })
  other = await app.person('rep', { team: team.id })
  manager = await app.person('manager', { team: team.id })
})
afterAll(() => app.close())

const reason = '同一家，录了两次'
const make = (by: Caller, name: string, more: object = {}) =>
  by.call(createCustomer, { body: { name, force: true, enteredOn: '2026-01-01', ...more } })
const show = (by: Caller, id: string) => by.call(showCustomer, { params: { id } })
const merge = (by: Caller, keptId: string, mergedId: string, fields = {}) =>
  by.call(mergeCustomers, { body: { keptId, mergedId, fields, reason } })
const found = async (by: Caller, q: string) => (await by.call(listCustomers, { query: { q } })).items.map((c) => c.id)
/** Everything but what a merge and its undoing are to leave behind: the versions, and the neglect clock. */
const asItWas = ({ version: _v, recallOn: _r, ...rest }: Awaited<ReturnType<typeof show>>) => rest

async function twoOf(by: Caller, stem: string) {
  const kept = await make(by, `${stem}印刷有限公司`, { industry: '印刷', remarks: '先录', tags: ['老客户'] })
  const merged = await make(by, `${stem}印务`, {
    region: '江苏',
    industry: '包装',
    remarks: '后录',
    tags: ['展会'],
    phones: ['0512-66668888'],
    contacts: [{ name: '丁香', phones: ['138 1234 5678'], mails: ['ding@example.com'] }],
  })
  return { kept, merged }
}

describe('G4: merging two customers', () => {
  test('shows both sides field by field, and what would stay', async () => {
    const { kept, merged } = await twoOf(rep, '远航')
    const preview = await rep.call(previewMerge, { query: { keptId: kept.id, mergedId: merged.id } })
    const of = (field: string) => preview.fields.find((f) => f.field === field)
    expect(preview.whyNot).toBeNull()
    expect(preview.merged.contacts).toHaveLength(1)
    expect(of('name')).toMatchObject({
      kept: '远航印刷有限公司',
      merged: '远航印务',
      stays: 'kept',
      choices: ['kept', 'merged'],
    })
    expect(of('region')).toMatchObject({ kept: null, merged: '江苏', stays: 'merged', value: '江苏' })
    expect(of('remarks')).toMatchObject({ stays: 'both', value: '先录\n后录', choices: ['kept', 'merged', 'both'] })
    expect(of('tags')).toMatchObject({ stays: 'both', value: ['老客户', '展会'] })
  })

  test('the kept one has what was chosen, and all that the merged one had', async () => {
    const { kept, merged } = await twoOf(rep, '新元')
    await touchOnDays(rep, kept.id, 2, 5)
    await touchOnDays(rep, merged.id, 3, 1)
    await takeOrder(app, merged.id, { fen: 5_000_00 })
    const { customer } = await merge(rep, kept.id, merged.id, { industry: 'merged', remarks: 'kept' })
    expect(customer).toMatchObject({
      id: kept.id,
      name: '新元印刷有限公司',
      names: ['新元印务'],
      industry: '包装',
      region: '江苏',
      remarks: '先录',
      tags: ['老客户', '展会'],
      phones: ['0512-66668888'],
      contacts: [{ name: '丁香', phones: ['138 1234 5678'] }],
      stage: 'ordered',
      effectiveTouches: 5,
      touches: 5,
      orders: { count: 1, amount: { fen: 5_000_00 } },
      mergedFrom: [{ id: merged.id, name: '新元印务' }],
    })
    expect(customer.lastEffectiveTouchAt).not.toBeNull()
    expect(await found(rep, '新元印务')).toEqual([kept.id])
    expect(await found(rep, '13812345678')).toContain(kept.id)
    const { items } = await rep.call(showTimeline, { params: { id: kept.id }, query: { limit: 200 } })
    expect(items.filter((e) => e.kind === 'touch')).toHaveLength(5)
    expect(items.find((e) => e.body.type === 'customer.merged')).toMatchObject({
      by: { id: rep.id },
      body: { reason, subject: '新元印务' },
    })
  })

  test('the merged one is archived, nobody’s, in no list and no pool, and says where it went', async () => {
    const { kept, merged } = await twoOf(rep, '白鹭')
    await merge(rep, kept.id, merged.id)
    expect(await show(rep, merged.id)).toMatchObject({
      state: 'archived',
      owner: null,
      pool: null,
      mergedInto: kept.id,
      can: { edit: false, merge: false, restore: false },
    })
    const archived = await manager.call(listCustomers, { query: { state: 'archived', limit: 200 } })
    expect(archived.items.map((c) => c.id)).not.toContain(merged.id)
    const refusal = await rep.refusal(logTouch, {
      body: { customerId: merged.id, channel: 'phone', effective: true, summary: '谈' },
    })
    expect(refusal.body.reason).toBe('merged')
    expect((await rep.refusal(changeCustomer, { params: { id: merged.id }, body: { name: '别的' } })).body.reason).toBe(
      'merged',
    )
    const holdings = await app.query('select end_cause from ownership where customer_id = $1', [merged.id])
    expect(holdings).toEqual([{ end_cause: 'merged' }])
  })

  test('both versions go up', async () => {
    const { kept, merged } = await twoOf(rep, '雨花')
    const { customer } = await merge(rep, kept.id, merged.id)
    expect(customer.version).toBeGreaterThan(kept.version)
    expect((await show(rep, merged.id)).version).toBeGreaterThan(merged.version)
  })

  test('who typed the merged one’s name or number is shown the kept one', async () => {
    const { kept, merged } = await twoOf(rep, '紫金')
    await merge(rep, kept.id, merged.id)
    const { items } = await rep.call(checkDuplicates, { query: { name: '紫金印务有限责任公司' } })
    expect(items).toMatchObject([{ id: kept.id, evidence: expect.arrayContaining(['name']) }])
  })
})

describe('G4: who may merge', () => {
  test('the owner of both, or who manages both', async () => {
    const mine = await make(rep, '甲一印刷')
    const theirs = await make(other, '甲二印刷')
    expect((await rep.refusal(mergeCustomers, { body: { keptId: mine.id, mergedId: theirs.id, reason } })).status).toBe(
      404,
    )
    expect((await manager.call(previewMerge, { query: { keptId: mine.id, mergedId: theirs.id } })).whyNot).toBeNull()
    const { customer } = await merge(manager, mine.id, theirs.id)
    expect(customer.owner?.id).toBe(rep.id)
    expect((await other.refusal(showCustomer, { params: { id: theirs.id } })).status).toBe(404)
    expect((await show(rep, theirs.id)).mergedInto).toBe(mine.id)
  })

  test('a colleague of the working group, a manager elsewhere and an auditor may not', async () => {
    const auditor = await app.person('auditor')
    const elsewhere = await app.person('manager', {
      team: (await app.admin.call(addTeam, { body: { name: '华北' } })).id,
    })
    const { kept, merged } = await twoOf(rep, '丙方')
    const preview = await auditor.call(previewMerge, { query: { keptId: kept.id, mergedId: merged.id } })
    expect(preview.whyNot?.reason).toBe('may_not_merge')
    const body = { keptId: kept.id, mergedId: merged.id, reason }
    expect((await auditor.refusal(mergeCustomers, { body })).body.reason).toBe('may_not_merge')
    expect((await elsewhere.refusal(mergeCustomers, { body })).status).toBe(404)
  })

  test('not a customer with itself, nor with one that was merged', async () => {
    const [a, b, c] = [await make(rep, '丁甲'), await make(rep, '丁乙'), await make(rep, '丁丙')]
    const reasonFor = async (keptId: string, mergedId: string) =>
      (await rep.refusal(mergeCustomers, { body: { keptId, mergedId, reason } })).body.reason
    expect(await reasonFor(a.id, a.id)).toBe('merge_with_itself')
    await merge(rep, c.id, a.id)
    expect(await reasonFor(a.id, b.id)).toBe('merged')
    expect(await reasonFor(b.id, a.id)).toBe('merged')
  })

  test('T5: a rep does not shed a tier by merging; a manager may', async () => {
    const [kept, merged] = [await make(rep, '戊甲', { tier: 'C' }), await make(rep, '戊乙', { tier: 'A' })]
    const body = { keptId: kept.id, mergedId: merged.id, fields: { tier: 'kept' as const }, reason }
    expect((await rep.refusal(mergeCustomers, { body })).body.reason).toBe('may_not_set_tier')
    expect((await rep.call(mergeCustomers, { body: { ...body, fields: {} } })).customer.tier).toBe('A')
    const [one, two] = [await make(rep, '己甲', { tier: 'C' }), await make(rep, '己乙', { tier: 'A' })]
    expect((await merge(manager, one.id, two.id, { tier: 'kept' })).customer.tier).toBe('C')
  })

  test('two who merge the same pair at once, in either direction: one does', async () => {
    const [a, b] = [await make(rep, '庚甲'), await make(rep, '庚乙')]
    const tries = await Promise.allSettled([merge(rep, a.id, b.id), merge(rep, b.id, a.id), merge(manager, a.id, b.id)])
    expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(1)
  })
})

describe('G4: a merge can be undone', () => {
  test('both stand as before: fields, names, contacts, figures, owner', async () => {
    const { kept, merged } = await twoOf(rep, '青山')
    await touchOnDays(rep, kept.id, 2, 3)
    await touchOnDays(rep, merged.id, 4, 1)
    await takeOrder(app, merged.id)
    const before = [await show(rep, kept.id), await show(rep, merged.id)] as const
    const { id } = await merge(rep, kept.id, merged.id, { name: 'merged', industry: 'merged' })
    expect((await show(rep, kept.id)).name).toBe('青山印务')
    const undone = await rep.call(undoMerge, { params: { id }, body: { reason: '两家' } })
    expect(undone.left).toEqual([])
    expect(asItWas(undone.kept)).toEqual(asItWas(before[0]))
    expect(asItWas(undone.merged)).toEqual(asItWas(before[1]))
    expect(await found(rep, '青山印务')).toEqual([merged.id])
    const holdings = await app.query('select owner_id, ended_at from ownership where customer_id = $1', [merged.id])
    expect(holdings).toEqual([{ owner_id: rep.id, ended_at: null }])
    const types = async (customerId: string) =>
      (await rep.call(showTimeline, { params: { id: customerId } })).items.map((e) => e.body.type)
    expect(await types(kept.id)).toEqual(expect.arrayContaining(['customer.merged', 'customer.merge_undone']))
    expect(await types(merged.id)).toEqual(expect.arrayContaining(['customer.merged', 'customer.merge_undone']))
  })

  test('what was changed since, and touches logged meanwhile, stay with the kept one', async () => {
    const { kept, merged } = await twoOf(rep, '绿洲')
    const { id } = await merge(rep, kept.id, merged.id)
    await rep.call(changeCustomer, { params: { id: kept.id }, body: { region: '浙江' } })
    await rep.call(logTouch, {
      body: { customerId: kept.id, channel: 'phone', effective: true, summary: '合并后谈的' },
    })
    const undone = await rep.call(undoMerge, { params: { id }, body: { reason: '两家' } })
    expect(undone.left).toEqual(['region'])
    expect(undone.kept).toMatchObject({ region: '浙江', tags: ['老客户'], remarks: '先录', touches: 1 })
    expect(undone.merged).toMatchObject({ region: '江苏', touches: 0, tags: ['展会'] })
  })

  test('a suspended one goes back to rest in its pool; once only', async () => {
    const director = await app.person('director')
    const kept = await make(rep, '蓝天印刷')
    const waiting = await make(rep, '蓝天印务', { ownerId: null })
    const { id } = await merge(director, kept.id, waiting.id)
    expect((await show(director, kept.id)).owner?.id).toBe(rep.id)
    const { merged } = await director.call(undoMerge, { params: { id }, body: { reason: '两家' } })
    expect(merged).toMatchObject({ state: 'active', pool: waiting.pool, owner: null })
    expect((await director.refusal(undoMerge, { params: { id }, body: { reason: '再来' } })).body.reason).toBe(
      'merge_undone',
    )
  })

  test('where its owner has left since, it waits in the pool', async () => {
    const leaver = await app.person('rep')
    const [kept, merged] = [await make(rep, '灰鲸甲'), await make(leaver, '灰鲸乙')]
    const { id } = await merge(app.admin, kept.id, merged.id)
    await app.query(`update person set state = 'left' where id = $1`, [leaver.id])
    const undone = await app.admin.call(undoMerge, { params: { id }, body: { reason: '两家' } })
    expect(undone.merged).toMatchObject({ state: 'active', owner: null, pool: { name: '公司公海' } })
  })

  test('merged on: the later merge is undone first, then all come apart', async () => {
    const [a, b, c] = [await make(rep, '辛甲'), await make(rep, '辛乙'), await make(rep, '辛丙')]
    for (const [i, x] of [a, b, c].entries()) await touchOnDays(rep, x.id, 1, i + 1)
    const first = await merge(rep, b.id, a.id)
    const second = await merge(rep, c.id, b.id)
    expect(second.customer).toMatchObject({ touches: 3, names: ['辛乙', '辛甲'] })
    expect((await show(rep, a.id)).mergedInto).toBe(c.id)
    const early = await rep.refusal(undoMerge, { params: { id: first.id }, body: { reason: '两家' } })
    expect(early.body).toMatchObject({ reason: 'later_merge_first' })
    await rep.call(undoMerge, { params: { id: second.id }, body: { reason: '两家' } })
    expect(await show(rep, b.id)).toMatchObject({ touches: 2, names: ['辛甲'], mergedInto: null })
    expect((await show(rep, a.id)).mergedInto).toBe(b.id)
    await rep.call(undoMerge, { params: { id: first.id }, body: { reason: '两家' } })
    for (const x of [a, b, c]) expect(await show(rep, x.id)).toMatchObject({ touches: 1, mergedInto: null, names: [] })
  })

  test('who lost the customer does not part them; the manager does, and the owner has it back', async () => {
    const [kept, merged] = [await make(rep, '壬甲'), await make(other, '壬乙')]
    const { id } = await merge(manager, kept.id, merged.id)
    expect((await rep.refusal(undoMerge, { params: { id }, body: { reason: '两家' } })).body.reason).toBe(
      'may_not_merge',
    )
    expect((await other.refusal(undoMerge, { params: { id }, body: { reason: '两家' } })).status).toBe(404)
    await manager.call(undoMerge, { params: { id }, body: { reason: '两家' } })
    expect((await show(other, merged.id)).owner?.id).toBe(other.id)
  })
})

describe('G4: edits of a merged customer’s contacts and numbers', () => {
  test('a contact that came with it is edited in place, and goes back with it', async () => {
    const { kept, merged } = await twoOf(rep, '金桥')
    const { id, customer } = await merge(rep, kept.id, merged.id)
    const contactId = customer.contacts[0]?.id ?? ''
    const edited = await rep.call(changeContact, {
      params: { id: kept.id, contactId },
      body: { job: '采购经理', phones: ['138 1234 5678', '139-0000-1111'] },
    })
    expect(edited.contacts[0]).toMatchObject({ job: '采购经理', phones: ['138 1234 5678', '139-0000-1111'] })
    expect(await found(rep, '13900001111')).toContain(kept.id)
    const undone = await rep.call(undoMerge, { params: { id }, body: { reason: '两家' } })
    expect(undone.kept.contacts).toEqual([])
    expect(undone.merged.contacts[0]).toMatchObject({ job: '采购经理' })
  })

  test('numbers of both are shown once each; new ones belong to the kept one', async () => {
    const { kept, merged } = await twoOf(rep, '银河')
    const { id, customer } = await merge(rep, kept.id, merged.id)
    const edited = await rep.call(changeCustomer, {
      params: { id: kept.id },
      body: { phones: [...customer.phones, '0512 6666 8888', '021-55556666'] },
    })
    expect(edited.phones.toSorted()).toEqual(['0512-66668888', '021-55556666'].toSorted())
    const undone = await rep.call(undoMerge, { params: { id }, body: { reason: '两家' } })
    expect(undone.kept.phones).toEqual(['021-55556666'])
    expect(undone.merged.phones).toEqual(['0512-66668888'])
  })

  test('of two main contacts the kept one’s is the main one', async () => {
    const { kept, merged } = await twoOf(rep, '铜陵')
    await rep.call(addContact, { params: { id: kept.id }, body: { name: '主联系人' } })
    const { customer } = await merge(rep, kept.id, merged.id)
    expect(customer.contacts.filter((c) => c.main).map((c) => c.name)).toEqual(['主联系人'])
  })
})

test('T6: what was merged is not assigned', async () => {
  const { kept, merged } = await twoOf(rep, '西湖')
  await merge(rep, kept.id, merged.id)
  const refusal = await manager.refusal(assign, { body: { customerIds: [merged.id], ownerId: other.id } })
  expect(refusal.body.reason).toBe('unknown_customers')
})
