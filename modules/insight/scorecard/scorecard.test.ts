import { inflateSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallOf } from '../../../shared/endpoint.ts'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { sign } from '../../../testing/secrecy.ts'
import { countStatements } from '../../../testing/statements.ts'
import { createCustomer } from '../../customers/contract.ts'
import { hideCustomer } from '../../customers/secret/contract.ts'
import { cancelOrder, placeOrder } from '../../deals/contract.ts'
import { addTeam } from '../../people/contract.ts'
import { assign } from '../../pool/contract.ts'
import { answerPortrait, noteShare } from '../../portrait/contract.ts'
import { askForSupport, decideStepIn, logTouch } from '../../touches/contract.ts'
import {
  carryTargets,
  listPersonScoreCases,
  listScored,
  listScoreMembers,
  listScoreTargets,
  listTeamScoreCases,
  setScoreTarget,
  showPersonScorecard,
  showTeamScorecard,
  showWeek,
} from '../contract.ts'
import { FIGURE_KEYS, type FigureKey } from '../rules/scorecard/figures.ts'

// April and May, lived through the API: An sells, Bo takes over one of An's customers in June.

const APRIL = '2026-04-01'
const MAY = '2026-05-01'
const JULY = '2026-07-01'
const at = (day: string, hour = 10) => `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`

let app: TestApp
let team: string
let manager: Caller
let an: Caller
let bo: Caller
const customers: string[] = []

beforeAll(async () => {
  app = await openApp()
  team = (await app.admin.call(addTeam, { body: { name: '一部' } })).id
  manager = await app.person('manager', { team, name: '经理' })
  an = await app.person('rep', { team, name: '安' })
  bo = await app.person('rep', { team, name: '=博' })
  app.clock.set(at('2026-04-01'))
  for (const name of ['甲', '乙', '丙']) customers.push(await customer(an, name))
  await liveApril()
  await liveMay()
  app.clock.set(at('2026-06-01'))
  await app.runJobs()
}, 60_000)
afterAll(() => app.close())

const customer = async (who: Caller, name: string) =>
  (
    await who.call(createCustomer, {
      body: { name, contacts: [{ name: '李工', phones: ['13900000000'], main: true }], force: true },
    })
  ).id
const talk = (who: Caller, id: string | undefined, more: Partial<CallOf<typeof logTouch>['body']> = {}) =>
  who.call(logTouch, {
    body: { customerId: id ?? '', channel: 'phone', effective: true, summary: '谈了', ...more },
  })
const order = (
  who: Caller,
  id: string | undefined,
  fen: number,
  more: Partial<CallOf<typeof placeOrder>['body']> = {},
) => who.call(placeOrder, { body: { customerId: id ?? '', amount: { fen, currency: 'CNY' }, ...more } })
const noteTheirs = (who: Caller, id: string, ours: number) =>
  who.call(noteShare, { params: { id }, body: { ours, yearly: { fen: 100_000_00, currency: 'CNY' } } })
const learn = (who: Caller, id: string | undefined, values: Record<string, string>) =>
  who.call(answerPortrait, {
    params: { id: id ?? '' },
    body: { answers: Object.entries(values).map(([field, value]) => ({ field, value })) },
  })

async function liveApril() {
  const [one, two] = customers
  app.clock.set(at('2026-04-02'))
  await talk(an, one)
  await talk(an, one, { channel: 'wechat' })
  await talk(bo, one).catch(() => null)
  app.clock.set(at('2026-04-20', 9))
  await talk(an, one)
  await talk(an, two, { effective: false })
  await talk(an, two, { channel: 'wechat', direction: 'in', effective: false })
  app.clock.set(at('2026-04-20', 15))
  await talk(an, two)
  await learn(an, one, { makes: '月饼', markets: '华南' })
  await an.call(noteShare, {
    params: { id: one ?? '' },
    body: { ours: 20, yearly: { fen: 100_000_00, currency: 'CNY' } },
  })
  app.clock.set(at('2026-04-30', 23))
  await order(an, one, 10_000_00, { costFen: 7_000_00 })
}

