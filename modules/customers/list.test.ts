import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../shared/calendar.ts'
import { type Caller, openApp, type TestApp, TODAY } from '../../testing/app.ts'
import { type Planted, plantCustomers } from '../../testing/customers.ts'
import { allPages } from '../../testing/pages.ts'
import { sealNothing } from '../../testing/secrecy.ts'
import { addTeam } from '../people/contract.ts'
import { listCustomers, SORTS } from './contract.ts'
import { STAGES } from './rules/stages.ts'

let app: TestApp
let boss: Caller
let rep: Caller
let planted: Planted[]
let teamId: string
let poolId: string

/** Repeats in a stride that no other column has, so that values meet in all combinations, with many alike. */
const of = <T>(values: readonly T[], n: number, stride: number): T => values[(n * stride) % values.length] as T

beforeAll(async () => {
  app = await openApp()
  await sealNothing(app)
  boss = await app.person('director')
  teamId = (await app.admin.call(addTeam, { body: { name: '华东' } })).id
  rep = await app.person('rep', { team: teamId })
  poolId = (await app.query<{ id: string }>('select id from pool'))[0]?.id ?? ''
  planted = await plantCustomers(
    app,
    Array.from({ length: 60 }, (_, n) => ({
      name: of(['安吉印刷', '宝山包装', 'Acme', '重庆物流'], n, 3) + (n % 5),
      owner_id: of([rep.id, null], n, 1),
      team_id: teamId,
      pool_id: n % 6 === 1 ? poolId : null,
      kind: of(['organisation', 'organisation', 'person'], n, 1),
      stage: of([0, 1, 2, 3, 4, 5], n, 1),
      state: of(['active', 'active', 'suspended', 'recalled', 'archived'] as const, n, 1),
      tier: of(['VVIP', 'A', 'B', 'C', null], n, 2),
      industry: of(['印刷', '包装', null], n, 1),
      source: of(['展会', '官网'], n, 1),
      region: of(['江苏', null], n, 1),
      tags: of([[], ['老客户'], ['老客户', '展会']], n, 1),
      entered_on: addDays(TODAY, -of([0, 1, 1, 30, 400], n, 3)),
      effective_touches: of([0, 3, 3, 12], n, 3),
      last_touch_at: of(
        [null, '2026-05-30T16:30:00.000Z', '2026-05-30T16:30:00.000Z', '2026-04-01T00:00:00.000Z', null],
        n,
        1,
      ),
      next_on: of([null, TODAY, addDays(TODAY, 7)], n, 1),
      orders: of([0, 0, 2], n, 1),
      orders_fen: of([0, 0, 50_00, 1_000_00], n, 1),
      early_until: addDays(TODAY, of([-20, 3, -1], n, 1)),
      due_on: addDays(TODAY, of([-9, 5, 5, 2], n, 1)),
      overdue_on: addDays(TODAY, of([0, 30, 12, 9, 6, 3, 1], n, 1)),
    })),
  )
})
afterAll(() => app.close())

const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id)
const read = (query: object, by = boss) =>
  allPages((cursor) => by.call(listCustomers, { query: { limit: 200, ...query, ...cursor } as never }))
const live = () => planted.filter((c) => c.state !== 'archived')

/** What a sort goes by, worked out from the row: null where the list shows no value. */
const VALUE: Record<(typeof SORTS)[number], (c: Planted) => string | number | null> = {
  created: (c) => c.id,
  name: (c) => c.name,
  dueOn: (c) => (c.state === 'active' ? c.due_on : null),
  lastTouchAt: (c) => c.last_touch_at,
  effectiveTouches: (c) => Number(c.effective_touches),
  enteredOn: (c) => String(c.entered_on),
  orders: (c) => Number(c.orders_fen),
  tier: (c) => ['VVIP', 'A', 'B', 'C', null].indexOf(c.tier as string | null),
  stage: (c) => Number(c.stage),
  quietSince: (c) => `${c.entered_on}T12:00`,
  distance: (c) => Number(c.distance ?? 0),
}

