import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { appointing, hour, nextDay, TEN } from '../../testing/appointing.ts'
import { connectSending } from '../../testing/mail.ts'
import { anonymiseCustomer } from '../customers/contract.ts'
import { assign } from '../pool/contract.ts'
import { showToday } from '../today/contract.ts'
import * as contract from './contract.ts'

let app: TestApp
let zhang: Caller
let li: Caller
let world: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep', { name: '张三' })
  li = await app.person('rep', { name: '李四' })
  world = appointing(app)
  await connectSending(app.admin)
})
afterAll(() => app.close())
beforeEach(() => app.clock.set(NOW))

const handOver = async (customerId: string) => {
  await app.admin.call(assign, { body: { customerIds: [customerId], ownerId: li.id, reason: '换人跟进' } })
  await app.runJobs()
}
const takenBy = async (id: string) =>
  (
    await app.query<{ id: string }>(
      'select subject_id as id from booked_time where appointment_id = $1 and released_at is null order by 1',
      [id],
    )
  ).map((b) => b.id)

describe('T6, A7: what is open goes with its customer', () => {
  test('meetings to come, their preparation and promises', async () => {
    const a = await world.appointment(zhang)
    await world.book(zhang, a, hour(nextDay(), TEN))
    const task = await zhang.call(contract.addTask, {
      body: { customerId: a.customerId, what: '寄样品', dueOn: '2026-06-01' },
    })
    await handOver(a.customerId)
    const now = await world.show(li, a.id)
    expect(now).toMatchObject({ organiser: { id: li.id }, state: 'booked', waiting: null, sequence: 2 })
    expect(now.checklist.map((item) => item.owner.id)).toEqual(now.checklist.map(() => li.id))
    expect(now.moves.at(-1)).toMatchObject({ what: 'handed_over' })
    expect(await takenBy(a.id)).toEqual([li.id])
    const { items } = await li.call(contract.listTasks)
    expect(items).toMatchObject([{ id: task.id, owner: { id: li.id } }])
  })

  test('what a third colleague promised stays with that colleague', async () => {
    const c = await world.customer(zhang)
    const wang = await app.person('rep', { name: '王五' })
    await zhang.call(contract.addTask, {
      body: { customerId: c.id, what: '出打样', dueOn: '2026-06-02', ownerId: wang.id },
    })
    await handOver(c.id)
    const { items } = await li.call(contract.listTasks, { query: { customer: c.id } })
    expect(items).toMatchObject([{ what: '出打样', owner: { id: wang.id } }])
  })

  test('A9: where the new organiser has something else then, it holds no time twice and waits on the day’s list', async () => {
    const at = hour(nextDay(), TEN)
    const own = await world.appointment(li)
    await world.book(li, own, at)
    const a = await world.appointment(zhang)
    await world.book(zhang, a, at)
    await handOver(a.customerId)
    expect(await world.show(li, a.id)).toMatchObject({ organiser: { id: li.id }, state: 'booked', waiting: 'clashes' })
    expect(await takenBy(a.id)).toEqual([])
    const { items } = await li.call(showToday)
    const entry = items.find((item) => item.customer.id === a.customerId)
    expect(JSON.stringify(entry?.reasons)).toContain('meets something else of yours')
    const keep = () => li.refusal(contract.keepAppointment, { params: { id: a.id }, body: { notify: false } })
    expect((await keep()).body.reason).toBe('time_taken')
    await li.call(contract.cancelAppointment, { params: { id: own.id }, body: { notify: false } })
    await li.call(contract.keepAppointment, { params: { id: a.id }, body: { notify: false } })
    expect(await world.show(li, a.id)).toMatchObject({ state: 'booked', waiting: null })
    expect(await takenBy(a.id)).toEqual([li.id])
  })
})

test('T8: with a customer made nameless nothing is agreed any more, and nothing is promised', async () => {
  const a = await world.appointment(zhang)
  await world.book(zhang, a, hour(nextDay(), TEN))
  await zhang.call(contract.addTask, { body: { customerId: a.customerId, what: '寄样品', dueOn: '2026-06-02' } })
  await app.admin.call(anonymiseCustomer, { params: { id: a.customerId }, body: { reason: '客户要求删除' } })
  await app.runJobs()
  expect(await app.query('select state from appointment where id = $1', [a.id])).toEqual([{ state: 'cancelled' }])
  expect(await takenBy(a.id)).toEqual([])
  expect(await app.query('select 1 from task where customer_id = $1 and dropped_at is null', [a.customerId])).toEqual(
    [],
  )
  expect(
    await app.query('select 1 from appointment_reminder where appointment_id = $1 and settled_at is null', [a.id]),
  ).toEqual([])
})
