import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../../shared/calendar.ts'
import { type Caller, openApp, type TestApp, TODAY } from '../../../testing/app.ts'
import { plantCustomers } from '../../../testing/customers.ts'
import { listOf } from '../../../testing/opened.ts'
import { listLoads, showLoad } from './contract.ts'

let app: TestApp
let busy: Caller
let idle: Caller

beforeAll(async () => {
  app = await openApp()
  busy = await app.person('rep', { joinedOn: '2020-01-01' })
  idle = await app.person('rep', { joinedOn: '2020-01-01' })
})
afterAll(() => app.close())

/** Effective touches of a rep on so many of the last days, one a day on one customer. */
const touched = (who: Caller, customerId: string, days: number) =>
  app.query(
    `insert into touch (id, customer_id, by_id, channel, direction, effective, happened_at, day, recorded_by, recorded_at)
     select gen_random_uuid(), $1, $2, 'phone', 'out', true, $3::date - n, $3::date - n, $2, now()
     from generate_series(0, $4 - 1) n cross join generate_series(1, 2)`,
    [customerId, who.id, TODAY, days],
  )

describe('T9: the right load', () => {
  test('from the rep’s own pace, what to let go: the least important that may rest, and only they', async () => {
    const may = { effective_touches: 12, last_effective_on: addDays(TODAY, -20) }
    const held = await plantCustomers(
      app,
      [
        { tier: 'VVIP', ...may },
        { tier: 'A', ...may },
        { tier: 'B', ...may },
        { tier: 'C', ...may, last_effective_on: addDays(TODAY, -25) },
        { tier: null, ...may },
        { tier: null, ...may, effective_touches: 11 },
        { tier: null, ...may, unpaid_orders: 1, orders: 1 },
        { tier: null, ...may, stage: 4 },
      ].map((customer) => ({ owner_id: busy.id, unpaid_orders: 0, ...customer })),
    )
    await touched(busy, held[0]?.id ?? '', 14)
    const load = await app.admin.call(showLoad, { params: { id: busy.id } })
    // Twice a day on one customer counts once (T2): 14 touches in 28 days.
    expect(load).toMatchObject({ touches: 14, pace: 0.5, held: { count: 8 }, advice: 'right', letGo: [] })
    const room = Object.fromEntries(load.rhythms.map(({ rhythm, room }) => [rhythm, room.right]))
    expect(room).toEqual({ openNeed: 1, VVIP: 7, A: 15, B: 30, C: 37, untouched: 0, otherwise: 7 })

    await plantCustomers(
      app,
      Array.from({ length: 9 }, () => ({ owner_id: busy.id, tier: 'A', ...may })),
    )
    const more = await app.admin.call(showLoad, { params: { id: busy.id } })
    const [vvip, a, b, c, none] = held.map((customer) => customer.id)
    expect(more.advice).toBe('let_go')
    expect(more.letGo.map((item) => item.id)).toEqual([none, c, b].slice(0, more.letGo.length))
    expect(more.letGo.map((item) => item.id)).not.toContain(vvip)
    expect(more.letGo.map((item) => item.id)).not.toContain(a)
    expect(more.letGo.every((item) => item.can.suspend)).toBe(true)
    const listed = (await app.admin.call(listLoads)).items.find((item) => item.person.id === busy.id)
    expect(listed).toMatchObject({ advice: 'let_go', letGoCount: more.letGoCount, stillTooMany: more.stillTooMany })
  })

  test('too many, and none of them may rest: the list too says that others are to take some', async () => {
    const stuck = await app.person('rep')
    const [of] = await plantCustomers(
      app,
      Array.from({ length: 20 }, () => ({ owner_id: stuck.id, tier: 'A', effective_touches: 12 })),
    )
    await touched(stuck, of?.id ?? '', 1)
    const load = await app.admin.call(showLoad, { params: { id: stuck.id } })
    expect(load).toMatchObject({ advice: 'hand_over', letGoCount: 0, stillTooMany: true, letGo: [] })
    const listed = (await app.admin.call(listLoads)).items.find((item) => item.person.id === stuck.id)
    expect(listed).toMatchObject({ advice: 'hand_over', letGoCount: 0, stillTooMany: true })
  })

  test('T9, Q3: from somebody new who is short of new customers nothing is to be handed over: the pace is to rise', async () => {
    const plant = async (joinedOn: string) => {
      const who = await app.person('rep', { joinedOn })
      const held = Array.from({ length: 20 }, () => ({ owner_id: who.id, tier: 'A', effective_touches: 12 }))
      const [one] = await plantCustomers(app, held)
      await touched(who, one?.id ?? '', 1)
      const { advice } = await app.admin.call(showLoad, { params: { id: who.id } })
      expect((await app.admin.call(listLoads)).items.find((item) => item.person.id === who.id)?.advice).toBe(advice)
      return advice
    }
    expect(await plant(addDays(TODAY, -30))).toBe('quicken')
    expect(await plant('2020-01-01')).toBe('hand_over')
  })

  test('with room there, how many leads to take', async () => {
    const [one] = await plantCustomers(app, [{ owner_id: idle.id, last_effective_on: TODAY }])
    await touched(idle, one?.id ?? '', 28)
    const load = await app.admin.call(showLoad, { params: { id: idle.id } })
    // One touch a day, one customer asking for a fifteenth of it: fourteen more at every fifteen days.
    expect(load).toMatchObject({ pace: 1, advice: 'take', leads: 14 })
    const listed = (await app.admin.call(listLoads)).items.find((item) => item.person.id === idle.id)
    expect(listed).toMatchObject({ pace: 1, advice: 'take', leads: 14 })
  })

  test('G5: the counts open their records; who may see whose', async () => {
    const load = await busy.call(showLoad, { params: { id: busy.id } })
    for (const { count, opens } of [load.held, ...load.rhythms.map(({ held }) => held)])
      expect(await listOf(busy, opens)).toHaveLength(count)
    expect((await busy.call(listLoads)).items.map((item) => item.person.id)).toEqual([busy.id])
    expect((await busy.refusal(showLoad, { params: { id: idle.id } })).status).toBe(404)
  })
})
