import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { sealNothing } from '../../testing/secrecy.ts'
import { touchOnDays } from '../../testing/touches.ts'
import { changeSettings } from '../company/contract.ts'
import { createCustomer, showCustomer } from '../customers/contract.ts'
import { logTouch } from '../touches/contract.ts'
import { assign, claim, listPool, showQuota, suspend } from './contract.ts'
import { roomToClaim } from './index.ts'
import { capFor, whyNotClaim } from './rules/claim.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
  await sealNothing(app)
})
afterAll(() => app.close())
beforeEach(() => app.clock.set(NOW))

let made = 0
type Tier = 'VVIP' | 'A' | 'B' | 'C'
async function pooled(tier?: Tier): Promise<string> {
  const body = { name: `公海客户 ${++made}`, ownerId: null, force: true, ...(tier ? { tier } : {}) }
  return (await app.admin.call(createCustomer, { body })).id
}
const several = (n: number, of: () => Promise<string> = pooled) => Promise.all(Array.from({ length: n }, () => of()))
const take = (who: Caller, customerId: string) => who.call(claim, { body: { customerId } })
const refusal = (who: Caller, customerId: string) => who.refusal(claim, { body: { customerId } })
const set = (values: Record<string, unknown>) => app.admin.call(changeSettings, { body: { values } })

/** Those that succeeded, and the reasons of the others. */
async function race(tries: Promise<unknown>[]) {
  const done = await Promise.allSettled(tries)
  const reasons = done.flatMap((d) => (d.status === 'rejected' ? [(d.reason as Answer).body.reason] : []))
  return { won: done.length - reasons.length, reasons }
}

describe('T6: a claim', () => {
  test('makes the customer the claimant’s, in a new pursuit, protected for a week', async () => {
    const rep = await app.person('rep')
    const id = await pooled()
    app.clock.set('2026-06-01T04:00:00Z')
    const claimed = await take(rep, id)
    expect(claimed).toMatchObject({
      owner: { id: rep.id },
      state: 'active',
      pool: null,
      effectiveTouches: 0,
      pursuit: { number: 2, startedOn: '2026-06-01' },
      protectedUntil: '2026-06-08',
      dueOn: '2026-06-01',
    })
    const { customer } = await rep.call(logTouch, {
      body: {
        customerId: id,
        channel: 'phone',
        effective: true,
        summary: '谈了',
        // Told by a phone whose clock is three minutes slow.
        happenedAt: '2026-06-01T03:57:30Z',
      },
    })
    expect(customer.effectiveTouches).toBe(1)
    expect((await refusal(rep, id)).body.reason).toBe('already_yours')
  })

  test('64 at once: exactly one gets it, the others are told by whom and when', async () => {
    const reps = await Promise.all(Array.from({ length: 64 }, (_, i) => app.person('rep', { name: `抢客 ${i}` })))
    const id = await pooled()
    const done = await Promise.allSettled(reps.map((rep) => take(rep, id)))
    const winners = reps.filter((_, i) => done[i]?.status === 'fulfilled')
    expect(winners).toHaveLength(1)
    const winner = winners[0] as Caller
    const name = `抢客 ${reps.indexOf(winner)}`
    for (const d of done)
      if (d.status === 'rejected')
        expect(d.reason).toMatchObject({
          status: 409,
          body: {
            reason: 'already_claimed',
            title: `${name} has had this customer since 2026-06-01 10:00`,
            missing: { by: { id: winner.id, name }, at: '2026-06-01T02:00:00.000Z' },
          },
        })
    expect((await app.admin.call(showCustomer, { params: { id } })).owner).toEqual({ id: winner.id, name })
    const held = await app.query(`select owner_id from ownership where customer_id = $1`, [id])
    expect(held).toEqual([{ owner_id: winner.id }])
    // Who did not get it has not used up a claim.
    const loser = reps.find((rep) => rep !== winner) as Caller
    expect(await loser.call(showQuota)).toMatchObject({ claimedToday: 0, held: 0 })
  })

  test('a claim and an assignment at once: one of them, and the claimant is told', async () => {
    const [one, other] = [await app.person('rep'), await app.person('rep', { name: '李四' })]
    for (let i = 0; i < 5; i++) {
      const id = await pooled()
      const [mine, given] = await Promise.allSettled([
        take(one, id),
        app.admin.call(assign, { body: { customerIds: [id], ownerId: other.id } }),
      ])
      expect(given.status).toBe('fulfilled')
      if (mine.status === 'rejected') expect(mine.reason).toMatchObject({ body: { reason: 'already_claimed' } })
      expect((await app.admin.call(showCustomer, { params: { id } })).owner?.id).toBe(other.id)
    }
  })

  test('only of what waits in a pool: not an owned one, nor one that waits with the manager', async () => {
    const rep = await app.person('rep')
    const other = await app.person('rep')
    const owned = (await other.call(createCustomer, { body: { name: '有主的', force: true } })).id
    expect((await refusal(rep, owned)).status).toBe(404)
    const manager = await app.person('manager')
    expect((await refusal(manager, owned)).body.reason).toBe('not_in_pool')
    expect((await refusal(rep, await pooled('VVIP'))).status).toBe(404)
    expect((await refusal(await app.person('auditor'), await pooled())).body.reason).toBe('may_not_claim')
    expect((await refusal(rep, '01890000-0000-7000-8000-000000000000')).status).toBe(404)
  })
})

