import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { touchOnDays } from '../../testing/touches.ts'
import { createCustomer, showCustomer } from '../customers/contract.ts'
import { addTeam, listTeams } from '../people/contract.ts'
import { addPool, assign, changePool, claim, listPool, listPools, suspend } from './contract.ts'
import { byLoad, roundRobin } from './rules/spread.ts'

let app: TestApp
const team: Record<string, string> = {}
beforeAll(async () => {
  app = await openApp()
  const root = (await app.admin.call(listTeams)).items[0]?.id as string
  for (const [name, parent] of [
    ['华东', ''],
    ['上海', '华东'],
    ['华北', ''],
  ] as const)
    team[name] = (await app.admin.call(addTeam, { body: { name, parentId: team[parent] ?? root } })).id
})
afterAll(() => app.close())

let made = 0
const name = () => `客户 ${++made}`
async function rested(rep: Caller, region?: string): Promise<string> {
  const body = { name: name(), enteredOn: '2026-01-01', force: true, ...(region ? { region } : {}) }
  const { id } = await rep.call(createCustomer, { body })
  await touchOnDays(rep, id, 12)
  await rep.call(suspend, { params: { id }, body: { reason: '没需求' } })
  return id
}
const poolOf = async (id: string) => (await app.admin.call(showCustomer, { params: { id } })).pool?.name ?? null
const seen = async (who: Caller) => (await who.call(listPool, { query: { limit: 200 } })).items.map((c) => c.id)

describe('T6: several pools, by team or region', () => {
  test('a customer waits in its region’s, else its team’s or the nearest above, else the company’s', async () => {
    const shanghai = await app.person('rep', { team: team.上海 as string })
    const beijing = await app.person('rep', { team: team.华北 as string })
    const first = await rested(shanghai)
    expect(await poolOf(first)).toBe('公司公海')
    await app.admin.call(addPool, { body: { name: '华东公海', teamId: team.华东 as string } })
    await app.admin.call(addPool, { body: { name: '浙江公海', region: '浙江' } })
    await app.runJobs()
    expect(await poolOf(first)).toBe('华东公海')
    expect(await poolOf(await rested(shanghai, '浙江'))).toBe('浙江公海')
    expect(await poolOf(await rested(beijing, '河北'))).toBe('公司公海')
    expect(await poolOf(await rested(beijing, '浙江'))).toBe('浙江公海')
  })

  test('who sees them: the team and those below it, the managers above it, and who sees all', async () => {
    const shanghai = await app.person('rep', { team: team.上海 as string })
    const beijing = await app.person('rep', { team: team.华北 as string })
    const id = await rested(shanghai)
    expect(await poolOf(id)).toBe('华东公海')
    const eastern = await app.person('manager', { team: team.华东 as string })
    const northern = await app.person('manager', { team: team.华北 as string })
    const head = await app.person('manager')
    for (const who of [shanghai, eastern, head, await app.person('director'), app.admin, await app.person('auditor')])
      expect(await seen(who)).toContain(id)
    for (const who of [beijing, northern, await app.person('rep')]) {
      expect(await seen(who)).not.toContain(id)
      expect((await who.refusal(claim, { body: { customerId: id } })).status).toBe(404)
      expect((await who.refusal(showCustomer, { params: { id } })).status).toBe(404)
      const pools = (await who.call(listPools)).items.map((p) => p.name)
      expect(pools).toEqual(['公司公海', '浙江公海'])
    }
    const other = await app.person('rep', { team: team.华东 as string })
    expect((await other.call(claim, { body: { customerId: id } })).owner?.id).toBe(other.id)
  })

  test('a closed pool’s customers go to the next that fits; the company’s own stays', async () => {
    const shanghai = await app.person('rep', { team: team.上海 as string })
    const id = await rested(shanghai)
    const pools = (await app.admin.call(listPools)).items
    const east = pools.find((p) => p.name === '华东公海')
    const own = pools.find((p) => p.name === '公司公海')
    expect(east?.customers).toBeGreaterThan(0)
    const params = { id: east?.id as string }
    await app.admin.call(changePool, { params, body: { closed: true } }, { 'if-match': String(east?.version) })
    await app.runJobs()
    expect(await poolOf(id)).toBe('公司公海')
    expect((await app.admin.refusal(changePool, { params, body: { closed: true } })).status).toBe(404)
    const last = await app.admin.refusal(changePool, { params: { id: own?.id as string }, body: { closed: true } })
    expect(last.body.reason).toBe('last_pool')
    const taken = await app.admin.refusal(addPool, { body: { name: '公司公海' } })
    expect(taken.body.reason).toBe('pool_name_taken')
    const nowhere = await app.admin.refusal(addPool, { body: { name: '没有的团队', teamId: east?.id as string } })
    expect(nowhere.body.reason).toBe('unknown_team')
  })

  test('two who open a pool of one name at once: one does', async () => {
    const done = await Promise.allSettled(
      Array.from({ length: 4 }, () => app.admin.call(addPool, { body: { name: '同名公海' } })),
    )
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1)
    for (const d of done) if (d.status === 'rejected') expect(d.reason.body.reason).toBe('pool_name_taken')
  })
})

