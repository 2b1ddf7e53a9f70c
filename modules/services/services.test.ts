import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { appointing } from '../../testing/appointing.ts'
import { LONG } from '../../testing/long.ts'
import { connectSending } from '../../testing/mail.ts'
import { serving } from '../../testing/services.ts'
import { countStatements } from '../../testing/statements.ts'
import {
  bookAppointment,
  cancelAppointment,
  changeResource,
  createAppointment,
  listAppointments,
  listTasks,
  showAppointment,
} from '../appointments/contract.ts'
import { changeSettings } from '../company/contract.ts'
import { showTimeline } from '../customers/contract.ts'
import * as contract from './contract.ts'

let app: TestApp
let zhang: Caller
let agent: Caller
let it: ReturnType<typeof serving>
let with_: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep', { name: '张三' })
  agent = await app.person('agent', { name: '前台' })
  it = serving(app)
  with_ = appointing(app)
  await connectSending(app.admin)
})
afterAll(() => app.close())
beforeEach(() => app.clock.set(NOW))

const MONDAY_3PM = '2026-06-01T07:30:00Z'
const book = (by: Caller, id: string, customerId: string, startsAt: string, more = {}) =>
  by.call(contract.bookService, { params: { id }, body: { customerId, startsAt, ...more } })
const refused = (by: Caller, id: string, customerId: string, startsAt: string, more = {}) =>
  by.refusal(contract.bookService, { params: { id }, body: { customerId, startsAt, ...more } })

