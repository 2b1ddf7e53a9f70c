import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { run, sql } from '../../platform/sql.ts'
import { addDays } from '../../shared/calendar.ts'
import type { CallOf } from '../../shared/endpoint.ts'
import { type Caller, NOW, openApp, type TestApp, TODAY } from '../../testing/app.ts'
import { sealNothing, sign } from '../../testing/secrecy.ts'
import { touchOnDays } from '../../testing/touches.ts'
import { createCustomer } from '../customers/contract.ts'
import { addTeam } from '../people/contract.ts'
import { askForSupport, logTouch, postpone } from '../touches/contract.ts'
import { showTeamToday, showToday } from './contract.ts'

let app: TestApp
let team: string
let rep: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  await sealNothing(app)
  team = (await app.admin.call(addTeam, { body: { name: '销售一部' } })).id
  rep = await app.person('rep', { team, name: '王五' })
  manager = await app.person('manager', { team })
  await sign(rep)
})
afterAll(() => app.close())
beforeEach(() => app.clock.set(NOW))

type Tier = 'VVIP' | 'A' | 'B' | 'C'
type Contact = { name: string; phones?: string[]; birthday?: { month: number; day: number; lunar?: boolean } }
interface Given {
  owner?: Caller
  tier?: Tier | undefined
  /** Days ago: of entry, of the last effective touch. */
  entered?: number
  touched?: number
  phones?: string[]
  contacts?: Contact[]
}
let made = 0
async function customer({
  owner = rep,
  tier,
  entered = 0,
  touched,
  phones = [],
  contacts = [],
}: Given = {}): Promise<string> {
  const ago = (days: number) => addDays(TODAY, -days)
  const body = {
    name: `客户 ${++made}`,
    force: true,
    ownerId: owner.id,
    enteredOn: ago(Math.max(entered, touched ?? 0)),
    phones,
    contacts,
    ...(tier ? { tier } : {}),
  }
  const { id } = await app.admin.call(createCustomer, { body })
  if (touched !== undefined) await say(id, { happenedAt: ago(touched) }, owner)
  return id
}
type Said = Partial<CallOf<typeof logTouch>['body']>
const say = (id: string, more: Said = {}, by = rep) =>
  by.call(logTouch, { body: { customerId: id, channel: 'phone', effective: true, summary: '谈了', ...more } })
const list = async (who: Caller, query: Record<string, unknown> = {}) => (await who.call(showToday, { query })).items
const find = async (who: Caller, id: string) => (await list(who)).find((i) => i.customer.id === id)
const codes = async (who: Caller, id: string) => (await find(who, id))?.reasons.map((r) => r.code)

