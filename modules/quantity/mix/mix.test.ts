import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { plantCustomers } from '../../../testing/customers.ts'
import { listOf } from '../../../testing/opened.ts'
import { addTeam } from '../../people/contract.ts'
import { compareMix } from '../rules/mix.ts'
import { showMix } from './contract.ts'

let app: TestApp
let rep: Caller
let small: Caller

const customers = (owner: Caller, industry: string, count: number, won: boolean) =>
  Array.from({ length: count }, (_, n) => ({
    owner_id: owner.id,
    industry,
    region: n % 2 ? '东莞' : '佛山',
    orders: won ? 1 : 0,
    first_order_on: won ? '2026-05-01' : null,
  }))

beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  small = await app.person('rep')
  await plantCustomers(app, [
    ...customers(rep, '服装', 40, false),
    ...customers(rep, '食品', 10, false),
    ...customers(rep, '食品', 24, true),
    ...customers(rep, '服装', 2, true),
    ...customers(small, '玩具', 3, false),
    ...customers(small, '食品', 2, true),
  ])
})
afterAll(() => app.close())

describe('Q4: the mix of leads against that of won customers', () => {
  test('where they differ beyond chance, the largest first, as the rule says of the raw counts', async () => {
    const mix = await rep.call(showMix, {})
    const counts = mix.dimensions.flatMap(({ dimension, categories }) =>
      categories.map(({ category, leads, won }) => ({ dimension, category, leads: leads.count, won: won.count })),
    )
    expect(counts.filter((count) => count.dimension === 'industry')).toEqual([
      { dimension: 'industry', category: '服装', leads: 40, won: 2 },
      { dimension: 'industry', category: '食品', leads: 10, won: 24 },
    ])
    const settings = {
      confidence: 0.95,
      significance: 0.05,
      leastCustomers: 10,
      leastInCategory: 5,
      leastDifference: 0.05,
    }
    expect(mix.told.map(({ opens: _opens, ...one }) => one)).toEqual(
      JSON.parse(JSON.stringify(compareMix(counts, settings).told)),
    )
    expect(mix.told.map((one) => [one.category, Math.sign(one.difference)])).toContainEqual(['食品', 1])
    expect(mix.told.map((one) => one.dimension)).not.toContain('region')
  })

  test('a sample that cannot carry it says nothing', async () => {
    const mix = await small.call(showMix, {})
    expect(mix).toMatchObject({ leads: { count: 3 }, compared: 0, told: [] })
  })

  test('who has won too few is held against the company’s, told as such, and never by region', async () => {
    const fresh = await app.person('rep')
    await plantCustomers(app, customers(fresh, '服装', 30, false))
    const mix = await fresh.call(showMix, {})
    expect(mix).toMatchObject({
      leads: { count: 30 },
      against: 'company',
      won: { count: 28, opens: null },
      wonInScope: { count: 0 },
    })
    expect(mix.told[0]).toMatchObject({ category: expect.stringMatching(/服装|食品/), opens: { won: null } })
    expect(mix.dimensions.map(({ dimension }) => dimension)).toEqual(['industry', 'size', 'source'])
    expect((await app.admin.call(showMix, {})).against).toBe('scope')
  })

  test('size is compared with industry, region and source', async () => {
    const sized = await app.person('rep')
    const of = (size: string, count: number, won: boolean) =>
      customers(sized, '机械', count, won).map((each) => ({ ...each, size }))
    await plantCustomers(app, [
      ...of('micro', 20, false),
      ...of('small', 6, false),
      ...of('medium', 25, true),
      ...of('micro', 2, true),
    ])
    const mix = await app.admin.call(showMix, {})
    expect(mix.dimensions.find(({ dimension }) => dimension === 'size')).toMatchObject({
      known: { leads: 26, won: 27 },
    })
    expect(mix.told.filter(({ dimension }) => dimension === 'size').map(({ category }) => category)).toEqual([
      'medium',
      'micro',
      'small',
    ])
  })

  test('leads of a scope are compared with the won customers of the same scope: a territory is no fault', async () => {
    const { id: south } = await app.admin.call(addTeam, { body: { name: '南区' } })
    const manager = await app.person('manager', { team: south })
    const local = await app.person('rep', { team: south })
    const of = (count: number, won: boolean) =>
      customers(local, '印刷', count, won).map((each, n) => ({
        ...each,
        team_id: south,
        region: n % 2 ? '惠州' : '深圳',
      }))
    for (const { id } of await plantCustomers(app, [...of(60, false), ...of(24, true)]))
      await app.query(
        `insert into ownership (id, customer_id, owner_id, cause, started_at, started_by) values (gen_random_uuid(), $1, $2, 'assigned', '2026-01-05', $2)`,
        [id, local.id],
      )
    for (const [by, query] of [
      [local, {}],
      [manager, {}],
      [manager, { person: local.id }],
      [manager, { team: south }],
      [app.admin, { person: local.id }],
      [app.admin, { team: south }],
    ] as const) {
      const mix = await by.call(showMix, { query })
      expect(mix).toMatchObject({ against: 'scope', leads: { count: 60 }, won: { count: 24 }, told: [] })
      // G5: they open to the rep and the manager too.
      for (const { categories } of mix.dimensions)
        for (const { won } of categories) expect(await listOf(by, won.opens ?? {})).toHaveLength(won.count)
      expect(await listOf(by, mix.won.opens ?? {})).toHaveLength(24)
    }
  })

  test('G5: every number opens its records', async () => {
    const mix = await app.admin.call(showMix, {})
    for (const { count, opens } of [mix.leads, mix.won, mix.wonInScope])
      expect(await listOf(app.admin, opens ?? {})).toHaveLength(count)
    for (const { categories } of mix.dimensions)
      for (const { leads, won } of categories)
        for (const { count, opens } of [leads, won]) expect(await listOf(app.admin, opens ?? {})).toHaveLength(count)
    for (const { opens, leads, won } of mix.told) {
      expect(await listOf(app.admin, opens.leads)).toHaveLength(leads.count)
      expect(await listOf(app.admin, opens.won ?? {})).toHaveLength(won.count)
    }
  })
})
