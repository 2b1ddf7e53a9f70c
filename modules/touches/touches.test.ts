import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp, TODAY } from '../../testing/app.ts'
import { touchOnDays } from '../../testing/touches.ts'
import { changeSettings } from '../company/contract.ts'
import { addContact, createCustomer, listCustomers, showCustomer, showTimeline } from '../customers/contract.ts'
import { addTeam } from '../people/contract.ts'
import { addTemplate, correctTouch, listTemplates, logTouch, removeTemplate } from './contract.ts'
import { whyNotLog } from './rules/log.ts'

let app: TestApp
let team: string
let rep: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  team = (await app.admin.call(addTeam, { body: { name: '销售一部' } })).id
  rep = await app.person('rep', { team })
  manager = await app.person('manager', { team })
})
afterAll(() => app.close())
beforeEach(() => app.clock.set(NOW))

let made = 0
const customer = async (by: Caller = rep, more: { enteredOn?: string; contacts?: { name: string }[] } = {}) =>
  (await by.call(createCustomer, { body: { name: `客户 ${++made}`, force: true, ...more } })).id
const said = { channel: 'phone', effective: true, summary: '要两种纸的报价' } as const

describe('T1: every touch is recorded', () => {
  test('a touch moves the customer on, and stands first in its timeline', async () => {
    const { id } = await rep.call(createCustomer, { body: { name: '宏图印刷有限公司', tier: null } })
    const before = await rep.call(showCustomer, { params: { id } })
    expect(before).toMatchObject({ stage: 'lead', state: 'active', cadence: 'due', dueOn: TODAY, effectiveTouches: 0 })

    const { touch, customer } = await rep.call(logTouch, { body: { customerId: id, ...said } })
    expect(touch).toMatchObject({ channel: 'phone', direction: 'out', effective: true, day: TODAY, by: { id: rep.id } })
    expect(customer).toMatchObject({
      stage: 'responded',
      cadence: 'early',
      dueOn: '2026-06-16',
      effectiveTouches: 1,
      touches: 1,
    })
    const { items } = await rep.call(showTimeline, { params: { id } })
    expect(items[0]).toMatchObject({ kind: 'touch', body: { summary: '要两种纸的报价' } })
    expect(await rep.call(showCustomer, { params: { id } })).toEqual(customer)
    expect((await rep.call(listCustomers, { query: { q: 'htys' } })).items).toHaveLength(1)
  })

  test('C1: the history opens at a day, the day whole, by the company’s clock', async () => {
    const id = await customer(rep)
    for (const at of ['2026-05-11T23:30:00+08:00', '2026-05-12T00:30:00+08:00', '2026-05-12T23:30:00+08:00'])
      await rep.call(logTouch, { body: { customerId: id, ...said, happenedAt: at } })
    const until = async (day: string) =>
      (await rep.call(showTimeline, { params: { id }, query: { kind: 'touch', until: day } })).items.length
    expect(await Promise.all(['2026-05-10', '2026-05-11', '2026-05-12'].map(until))).toEqual([0, 1, 3])
  })

  test('several contacts and several colleagues were there, each of them known', async () => {
    const id = await customer(rep, { contacts: [{ name: '王工' }, { name: '李经理' }] })
    const { contacts } = await rep.call(showCustomer, { params: { id } })
    const contactIds = contacts.map((c) => c.id)
    const { touch } = await rep.call(logTouch, {
      body: { customerId: id, ...said, contactIds, colleagueIds: [manager.id] },
    })
    expect(touch.contactIds.toSorted()).toEqual(contactIds.toSorted())
    expect(touch.colleagueIds).toEqual([manager.id])
    const again = { ...said, colleagueIds: [manager.id, rep.id, manager.id] }
    const joint = await rep.call(logTouch, { body: { customerId: id, ...again } })
    expect(joint.touch.colleagueIds).toEqual([manager.id])

    const other = await customer(rep, { contacts: [{ name: '别家的人' }] })
    const [stranger] = (await rep.call(showCustomer, { params: { id: other } })).contacts
    const wrong = await rep.refusal(logTouch, { body: { customerId: id, ...said, contactId: stranger?.id } })
    expect(wrong.body.reason).toBe('unknown_contact')
    const nobody = await rep.refusal(logTouch, { body: { customerId: id, ...said, colleagueIds: [id] } })
    expect(nobody.body.reason).toBe('unknown_colleague')
  })

  test('effective needs what they said; an attempt does not', async () => {
    const id = await customer()
    const empty = await rep.refusal(logTouch, { body: { customerId: id, ...said, summary: '  ' } })
    expect(empty).toMatchObject({ status: 422, body: { reason: 'nothing_said' } })
    const { touch } = await rep.call(logTouch, { body: { customerId: id, channel: 'phone', effective: false } })
    expect(touch).toMatchObject({ effective: false, summary: '' })
  })

  test('back-dating is fine, the future is not; a phone five minutes fast is not in the future', async () => {
    const id = await customer(rep, { enteredOn: '2026-01-01' })
    const log = (happenedAt: string) => rep.call(logTouch, { body: { customerId: id, ...said, happenedAt } })
    const refused = async (happenedAt: string) =>
      (await rep.refusal(logTouch, { body: { customerId: id, ...said, happenedAt } })).body
    expect((await log('2026-03-05')).touch).toMatchObject({ day: '2026-03-05', wholeDay: true })
    expect((await log('2026-03-05T15:30:00+08:00')).touch).toMatchObject({
      day: '2026-03-05',
      wholeDay: false,
      happenedAt: '2026-03-05T07:30:00.000Z',
    })
    expect((await log(TODAY)).touch).toMatchObject({ day: TODAY, wholeDay: true })
    expect((await log('2026-06-01T02:04:59Z')).touch).toMatchObject({ happenedAt: '2026-06-01T02:00:00.000Z' })
    expect(await refused('2026-06-02')).toMatchObject({
      reason: 'in_the_future',
      title: expect.stringContaining('2026-06-02'),
    })
    expect((await refused('2026-06-01T02:06:00Z')).title).toContain('2026-06-01 10:06')
    expect((await refused('1902-06-01T02:06:00Z')).reason).toBe('too_long_ago')
    expect((await refused('1979-12-31')).reason).toBe('too_long_ago')
  })

  test('today is the company’s day, also around midnight, whatever clock the phone has', async () => {
    const id = await customer()
    // 23:58 in Shanghai on 1 June, 15:58 in London.
    app.clock.set('2026-06-01T15:58:00Z')
    const fast = await rep.call(logTouch, { body: { customerId: id, ...said, happenedAt: '2026-06-01T16:01:00Z' } })
    expect(fast.touch).toMatchObject({ day: '2026-06-01', happenedAt: '2026-06-01T15:58:00.000Z' })
    expect((await rep.refusal(logTouch, { body: { customerId: id, ...said, happenedAt: '2026-06-02' } })).status).toBe(
      422,
    )
    app.clock.set('2026-06-01T16:02:00Z')
    const slow = await rep.call(logTouch, { body: { customerId: id, ...said, happenedAt: '2026-06-01T15:59:00Z' } })
    expect(slow.touch.day).toBe('2026-06-01')
    const whole = await rep.call(logTouch, { body: { customerId: id, ...said, happenedAt: '2026-06-02' } })
    expect(whole.touch.day).toBe('2026-06-02')
    expect((await rep.call(logTouch, { body: { customerId: id, ...said } })).touch.day).toBe('2026-06-02')
  })

  test('a correction is a new version that names the old; the old stays, and only the new counts', async () => {
    const id = await customer()
    const { touch } = await rep.call(logTouch, { body: { customerId: id, ...said } })
    const corrected = await rep.call(correctTouch, {
      params: { id: touch.id },
      body: { effective: false, summary: '没打通', happenedAt: '2026-05-31' },
    })
    expect(corrected.touch).toMatchObject({ correctsId: touch.id, effective: false, day: '2026-05-31' })
    expect(corrected.customer).toMatchObject({ touches: 1, effectiveTouches: 0, lastEffectiveTouchAt: null })
    const versions = await app.query('select id, effective from touch where customer_id = $1 order by id', [id])
    expect(versions).toEqual([
      { id: touch.id, effective: true },
      { id: corrected.touch.id, effective: false },
    ])
    const twice = await rep.refusal(correctTouch, { params: { id: touch.id }, body: { summary: '再改' } })
    expect(twice).toMatchObject({ status: 409, body: { reason: 'corrected_already' } })
    await rep.call(correctTouch, { params: { id: corrected.touch.id }, body: { summary: '改最新的' } })
  })

  test('of two corrections at once one is told that the other came first', async () => {
    const id = await customer()
    const { touch } = await rep.call(logTouch, { body: { customerId: id, ...said } })
    const tries = await Promise.allSettled(
      ['甲', '乙', '丙', '丁'].map((summary) =>
        rep.call(correctTouch, { params: { id: touch.id }, body: { summary } }),
      ),
    )
    expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(1)
    for (const t of tries) if (t.status === 'rejected') expect(t.reason.body.reason).toBe('corrected_already')
    expect((await rep.call(showCustomer, { params: { id } })).touches).toBe(1)
  })

  test('a touch is taken back by a version that says so, and may be put back', async () => {
    const id = await customer()
    const { touch } = await rep.call(logTouch, { body: { customerId: id, ...said } })
    const gone = await rep.call(correctTouch, { params: { id: touch.id }, body: { retract: true } })
    expect(gone.touch.retracted).toBe(true)
    expect(gone.customer).toMatchObject({ touches: 0, effectiveTouches: 0, lastTouchAt: null, cadence: 'due' })
    expect((await rep.call(showTimeline, { params: { id }, query: { kind: 'touch' } })).items).toEqual([])
    const back = await rep.call(correctTouch, { params: { id: gone.touch.id }, body: {} })
    expect(back.customer).toMatchObject({ touches: 1, effectiveTouches: 1 })
  })

  test('only who made or recorded it, or a manager, corrects it', async () => {
    const id = await customer()
    const agent = await app.person('agent')
    const { touch } = await agent.call(logTouch, {
      body: { customerId: id, channel: 'wechat', direction: 'in', effective: false, summary: '问价格' },
    })
    const mine = await rep.refusal(correctTouch, { params: { id: touch.id }, body: { summary: 'x' } })
    expect(mine.body.reason).toBe('not_your_touch')
    const again = await agent.call(correctTouch, { params: { id: touch.id }, body: { summary: '问交期' } })
    await manager.call(correctTouch, { params: { id: again.touch.id }, body: { summary: '问价格和交期' } })
    const stranger = await app.person('rep')
    expect((await stranger.refusal(correctTouch, { params: { id: touch.id }, body: {} })).status).toBe(404)
  })

  test('a manager may record for someone; nobody else speaks for others', async () => {
    const id = await customer()
    const other = await app.person('rep', { team })
    const { touch } = await manager.call(logTouch, { body: { customerId: id, ...said, byId: rep.id } })
    expect(touch.by.id).toBe(rep.id)
    const wrong = await rep.refusal(logTouch, { body: { customerId: id, ...said, byId: other.id } })
    expect(wrong).toMatchObject({ status: 403, body: { reason: 'may_not_speak_for_others' } })
    expect((await other.refusal(logTouch, { body: { customerId: id, ...said } })).status).toBe(404)
  })

  test('a phone in a lift sends it again, and it is there once', async () => {
    const id = await customer()
    const body = { customerId: id, ...said }
    const key = { 'idempotency-key': 'lift-1' }
    const replies = await Promise.all(Array.from({ length: 6 }, () => rep.call(logTouch, { body }, key)))
    expect(new Set(replies.map((r) => r.touch.id)).size).toBe(1)
    expect((await rep.call(showCustomer, { params: { id } })).touches).toBe(1)
    const reused = await rep.refusal(logTouch, { body: { ...body, summary: '别的' } }, key)
    expect(reused.body.reason).toBe('idempotency_key_reused')
  })

  test('thirty touches at once are all counted', async () => {
    const id = await customer()
    await Promise.all(Array.from({ length: 30 }, () => rep.call(logTouch, { body: { customerId: id, ...said } })))
    expect(await rep.call(showCustomer, { params: { id } })).toMatchObject({ touches: 30, effectiveTouches: 1 })
  })

  test('the database itself refuses to change or remove one (T8)', async () => {
    for (const statement of ['update touch set effective = true', 'delete from touch', 'truncate touch cascade'])
      await expect(app.query(statement)).rejects.toThrow(/never|not allowed|truncate/)
  })
})

