import type pg from 'pg'

/** R5, R6: a greeting for every tenth contact, open or long gone; gifts, visits and own days of every fifth customer. */
export async function insertCare(client: pg.Client): Promise<void> {
  await client.query(
    `create temporary table cared as select b.id as contact, b.customer_id as customer, c.owner_id as owner, row_number() over (order by b.id) as n
     from contact b join customer c on c.id = b.customer_id where c.owner_id is not null and b.left_on is null`,
  )
  await client.query(
    `insert into greeting (id, customer_id, contact_id, occasion, year, day, locale, state, drafted_at, for_id)
     select gen_random_uuid(), customer, contact, 'festival:spring', 2026, date '2026-06-01' + (n % 7)::int, 'zh', case when n % 40 = 0 then 'drafted' else 'sent' end, now(), owner from cared where n % 10 = 0`,
  )
  await client.query(
    `insert into greeting_text (greeting_id, name, subject, body) select id, '春节', '春节快乐', '春节快乐' from greeting`,
  )
  await client.query(
    `insert into gift (id, customer_id, contact_id, fen, on_day, state, asked_by, asked_at)
     select gen_random_uuid(), customer, contact, 10000, date '2026-05-31' - (n % 700)::int, case when n % 1000 = 0 then 'waiting' else 'given' end, owner, now() from cared where n % 5 = 0`,
  )
  await client.query(`insert into gift_text (gift_id, what) select id, '茶叶' from gift`)
  await client.query(
    `insert into return_visit (id, customer_id, cause, cause_key, due_on, how, state, made_at)
     select gen_random_uuid(), customer, 'order', n::text, date '2026-06-20' - (n % 700)::int, 'remind', case when n % 700 < 20 then 'waiting' else 'reminded' end, now() from cared where n % 5 = 0`,
  )
  await client.query(
    `insert into care_occasion (id, customer_id, kind, lunar, month, day, fallback, created_by, created_at)
     select gen_random_uuid(), customer, 'founding', false, 1 + n % 12, 1 + n % 28, 'earlier', owner, now() from cared where n % 5 = 0`,
  )
  await client.query(`insert into care_occasion_text (occasion_id, name) select id, '厂庆' from care_occasion`)
}
