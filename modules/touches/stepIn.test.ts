import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp, TODAY } from '../../testing/app.ts'
import { takeOrder } from '../../testing/orders.ts'
import { sealNothing } from '../../testing/secrecy.ts'
import { touchOnDays } from '../../testing/touches.ts'
import { changeSettings } from '../company/contract.ts'
import { createCustomer, showCustomer, showTimeline } from '../customers/contract.ts'
import { startPursuits } from '../customers/index.ts'
import { addTeam } from '../people/contract.ts'
import { assign, suspend } from '../pool/contract.ts'
import { showToday } from '../today/contract.ts'
import { askForSupport, decideStepIn } from './contract.ts'
import { type Colleague, managersAmong } from './rules/stepIn.ts'

let app: TestApp
let team: string
let rep: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  await sealNothing(app)
  team = (await app.admin.call(addTeam, { body: { name: '销售一部' } })).id
  rep = await app.person('rep', { team, name: '张三' })
  manager = await app.person('manager', { team })
})
afterAll(() => app.close())

let made = 0
const customer = async (by: Caller = rep, body: { ownerId?: string | null; tier?: 'VVIP' } = {}) =>
  (await by.call(createCustomer, { body: { name: `客户 ${++made}`, enteredOn: '2026-01-01', force: true, ...body } }))
    .id
const stepInOf = async (who: Caller, id: string) =>
  (await who.call(showToday)).items.find((i) => i.customer.id === id)?.reasons.find((r) => r.code === 'step_in')?.text
const decisions = async (id: string) =>
  (await app.admin.call(showTimeline, { params: { id }, query: { kind: 'step_in' } })).items.map(
    (e) => e.body.decision as string | null,
  )
const since = async (id: string) => (await app.admin.call(showCustomer, { params: { id } })).stepInSince

describe('T7: the manager steps in at the tenth effective touch without an order', () => {
  test('not at nine, at ten, and once a pursuit', async () => {
    const id = await customer()
    await touchOnDays(rep, id, 9, 3)
    expect(await since(id)).toBeNull()
    await touchOnDays(rep, id, 1, 2)
    expect(await since(id)).not.toBeNull()
    expect(await stepInOf(manager, id)).toContain('10')
    await touchOnDays(rep, id, 1, 1)
    expect(await decisions(id)).toEqual([null])
    await manager.call(decideStepIn, { params: { id }, body: { decision: 'go_on', note: '再跟两次' } })
    expect(await since(id)).toBeNull()
    await touchOnDays(rep, id, 1, 0)
    expect(await decisions(id)).toEqual(['go_on'])
    expect(await stepInOf(manager, id)).toBeUndefined()
  })

  test('as a fact that others can react to, told once', async () => {
    const id = await customer()
    await touchOnDays(rep, id, 12)
    const facts = await app.query(`select data from event where type = 'step_in.raised' and customer_id = $1`, [id])
    expect(facts).toEqual([{ data: { cause: 'tenth_touch' } }])
  })

  test('not for a customer without an owner, nor with an order in this pursuit', async () => {
    const ownerless = await customer(app.admin, { ownerId: null, tier: 'VVIP' })
    await touchOnDays(app.admin, ownerless, 11)
    expect(await since(ownerless)).toBeNull()
    const ordered = await customer()
    await takeOrder(app, ordered)
    await touchOnDays(rep, ordered, 11)
    expect(await since(ordered)).toBeNull()
  })

  test('an order ends the wait; a rep who asked for support still waits', async () => {
    const id = await customer()
    await touchOnDays(rep, id, 10)
    await takeOrder(app, id)
    expect(await since(id)).toBeNull()
    expect(await decisions(id)).toEqual(['lapsed'])

    const asked = await customer()
    await rep.call(askForSupport, { params: { id: asked }, body: { note: '要一起去见老板' } })
    await touchOnDays(rep, asked, 10)
    expect(await decisions(asked)).toEqual([null, null])
    await takeOrder(app, asked)
    expect(await since(asked)).not.toBeNull()
    expect(await stepInOf(manager, asked)).toBe('张三 asks the manager in: 要一起去见老板')
  })

  test('by the setting at another touch', async () => {
    const id = await customer()
    await touchOnDays(rep, id, 5)
    expect(await since(id)).toBeNull()
    await app.admin.call(changeSettings, { body: { values: { 'step_in.at': 5 } } })
    await app.runJobs()
    expect(await since(id)).not.toBeNull()
    await app.admin.call(changeSettings, { body: { values: { 'step_in.at': null } } })
    await app.runJobs()
  })
})

