import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallOf } from '../../shared/endpoint.ts'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { sign } from '../../testing/secrecy.ts'
import {
  addContact,
  anonymiseCustomer,
  createCustomer,
  listCustomers,
  mergeCustomers,
  showCustomer,
  undoMerge,
} from '../customers/contract.ts'
import { listSights } from '../secrecy/contract.ts'
import { unusualPerHour } from '../secrecy/settings.ts'
import { showToday } from '../today/contract.ts'
import { logTouch } from '../touches/contract.ts'
import { answerPortrait, confirmPortrait, noteAsked, showPortrait, withdrawValue } from './contract.ts'
import { reckonDaily } from './subscribers.ts'

let app: TestApp
let rep: Caller
let mate: Caller
let manager: Caller
let stranger: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  mate = await app.person('rep')
  manager = await app.person('manager')
  stranger = await app.person('rep')
})
afterAll(() => app.close())

let made = 0
async function customer(by: Caller = rep) {
  const { id } = await by.call(createCustomer, { body: { name: `画像客户 ${++made}`, force: true } })
  const body = { name: '王建国', phones: ['13800001111'], main: true }
  const { contacts } = await by.call(addContact, { params: { id }, body })
  return { id, contactId: contacts[0]?.id as string }
}
type Answers = CallOf<typeof answerPortrait>['body']['answers']
const answer = (id: string, answers: Answers, by = rep) =>
  by.call(answerPortrait, { params: { id }, body: { answers } })
const show = (id: string, by = rep, query = {}) => by.call(showPortrait, { params: { id }, query })
type Portrait = Awaited<ReturnType<typeof show>>
const cell = (portrait: Portrait, key: string) =>
  portrait.blocks.flatMap(({ cells }) => cells).find(({ field }) => field.key === key)
/** Enough of blocks 1 to 4 for a teacher. */
const BASICS: Answers = [
  { field: 'makes', value: '月饼' },
  { field: 'staff', value: 120 },
  { field: 'turnover', value: { fen: 50_000_000_00, currency: 'CNY' } },
  { field: 'season', value: '七月到九月' },
  { field: 'markets', value: '华东' },
  { field: 'pays', value: 'on_time' },
  { field: 'equipment', value: '海德堡' },
  { field: 'buys', value: '彩盒，每月两万' },
  { field: 'spend', value: { fen: 800_000_00, currency: 'CNY' } },
  { field: 'pain', value: '色差' },
  { field: 'supplier', value: '宏达' },
  { field: 'supplier_bad', value: '交期常拖' },
]
const persons = (contactId: string): Answers => [
  { field: 'buying_role', contactId, value: 'decides' },
  { field: 'wechat', contactId, value: 'wang-jg' },
  { field: 'job', contactId, value: '采购总监' },
]

