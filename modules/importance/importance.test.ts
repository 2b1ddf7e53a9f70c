import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { sign } from '../../testing/secrecy.ts'
import { changeSettings } from '../company/contract.ts'
import { changeCustomer, createCustomer, showCustomer } from '../customers/contract.ts'
import { neverSuspended } from '../customers/settings.ts'
import { notePayment, placeOrder } from '../deals/contract.ts'
import { sealedTiers } from '../secrecy/settings.ts'
import {
  followScorecard,
  listWaitingFalls,
  markCriterion,
  overrideTier,
  previewScorecard,
  showImportance,
} from './contract.ts'
import { scoreBuyers } from './jobs.ts'
import { scorecard } from './settings.ts'

let app: TestApp
let rep: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  manager = await app.person('manager', { name: '陈经理' })
  rep = await app.person('rep')
})
afterAll(() => app.close())

let made = 0
const customer = async () =>
  (await rep.call(createCustomer, { body: { name: `重要客户 ${++made}`, enteredOn: '2025-01-01', force: true } })).id
const mark = (id: string, criterion: string, value: number | null, by = rep) =>
  by.call(markCriterion, { params: { id }, body: { criterion, value } })
const JUDGED = { potential: 500_000_000, market_fit: 5, production_fit: 5, strategic: 5 } as const
const judge = async (id: string, marks: Record<string, number> = JUDGED) => {
  for (const [criterion, value] of Object.entries(marks)) await mark(id, criterion, value)
  return id
}
const shown = (id: string) => rep.call(showImportance, { params: { id } })
const tierOf = async (id: string) => (await rep.call(showCustomer, { params: { id } })).tier
const order = (id: string, orderedOn: string, unitPrice: number, unitCost: number) =>
  rep.call(placeOrder, {
    body: { customerId: id, orderedOn, lines: [{ name: '礼盒', unit: '套', quantity: 100, unitPrice, unitCost }] },
  })

