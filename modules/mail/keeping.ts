import { publish } from '../../platform/events.ts'
import { inTurn, newId, row, rows, run, sql, type Tx, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { recordTouch } from '../touches/index.ts'
import { mailArrived } from './events.ts'
import { idsFor } from './ids.ts'
import type { Party } from './rules/addresses.ts'
import type { Automatic } from './rules/automatic.ts'
import { summaryOf } from './rules/effective.ts'
import { isSameMail, type Traits } from './rules/identity.ts'
import type { Evidence } from './rules/matching.ts'

export interface KeptFile {
  name: string
  type: string
  size: number
  cid: string | null
  sha256: string
}

/** A mail with customers, as it is to be kept. */
export interface MailToKeep {
  messageId: string
  refs: readonly string[]
  direction: 'in' | 'out'
  automatic: Automatic | 'notice' | null
  sentAt: Date
  /** What it says itself of when it was written. */
  writtenAt: Date | null
  accountId: string | null
  people: readonly Party[]
  subject: string
  text: string
  html: string | null
  remark: string | null
  files: readonly KeptFile[]
  bytes: number
  effective: boolean
  /** Whose mailbox it was seen in, or who sent it. */
  personId: string
  links: readonly { customerId: string; contactIds: string[]; evidence: Evidence | 'sent'; touch: boolean }[]
}

/**
 * C1: keeps a mail with its customers, once, whatever mailboxes it is seen in; for each customer who took part it is a
 * touch by itself (T1). Answers its id.
 */
export async function keepMail(work: Work, mail: MailToKeep): Promise<string> {
  await inTurn(work.tx, `mail ${mail.messageId}`)
  const { known, messageId } = await knownAs(work.tx, mail)
  if (known) return known
  const id = newId()
  const threadId = (await threadOf(work.tx, mail)) ?? id
  const calendar = mail.files.some(isCalendar)
  await run(
    work.tx,
    sql`insert into mail_message (id, message_id, refs, thread_id, direction, automatic, sent_at, written_at, account_id, calendar, bytes, recorded_at)
        values (${id}, ${messageId}, ${[...mail.refs]}::text[], ${threadId}, ${mail.direction}, ${mail.automatic}, ${mail.sentAt}, ${mail.writtenAt}, ${mail.accountId}, ${calendar}, ${mail.bytes}, ${work.now})`,
  )
  await run(
    work.tx,
    sql`insert into mail_text (mail_id, subject, people, body, html, remark)
        values (${id}, ${mail.subject}, ${JSON.stringify(mail.people)}::jsonb, ${mail.text}, ${mail.html}, ${mail.remark})`,
  )
  for (const [position, file] of mail.files.entries())
    await run(
      work.tx,
      sql`insert into mail_attachment (mail_id, position, name, type, size, cid, sha256) values (${id}, ${position}, ${file.name}, ${file.type}, ${file.size}, ${file.cid}, ${file.sha256})`,
    )
  await linkAll(work, id, mail)
  await publish(work, mailArrived, { subjectId: id, data: { messageId: id, hasCalendar: calendar } })
  return id
}

export const isCalendar = ({ name, type }: Pick<KeptFile, 'name' | 'type'>): boolean =>
  type === 'text/calendar' || type === 'application/ics' || /\.ics$/i.test(name)

interface KeptTraits extends Omit<Traits, 'writtenAt'> {
  id: string
  messageId: string
  writtenAt: string | null
}

/** The same mail, where it is here already; else the id under which it can be kept beside others that took its own. */
async function knownAs(tx: Tx, mail: MailToKeep): Promise<{ known: string | null; messageId: string }> {
  const seen = { ...mail, sender: senderOf(mail) }
  const ids = idsFor(mail.messageId, seen)
  const kept = await rows(
    tx,
    sql<KeptTraits>`select m.id, m.message_id, m.written_at, x.subject, x.body as text,
        (select p ->> 'address' from jsonb_array_elements(x.people) p where p ->> 'part' = 'from' limit 1) as sender
      from mail_message m join mail_text x on x.mail_id = m.id where m.message_id = any(${ids}::text[])`,
  )
  const same = kept.find((one) =>
    isSameMail({ ...one, writtenAt: one.writtenAt === null ? null : new Date(one.writtenAt) }, seen),
  )
  const free = ids.find((id) => !kept.some((one) => one.messageId === id))
  return { known: same?.id ?? (free ? null : (kept.at(-1)?.id ?? null)), messageId: free ?? mail.messageId }
}

const senderOf = ({ people }: MailToKeep): string => people.find((p) => p.part === 'from')?.address ?? ''

/** The conversation of what it answers, or of what answers it and came first. */
async function threadOf(tx: Tx, { refs, messageId }: MailToKeep): Promise<string | null> {
  const found = await row(
    tx,
    sql<{
      threadId: string
    }>`select thread_id from mail_message where message_id = any(${[...refs]}::text[]) or refs @> array[${messageId}]::text[] order by sent_at limit 1`,
  )
  return found?.threadId ?? null
}

interface Told {
  id: string
  ownerId: string | null
  secrecy: number
}

async function linkAll(work: Work, id: string, mail: MailToKeep): Promise<void> {
  // In one order, so that two mails with the same customers never wait for each other.
  const links = mail.links.toSorted((a, b) => a.customerId.localeCompare(b.customerId))
  const customers = await rows(
    work.tx,
    sql<Told>`select id, owner_id, secrecy from customer where id = any(${uuids(links.map((l) => l.customerId))})`,
  )
  const isSecret = customers.some((c) => c.secrecy > 0)
  for (const link of links) {
    const customer = customers.find((c) => c.id === link.customerId)
    if (!customer) continue
    // S1: what was written to a secret customer too is not told beside the others.
    const summary = isSecret && customer.secrecy === 0 ? '邮件' : summaryOf(mail.subject, mail.text) || '邮件'
    const touchId = link.touch
      ? await recordTouch(work, {
          customerId: customer.id,
          contactIds: link.contactIds,
          byId: await whoseTouch(work, mail, customer),
          colleagueIds: [],
          channel: 'email',
          direction: mail.direction,
          effective: mail.effective && mail.direction === 'in',
          summary,
          happenedAt: mail.sentAt,
          nextStep: null,
          nextOn: null,
          source: 'mail',
          sourceKey: id,
        })
      : null
    await run(
      work.tx,
      sql`insert into mail_link (id, mail_id, customer_id, contact_ids, evidence, touch_id, sent_at, linked_by, linked_at)
          values (${newId()}, ${id}, ${customer.id}, ${link.contactIds}::uuid[], ${link.evidence}, ${touchId}, ${mail.sentAt}, ${work.by.id}, ${work.now})`,
    )
  }
}

/** T1: whose touch it is: who wrote it; of what came to a shared mailbox, the customer's owner. */
async function whoseTouch(work: Work, mail: MailToKeep, customer: Told): Promise<string> {
  if (mail.direction === 'out') {
    const from = senderOf(mail)
    const writer = await row(
      work.tx,
      sql<{ id: string }>`select id from person where lower(email) = ${from}
        union all select person_id from mail_account where address_key = ${from} and kind = 'personal' limit 1`,
    )
    return writer?.id ?? mail.personId
  }
  const account = await row(
    work.tx,
    sql<{ kind: string }>`select kind from mail_account where id = ${mail.accountId}::uuid`,
  )
  return account?.kind === 'personal' ? mail.personId : (customer.ownerId ?? mail.personId)
}