describe('T11: the order of the list', () => {
  test('parts by what waiting costs; within, by importance, then by days waited', async () => {
    const own = await app.person('manager', { team })
    await sign(own)
    const boss = await app.person('rep', { team })
    const of = (given: Given) => customer({ owner: own, ...given })
    const expected: [string, string][] = []
    const add = (part: string, id: string) => expected.push([part, id])

    const due = [await of({ touched: 20 }), await of({ touched: 16 }), await of({ tier: 'B', touched: 15 })]
    const overdue = [await of({ touched: 31 }), await of({ touched: 40 }), await of({ tier: 'VVIP', touched: 30 })]
    const untouched = await of({ entered: 0 })
    const born = await of({ touched: 2, contacts: [{ name: '寿星', birthday: { month: 6, day: 1 } }] })
    const asked = await of({ touched: 2 })
    await say(asked, { channel: 'wechat', direction: 'in', effective: false, happenedAt: '2026-05-31T01:00:00Z' }, own)
    const promised = await of({ touched: 5, tier: 'C' })
    await say(promised, { happenedAt: '2026-05-28', nextOn: '2026-05-29', nextStep: '送样' }, own)
    const complained = await of({ touched: 2 })
    await app.writing((work) => run(work.tx, sql`update customer set open_complaints = 1 where id = ${complained}`))
    const tenth = await customer({ owner: boss, entered: 60 })
    await touchOnDays(boss, tenth, 10, 2)

    add('promised', promised)
    add('promised', complained)
    add('promised', asked)
    add('step_in', tenth)
    for (const i of [2, 1, 0]) add('overdue', overdue[i] as string)
    for (const i of [2, 0, 1]) add('due', due[i] as string)
    add('due', untouched)
    add('greet', born)
    const seen = await list(own)
    expect(seen.map((i) => [i.part, i.customer.id])).toEqual(expected)
    const waiting = seen.map((i) => i.waitingSince.slice(5)).join(' ')
    expect(waiting).toBe('05-29 06-01 05-31 06-01 06-01 05-22 05-31 06-01 05-27 05-31 06-01 06-01')
  })

  test('the same facts give the same list', async () => {
    const [one, two] = [await rep.call(showToday), await rep.call(showToday)]
    expect(two).toEqual(one)
  })

  test('pages walk all of it once, in its order', async () => {
    const own = await app.person('rep', { team })
    for (let i = 0; i < 4; i++)
      await customer({ owner: own, touched: 15 + i, tier: (['A', 'B', undefined, undefined] as const)[i] })
    for (let i = 0; i < 4; i++) await customer({ owner: own, touched: 31 + (i % 2) })
    for (let i = 0; i < 3; i++) {
      const id = await customer({ owner: own, touched: 1 })
      await say(id, { channel: 'email', direction: 'in', effective: false }, own)
    }
    const whole = (await list(own)).map((i) => i.customer.id)
    expect(whole).toHaveLength(11)
    for (const limit of [1, 2, 5, 11]) {
      const walked: string[] = []
      let cursor: string | null = null
      do {
        const query: { limit: number; cursor?: string } = { limit, ...(cursor ? { cursor } : {}) }
        const page = await own.call(showToday, { query })
        walked.push(...page.items.map((i) => i.customer.id))
        cursor = page.nextCursor
      } while (cursor)
      expect(walked).toEqual(whole)
    }
    const cursorOf = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')
    for (const cursor of [
      'x',
      cursorOf(['due']),
      cursorOf(['nowhere', 1, TODAY, own.id]),
      cursorOf(['due', 1, 'x', 'y']),
    ])
      expect((await own.refusal(showToday, { query: { cursor } })).body.reason).toBe('stale_cursor')
  })
})