async function liveMay() {
  const [, two, three] = customers
  app.clock.set(at('2026-05-01', 0))
  await order(an, two, 5_000_00)
  const { id } = await order(an, two, 99_000_00)
  await an.call(cancelOrder, { params: { id }, body: { reason: '写错了' } })
  await an.call(noteShare, {
    params: { id: two ?? '' },
    body: { ours: 60, yearly: { fen: 300_000_00, currency: 'CNY' } },
  })
  app.clock.set(at('2026-05-06'))
  await an.call(askForSupport, { params: { id: three ?? '' }, body: { note: '价格谈不下来' } })
  app.clock.set(at('2026-05-06', 14))
  await manager.call(decideStepIn, { params: { id: three ?? '' }, body: { decision: 'go_on', note: '继续' } })
  await talk(an, three)
  app.clock.set(at('2026-05-18'))
  await talk(an, three)
  await learn(an, three, { makes: '粽子' })
  await an.call(askForSupport, { params: { id: two ?? '' }, body: { note: '一起去一趟' } })
}

const cardOf = async (who: Caller, by: Caller, month: string) => {
  const asked = { params: { id: who.id }, query: { month } }
  const card = await by.call(showPersonScorecard, asked, { 'accept-language': 'zh' })
  return Object.fromEntries([...card.process, ...card.result].map((one) => [one.key, one])) as Record<
    FigureKey,
    (typeof card.process)[number]
  >
}

/** What the month's raw facts say, reckoned here anew. */
async function rawly(month: string, end: string) {
  const touches = await app.query<{ customer_id: string; day: string; by_id: string; effective: boolean }>(
    `select customer_id, day::text, by_id, effective from live_touch order by day, happened_at`,
  )
  const inMonth = (day: string) => day >= month && day <= end
  const effective = touches.filter((t) => t.effective && t.by_id === an.id)
  const days = new Set(effective.filter((t) => inMonth(t.day)).map((t) => `${t.customer_id} ${t.day}`))
  const first = new Map<string, string>()
  for (const { customer_id, day } of touches.filter((t) => t.by_id === an.id))
    if (!first.has(customer_id)) first.set(customer_id, day)
  const orders = await app.query<{ fen: number; cost_fen: number | null; net_fen: number | null }>(
    `select fen, cost_fen, net_fen from sales_order where cancelled_on is null and ordered_on between $1 and $2`,
    [month, end],
  )
  const learnt = await app.query(
    `select from portrait_value where act = 'learnt' and by_id = $1 and learnt_on between $2 and $3`,
    [an.id, month, end],
  )
  const known = orders.filter((one) => one.cost_fen !== null)
  const net = known.reduce((sum, one) => sum + (one.net_fen ?? one.fen), 0)
  const left = known.reduce((sum, one) => sum + (one.net_fen ?? one.fen) - (one.cost_fen ?? 0), 0)
  const moves = await app.query<{ pair: string; rung: number; day: string }>(
    `select concat(customer_id, person_id, contact_id) as pair, least(bound, proven) as rung, on_day::text as day from distance_move where person_id = $1 order by on_day, id`,
    [an.id],
  )
  const rungs = new Map<string, number>()
  let moved = 0
  for (const { pair, rung, day } of moves) {
    if (inMonth(day)) moved += rung - (rungs.get(pair) ?? 0)
    rungs.set(pair, rung)
  }
  return {
    newContacts: [...first.values()].filter(inMonth).length,
    effectiveTouches: days.size,
    portraitsGrown: learnt.length,
    distanceMoved: moved,
    orders: orders.length,
    amount: orders.reduce((sum, { fen }) => sum + fen, 0),
    margin: net > 0 ? Math.round((1000 * left) / net) / 10 : null,
  }
}