describe('A10: slots', () => {
  test('what is booked is not left; a full slot tells the nearest that are free', async () => {
    const { id } = await it.service(zhang.id, { capacity: 2 })
    const customers = [await with_.customer(zhang), await with_.customer(zhang), await with_.customer(zhang)]
    const [first] = await it.slots(zhang, id)
    expect(first).toEqual({
      startsAt: '2026-06-01T01:00:00.000Z',
      endsAt: '2026-06-01T01:45:00.000Z',
      left: 2,
      inReach: false,
    })
    await book(zhang, id, customers[0]?.id ?? '', MONDAY_3PM)
    await book(agent, id, customers[1]?.id ?? '', MONDAY_3PM)
    const full = await refused(zhang, id, customers[2]?.id ?? '', MONDAY_3PM)
    expect([full.status, full.body.reason]).toEqual([409, 'slot_full'])
    expect(String(full.body.detail ?? full.body.title)).toMatch(/06-01 14:30/)
    const odd = await refused(zhang, id, customers[2]?.id ?? '', '2026-06-01T07:40:00Z')
    expect(odd.body.reason).toBe('not_a_slot')
    const group = await refused(zhang, id, customers[2]?.id ?? '', '2026-06-01T06:30:00Z', { places: 3 })
    expect(group.body.reason).toBe('slot_full')
    await book(zhang, id, customers[2]?.id ?? '', '2026-06-01T06:30:00Z', { places: 2 })
    expect((await it.slots(zhang, id)).find((s) => s.startsAt === '2026-06-01T06:30:00.000Z')?.left).toBe(0)
  })

  test('called off or moved, its place is free again; a drag to a time that is no slot is refused', async () => {
    const { id } = await it.service(zhang.id)
    const { id: customerId } = await with_.customer(zhang)
    const { appointmentId } = await book(zhang, id, customerId, MONDAY_3PM)
    const left = async (at: string) =>
      (await it.slots(zhang, id)).find((s) => s.startsAt === new Date(at).toISOString())?.left
    const move = { params: { id: appointmentId }, body: { startsAt: '2026-06-02T01:00:00Z' } }
    const odd = await zhang.refusal(bookAppointment, { ...move, body: { startsAt: '2026-06-02T01:10:00Z' } })
    expect(odd.body.reason).toBe('not_a_slot')
    await zhang.call(bookAppointment, move)
    expect([await left(MONDAY_3PM), await left('2026-06-02T01:00:00Z')]).toEqual([1, 0])
    await zhang.call(cancelAppointment, { params: { id: appointmentId }, body: {} })
    expect(await left('2026-06-02T01:00:00Z')).toBe(1)
  })

  test('A9: a bay that is taken by a meeting gives no slot, and the other way round; another bay is taken where there is one', async () => {
    const [one, two] = [await it.bay(), await it.bay()]
    const { id } = await it.service(zhang.id, { resourceIds: [one, two], capacity: 5 })
    const { id: customerId } = await with_.customer(zhang)
    const meeting = await zhang.call(createAppointment, {
      body: { customerId, kind: 'visit_in', resourceIds: [one], bufferBefore: 0, bufferAfter: 0, minutes: 45 },
    })
    await zhang.call(bookAppointment, {
      params: { id: meeting.id },
      body: { startsAt: '2026-06-03T01:00:00Z', notify: false },
    })
    const other = await with_.customer(agent)
    const booked = await book(agent, id, other.id, '2026-06-03T01:00:00Z')
    const a = await agent.call(showAppointment, { params: { id: booked.appointmentId } })
    expect(a.resources.map((r) => r.id)).toEqual([two])
    const third = await refused(agent, id, other.id, '2026-06-03T01:00:00Z')
    expect(third.body.reason).toBe('slot_full')
    const second = await zhang.call(createAppointment, {
      body: { customerId, kind: 'visit_in', resourceIds: [two], bufferBefore: 0, bufferAfter: 0, minutes: 30 },
    })
    const taken = await zhang.refusal(bookAppointment, {
      params: { id: second.id },
      body: { startsAt: '2026-06-03T01:15:00Z', notify: false },
    })
    expect(taken.body.reason).toBe('time_taken')
    await app.admin.call(changeResource, { params: { id: two }, body: { state: 'off' } })
    expect((await it.slots(zhang, id, '2026-06-03', 1))[0]?.left).toBe(0)
  })

  test('who answers for a service is not taken by its slots; they stand in that calendar under their own name', async () => {
    const service = await it.service(zhang.id, { capacity: 3 })
    const [a, b] = [await with_.customer(zhang), await with_.customer(zhang)]
    const at = '2026-06-04T01:00:00Z'
    await book(zhang, service.id, a.id, at)
    await book(zhang, service.id, b.id, at)
    const query = {
      from: '2026-06-04T00:00:00Z',
      to: '2026-06-05T00:00:00Z',
      person: zhang.id,
      state: 'booked',
    } as never
    const { items } = await zhang.call(listAppointments, { query })
    expect(items.map((i) => i.kindName)).toEqual([service.nameEn, service.nameEn])
  })

  test('no slots on the company’s days off; a holiday of the country closes too', async () => {
    const { id } = await it.service(zhang.id)
    await app.admin.call(changeSettings, {
      body: { values: { 'calendars.own_days': [{ from: '2026-06-09', to: '2026-06-09', work: false, name: '盘点' }] } },
    } as never)
    expect(await it.slots(zhang, id, '2026-06-09', 1)).toEqual([])
    const day = await zhang.call(contract.showServiceDay, { query: { day: '2026-06-09' } })
    expect(day.off).toBe('盘点')
    // 端午 2026.
    expect(await it.slots(zhang, id, '2026-06-19', 1)).toEqual([])
  })

  test('nothing is offered that nobody could book: hours that hold no slot, an address that is taken', async () => {
    const none = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
    const body = { nameZh: '打样', nameEn: 'Proof', responsibleId: zhang.id, minutes: 30, hours: none, slug: 'proof-x' }
    expect((await app.admin.refusal(contract.addService, { body })).body.reason).toBe('service_no_hours')
    const { slug } = await it.service(zhang.id)
    const again = await app.admin.refusal(contract.addService, {
      body: { ...body, hours: { ...none, 1: [['09:00', '10:00']] }, slug },
    })
    expect(again.body.reason).toBe('service_slug_taken')
  })
})

