import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import { applyContact, applyFields, type CustomerRecord, pointsOf } from '../../customers/index.ts'
import { manages } from '../../customers/policy.ts'
import type * as contract from '../contract.ts'
import { findEntry, insertAsked, insertEntry, insertWithdrawal } from '../entries.repo.ts'
import { portraitAnswered, portraitConfirmed, portraitWithdrawn } from '../events.ts'
import { contactOf, dayPast, editable, touchDay } from '../reading.ts'
import { factsOfCustomers, recountDistances } from '../reckon.ts'
import {
  nothingKnownYet,
  notYourEntry,
  standsInRecord,
  unknownField,
  valueUnfit,
  whichContact,
  withdrawnAlready,
} from '../refusals.ts'
import { type Field, fits, type Value } from '../rules/fields.ts'
import { portraitFields } from '../settings.ts'
import { presentPortrait } from './show.ts'

type Answers = InputOf<typeof contract.answerPortrait>['body']
type Answer = Answers['answers'][number]
type Confirmations = InputOf<typeof contract.confirmPortrait>['body']

/** D1: writes down what was learnt; what was known before stays beside it. */
export async function answerPortrait(work: Work, id: string, { touchId, answers }: Answers) {
  const customer = await editable(work, id)
  const day = touchId ? await touchDay(work, customer.id, touchId) : work.today
  for (const answer of answers) await learn(work, customer, answer, answer.learntOn ?? day, touchId ?? null)
  await recountDistances(work, [customer.id])
  await publish(work, portraitAnswered, {
    customerId: customer.id,
    data: { fields: answers.map(({ field }) => field), touchId: touchId ?? null },
  })
  return presentPortrait(work, customer, regarding(answers))
}

async function learn(work: Work, customer: CustomerRecord, answer: Answer, on: string, touchId: string | null) {
  const field = fieldOf(work, answer.field)
  const { contactId, ownerId } = await aboutWhom(work, customer, field, answer.contactId)
  if (!fits(field, answer.value)) throw new Refused(valueUnfit({ field: field.label[work.locale] }))
  const { how, confidence } = answer
  const learntOn = dayPast(work, on)
  if (field.record) await writeRecord(work, customer, field, contactId, answer.value)
  const entry = { customerId: ownerId, contactId, field, how, confidence, learntOn, touchId } as const
  await insertEntry(work, { ...entry, act: field.record ? 'confirmed' : 'learnt' }, field.record ? null : answer.value)
}

/** What the record itself holds is written there; here it only counts as confirmed. */
async function writeRecord(
  work: Work,
  customer: CustomerRecord,
  { record, label }: Field,
  contactId: string | null,
  value: Value,
): Promise<void> {
  const text = String(value)
  if (record === 'address' || record === 'industry') {
    await applyFields(work, customer, { [record]: text }, 'edit', null)
    return
  }
  if (!contactId || record === 'birthday') throw new Refused(standsInRecord({ field: label[work.locale] }))
  const before = await contactOf(work, customer.id, contactId)
  const kept = (await pointsOf(work.tx, customer.id)).filter((p) => p.contactId === contactId && p.kind === record)
  const reach = [...new Set([text, ...kept.map((point) => point.value)])]
  const change =
    record === 'job' ? { job: text } : record === 'best_times' ? { bestTimes: text } : { [`${record}s`]: reach }
  await applyContact(work, customer.id, before, change, 'edit', null)
}

/** D1: still so. It counts whole again, and nobody types it twice. */
export async function confirmPortrait(work: Work, id: string, { entries, how, confidence, touchId }: Confirmations) {
  const customer = await editable(work, id)
  const learntOn = touchId ? await touchDay(work, customer.id, touchId) : work.today
  const [facts] = await factsOfCustomers(work, [customer.id])
  for (const { field: key, contactId: told } of entries) {
    const field = fieldOf(work, key)
    const { contactId, ownerId } = await aboutWhom(work, customer, field, told)
    if (!facts?.knowledge.some((known) => known.field === key && known.contactId === contactId))
      throw new Refused(nothingKnownYet({ field: field.label[work.locale] }))
    const entry = { customerId: ownerId, contactId, field, how, confidence, learntOn, touchId: touchId ?? null }
    await insertEntry(work, { ...entry, act: 'confirmed' }, null)
  }
  await recountDistances(work, [customer.id])
  const fields = entries.map(({ field }) => field)
  await publish(work, portraitConfirmed, { customerId: customer.id, data: { fields } })
  return presentPortrait(work, customer, regarding(entries))
}

/** Takes back what was written in error: what was known before holds again. */
export async function withdrawValue(work: Work, id: string) {
  const entry = await findEntry(work.tx, id)
  if (!entry) throw new Refused(notFound())
  const customer = await editable(work, entry.rootId)
  // Read again under the lock, so that of two at once the second learns of the first.
  if ((await findEntry(work.tx, id))?.withdrawn) throw new Refused(withdrawnAlready())
  if (entry.byId !== work.by.id && !manages(work.by, customer)) throw new Refused(notYourEntry())
  await insertWithdrawal(work, id, entry)
  await recountDistances(work, [customer.id])
  await publish(work, portraitWithdrawn, { customerId: customer.id, subjectId: id, data: { field: entry.field } })
  return presentPortrait(work, customer, regarding([entry]))
}

/** D5: they were asked and did not say; another time. */
export async function noteAsked(work: Work, id: string, asked: InputOf<typeof contract.noteAsked>['body']) {
  const customer = await editable(work, id)
  const field = fieldOf(work, asked.field)
  const { contactId, ownerId } = await aboutWhom(work, customer, field, asked.contactId)
  await insertAsked(work, { customerId: ownerId, contactId, field: field.key })
  await recountDistances(work, [customer.id])
  return presentPortrait(work, customer, regarding([{ contactId }]))
}

function fieldOf(work: Work, key: string): Field {
  const field = settingOf(work.settings, portraitFields).find((f) => f.key === key)
  if (!field) throw new Refused(unknownField({ field: key }))
  return field
}

/** Of whom a field tells, and with which record of a merged customer that contact came. */
async function aboutWhom(work: Work, customer: CustomerRecord, field: Field, told: string | null | undefined) {
  if (field.of === 'customer') return { contactId: null, ownerId: customer.id }
  if (!told) throw new Refused(whichContact({ field: field.label[work.locale] }))
  const contact = await contactOf(work, customer.id, told)
  return { contactId: contact.id, ownerId: contact.customerId }
}

/** The reply tells of the contact that the answers were about. */
const regarding = (entries: readonly { contactId?: string | null | undefined }[]) => ({
  contact: entries.find(({ contactId }) => contactId)?.contactId ?? undefined,
})
