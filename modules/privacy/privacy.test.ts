import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { takeOrder } from '../../testing/orders.ts'
import { createAppointment } from '../appointments/contract.ts'
import { addOccasion, setContactCare, showCustomerCare } from '../care/contract.ts'
import { changeSettings } from '../company/contract.ts'
import { addContact, changeContact, createCustomer } from '../customers/contract.ts'
import { draftQuote, placeOrder } from '../deals/contract.ts'
import { startImport } from '../imports/contract.ts'
import { previewLetter } from '../letters/contract.ts'
import { mayWriteTo } from '../mail/index.ts'
import { receive } from '../services/contract.ts'
import { logTouch } from '../touches/contract.ts'
import { noteBasis, showPrivacy } from './contract.ts'

let app: TestApp
let rep: Caller
let director: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  director = await app.person('director')
})
afterAll(() => app.close())

async function someone(mail: string) {
  const { id } = await rep.call(createCustomer, { body: { name: `有联系人的厂 ${mail}`, force: true } })
  const { contacts } = await rep.call(addContact, { params: { id }, body: { name: '王<工>', mails: [mail] } })
  return { id, contactId: contacts[0]?.id ?? '' }
}

describe('T8, M3: the ground on which a person’s information is kept', () => {
  test('is written down, each entry stays, and the latest counts', async () => {
    const params = await someone('basis@example.com')
    await rep.call(noteBasis, { params, body: { basis: 'public', purposes: ['marketing'], source: 'event' } })
    await rep.call(noteBasis, { params, body: { basis: 'contract', purposes: ['marketing'] } })
    const { items, can } = await rep.call(showPrivacy, { params: { id: params.id } })
    expect(items[0]).toMatchObject({ basis: { basis: 'contract', purposes: ['service'] } })
    expect(items[0]?.history.map(({ basis }) => basis)).toEqual(['contract', 'public'])
    expect(can).toEqual({ note: true, hand: false })
  })

  test('a withdrawn consent stops greetings, and not the mail that an order needs; a new one opens them again', async () => {
    const params = await someone('withdrawn@example.com')
    const care = async () =>
      (await rep.call(showCustomerCare, { params: { id: params.id }, query: {} })).contacts[0]?.optedOut
    const greeting = () => app.writing((work) => mayWriteTo(work, 'withdrawn@example.com', 'greeting'))
    await rep.call(noteBasis, { params, body: { basis: 'consent', purposes: ['service', 'marketing'] } })
    expect([await care(), await greeting()]).toEqual([false, null])
    await rep.call(noteBasis, { params, body: { basis: 'withdrawn' } })
    expect(await care()).toBe(true)
    expect(await greeting()).toMatchObject({ kind: { reason: 'opted_out' } })
    expect(await app.writing((work) => mayWriteTo(work, 'withdrawn@example.com', 'person'))).toBeNull()
    const letter = (id: string) => ({
      body: { id, locale: 'zh' as const, customerId: params.id, contactId: params.contactId },
    })
    expect(await rep.refusal(previewLetter, letter('birthday'))).toMatchObject({ body: { reason: 'letter_unwelcome' } })
    await rep.call(previewLetter, letter('shipment'))
    await rep.call(noteBasis, { params, body: { basis: 'consent', purposes: ['marketing'] } })
    expect([await care(), await greeting()]).toEqual([false, null])
  })
})