function compare(a: string | number | null, b: string | number | null, way: number): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -way : way
}

describe('the list’s order', () => {
  const orders = SORTS.flatMap((key) => [[key, key, 1] as const, [`-${key}`, key, -1] as const])
  test.each(orders)('%s: paged to the end it is the whole in order, what has no value last', async (sort, key, way) => {
    const expected = ids(
      live().toSorted((a, b) => compare(VALUE[key](a), VALUE[key](b), way) || compare(a.id, b.id, way)),
    )
    expect(ids((await boss.call(listCustomers, { query: { sort, limit: 200 } })).items)).toEqual(expected)
    expect(ids(await read({ sort, limit: 7 }))).toEqual(expected)
  })

  test('a page’s cursor is nothing but a place: of another list, or made up, it is refused', async () => {
    const { nextCursor } = await boss.call(listCustomers, { query: { sort: 'name', limit: 2 } })
    const refused = async (query: object) => (await boss.refusal(listCustomers, { query: query as never })).body.reason
    for (const sort of ['enteredOn', '-name', 'created'])
      expect(await refused({ sort, cursor: nextCursor })).toBe('stale_cursor')
    for (const place of [['x'], [1, 2], ['a', 'b'], { a: 1 }, [null, null]])
      expect(await refused({ cursor: Buffer.from(JSON.stringify(place)).toString('base64url') })).toBe('stale_cursor')
    expect(await refused({ cursor: '%%%' })).toBe('stale_cursor')
  })

  test('a number that no column holds is refused as a field, not met by the database', async () => {
    for (const field of ['minTouches', 'maxTouches', 'minOrders', 'maxOrders', 'minCourse', 'maxCourse']) {
      const { status, body } = await boss.refusal(listCustomers, { query: { [field]: 2 ** 31 } })
      expect([status, body]).toMatchObject([400, { errors: [{ field: `query.${field}` }] }])
    }
    for (const field of ['minAmount', 'maxAmount'])
      await boss.call(listCustomers, { query: { [field]: Number.MAX_SAFE_INTEGER } })
  })

  test('what is entered while paging shifts nothing', async () => {
    const first = await boss.call(listCustomers, { query: { sort: 'name', limit: 20 } })
    const [added] = await plantCustomers(app, [{ name: ' 最前', team_id: teamId }])
    const rest = await allPages((cursor) =>
      boss.call(listCustomers, { query: { sort: 'name', limit: 20, cursor: first.nextCursor ?? '', ...cursor } }),
    )
    await app.query(`update customer set state = 'archived' where id = $1`, [added?.id])
    expect([...ids(first.items), ...ids(rest)]).toEqual(ids(await read({ sort: 'name' })))
  })
})

