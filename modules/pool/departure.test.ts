import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallOf } from '../../shared/endpoint.ts'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { sealNothing } from '../../testing/secrecy.ts'
import { touchOnDays } from '../../testing/touches.ts'
import { createCustomer, showCustomer, showTimeline } from '../customers/contract.ts'
import { addTeam, changePerson, listPeople, showMe } from '../people/contract.ts'
import { showToday } from '../today/contract.ts'
import { depart, showDeparture } from './contract.ts'

let app: TestApp
let team: string
beforeAll(async () => {
  app = await openApp()
  await sealNothing(app)
  team = (await app.admin.call(addTeam, { body: { name: '销售一部' } })).id
})
afterAll(() => app.close())

let made = 0
async function holding(n: number, options: { name?: string; tier?: 'VVIP' } = {}): Promise<[Caller, string[]]> {
  const rep = await app.person('rep', { team, ...(options.name ? { name: options.name } : {}) })
  const ids: string[] = []
  for (let i = 0; i < n; i++) {
    const body = {
      name: `客户 ${++made}`,
      enteredOn: '2026-01-01',
      force: true,
      ownerId: rep.id,
      ...(options.tier ? { tier: options.tier } : {}),
    }
    ids.push((await app.admin.call(createCustomer, { body })).id)
  }
  return [rep, ids]
}
const ownerOf = async (id: string) => (await app.admin.call(showCustomer, { params: { id } })).owner?.id

describe('a colleague leaves', () => {
  test('what is held is told before: by tier, and how much the others hold', async () => {
    const [rep, ids] = await holding(3)
    const [other] = await holding(2, { name: '接手人' })
    const plan = await app.admin.call(showDeparture, { params: { id: rep.id } })
    expect(plan).toMatchObject({ customers: ids.length, byTier: [{ tier: null, customers: 3 }] })
    expect(plan.colleagues).toContainEqual(expect.objectContaining({ id: other.id, held: 2, team: '销售一部' }))
    expect(plan.colleagues.map((c) => c.id)).not.toContain(rep.id)
    const manager = await app.person('manager', { team })
    expect((await manager.call(showDeparture, { params: { id: rep.id } })).customers).toBe(3)
    const elsewhere = await app.person('rep')
    expect((await manager.refusal(showDeparture, { params: { id: elsewhere.id } })).status).toBe(404)
  })

  test('all customers go by the plan in one step; the access ends; the history stays', async () => {
    const [rep, ids] = await holding(5, { name: '要走的人' })
    const [one, two] = [await app.person('rep', { team }), await app.person('rep', { team })]
    await touchOnDays(rep, ids[0] as string, 10)
    const body = { moves: [{ customerIds: ids.slice(0, 2), ownerId: one.id }], rest: { ownerIds: [two.id] } }
    const director = await app.person('director')
    expect(await director.call(depart, { params: { id: rep.id }, body })).toEqual({ handedOver: 5 })
    expect(await Promise.all(ids.map(ownerOf))).toEqual([one.id, one.id, two.id, two.id, two.id])
    expect((await rep.refusal(showMe)).status).toBe(401)
    const handed = await one.call(showCustomer, { params: { id: ids[0] as string } })
    expect(handed).toMatchObject({
      effectiveTouches: 0,
      effectiveTouchesEver: 10,
      stepInSince: null,
      pursuit: { number: 2 },
    })
    const { items } = await one.call(showTimeline, { params: { id: ids[0] as string }, query: { limit: 200 } })
    expect(items.filter((e) => e.kind === 'touch')).toHaveLength(10)
    expect(items.find((e) => e.kind === 'touch')?.by?.name).toBe('要走的人')
    expect(items.find((e) => e.kind === 'pool')).toMatchObject({ body: { kind: 'handed_over', from: '要走的人' } })
    expect(items.find((e) => e.kind === 'step_in')).toMatchObject({ body: { decision: 'reassign' } })
    const left = (await app.admin.call(listPeople, { query: { state: 'left' } })).items
    expect(left).toContainEqual(expect.objectContaining({ id: rep.id, name: '要走的人', leftOn: '2026-06-01' }))
    expect((await app.admin.refusal(depart, { params: { id: rep.id }, body: {} })).body.reason).toBe('person_left')
    expect(
      (
        await (
          await app.inBrowser(app.admin)
        ).refusal(changePerson, { params: { id: rep.id }, body: { role: 'manager' } })
      ).body.reason,
    ).toBe('person_left')
    expect((await app.admin.refusal(showToday, { query: { person: rep.id } })).status).toBe(404)
  })

  test('a plan that leaves something out, or gives it to nobody, changes nothing', async () => {
    const [rep, ids] = await holding(3)
    const [, theirs] = await holding(1)
    const other = await app.person('rep')
    const [gone] = await holding(0)
    await app.admin.call(depart, { params: { id: gone.id }, body: {} })
    const refused = async (body: CallOf<typeof depart>['body']) =>
      (await app.admin.refusal(depart, { params: { id: rep.id }, body })).body
    expect(await refused({ moves: [{ customerIds: ids.slice(1), ownerId: other.id }] })).toMatchObject({
      reason: 'plan_incomplete',
      missing: { customerIds: [ids[0]] },
    })
    expect((await refused({ rest: { ownerIds: [gone.id] } })).reason).toBe('cannot_own')
    expect((await refused({ rest: { ownerIds: [rep.id] } })).reason).toBe('cannot_own')
    expect((await refused({ rest: { ownerIds: [ids[0] as string] } })).reason).toBe('unknown_owner')
    const foreign = { moves: [{ customerIds: theirs, ownerId: other.id }], rest: { ownerIds: [other.id] } }
    expect((await refused(foreign)).reason).toBe('unknown_customers')
    expect(await Promise.all(ids.map(ownerOf))).toEqual([rep.id, rep.id, rep.id])
    expect((await rep.call(showMe)).id).toBe(rep.id)
  })

  test('the rest is spread by load, the most important first', async () => {
    const [rep, ids] = await holding(2)
    const vip = (
      await app.admin.call(createCustomer, {
        body: { name: '大客户', tier: 'VVIP', ownerId: rep.id, force: true },
      })
    ).id
    const [busy] = await holding(2)
    const idle = await app.person('rep', { team })
    await app.admin.call(depart, { params: { id: rep.id }, body: { rest: { ownerIds: [busy.id, idle.id] } } })
    expect(await ownerOf(vip)).toBe(idle.id)
    expect(await Promise.all(ids.map(ownerOf))).toContain(idle.id)
  })

  test('the last admin stays; a rep, a manager or a director does not send an admin away', async () => {
    const rep = await app.person('rep')
    const manager = await app.person('manager')
    const director = await app.person('director')
    const params = { id: app.admin.id }
    expect((await app.admin.refusal(depart, { params, body: {} })).body.reason).toBe('last_admin')
    expect((await rep.refusal(depart, { params, body: {} })).status).toBe(403)
    expect((await manager.refusal(depart, { params, body: {} })).status).toBe(403)
    expect((await director.refusal(depart, { params, body: {} })).body.reason).toBe('admins_only')
  })

  test('two admins who send each other away at once: one stays', async () => {
    const second = await app.person('admin')
    const done = await Promise.allSettled([
      app.admin.call(depart, { params: { id: second.id }, body: {} }),
      second.call(depart, { params: { id: app.admin.id }, body: {} }),
    ])
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1)
    const [admins] = await app.query<{ n: number }>(
      `select count(*)::int as n from person where role = 'admin' and state = 'active'`,
    )
    expect(admins?.n).toBe(1)
  })
})
