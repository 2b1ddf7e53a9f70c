import { createHash } from 'node:crypto'
import { type RawBuilder, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import { type Upload, wholeOf } from '../../../platform/uploads.ts'
import type { Problem } from '../rules/problems.ts'
import type { OutgoingRow, QueuedFile } from './shapes.ts'

const outgoingWhere = (condition: RawBuilder<unknown>) =>
  sql<OutgoingRow>`select o.id, o.message_id, o.customer_id, o.contact_ids, case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as "from",
      o.account_id, o.kind, o.counts_as_touch, o.reply_token, o.answers_id, o.state, o.send_at, o.next_try_at, o.tries, o.handed_at, o.settled_at, o.problem, o.bounced_at,
      o.mail_id, o.queued_by, o.queued_at, o.version, x.people, x.subject, x.body, x.html, x.calendar,
      (select jsonb_build_object('id', c.id, 'name', c.name) from customer m join customer c on c.id = m.root_id where m.id = o.customer_id) as customer,
      (select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'type', f.type, 'size', f.size) order by f.position), '[]') from mail_outgoing_file f where f.outgoing_id = o.id) as files
    from mail_outgoing o join mail_outgoing_text x on x.outgoing_id = o.id left join person p on p.id = o.from_id where ${condition}`

export const findOutgoing = (tx: Tx, id: string) => row(tx, outgoingWhere(sql`o.id = ${id}`))
export const listOutgoing = (tx: Tx, condition: RawBuilder<unknown>, limit: number) =>
  rows(tx, sql<OutgoingRow>`${outgoingWhere(condition)} order by o.queued_at desc, o.id desc limit ${limit}`)
export const lockOutgoing = async (tx: Tx, id: string) => {
  await run(tx, sql`select 1 from mail_outgoing where id = ${id} for update`)
  return findOutgoing(tx, id)
}
export const queuedAs = async (tx: Tx, dedupeKey: string): Promise<string | null> =>
  (
    await row(
      tx,
      sql<{ id: string }>`select id from mail_outgoing where dedupe_key = ${dedupeKey} and state <> 'cancelled'`,
    )
  )?.id ?? null

/** Keeps what was attached, once whatever it came with. */
export async function keepFile(tx: Tx, bytes: Uint8Array, now: Date): Promise<{ sha256: string; size: number }> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await run(tx, sql`select keep_mail_file(${sha256}, ${Buffer.from(bytes)}, ${now})`)
  return { sha256, size: bytes.length }
}

/** The same of a file that was taken in, which is put together where it is kept. */
export const keepUploadedFile = (tx: Tx, { id, sha256 }: Pick<Upload, 'id' | 'sha256'>, now: Date) =>
  run(tx, sql`select keep_mail_file(${sha256}, ${wholeOf(id)}, ${now})`)

export const bytesOf = async (tx: Tx, sha256: string): Promise<Buffer | null> =>
  (await row(tx, sql<{ bytes: Buffer }>`select bytes from mail_file where sha256 = ${sha256}`))?.bytes ?? null

export interface NewOutgoing
  extends Pick<
    OutgoingRow,
    | 'id'
    | 'messageId'
    | 'customerId'
    | 'contactIds'
    | 'accountId'
    | 'kind'
    | 'countsAsTouch'
    | 'replyToken'
    | 'answersId'
    | 'people'
    | 'subject'
    | 'body'
    | 'html'
    | 'calendar'
    | 'queuedBy'
  > {
  fromId: string | null
  dedupeKey: string | null
  sendAt: Date
  files: readonly QueuedFile[]
}

/** Answers false where one with the same key waits already. */
export async function insertOutgoing(tx: Tx, o: NewOutgoing, now: Date): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into mail_outgoing (id, message_id, customer_id, contact_ids, from_id, account_id, kind, counts_as_touch, dedupe_key, reply_token, answers_id, send_at, next_try_at,
          queued_by, queued_at)
        values (${o.id}, ${o.messageId}, ${o.customerId}, ${o.contactIds}::uuid[], ${o.fromId}, ${o.accountId}, ${o.kind}, ${o.countsAsTouch}, ${o.dedupeKey}, ${o.replyToken},
          ${o.answersId}, ${o.sendAt}, ${o.sendAt}, ${o.queuedBy}, ${now})
        on conflict (dedupe_key) where dedupe_key is not null and state <> 'cancelled' do nothing`,
  )
  if (inserted === 0) return false
  await run(
    tx,
    sql`insert into mail_outgoing_text (outgoing_id, people, subject, body, html, calendar)
        values (${o.id}, ${JSON.stringify(o.people)}::jsonb, ${o.subject}, ${o.body}, ${o.html}, ${o.calendar ? JSON.stringify(o.calendar) : null}::jsonb)`,
  )
  for (const [position, file] of o.files.entries())
    await run(
      tx,
      sql`insert into mail_outgoing_file (outgoing_id, position, name, type, size, sha256) values (${o.id}, ${position}, ${file.name}, ${file.type}, ${file.size}, ${file.sha256})`,
    )
  return true
}

export const filesOfOutgoing = (tx: Tx, id: string) =>
  rows(
    tx,
    sql<QueuedFile>`select name, type, size, sha256 from mail_outgoing_file where outgoing_id = ${id} order by position`,
  )

export const settle = (
  tx: Tx,
  id: string,
  state: 'sent' | 'failed' | 'unsure' | 'cancelled',
  problem: Problem | null,
  now: Date,
) =>
  run(
    tx,
    sql`update mail_outgoing set state = ${state}, settled_at = ${now}, problem = ${problem ? JSON.stringify(problem) : null}::jsonb, version = version + 1 where id = ${id}`,
  )

export const putOff = (tx: Tx, id: string, until: Date, problem: Problem | null) =>
  run(
    tx,
    sql`update mail_outgoing set state = 'queued', handed_at = null, next_try_at = ${until}, problem = ${problem ? JSON.stringify(problem) : null}::jsonb where id = ${id}`,
  )
