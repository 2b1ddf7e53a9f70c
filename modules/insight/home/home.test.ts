import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { countStatements } from '../../../testing/statements.ts'
import { changeCustomer, createCustomer } from '../../customers/contract.ts'
import { markCriterion, overrideTier } from '../../importance/contract.ts'
import { addTeam } from '../../people/contract.ts'
import { holdReview } from '../../portrait/contract.ts'
import { askForSupport, decideStepIn, logTouch } from '../../touches/contract.ts'
import { listRecalls, listStepIns, showHome } from '../contract.ts'
import type { HelpCode } from '../rules/home/help.ts'

// A team with one fact planted for each colleague, seen by its manager and by the director above.

let app: TestApp
let manager: Caller
let director: Caller
const reps = {} as Record<'asking' | 'tenth' | 'falling' | 'neglecting' | 'newcomer' | 'reviewing' | 'fine', Caller>
const TUESDAY = '2026-06-02T01:00:00Z'

beforeAll(async () => {
  app = await openApp()
  const team = (await app.admin.call(addTeam, { body: { name: '一部' } })).id
  manager = await app.person('manager', { team, name: '何经理' })
  director = await app.person('director', { name: '王总' })
  for (const name of ['asking', 'tenth', 'falling', 'neglecting', 'newcomer', 'reviewing', 'fine'] as const)
    reps[name] = await app.person('rep', {
      team,
      name: `${name}`,
      ...(name === 'newcomer' && { joinedOn: '2026-05-04' }),
    })
  app.clock.set(TUESDAY)
}, 60_000)
afterAll(() => app.close())

let made = 0
const customer = async (who: Caller, more = {}) =>
  (await who.call(createCustomer, { body: { name: `客户 ${++made}`, force: true, ...more } })).id
const talk = (who: Caller, customerId: string, more = {}) =>
  who.call(logTouch, { body: { customerId, channel: 'phone', effective: true, summary: '谈了', ...more } })
const home = (who: Caller = manager) => who.call(showHome, {}, { 'accept-language': 'zh' })
const reasonsOf = async (rep: Caller, who: Caller = manager) =>
  (await home(who)).people.find(({ person }) => person.id === rep.id)?.reasons ?? []
const reasonOf = async (rep: Caller, code: HelpCode, who: Caller = manager) =>
  (await reasonsOf(rep, who)).find((reason) => reason.code === code)

describe('each reason appears, is told, and goes once it is mended', () => {
  test('T7: a colleague who asks for support, first of all; the manager’s word ends it', async () => {
    const id = await customer(reps.asking, { name: '甲厂' })
    await reps.asking.call(askForSupport, { params: { id }, body: { note: '价格谈不下来' } })
    expect(await reasonOf(reps.asking, 'asked')).toEqual({
      code: 'asked',
      count: 1,
      text: '请您支援：甲厂',
      customer: { id, name: '甲厂' },
      path: `/?customer=${id}`,
    })
    expect((await manager.call(listStepIns, { query: { person: reps.asking.id } })).items).toMatchObject([
      {
        customer: { id },
        causes: [{ cause: 'asked', by: { name: 'asking' }, note: '价格谈不下来' }],
        waitsFor: [{ name: '何经理' }],
        yours: true,
      },
    ])
    await manager.call(decideStepIn, { params: { id }, body: { decision: 'join', note: '一起去' } })
    expect(await reasonOf(reps.asking, 'asked')).toBeUndefined()
    expect((await manager.call(listStepIns)).items).toEqual([])
  })

  test('T7: the tenth effective touch without an order; the director hears of it when the manager lets it lie', async () => {
    const id = await customer(reps.tenth, { name: '乙厂', enteredOn: '2026-05-01' })
    for (let day = 10; day < 20; day++) await talk(reps.tenth, id, { happenedAt: `2026-05-${day}` })
    expect((await reasonOf(reps.tenth, 'tenth_touch'))?.text).toBe('跟了十次还没成交，请您介入：乙厂')
    expect(await reasonOf(reps.tenth, 'tenth_touch', director)).toBeUndefined()
    expect(await reasonOf(manager, 'undecided', director)).toBeUndefined()
    app.clock.set('2026-06-04T01:00:00Z')
    expect((await reasonOf(manager, 'undecided', director))?.text).toBe('1 件介入等着定夺，最久的等了 2 天：乙厂')
    expect((await director.call(listStepIns)).items).toMatchObject([{ yours: false, waitsFor: [{ name: '何经理' }] }])
    await manager.call(decideStepIn, { params: { id }, body: { decision: 'go_on', note: '' } })
    expect(await reasonOf(manager, 'undecided', director)).toBeUndefined()
    app.clock.set(TUESDAY)
  })

  test('I1, T5: a fall out of a guarded tier, until the manager keeps the tier or lets it fall', async () => {
    const id = await customer(reps.falling, { name: '丙厂' })
    const mark = (criterion: string, value: number) =>
      reps.falling.call(markCriterion, { params: { id }, body: { criterion, value } })
    for (const key of ['market_fit', 'production_fit', 'strategic']) await mark(key, 5)
    await mark('potential', 500_000_000)
    for (const key of ['market_fit', 'production_fit', 'strategic']) await mark(key, 1)
    expect(await reasonOf(reps.falling, 'fall')).toMatchObject({
      text: '该不该降级，等您一句话：丙厂',
      path: `/team?show=falls&person=${reps.falling.id}`,
    })
    expect((await home()).ahead.falls).toBe(1)
    await manager.call(overrideTier, { params: { id }, body: { tier: 'VVIP', reason: '老板的朋友' } })
    expect(await reasonOf(reps.falling, 'fall')).toBeUndefined()
  })

  test('T6: customers about to be recalled, the first by name and day; a touch ends it', async () => {
    const ids = [await customer(reps.neglecting, { name: '丁厂' }), await customer(reps.neglecting, { name: '戊厂' })]
    for (const id of ids) await talk(reps.neglecting, id)
    app.clock.set('2026-07-27T01:00:00Z')
    await app.runJobs()
    const { items } = await manager.call(listRecalls, { query: { person: reps.neglecting.id } })
    expect(items.map(({ customer: { id } }) => id).toSorted()).toEqual(ids.toSorted())
    const told = await reasonOf(reps.neglecting, 'recall')
    expect(told).toMatchObject({ count: 2, path: `/team?show=recalls&person=${reps.neglecting.id}` })
    expect(told?.text).toMatch(/^2 位客户快被收回，最早 [丁戊]厂，还有 \d+ 天$/)
    for (const id of ids) await talk(reps.neglecting, id)
    expect(await reasonOf(reps.neglecting, 'recall')).toBeUndefined()
    expect((await manager.call(listRecalls, { query: { person: reps.neglecting.id } })).items).toEqual([])
    app.clock.set(TUESDAY)
  })

  test('Q3: a new colleague behind the even pace of yesterday, not of the day ahead; catching up ends it', async () => {
    app.clock.set('2026-06-03T01:00:00Z')
    expect(await reasonOf(reps.newcomer, 'quota')).toMatchObject({
      text: '新人，这周新联系上 0 位，到昨天该有 8 位（一周 20 位）',
      path: '/quantity?tab=newcomers',
    })
    for (let n = 0; n < 8; n++) await talk(reps.newcomer, await customer(reps.newcomer))
    expect(await reasonOf(reps.newcomer, 'quota')).toBeUndefined()
    app.clock.set(TUESDAY)
  })

  test('D5: portraits that are due, until they are gone through', async () => {
    const id = await customer(reps.reviewing, { name: '己厂' })
    await manager.call(changeCustomer, { params: { id }, body: { tier: 'A' } })
    await manager.call(holdReview, { params: { id }, body: { found: '空着', askNext: '问预算', heldOn: '2026-01-15' } })
    expect(await reasonOf(reps.reviewing, 'review')).toMatchObject({
      count: 1,
      text: '1 位客户的画像该一起过一遍',
      path: `/closeness?owner=${reps.reviewing.id}`,
    })
    await manager.call(holdReview, { params: { id }, body: { found: '补了', askNext: '问对手' } })
    expect(await reasonOf(reps.reviewing, 'review')).toBeUndefined()
  })

  test('G1: the weakest principle with its evidence, in the diagnosis’s own words', async () => {
    for (let n = 0; n < 6; n++) await customer(reps.fine)
    app.clock.set('2026-06-20T01:00:00Z')
    await app.runJobs()
    const told = await reasonOf(reps.fine, 'weakest')
    expect(told?.text).toMatch(/^最弱的是时间：/)
    expect(told?.path).toBe(`/diagnosis/people/${reps.fine.id}`)
    app.clock.set(TUESDAY)
  })
})