describe('I1: importance', () => {
  test('is scored from what is known, and the tier follows at once, in the open', async () => {
    const id = await customer()
    expect(await shown(id)).toMatchObject({
      tier: null,
      score: null,
      known: 0,
      suggested: null,
      can: { mark: true, setTier: false },
    })
    await judge(id)
    expect(await shown(id)).toMatchObject({
      tier: 'VVIP',
      givenBy: 'scorecard',
      score: 100,
      known: 65,
      suggested: 'VVIP',
      history: [{ cause: 'scorecard', from: null, to: 'VVIP' }],
    })
    expect(await tierOf(id)).toBe('VVIP')
  })

  test('follows the facts: orders and payments are measured as they come', async () => {
    const id = await customer()
    await order(id, '2024-12-01', 1000, 500)
    const recent = await order(id, '2026-04-01', 1500, 1000)
    await app.runJobs()
    const before = await shown(id)
    expect(before.criteria.filter((c) => c.measured).map((c) => [c.key, c.value])).toEqual([
      ['margin', expect.closeTo(24.7, 1)],
      ['growth', 50],
      ['payment', 61],
    ])
    await rep.call(notePayment, { params: { id: recent.id }, body: { fen: 150_000, on: '2026-04-21' } })
    await app.runJobs()
    const after = await shown(id)
    expect(after.criteria.find((c) => c.key === 'payment')).toMatchObject({ value: 20, points: 100, measured: true })
    expect(after.scoredOn).toBe('2026-06-01')
  })

  test('each night the buyers are scored anew, for the twelve months move on', async () => {
    const id = await customer()
    await order(id, '2025-06-10', 1500, 1000)
    await app.runJobs()
    expect((await shown(id)).criteria.find((c) => c.key === 'margin')?.value).toBeCloseTo(24.7, 1)
    app.clock.set('2026-06-20T02:00:00Z')
    try {
      await app.runJob(scoreBuyers)
      const [kept] = await app.query<{ margin: number | null }>(
        `select "values" ->> 'margin' as margin from importance_score where customer_id = $1`,
        [id],
      )
      expect(kept?.margin).toBeNull()
    } finally {
      app.clock.set('2026-06-01T02:00:00Z')
    }
  })

  test('a manager may override with a reason; then the score changes nothing, until the scorecard is followed again', async () => {
    const id = await judge(await customer(), { ...JUDGED, strategic: 1, market_fit: 1, production_fit: 1 })
    expect(await tierOf(id)).toBe('C')
    const override = { params: { id }, body: { tier: 'A', reason: '集团的标杆客户' } } as const
    expect((await rep.refusal(overrideTier, override)).body.reason).toBe('may_not_set_tier')
    expect(await manager.call(overrideTier, override)).toMatchObject({
      tier: 'A',
      givenBy: 'hand',
      suggested: 'C',
      history: [{ cause: 'edit', from: 'C', to: 'A', reason: '集团的标杆客户' }, { cause: 'scorecard' }],
    })
    await mark(id, 'strategic', 5)
    await mark(id, 'production_fit', 5)
    expect(await tierOf(id)).toBe('A')
    await manager.call(followScorecard, { params: { id }, body: { reason: '按评分表来' } })
    expect(await shown(id)).toMatchObject({ givenBy: 'scorecard', tier: 'VVIP' })
  })

  test('a tier that somebody changed by hand is that person’s, on whatever screen', async () => {
    const id = await judge(await customer())
    await manager.call(changeCustomer, { params: { id }, body: { tier: 'B', reason: '先观察' } })
    expect(await shown(id)).toMatchObject({ tier: 'B', givenBy: 'hand', suggested: 'VVIP' })
    await manager.call(changeCustomer, { params: { id }, body: { tier: 'VVIP' } })
    expect(await shown(id)).toMatchObject({ tier: 'VVIP', givenBy: 'hand' })
  })

  test('T5: a fall out of a tier that is never suspended waits for the manager’s word', async () => {
    const id = await judge(await customer())
    for (const key of ['market_fit', 'production_fit', 'strategic']) await mark(id, key, 1)
    expect(await shown(id)).toMatchObject({ tier: 'VVIP', suggested: 'C', waitsSince: expect.any(String) })
    const waiting = await manager.call(listWaitingFalls, {})
    expect(waiting.items).toContainEqual(
      expect.objectContaining({ customer: expect.objectContaining({ id }), tier: 'VVIP', suggested: 'C' }),
    )
    await manager.call(followScorecard, { params: { id }, body: { reason: '确认降级' } })
    expect(await shown(id)).toMatchObject({ tier: 'C', waitsSince: null })
  })

  test('S1: a fall out of a tier that is sealed waits too: it would open the customer to all', async () => {
    const keys = { [neverSuspended.key]: ['A'], [sealedTiers.key]: ['VVIP'] }
    await app.admin.call(changeSettings, { body: { values: keys } })
    const id = await judge(await customer())
    for (const key of ['market_fit', 'production_fit', 'strategic']) await mark(id, key, 1)
    expect(await shown(id)).toMatchObject({ tier: 'VVIP', suggested: 'C', waitsSince: expect.any(String) })
    const asBefore = { [neverSuspended.key]: null, [sealedTiers.key]: null }
    await app.admin.call(changeSettings, { body: { values: asBefore } })
  })

  test('what is measured cannot be typed, and a mark has its range', async () => {
    const id = await customer()
    const refusal = async (criterion: string, value: number) =>
      (await rep.refusal(markCriterion, { params: { id }, body: { criterion, value } })).body.reason
    expect(await refusal('margin', 30)).toBe('measured_criterion')
    expect(await refusal('strategic', 6)).toBe('mark_out_of_range')
    expect(await refusal('luck', 3)).toBe('unknown_criterion')
    expect((await manager.refusal(followScorecard, { params: { id }, body: { reason: '试试' } })).body.reason).toBe(
      'no_score',
    )
    await mark(id, 'strategic', 3)
    await mark(id, 'strategic', null)
    expect((await shown(id)).criteria.find((c) => c.key === 'strategic')).toMatchObject({ value: null, points: null })
  })

  test('another scorecard is tried out before it is saved, and saved it scores everybody anew', async () => {
    const id = await judge(await customer(), { potential: 500_000_000, market_fit: 4, production_fit: 4, strategic: 4 })
    expect(await tierOf(id)).toBe('VVIP')
    const stricter = { ...scorecard.fallback, tiers: { VVIP: 95, A: 80, B: 60 } }
    const tried = await app.admin.call(previewScorecard, { body: { scorecard: stricter } })
    expect(tried.moved).toContainEqual(
      expect.objectContaining({ customer: expect.objectContaining({ id }), from: 'VVIP', to: 'A' }),
    )
    expect(Object.values(tried.proposed).reduce((sum, n) => sum + n, 0)).toBe(tried.looked)
    expect(tried.proposed.VVIP).toBeLessThan(tried.inForce.VVIP)
    await app.admin.call(changeSettings, { body: { values: { 'importance.scorecard': stricter } } })
    await app.runJobs()
    expect(await shown(id)).toMatchObject({ tier: 'VVIP', suggested: 'A', waitsSince: expect.any(String) })
    await app.admin.call(changeSettings, { body: { values: { 'importance.scorecard': null } } })
    await app.runJobs()
    expect(await shown(id)).toMatchObject({ tier: 'VVIP', waitsSince: null })
  })
})

test('S1: no setting opens a sealed customer: with its tier on no list any more a fall still waits for who answers for it', async () => {
  // Nothing is sealed before somebody has signed.
  await sign(rep, manager)
  const id = await judge(await customer())
  const secrecy = async () =>
    (await app.query<{ n: number }>('select secrecy as n from customer where id = $1', [id]))[0]?.n
  expect(await secrecy()).toBe(1)
  await app.admin.call(changeSettings, { body: { values: { [neverSuspended.key]: [], [sealedTiers.key]: [] } } })
  const lower = { ...scorecard.fallback, tiers: { VVIP: 100, A: 99.5, B: 99 } }
  for (const key of ['market_fit', 'production_fit', 'strategic']) await mark(id, key, 4)
  await app.admin.call(changeSettings, { body: { values: { [scorecard.key]: lower } } })
  await app.runJobs()
  expect(await shown(id)).toMatchObject({ tier: 'VVIP', suggested: 'C', waitsSince: expect.any(String) })
  expect(await secrecy()).toBe(1)
  const asBefore = { [neverSuspended.key]: null, [sealedTiers.key]: null, [scorecard.key]: null }
  await app.admin.call(changeSettings, { body: { values: asBefore } })
  await app.runJobs()
})
