import type pg from 'pg'

/** S4: what was done with each customer, by who holds it, over two years, sealed; beside the sights and events that others made. */
export async function insertActs(client: pg.Client): Promise<void> {
  await client.query(
    `insert into event (id, at, type, actor_id, customer_id, data, trace_id)
     select gen_random_uuid(), timestamptz '2026-05-31' - (c.n * 7 % 1051200) * interval '1 minute', k.kind, coalesce(c.owner_id, '00000000-0000-0000-0000-000000000000'), c.id, '{}', 'many'
     from (select id, owner_id, row_number() over (order by id) as n from customer) c
       cross join unnest(array['customer.created', 'touch.logged', 'need.opened']) k(kind)`,
  )
  await client.query('select seal_trail(100000000, now())')
}