describe('D1: every value keeps who learnt it, when and how, and what was known before', () => {
  test('a value, then another: both stay', async () => {
    const { id } = await customer()
    await answer(id, [{ field: 'makes', value: '月饼', how: 'public', confidence: 'likely', learntOn: '2026-05-01' }])
    const portrait = await answer(id, [{ field: 'makes', value: '月饼和糕点' }])
    expect(cell(portrait, 'makes')).toMatchObject({
      known: true,
      worth: 1,
      confirmedOn: '2026-06-01',
      confirmBy: '2028-06-01',
      current: { value: '月饼和糕点', how: 'told', confidence: 'sure', learntOn: '2026-06-01', by: { id: rep.id } },
      earlier: [{ value: '月饼', how: 'public', confidence: 'likely', learntOn: '2026-05-01' }],
    })
  })

  test('what was learnt later holds, in whatever order it is written down', async () => {
    const { id } = await customer()
    await answer(id, [{ field: 'staff', value: 90, learntOn: '2026-05-20' }])
    const portrait = await answer(id, [{ field: 'staff', value: 60, learntOn: '2025-01-01' }])
    expect(cell(portrait, 'staff')?.current?.value).toBe(90)
  })

  test('the record’s own fields are read from it, and written into it', async () => {
    const { id, contactId } = await customer()
    expect(cell(await show(id), 'phone')).toMatchObject({ known: true, recorded: '13800001111', worth: 1 })
    const portrait = await answer(id, [
      { field: 'job', contactId, value: '采购总监' },
      { field: 'wechat', contactId, value: 'wang-jg' },
      { field: 'address', value: '苏州工业园区' },
    ])
    expect(cell(portrait, 'job')).toMatchObject({ known: true, recorded: '采购总监' })
    const record = await rep.call(showCustomer, { params: { id } })
    expect(record).toMatchObject({ address: '苏州工业园区', contacts: [{ job: '采购总监', wechats: ['wang-jg'] }] })
  })

  test('still so: confirmed again without being typed again, and it counts whole once more', async () => {
    const { id } = await customer()
    await answer(id, [{ field: 'next_project', value: '中秋礼盒', learntOn: '2026-01-01' }])
    expect(cell(await show(id), 'next_project')).toMatchObject({ worth: 0.5 })
    const body = { entries: [{ field: 'next_project' }] }
    const portrait = await rep.call(confirmPortrait, { params: { id }, body })
    expect(cell(portrait, 'next_project')).toMatchObject({
      worth: 1,
      confirmedOn: '2026-06-01',
      confirmedBy: { id: rep.id },
      current: { value: '中秋礼盒', learntOn: '2026-01-01' },
    })
    const nothing = await rep.refusal(confirmPortrait, { params: { id }, body: { entries: [{ field: 'season' }] } })
    expect(nothing.body.reason).toBe('nothing_known_yet')
  })

  test('taken back: what was known before holds again, and the entry stays on record', async () => {
    const { id } = await customer()
    await answer(id, [{ field: 'season', value: '春节前', learntOn: '2026-05-01' }])
    const wrong = await answer(id, [{ field: 'season', value: '写错了' }])
    const entry = cell(wrong, 'season')?.current?.id as string
    const theirs = await mate.refusal(withdrawValue, { params: { id: entry } })
    expect(theirs.status).toBe(404)
    const portrait = await rep.call(withdrawValue, { params: { id: entry } })
    expect(cell(portrait, 'season')).toMatchObject({ current: { value: '春节前' }, earlier: [] })
    expect((await rep.refusal(withdrawValue, { params: { id: entry } })).body.reason).toBe('withdrawn_already')
    expect(await app.query('select count(*)::int as n from portrait_value where id = $1', [entry])).toEqual([{ n: 1 }])
  })

  test.each([
    ['a field that there is not', { field: 'shoe_size', value: '42' }, 'unknown_field'],
    ['a text where a number belongs', { field: 'staff', value: '很多' }, 'value_unfit'],
    ['a choice that is none', { field: 'pays', value: 'never' }, 'value_unfit'],
    ['of which contact', { field: 'buying_role', value: 'decides' }, 'which_contact'],
    ['a day to come', { field: 'season', value: '夏', learntOn: '2026-06-02' }, 'day_to_come'],
  ] as const)('refused with its reason: %s', async (_, given, reason) => {
    const { id } = await customer()
    const refused = await rep.refusal(answerPortrait, { params: { id }, body: { answers: [given] } })
    expect(refused.body.reason).toBe(reason)
  })

  test('a contact of another customer is none of this one’s', async () => {
    const [{ id }, other] = [await customer(), await customer()]
    const given = { field: 'buying_role', contactId: other.contactId, value: 'decides' }
    const refused = await rep.refusal(answerPortrait, { params: { id }, body: { answers: [given] } })
    expect(refused.body.reason).toBe('unknown_contact')
  })
})

