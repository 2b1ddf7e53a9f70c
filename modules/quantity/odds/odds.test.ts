import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../../shared/calendar.ts'
import { type Caller, openApp, type TestApp, TODAY } from '../../../testing/app.ts'
import { plantCustomers } from '../../../testing/customers.ts'
import { listOf } from '../../../testing/opened.ts'
import { countStatements } from '../../../testing/statements.ts'
import { changeSettings } from '../../company/contract.ts'
import { rateOf } from '../rules/interval.ts'
import { chanceOfAtLeast, moreLeadsFor } from '../rules/odds.ts'
import { addedUp, priorOf } from '../rules/prior.ts'
import { listOdds, showOdds } from './contract.ts'

let app: TestApp
let good: Caller
let poor: Caller
let fresh: Caller

interface Held {
  began: string
  ended?: string
  ordered?: string
  state?: 'active' | 'suspended'
}

/** Leads that somebody held from one day to another, and when they first ordered. */
async function hold(who: Caller, given: readonly Held[], cause = 'assigned') {
  const planted = await plantCustomers(
    app,
    given.map(({ began, ended, ordered, state = 'active' }) => ({
      owner_id: ended ? null : who.id,
      entered_on: began,
      state,
      orders: ordered ? 1 : 0,
      first_order_on: ordered ?? null,
    })),
  )
  for (const [n, { began, ended }] of given.entries())
    await app.query(
      `insert into ownership (id, customer_id, owner_id, cause, started_at, started_by, ended_at)
       values (gen_random_uuid(), $1, $2, $3, ($4::date + time '09:00') at time zone 'Asia/Shanghai', $2, ($5::date + time '09:00') at time zone 'Asia/Shanghai')`,
      [planted[n]?.id, who.id, cause, began, ended ?? null],
    )
  return planted
}
const times = (count: number, held: Held): Held[] => Array.from({ length: count }, () => held)

const LONG_AGO = '2025-06-01'
const RIPE = addMonths(TODAY, -6)

beforeAll(async () => {
  app = await openApp()
  good = await app.person('rep')
  poor = await app.person('rep')
  fresh = await app.person('rep')
  await hold(good, [...times(30, { began: LONG_AGO }), ...times(10, { began: LONG_AGO, ordered: '2025-09-01' })])
  await hold(poor, [
    ...times(40, { began: LONG_AGO }),
    { began: LONG_AGO, ordered: '2025-09-01' },
    // It ordered after the rep had let it go, and one before it was the rep's: neither is the rep's order.
    { began: LONG_AGO, ended: '2025-08-01', ordered: '2025-09-01' },
    { began: LONG_AGO, ordered: '2025-01-01' },
    // Let go: a lead that had its chance all the same.
    ...times(9, { began: LONG_AGO, ended: '2025-12-01', state: 'suspended' }),
  ])
  await hold(fresh, times(46, { began: addDays(TODAY, -20) }))
})
afterAll(() => app.close())

const oddsOf = (who: Caller, by = app.admin) => by.call(showOdds, { params: { id: who.id } })

describe('Q2: the rate of a rep', () => {
  test('leads that had their chance, and those won while the rep held them', async () => {
    expect((await oddsOf(good)).history).toMatchObject({ leads: 40, orders: 10, until: RIPE })
    expect((await oddsOf(poor)).history).toMatchObject({ leads: 51, orders: 1 })
    expect((await oddsOf(poor)).history.rate).toEqual(rateOf(1, 51, 0.95))
  })

  test('leads too new to have had their chance count neither way', async () => {
    const { history, inHand } = await oddsOf(fresh)
    expect(history).toMatchObject({ leads: 0, orders: 0, rate: null })
    expect(inHand.count).toBe(46)
  })

  test('who lets leads go is no better for it: the rate has those too, whoever sees them now', async () => {
    const own = await oddsOf(poor, poor)
    expect(own.history.rate).toMatchObject({ count: 1, of: 51 })
    expect(own.history.seenLeads.count).toBe(41)
    expect(await listOf(poor, own.history.seenLeads.opens)).toHaveLength(41)
  })

  test('the row tells its own base: its counts are those of its rate, whoever asks', async () => {
    for (const by of [app.admin, poor]) {
      const { leads, orders, rate } = (await oddsOf(poor, by)).history
      expect([leads, orders]).toEqual([rate?.of, rate?.count])
    }
  })

  test('G5: every number opens its records', async () => {
    for (const who of [good, poor, fresh])
      for (const by of [app.admin, who]) {
        const { history, inHand } = await oddsOf(who, by)
        for (const { count, opens } of [history.seenLeads, history.seenOrders, inHand])
          expect(await listOf(by, opens)).toHaveLength(count)
      }
  })
})

