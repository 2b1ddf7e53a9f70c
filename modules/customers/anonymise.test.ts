import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { rowsWith } from '../../testing/leftovers.ts'
import { takeOrder } from '../../testing/orders.ts'
import { sign } from '../../testing/secrecy.ts'
import { draftQuote, placeOrder } from '../deals/contract.ts'
import { assign, suspend } from '../pool/contract.ts'
import { askForSupport, logTouch, postpone } from '../touches/contract.ts'
import {
  addContact,
  anonymiseCustomer,
  archiveCustomer,
  changeContact,
  changeCustomer,
  checkDuplicates,
  createCustomer,
  listChanges,
  listCustomers,
  mergeCustomers,
  putMember,
  restoreCustomer,
  reverseChange,
  showCustomer,
  showTimeline,
  tagCustomers,
} from './contract.ts'
import { hideCustomer, nameConfidant } from './secret/contract.ts'

let app: TestApp
let rep: Caller
let director: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep', { name: '王磊' })
  director = await app.person('director', { name: '总监' })
})
afterAll(() => app.close())

const NAME = '欧阳修竹'
const PHONE = '13987654321'
const MAIL = 'xiuzhu@example.com'
const SECRETS = [NAME, PHONE, '139 8765 4321', MAIL]

/** A customer whose contact is spoken of in every place that keeps words. */
async function talkative(name: string) {
  const customer = await rep.call(createCustomer, {
    body: { name, force: true, remarks: `找${NAME}`, address: '太湖路 8 号', enteredOn: '2026-01-01' },
  })
  const params = { id: customer.id }
  const { contacts } = await rep.call(addContact, {
    params,
    body: {
      name: NAME,
      phones: [PHONE],
      mails: [MAIL],
      remarks: '太湖路的',
      birthday: { month: 5, day: 6, year: 1980 },
    },
  })
  const contactId = contacts[0]?.id ?? ''
  await rep.call(changeContact, { params: { ...params, contactId }, body: { phones: ['139 8765 4321'], job: '厂长' } })
  await rep.call(changeCustomer, { params, body: { remarks: `${NAME}不在就找会计` } })
  const touch = { customerId: customer.id, channel: 'phone' as const, effective: true }
  await rep.call(logTouch, {
    body: { ...touch, contactId, summary: '谈了纸价', nextStep: '寄样', happenedAt: '2026-05-01' },
  })
  await rep.call(logTouch, {
    body: { ...touch, summary: `会计说${NAME}（${PHONE}）出差`, nextStep: `再找${NAME}`, nextOn: '2026-06-08' },
  })
  await rep.call(askForSupport, { params, body: { note: `${NAME}要见老板` } })
  await rep.call(postpone, { params, body: { until: '2026-06-05', reason: `${NAME}出差` } })
  await takeOrder(app, customer.id, { fen: 800_00, payment: 'paid' })
  await app.query('update sales_order set remarks = $2 where customer_id = $1', [customer.id, `送到${NAME}手上`])
  await director.call(assign, { body: { customerIds: [customer.id], ownerId: rep.id, reason: `${NAME}点名要他` } })
  await director.call(archiveCustomer, { params, body: { reason: `${NAME}退休` } })
  await director.call(restoreCustomer, { params, body: { reason: `${NAME}返聘` } })
  return { customer, contactId, params }
}

const anonymise = (by: Caller, id: string, contactId?: string) =>
  by.call(anonymiseCustomer, { params: { id }, body: { reason: '本人要求', ...(contactId ? { contactId } : {}) } })
const touchesOf = async (id: string) =>
  (await director.call(showTimeline, { params: { id }, query: { kind: 'touch' } })).items.map((e) => e.body)