describe('M3: greetings, letters and mail of courtesy are marketing, and that takes the person’s consent', () => {
  const welcome = async (params: { id: string; contactId: string }, mail: string) => {
    const { contacts } = await rep.call(showCustomerCare, { params: { id: params.id }, query: {} })
    const letter = { id: 'birthday', locale: 'zh' as const, customerId: params.id, contactId: params.contactId }
    const reply = await app.fetch(previewLetter.path, {
      method: 'POST',
      headers: { authorization: `Bearer ${rep.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(letter),
    })
    return {
      care: contacts[0]?.optedOut === false,
      mail: (await app.writing((work) => mayWriteTo(work, mail, 'greeting'))) === null,
      letter: reply.status === 200,
    }
  }
  const YES = { care: true, mail: true, letter: true }
  const NO = { care: false, mail: false, letter: false }

  test.each([
    ['of whom nothing is on record nothing was refused', null, YES],
    ['a consent to it', { basis: 'consent', purposes: ['service', 'marketing'] }, YES],
    ['a consent to service alone does not cover it', { basis: 'consent', purposes: ['service'] }, NO],
    ['nor does a contract', { basis: 'contract', purposes: ['service', 'marketing'] }, NO],
    ['nor what the person made public', { basis: 'public', purposes: ['service', 'marketing'] }, NO],
    ['nor a consent that was withdrawn', { basis: 'withdrawn' }, NO],
  ] as const)('%s', async (what, body, expected) => {
    const mail = `m3-${what.length}@example.com`
    const params = await someone(mail)
    if (body)
      await rep.call(noteBasis, { params, body: { ...body, purposes: [...('purposes' in body ? body.purposes : [])] } })
    expect(await welcome(params, mail)).toEqual(expected)
  })

  test('it holds for an address that is added later, and is not lifted by a tick under Care', async () => {
    const params = await someone('m3-first@example.com')
    await rep.call(noteBasis, { params, body: { basis: 'contract' } })
    await rep.call(changeContact, { params, body: { mails: ['m3-first@example.com', 'm3-later@example.com'] } })
    expect(await welcome(params, 'm3-later@example.com')).toEqual(NO)
    const tick = await rep.refusal(setContactCare, { params, body: { optedOut: false } })
    expect(tick.body.reason).toBe('needs_consent')
    expect(await welcome(params, 'm3-later@example.com')).toEqual(NO)
  })

  test('a company may want the consent first, of everybody', async () => {
    const params = await someone('m3-strict@example.com')
    await director.call(changeSettings, { body: { values: { 'privacy.consent_first': true } } })
    expect(await welcome(params, 'm3-strict@example.com')).toEqual(NO)
    await director.call(changeSettings, { body: { values: { 'privacy.consent_first': false } } })
    expect(await welcome(params, 'm3-strict@example.com')).toEqual(YES)
  })
})

describe('T8: all that is kept of a person', () => {
  const take = (who: Caller, { id, contactId }: { id: string; contactId: string }, query: string) =>
    app.fetch(`/customers/${id}/contacts/${contactId}/data?${query}`, {
      headers: { authorization: `Bearer ${who.key}` },
    })

  test('comes out in one file, by the heads alone, and to whom it is given stays on record', async () => {
    const params = await someone('handed@example.com')
    await rep.call(logTouch, {
      body: {
        customerId: params.id,
        contactIds: [params.contactId],
        channel: 'phone',
        effective: true,
        summary: '想要新样品',
      },
    })
    expect((await take(rep, params, 'to=person')).status).toBe(403)
    const data = await (await take(director, params, 'to=authority')).json()
    expect(data.person).toMatchObject({ name: '王<工>' })
    expect(data.parts.touches).toMatchObject([{ channel: 'phone', summary: '想要新样品' }])
    const page = await (await take(director, params, 'to=person&format=html')).text()
    expect(page).toContain('想要新样品')
    expect(page).not.toContain('王<工>')
    expect(
      await app.query(`select data ->> 'to' as to, actor_id from event where type = 'privacy.handed_over' order by id`),
    ).toEqual([
      { to: 'authority', actor_id: director.id },
      { to: 'person', actor_id: director.id },
    ])
  })

  const whole = (id: string, query: string) =>
    app.fetch(`/customers/${id}/data?${query}`, { headers: { authorization: `Bearer ${director.key}` } })

  /** A customer in person, with something in every part. */
  async function known(name: string) {
    const { id } = await rep.call(createCustomer, {
      body: { name, kind: 'person', force: true, phones: ['13566667777'], address: '湖滨路 9 号' },
    })
    const line = { name: '定做的盒', details: '烫金', unit: '个', quantity: 10, unitPrice: 2 }
    await rep.call(draftQuote, { body: { customerId: id, lines: [line] } })
    await rep.call(placeOrder, { body: { customerId: id, orderedOn: '2026-05-20', lines: [line] } })
    await rep.call(receive, { body: { customerId: id, asset: { name: '小圆盘机' }, cause: '刀钝了' } })
    await rep.call(addOccasion, {
      params: { id },
      body: { kind: 'own', name: '开张纪念', month: 9, day: 8, since: 2001 },
    })
    await rep.call(createAppointment, { body: { customerId: id, kind: 'visit_out', agenda: '看新样' } })
    await rep.call(logTouch, { body: { customerId: id, channel: 'phone', effective: true, summary: '问了价钱' } })
    return id
  }

  test('of a customer who is a person without any contact: orders, quotes, services, days, appointments, rows of files', async () => {
    const id = await known('欧阳静姝')
    const form = new FormData()
    form.set('files', new Blob(['客户名称,联系人,手机\n,欧阳静姝,13566667777\n,旁人乙,13511110000\n']), '名单.csv')
    await app.fetch(startImport.path, { method: 'POST', headers: { authorization: `Bearer ${rep.key}` }, body: form })
    await app.runJobs()
    const { person, parts } = await (await whole(id, 'to=authority')).json()
    expect(person).toMatchObject({ name: '欧阳静姝', phones: ['13566667777'], address: '湖滨路 9 号' })
    expect(parts.orders).toMatchObject([
      { day: '2026-05-20', amount: { fen: 20 }, lines: [{ name: '定做的盒', quantity: 10 }] },
    ])
    expect(parts.quotes).toMatchObject([{ version: 1, quoteState: 'draft', amount: { fen: 20 } }])
    expect(parts.receptions).toMatchObject([{ asset: '小圆盘机', cause: '刀钝了', receptionState: 'in' }])
    expect(parts.assets).toMatchObject([{ title: '小圆盘机' }])
    expect(parts.careDays).toMatchObject([{ title: '开张纪念', month: 9, dayOfMonth: 8 }])
    expect(parts.appointments).toMatchObject([{ agenda: '看新样' }])
    expect(parts.touches.map((touch: { summary: string }) => touch.summary)).toContain('问了价钱')
    const said = '联系人：欧阳静姝\n手机：13566667777'
    expect(parts.imports).toMatchObject([
      { line: null, said },
      { line: 2, said },
    ])
    expect(JSON.stringify(parts)).not.toContain('旁人乙')
  })

  test('as a page in everyday words of either language, without codes', async () => {
    const id = await known('司徒静之')
    const zh = await (await whole(id, 'to=person&format=html&locale=zh')).text()
    for (const words of ['<h2>订单</h2>', '定做的盒', '¥0.20', '方式</dt><dd>电话', '2026年6月1日', '开张纪念', '未付'])
      expect(zh).toContain(words)
    expect(zh).not.toMatch(/unpaid|undefined|\[object|fen/)
    // Who has the same telephone is another person.
    expect(zh).not.toContain('欧阳静姝')
    const en = await (await whole(id, 'to=person&format=html&locale=en')).text()
    for (const words of ['<h2>Orders</h2>', 'By</dt><dd>Phone', 'unpaid', 'Amount</dt><dd>'])
      expect(en).toContain(words)
    expect(en).not.toMatch(/<dt>\p{Script=Han}/u)
  })

  test('what belongs to a firm is not its contact’s: only what was made out to this one', async () => {
    const params = await someone('firm@example.com')
    await takeOrder(app, params.id)
    const line = { name: '纸箱', unit: '个', quantity: 1, unitPrice: 3 }
    await rep.call(draftQuote, { body: { customerId: params.id, lines: [line], contactId: params.contactId } })
    const { person, parts } = await (await take(director, params, 'to=person')).json()
    expect(person.mails).toEqual(['firm@example.com'])
    expect([parts.orders.length, parts.quotes.length]).toEqual([0, 1])
    // The firm itself has its own.
    expect((await (await whole(params.id, 'to=person')).json()).parts.orders).toHaveLength(1)
  })
})
