import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../../testing/app.ts'
import { appointing } from '../../../testing/appointing.ts'
import { changeContact } from '../../customers/contract.ts'
import { logTouch } from '../../touches/contract.ts'
import * as contract from '../contract.ts'

let app: TestApp
let zhang: Caller
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep')
})
afterAll(() => app.close())

test('A2: learned hours come with their talks, a guess is called one, and what was stated stands apart', async () => {
  const c = await appointing(app).customer(zhang)
  const params = { id: c.id, contactId: c.contactId }
  const talk = (happenedAt: string, effective: boolean) =>
    zhang.call(logTouch, {
      body: { customerId: c.id, contactIds: [c.contactId], channel: 'phone', effective, summary: '谈了', happenedAt },
    })
  // Tuesdays at ten in Shanghai, five times; once on a Thursday at three, in vain.
  for (const day of ['04-28', '05-05', '05-12', '05-19', '05-26']) await talk(`2026-${day}T02:10:00Z`, true)
  await talk('2026-05-28T07:00:00Z', false)
  await zhang.call(contract.setContactTimes, {
    params,
    body: { stated: [{ kind: 'good', weekday: 3, from: '14:00', to: '16:00' }], zone: null, locale: null },
  })
  await zhang.call(changeContact, { params, body: { worstTimes: '午休别打' } })
  const habits = await zhang.call(contract.showContactHabits, { params })
  expect(habits).toMatchObject({
    enough: 5,
    learnedFrom: 6,
    answered: 5,
    zone: 'Asia/Shanghai',
    hours: [
      { weekday: 2, hour: 10, talks: 5, answered: 5, guess: false },
      { weekday: 4, hour: 15, talks: 1, answered: 0, guess: true },
    ],
    stated: [{ kind: 'good', weekday: 3, from: '14:00', to: '16:00' }],
    words: { worst: '午休别打' },
    understood: [{ kind: 'bad', weekday: null, from: '11:30', to: '13:30' }],
  })
  // One talk draws only a little away from the average; five say more.
  const [tuesday, thursday] = habits.hours
  expect(tuesday?.share).toBeGreaterThan(thursday?.share ?? 1)
  // On another clock it is another hour.
  await zhang.call(contract.setContactTimes, { params, body: { stated: [], zone: 'Asia/Tokyo', locale: null } })
  expect((await zhang.call(contract.showContactHabits, { params })).hours[0]).toMatchObject({ weekday: 2, hour: 11 })
})

test('A2: when we write tells nothing of when they answer; when they write does', async () => {
  const c = await appointing(app).customer(zhang)
  const params = { id: c.id, contactId: c.contactId }
  const mail = (happenedAt: string, direction: 'in' | 'out') =>
    zhang.call(logTouch, {
      body: {
        customerId: c.id,
        contactIds: [c.contactId],
        channel: 'email',
        direction,
        effective: direction === 'in',
        summary: '信',
        happenedAt,
      },
    })
  for (const day of ['04-28', '05-05', '05-12', '05-19', '05-26']) await mail(`2026-${day}T01:10:00Z`, 'out')
  await mail('2026-05-28T07:00:00Z', 'in')
  expect(await zhang.call(contract.showContactHabits, { params })).toMatchObject({
    learnedFrom: 1,
    hours: [{ weekday: 4, hour: 15, talks: 1, answered: 1, guess: true }],
  })
})