describe('G2: each figure is what the facts of the month say', () => {
  test.each([
    ['April', APRIL, '2026-04-30'],
    ['May', MAY, '2026-05-31'],
  ])('%s, reckoned anew', async (_name, month, end) => {
    const card = await cardOf(an, manager, month)
    const raw = await rawly(month, end)
    expect(Object.fromEntries(Object.keys(raw).map((key) => [key, card[key as FigureKey].value]))).toEqual(raw)
  })

  test('what was lived through: touches of one day count once, and the month ends at midnight of the company', async () => {
    expect(await cardOf(an, an, APRIL)).toMatchObject({
      newContacts: { value: 2 },
      effectiveTouches: { value: 3 },
      cadenceKept: { value: 100, of: 1, detail: '1 次中 1 次' },
      portraitsGrown: { value: 2 },
      firstAnswer: { value: 6, of: 1 },
      stepIns: { value: null, of: 0 },
      orders: { value: 1 },
      amount: { value: 10_000_00, told: '¥10,000' },
      // Net of 13 % tax: 8,849.56 less 7,000.
      margin: { value: 20.9 },
      share: { value: 20, of: 1 },
    })
    expect(await cardOf(an, an, MAY)).toMatchObject({
      newContacts: { value: 1 },
      stepIns: { value: 50, of: 2, detail: '2 次中 1 次，一般 4 小时' },
      orders: { value: 1 },
      amount: { value: 5_000_00 },
      margin: { value: null, told: '—' },
      share: { value: 50, of: 2 },
    })
  })

  test('the trend says what each month said', async () => {
    const card = await cardOf(an, an, MAY)
    expect(card.amount.trend).toEqual([...Array(10).fill(0), 10_000_00, 5_000_00])
    expect(card.share.trend.slice(-3)).toEqual([null, 20, 50])
  })

  test('process and result always come together, of a person as of a team', async () => {
    for (const card of [
      await an.call(showPersonScorecard, { params: { id: an.id }, query: {} }),
      await manager.call(showTeamScorecard, { params: { id: team }, query: {} }),
    ]) {
      expect(card.process.map(({ side }) => side)).toEqual(Array(7).fill('process'))
      expect(card.result.map(({ side }) => side)).toEqual(Array(4).fill('result'))
    }
  })

  test('a month that is over stays as it was when a customer changes hands; the team is its people', async () => {
    const before = await cardOf(an, manager, APRIL)
    await manager.call(assign, { body: { customerIds: [customers[0] ?? ''], ownerId: bo.id, reason: '调整' } })
    expect((await cardOf(an, manager, APRIL)).amount.value).toBe(before.amount.value)
    expect((await cardOf(bo, manager, APRIL)).amount.value).toBe(0)
    const whole = await manager.call(showTeamScorecard, { params: { id: team }, query: { month: APRIL } })
    expect(whole.result.find(({ key }) => key === 'amount')?.value).toBe(before.amount.value)
    expect(whole.process.find(({ key }) => key === 'effectiveTouches')?.value).toBe(before.effectiveTouches.value)
  })

  test('for the manager: the step-ins that were the manager’s to decide', async () => {
    expect((await cardOf(manager, manager, MAY)).stepIns).toMatchObject({ value: 50, of: 2 })
  })
})

describe('G5: a figure opens as many records as it counts', () => {
  test.each(FIGURE_KEYS)('%s', async (figure) => {
    const query = { figure, month: MAY, limit: 200 }
    const card = await cardOf(an, manager, MAY)
    expect((await manager.call(listPersonScoreCases, { params: { id: an.id }, query })).items).toHaveLength(
      card[figure].of,
    )
    const whole = await manager.call(showTeamScorecard, { params: { id: team }, query: { month: MAY } })
    const of = [...whole.process, ...whole.result].find(({ key }) => key === figure)?.of
    expect((await manager.call(listTeamScoreCases, { params: { id: team }, query })).items).toHaveLength(of ?? -1)
  })
})

