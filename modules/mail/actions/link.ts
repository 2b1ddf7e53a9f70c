import { publish } from '../../../platform/events.ts'
import { row, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { applyContact, heldOf, lockedCustomer, pointsOf, wholeContactsOf } from '../../customers/index.ts'
import { whyNotEdit } from '../../customers/policy.ts'
import { unknownContact } from '../../customers/refusals.ts'
import { retractTouch } from '../../touches/index.ts'
import { noteOptOut } from '../addresses.ts'
import type * as contract from '../contract.ts'
import { mailParted } from '../events.ts'
import { notLinked, partedAlready } from '../refusals.ts'
import { type LinkRow, linksOf } from '../repo.ts'
import { addressKey } from '../rules/addresses.ts'
import { demandMailOf } from '../seeing.ts'
import { seenMail } from './read.ts'

async function linkOf(work: Work, mailId: string, customerId: string): Promise<LinkRow> {
  const link = (await linksOf(work.tx, mailId)).find((l) => l.rootId === customerId || l.customerId === customerId)
  if (!link) throw new Refused(partedAlready())
  return link
}

/**
 * C1: a mail that was matched with the wrong customer is parted from it, as a dated fact; its touch is taken back. With no
 * customer left it is nobody's business here: it is emptied.
 */
export async function partMail(work: Work, id: string, customerId: string): Promise<undefined> {
  await seenMail(work, id)
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const link = await linkOf(work, id, customer.id)
  await run(work.tx, sql`update mail_link set parted_by = ${work.by.id}, parted_at = ${work.now} where id = ${link.id}`)
  await retractTouch(work, 'mail', id, customer.id)
  const others = await row(work.tx, sql`select 1 from mail_link where mail_id = ${id} and parted_at is null limit 1`)
  if (!others) await run(work.tx, sql`select forget_parted_mail(${id})`)
  await publish(work, mailParted, { customerId: customer.id, subjectId: id, data: { messageId: id } })
  return undefined
}

/** C1: who wrote from an unknown address in a known conversation becomes known by it, on a person's word. */
export async function linkMailAddress(
  work: Work,
  id: string,
  input: InputOf<typeof contract.linkMailAddress>['body'],
): Promise<undefined> {
  const mail = await seenMail(work, id)
  const customer = await lockedCustomer(work, input.customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const link = await linkOf(work, id, customer.id)
  const key = addressKey(input.address)
  if (!mail.people.some((p) => p.address === key)) throw new Refused(notLinked())
  const contact = (await wholeContactsOf(work.tx, customer.id)).find((c) => c.id === input.contactId)
  if (!contact) throw new Refused(unknownContact())
  const mails = (await pointsOf(work.tx, customer.id))
    .filter((p) => p.contactId === contact.id && p.kind === 'mail')
    .map((p) => p.value)
  await applyContact(work, customer.id, contact, { mails: [...mails, input.address] }, 'edit', null)
  await run(
    work.tx,
    sql`update mail_link set contact_ids = contact_ids || ${contact.id}::uuid where id = ${link.id} and not ${contact.id}::uuid = any(contact_ids)`,
  )
  return undefined
}

export async function setOptOut(work: Work, customerId: string, address: string, out: boolean): Promise<undefined> {
  const rootId = await demandMailOf(work, customerId)
  const customer = await lockedCustomer(work, rootId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const key = addressKey(address)
  const known = (await pointsOf(work.tx, customer.id)).some((p) => p.kind === 'mail' && p.key === key)
  if (!known) throw new Refused(notLinked())
  await noteOptOut(work.tx, key, out, work.by.id, work.now)
  return undefined
}
