import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { showCustomerCare } from '../care/contract.ts'
import { addContact, createCustomer } from '../customers/contract.ts'
import { previewLetter } from '../letters/contract.ts'
import { mayWriteTo } from '../mail/index.ts'
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
    expect(await rep.refusal(previewLetter, letter('birthday'))).toMatchObject({ body: { reason: 'opted_out' } })
    await rep.call(previewLetter, letter('shipment'))
    await rep.call(noteBasis, { params, body: { basis: 'consent', purposes: ['marketing'] } })
    expect([await care(), await greeting()]).toEqual([false, null])
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
})