test('whom to help first stands first, and oneself is left to one’s own list', async () => {
  const [waiting, reviewed] = [await customer(reps.asking), await customer(reps.reviewing)]
  await reps.asking.call(askForSupport, { params: { id: waiting }, body: { note: '急' } })
  await manager.call(changeCustomer, { params: { id: reviewed }, body: { tier: 'A' } })
  await manager.call(holdReview, {
    params: { id: reviewed },
    body: { found: '空着', askNext: '问预算', heldOn: '2026-01-15' },
  })
  await customer(manager)
  const { people, teams } = await home()
  const names = people.map(({ person }) => person.name)
  expect(names[0]).toBe('asking')
  expect(names.indexOf('asking')).toBeLessThan(names.indexOf('reviewing'))
  expect(people[0]?.need).toBe('word')
  expect(people[0]?.message).toMatch(/^asking，今天找个时间一起看看：\n· 等我定的：/)
  expect(names).not.toContain('何经理')
  expect(teams.map(({ name }) => name)).toEqual(['一部'])
  const english = await manager.call(showHome, {}, { 'accept-language': 'en' })
  expect(english.people[0]?.reasons[0]?.text).toMatch(/^Asks for your support: /)
})

test('a manager sees nothing of another team; reps are not asked in', async () => {
  const other = await app.person('manager', { team: (await app.admin.call(addTeam, { body: { name: '二部' } })).id })
  const { people, ahead, teams } = await home(other)
  expect({ people, ahead, teams }).toEqual({
    people: [],
    ahead: { stepIns: 0, recalls: 0, recalled: 0, falls: 0, reviews: 0, stuck: 0 },
    teams: [],
  })
  expect((await other.call(listStepIns)).items).toEqual([])
  expect((await reps.asking.refusal(showHome)).status).toBe(403)
})

test('the lists go on page by page where they stopped', async () => {
  for (let n = 0; n < 3; n++)
    await reps.asking.call(askForSupport, { params: { id: await customer(reps.asking) }, body: { note: '来' } })
  const all = (await manager.call(listStepIns)).items.map(({ customer: { id } }) => id)
  const paged: string[] = []
  let cursor: string | undefined
  do {
    const page = await manager.call(listStepIns, { query: { limit: 2, ...(cursor && { cursor }) } })
    paged.push(...page.items.map(({ customer: { id } }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(paged).toEqual(all)
  expect((await home()).ahead.stepIns).toBe(all.length)
})

test('as many statements for many as for few', async () => {
  const count = () => countStatements(() => home())
  const before = await count()
  for (const rep of [reps.fine, reps.tenth, reps.newcomer]) {
    const id = await customer(rep)
    await rep.call(askForSupport, { params: { id }, body: { note: '来' } })
  }
  expect(await count()).toBe(before)
})
