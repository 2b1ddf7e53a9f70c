import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run, sql } from '../../platform/sql.ts'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { takeOrder } from '../../testing/orders.ts'
import { sealNothing } from '../../testing/secrecy.ts'
import { countStatements } from '../../testing/statements.ts'
import { touchOnDays } from '../../testing/touches.ts'
import { changeSettings } from '../company/contract.ts'
import { changeCustomer, createCustomer, listCustomers, showCustomer, showTimeline } from '../customers/contract.ts'
import { rankOf } from '../customers/rules/stages.ts'
import { addTeam } from '../people/contract.ts'
import { showToday } from '../today/contract.ts'
import { assign, listPool, suspend, suspendMany } from './contract.ts'

let app: TestApp
let team: string
let rep: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  await sealNothing(app)
  team = (await app.admin.call(addTeam, { body: { name: '销售一部' } })).id
  rep = await app.person('rep', { team })
  manager = await app.person('manager', { team })
})
afterAll(() => app.close())

let made = 0
async function customer(touches = 0, more: { tier?: 'VVIP' | 'A' | 'B' | 'C' } = {}): Promise<string> {
  const body = { name: `客户 ${++made}`, enteredOn: '2026-01-01', force: true, ownerId: rep.id, ...more }
  const { id } = await app.admin.call(createCustomer, { body })
  if (touches > 0) await touchOnDays(rep, id, touches)
  return id
}
const reason = { reason: '今年没有预算' }
const figure = (id: string, column: 'stage' | 'open_complaints', value: number) =>
  app.writing((work) => run(work.tx, sql`update customer set ${sql.ref(column)} = ${value} where id = ${id}`))
const todaysCodes = async (who: Caller, id: string) =>
  (await who.call(showToday)).items.find((i) => i.customer.id === id)?.reasons.map((r) => r.code)