describe('the list’s filters', () => {
  const cadence = (c: Planted) => {
    const [early, due, overdue] = [String(c.early_until), c.due_on, String(c.overdue_on)]
    if (TODAY >= overdue) return 'overdue'
    if (TODAY >= due) return 'due'
    return TODAY < early ? 'early' : 'ok'
  }
  const active = (c: Planted) => c.state === 'active'
  test.each<[string, object, (c: Planted) => boolean]>([
    ['all but archived', {}, () => true],
    ['nobody’s', { owner: 'none' }, (c) => c.owner_id === null],
    ['one stage', { stage: 'quoted' }, (c) => c.stage === STAGES.indexOf('quoted')],
    ['several stages', { stage: 'lead,ordered' }, (c) => [0, 5].includes(Number(c.stage))],
    ['states', { state: 'suspended,recalled' }, (c) => ['suspended', 'recalled'].includes(c.state)],
    ['tiers', { tier: 'VVIP,A' }, (c) => ['VVIP', 'A'].includes(String(c.tier))],
    ['no tier', { tier: 'none' }, (c) => c.tier === null],
    ['a tier or none', { tier: 'C,none' }, (c) => c.tier === null || c.tier === 'C'],
    ['persons', { kind: 'person' }, (c) => c.kind === 'person'],
    ['due', { cadence: 'due' }, (c) => active(c) && cadence(c) === 'due'],
    ['overdue', { cadence: 'overdue' }, (c) => active(c) && cadence(c) === 'overdue'],
    ['early or ok', { cadence: 'early,ok' }, (c) => active(c) && ['early', 'ok'].includes(cadence(c))],
    ['industry', { industry: '包装' }, (c) => c.industry === '包装'],
    ['source', { source: '官网' }, (c) => c.source === '官网'],
    ['region', { region: '江苏' }, (c) => c.region === '江苏'],
    ['a tag', { tag: '展会' }, (c) => (c.tags as string[]).includes('展会')],
    [
      'entered between',
      { enteredFrom: addDays(TODAY, -30), enteredTo: addDays(TODAY, -1) },
      (c) => String(c.entered_on) >= addDays(TODAY, -30) && String(c.entered_on) <= addDays(TODAY, -1),
    ],
    [
      'due between',
      { dueFrom: addDays(TODAY, 3), dueTo: addDays(TODAY, 5) },
      (c) => active(c) && c.due_on >= addDays(TODAY, 3) && c.due_on <= addDays(TODAY, 5),
    ],
    [
      'touched on a day of the company',
      { lastTouchFrom: '2026-05-31', lastTouchTo: '2026-05-31' },
      (c) => c.last_touch_at === '2026-05-30T16:30:00.000Z',
    ],
    [
      'touched before',
      { lastTouchTo: '2026-05-30' },
      (c) => c.last_touch_at !== null && c.last_touch_at < '2026-05-30T16:00',
    ],
    ['touches', { minTouches: 3, maxTouches: 11 }, (c) => c.effective_touches === 3],
    ['orders', { minOrders: 1 }, (c) => Number(c.orders) >= 1],
    ['no orders', { maxOrders: 0 }, (c) => c.orders === 0],
    ['amounts', { minAmount: 50_00, maxAmount: 999_99 }, (c) => c.orders_fen === 50_00],
    ['next step between', { nextFrom: TODAY, nextTo: addDays(TODAY, 1) }, (c) => c.next_on === TODAY],
    [
      'several at once',
      { tier: 'A,B', stage: 'lead,contacted,responded', state: 'active', region: '江苏' },
      (c) => ['A', 'B'].includes(String(c.tier)) && Number(c.stage) <= 2 && active(c) && c.region === '江苏',
    ],
    ['what nobody is', { industry: '航天' }, () => false],
  ])('%s', async (_title, query, wanted) => {
    const among = 'state' in query ? planted : live()
    expect(ids(await read(query))).toEqual(ids(among.filter(wanted)).toReversed())
  })

  test('an owner, oneself, a team with all below it, a pool', async () => {
    const mine = ids(live().filter((c) => c.owner_id === rep.id)).toReversed()
    expect(ids(await read({ owner: rep.id }))).toEqual(mine)
    expect(ids(await read({ owner: 'me' }, rep))).toEqual(mine)
    expect(await read({ owner: 'me' })).toEqual([])
    const [root] = await app.query<{ id: string }>('select id from team where parent_id is null')
    expect(await read({ team: root?.id })).toHaveLength(live().length)
    expect(await read({ team: teamId })).toHaveLength(live().length)
    const empty = await app.admin.call(addTeam, { body: { name: '华北' } })
    expect(await read({ team: empty.id })).toEqual([])
    expect(ids(await read({ pool: poolId }))).toEqual(ids(live().filter((c) => c.pool_id === poolId)).toReversed())
  })

  test.each([
    ['an unknown filter', { colour: 'red' }, 'query.colour'],
    ['an unknown value', { stage: 'asleep' }, 'query.stage.0'],
    ['no day', { dueTo: '2026-02-30' }, 'query.dueTo'],
    ['too long a page', { limit: 201 }, 'query.limit'],
  ])('refuse %s, naming it', async (_title, query, field) => {
    const refusal = await boss.refusal(listCustomers, { query: query as never })
    expect(refusal.status).toBe(400)
    expect((refusal.body.errors as { field: string }[])[0]?.field).toBe(field)
  })
})
