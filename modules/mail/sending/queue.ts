import { randomBytes } from 'node:crypto'
import { enqueue } from '../../../platform/jobs.ts'
import { newId, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { demand, inField, type Refusal, Refused } from '../../../shared/refusal.ts'
import { beginning } from '../../../shared/written.ts'
import { type AccountRow, listAccounts } from '../accounts/repo.ts'
import { mayWriteTo } from '../addresses.ts'
import { safeHtml } from '../reading/safeHtml.ts'
import { noRecipient, noSender } from '../refusals.ts'
import { domainOf, oneLine, type Party } from '../rules/addresses.ts'
import { sendMail } from './jobs.ts'
import { insertOutgoing, keepFile, queuedAs } from './repo.ts'
import type { MailToQueue, QueuedFile } from './shapes.ts'

/**
 * Through which account a person's mail goes: the own, else a shared one of the person's, else the company's. Null where
 * none can send.
 */
export async function senderFor(work: Pick<Work, 'tx'>, personId: string | null): Promise<AccountRow | null> {
  const all = await listAccounts(work.tx, sql`a.state = 'on' and a.smtp is not null`)
  const of = (kind: AccountRow['kind'], isTheirs: (a: AccountRow) => boolean = () => true) =>
    all.find((a) => a.kind === kind && isTheirs(a))
  return (
    of('personal', (a) => a.personId === personId) ??
    of('shared', (a) => personId !== null && (a.personId === personId || a.readerIds.includes(personId))) ??
    of('company') ??
    null
  )
}

/** Why no mail can be sent by whoever acts, in words; null where it can. */
export const mailReady = async (work: Pick<Work, 'tx' | 'by'>): Promise<Refusal | null> =>
  (await senderFor(work, work.by.id)) ? null : noSender()

const LONGEST_SUBJECT = 500

/**
 * Puts a mail into the queue, in the caller's transaction: it goes out if that is kept, once, and not before `at`. Of two
 * with the same key the second is the first.
 */
export async function queueMail(work: Work, mail: MailToQueue): Promise<{ id: string }> {
  if (mail.dedupeKey) {
    const known = await queuedAs(work.tx, mail.dedupeKey)
    if (known) return { id: known }
  }
  const people: Party[] = [
    ...mail.to.map((each) => ({ part: 'to' as const, name: oneLine(each.name), address: each.address.trim() })),
    ...(mail.cc ?? []).map((each) => ({ part: 'cc' as const, name: oneLine(each.name), address: each.address.trim() })),
  ]
  if (mail.to.length === 0) throw new Refused(noRecipient())
  for (const { part, address } of people) {
    const why = await mayWriteTo(work, address, mail.kind)
    demand(mail.kind === 'person' ? inField(`body.${part}`, why) : why)
  }
  const person = await row(work.tx, sql<{ id: string }>`select id from person where id = ${mail.from ?? work.by.id}`)
  const account = await senderFor(work, person?.id ?? null)
  if (!account) throw new Refused(noSender())
  const files: QueuedFile[] = [...(mail.files ?? [])]
  for (const { name, type, bytes } of mail.attachments ?? [])
    files.push({ name: oneLine(name), type, ...(await keepFile(work.tx, bytes, work.now)) })
  const id = newId()
  const sendAt = mail.at && mail.at > work.now ? mail.at : work.now
  const isNew = await insertOutgoing(
    work.tx,
    {
      id,
      messageId: `${id}@${domainOf(account.address)}`,
      customerId: mail.customerId,
      contactIds: mail.contactId ? [mail.contactId] : await contactsAt(work, mail.customerId, people),
      fromId: person?.id ?? null,
      accountId: account.id,
      kind: mail.kind,
      countsAsTouch: mail.countsAsTouch,
      dedupeKey: mail.dedupeKey ?? null,
      replyToken: randomBytes(15).toString('hex'),
      answersId: mail.answersId ?? null,
      people,
      subject: beginning(oneLine(mail.subject), LONGEST_SUBJECT),
      body: mail.text,
      html: mail.html ? safeHtml(mail.html) : null,
      calendar: mail.calendar ?? null,
      queuedBy: work.by.id,
      sendAt,
      files,
    },
    work.now,
  )
  if (!isNew) return { id: (await queuedAs(work.tx, mail.dedupeKey ?? '')) ?? id }
  await enqueueSend(work, id, account.id, sendAt)
  return { id }
}

export const enqueueSend = (work: Work, id: string, accountId: string | null, at: Date) =>
  enqueue(work, sendMail, { outgoingId: id }, { key: `mail send ${id}`, queue: `mail send ${accountId ?? ''}`, at })

async function contactsAt(work: Work, customerId: string | null, people: readonly Party[]): Promise<string[]> {
  if (!customerId) return []
  const keys = people.map((p) => p.address.toLowerCase())
  const found = await rows(
    work.tx,
    sql<{ id: string }>`select distinct p.contact_id as id from contact_point p join customer c on c.id = p.customer_id
      where c.root_id = (select root_id from customer where id = ${customerId}) and p.kind = 'mail' and p.key = any(${keys}::text[]) and p.contact_id is not null`,
  )
  return found.map((each) => each.id)
}

/** Calls off what waits under keys that begin so: reminders of a meeting that moved. Answers how many. */
export const cancelMail = (work: Work, dedupeKeyPrefix: string): Promise<number> =>
  run(
    work.tx,
    sql`update mail_outgoing set state = 'cancelled', settled_at = ${work.now}, version = version + 1
        where dedupe_key >= ${dedupeKeyPrefix} and dedupe_key < ${`${dedupeKeyPrefix}\u{10ffff}`} and state = 'queued'`,
  )