describe('T1: what comes next', () => {
  const next = (id: string, happenedAt: string, nextOn?: string, nextStep?: string) =>
    rep
      .call(logTouch, {
        body: { customerId: id, ...said, happenedAt, ...(nextOn ? { nextOn } : {}), ...(nextStep ? { nextStep } : {}) },
      })
      .then((r) => ({ nextOn: r.customer.nextOn, nextStep: r.customer.nextStep }))

  test('a promise stands until its day is met or another takes its place', async () => {
    const id = await customer(rep, { enteredOn: '2026-05-01' })
    expect(await next(id, '2026-05-20', '2026-05-28', '送样')).toEqual({ nextOn: '2026-05-28', nextStep: '送样' })
    expect(await next(id, '2026-05-22')).toEqual({ nextOn: '2026-05-28', nextStep: '送样' })
    expect(await next(id, '2026-05-24', '2026-05-30', '报价')).toEqual({ nextOn: '2026-05-30', nextStep: '报价' })
    expect(await next(id, '2026-05-29')).toEqual({ nextOn: '2026-05-30', nextStep: '报价' })
    expect(await next(id, '2026-05-30')).toEqual({ nextOn: null, nextStep: null })
    // One told late, of an earlier day, changes nothing that came after it.
    expect(await next(id, '2026-05-21', '2026-06-20', '迟到的')).toEqual({ nextOn: null, nextStep: null })
    expect(await next(id, '2026-05-31', undefined, '等他回话')).toEqual({ nextOn: null, nextStep: '等他回话' })
    expect(await next(id, TODAY)).toEqual({ nextOn: null, nextStep: null })
  })

  test('a promise lies after the touch; it may have passed where the touch was kept without a net', async () => {
    const id = await customer(rep, { enteredOn: '2026-05-01' })
    const wrong = await rep.refusal(logTouch, { body: { customerId: id, ...said, nextOn: '2026-05-31' } })
    expect(wrong.body.reason).toBe('next_in_the_past')
    expect(await next(id, '2026-05-29', '2026-05-30')).toMatchObject({ nextOn: '2026-05-30' })
  })

  test('the rule answers the same without a server', () => {
    const now = new Date(NOW)
    const touch = { effective: true, summary: '谈了', happenedAt: now, wholeDay: false, day: TODAY, nextOn: null }
    const why = (change: Partial<Omit<typeof touch, 'nextOn'>> & { nextOn?: string }) =>
      whyNotLog({ ...touch, ...change }, now, TODAY, 'Asia/Shanghai')?.kind.reason ?? null
    expect(why({})).toBeNull()
    expect(why({ summary: ' ' })).toBe('nothing_said')
    expect(why({ effective: false, summary: '' })).toBeNull()
    expect(why({ happenedAt: new Date('2026-06-01T02:05:00Z') })).toBeNull()
    expect(why({ happenedAt: new Date('2026-06-01T02:05:01Z') })).toBe('in_the_future')
    expect(why({ wholeDay: true, day: TODAY, happenedAt: new Date('2026-06-01T15:59:00Z') })).toBeNull()
    expect(why({ wholeDay: true, day: '2026-06-02' })).toBe('in_the_future')
    expect(why({ day: '1979-12-31', happenedAt: new Date('1979-12-31T00:00:00Z') })).toBe('too_long_ago')
    expect(why({ nextOn: TODAY })).toBeNull()
    expect(why({ nextOn: '2026-05-31' })).toBe('next_in_the_past')
  })
})

