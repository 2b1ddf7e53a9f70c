import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { type Caller, openApp, type TestApp, TODAY } from '../../../testing/app.ts'
import { plantCustomers } from '../../../testing/customers.ts'
import { listOf } from '../../../testing/opened.ts'
import { STAGES, stageAt } from '../../customers/rules/stages.ts'
import { addTeam } from '../../people/contract.ts'
import { funnelOf, type Journey } from '../rules/funnel.ts'
import { showFunnel, splitFunnel } from './contract.ts'

let app: TestApp
let rep: Caller
let mate: Caller
let manager: Caller
let far: Caller
/** What was planted, by customer, as the facts tell it. */
const planted: {
  id: string
  owner: string | null
  source: string | null
  tier: string | null
  entered: Day
  journey: Journey
}[] = []

/** A history of moves: forwards by some steps, now and then back. */
const history = fc.record({
  enteredAgo: fc.integer({ min: 0, max: 300 }),
  moves: fc.array(fc.record({ to: fc.integer({ min: 0, max: 5 }), after: fc.integer({ min: 0, max: 40 }) }), {
    maxLength: 7,
  }),
  source: fc.constantFrom('展会', '官网', null),
  tier: fc.constantFrom('VVIP', 'A', 'B', null),
  who: fc.integer({ min: 0, max: 3 }),
})

beforeAll(async () => {
  app = await openApp()
  const team = (await app.admin.call(addTeam, { body: { name: '一部' } })).id
  rep = await app.person('rep', { team })
  mate = await app.person('rep', { team })
  manager = await app.person('manager', { team })
  far = await app.person('rep')
  const owners = [rep.id, mate.id, far.id, null]
  const teams = new Map(
    (await app.query<{ id: string; team_id: string }>('select id, team_id from person')).map((p) => [p.id, p.team_id]),
  )
  const seeds = fc.sample(history, { numRuns: 160, seed: 3 })
  const rows = await plantCustomers(
    app,
    seeds.map(({ enteredAgo, moves, source, tier, who }) => {
      const owner = owners[who] ?? null
      return {
        owner_id: owner,
        state: owner ? ('active' as const) : ('suspended' as const),
        team_id: teams.get(owner ?? app.admin.id) ?? '',
        entered_on: addDays(TODAY, -enteredAgo),
        stage: moves.at(-1)?.to ?? 0,
        source,
        tier,
      }
    }),
  )
  for (const [at, { enteredAgo, moves, source, tier, who }] of seeds.entries()) {
    const id = rows[at]?.id as string
    const entered = addDays(TODAY, -enteredAgo)
    let day = entered
    const told = moves.map(({ to, after }, n) => {
      day = addDays(day, after)
      return { to: stageAt(to), on: day, n }
    })
    for (const [n, move] of told.entries())
      await app.query(
        `insert into stage_move (id, customer_id, from_stage, to_stage, on_day, by_id, recorded_at)
         values (gen_random_uuid(), $1, $2, $3, $4, $5, $6::timestamptz + $7 * interval '1 hour')`,
        [id, n === 0 ? 0 : moves[n - 1]?.to, moves[n]?.to, move.on, rep.id, '2025-01-01', n],
      )
    // Who rests was let go ten days ago, and is watched no longer.
    const letGo = owners[who] ? null : addDays(TODAY, -10)
    await app.query(
      `insert into ownership (id, customer_id, owner_id, cause, started_at, started_by, ended_at)
       values (gen_random_uuid(), $1, $2, 'created', '2025-01-01', $2, ($3::date + time '09:00') at time zone 'Asia/Shanghai')`,
      [id, owners[who] ?? far.id, letGo],
    )
    const journey = { enteredOn: entered, moves: told.map(({ to, on }) => ({ to, on })), watchedUntil: letGo ?? TODAY }
    planted.push({ id, owner: owners[who] ?? null, source, tier, entered, journey })
  }
})
afterAll(() => app.close())

const round = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'number' ? Number(each.toFixed(9)) : each)))

