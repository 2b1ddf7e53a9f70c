import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { appointing } from '../../testing/appointing.ts'
import { sign } from '../../testing/secrecy.ts'
import { hideCustomer, nameConfidant } from '../customers/secret/contract.ts'
import * as contract from './contract.ts'

let app: TestApp
let zhang: Caller
let mate: Caller
let it: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep', { name: '张三' })
  mate = await app.person('rep', { name: '李四' })
  it = appointing(app)
  await sign(zhang, app.admin)
})
afterAll(() => app.close())

test('S1, A3: why a colleague cannot come to a secret customer is said in words; named and signed, they can', async () => {
  const c = await it.customer(zhang)
  const a = await it.appointment(zhang, { customerId: c.id })
  const director = await app.person('director', { name: '总监' })
  await sign(director)
  await director.call(hideCustomer, { params: { id: c.id }, body: { hidden: true, reason: '要保密' } })

  const invite = { params: { id: a.id }, body: { personIds: [mate.id] } }
  const why = await zhang.refusal(contract.changeAppointment, invite)
  expect([why.status, why.body.reason]).toEqual([422, 'attendee_may_not_see'])
  expect(why.body.title).toContain('李四')
  const about = { customerId: c.id, kind: 'call', personIds: [mate.id] }
  for (const refused of [
    await zhang.refusal(contract.createAppointment, { body: about }),
    await zhang.refusal(contract.draftAppointment, { body: about }),
  ])
    expect(refused.body.reason).toBe('attendee_may_not_see')

  await director.call(nameConfidant, { params: { id: c.id, personId: mate.id } })
  expect((await zhang.refusal(contract.changeAppointment, invite)).body.reason).toBe('attendee_may_not_see')
  await sign(mate)
  expect((await zhang.call(contract.changeAppointment, invite)).appointment.people.map(({ id }) => id)).toEqual([
    mate.id,
  ])
})