describe('T2: at most one effective touch a customer and day counts', () => {
  test('per pursuit and ever, on the day it happened', async () => {
    const id = await customer(rep, { enteredOn: '2026-05-01' })
    const log = (happenedAt: string) => rep.call(logTouch, { body: { customerId: id, ...said, happenedAt } })
    await log('2026-05-10T09:00:00+08:00')
    await log('2026-05-10T17:00:00+08:00')
    const { customer: two } = await log('2026-05-09')
    expect(two).toMatchObject({ touches: 3, effectiveTouches: 2, effectiveTouchesEver: 2 })
    // Before the pursuit began: it counts ever, not in the pursuit.
    const { customer: early } = await log('2026-04-20')
    expect(early).toMatchObject({ touches: 4, effectiveTouches: 2, effectiveTouchesEver: 3 })
    // The day is the company's: 00:30 on the 12th in Shanghai is the 11th in London.
    await log('2026-05-11T16:30:00Z')
    expect((await log('2026-05-12T10:00:00+08:00')).customer).toMatchObject({ effectiveTouches: 3 })
  })

  test('twelve days make twelve, whoever’s side began', async () => {
    const id = await customer(rep, { enteredOn: '2026-05-01' })
    expect(await touchOnDays(rep, id, 11, 2)).toMatchObject({ effectiveTouches: 11 })
    const { customer: twelve } = await rep.call(logTouch, {
      body: { customerId: id, ...said, direction: 'in', happenedAt: '2026-05-31' },
    })
    expect(twelve.effectiveTouches).toBe(12)
  })

  test('by the setting more of a day count, and all customers are counted anew', async () => {
    const id = await customer()
    for (let i = 0; i < 3; i++) await rep.call(logTouch, { body: { customerId: id, ...said } })
    const count = async () => (await rep.call(showCustomer, { params: { id } })).effectiveTouches
    expect(await count()).toBe(1)
    await app.admin.call(changeSettings, { body: { values: { 'touches.effective_per_day': 2 } } })
    await app.runJobs()
    expect(await count()).toBe(2)
    await app.admin.call(changeSettings, { body: { values: { 'touches.effective_per_day': null } } })
    await app.runJobs()
    expect(await count()).toBe(1)
  })
})