describe('T11: what stands in it', () => {
  test('who is due or overdue, with the last touch and whom to reach', async () => {
    const id = await customer({ touched: 20, contacts: [{ name: '王工' }] })
    const item = await find(rep, id)
    expect(item).toMatchObject({
      part: 'due',
      waitingSince: '2026-05-27',
      lastTouch: { day: '2026-05-12', channel: 'phone', summary: '谈了', by: { name: '王五' } },
      contact: { name: '王工' },
      phone: null,
      triedToday: false,
    })
    expect(item?.reasons).toEqual([{ code: 'due', text: 'Due for 5 d' }])
    const [zh] = (await rep.call(showToday, {}, { 'accept-language': 'zh' })).items.filter((i) => i.customer.id === id)
    expect(zh?.reasons).toEqual([{ code: 'due', text: '到期 5 天' }])
  })

  test('the number of whom to reach; the customer’s own where there is none', async () => {
    const own = ['021-55556666']
    const main = { name: '王工', phones: ['13800138000', '13900139000'] }
    const phoneOf = async (given: Given) => (await find(rep, await customer({ touched: 20, ...given })))?.phone
    expect(await phoneOf({ phones: own, contacts: [main, { name: '李工', phones: ['13700137000'] }] })).toBe(
      '13800138000',
    )
    expect(await phoneOf({ phones: own, contacts: [{ name: '王工' }] })).toBe('021-55556666')
    expect(await phoneOf({ phones: own })).toBe('021-55556666')
    expect(await phoneOf({})).toBeNull()
  })

  test('not who is early or all right, nor another’s customer', async () => {
    expect(await find(rep, await customer({ touched: 5 }))).toBeUndefined()
    expect(await find(rep, await customer({ touched: 12 }))).toBeUndefined()
    const other = await app.person('rep', { team })
    expect(await find(rep, await customer({ owner: other, touched: 40 }))).toBeUndefined()
  })

  test('a touch takes it off the list; an attempt until tomorrow, and says that it was made', async () => {
    const id = await customer({ touched: 20 })
    await say(id, { effective: false })
    expect(await find(rep, id)).toBeUndefined()
    app.clock.set('2026-06-02T02:00:00Z')
    expect(await codes(rep, id)).toEqual(['due'])
    await say(id)
    expect(await find(rep, id)).toBeUndefined()

    app.clock.set(NOW)
    const overdue = await customer({ touched: 40 })
    await say(overdue, { effective: false })
    expect(await find(rep, overdue)).toMatchObject({ part: 'overdue', triedToday: true })
  })

  test('a word of theirs waits until a word or a talk of ours; an unanswered call is no answer', async () => {
    const id = await customer({ touched: 1 })
    await say(id, { channel: 'wechat', direction: 'in', effective: false, summary: '价格？' })
    expect(await codes(rep, id)).toEqual(['unanswered'])
    app.clock.set('2026-06-01T03:00:00Z')
    await say(id, { effective: false })
    expect(await codes(rep, id)).toContain('unanswered')
    await say(id, { channel: 'wechat', effective: false, summary: '已发报价' })
    expect(await codes(rep, id)).toBeUndefined()
    app.clock.set('2026-06-01T04:00:00Z')
    await say(id, { channel: 'phone', direction: 'in', effective: false, summary: '未接来电' })
    expect(await codes(rep, id)).toEqual(['unanswered'])
    app.clock.set('2026-06-01T05:00:00Z')
    await say(id, { channel: 'phone', direction: 'in' })
    expect(await codes(rep, id)).toBeUndefined()
  })

  test('birthdays by the sun and by the moon, of contacts who have not left', async () => {
    // 1 June 2026 is the sixteenth of the fourth moon.
    const sun = await customer({ touched: 1, contacts: [{ name: '阳历', birthday: { month: 6, day: 1 } }] })
    const moon = await customer({
      touched: 1,
      contacts: [{ name: '农历', birthday: { month: 4, day: 16, lunar: true } }],
    })
    const not = await customer({
      touched: 1,
      contacts: [{ name: '不是', birthday: { month: 6, day: 1, lunar: true } }],
    })
    expect(await find(rep, sun)).toMatchObject({
      part: 'greet',
      reasons: [{ code: 'birthday', text: '阳历 has a birthday today' }],
    })
    expect(await codes(rep, moon)).toEqual(['birthday'])
    expect(await find(rep, not)).toBeUndefined()
    await app.query(`update contact set left_on = '2026-05-01' where customer_id = $1`, [sun])
    expect(await find(rep, sun)).toBeUndefined()
  })

  test('S2, S4: before the undertaking is signed nobody is to be greeted; after it each that is told is logged', async () => {
    const owner = await app.person('rep', { team })
    const id = await customer({ owner, touched: 1, contacts: [{ name: '寿星', birthday: { month: 6, day: 1 } }] })
    const sights = () =>
      app.query('select place, what from sight where customer_id = $1 and person_id = $2', [id, owner.id])
    expect(await find(owner, id)).toBeUndefined()
    expect((await owner.call(showToday)).counts.greet).toBe(0)
    expect(await sights()).toEqual([])
    await sign(owner)
    expect(await codes(owner, id)).toEqual(['birthday'])
    expect(await sights()).toEqual([{ place: 'showToday', what: ['birthday'] }])
  })

  test('the counts are those of the parts', async () => {
    const { counts, items, dayHolds } = await rep.call(showToday)
    const counted: Record<string, number> = { promised: 0, step_in: 0, overdue: 0, recall: 0, due: 0, greet: 0 }
    for (const { part } of items) counted[part] = (counted[part] ?? 0) + 1
    expect(counts).toEqual(counted)
    expect(dayHolds).toBe(25)
  })

  test('Q3: new customers reached this week are told beside', async () => {
    const own = await app.person('rep', { team })
    await customer({ owner: own, touched: 0 })
    await customer({ owner: own, touched: 9 })
    await customer({ owner: own })
    expect((await own.call(showToday)).newThisWeek).toBe(1)
  })
})

describe('T11: putting off', () => {
  test('until its day, with a reason; whatever happens meanwhile shows it again', async () => {
    const id = await customer({ touched: 20 })
    const off = (until: string, reason = '展会后再谈') => ({ params: { id }, body: { until, reason } })
    for (const [until, why] of [
      [TODAY, 'next_in_the_past'],
      ['2026-06-16', 'postponed_too_far'],
    ] as const)
      expect((await rep.refusal(postpone, off(until))).body.reason).toBe(why)
    expect((await rep.refusal(postpone, off('2026-06-05', ' '))).body.reason).toBe('invalid_input')
    const other = await app.person('rep', { team })
    expect((await other.refusal(postpone, off('2026-06-05'))).status).toBe(404)
    const agent = await app.person('agent')
    expect((await agent.refusal(postpone, off('2026-06-05'))).status).toBe(403)

    await rep.call(postpone, off('2026-06-05'))
    expect(await find(rep, id)).toBeUndefined()
    app.clock.set('2026-06-04T02:00:00Z')
    expect(await find(rep, id)).toBeUndefined()
    await say(id, { channel: 'email', direction: 'in', effective: false, summary: '急问交期' })
    expect(await codes(rep, id)).toEqual(['unanswered', 'due'])
  })

  test('it comes back on its day, the cadence having gone on', async () => {
    const id = await customer({ touched: 28 })
    await rep.call(postpone, { params: { id }, body: { until: '2026-06-05', reason: '对方出差' } })
    app.clock.set('2026-06-05T02:00:00Z')
    expect(await codes(rep, id)).toEqual(['overdue'])
  })

  test('a birthday and the manager’s turn do not wait for it', async () => {
    const id = await customer({ touched: 20, contacts: [{ name: '寿星', birthday: { month: 6, day: 1 } }] })
    await rep.call(askForSupport, { params: { id }, body: { note: '一起去' } })
    await rep.call(postpone, { params: { id }, body: { until: '2026-06-05', reason: '对方出差' } })
    expect((await find(rep, id))?.part).toBe('greet')
    expect((await find(manager, id))?.part).toBe('step_in')
  })
})