describe('A9, A10: many at once', () => {
  const BOOKERS = 64
  const ROUNDS = LONG ? 4 : 2

  test('64 book one slot, several rounds: as many as it has places, no more and no fewer, and nobody waits for ever', async () => {
    const capacity = 5
    const { id } = await it.service(zhang.id, { capacity, aheadDays: 60 })
    const customers = await Promise.all(Array.from({ length: BOOKERS }, () => with_.customer(zhang, { mail: false })))
    const free = (await it.slots(zhang, id, '2026-06-08', 5)).slice(0, ROUNDS)
    for (const { startsAt } of free) {
      const told = await Promise.all(
        customers.map(({ id: customerId }) =>
          book(zhang, id, customerId, startsAt, { notify: false }).then(
            () => 'won',
            (error) => String(error.body?.reason ?? error),
          ),
        ),
      )
      expect(told.filter((t) => t === 'won')).toHaveLength(capacity)
      expect(told.filter((t) => t === 'slot_full')).toHaveLength(BOOKERS - capacity)
    }
    const [kept] = await app.query<{ count: string }>(
      `select count(*) from service_booking b join appointment a on a.id = b.appointment_id where b.service_id = $1 and a.state = 'booked'`,
      [id],
    )
    expect(Number(kept?.count)).toBe(capacity * ROUNDS)
    // Who was refused left nothing behind.
    const [left] = await app.query<{ count: string }>('select count(*) from service_booking where service_id = $1', [
      id,
    ])
    expect(Number(left?.count)).toBe(capacity * ROUNDS)
  }, 180_000)

  test('groups at two services that share their bays: no deadlock, no bay twice, no place too many', async () => {
    const bays = [await it.bay(), await it.bay(), await it.bay()]
    const services = [
      await it.service(zhang.id, { capacity: 8, resourceIds: bays }),
      await it.service(zhang.id, { capacity: 8, resourceIds: bays.toReversed(), minutes: 90, buffer: 30 }),
    ]
    const customers = await Promise.all(Array.from({ length: BOOKERS }, () => with_.customer(zhang, { mail: false })))
    const starts = ['2026-06-10T01:00:00Z', '2026-06-10T05:30:00Z']
    const told = await Promise.all(
      customers.map(({ id: customerId }, n) =>
        book(zhang, services[n % 2]?.id ?? '', customerId, starts[(n >> 1) % 2] as string, {
          notify: false,
          places: 1 + (n % 3),
        }).then(
          () => 'won',
          (error) => String(error.body?.reason ?? error),
        ),
      ),
    )
    expect(new Set(told)).toEqual(new Set(['won', 'slot_full']))
    // Three bays at two times.
    expect(told.filter((t) => t === 'won')).toHaveLength(6)
    const twice = await app.query(
      'select from booked_time a join booked_time b on a.subject_id = b.subject_id and a.id < b.id and a.during && b.during where a.released_at is null and b.released_at is null',
    )
    expect(twice).toHaveLength(0)
  }, 180_000)
})

test('A10: a fuller day, and more receptions, need no more statements', async () => {
  const { id } = await it.service(zhang.id, { capacity: 20, resourceIds: [await it.bay(), await it.bay()] })
  const day = () => zhang.call(contract.showServiceDay, { query: { day: '2026-06-12' } })
  const list = () => zhang.call(contract.listReceptions, { query: { show: 'open' } })
  const one = await with_.customer(zhang)
  await book(zhang, id, one.id, '2026-06-12T01:00:00Z')
  await zhang.call(contract.receive, { body: { customerId: one.id, cause: '刀钝' } })
  await day()
  const before = [await countStatements(day), await countStatements(list)]
  for (const at of ['01:00', '02:00', '05:30']) {
    const other = await with_.customer(zhang)
    await book(zhang, id, other.id, `2026-06-12T${at}:00Z`, { notify: false })
    await zhang.call(contract.receive, { body: { customerId: other.id, asset: { name: '切纸机' }, cause: '刀钝' } })
  }
  await it.service(zhang.id)
  expect([await countStatements(day), await countStatements(list)]).toEqual(before)
})