describe('G2: who sees, who sets', () => {
  const target = (value: number | null, month = MAY) => ({
    params: { id: an.id },
    body: { figure: 'orders' as const, month, value },
  })

  test('a rep sees the own card, a manager the team’s, a director the company’s', async () => {
    expect((await an.call(listScored)).people.map(({ id }) => id)).toEqual([an.id])
    expect((await manager.call(listScored)).teams).toEqual([{ id: team, name: '一部' }])
    const director = await app.person('director')
    expect((await director.call(listScored)).teams.length).toBe(2)
    expect((await an.refusal(showPersonScorecard, { params: { id: bo.id }, query: {} })).status).toBe(404)
    expect((await an.refusal(showTeamScorecard, { params: { id: team }, query: {} })).status).toBe(404)
  })

  test('who answers for somebody sets a target; it stands for later months, and says since when', async () => {
    expect((await an.refusal(setScoreTarget, target(3))).status).toBe(403)
    expect(await manager.call(setScoreTarget, target(2, APRIL))).toMatchObject({ version: 1 })
    expect((await cardOf(an, an, MAY)).orders).toMatchObject({
      target: { value: 2, since: APRIL, people: 1, reached: 50 },
      version: 0,
    })
    await manager.call(setScoreTarget, target(4))
    expect((await cardOf(an, an, APRIL)).orders.target?.value).toBe(2)
    expect((await cardOf(an, an, MAY)).orders).toMatchObject({
      target: { value: 4, since: MAY, reached: 25 },
      version: 1,
    })
    await manager.call(setScoreTarget, target(null))
    expect((await cardOf(an, an, MAY)).orders.target).toBeNull()
  })

  test('two who set the same: the later is shown what stands', async () => {
    await manager.call(setScoreTarget, target(7, '2026-06-01'), { 'if-match': '0' })
    const late = await manager.refusal(setScoreTarget, target(8, '2026-06-01'), { 'if-match': '0' })
    expect(late).toMatchObject({ status: 412, body: { reason: 'version_conflict' } })
  })

  test('who set what and when is kept, and told as an event', async () => {
    const query = { figure: 'orders' as const }
    const { items } = await an.call(listScoreTargets, { params: { id: an.id }, query })
    expect(items.map(({ month, value, version }) => [month, value, version])).toEqual([
      ['2026-06-01', 7, 1],
      [MAY, null, 2],
      [MAY, 4, 1],
      [APRIL, 2, 1],
    ])
    expect(items.every(({ setBy }) => setBy.name === '经理')).toBe(true)
    const first = await an.call(listScoreTargets, { params: { id: an.id }, query: { ...query, limit: 3 } })
    const rest = await an.call(listScoreTargets, {
      params: { id: an.id },
      query: { ...query, limit: 3, cursor: first.nextCursor ?? '' },
    })
    expect([...first.items, ...rest.items]).toEqual(items)
    const told = await app.query(`select from event where type = 'score_target.set' and subject_id = $1`, [an.id])
    expect(told).toHaveLength(items.length)
    expect((await bo.refusal(listScoreTargets, { params: { id: an.id }, query })).status).toBe(404)
  })

  test('a month’s targets are carried over for a team in one act; what is set for the month stays', async () => {
    const of = (who: Caller, figure: FigureKey, month: string, value: number) =>
      manager.call(setScoreTarget, { params: { id: who.id }, body: { figure, month, value } })
    await of(an, 'effectiveTouches', MAY, 40)
    await of(bo, 'firstAnswer', '2026-06-01', 8)
    await of(bo, 'effectiveTouches', '2026-06-01', 30)
    await of(bo, 'effectiveTouches', JULY, 20)
    const asked = { params: { id: team }, body: { month: JULY, raise: 10 } }
    expect(await manager.call(carryTargets, asked)).toEqual({ set: 3, kept: 1 })
    const standing = async (who: Caller) => {
      const card = await cardOf(who, manager, JULY)
      return Object.values(card).flatMap(({ key, target }) => (target ? [[key, target.value, target.since]] : []))
    }
    expect(await standing(an)).toEqual([
      ['effectiveTouches', 44, JULY],
      ['orders', 8, JULY],
    ])
    expect(await standing(bo)).toEqual([
      ['effectiveTouches', 20, JULY],
      ['firstAnswer', 8, JULY],
    ])
    expect(await manager.call(carryTargets, asked)).toEqual({ set: 0, kept: 4 })
    expect((await an.refusal(carryTargets, asked)).status).toBe(404)
    expect(await app.query(`select from event where type = 'score_target.carried'`)).toHaveLength(1)
  })

  test('a target for some of a team is held against what these did, and says for how many it stands', async () => {
    const mixed = (await app.admin.call(addTeam, { body: { name: '三部' } })).id
    const head = await app.person('manager', { team: mixed })
    const [one, two] = [await app.person('rep', { team: mixed }), await app.person('rep', { team: mixed })]
    const [first, second] = [await customer(one, '戊'), await customer(two, '己')]
    for (const fen of [1_000_00, 2_000_00]) await order(one, first, fen)
    await order(two, second, 4_000_00)
    await noteTheirs(one, first, 20)
    await noteTheirs(two, second, 60)
    const set = (who: Caller, figure: FigureKey, value: number) =>
      head.call(setScoreTarget, { params: { id: who.id }, body: { figure, month: '2026-06-01', value } })
    await set(one, 'amount', 6_000_00)
    await set(one, 'share', 40)
    const card = await head.call(showTeamScorecard, { params: { id: mixed }, query: {} }, { 'accept-language': 'zh' })
    const of = (key: FigureKey) => card.result.find((figure) => figure.key === key)
    expect(of('amount')).toMatchObject({
      value: 7_000_00,
      target: { value: 6_000_00, people: 1, of: 2, done: 3_000_00, doneTold: '¥3,000', reached: 50 },
    })
    expect(of('share')).toMatchObject({ value: 40, target: { value: 40, people: 1, of: 2, done: 20, reached: 50 } })
    const file = await app.fetch(`/scorecards/teams/${mixed}/file?format=xlsx&month=2026-06-01&locale=zh`, {
      headers: { authorization: `Bearer ${head.key}` },
    })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await file.arrayBuffer()) as never)
    const line = book.worksheets[0]?.getRow(1 + FIGURE_KEYS.indexOf('amount') + 1).values as unknown[]
    expect(line.slice(17, 22)).toEqual([6_000, '2026-06', 50, '2 人中的 1 人', 3_000])
    await set(two, 'amount', 2_000_00)
    const all = await head.call(showTeamScorecard, { params: { id: mixed }, query: {} })
    expect(all.result.find(({ key }) => key === 'amount')?.target).toMatchObject({
      people: 2,
      of: 2,
      done: 7_000_00,
      reached: 88,
    })
    // Who joined after a month is none of those whom its figures are of.
    await app.person('rep', { team: mixed, joinedOn: '2026-06-01' })
    const people = async (month: string) =>
      (await head.call(showTeamScorecard, { params: { id: mixed }, query: { month } })).people
    expect([await people(MAY), await people('2026-06-01')]).toEqual([2, 3])
  })

  test('a team’s people stand beside it, each with the figures of the own card', async () => {
    const { items } = await manager.call(listScoreMembers, { params: { id: team }, query: { month: MAY } })
    expect(items.map(({ person }) => person.name).toSorted()).toEqual(['=博', '安'])
    for (const { person, figures } of items) {
      const { process, result } = await manager.call(showPersonScorecard, {
        params: { id: person.id },
        query: { month: MAY },
      })
      const own = [...process, ...result].map(({ key, value, told, target }) => ({ key, value, told, target }))
      expect(figures).toEqual(own)
    }
  })

  test.each(['amount', '-amount', 'firstAnswer', '-share'] as const)(
    'and page by page in the order of %s, who has none last',
    async (sort) => {
      const ask = (more: object) =>
        manager.call(listScoreMembers, { params: { id: team }, query: { month: MAY, sort, ...more } })
      const whole = (await ask({})).items
      const worth = whole.map(({ figures }) => figures.find(({ key }) => key === sort.replace('-', ''))?.value ?? null)
      const known = worth.filter((value) => value !== null)
      const upwards = known.toSorted((one, other) => one - other)
      expect(worth).toEqual([
        ...(sort.startsWith('-') ? upwards.toReversed() : upwards),
        ...worth.filter((value) => value === null),
      ])
      const first = await ask({ limit: 1 })
      const second = await ask({ limit: 1, cursor: first.nextCursor })
      expect([...first.items, ...second.items]).toEqual(whole)
      expect(second.nextCursor).toBeNull()
    },
  )

  test('the same number of statements, however many people', async () => {
    const card = () => manager.call(showTeamScorecard, { params: { id: team }, query: {} })
    // Somebody without a target, so that the targets are of some before as well as after.
    await app.person('rep', { team })
    await card()
    const before = await countStatements(card)
    for (let n = 0; n < 3; n++) await talk(await app.person('rep', { team }), customers[2]).catch(() => null)
    expect(await countStatements(card)).toBe(before)
  })
})

