import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../shared/calendar.ts'
import { type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { takeOrder } from '../../testing/orders.ts'
import { sealNothing } from '../../testing/secrecy.ts'
import { changeSettings } from '../company/contract.ts'
import { createCustomer, showCustomer, showTimeline } from '../customers/contract.ts'
import { addTeam } from '../people/contract.ts'
import { showToday } from '../today/contract.ts'
import { askForSupport, logTouch, postpone } from '../touches/contract.ts'
import { assign, claim, listPool } from './contract.ts'
import { recall } from './jobs.ts'

let app: TestApp
let rep: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  await sealNothing(app)
  const team = (await app.admin.call(addTeam, { body: { name: '销售一部' } })).id
  rep = await app.person('rep', { team })
  manager = await app.person('manager', { team })
})
afterAll(() => app.close())
beforeEach(() => app.clock.set(NOW))

const DAY_0 = '2026-06-01'
/** Ten in the morning in Shanghai, so many days after NOW. */
const turnTo = (n: number) => app.clock.set(`${addDays(DAY_0, n)}T02:00:00Z`)
const set = (values: Record<string, unknown>) => app.admin.call(changeSettings, { body: { values } })

let made = 0
async function customer(tier?: 'VVIP' | 'A' | 'B' | 'C'): Promise<string> {
  const body = { name: `客户 ${++made}`, force: true, ownerId: rep.id, ...(tier ? { tier } : {}) }
  return (await app.admin.call(createCustomer, { body })).id
}
const touch = (id: string) =>
  rep.call(logTouch, { body: { customerId: id, channel: 'phone', effective: true, summary: '谈了' } })
const show = (id: string) => app.admin.call(showCustomer, { params: { id } })
const codes = async (who: Caller, id: string) =>
  (await who.call(showToday)).items.find((i) => i.customer.id === id)?.reasons.map((r) => r.code)

async function stateOn(id: string, day: number): Promise<string> {
  turnTo(day)
  await app.runJob(recall)
  return (await show(id)).state
}

describe('T6: recalled for neglect when n ≥ 2·O and at least 30', () => {
  test('one not touched yet, whose 2·O is 6, on day 30', async () => {
    const id = await customer()
    expect((await show(id)).recallOn).toBe('2026-07-01')
    expect(await stateOn(id, 29)).toBe('active')
    expect(await stateOn(id, 30)).toBe('recalled')
  })

  test('one touched, without an order, on day 60 after the last effective touch', async () => {
    const id = await customer()
    turnTo(3)
    await touch(id)
    expect(await stateOn(id, 62)).toBe('active')
    expect(await stateOn(id, 63)).toBe('recalled')
  })

  test('after an order by its tier: a B on day 150', async () => {
    const id = await customer('B')
    await touch(id)
    await takeOrder(app, id, { payment: 'paid' })
    expect(await stateOn(id, 149)).toBe('active')
    expect(await stateOn(id, 150)).toBe('recalled')
  })

  test('by the settings', async () => {
    const id = await customer()
    await set({ 'recall.factor': 3, 'recall.at_least': 5 })
    await app.runJobs()
    expect((await show(id)).recallOn).toBe('2026-06-10')
    await set({ 'recall.factor': null, 'recall.at_least': null })
    await app.runJobs()
  })

  test('the clock of an imported customer starts at the import', async () => {
    const body = { name: '老客户', enteredOn: '2025-01-01', force: true, ownerId: rep.id }
    const { id } = await app.admin.call(createCustomer, { body })
    await app.query(`update customer set neglect_since = '2026-06-01' where id = $1`, [id])
    await touch(id)
    expect((await show(id)).recallOn).toBe('2026-07-31')
  })
})

