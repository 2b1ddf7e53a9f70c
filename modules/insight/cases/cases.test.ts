import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Day } from '../../../shared/calendar.ts'
import type { CallOf } from '../../../shared/endpoint.ts'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { createCustomer } from '../../customers/contract.ts'
import { assign } from '../../pool/contract.ts'
import { logTouch } from '../../touches/contract.ts'
import { diagnosePerson, listCustomerCases, listPersonCases } from '../contract.ts'

const TODAY: Day = '2026-05-29'

let app: TestApp
let manager: Caller
let rep: Caller
beforeAll(async () => {
  app = await openApp()
  manager = await app.person('manager')
  rep = await app.person('rep', { joinedOn: '2026-01-05' })
})
afterAll(() => app.close())

type Said = Partial<CallOf<typeof logTouch>['body']> & { on: Day }

/** A customer to whom this was said, each on its day. */
async function customer(said: readonly Said[]): Promise<string> {
  app.clock.set(`${said[0]?.on}T08:00:00+08:00`)
  const { id } = await rep.call(createCustomer, { body: { name: `客户 ${said.map(({ on }) => on)}`, force: true } })
  for (const { on, ...more } of said) {
    app.clock.set(`${on}T10:00:00+08:00`)
    await rep.call(logTouch, {
      body: { customerId: id, channel: 'phone', effective: true, summary: '谈了近况', ...more },
    })
  }
  app.clock.set(`${TODAY}T18:00:00+08:00`)
  return id
}

/** Whether it is fine in a measure; undefined where the measure does not count it. */
async function fine(measure: 'kept' | 'prepared', id: string): Promise<boolean | undefined> {
  const { items } = await rep.call(listCustomerCases, { params: { id }, query: { measure } })
  const own = await rep.call(listPersonCases, { params: { id: rep.id }, query: { measure, limit: 200 } })
  expect(own.items.find((one) => one.customer?.id === id)?.fine).toBe(items[0]?.fine)
  return items[0]?.fine
}

describe('T11, R2: a next step that was promised for a day is', () => {
  test.each<[string, readonly Said[], boolean | undefined]>([
    ['kept on its day', [{ on: '2026-05-11', nextOn: '2026-05-18' }, { on: '2026-05-18' }], true],
    ['kept the day after', [{ on: '2026-05-11', nextOn: '2026-05-18' }, { on: '2026-05-19' }], true],
    ['broken two days after', [{ on: '2026-05-11', nextOn: '2026-05-18' }, { on: '2026-05-20' }], false],
    ['broken where nobody came back', [{ on: '2026-05-11', nextOn: '2026-05-18' }], false],
    ['broken still, where it is long open', [{ on: '2026-02-02', nextOn: '2026-02-09' }], false],
    [
      'kept where they came before it',
      [
        { on: '2026-05-11', nextOn: '2026-05-18' },
        { on: '2026-05-14', direction: 'in', channel: 'wechat', effective: false },
      ],
      true,
    ],
    [
      'kept where another took its place on the same day',
      [
        { on: '2026-05-11', nextOn: '2026-05-18' },
        { on: '2026-05-11', nextOn: '2026-06-08' },
      ],
      true,
    ],
    ['not told before its day and the day after are gone', [{ on: '2026-05-25', nextOn: '2026-05-28' }], undefined],
    [
      'told by the last that came due',
      [
        { on: '2026-05-11', nextOn: '2026-05-15' },
        { on: '2026-05-15', nextOn: '2026-05-20' },
      ],
      false,
    ],
  ])('%s', async (_what, said, expected) => {
    expect(await fine('kept', await customer(said))).toBe(expected)
  })

  test('not broken by who took the customer over', async () => {
    const id = await customer([{ on: '2026-05-11', nextOn: '2026-05-18' }])
    const other = await app.person('rep')
    await manager.call(assign, { body: { customerIds: [id], ownerId: other.id } })
    const { items } = await manager.call(listPersonCases, { params: { id: other.id }, query: { measure: 'kept' } })
    expect(items).toEqual([])
  })

  test('where it was not, first to be made up for: the number opens exactly those', async () => {
    const { actions } = await manager.call(diagnosePerson, { params: { id: rep.id } }, { 'accept-language': 'zh' })
    const query = { measure: 'kept', only: 'open', limit: 200 } as const
    const { items } = await manager.call(listPersonCases, { params: { id: rep.id }, query })
    expect(actions).toContainEqual({
      key: 'keepPromises',
      count: items.length,
      text: `去补上说好却没做的 ${items.length} 位`,
      path: `/diagnosis/people/${rep.id}?measure=kept&only=open`,
    })
  })
})

describe('A4: a visit was agreed beforehand', () => {
  const visit = { channel: 'visit_out' } as const
  test.each<[string, readonly Said[], boolean]>([
    [
      'for that day',
      [
        { on: '2026-05-11', nextOn: '2026-05-18' },
        { on: '2026-05-18', ...visit },
      ],
      true,
    ],
    [
      'for the day beside it',
      [
        { on: '2026-05-11', nextOn: '2026-05-19' },
        { on: '2026-05-18', ...visit },
      ],
      true,
    ],
    [
      'not where another day was agreed since',
      [
        { on: '2026-05-11', nextOn: '2026-05-18' },
        { on: '2026-05-13', nextOn: '2026-05-27' },
        { on: '2026-05-18', ...visit },
      ],
      false,
    ],
    [
      'also where they talked since, and left the day as it was',
      [{ on: '2026-05-11', nextOn: '2026-05-18' }, { on: '2026-05-13' }, { on: '2026-05-18', ...visit }],
      true,
    ],
    ['not where none was', [{ on: '2026-05-11' }, { on: '2026-05-18', ...visit }], false],
  ])('%s', async (_what, said, expected) => {
    expect(await fine('prepared', await customer(said))).toBe(expected)
  })
})