describe('S4: what is told of few customers', () => {
  test('a figure over five or fewer is a sight of those of them that are secret; over more it is none', async () => {
    const own = await openApp()
    const near = (await own.admin.call(addTeam, { body: { name: '本队' } })).id
    const head = await own.person('manager', { team: near })
    const seller = await own.person('rep', { team: near })
    await sign(head, seller)
    const made = async (name: string) =>
      (await seller.call(createCustomer, { body: { name, contacts: [], force: true } })).id
    const secret = await made('密一')
    for (const id of [secret, ...(await Promise.all(['甲', '乙', '丙', '丁', '戊'].map(made)))])
      await order(seller, id, 500_00)
    await head.call(hideCustomer, { params: { id: secret }, body: { hidden: true, reason: '要保密' } })
    const told = async (ask: () => Promise<unknown>) => {
      const sights = () =>
        own.query<{ id: string; place: string; person: string }>(
          `select id, place, person_id as person from sight where place ~ 'Scorecard|Week'`,
        )
      const before = new Set((await sights()).map(({ id }) => id))
      await ask()
      return (await sights()).filter(({ id }) => !before.has(id)).map(({ place, person }) => [place, person])
    }
    const read = (who: Caller, month: string) =>
      told(() => who.call(showPersonScorecard, { params: { id: seller.id }, query: { month } }))
    expect(await read(seller, '2026-06-01')).toEqual([])
    own.clock.set(at('2026-07-02'))
    for (const fen of [700_00, 800_00]) await order(seller, secret, fen)
    expect(await read(seller, JULY)).toEqual([['showPersonScorecard', seller.id]])
    expect(await read(head, JULY)).toEqual([['showPersonScorecard', head.id]])
    expect(await read(own.admin, JULY)).toEqual([])
    expect(await read(seller, '2026-06-01')).toEqual([])
    const params = { id: near }
    expect(await told(() => head.call(showTeamScorecard, { params, query: { month: JULY } }))).toEqual([
      ['showTeamScorecard', head.id],
    ])
    own.clock.set(at('2026-07-08'))
    expect((await told(() => head.call(showWeek, { query: { team: near } })))[0]).toEqual(['showWeek', head.id])
    const file = `/scorecards/teams/${near}/file?format=xlsx&month=${JULY}`
    const taken = await told(() =>
      own.fetch(file, { headers: { authorization: `Bearer ${head.key}` } }).then((answer) => answer.arrayBuffer()),
    )
    expect(taken).toEqual([['exportTeamScorecard', head.id]])
    await own.close()
  })
})