describe('T1: templates of what was said', () => {
  test('own ones are one’s own; only managers keep one for all, and remove it', async () => {
    const other = await app.person('rep')
    const own = await rep.call(addTemplate, { body: { body: '在开会，下午再打', effective: false } })
    const shared = await manager.call(addTemplate, { body: { body: '已发样品', forAll: true } })
    expect((await rep.refusal(addTemplate, { body: { body: '我的', forAll: true } })).status).toBe(403)
    const seen = async (by: Caller) => (await by.call(listTemplates)).items.map((t) => t.id)
    expect(await seen(rep)).toEqual([own.id, shared.id])
    expect(await seen(other)).toEqual([shared.id])
    for (const id of [own.id, shared.id])
      expect((await other.refusal(removeTemplate, { params: { id } })).status).toBe(404)
    await rep.call(removeTemplate, { params: { id: own.id } })
    await manager.call(removeTemplate, { params: { id: shared.id } })
    expect(await seen(rep)).toEqual([])
  })
})

test('T1: a touch of an unknown or foreign customer is refused in the same words', async () => {
  const foreign = await customer(await app.person('rep'))
  const unknown = '01890000-0000-7000-8000-000000000000'
  const answers = await Promise.all(
    [foreign, unknown].map((customerId) => rep.refusal(logTouch, { body: { customerId, ...said } })),
  )
  expect(answers.map((a) => a.status)).toEqual([404, 404])
  expect(answers[0]?.body.title).toBe(answers[1]?.body.title)
})

test('T1: an auditor reads, and records nothing', async () => {
  const auditor = await app.person('auditor')
  const id = await customer()
  expect((await auditor.refusal(logTouch, { body: { customerId: id, ...said } })).status).toBe(403)
  expect((await auditor.refusal(addContact, { params: { id }, body: { name: 'x' } })).status).toBe(403)
  expect((await auditor.call(showCustomer, { params: { id } })).can.touch).toBe(false)
})