describe('T4: rest needs twelve', () => {
  test('at eleven it is refused with what is missing, at twelve it rests in the pool', async () => {
    const id = await customer(11)
    expect((await rep.call(showCustomer, { params: { id } })).can.suspend).toBe(false)
    const early = await rep.refusal(suspend, { params: { id }, body: reason })
    expect(early).toMatchObject({
      status: 422,
      body: {
        reason: 'too_few_touches',
        title: '11 of 12 effective touches in this pursuit; it may not rest yet',
        missing: [{ reason: 'too_few_touches', have: 11, need: 12 }],
      },
    })
    await touchOnDays(rep, id, 1, 0)
    expect((await rep.call(showCustomer, { params: { id } })).can.suspend).toBe(true)
    const rested = await rep.call(suspend, { params: { id }, body: { ...reason, code: 'cannot_wait' } })
    expect(rested).toMatchObject({
      state: 'suspended',
      owner: null,
      lookAgainOn: '2026-08-30',
      cadence: null,
      dueOn: null,
    })
    const [pooled] = (await rep.call(listPool)).items.filter((c) => c.id === id)
    expect(pooled).toMatchObject({ code: 'cannot_wait', reason: '今年没有预算', lastOwner: { id: rep.id } })
    const { items } = await manager.call(showTimeline, { params: { id }, query: { kind: 'pool' } })
    expect(items[0]).toMatchObject({ body: { kind: 'suspended', code: 'cannot_wait', reason: '今年没有预算' } })
    const again = await manager.refusal(suspend, { params: { id }, body: reason })
    expect(again.body.reason).toBe('not_active')
  })

  test('all that stands against it is told at once, in the reader’s language', async () => {
    const id = await customer(9, { tier: 'B' })
    await takeOrder(app, id)
    await figure(id, 'stage', rankOf('need'))
    await figure(id, 'open_complaints', 1)
    const refused = await rep.refusal(suspend, { params: { id }, body: reason }, { 'accept-language': 'zh' })
    const missing = refused.body.missing as { reason: string; text: string }[]
    expect(missing.map((m) => m.reason)).toEqual(['too_few_touches', 'open_need', 'unpaid_order', 'open_complaint'])
    expect(missing.map((m) => m.text)).toEqual([
      '本轮有效跟进 9/12 次，还不能挂起',
      '客户有明确的需求，不能挂起',
      '有 1 张订单未收款，不能挂起',
      '有未结的投诉，不能挂起',
    ])
    const told = (await rep.call(showCustomer, { params: { id } })).whyNotSuspend.map((w) => w.reason)
    expect(told).toEqual(missing.map((m) => m.reason))
  })

  test('an order that is part paid still stands against it; a paid one does not', async () => {
    const id = await customer(12)
    await takeOrder(app, id, { payment: 'paid' })
    expect((await rep.call(showCustomer, { params: { id } })).whyNotSuspend).toEqual([])
    await takeOrder(app, id, { payment: 'partial' })
    expect((await rep.refusal(suspend, { params: { id }, body: reason })).body.reason).toBe('unpaid_order')
  })

  test('touches of an earlier pursuit do not count', async () => {
    const id = await customer(12)
    const other = await app.person('rep', { team })
    app.clock.set('2026-06-01T03:00:00Z')
    await manager.call(assign, { body: { customerIds: [id], ownerId: other.id } })
    const refused = await other.refusal(suspend, { params: { id }, body: reason })
    expect(refused.body.missing).toMatchObject([{ reason: 'too_few_touches', have: 0 }])
  })

  test('a manager may do it earlier only where the setting allows, and the rest still stands against it', async () => {
    const id = await customer(3)
    expect((await manager.refusal(suspend, { params: { id }, body: reason })).body.reason).toBe('too_few_touches')
    await app.admin.call(changeSettings, { body: { values: { 'suspension.manager_early': true } } })
    expect((await rep.refusal(suspend, { params: { id }, body: reason })).body.reason).toBe('too_few_touches')
    await figure(id, 'stage', rankOf('need'))
    expect((await manager.refusal(suspend, { params: { id }, body: reason })).body.reason).toBe('open_need')
    await figure(id, 'stage', rankOf('responded'))
    expect((await manager.call(suspend, { params: { id }, body: reason })).state).toBe('suspended')
    await app.admin.call(changeSettings, { body: { values: { 'suspension.manager_early': null } } })
  })

  test('a reason is chosen and worded, and the day to look again lies ahead', async () => {
    const id = await customer(12)
    const refused = async (body: Record<string, unknown>) =>
      (await rep.refusal(suspend, { params: { id }, body: body as typeof reason })).body.reason
    expect(await refused({})).toBe('invalid_input')
    expect(await refused({ reason: '  ' })).toBe('invalid_input')
    expect(await refused({ ...reason, code: 'whatever' })).toBe('invalid_input')
    expect(await refused({ ...reason, lookAgainOn: '2026-06-01' })).toBe('look_again_in_the_past')
    for (const code of ['cannot_wait', 'no_match', 'lost_to_competitor', 'gone', 'other'] as const) {
      const each = await customer(12)
      const rested = await rep.call(suspend, {
        params: { id: each },
        body: { ...reason, code, lookAgainOn: '2026-06-02' },
      })
      expect(rested).toMatchObject({ state: 'suspended', lookAgainOn: '2026-06-02' })
    }
  })

  test('on the day to look again it comes up on the manager’s list', async () => {
    const id = await customer(12)
    await rep.call(suspend, { params: { id }, body: { ...reason, lookAgainOn: '2026-06-10' } })
    app.clock.set('2026-06-09T02:00:00Z')
    expect(await todaysCodes(manager, id)).toBeUndefined()
    app.clock.set('2026-06-10T02:00:00Z')
    expect(await todaysCodes(manager, id)).toEqual(['look_again'])
    expect(await todaysCodes(rep, id)).toBeUndefined()
    app.clock.set('2026-06-01T02:00:00Z')
  })

  test('several at once: each by itself, with its own reasons', async () => {
    const ripe = await customer(12)
    const unripe = await customer(2)
    const foreign = (await app.admin.call(createCustomer, { body: { name: '别人的', force: true } })).id
    const reply = await rep.call(suspendMany, { body: { customerIds: [unripe, ripe, foreign], ...reason } })
    expect(reply.suspended).toEqual([ripe])
    expect(reply.refused.map((r) => [r.customerId, r.reasons.map((why) => why.reason)])).toEqual([
      [foreign, ['not_found']],
      [unripe, ['too_few_touches']],
    ])
  })

  test('several at once take as many statements as one', async () => {
    const resting = (ids: string[]) =>
      countStatements(() => rep.call(suspendMany, { body: { customerIds: ids, ...reason } }))
    const ids = await Promise.all(Array.from({ length: 6 }, () => customer(12)))
    await resting([await customer(12)])
    const one = await resting(ids.slice(0, 1))
    expect(await resting(ids.slice(1))).toBe(one)
    expect((await manager.call(listPool)).items.map((c) => c.id)).toEqual(expect.arrayContaining(ids))
  })
})