describe('G2: the week', () => {
  const query = { team: '', of: '2026-05-11' }
  test('each figure opens as many records as it counts, in the week as in the one before', async () => {
    const week = await manager.call(showWeek, { query: { ...query, team } })
    expect([week.week, week.before]).toEqual([
      { from: '2026-05-04', to: '2026-05-10' },
      { from: '2026-04-27', to: '2026-05-03' },
    ])
    for (const { key, of } of week.figures) {
      const { items } = await manager.call(listTeamScoreCases, {
        params: { id: team },
        query: { figure: key, week: week.week.from, limit: 200 },
      })
      expect([key, items.length]).toEqual([key, of])
    }
    const figure = (name: string) => week.figures.find(({ key }) => key === name)
    expect(figure('effectiveTouches')).toMatchObject({ value: 1, before: { value: 0 }, change: 'same' })
    expect(figure('orders')).toMatchObject({ value: 0, before: { value: 2 }, change: 'worse' })
    // The sentence goes by the rule of the arrows.
    expect(figure('amount')).toMatchObject({ change: 'worse' })
    expect(week.sentences.join()).toMatch(/退步最大的是“订单金额”|fell back most is “Order amount”/)
  })
  test('told in the reader’s language, the same each time', async () => {
    const ask = (locale: string) =>
      manager.call(showWeek, { query: { ...query, team } }, { 'accept-language': locale }).then((it) => it.sentences)
    expect(await ask('zh')).toEqual(await ask('zh'))
    expect((await ask('zh'))[1]).toBe('没有新订单，前一周有 2 个，¥15,000。')
    expect((await ask('en'))[1]).toBe('No new order; the week before there were 2, ¥15,000.')
  })
  test('a rep has the own week, a manager the team’s', async () => {
    expect((await an.call(showWeek, { query: {} })).whose).toEqual({ of: 'people', id: an.id, name: '安' })
    expect((await manager.call(showWeek, { query: {} })).whose).toEqual({ of: 'teams', id: team, name: '一部' })
    expect((await an.refusal(showWeek, { query: { team } })).status).toBe(404)
  })
})