describe('T6: the daily limit', () => {
  test('five a day, also of twenty at once; tomorrow again', async () => {
    const rep = await app.person('rep')
    const ids = await several(20)
    const { won, reasons } = await race(ids.map((id) => take(rep, id)))
    expect(won).toBe(5)
    expect(new Set(reasons)).toEqual(new Set(['claim_limit']))
    expect(await rep.call(showQuota)).toEqual({ claimedToday: 5, claimsADay: 5, held: 5, cap: 100 })
    // 23:59 is still today in Shanghai, 00:00 is not.
    app.clock.set('2026-06-01T15:59:00Z')
    const [next] = await several(1)
    expect((await refusal(rep, next as string)).body).toMatchObject({
      reason: 'claim_limit',
      missing: { used: 5, limit: 5 },
    })
    app.clock.set('2026-06-01T16:00:00Z')
    expect((await take(rep, next as string)).owner?.id).toBe(rep.id)
  })

  test('giving one back does not give the claim back', async () => {
    const rep = await app.person('rep')
    const ids = await several(6)
    await set({ 'suspension.manager_early': true })
    for (const id of ids.slice(0, 5)) await take(rep, id)
    for (const id of ids.slice(0, 5)) await app.admin.call(suspend, { params: { id }, body: { reason: '放回' } })
    expect(await rep.call(showQuota)).toMatchObject({ claimedToday: 5, held: 0 })
    expect((await refusal(rep, ids[5] as string)).body.reason).toBe('claim_limit')
    await set({ 'suspension.manager_early': null })
  })

  test('by the setting another number; nought is none', async () => {
    const rep = await app.person('rep')
    const ids = await several(3)
    await set({ 'pool.claims_a_day': 2 })
    const { won } = await race(ids.map((id) => take(rep, id)))
    expect(won).toBe(2)
    await set({ 'pool.claims_a_day': 0 })
    expect((await refusal(await app.person('rep'), await pooled())).body.reason).toBe('claim_limit')
    await set({ 'pool.claims_a_day': null })
  })
})

describe('T6: the cap on customers held', () => {
  test('by seniority, also of many at once; tiers that do not count do not', async () => {
    await set({ 'pool.held_at_most': 4, 'pool.held_by_newcomer': 2, 'pool.claims_a_day': 100 })
    const newcomer = await app.person('rep', { joinedOn: '2026-03-01' })
    const senior = await app.person('rep', { joinedOn: '2025-12-01' })
    const unknown = await app.person('rep')
    for (const [who, cap] of [
      [newcomer, 2],
      [senior, 4],
      [unknown, 4],
    ] as const) {
      const ids = await several(cap + 4)
      const { won, reasons } = await race(ids.map((id) => take(who, id)))
      expect(won).toBe(cap)
      expect(new Set(reasons)).toEqual(new Set(['holding_cap']))
      expect(await who.call(showQuota)).toMatchObject({ held: cap, cap })
      const [another] = await several(1)
      const refused = await refusal(who, another as string)
      expect(refused.body.title).toBe(`You hold ${cap} customers of at most ${cap}; let some go first`)
    }
    await set({ 'pool.cap_exempt': ['C'] })
    const ids = await several(2, () => pooled('C'))
    const more = await app.person('rep', { joinedOn: '2026-05-31' })
    await race((await several(2)).map((id) => take(more, id)))
    expect((await refusal(more, ids[0] as string)).body.reason).toBe('holding_cap')
    await set({
      'pool.cap_exempt': null,
      'pool.held_at_most': null,
      'pool.held_by_newcomer': null,
      'pool.claims_a_day': null,
    })
  })

  test('what reps have room for is told, as far as so many wait; who holds the fill has none, and a manager claims nothing', async () => {
    await set({ 'pool.held_at_most': 3 })
    const [rep, other, manager] = [await app.person('rep'), await app.person('rep'), await app.person('manager')]
    const room = (...people: Caller[]) =>
      app.writing((work) =>
        roomToClaim(
          work,
          people.map(({ id }) => id),
        ),
      )
    await several(6)
    expect(await room(rep, other, manager)).toBe(6)
    await app.admin.call(assign, { body: { customerIds: await several(4), ownerId: rep.id } })
    expect(await room(rep)).toBe(0)
    expect(await room(rep, other)).toBe(3)
    await set({ 'pool.held_at_most': null })
  })

  test('binds claims, not what a manager gives', async () => {
    await set({ 'pool.held_at_most': 1 })
    const rep = await app.person('rep')
    await app.admin.call(assign, { body: { customerIds: await several(3), ownerId: rep.id } })
    expect((await rep.call(showQuota)).held).toBe(3)
    expect((await refusal(rep, await pooled())).body.reason).toBe('holding_cap')
    await set({ 'pool.held_at_most': null })
  })

  test('the newcomer’s months end on their day', () => {
    const settings = { heldAtMost: 100, heldByNewcomer: 50, newcomerMonths: 6 }
    expect(capFor('2025-12-02', '2026-06-01', settings)).toBe(50)
    expect(capFor('2025-12-01', '2026-06-01', settings)).toBe(100)
    expect(capFor('2025-08-31', '2026-02-27', settings)).toBe(50)
    expect(capFor('2025-08-31', '2026-02-28', settings)).toBe(100)
    expect(capFor(null, '2026-06-01', settings)).toBe(100)
  })
})

