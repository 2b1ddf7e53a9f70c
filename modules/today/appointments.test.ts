import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp, TODAY } from '../../testing/app.ts'
import { appointing } from '../../testing/appointing.ts'
import { sealNothing } from '../../testing/secrecy.ts'
import * as appointments from '../appointments/contract.ts'
import { putMember } from '../customers/contract.ts'
import { addTeam } from '../people/contract.ts'
import { logTouch, postpone } from '../touches/contract.ts'
import { showTeamToday, showToday } from './contract.ts'

let app: TestApp
let team: string
let rep: Caller
let manager: Caller
let it: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  await sealNothing(app)
  team = (await app.admin.call(addTeam, { body: { name: '销售一部' } })).id
  manager = await app.person('manager', { team })
  it = appointing(app)
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(NOW)
  rep = await app.person('rep', { team })
})

const list = async (who: Caller, query = {}) => (await who.call(showToday, { query })).items
const of = async (who: Caller, customerId: string, query = {}) =>
  (await list(who, query)).filter((i) => i.customer.id === customerId)
const told = async (who: Caller, customerId: string) =>
  (await of(who, customerId)).flatMap((i) => i.reasons.map((r) => `${r.code}: ${r.text}`))
// Ten in the morning is now; the appointments of the day are at three.
const THREE_TODAY = '2026-06-01T07:00:00.000Z'
const TOMORROW = '2026-06-02T07:00:00.000Z'

describe('A3, T11: an appointment of today stands on the day’s list, with its time', () => {
  test('first of all parts, once, with the way to it, however else the customer waits', async () => {
    const a = await it.appointment(rep)
    await it.book(rep, a, THREE_TODAY)
    const rows = await of(rep, a.customerId)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ part: 'promised', waitingSince: TODAY })
    expect(rows[0]?.reasons[0]).toEqual({
      code: 'appointment_today',
      text: 'Visit to them today at 15:00',
      appointmentId: a.id,
    })
    const { counts } = await rep.call(showToday)
    expect(counts).toMatchObject({ promised: 1, overdue: 0, due: 0 })
  })

  test('in Chinese as in English', async () => {
    const a = await it.appointment(rep)
    await it.book(rep, a, THREE_TODAY)
    const reply = await app.fetch('/today', {
      headers: { authorization: `Bearer ${rep.key}`, 'accept-language': 'zh' },
    })
    expect(await reply.text()).toContain('今天 15:00 上门拜访')
  })

  test('putting the customer off does not hide it; of another day it does not stand there', async () => {
    const [today, later] = [await it.appointment(rep), await it.appointment(rep)]
    await it.book(rep, today, THREE_TODAY)
    await it.book(rep, later, '2026-06-05T07:00:00.000Z')
    await rep.call(postpone, { params: { id: today.customerId }, body: { until: '2026-06-08', reason: '等他们定稿' } })
    expect((await told(rep, today.customerId))[0]).toBe('appointment_today: Visit to them today at 15:00')
    expect((await told(rep, later.customerId)).filter((t) => t.startsWith('appointment'))).toEqual([])
  })

  test('for a colleague who comes along too, as far as the customer is in sight', async () => {
    const [colleague, stranger] = [await app.person('rep', { team }), await app.person('rep', { team })]
    const a = await it.appointment(rep, { personIds: [colleague.id, stranger.id] })
    await rep.call(putMember, { params: { id: a.customerId, personId: colleague.id }, body: {} })
    await it.book(rep, a, THREE_TODAY)
    expect((await told(colleague, a.customerId))[0]).toBe('appointment_today: Visit to them today at 15:00')
    expect(await told(stranger, a.customerId)).toEqual([])
    expect((await of(manager, a.customerId, { person: rep.id }))[0]?.reasons[0]?.code).toBe('appointment_today')
    const team_ = await manager.call(showTeamToday)
    expect(team_.items.find((i) => i.person.id === rep.id)?.counts.promised).toBe(1)
  })

  test('cancelled, it is gone', async () => {
    const a = await it.appointment(rep)
    await it.book(rep, a, THREE_TODAY)
    await rep.call(appointments.cancelAppointment, { params: { id: a.id }, body: {} })
    expect((await told(rep, a.customerId)).filter((t) => t.startsWith('appointment'))).toEqual([])
  })
})

describe('A1, T11: what the other side said waits on the day’s list until it is answered', () => {
  test('none fits: until other times are offered', async () => {
    const a = await it.appointment(rep)
    const { path } = await it.offer(rep, a, [TOMORROW])
    await it.post(path, { do: 'none', words: '下周吧' })
    expect(await told(rep, a.customerId)).toContain('answer_waiting: None of the times fits; they wait for others')
    await it.offer(rep, a, ['2026-06-09T07:00:00.000Z'])
    expect((await told(rep, a.customerId)).filter((t) => t.startsWith('answer'))).toEqual([])
  })

  test('called off by them: until one of us has seen it', async () => {
    const a = await it.appointment(rep)
    const { path } = await it.book(rep, a, '2026-06-03T07:00:00.000Z')
    await it.post(path, { do: 'cancel', words: '出差' })
    expect(await told(rep, a.customerId)).toContain('answer_waiting: Visit to them, 3 Jun 15:00: called off by them')
    const { appointment } = await rep.call(appointments.keepAppointment, { params: { id: a.id }, body: {} })
    expect(appointment).toMatchObject({ state: 'cancelled', waiting: null })
    expect((await told(rep, a.customerId)).filter((t) => t.startsWith('answer'))).toEqual([])
  })
})

