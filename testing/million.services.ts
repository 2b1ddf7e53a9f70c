import type pg from 'pg'

/** A10: a machine of every tenth customer, brought once in two years; a place in a slot for each appointment of some. */
export async function insertServices(client: pg.Client): Promise<void> {
  await client.query(
    `create temporary table served as select gen_random_uuid() as asset, gen_random_uuid() as reception, c.id as customer, c.owner_id as owner,
       row_number() over (order by c.id) as n from customer c where c.owner_id is not null`,
  )
  await client.query('delete from served where n % 10 <> 0')
  await client.query(
    'insert into asset (id, customer_id, created_by, created_at) select asset, customer, owner, now() from served',
  )
  await client.query(`insert into asset_text (asset_id, name) select asset, '切纸机' from served`)
  await client.query(
    `insert into reception (id, customer_id, asset_id, state, received_by, received_at, returned_at, call_on, call_result, called_at)
     select reception, customer, asset, case when n % 400 = 0 then 'in' else 'returned' end, owner, timestamptz '2026-05-31 03:00Z' - (n % 700) * interval '1 day',
       case when n % 400 <> 0 then timestamptz '2026-05-31 09:00Z' - (n % 700) * interval '1 day' end,
       case when n % 400 <> 0 then date '2026-06-03' - (n % 700)::int end, case when n % 400 <> 0 and n % 300 <> 0 then 'satisfied' end,
       case when n % 400 <> 0 and n % 300 <> 0 then now() end from served`,
  )
  await client.query(`insert into reception_text (reception_id, cause) select reception, '刀钝' from served`)
  await client.query(
    `insert into reception_move (id, reception_id, at, what, by_id) select gen_random_uuid(), reception, now(), 'in', owner from served`,
  )
  await client.query(
    `insert into service (id, name_zh, name_en, responsible_id, minutes, buffer, capacity, notice_hours, ahead_days, hours, slug, state, changed_by, created_at)
     select gen_random_uuid(), '打样', 'Proof', owner, 45, 15, 20, 2, 30,
       '{"1":[["09:00","18:00"]],"2":[["09:00","18:00"]],"3":[["09:00","18:00"]],"4":[["09:00","18:00"]],"5":[["09:00","18:00"]],"6":[],"7":[]}', 'proof', 'open', owner, now()
     from served limit 1`,
  )
  await client.query(
    `insert into service_booking (appointment_id, service_id, starts_at, ends_at, places, by_link, booked_at)
     select a.id, s.id, a.starts_at, a.ends_at, 1, false, now() from (select * from appointment where starts_at is not null and state = 'booked' order by id limit 20000) a, service s`,
  )
  await client.query(
    `insert into appointment_guest (appointment_id, name, phone) select appointment_id, '周先生', '13900001111' from service_booking`,
  )
}