describe('T6: a manager assigns', () => {
  const fresh = async (n: number) => {
    const ids: string[] = []
    for (let i = 0; i < n; i++)
      ids.push((await app.admin.call(createCustomer, { body: { name: name(), ownerId: null, force: true } })).id)
    return ids
  }
  const heldBy = async (ids: string[], who: Caller) => {
    const rows = await app.query<{ n: number }>(
      'select count(*)::int as n from customer where id = any($1) and owner_id = $2',
      [ids, who.id],
    )
    return rows[0]?.n
  }

  test('one or many, in turn or by load', async () => {
    const people = [await app.person('rep'), await app.person('rep'), await app.person('rep')]
    const ownerIds = people.map((p) => p.id)
    const first = await fresh(7)
    await app.admin.call(assign, { body: { customerIds: first, ownerIds } })
    expect(await Promise.all(people.map((p) => heldBy(first, p)))).toEqual([3, 2, 2])
    const second = await fresh(5)
    await app.admin.call(assign, { body: { customerIds: second, ownerIds, spread: 'load' } })
    expect(await Promise.all(people.map((p) => heldBy([...first, ...second], p)))).toEqual([4, 4, 4])
  })

  test('the rules of spreading, in sentences', () => {
    const people = [
      { id: 'a', held: 5 },
      { id: 'b', held: 3 },
    ]
    const owners = (plan: { ownerId: string }[]) => plan.map((p) => p.ownerId).join('')
    expect(owners(roundRobin(['1', '2', '3'], people))).toBe('aba')
    expect(owners(byLoad(['1', '2', '3', '4'], people))).toBe('bbab')
    expect(people.map((p) => p.held)).toEqual([5, 3])
  })

  test('whoever holds a customer already keeps it, and the pursuit goes on', async () => {
    const rep = await app.person('rep')
    const { id } = await rep.call(createCustomer, { body: { name: name(), enteredOn: '2026-01-01', force: true } })
    await touchOnDays(rep, id, 3)
    await app.admin.call(assign, { body: { customerIds: [id], ownerId: rep.id } })
    expect(await rep.call(showCustomer, { params: { id } })).toMatchObject({
      effectiveTouches: 3,
      pursuit: { number: 1 },
    })
  })

  test('all of them or none: not another team’s, not to one who left, not what does not exist', async () => {
    const manager = await app.person('manager', { team: team.华北 as string })
    const own = await app.person('rep', { team: team.华北 as string })
    const far = await app.person('rep', { team: team.上海 as string })
    const mine = (await own.call(createCustomer, { body: { name: name(), force: true } })).id
    const theirs = (await far.call(createCustomer, { body: { name: name(), force: true } })).id
    const refused = async (body: { customerIds: string[]; ownerId?: string }) =>
      (await manager.refusal(assign, { body })).body.reason
    expect(await refused({ customerIds: [mine, theirs], ownerId: own.id })).toBe('not_yours_to_assign')
    expect(await refused({ customerIds: [mine, manager.id], ownerId: own.id })).toBe('unknown_customers')
    expect(await refused({ customerIds: [mine], ownerId: mine })).toBe('unknown_owner')
    expect(await refused({ customerIds: [mine] })).toBe('unknown_owner')
    expect((await own.refusal(assign, { body: { customerIds: [mine], ownerId: far.id } })).status).toBe(403)
    expect((await own.call(showCustomer, { params: { id: mine } })).owner?.id).toBe(own.id)
    const [pooled] = await fresh(1)
    await manager.call(assign, { body: { customerIds: [mine, pooled as string], ownerId: own.id } })
  })
})

test('T6: paging the pool walks all of it once, the latest first', async () => {
  const walked: string[] = []
  let cursor: string | null = null
  do {
    const query: { limit: number; cursor?: string } = { limit: 3, ...(cursor ? { cursor } : {}) }
    const page = await app.admin.call(listPool, { query })
    walked.push(...page.items.map((c) => c.id))
    cursor = page.nextCursor
  } while (cursor)
  expect(new Set(walked).size).toBe(walked.length)
  expect(walked).toEqual(await seen(app.admin))
  const bad = await app.admin.refusal(listPool, { query: { cursor: Buffer.from('["x","y"]').toString('base64url') } })
  expect(bad).toMatchObject({ status: 400, body: { reason: 'stale_cursor' } })
})