describe('A7, T11: promises with a day, and what was not recorded', () => {
  test('a task stands there from its day on, until it is done', async () => {
    const c = await it.customer(rep)
    const task = await rep.call(appointments.addTask, { body: { customerId: c.id, what: '送样', dueOn: TODAY } })
    expect(await told(rep, c.id)).toContain('task_due: Due today: 送样')
    app.clock.set('2026-06-04T02:00:00Z')
    expect(await told(rep, c.id)).toContain('task_due: Due 3 d ago: 送样')
    await rep.call(appointments.changeTask, { params: { id: task.id }, body: { done: true } })
    expect((await told(rep, c.id)).filter((t) => t.startsWith('task'))).toEqual([])
  })

  test('what was promised when it was held is told once, as the task', async () => {
    const a = await it.appointment(rep)
    await it.book(rep, a, '2026-06-01T03:00:00.000Z')
    app.clock.set('2026-06-01T05:00:00Z')
    expect(await told(rep, a.customerId)).toContain(
      'appointment_today: Visit to them at 11:00 is over: record how it went',
    )
    const promises = [{ what: '寄样', dueOn: TODAY }]
    await rep.call(appointments.recordHeld, { params: { id: a.id }, body: { minutes: '谈妥了', promises } })
    expect(await told(rep, a.customerId)).toEqual(['task_due: Due today: 寄样'])
    await rep.call(logTouch, {
      body: {
        customerId: a.customerId,
        channel: 'phone',
        effective: true,
        summary: '又谈',
        nextOn: TODAY,
        nextStep: '报价',
      },
    })
    expect((await told(rep, a.customerId)).map((t) => t.split(':')[0])).toEqual(['task_due', 'next_step'])
  })

  test('one of an earlier day of which nothing is recorded', async () => {
    const a = await it.appointment(rep)
    await it.book(rep, a, '2026-06-01T08:00:00.000Z')
    app.clock.set('2026-06-03T02:00:00Z')
    expect(await told(rep, a.customerId)).toContain(
      'appointment_over: Visit to them on 1 Jun 16:00: how it went is not recorded',
    )
    await rep.call(appointments.recordNoShow, { params: { id: a.id }, body: {} })
    expect((await told(rep, a.customerId)).filter((t) => t.startsWith('appointment'))).toEqual([])
  })
})

describe('A4, T11: what is to be prepared stands there from its day on', () => {
  test('until it is done, for whoever has to do it', async () => {
    const a = await it.appointment(rep)
    await it.book(rep, a, TOMORROW)
    expect(await told(rep, a.customerId)).toContain('prepare: Visit to them tomorrow 15:00: 4 still to prepare')
    const { checklist } = await it.show(rep, a.id)
    for (const item of checklist)
      await rep.call(appointments.changeChecklistItem, {
        params: { id: a.id, itemId: item.id },
        body: { done: true },
      })
    expect((await told(rep, a.customerId)).filter((t) => t.startsWith('prepare'))).toEqual([])
  })

  test('not before its day', async () => {
    const a = await it.appointment(rep)
    await it.book(rep, a, '2026-06-09T07:00:00.000Z')
    expect((await told(rep, a.customerId)).filter((t) => t.startsWith('prepare'))).toEqual([])
  })
})

test('T11: pages walk all of it once, with appointments, promises and what is overdue', async () => {
  for (let n = 0; n < 3; n++)
    await it.book(rep, await it.appointment(rep), `2026-06-01T0${n + 3}:00:00.000Z`).catch(() => undefined)
  for (let n = 0; n < 3; n++) {
    const c = await it.customer(rep)
    await rep.call(appointments.addTask, { body: { customerId: c.id, what: '送样', dueOn: TODAY } })
  }
  const whole = (await list(rep)).map((i) => `${i.part} ${i.customer.id}`)
  expect(new Set(whole).size).toBe(whole.length)
  expect(whole.length).toBeGreaterThanOrEqual(6)
  for (const limit of [1, 2, 5]) {
    const walked: string[] = []
    let cursor: string | null = null
    do {
      const query: { limit: number; cursor?: string } = { limit, ...(cursor ? { cursor } : {}) }
      const page = await rep.call(showToday, { query })
      walked.push(...page.items.map((i) => `${i.part} ${i.customer.id}`))
      cursor = page.nextCursor
    } while (cursor)
    expect(walked).toEqual(whole)
  }
})
