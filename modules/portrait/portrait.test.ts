import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import {
  addContact,
  anonymiseCustomer,
  createCustomer,
  listCustomers,
  mergeCustomers,
  undoMerge,
} from '../customers/contract.ts'
import { showToday } from '../today/contract.ts'
import { logTouch } from '../touches/contract.ts'
import { answerPortrait, confirmPortrait, noteAsked, showPortrait, withdrawValue } from './contract.ts'

let app: TestApp
let rep: Caller
let mate: Caller
let manager: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  mate = await app.person('rep')
  manager = await app.person('manager')
})
afterAll(() => app.close())
void NOW

let made = 0
async function customer(by: Caller = rep) {
  const { id } = await by.call(createCustomer, { body: { name: `画像客户 ${++made}`, force: true } })
  const { contacts } = await by.call(addContact, {
    params: { id },
    body: { name: '王总', phones: ['13800001111'], main: true },
  })
  return { id, contactId: contacts[0]?.id as string }
}
type Answers = Parameters<typeof rep.call<typeof answerPortrait>>[1]['body']['answers']
const answer = (id: string, answers: Answers, by = rep) =>
  by.call(answerPortrait, { params: { id }, body: { answers } })
type Portrait = Awaited<ReturnType<typeof answer>>
const cell = (portrait: Portrait, key: string) =>
  portrait.blocks.flatMap(({ cells }) => cells).find(({ field }) => field.key === key)
const sign = (who: Caller) =>
  app.query(
    `insert into undertaking_signature (id, person_id, version, name, signed_at) values (gen_random_uuid(), $1, 1, '签名', now())`,
    [who.id],
  )

describe('D1: six blocks; every value keeps who learnt it, when and how, and what was known before', () => {
  test('a value, then another: both stay', async () => {
    const { id } = await customer()
    await answer(id, [{ field: 'makes', value: '月饼', how: 'public', confidence: 'likely', learntOn: '2026-05-01' }])
    const portrait = await answer(id, [{ field: 'makes', value: '月饼和糕点' }])
    expect(cell(portrait, 'makes')).toMatchObject({
      known: true,
      worth: 1,
      confirmedOn: '2026-06-01',
      current: { value: '月饼和糕点', how: 'told', confidence: 'sure', learntOn: '2026-06-01', by: { id: rep.id } },
      earlier: [{ value: '月饼', how: 'public', confidence: 'likely', learntOn: '2026-05-01' }],
    })
  })
  test('what the record holds counts without being typed again', async () => {
    const { id, contactId } = await customer()
    const portrait = await rep.call(showPortrait, { params: { id } })
    expect(portrait.contact?.id).toBe(contactId)
    expect(cell(portrait, 'phone')).toMatchObject({ known: true, recorded: '13800001111', worth: 1 })
  })
})