describe('T11: the manager’s list', () => {
  test('those without an owner wait there, and can be put off', async () => {
    const own = await app.person('manager', { team: (await app.admin.call(addTeam, { body: { name: '三部' } })).id })
    const { id } = await own.call(createCustomer, { body: { name: '没人管的', tier: 'VVIP', ownerId: null } })
    expect(await find(own, id)).toMatchObject({ part: 'recall', waitingSince: TODAY, reasons: [{ code: 'unowned' }] })
    expect(await find(manager, id)).toBeUndefined()
    await own.call(postpone, { params: { id }, body: { until: '2026-06-03', reason: '等新人入职' } })
    expect(await find(own, id)).toBeUndefined()
  })

  test('the team’s day: what waits for each, and who has not opened the list', async () => {
    const fresh = (await app.admin.call(addTeam, { body: { name: '四部' } })).id
    const head = await app.person('manager', { team: fresh })
    const [one, two] = [await app.person('rep', { team: fresh }), await app.person('rep', { team: fresh })]
    await customer({ owner: one, touched: 20 })
    await customer({ owner: one, touched: 40 })
    await customer({ owner: two, touched: 1 })
    await say(await customer({ owner: two }), {}, two)
    await one.call(showToday)
    const team = await head.call(showTeamToday)
    const of = (who: Caller) => team.items.find((i) => i.person.id === who.id)
    expect(team.items.map((i) => i.person.id).toSorted()).toEqual([head.id, one.id, two.id].toSorted())
    expect(of(one)).toMatchObject({
      counts: { promised: 0, step_in: 0, overdue: 1, recall: 0, due: 1, greet: 0 },
      held: 2,
      openedAt: '2026-06-01T02:00:00.000Z',
      touchesToday: 0,
    })
    expect(of(two)).toMatchObject({ counts: { due: 0 }, held: 2, openedAt: null, touchesToday: 1, effectiveToday: 1 })
    for (const who of [one, two, head]) {
      const alone = await head.call(showToday, { query: { person: who.id } })
      expect(of(who)?.counts).toEqual(alone.counts)
    }
    // To look into someone's list is not to open it for them.
    expect((await head.call(showTeamToday)).items.find((i) => i.person.id === two.id)?.openedAt).toBeNull()
    app.clock.set('2026-06-02T02:00:00Z')
    expect((await head.call(showTeamToday)).items.every((i) => i.openedAt === null)).toBe(true)
    expect((await one.refusal(showTeamToday)).status).toBe(403)
  })

  test('whose list one may see', async () => {
    const far = await app.person('manager', { team: (await app.admin.call(addTeam, { body: { name: '五部' } })).id })
    const mate = await app.person('rep', { team })
    const sees = (who: Caller) =>
      who.call(showToday, { query: { person: rep.id } }).then(
        (r) => r.person.id === rep.id,
        (refused) => (refused.status === 404 ? false : Promise.reject(refused)),
      )
    for (const who of [
      rep,
      manager,
      await app.person('director'),
      app.admin,
      await app.person('auditor'),
      await app.person('manager'),
    ])
      expect(await sees(who)).toBe(true)
    for (const who of [mate, far, await app.person('agent'), await app.person('marketer')])
      expect(await sees(who)).toBe(false)
    const nobody = '01890000-0000-7000-8000-000000000000'
    expect((await app.admin.refusal(showToday, { query: { person: nobody } })).status).toBe(404)
  })
})
