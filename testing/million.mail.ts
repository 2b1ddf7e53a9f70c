import type pg from 'pg'

const LETTERS_OF_ONE = 2000

/** The customer of the rep who holds many, with whom there was most mail. */
export const WROTE_MOST = '00000000-0002-7000-8000-000000000000'

/** C1: mail with every third customer, much of it with one; what one rep has sent; and letters often changed. */
export async function insertMails(client: pg.Client, customers: number, senderId: string): Promise<void> {
  await client.query('create temporary table mailed (mail uuid, customer uuid, at timestamptz)')
  await client.query(
    `insert into mailed
     select gen_random_uuid(), (lpad(to_hex(n), 12, '0') || '70008000000000000000')::uuid, timestamptz '2026-05-31' - n * interval '1 second' from generate_series(1, $1::int, 3) n
     union all select gen_random_uuid(), $2::uuid, timestamptz '2026-05-30' - n * interval '1 minute' from generate_series(1, $3::int) n`,
    [customers, WROTE_MOST, LETTERS_OF_ONE],
  )
  await client.query(
    `insert into mail_message (id, message_id, thread_id, direction, sent_at, bytes, recorded_at) select mail, mail || '@kehu.test', mail, 'in', at, 1000, at from mailed`,
  )
  await client.query(
    `insert into mail_text (mail_id, subject, people, body)
     select mail, '报价', '[{"part": "from", "name": "王工", "address": "wang@kehu.test"}]', '请报价' from mailed`,
  )
  await client.query(
    `insert into mail_link (id, mail_id, customer_id, evidence, sent_at, linked_by, linked_at) select gen_random_uuid(), mail, customer, 'address', at, $1, at from mailed`,
    [senderId],
  )
  await client.query(
    `insert into mail_outgoing (id, message_id, customer_id, from_id, kind, counts_as_touch, reply_token, state, send_at, next_try_at, queued_by, queued_at)
     select mail, mail || '@firm.test', customer, $1, 'person', true, mail::text, case when random() < 0.001 then 'failed' else 'sent' end, at, at,
       case when customer = $2 then $1::uuid else (select id from person order by id limit 1) end, at from mailed`,
    [senderId, WROTE_MOST],
  )
  await client.query(
    `insert into mail_outgoing_text (outgoing_id, people, subject, body) select mail, '[{"part": "to", "name": "", "address": "wang@kehu.test"}]', '报价', '附上报价' from mailed`,
  )
  await client.query(`insert into mail_file (sha256, bytes, at) values ('file', '', now())`)
  await client.query(
    `insert into mail_attachment (mail_id, position, name, type, size, sha256) select mail, 0, '图.pdf', 'application/pdf', 1, 'file' from mailed where at < timestamptz '2026-05-30' - interval '1 hour'`,
  )
  // What it was called before: asked for beside each customer.
  await client.query(
    `insert into customer_name (customer_id, name, fold, loose) select distinct customer, '曾用名', '曾用名' || customer, '曾用名' from mailed`,
  )
  await client.query(
    `insert into letter_version (id, letter, locale, number, subject, body, written_by, written_at)
     select gen_random_uuid(), (array['free', 'answer', 'festival'])[1 + n % 3], 'zh', 1 + n / 3, '好', '好', $1, now() from generate_series(0, 2999) n`,
    [senderId],
  )
}