describe('T8: a contact is made nameless', () => {
  test('nothing that names or reaches the person is left anywhere; facts and figures stay', async () => {
    const { params, contactId } = await talkative('太湖包装厂')
    const before = await director.call(showCustomer, { params })
    const after = await anonymise(director, params.id, contactId)
    expect(after).toMatchObject({
      name: '太湖包装厂',
      state: 'active',
      owner: { id: rep.id },
      remarks: '***不在就找会计',
      nextStep: '再找***',
      effectiveTouchesEver: before.effectiveTouchesEver,
      touches: before.touches,
      orders: before.orders,
      address: '太湖路 8 号',
      contacts: [{ id: contactId, name: '***', job: null, phones: [], mails: [], birthday: null, remarks: null }],
    })
    expect(await rowsWith(app, SECRETS)).toEqual([])
    const said = await touchesOf(params.id)
    expect(said.map((t) => t.summary)).toEqual(['会计说***（***）出差', '***'])
    expect(said.map((t) => [t.channel, t.effective, t.day])).toEqual([
      ['phone', true, '2026-06-01'],
      ['phone', true, '2026-05-01'],
    ])
  })

  test('search and duplicates find the customer by it no more', async () => {
    const { params, contactId } = await talkative('洞庭包装厂')
    await anonymise(director, params.id, contactId)
    const found = async (q: string) => (await director.call(listCustomers, { query: { q } })).items.map((c) => c.id)
    for (const q of [NAME, 'ouyang', PHONE, 'xiuzhu@']) expect(await found(q)).not.toContain(params.id)
    expect(await found('洞庭包装')).toEqual([params.id])
    expect((await director.call(checkDuplicates, { query: { phone: PHONE } })).items).toEqual([])
  })

  test('other contacts stay as they are, also the numbers they share', async () => {
    const { params, contactId } = await talkative('鄱阳包装厂')
    await rep.call(addContact, { params, body: { name: '会计', phones: ['0792-8881234'], remarks: `${NAME}的接班人` } })
    const { contacts } = await anonymise(director, params.id, contactId)
    expect(contacts.find((c) => c.id !== contactId)).toMatchObject({
      name: '会计',
      phones: ['0792-8881234'],
      remarks: '***的接班人',
    })
  })

  test('what was redacted is not put back', async () => {
    const { params, contactId } = await talkative('巢湖包装厂')
    await anonymise(director, params.id, contactId)
    const { items } = await director.call(listChanges, { params, query: { contactId } })
    expect(items.length).toBeGreaterThan(0)
    for (const change of items) {
      expect(change).toMatchObject({ before: null, after: null, can: { reverse: false } })
      const refusal = await director.refusal(reverseChange, { params: { ...params, changeId: change.id } })
      expect(refusal.body.reason).toBe('not_reversible')
    }
  })
})

describe('T8: a whole customer is made nameless', () => {
  test('with all merged into it, and archived; facts and figures stay', async () => {
    const kept = await talkative(`${NAME}个体经营部`)
    const merged = await talkative('太湖路印刷摊')
    await director.call(mergeCustomers, {
      body: { keptId: kept.params.id, mergedId: merged.params.id, reason: `都是${NAME}的` },
    })
    const before = await director.call(showCustomer, { params: kept.params })
    const after = await anonymise(director, kept.params.id)
    expect(after).toMatchObject({
      name: '***',
      names: [],
      address: null,
      remarks: null,
      nextStep: null,
      state: 'archived',
      owner: null,
      touches: 4,
      effectiveTouchesEver: before.effectiveTouchesEver,
      orders: { count: 2, amount: { fen: 1600_00 } },
      stage: 'ordered',
    })
    expect(after.anonymisedAt).not.toBeNull()
    expect(after.contacts.map((c) => [c.name, c.phones])).toEqual([
      ['***', []],
      ['***', []],
    ])
    expect(await rowsWith(app, [...SECRETS, '印刷摊'])).toEqual([])
    expect((await touchesOf(kept.params.id)).every((t) => t.summary === '***' && t.nextStep === null)).toBe(true)
  })

  test('no word of its record is left in any text or JSON of the schema: trade, source, place and tags go too, of the record and of its changes', async () => {
    const MARK = '密标壬'
    const words = (turn: string) => ({
      industry: `${MARK}行业${turn}`,
      source: `${MARK}来源${turn}`,
      region: `${MARK}地区${turn}`,
      address: `${MARK}地址${turn}`,
      remarks: `${MARK}备注${turn}`,
      tags: [`${MARK}标签${turn}`],
    })
    const { id } = await rep.call(createCustomer, { body: { name: `${MARK}厂`, force: true, ...words('一') } })
    const params = { id }
    await rep.call(changeCustomer, { params, body: { name: `${MARK}新厂`, ...words('二') } })
    await rep.call(tagCustomers, { body: { customerIds: [id], add: [`${MARK}又一标签`], remove: [] } })
    await director.call(changeCustomer, { params, body: { tier: 'C', size: 'small' } })
    const line = { name: `${MARK}月饼盒`, details: `${MARK}烫金`, unit: '个', quantity: 1000, unitPrice: 2 }
    await rep.call(draftQuote, { body: { customerId: id, lines: [line] } })
    await rep.call(placeOrder, { body: { customerId: id, orderedOn: '2026-05-20', lines: [line] } })
    await rep.call(putMember, { params: { id, personId: director.id }, body: { role: `${MARK}开发` } })
    expect((await rowsWith(app, [MARK])).length).toBeGreaterThan(8)
    const after = await anonymise(director, id)
    expect(after).toMatchObject({ industry: null, source: null, region: null, tags: [], tier: 'C' })
    expect(await rowsWith(app, [MARK])).toEqual([])
    const { items } = await director.call(listChanges, { params, query: { limit: 200 } })
    expect(items.find(({ field }) => field === 'tier')).toMatchObject({ before: null, after: 'C' })
    expect(items.filter(({ field }) => field === 'industry')).toMatchObject([{ before: null, after: null }])
  })

  test('the timeline tells that it happened, by whom and why', async () => {
    const { params } = await talkative('阳澄包装厂')
    await anonymise(director, params.id)
    const { items } = await director.call(showTimeline, { params, query: { kind: 'event' } })
    expect(items.find((e) => e.body.type === 'customer.anonymised')).toMatchObject({
      by: { name: '总监' },
      body: { reason: '本人要求' },
    })
    expect(items.find((e) => e.body.type === 'customer.archived')?.body.reason).toBe('***')
  })

  test('a write of it that is sent again, as a phone does that missed the answer, is told that it was done: the person does not come back', async () => {
    const body = { name: '昆阳水暖欧阳店', phones: ['13987654399'], force: true }
    const key = { 'idempotency-key': 'an answer that was missed' }
    const { id } = await rep.call(createCustomer, { body }, key)
    await anonymise(director, id)
    expect((await rep.refusal(createCustomer, { body }, key)).body.reason).toBe('told_once')
    expect(await rowsWith(app, ['13987654399'])).toEqual([])
  })

  test('a write on another customer whose answer named the person is told that it was done, too: it is not done twice', async () => {
    const guest = '公孙引荐'
    const one = await rep.call(createCustomer, {
      body: { name: '阳明包装厂', force: true, contacts: [{ name: guest }] },
    })
    const other = await rep.call(createCustomer, { body: { name: '隔壁的印刷厂', force: true } })
    const body = { customerId: other.id, channel: 'phone' as const, effective: true, summary: `${guest}介绍来的` }
    const key = { 'idempotency-key': 'an answer that names the person in words' }
    await rep.call(logTouch, { body }, key)
    await anonymise(director, one.id)
    expect((await rep.refusal(logTouch, { body }, key)).body.reason).toBe('told_once')
    expect(await touchesOf(other.id)).toHaveLength(1)
    expect((await rowsWith(app, [guest])).filter((row) => row.startsWith('idempotency_key'))).toEqual([])
  })

  test('a suspended one too; a second request finds nothing more to redact', async () => {
    const { params } = await talkative('滆湖包装厂')
    await app.query(`update customer set effective_touches = 12 where id = $1`, [params.id])
    await rep.call(suspend, { params, body: { reason: `${NAME}不接电话` } })
    await anonymise(app.admin, params.id)
    expect(await anonymise(app.admin, params.id)).toMatchObject({ name: '***', state: 'archived', pool: null })
  })
})

