import { addGift, addOccasion } from '../modules/care/contract.ts'
import type { Caller, TestApp } from './app.ts'
import type { Marks } from './secretShapes.ts'

/** T8: the tables of care that are never emptied, and of these those that are never changed. */
export const CARE_NEVER_CHANGED = ['care_choice']
export const CARE_NEVER_DELETED = [
  ...CARE_NEVER_CHANGED,
  'care_plan',
  'care_occasion',
  'care_occasion_text',
  'return_visit',
  'greeting',
  'greeting_text',
  'gift',
  'gift_text',
]

/** R5, R6: what care keeps of a customer, with a mark in each of its words. */
export async function plantCare(app: TestApp, keeper: Caller, of: { id: string; contact: string }, mark: Marks) {
  const occasion = await keeper.call(addOccasion, {
    params: { id: of.id },
    body: { kind: 'own', name: mark.text('纪念日'), contactId: of.contact, month: 6, day: 20 },
  })
  const gift = await keeper.call(addGift, {
    body: {
      customerId: of.id,
      contactId: of.contact,
      what: mark.text('礼品'),
      occasion: mark.text('送礼由头'),
      note: mark.text('礼品备注'),
      fen: mark.fen(),
      onDay: '2026-06-20',
    },
  })
  const [greeting, visit] = [crypto.randomUUID(), crypto.randomUUID()]
  await app.query(
    `insert into greeting (id, customer_id, contact_id, occasion, year, day, locale, drafted_at, for_id) values ($1, $2, $3, $4, 2026, '2026-06-03', 'zh', now(), $5)`,
    [greeting, of.id, of.contact, `own:${occasion.id}`, keeper.id],
  )
  await app.query('insert into greeting_text (greeting_id, name, subject, body) values ($1, $2, $3, $4)', [
    greeting,
    mark.text('祝福名'),
    mark.text('祝福主题'),
    mark.text('祝福'),
  ])
  await app.query(
    `insert into return_visit (id, customer_id, cause, cause_key, due_on, how, made_at) values ($1, $2, 'order', $3, '2026-06-15', 'remind', now())`,
    [visit, of.id, visit],
  )
  return { occasion: occasion.id, gift: gift.id, greeting, visit }
}
