import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { createCustomer } from '../../customers/contract.ts'
import { addTeam } from '../../people/contract.ts'
import { assign } from '../../pool/contract.ts'
import { logTouch } from '../../touches/contract.ts'
import { diagnoseCustomer, diagnosePerson, listPersonScoreCases, showPersonScorecard } from '../contract.ts'

// May and June: a customer asks An, whose answer comes late or never; in June Cai joins and takes the customer over.

const at = (day: string, hour = 9) => `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`
const MAY = '2026-05-01'
const JUNE = '2026-06-01'

let app: TestApp
let manager: Caller
let an: Caller
let cai: Caller
let customerId: string

const asks = (by: Caller, when: string) => says(by, when, { direction: 'in', effective: false })
const says = (by: Caller, when: string, more: { direction?: 'in'; effective?: boolean } = {}) => {
  app.clock.set(when)
  return by.call(logTouch, { body: { customerId, channel: 'wechat', effective: true, summary: '说了', ...more } })
}

beforeAll(async () => {
  app = await openApp()
  const { id: team } = await app.admin.call(addTeam, { body: { name: '一部' } })
  manager = await app.person('manager', { team })
  an = await app.person('rep', { team, joinedOn: '2020-01-01' })
  cai = await app.person('rep', { team, joinedOn: '2026-06-03' })
  app.clock.set(at('2026-05-04'))
  customerId = (await an.call(createCustomer, { body: { name: '甲', force: true } })).id
  await asks(an, at('2026-05-05', 9))
  await says(an, at('2026-05-05', 15))
  await asks(an, at('2026-06-01', 9))
  app.clock.set(at('2026-06-02', 9))
  await manager.call(assign, { body: { customerIds: [customerId], ownerId: cai.id, reason: '调整' } })
  await asks(manager, at('2026-06-02', 12))
  await asks(cai, at('2026-06-04', 9))
  await says(cai, at('2026-06-04', 12))
  await asks(cai, at('2026-06-05', 9))
  await says(cai, at('2026-06-05', 11))
  app.clock.set(at('2026-06-05', 18))
}, 60_000)
afterAll(() => app.close())

const waitsOf = async (who: Caller, month: string) => {
  const params = { id: who.id }
  const { process } = await manager.call(showPersonScorecard, { params, query: { month } })
  const { items } = await manager.call(listPersonScoreCases, { params, query: { figure: 'firstAnswer', month } })
  const { value, of } = process.find(({ key }) => key === 'firstAnswer') ?? { value: null, of: 0 }
  expect(items).toHaveLength(of)
  return { value, waited: items.map(({ day, amount, fine }) => [day, amount, fine]) }
}

test('G2, P7: a wait is told of who held the customer when it asked, until it was answered or changed hands', async () => {
  expect(await waitsOf(an, MAY)).toEqual({ value: 6, waited: [['2026-05-05', 6, true]] })
  expect(await waitsOf(an, JUNE)).toEqual({ value: 24, waited: [['2026-06-01', 24, true]] })
})

test('G2: who takes a customer over does not inherit the waits of others, and nothing counts from before one joined', async () => {
  expect(await waitsOf(cai, MAY)).toEqual({ value: null, waited: [] })
  const waited = [
    ['2026-06-05', 2, true],
    ['2026-06-04', 3, true],
  ]
  expect(await waitsOf(cai, JUNE)).toEqual({ value: 2.5, waited })
})

test('G1, P7: the diagnosis of a person books waits likewise; that of the customer has them all', async () => {
  const waits = ({ gauges }: { gauges: { measures: { key: string; of: number }[] }[] }) =>
    gauges.flatMap(({ measures }) => measures).find(({ key }) => key === 'firstAnswer')?.of
  expect(waits(await manager.call(diagnosePerson, { params: { id: an.id } }))).toBe(2)
  expect(waits(await manager.call(diagnosePerson, { params: { id: cai.id } }))).toBe(2)
  expect(waits(await manager.call(diagnoseCustomer, { params: { id: customerId } }))).toBe(3)
})