describe('A10: the reception', () => {
  test('from the booking to the yard, the workshop, the return and the call that asks; each a fact of the customer’s', async () => {
    const { id } = await it.service(zhang.id)
    const customer = await with_.customer(zhang)
    const { appointmentId } = await book(zhang, id, customer.id, MONDAY_3PM)
    // Early: they stand in the yard.
    const r = await agent.call(contract.receive, {
      body: {
        customerId: customer.id,
        contactId: customer.contactId,
        asset: { name: '海德堡 SM52', serial: 'A1701' },
        appointmentId,
        cause: '走纸歪斜',
        place: '二车间',
        circumstances: '换薄纸后开始',
        condition: '油位低',
        tried: '调过前规',
      },
    })
    expect([r.state, r.asset?.serial, r.can.change]).toEqual(['in', 'A1701', true])
    const a = await zhang.call(showAppointment, { params: { id: appointmentId } })
    expect([a.state, a.touchId !== null]).toEqual(['held', true])
    expect((await it.slots(zhang, id)).find((s) => s.startsAt === new Date(MONDAY_3PM).toISOString())?.left).toBe(0)
    const again = await agent.refusal(contract.receive, {
      body: { customerId: customer.id, appointmentId, cause: '又来' },
    })
    expect(again.body.reason).toBe('unknown_service_booking')

    const step = (to: 'at_work' | 'ready' | 'returned', more = {}) =>
      agent.call(contract.stepReception, { params: { id: r.id }, body: { to, ...more } })
    expect((await step('at_work', { workerId: zhang.id })).worker?.name).toBe('张三')
    expect((await step('ready', { note: '换了前规' })).workDone).toBe('换了前规')
    const early = await agent.refusal(contract.recordReturnCall, {
      params: { id: r.id },
      body: { result: 'satisfied' },
    })
    expect(early.body.reason).toBe('reception_not_returned')
    const back = await step('returned')
    expect(back.call?.on).toBe('2026-06-04')
    const tasks = await zhang.call(listTasks, { query: { customer: customer.id } })
    expect(tasks.items.map((t) => [t.what, t.dueOn, t.owner.id])).toEqual([
      ['回访：海德堡 SM52交还后满不满意', '2026-06-04', zhang.id],
    ])
    expect((await zhang.call(contract.listReceptions, { query: { show: 'calls' } })).items.map((i) => i.id)).toContain(
      r.id,
    )

    app.clock.set('2026-06-05T02:00:00Z')
    const none = await zhang.call(contract.recordReturnCall, { params: { id: r.id }, body: { result: 'not_reached' } })
    // A Friday: the next workday is Monday.
    expect(none.call).toMatchObject({ on: '2026-06-08', result: null })
    const called = await zhang.call(contract.recordReturnCall, {
      params: { id: r.id },
      body: { result: 'partly', said: '好了，就是慢', followUp: { what: '送滚筒', dueOn: '2026-06-12' } },
    })
    expect(called.call).toMatchObject({ result: 'partly', said: '好了，就是慢' })
    const open = await zhang.call(listTasks, { query: { customer: customer.id } })
    expect(open.items.map((t) => t.what)).toEqual(['送滚筒'])
    const twice = await zhang.refusal(contract.recordReturnCall, {
      params: { id: r.id },
      body: { result: 'satisfied' },
    })
    expect(twice.body.reason).toBe('reception_over')
    const touches = await app.query<{ channel: string; effective: boolean }>(
      'select channel, effective from touch where customer_id = $1 order by happened_at, id',
      [customer.id],
    )
    expect(touches.map((t) => [t.channel, t.effective])).toEqual([
      ['visit_in', true],
      ['phone', false],
      ['phone', true],
    ])
    const timeline = await zhang.call(showTimeline, { params: { id: customer.id }, query: {} } as never)
    expect(JSON.stringify(timeline)).toContain('走纸歪斜')
    await app.runJobs()
    const visits = await app.query('select 1 from return_visit where customer_id = $1', [customer.id])
    expect(visits).toHaveLength(0)
  })

  test('a machine has its history; one of another customer is not taken for it', async () => {
    const [one, other] = [await with_.customer(zhang), await with_.customer(zhang)]
    const asset = await zhang.call(contract.addAsset, { params: { id: one.id }, body: { name: '切纸机' } })
    await zhang.call(contract.receive, { body: { customerId: one.id, assetId: asset.id, cause: '刀钝' } })
    const list = await zhang.call(contract.listAssets, { params: { id: one.id } })
    expect(list.items[0]).toMatchObject({ name: '切纸机', receptions: 1 })
    const wrong = await zhang.refusal(contract.receive, {
      body: { customerId: other.id, assetId: asset.id, cause: '刀钝' },
    })
    expect(wrong.body.reason).toBe('unknown_asset')
    const { items } = await zhang.call(contract.listReceptions, { query: { asset: asset.id } })
    expect(items).toHaveLength(1)
    await zhang.call(contract.changeAsset, { params: { id: asset.id }, body: { ended: true } })
    const gone = await zhang.refusal(contract.receive, {
      body: { customerId: one.id, assetId: asset.id, cause: '刀钝' },
    })
    expect(gone.body.reason).toBe('unknown_asset')
  })

  test('S1: of a customer out of sight the day tells that a place is taken, and nothing more', async () => {
    const { id } = await it.service(zhang.id)
    const customer = await with_.customer(zhang, { name: '看不见的厂' })
    await book(zhang, id, customer.id, '2026-06-11T01:00:00Z')
    const stranger = await app.person('rep', { name: '李四' })
    const day = await stranger.call(contract.showServiceDay, { query: { day: '2026-06-11' } })
    const seen = day.bookings.filter((b) => b.serviceId === id)
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({ customer: null, appointmentId: null, asset: null })
    expect(JSON.stringify(day)).not.toContain('看不见')
    const mine = await zhang.call(contract.showServiceDay, { query: { day: '2026-06-11' } })
    expect(mine.bookings.find((b) => b.serviceId === id)?.customer?.name).toBe('看不见的厂')
  })
})
