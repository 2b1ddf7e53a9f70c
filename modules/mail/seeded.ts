import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { addressHash, noteBounced } from './addresses.ts'
import { addressKey, type Party } from './rules/addresses.ts'

// Mail as the demo brings it: many at once, each with the touch that it is.

export interface SeededMail {
  id: string
  messageId: string
  refs: string[]
  threadId: string
  direction: 'in' | 'out'
  sentAt: Date
  people: Party[]
  subject: string
  body: string
  customerId: string
  contactIds: string[]
  touchId: string
  byId: string
}

export async function seedMails({ tx }: Work, mails: readonly SeededMail[]): Promise<void> {
  const json = JSON.stringify(
    mails.map((mail) => ({
      ...mail,
      people: mail.people.map((each) => ({ ...each, address: addressKey(each.address) })),
      bytes: Buffer.byteLength(mail.body),
    })),
  )
  await run(
    tx,
    sql`insert into mail_message (id, message_id, refs, thread_id, direction, sent_at, bytes, recorded_at)
        select g.id, g."messageId", g.refs, g."threadId", g.direction, g."sentAt", g.bytes, g."sentAt"
        from jsonb_to_recordset(${json}::jsonb) as g(id uuid, "messageId" text, refs text[], "threadId" uuid, direction text, "sentAt" timestamptz, bytes integer)`,
  )
  await run(
    tx,
    sql`insert into mail_text (mail_id, subject, people, body)
        select g.id, g.subject, g.people, g.body from jsonb_to_recordset(${json}::jsonb) as g(id uuid, subject text, people jsonb, body text)`,
  )
  await run(
    tx,
    sql`insert into mail_link (id, mail_id, customer_id, contact_ids, evidence, touch_id, sent_at, linked_by, linked_at)
        select g.id, g.id, g."customerId", g."contactIds", case g.direction when 'in' then 'address' else 'sent' end, g."touchId", g."sentAt", g."byId", g."sentAt"
        from jsonb_to_recordset(${json}::jsonb) as g(id uuid, "customerId" uuid, "contactIds" uuid[], direction text, "touchId" uuid, "sentAt" timestamptz, "byId" uuid)`,
  )
}

export async function seedBounces({ tx }: Work, bounces: readonly { address: string; at: Date }[]): Promise<void> {
  for (const { address, at } of bounces) await noteBounced(tx, addressHash(address), 'no_such_address', at)
}