describe('D2: the portrait allows, evidence proves; lists show the lower', () => {
  test('a well filled portrait allows a teacher and proves nothing', async () => {
    const { id, contactId } = await customer()
    const portrait = await answer(id, [...BASICS, ...persons(contactId)])
    expect(portrait.ladder).toMatchObject({ bound: 'teacher', proven: 'none', rung: 'none', next: 'friend' })
    const { items } = await rep.call(listCustomers, { query: { distance: 'none', q: '画像客户' } })
    expect(items.find((item) => item.id === id)).toMatchObject({ distance: 'none', distanceAllowed: 'teacher' })
  })

  test('touches that come in prove it, once the worker has seen them', async () => {
    const { id, contactId } = await customer()
    await answer(id, [...BASICS, ...persons(contactId)])
    for (const day of ['2026-05-01', '2026-05-10', '2026-05-20'])
      await rep.call(logTouch, {
        body: {
          customerId: id,
          channel: 'phone',
          direction: 'in',
          effective: true,
          summary: '来电询价',
          happenedAt: day,
          contactId,
        },
      })
    await app.runJobs()
    const { items } = await rep.call(listCustomers, { query: { distance: 'doctor' } })
    expect(items.map((item) => item.id)).toContain(id)
  })

  test('D1: knowledge ages by itself: the nightly reckoning lowers what a portrait allows', async () => {
    const { id, contactId } = await customer()
    await answer(
      id,
      [...BASICS, ...persons(contactId)].map((given) => ({ ...given, learntOn: '2025-06-10' })),
    )
    const allowed = async () => (await rep.call(showCustomer, { params: { id } })).distanceAllowed
    expect(await allowed()).toBe('doctor')
    app.clock.set(new Date('2027-12-01T02:00:00Z'))
    await app.runJob(reckonDaily)
    app.clock.set(new Date('2026-06-01T02:00:00Z'))
    expect(await allowed()).toBe('none')
    await app.runJob(reckonDaily)
  })
})

describe('D5: what to ask next', () => {
  test('questions come with the portrait and the day’s list; an answer from a touch takes its day and its place', async () => {
    const { id, contactId } = await customer()
    const before = await show(id)
    expect(before.questions).toHaveLength(3)
    await app.runJobs()
    const today = await rep.call(showToday, {})
    const item = today.items.find(({ customer: c }) => c.id === id)
    expect(item?.questions.map((q) => q.field.key)).toEqual(before.questions.map((q) => q.field.key))
    const { touch } = await rep.call(logTouch, {
      body: {
        customerId: id,
        channel: 'phone',
        effective: true,
        summary: '谈了主营',
        happenedAt: '2026-05-28',
        contactId,
      },
    })
    const body = { touchId: touch.id, answers: [{ field: 'makes', value: '糕点' }] }
    const portrait = await rep.call(answerPortrait, { params: { id }, body })
    expect(cell(portrait, 'makes')?.current).toMatchObject({ learntOn: '2026-05-28', touchId: touch.id })
    expect(portrait.questions.map((q) => q.field.key)).not.toContain('makes')
  })

  test('asked and not answered: not suggested again for a while', async () => {
    const { id } = await customer()
    const [first] = (await show(id)).questions
    const asked = { field: first?.field.key ?? '', contactId: first?.contact?.id ?? null }
    const portrait = await rep.call(noteAsked, { params: { id }, body: asked })
    expect(portrait.questions.map((q) => q.field.key)).not.toContain(first?.field.key)
    expect(portrait.questions).toHaveLength(3)
  })

  test('the same answer sent twice is written once', async () => {
    const { id } = await customer()
    const body = { answers: [{ field: 'makes', value: '糕点' }] }
    for (const _ of [1, 2]) await rep.call(answerPortrait, { params: { id }, body }, { 'idempotency-key': 'answer-1' })
    const [{ n }] = (await app.query<{ n: number }>(
      `select count(*)::int as n from portrait_value where customer_id = $1`,
      [id],
    )) as [{ n: number }]
    expect(n).toBe(1)
  })
})

