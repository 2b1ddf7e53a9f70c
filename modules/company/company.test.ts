import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fill } from '../../shared/text.ts'
import { openApp, type TestApp } from '../../testing/app.ts'
import { cadenceWindows } from '../customers/settings.ts'
import { showMe } from '../people/contract.ts'
import { changeSettings, listSettings, showOwnSettings } from './contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

const set = (values: Record<string, unknown>) => app.admin.call(changeSettings, { body: { values } })
const refused = async (values: Record<string, unknown>) =>
  (await app.admin.refusal(changeSettings, { body: { values } })).body.reason
const standing = async (key: string) => (await app.admin.call(listSettings)).items.find((s) => s.key === key)?.value

describe('settings', () => {
  test('each has a rule of the method, words in both languages and a default that fits it', async () => {
    const { items } = await app.admin.call(listSettings)
    expect(items.length).toBeGreaterThan(20)
    expect(new Set(items.map((s) => s.key)).size).toBe(items.length)
    for (const { key, rule, label, value, fallback, schema } of items) {
      expect(rule).toMatch(/^[A-Z]\d{1,2}$/)
      expect(label.zh).toMatch(/\p{Script=Han}/u)
      expect(label.en).toMatch(/^[^\p{Script=Han}]+$/u)
      expect(schema).toBeTypeOf('object')
      if (key !== 'company.name') expect(value).toEqual(fallback)
    }
  })

  test('METHOD’s numbers are the defaults', async () => {
    const numbers = {
      'touches.needed': 12,
      'touches.effective_per_day': 1,
      'touches.months_at_most': 6,
      'cadence.retries': 2,
      'step_in.at': 10,
      'suspension.manager_early': false,
      'suspension.never': ['VVIP', 'A'],
      'suspension.look_again': 90,
      'suspension.goes_to': 'pool',
      'pool.claims_a_day': 5,
      'pool.held_at_most': 100,
      'pool.held_by_newcomer': 50,
      'people.newcomer_months': 6,
      'pool.protection': 7,
      'pool.cooling_off': 30,
      'recall.factor': 2,
      'recall.at_least': 30,
      'recall.warning': 7,
      'today.holds': 25,
      'company.zone': 'Asia/Shanghai',
    }
    for (const [key, value] of Object.entries(numbers)) expect([key, await standing(key)]).toEqual([key, value])
  })

  test('are changed by key, all or none, and go back to the default with null', async () => {
    await set({ 'pool.claims_a_day': 7, 'today.holds': 30 })
    expect(await standing('pool.claims_a_day')).toBe(7)
    // A screen that knows the defaults is told only what is otherwise.
    const { values } = await app.admin.call(showOwnSettings)
    expect(values).toMatchObject({ 'pool.claims_a_day': 7, 'today.holds': 30 })
    expect(values).not.toHaveProperty('touches.needed')
    expect(await refused({ 'pool.claims_a_day': 8, 'today.holds': 'many' })).toBe('invalid_setting')
    expect(await refused({ 'pool.claims_a_day': 8, 'no.such': 1 })).toBe('unknown_setting')
    expect(await standing('pool.claims_a_day')).toBe(7)
    await set({ 'pool.claims_a_day': null, 'today.holds': null })
    expect(await standing('pool.claims_a_day')).toBe(5)
    expect((await app.admin.call(showOwnSettings)).values).not.toHaveProperty('pool.claims_a_day')
    const [facts] = await app.query<{ n: number }>(
      `select count(*)::int as n from event where type = 'company.settings_changed'`,
    )
    expect(facts?.n).toBe(2)
  })

  test('one that someone changed meanwhile is not written over by who saw another value', async () => {
    const holds = 'today.holds'
    const change = (value: number, seen: number) =>
      ({ body: { values: { [holds]: value, 'pool.claims_a_day': value }, seen: { [holds]: seen } } }) as const
    await app.admin.call(changeSettings, change(31, 25))
    const late = await app.admin.refusal(changeSettings, change(32, 25))
    expect(late.body).toMatchObject({ status: 412, reason: 'setting_changed', current: { key: holds, value: 31 } })
    expect([await standing(holds), await standing('pool.claims_a_day')]).toEqual([31, 31])
    const both = await Promise.allSettled([33, 34].map((value) => app.admin.call(changeSettings, change(value, 31))))
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
    await set({ [holds]: null, 'pool.claims_a_day': null })
  })

  test('what does not fit is refused', async () => {
    for (const [key, value] of [
      ['pool.claims_a_day', -1],
      ['pool.claims_a_day', 2.5],
      ['touches.needed', 0],
      ['suspension.never', ['D']],
      ['company.zone', 'Mars/Olympus'],
      ['cadence.windows', {}],
    ] as const)
      expect(await refused({ [key]: value })).toBe('invalid_setting')
  })

  test('the answer names the setting and the mend, in the caller’s language', async () => {
    const late = { early: 9, due: 3, overdue: 7 }
    const told = async (values: Record<string, unknown>, language: string) =>
      (await app.admin.refusal(changeSettings, { body: { values } }, { 'accept-language': language })).body.title
    expect(await told({ 'pool.claims_a_day': -1 }, 'zh')).toMatch(/^“.+”的值不合适：.*0/)
    expect(await told({ 'pool.claims_a_day': -1 }, 'en')).toMatch(/^The value for ".*" does not fit: .*0/)
    const windows = { ...cadenceWindows.fallback, openNeed: late }
    expect(await told({ 'cadence.windows': windows }, 'zh')).toBe(
      '“跟进节奏：过早 / 到期 / 逾期”的值不合适：openNeed: 应为：过早 ≤ 到期 ≤ 逾期',
    )
    expect(await standing('cadence.windows')).toEqual(cadenceWindows.fallback)
  })

  test('today is the day of the company’s time zone', async () => {
    app.clock.set('2026-06-01T17:00:00Z')
    const today = async () => (await app.admin.call(showMe)).company.today
    expect(await today()).toBe('2026-06-02')
    await set({ 'company.zone': 'America/New_York' })
    expect(await today()).toBe('2026-06-01')
    await set({ 'company.zone': null })
  })

  test('a text is filled with its values, what is not given stays as it is', () =>
    expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}'))
})