describe('Q2: odds and how many more', () => {
  test('the prior is the company’s own history with the trade’s, and is stated', async () => {
    const trade = { leads: 33, orders: 1, reps: 2 }
    const shown = [
      { leads: 40, orders: 10 },
      { leads: 51, orders: 1 },
    ]
    const { prior } = await oddsOf(fresh)
    const expected = priorOf(addedUp(shown), trade)
    expect(prior).toMatchObject({ reps: 2, leads: 91, orders: 11, trade })
    for (const key of ['a', 'b', 'rate', 'weight'] as const) expect(prior[key]).toBeCloseTo(expected[key], 12)
  })

  test('what the rep showed is learnt apart: the prior is of the others', async () => {
    const trade = { leads: 33, orders: 1, reps: 2 }
    const expected = priorOf(addedUp([{ leads: 51, orders: 1 }]), trade)
    const { prior, belief } = await oddsOf(good)
    expect(prior).toMatchObject({ reps: 1, leads: 51, orders: 1 })
    expect(belief.a).toBeCloseTo(expected.a + 10, 9)
    expect(belief.b).toBeCloseTo(expected.b + 30, 9)
  })

  test('one company history for whoever asks, without secret customers; its customers open as far as they are in sight', async () => {
    const director = await app.person('director')
    const [hidden] = await hold(good, [{ began: LONG_AGO, ordered: '2025-09-01' }])
    await app.query('update customer set secrecy = 2 where id = $1', [hidden?.id])
    const told = async (by: Caller) => {
      const { prior } = await oddsOf(fresh, by)
      for (const { count, opens } of [prior.seenLeads, prior.seenOrders])
        expect(await listOf(by, opens)).toHaveLength(count)
      return [prior.reps, prior.leads, prior.orders, prior.a]
    }
    const all = await told(app.admin)
    expect(all.slice(0, 3)).toEqual([2, 91, 11])
    expect(await told(director)).toEqual(all)
    expect(await told(fresh)).toEqual(all)
    expect((await oddsOf(fresh, fresh)).prior.seenLeads.count).toBe(0)
  })

  test('the list adds up to the company’s history: who is not listed is told in numbers', async () => {
    const { items, prior, unlisted } = await good.call(listOdds)
    expect(items).toHaveLength(1)
    const listed = items.reduce((sum, { history }) => sum + (history.rate?.of ?? 0), 0)
    expect({ leads: listed + unlisted.leads, reps: unlisted.reps + 1 }).toEqual({
      leads: prior.leads,
      reps: prior.reps,
    })
  })

  test('the odds of the leads in hand are beta-binomial; a rep without history is believed the prior', async () => {
    const { prior, odds, belief, asked } = await oddsOf(fresh)
    expect(belief).toEqual({ a: prior.a, b: prior.b })
    expect(odds).toBeCloseTo(chanceOfAtLeast(1, 46, prior), 12)
    expect(asked).toMatchObject({ orders: 1, certainty: 0.9 })
    const three = await app.admin.call(showOdds, { params: { id: fresh.id }, query: { orders: 3, certainty: 0.8 } })
    expect(three.asked.more).toBe(moreLeadsFor(3, 0.8, 46, prior))
    expect(three.asked.chance).toBeCloseTo(chanceOfAtLeast(3, 46, prior), 12)
  })

  test('the arithmetic is shown: at 1 % 100 leads make 63 %, at 5 % 99.4 %', async () => {
    const hundred = await app.person('rep')
    await hold(hundred, times(100, { began: addDays(TODAY, -3) }))
    const { arithmetic } = await oddsOf(hundred)
    expect(arithmetic.atLow.odds).toBeCloseTo(1 - 0.99 ** 100, 12)
    expect(arithmetic.atHigh.odds).toBeCloseTo(1 - 0.95 ** 100, 12)
    expect(Math.round(arithmetic.atLow.odds * 100)).toBe(63)
  })

  test('the trade’s word is a setting', async () => {
    await app.admin.call(changeSettings, {
      body: { values: { 'quantity.trade_leads': 100, 'quantity.trade_orders': 5 } },
    })
    expect((await oddsOf(fresh)).prior.trade).toEqual({ leads: 100, orders: 5, reps: 2 })
    await app.admin.call(changeSettings, { body: { values: { 'quantity.trade_low': 2, 'quantity.trade_high': 8 } } })
    const { atLow, atHigh } = (await oddsOf(fresh)).arithmetic
    expect([atLow.rate, atHigh.rate]).toEqual([0.02, 0.08])
    await app.admin.call(changeSettings, {
      body: {
        values: {
          'quantity.trade_leads': null,
          'quantity.trade_orders': null,
          'quantity.trade_low': null,
          'quantity.trade_high': null,
        },
      },
    })
  })
})

describe('who sees whose', () => {
  test('a rep oneself, the admin all; as many statements for many as for few', async () => {
    expect((await poor.call(listOdds)).items.map((item) => item.person.id)).toEqual([poor.id])
    expect((await poor.refusal(showOdds, { params: { id: good.id } })).status).toBe(404)
    const before = await countStatements(() => app.admin.call(listOdds))
    for (let n = 0; n < 5; n++) await hold(await app.person('rep'), times(3, { began: LONG_AGO }))
    expect(await countStatements(() => app.admin.call(listOdds))).toBe(before)
    const { items } = await app.admin.call(listOdds)
    expect(items.find((item) => item.person.id === good.id)?.odds).toBe((await oddsOf(good)).odds)
  })
})