describe('T6: what a recall does', () => {
  test('the customer goes to the manager, not into the pool; its history stays', async () => {
    const id = await customer()
    await touch(id)
    await rep.call(askForSupport, { params: { id }, body: { note: '帮帮我' } })
    expect(await stateOn(id, 60)).toBe('recalled')
    const recalled = await show(id)
    expect(recalled).toMatchObject({ owner: null, pool: null, stepInSince: null, recallOn: null, touches: 1 })
    expect((await app.admin.call(listPool)).items.map((c) => c.id)).not.toContain(id)
    expect((await rep.refusal(showCustomer, { params: { id } })).status).toBe(404)
    expect(await codes(manager, id)).toEqual(['recalled'])
    const { items } = await manager.call(showTimeline, { params: { id }, query: { kind: 'pool' } })
    expect(items).toMatchObject([{ body: { kind: 'recalled', from: 'rep 1' } }])
    const [held] = await app.query(`select end_cause from ownership where customer_id = $1`, [id])
    expect(held).toEqual({ end_cause: 'recalled' })
    const again = await app.person('rep')
    await manager.call(assign, { body: { customerIds: [id], ownerId: again.id } })
    expect(await show(id)).toMatchObject({ state: 'active', owner: { id: again.id }, effectiveTouches: 0 })
  })

  test('a VVIP and an A stay active, without an owner, in the manager’s list (T5)', async () => {
    for (const tier of ['VVIP', 'A'] as const) {
      turnTo(0)
      const id = await customer(tier)
      expect(await stateOn(id, 30)).toBe('active')
      expect(await show(id)).toMatchObject({ owner: null, pool: null })
      expect(await codes(manager, id)).toEqual(['unowned'])
    }
  })

  test('a touch that comes in time keeps it', async () => {
    const id = await customer()
    turnTo(29)
    await touch(id)
    expect(await stateOn(id, 30)).toBe('active')
    expect((await show(id)).recallOn).toBe('2026-08-29')
  })

  test('what was claimed is not recalled while it is protected', async () => {
    await set({ 'recall.at_least': 3, 'recall.factor': 1 })
    const { id } = await app.admin.call(createCustomer, { body: { name: '刚领的', ownerId: null, force: true } })
    await rep.call(claim, { body: { customerId: id } })
    expect(await stateOn(id, 6)).toBe('active')
    expect(await stateOn(id, 7)).toBe('recalled')
    await set({ 'recall.at_least': null, 'recall.factor': null })
    await app.runJobs()
  })

  test('hundreds at once, each once', async () => {
    const ids: string[] = []
    for (let i = 0; i < 5; i++) ids.push(await customer())
    await app.query(
      `with fresh as (
         insert into customer (id, root_id, name, kind, owner_id, team_id, entered_on, created_by, created_at, pursuit_started_at, pursuit_started_on, early_until, due_on, overdue_on, recall_on)
         select x.id, x.id, '批量 ' || x.n, kind, owner_id, team_id, entered_on, created_by, created_at, pursuit_started_at, pursuit_started_on, early_until, due_on, overdue_on, recall_on
         from customer c cross join (select gen_random_uuid() as id, n from generate_series(1, 450) n) x where c.id = $1
         returning id, owner_id)
       insert into ownership (id, customer_id, owner_id, cause, started_at, started_by)
       select gen_random_uuid(), id, owner_id, 'created', now(), owner_id from fresh`,
      [ids[0]],
    )
    turnTo(40)
    await Promise.all([app.runJob(recall), app.runJob(recall)])
    const [count] = await app.query<{ moves: number; left: number }>(
      `select (select count(*)::int from pool_move m join customer c on c.id = m.customer_id where m.kind = 'recalled' and (c.name like '批量 %' or c.id = any($1))) as moves,
        (select count(*)::int from customer where owner_id is not null and recall_on <= '2026-07-11') as left`,
      [ids],
    )
    expect(count).toEqual({ moves: 455, left: 0 })
  })
})

describe('T6: warned seven days before', () => {
  test('from the seventh day before on, with the days that are left', async () => {
    const id = await customer()
    const told = async (day: number) => {
      turnTo(day)
      return (await rep.call(showToday)).items
        .find((i) => i.customer.id === id)
        ?.reasons.find((r) => r.code === 'recall_warning')?.text
    }
    expect(await told(22)).toBeUndefined()
    expect(await told(23)).toBe('Will be recalled in 7 d')
    expect(await told(29)).toBe('Will be recalled in 1 d')
    expect(await told(30)).toBe('Will be recalled today')
    turnTo(23)
    expect(await codes(rep, id)).toEqual(['overdue', 'recall_warning'])
  })

  test('it cannot be put off into the recall', async () => {
    const id = await customer()
    turnTo(20)
    const later = await rep.refusal(postpone, { params: { id }, body: { until: '2026-07-01', reason: '出差' } })
    expect(later).toMatchObject({ status: 422, body: { reason: 'postponed_into_recall' } })
    await rep.call(postpone, { params: { id }, body: { until: '2026-06-30', reason: '出差' } })
    expect(await codes(rep, id)).toBeUndefined()
    turnTo(29)
    expect(await codes(rep, id)).toEqual(['overdue', 'recall_warning'])
  })
})