describe('T5: some are never suspended', () => {
  test('by anyone, before or after they buy', async () => {
    await app.admin.call(changeSettings, { body: { values: { 'suspension.manager_early': true } } })
    const director = await app.person('director')
    for (const tier of ['VVIP', 'A'] as const) {
      const id = await customer(12, { tier })
      for (const who of [rep, manager, director, app.admin])
        expect((await who.refusal(suspend, { params: { id }, body: reason })).body.reason).toBe('tier_never_suspended')
      await takeOrder(app, id, { payment: 'paid' })
      expect((await director.refusal(suspend, { params: { id }, body: reason })).body.reason).toBe(
        'tier_never_suspended',
      )
      expect((await rep.call(showCustomer, { params: { id } })).can.suspend).toBe(false)
    }
    await app.admin.call(changeSettings, { body: { values: { 'suspension.manager_early': null } } })
  })

  test('only a manager changes the tier, and then it may rest', async () => {
    const id = await customer(12, { tier: 'A' })
    expect((await rep.refusal(changeCustomer, { params: { id }, body: { tier: 'C' } })).body.reason).toBe(
      'may_not_set_tier',
    )
    await manager.call(changeCustomer, { params: { id }, body: { tier: 'C', reason: '小单' } })
    expect((await rep.call(suspend, { params: { id }, body: reason })).state).toBe('suspended')
  })

  test('one that rests and becomes a VVIP leaves the pool, and waits with the manager', async () => {
    const id = await customer(12)
    await rep.call(suspend, { params: { id }, body: reason })
    const raised = await manager.call(changeCustomer, { params: { id }, body: { tier: 'VVIP' } })
    expect(raised).toMatchObject({ state: 'active', pool: null, owner: null })
    expect(await todaysCodes(manager, id)).toEqual(['unowned'])
    const lowered = await manager.call(changeCustomer, { params: { id }, body: { tier: 'B', reason: '小单' } })
    expect(lowered.pool).not.toBeNull()
  })

  test('by the setting other tiers, which then leave the pools', async () => {
    const id = await customer(12, { tier: 'B' })
    await rep.call(suspend, { params: { id }, body: reason })
    await app.admin.call(changeSettings, { body: { values: { 'suspension.never': ['VVIP', 'A', 'B'] } } })
    await app.runJobs()
    expect(await app.admin.call(showCustomer, { params: { id } })).toMatchObject({ state: 'active', pool: null })
    await app.admin.call(changeSettings, { body: { values: { 'suspension.never': null } } })
    await app.runJobs()
    expect((await app.admin.call(showCustomer, { params: { id } })).pool).not.toBeNull()
  })
})

describe('T6: or to the manager, where the setting says so', () => {
  test('it waits in the manager’s list, who assigns it again; the pools do not take it', async () => {
    await app.admin.call(changeSettings, { body: { values: { 'suspension.goes_to': 'manager' } } })
    const id = await customer(12)
    const rested = await rep.call(suspend, { params: { id }, body: reason }).catch((refused) => refused)
    expect(rested.status).toBeUndefined()
    expect(await todaysCodes(manager, id)).toEqual(['rested'])
    await manager.call(changeCustomer, { params: { id }, body: { tier: 'C', reason: '小单' } })
    expect(await app.admin.call(showCustomer, { params: { id } })).toMatchObject({ state: 'suspended', pool: null })
    await manager.call(assign, { body: { customerIds: [id], ownerId: rep.id } })
    expect(await rep.call(showCustomer, { params: { id } })).toMatchObject({
      state: 'active',
      effectiveTouches: 0,
      lookAgainOn: null,
    })
    await app.admin.call(changeSettings, { body: { values: { 'suspension.goes_to': null } } })
  })
})

test('T8: what rests is not gone: nothing was deleted, and it is found by its state', async () => {
  const found = await app.admin.call(listCustomers, { query: { state: 'suspended', limit: 200 } })
  expect(found.items.length).toBeGreaterThan(5)
  expect(found.items.every((c) => c.touches >= 3)).toBe(true)
})
