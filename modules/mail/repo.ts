import { type RawBuilder, row, rows, sql, type Tx } from '../../platform/sql.ts'
import type { Party } from './rules/addresses.ts'
import type { Automatic } from './rules/automatic.ts'
import type { Evidence } from './rules/matching.ts'

export interface MailRow {
  id: string
  threadId: string
  subject: string
  direction: 'in' | 'out'
  automatic: Automatic | 'notice' | null
  at: string
  people: Party[]
  body: string
  files: number
  bounced: boolean
}

const mailColumns = (
  body: RawBuilder<unknown>,
) => sql`mail.id, mail.thread_id, x.subject, mail.direction, mail.automatic, mail.sent_at as at, x.people, ${body} as body,
  (select count(*) from mail_attachment a where a.mail_id = mail.id) as files, exists (select from mail_bounce b where b.mail_id = mail.id and b.hard) as bounced`

/** So much of a text is looked at for how it begins. */
const BEGINNING = sql`left(x.body, 2000)`

export interface MailPlace {
  at: string
  linkId: string
}

/** The mail with a customer and those merged into it, the newest first, each once. */
export const mailsOf = (
  tx: Tx,
  customerId: string,
  seen: RawBuilder<unknown>,
  after: readonly unknown[] | null,
  limit: number,
) =>
  rows(
    tx,
    // Of the customer and of each that was merged into it the latest, from the index; a mail with two of them stands once.
    sql<MailRow & MailPlace>`select ${mailColumns(BEGINNING)}, l.id as link_id
      from customer member cross join lateral (
          select l.id, l.mail_id, l.sent_at from mail_link l join mail_message mail on mail.id = l.mail_id
          where l.customer_id = member.id and l.parted_at is null and ${seen}
            and not exists (select from mail_link o where o.mail_id = l.mail_id and o.parted_at is null and o.id < l.id
              and o.customer_id = any(array(select id from customer where root_id = ${customerId})))
            and ${after ? sql`(l.sent_at, l.id) < (${after[0]}, ${after[1]})` : sql`true`}
          order by l.sent_at desc, l.id desc limit ${limit}) l
        join mail_message mail on mail.id = l.mail_id join mail_text x on x.mail_id = mail.id
      where member.root_id = ${customerId} order by l.sent_at desc, l.id desc limit ${limit}`,
  )

export const findMail = (tx: Tx, id: string, seen: RawBuilder<unknown>) =>
  row(
    tx,
    sql<MailRow & { html: string | null; remark: string | null }>`select ${mailColumns(sql`x.body`)}, x.html, x.remark
      from mail_message mail join mail_text x on x.mail_id = mail.id where mail.id = ${id} and ${seen}`,
  )

const LONGEST_THREAD = 100

export const threadOf = (tx: Tx, threadId: string, seen: RawBuilder<unknown>) =>
  rows(
    tx,
    sql<MailRow>`select ${mailColumns(BEGINNING)} from mail_message mail join mail_text x on x.mail_id = mail.id
      where mail.thread_id = ${threadId} and ${seen} order by mail.sent_at, mail.id limit ${LONGEST_THREAD}`,
  )

export interface FileRow {
  position: number
  name: string
  type: string
  size: number
  cid: string | null
  sha256: string
}

export const filesOf = (tx: Tx, mailId: string) =>
  rows(
    tx,
    sql<FileRow>`select position, name, type, size, cid, sha256 from mail_attachment where mail_id = ${mailId} order by position`,
  )

export interface LinkRow {
  id: string
  customerId: string
  rootId: string
  name: string
  evidence: Evidence | 'sent'
  contacts: { id: string; name: string }[]
}

export const linksOf = (tx: Tx, mailId: string) =>
  rows(
    tx,
    sql<LinkRow>`select l.id, l.customer_id, c.id as root_id, c.name, l.evidence,
        (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name), '[]') from contact t where t.id = any(l.contact_ids)) as contacts
      from mail_link l join customer m on m.id = l.customer_id join customer c on c.id = m.root_id
      where l.mail_id = ${mailId} and l.parted_at is null order by c.name, l.id`,
  )
