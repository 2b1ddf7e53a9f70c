import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApp, type TestApp, TODAY } from '../../testing/app.ts'
import { createCustomer, listCustomers, showCustomer, showTimeline } from '../customers/contract.ts'
import { showToday } from '../today/contract.ts'
import { logTouch } from './contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

describe('T1: every touch is recorded', () => {
  test('a touch moves the customer on, and stands first in its timeline', async () => {
    const rep = await app.person('rep')
    const made = await rep.call(createCustomer, { body: { name: '宏图印刷有限公司', tier: null } })
    expect(made).toMatchObject({ stage: 'lead', state: 'active', cadence: 'due', dueOn: TODAY, effectiveTouches: 0 })

    const { touch, customer } = await rep.call(logTouch, {
      body: { customerId: made.id, channel: 'phone', effective: true, summary: '要两种纸的报价' },
    })
    expect(touch).toMatchObject({ channel: 'phone', direction: 'out', effective: true, day: TODAY })
    expect(customer).toMatchObject({
      stage: 'responded',
      cadence: 'early',
      dueOn: '2026-06-16',
      effectiveTouches: 1,
      touches: 1,
    })

    const { items } = await rep.call(showTimeline, { params: { id: made.id } })
    expect(items[0]).toMatchObject({ kind: 'touch', body: { summary: '要两种纸的报价' } })
    expect(await rep.call(showCustomer, { params: { id: made.id } })).toEqual(customer)
    expect((await rep.call(listCustomers, { query: { q: 'htys' } })).items).toHaveLength(1)
    const today = await rep.call(showToday, {})
    expect(today.items).toEqual([])
  })
})