/** The characters that a paper's font maps its glyphs back to, as they stand in it. */
const glyphsOf = (pdf: string): string =>
  [...pdf.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, body = '']) => {
      try {
        return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    })
    .find((map) => map.includes('beginbfrange') || map.includes('beginbfchar')) ?? ''

describe('G2: to take away', () => {
  const file = async (format: string, of = `people/${an.id}`, locale = 'zh') => {
    const answer = await app.fetch(`/scorecards/${of}/file?format=${format}&month=${MAY}&locale=${locale}`, {
      headers: { authorization: `Bearer ${manager.key}` },
    })
    expect(answer.status).toBe(200)
    return Buffer.from(await answer.arrayBuffer())
  }

  test('a workbook: a line for each figure, a column for each month; a name is never a formula', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await file('xlsx')) as never)
    const sheet = book.worksheets[0] as ExcelJS.Worksheet
    expect(sheet.rowCount).toBe(1 + FIGURE_KEYS.length)
    const amount = sheet.getRow(1 + FIGURE_KEYS.indexOf('amount') + 1).values as unknown[]
    expect(amount.slice(1, 5)).toEqual(['安', '结果', '订单金额', '元'])
    expect(amount.slice(15, 17)).toEqual([10_000, 5_000])
    await book.xlsx.load((await file('xlsx', `people/${bo.id}`)) as never)
    const cell = book.worksheets[0]?.getCell('A2')
    expect([cell?.type, cell?.value]).toEqual([ExcelJS.ValueType.String, '=博'])
  })

  test('a team’s workbook has lines for the team and for each of its people; money is shown as money', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await file('xlsx', `teams/${team}`)) as never)
    const sheet = book.worksheets[0] as ExcelJS.Worksheet
    const names = [...new Set(sheet.getColumn(1).values.slice(2))]
    expect(names).toEqual(expect.arrayContaining(['安', '=博']))
    expect(sheet.rowCount).toBe(1 + names.length * FIGURE_KEYS.length)
    const line = names.indexOf('安') * FIGURE_KEYS.length + FIGURE_KEYS.indexOf('amount') + 2
    const month = sheet.getRow(line).getCell(16)
    expect([sheet.getRow(line).getCell(1).value, month.value, month.numFmt]).toEqual(['安', 5_000, '#,##0.00'])
  })

  test.each([
    ['a person', () => `people/${an.id}`, 'zh'],
    ['a team', () => `teams/${team}`, 'en'],
  ])('of %s one page to print', async (_whose, of, locale) => {
    const bytes = await file('pdf', of(), locale)
    const text = bytes.toString('latin1')
    expect(text.startsWith('%PDF-1.')).toBe(true)
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
    // What a reader copies out of it is the text: the font maps its glyphs back.
    const words = locale === 'zh' ? '成绩单过程结果毛利率安' : 'ScorecardProcessResultsMargin'
    for (const letter of words) expect(glyphsOf(text)).toContain(letter.charCodeAt(0).toString(16).padStart(4, '0'))
  })
})
