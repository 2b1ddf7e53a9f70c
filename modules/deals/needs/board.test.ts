import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId, run, sql } from '../../../platform/sql.ts'
import { addDays } from '../../../shared/calendar.ts'
import { type Caller, openApp, type TestApp, TODAY } from '../../../testing/app.ts'
import { allPages } from '../../../testing/pages.ts'
import { createCustomer, putMember, showCustomer } from '../../customers/contract.ts'
import { listNeeds, listStrayNeeds, loseNeed, nameNeedCustomer, openNeed, placeOrder, showBoard } from '../contract.ts'

let app: TestApp
let rep: Caller
let manager: Caller
let other: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  manager = await app.person('manager')
  other = await app.person('rep')
})
afterAll(() => app.close())

let made = 0
const customerOf = async (by: Caller) =>
  (await by.call(createCustomer, { body: { name: `看板 ${++made}`, enteredOn: '2026-01-01', force: true } })).id
const yuan = (n: number, currency = 'CNY') => ({ fen: n * 100, currency })
const open = async (by: Caller, more: Record<string, unknown> = {}) =>
  by.call(openNeed, { body: { customerId: await customerOf(by), title: '彩盒', level: 'explicit', ...more } })
const column = async (by: Caller, stage: string, query = {}) => {
  const { columns } = await by.call(showBoard, { query })
  const found = columns.find((c) => c.stage === stage)
  if (!found) throw new Error(`no column ${stage}`)
  return found
}

describe('Q1: the board counts and sums each column exactly', () => {
  test('by currency, whatever part of the column is shown; those without an amount are counted', async () => {
    await open(rep, { amount: yuan(1200) })
    await open(rep, { amount: yuan(800.5) })
    await open(rep, { amount: yuan(90, 'USD') })
    await open(rep)
    await open(other, { amount: yuan(5000) })
    const { count, sums, items, nextCursor } = await column(rep, 'explicit', { limit: 1 })
    expect({ count, sums }).toEqual({ count: 4, sums: [yuan(2000.5), yuan(90, 'USD')] })
    expect(items).toHaveLength(1)
    const rest = await allPages((cursor) =>
      rep.call(listNeeds, { query: { stage: 'explicit', sort: 'board', limit: 1, ...cursor } }),
    )
    expect(rest).toHaveLength(4)
    expect(nextCursor).not.toBeNull()
  })

  test('what a manager owns, and works on in a group, stands and counts once', async () => {
    const before = await column(manager, 'latent')
    const own = await open(manager, { level: 'latent', amount: yuan(10) })
    await manager.call(putMember, { params: { id: own.customer.id, personId: rep.id }, body: { role: 'member' } })
    await open(rep, { level: 'latent', amount: yuan(20) })
    const after = await column(manager, 'latent')
    expect(after.count - before.count).toBe(2)
    expect(after.items.filter((item) => item.id === own.id)).toHaveLength(1)
    expect((await column(rep, 'latent')).items.map((item) => item.id)).toContain(own.id)
  })

  test('with the filters of the list: owner, amount, wanted on, overdue next step', async () => {
    const yesterday = addDays(TODAY, -1)
    const late = { amount: yuan(7777), nextStep: '寄样', nextOn: yesterday, wantedOn: '2026-09-01' }
    await open(rep, { level: 'brewing', ...late })
    await open(rep, { level: 'brewing', amount: yuan(10) })
    for (const query of [
      { nextTo: yesterday },
      { minAmount: 700_000 },
      { wantedFrom: '2026-08-31', wantedTo: '2026-09-02' },
    ]) {
      expect(await column(rep, 'brewing', query)).toMatchObject({ count: 1, sums: [yuan(7777)] })
    }
    expect((await column(manager, 'brewing', { owner: rep.id })).count).toBe(2)
    expect((await column(manager, 'brewing', { owner: other.id })).count).toBe(0)
  })

  test('won and lost ones stay for the days of the setting; earlier ones are in the list', async () => {
    const long = await open(rep)
    const body = { code: 'price' as const, reason: '贵了' }
    await rep.call(loseNeed, { params: { id: long.id }, body: { ...body, on: addDays(TODAY, -91) } })
    const lately = await open(rep, { amount: yuan(30) })
    await rep.call(loseNeed, { params: { id: lately.id }, body: { ...body, on: addDays(TODAY, -90) } })
    expect(await column(rep, 'lost')).toMatchObject({ count: 1, items: [{ id: lately.id }] })
    expect((await rep.call(listNeeds, { query: { stage: 'lost' } })).items).toHaveLength(2)
    const won = await open(rep, { amount: yuan(400) })
    await rep.call(placeOrder, { body: { customerId: won.customer.id, needId: won.id, amount: yuan(410) } })
    expect(await column(rep, 'won')).toMatchObject({ count: 1, sums: [yuan(400)] })
  })
})

describe('G4: imported deals without a customer', () => {
  test('who answers for others names the customer; from then on it is a need like any other', async () => {
    const id = newId()
    await app.writing((work) =>
      run(
        work.tx,
        sql`insert into need (id, title, level, position, fen, currency, created_by, recorded_at, opened_on)
            values (${id}, '年货礼盒', 'explicit', 0, 880000, 'CNY', ${work.by.id}, ${work.now}, ${TODAY})`,
      ),
    )
    expect((await rep.refusal(listStrayNeeds, {})).status).toBe(403)
    const { items } = await manager.call(listStrayNeeds, {})
    expect(items).toMatchObject([{ id, title: '年货礼盒', amount: yuan(8800) }])
    const customerId = await customerOf(rep)
    const named = await manager.call(nameNeedCustomer, { params: { id }, body: { customerId } })
    expect(named).toMatchObject({ customer: { id: customerId }, owner: { id: rep.id } })
    expect((await manager.call(listStrayNeeds, {})).items).toEqual([])
    const again = await manager.refusal(nameNeedCustomer, { params: { id }, body: { customerId } })
    expect(again.body.reason).toBe('need_has_customer')
    const { whyNotSuspend } = await rep.call(showCustomer, { params: { id: customerId } })
    expect(whyNotSuspend.map((why) => why.reason)).toContain('open_need')
  })
})