describe('T8: who may, and by which door', () => {
  test('a director or an admin, with a reason', async () => {
    const { params } = await talkative('太湖南厂')
    const body = { reason: '本人要求' }
    const manager = await app.person('manager')
    expect((await manager.refusal(anonymiseCustomer, { params, body })).body.reason).toBe('may_not_anonymise')
    expect((await rep.refusal(anonymiseCustomer, { params, body })).body.reason).toBe('may_not_anonymise')
    expect((await director.refusal(anonymiseCustomer, { params, body: { reason: ' ' } })).status).toBe(400)
    const foreign = await director.refusal(anonymiseCustomer, { params, body: { ...body, contactId: params.id } })
    expect(foreign.body.reason).toBe('unknown_contact')
  })

  test('S1, S2: of a secret customer who answers for it is told to name one of them first; once named and signed, that one may', async () => {
    const manager = await app.person('manager')
    await sign(manager, director)
    const { id } = await manager.call(createCustomer, { body: { name: '要匿名的机密厂', force: true } })
    const asked = { params: { id }, body: { reason: '本人要求' } }
    await manager.call(hideCustomer, { params: { id }, body: { hidden: true, reason: '要保密' } })
    expect((await director.refusal(anonymiseCustomer, asked)).body.reason).toBe('not_found')
    const told = await manager.refusal(anonymiseCustomer, asked, { 'accept-language': 'zh' })
    expect(told.body).toMatchObject({ status: 403, reason: 'name_who_anonymises' })
    expect(JSON.stringify(told.body)).toMatch(/指定一位总监或管理员/)
    await manager.call(nameConfidant, { params: { id, personId: director.id } })
    expect(await director.call(anonymiseCustomer, asked)).toMatchObject({ name: '***' })
  })

  test('the words can be changed by nobody in another way', async () => {
    const tables = ['touch_text', 'pool_move_text', 'customer_change_text', 'customer_reason']
    for (const table of tables) {
      const [column] = await app.query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_schema = current_schema() and table_name = $1 order by ordinal_position desc limit 1`,
        [table],
      )
      await expect(app.query(`update ${table} set ${column?.name} = null`)).rejects.toThrow('is never changed')
      await expect(app.query(`delete from ${table}`)).rejects.toThrow('is never deleted')
    }
  })
})