describe('T7: who decides, and what', () => {
  test('the owner’s manager joins or lets go on; the rep, another team’s manager and a reader do not decide', async () => {
    const id = await customer()
    await touchOnDays(rep, id, 10)
    const elsewhere = (await app.admin.call(addTeam, { body: { name: '销售二部' } })).id
    const others = [rep, await app.person('auditor'), await app.person('agent')]
    const body = { decision: 'join' as const, note: '周三一起去' }
    for (const other of others)
      expect((await other.refusal(decideStepIn, { params: { id }, body })).body.reason).toBe('not_your_step_in')
    const far = await app.person('manager', { team: elsewhere })
    expect((await far.refusal(decideStepIn, { params: { id }, body })).status).toBe(404)
    const step = await manager.call(decideStepIn, { params: { id }, body })
    expect(step).toMatchObject({ decision: 'join', note: '周三一起去', cause: 'tenth_touch', owner: { id: rep.id } })
    expect((await manager.refusal(decideStepIn, { params: { id }, body })).body.reason).toBe('no_step_in')
  })

  test('a manager does not decide on a customer of their own: it waits for the one above', async () => {
    const director = await app.person('director')
    const id = await customer(manager)
    await touchOnDays(manager, id, 10)
    const body = { decision: 'go_on' as const }
    expect((await manager.refusal(decideStepIn, { params: { id }, body })).body.reason).toBe('not_your_step_in')
    expect(await stepInOf(manager, id)).toBeUndefined()
    expect(await stepInOf(director, id)).toBeDefined()
    await director.call(decideStepIn, { params: { id }, body })
  })

  test('assigning it to another decides it, and so does resting it', async () => {
    const other = await app.person('rep', { team })
    const given = await customer()
    await touchOnDays(rep, given, 10)
    await manager.call(assign, { body: { customerIds: [given], ownerId: other.id, reason: '换人试试' } })
    expect(await since(given)).toBeNull()
    expect(await decisions(given)).toEqual(['reassign'])

    const rested = await customer()
    await touchOnDays(rep, rested, 12)
    await manager.call(suspend, { params: { id: rested }, body: { reason: '预算没批' } })
    expect(await since(rested)).toBeNull()
    expect(await decisions(rested)).toEqual(['suspend'])
  })

  test('a rep asks for support at any stage, once at a time, with the reason in the manager’s list', async () => {
    const id = await customer()
    const note = '对方要见我们老板'
    const step = await rep.call(askForSupport, { params: { id }, body: { note } })
    expect(step).toMatchObject({ cause: 'asked', note, effectiveTouches: 0, decision: null })
    expect((await rep.refusal(askForSupport, { params: { id }, body: { note } })).body.reason).toBe('step_in_already')
    expect(await stepInOf(manager, id)).toContain(note)
    const decided = await manager.call(decideStepIn, { params: { id }, body: { decision: 'join', note: '我周四去' } })
    expect(decided.note).toBe(`${note}\n我周四去`)
    await rep.call(askForSupport, { params: { id }, body: { note: '再来一次' } })
  })

  test('what waited in one pursuit has lapsed in the next (T12)', async () => {
    const id = await customer()
    await rep.call(askForSupport, { params: { id }, body: { note: '一起去' } })
    app.clock.set('2026-06-01T03:00:00Z')
    await app.writing((work) => startPursuits(work, [id], 'order_completed'))
    expect(await since(id)).toBeNull()
    expect(await stepInOf(manager, id)).toBeUndefined()
    expect(await decisions(id)).toEqual(['lapsed'])
    const body = { decision: 'join' as const }
    expect((await manager.refusal(decideStepIn, { params: { id }, body })).body.reason).toBe('no_step_in')
    await rep.call(askForSupport, { params: { id }, body: { note: '新一轮' } })
    expect(await stepInOf(manager, id)).toContain('新一轮')
  })

  test('each pursuit may come to ten again (T12)', async () => {
    const id = await customer()
    await touchOnDays(rep, id, 10)
    await manager.call(decideStepIn, { params: { id }, body: { decision: 'go_on' } })
    app.clock.set('2026-06-02T02:00:00Z')
    await app.writing((work) => startPursuits(work, [id], 'order_completed'))
    expect(await app.admin.call(showCustomer, { params: { id } })).toMatchObject({
      effectiveTouches: 0,
      effectiveTouchesEver: 10,
      pursuit: { number: 2, startedOn: '2026-06-02' },
      dueOn: '2026-06-02',
    })
    app.clock.set('2026-06-20T02:00:00Z')
    for (let day = 3; day <= 12; day++) await touchOnDays(rep, id, 1, -day + 1)
    expect(await decisions(id)).toEqual([null, 'go_on'])
    app.clock.set(`${TODAY}T02:00:00Z`)
  })
})

describe('T7: who answers for an owner', () => {
  const teams = [
    { id: 'root', parentId: null },
    { id: 'east', parentId: 'root' },
    { id: 'shanghai', parentId: 'east' },
    { id: 'west', parentId: 'root' },
  ]
  const someone = (id: string, role: string, teamId: string, state = 'active'): Colleague => ({
    id,
    role,
    teamId,
    state,
  })
  const of = (people: Colleague[], teamId = 'shanghai', id = 'rep') => managersAmong(people, teams)({ id, teamId })

  test('the managers of the own team', () =>
    expect(
      of([someone('m1', 'manager', 'shanghai'), someone('m2', 'manager', 'shanghai'), someone('e', 'manager', 'east')]),
    ).toEqual(['m1', 'm2']))
  test('else of the nearest team above that has one', () =>
    expect(of([someone('e', 'manager', 'east'), someone('r', 'manager', 'root')])).toEqual(['e']))
  test('else the directors', () =>
    expect(
      of([someone('w', 'manager', 'west'), someone('d', 'director', 'root'), someone('a', 'admin', 'root')]),
    ).toEqual(['d']))
  test('else the admins', () => expect(of([someone('a', 'admin', 'root'), someone('x', 'rep', 'east')])).toEqual(['a']))
  test('never the owner, never one who is not in yet or has left', () => {
    const people = [
      someone('rep', 'manager', 'shanghai'),
      someone('e', 'manager', 'east', 'invited'),
      someone('r', 'manager', 'root'),
    ]
    expect(of(people)).toEqual(['r'])
  })
})