describe('Q1: the funnel is what the raw facts add up to', () => {
  const of = (some: typeof planted) =>
    funnelOf(
      some.map((each) => each.journey),
      0.95,
    )
  test.each<[string, object, (c: (typeof planted)[number]) => boolean]>([
    ['of all', {}, () => true],
    ['of a source', { source: '展会' }, (c) => c.source === '展会'],
    ['of a tier', { tier: 'A' }, (c) => c.tier === 'A'],
    ['of no tier', { tier: 'none' }, (c) => c.tier === null],
    [
      'of a period',
      { from: addDays(TODAY, -200), to: addDays(TODAY, -50) },
      (c) => c.entered >= addDays(TODAY, -200) && c.entered <= addDays(TODAY, -50),
    ],
  ])('%s', async (_title, query, holds) => {
    const expected = of(planted.filter(holds))
    const { steps } = await app.admin.call(showFunnel, { query })
    const told = steps.map(({ waiting: _waiting, ...step }) => ({ ...step, reached: step.reached.count }))
    expect(round(told)).toEqual(round(expected))
  })

  test('of a rep: the leads that the rep holds or has held', async () => {
    const expected = of(planted.filter((c) => c.owner === rep.id))
    const { steps, passedOn } = await manager.call(showFunnel, { query: { person: rep.id } })
    expect(steps.map((step) => step.reached.count)).toEqual(expected.map((step) => step.reached))
    expect(passedOn).toBe(0)
  })
})

describe('G5: every number opens exactly its records', () => {
  test('reached and waiting, for a rep, a manager and the director', async () => {
    for (const who of [rep, manager, await app.person('director')])
      for (const query of [{}, { source: '官网' }, { from: addDays(TODAY, -100) }]) {
        const { steps } = await who.call(showFunnel, { query })
        for (const { reached, waiting } of steps)
          for (const figure of [reached, waiting]) expect(await listOf(who, figure.opens)).toHaveLength(figure.count)
      }
  })

  test('each part of each split', async () => {
    for (const by of ['person', 'team', 'source', 'industry', 'region', 'tier', 'product'] as const) {
      const { items } = await manager.call(splitFunnel, { query: { by } })
      for (const { reached } of items)
        for (const { count, opens } of reached) expect(await listOf(manager, opens), `${by}`).toHaveLength(count)
    }
  })

  test('parts add up to the whole where each customer is in one', async () => {
    const whole = (await app.admin.call(showFunnel, {})).steps.map((step) => step.reached.count)
    for (const by of ['source', 'tier'] as const) {
      const { items } = await app.admin.call(splitFunnel, { query: { by } })
      for (const [rank] of STAGES.entries())
        expect(items.reduce((sum, item) => sum + (item.reached[rank]?.count ?? 0), 0)).toBe(whole[rank])
    }
  })
})

describe('who sees what', () => {
  test('a rep one’s own customers, a manager the team’s', async () => {
    const entered = async (who: Caller) => (await who.call(showFunnel, {})).entered.count
    const held = (...ids: string[]) => planted.filter((c) => c.owner && ids.includes(c.owner)).length
    expect(await entered(rep)).toBe(held(rep.id))
    expect(await entered(manager)).toBe(held(rep.id, mate.id))
    expect((await rep.refusal(showFunnel, { query: { person: mate.id } })).status).toBe(404)
    expect((await manager.refusal(showFunnel, { query: { person: far.id } })).status).toBe(404)
  })

  test('a lead that went to another team is told of as passed on, and not counted', async () => {
    const gone = planted.find((c) => c.owner === rep.id)
    const before = await manager.call(showFunnel, { query: { person: rep.id } })
    await app.query(
      'update customer set owner_id = $2, team_id = (select team_id from person where id = $2) where id = $1',
      [gone?.id, far.id],
    )
    const after = await manager.call(showFunnel, { query: { person: rep.id } })
    expect(after.entered.count).toBe(before.entered.count - 1)
    expect(after.passedOn).toBe(1)
    expect(await listOf(manager, after.entered.opens)).toHaveLength(after.entered.count)
  })
})

test('Q1: a period that ends before it begins is refused, naming the field', async () => {
  const query = { from: '2026-05-02', to: '2026-05-01' }
  for (const asked of [
    app.admin.refusal(showFunnel, { query }),
    app.admin.refusal(splitFunnel, { query: { ...query, by: 'source' } }),
  ])
    expect((await asked).body.errors).toMatchObject([{ field: 'query.to' }])
})
