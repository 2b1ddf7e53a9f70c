import { type RawBuilder, row, rows, sql, type Tx } from '../../../platform/sql.ts'

/** What lets a colleague see a customer where it is still missing: to be named (S1), to sign (S2), a place in its group. */
export type Unseeing = 'name' | 'sign' | 'join'

export interface Reader {
  person: { id: string; name: string }
  missing: Unseeing | null
}

/** Whoever is not bound to own customers, groups and teams. */
const BOUND = ['rep', 'manager']

// `visibleTo` asks for one actor of many customers; this, of one customer `c`, for each colleague `p`.
const isNamed = sql`(exists (select from confidant f where f.customer_id = c.id and f.person_id = p.id and f.ended_at is null)
  or (p.role in ('manager', 'director', 'admin') and c.team_id = any(office_teams(p.id))))`
const isPlaced = sql`(p.role <> all(${BOUND}) or c.owner_id = p.id
  or exists (select from customer_member m where m.customer_id = c.id and m.person_id = p.id and m.ended_at is null)
  or (p.role = 'manager' and p.team_id in (
    with recursive above as (select c.team_id as id union all select t.parent_id from team t join above on t.id = above.id where t.parent_id is not null) select id from above)))`

const readers = (customerId: string, condition: RawBuilder<unknown>) => sql<Reader>`
  select jsonb_build_object('id', p.id, 'name', p.name) as person,
    case when c.secrecy = 0 then case when not ${isPlaced} then 'join' end
      when not ${isNamed} then 'name' when not has_signed(p.id) then 'sign' end as missing
  from customer c cross join person p
  where c.id = ${customerId} and p.state <> 'left' and ${condition} order by p.name, p.id`

/** S1, D7: which colleagues see a customer, and what the others lack. */
export const readersOf = (tx: Tx, customerId: string) => rows(tx, readers(customerId, sql`true`))

/** The same of one colleague; null where there is none, or no more. */
export const readerOf = (tx: Tx, customerId: string, personId: string) =>
  row(tx, readers(customerId, sql`p.id = ${personId}`))