describe('T6: cooling-off', () => {
  test('the one who let it go may have it back after thirty days, others at once', async () => {
    const rep = await app.person('rep')
    const other = await app.person('rep')
    const body = { name: '放下的', enteredOn: '2026-01-01', force: true }
    const { id } = await rep.call(createCustomer, { body })
    await touchOnDays(rep, id, 12)
    await rep.call(suspend, { params: { id }, body: { reason: '没需求' } })
    const cooling = await refusal(rep, id)
    expect(cooling).toMatchObject({ status: 422, body: { reason: 'cooling_off', missing: { until: '2026-07-01' } } })
    const shown = (await rep.call(listPool)).items.find((c) => c.id === id)
    expect(shown).toMatchObject({ claimableFrom: '2026-07-01' })
    expect((await other.call(listPool)).items.find((c) => c.id === id)).toMatchObject({ claimableFrom: null })
    app.clock.set('2026-06-30T15:59:59Z')
    expect((await refusal(rep, id)).body.reason).toBe('cooling_off')
    app.clock.set('2026-06-30T16:00:00Z')
    expect((await take(rep, id)).owner?.id).toBe(rep.id)
  })

  test('the rule, in sentences', () => {
    const settings = { claimsADay: 5, heldAtMost: 100, heldByNewcomer: 50, newcomerMonths: 6, coolingOffDays: 30 }
    const facts = { claimedToday: 0, held: 0, joinedOn: null, lastHeldUntil: null, today: '2026-06-01' }
    const why = (more: Partial<Omit<typeof facts, 'lastHeldUntil'>> & { lastHeldUntil?: string }) =>
      whyNotClaim({ ...facts, ...more }, settings)?.kind.reason ?? null
    expect(why({})).toBeNull()
    expect(why({ claimedToday: 4, held: 99 })).toBeNull()
    expect(why({ claimedToday: 5 })).toBe('claim_limit')
    expect(why({ held: 100 })).toBe('holding_cap')
    expect(why({ lastHeldUntil: '2026-05-03' })).toBe('cooling_off')
    expect(why({ lastHeldUntil: '2026-05-02' })).toBeNull()
  })
})

describe('T6: what one may see of a customer in the pool', () => {
  test('that it is there, not how to reach it; the manager sees all', async () => {
    const rep = await app.person('rep')
    const manager = await app.person('manager')
    const body = {
      name: '看得见的',
      ownerId: null,
      phones: ['021-61234567'],
      contacts: [{ name: '王工', phones: ['13912345678'], mails: ['wang@example.com'] }],
    }
    const { id } = await app.admin.call(createCustomer, { body })
    const seen = await rep.call(showCustomer, { params: { id } })
    expect(seen).toMatchObject({ restricted: true, can: { edit: false, touch: false, claim: true } })
    expect(JSON.stringify(seen)).not.toMatch(/13912345678|61234567|wang@/)
    expect(JSON.stringify(await manager.call(showCustomer, { params: { id } }))).toContain('13912345678')
    expect(await take(rep, id)).toMatchObject({ restricted: false, contacts: [{ phones: ['13912345678'] }] })
  })
})