describe('S1: blocks 5 and 6 are for named people who have signed', () => {
  const SECRET = '他想明年退休'
  test('until then one sees that something is known and whom to ask, and no word of it', async () => {
    const { id, contactId } = await customer()
    await answer(id, [{ field: 'worry', contactId, value: SECRET }])
    const portrait = await show(id, rep, { sealed: 'show' })
    expect(portrait.blocks[4]).toMatchObject({ sealed: true, known: 1, cells: [] })
    expect(portrait.sealed).toMatchObject({ mayOpen: false, shown: false, whom: [{ id: manager.id }] })
    expect(JSON.stringify(portrait)).not.toContain(SECRET)
    expect(
      await app.query('select count(*)::int as n from portrait_text where value::text like $1', [`%${SECRET}%`]),
    ).toEqual([{ n: 0 }])
  })

  test('signed: shown when asked for, and logged; not shown, and not logged, otherwise', async () => {
    const { id, contactId } = await customer()
    await answer(id, [{ field: 'worry', contactId, value: SECRET }])
    await sign(rep)
    const sights = async () => app.query('select what from sight where customer_id = $1', [id])
    const closed = await show(id)
    expect(cell(closed, 'worry')).toMatchObject({ known: true, current: { value: null } })
    expect(await sights()).toEqual([])
    const opened = await show(id, rep, { sealed: 'show' })
    expect(cell(opened, 'worry')?.current?.value).toBe(SECRET)
    expect(await sights()).toEqual([{ what: ['worry'] }])
  })

  test('S4: whoever answers for the customer reviews who opened which value, though the customer itself is open to all', async () => {
    const { id, contactId } = await customer()
    await answer(id, [{ field: 'worry', contactId, value: SECRET }])
    await sign(rep)
    await sign(manager)
    await show(id)
    await show(id, rep, { sealed: 'show' })
    const { items } = await manager.call(listSights, { query: { person: rep.id } })
    expect(items.filter(({ customer }) => customer.id === id)).toEqual([
      expect.objectContaining({
        place: 'showPortrait',
        what: ['worry'],
        contact: { id: contactId, name: expect.anything() },
      }),
    ])
  })

  test('S4: more portraits opened within an hour than is usual are flagged', async () => {
    const ids: string[] = []
    for (let n = 0; n <= unusualPerHour.fallback; n++) {
      const { id, contactId } = await customer()
      await answer(id, [{ field: 'worry', contactId, value: SECRET }])
      await show(id, rep, { sealed: 'show' })
      ids.push(id)
    }
    const { items } = await manager.call(listSights, { query: { unusual: 'true', limit: 200 } })
    expect(items.map(({ customer }) => customer.id)).toEqual(expect.arrayContaining([ids.at(-1)]))
  })

  test('what depth is known counts for everybody, and its words appear in no event', async () => {
    const { id, contactId } = await customer()
    await answer(id, [{ field: 'worry', contactId, value: SECRET }])
    expect((await show(id, manager)).blocks[4]?.filled).toBeGreaterThan(0)
    expect(await app.query('select id from event where data::text like $1', [`%${SECRET}%`])).toEqual([])
  })
})

describe('T8, G4: anonymised, merged, parted', () => {
  test('an anonymised contact leaves no word of itself behind', async () => {
    const { id, contactId } = await customer()
    await answer(id, [
      { field: 'reports_to', contactId, value: '周总' },
      { field: 'makes', value: '王建国说是月饼' },
    ])
    await app.admin.call(anonymiseCustomer, { params: { id }, body: { contactId, reason: '本人要求' } })
    const words = await app.query<{ value: string }>(
      'select x.value from portrait_text x join portrait_value v on v.id = x.value_id where v.customer_id = $1 order by v.field',
      [id],
    )
    expect(words.map(({ value }) => value)).toEqual(['***说是月饼', '***'])
  })

  test('after a merge both values are shown; parted, each has its own again', async () => {
    const [kept, merged] = [await customer(), await customer()]
    await answer(kept.id, [{ field: 'makes', value: '月饼', learntOn: '2026-05-02' }])
    await answer(merged.id, [{ field: 'makes', value: '饼干', learntOn: '2026-05-01' }])
    const body = { keptId: kept.id, mergedId: merged.id, reason: '同一家' }
    const { id } = await manager.call(mergeCustomers, { body })
    const both = cell(await show(kept.id), 'makes')
    expect(both).toMatchObject({
      current: { value: '月饼', of: null },
      also: [{ value: '饼干', of: { id: merged.id } }],
    })
    await manager.call(undoMerge, { params: { id }, body: { reason: '不是一家' } })
    expect(cell(await show(kept.id), 'makes')).toMatchObject({ current: { value: '月饼' }, also: [] })
    expect(cell(await show(merged.id), 'makes')?.current?.value).toBe('饼干')
  })

  test('a colleague who does not see the customer learns nothing of its portrait', async () => {
    const { id } = await customer()
    expect((await stranger.refusal(showPortrait, { params: { id } })).status).toBe(404)
    expect(
      (await stranger.refusal(answerPortrait, { params: { id }, body: { answers: [{ field: 'makes', value: '1' }] } }))
        .status,
    ).toBe(404)
  })
})
