import { type RawBuilder, row, rows, sql, type Tx } from '../../../platform/sql.ts'

/** What lets a colleague see a customer where it is still missing: to be named (S1), to sign (S2), a place in its group. */
export type Unseeing = 'name' | 'sign' | 'join'

interface PersonRef {
  id: string
  name: string
}

export interface Reader {
  person: PersonRef
  missing: Unseeing | null
  /** Whether the colleague, where nothing is missing, may also write there: the owner, the group, those who answer for it. */
  works: boolean
}

/** Whoever is bound to own customers, groups and teams; the others see all that is open. */
const BOUND = ['rep', 'manager']

// `visibleTo` asks of many customers for one actor; these, of one customer `c`, for each colleague `p`.
const isNamed = sql`(exists (select from confidant f where f.customer_id = c.id and f.person_id = p.id and f.ended_at is null)
  or (p.role in ('manager', 'director', 'admin') and c.team_id = any(office_teams(p.id))))`
const isNear = sql`(c.owner_id = p.id
  or exists (select from customer_member m where m.customer_id = c.id and m.person_id = p.id and m.ended_at is null))`
const isPlaced = sql`(p.role <> all(${BOUND}) or ${isNear}
  or (p.role = 'manager' and p.team_id in (
    with recursive above as (
      select c.team_id as id union all select t.parent_id from team t join above on t.id = above.id where t.parent_id is not null
    ) select id from above)))`
const lacking = sql`case when c.secrecy = 0 then case when not ${isPlaced} then 'join' end
  when not ${isNamed} then 'name' when not has_signed(p.id) then 'sign' end`

const works = sql`(p.role <> 'auditor' and (${isNear} or p.role in ('director', 'admin') or (p.role = 'manager' and ${isPlaced})))`

const personRef = sql`jsonb_build_object('id', p.id, 'name', p.name)`

const readers = (customerId: string, condition: RawBuilder<unknown>) => sql<Reader>`
  select ${personRef} as person, ${lacking} as missing, ${works} as works from customer c cross join person p
  where c.id = ${customerId} and p.state <> 'left' and ${condition} order by p.name, p.id`

/** S1, D7: which colleagues see a customer, and what the others lack. */
export const readersOf = (tx: Tx, customerId: string) => rows(tx, readers(customerId, sql`true`))

/** The same of one colleague; null where there is none, or no more. */
export const readerOf = (tx: Tx, customerId: string, personId: string) =>
  row(tx, readers(customerId, sql`p.id = ${personId}`))

export interface SightMoved {
  person: PersonRef
  change: 'gains' | 'loses'
  /** The person would see it once the undertaking is signed (S2). */
  mustSign: boolean
}

/**
 * S1, G4: whose sight changes when two customers become one of which any is secret: it is then for those who are named for
 * the kept one; and where that was open, for its owner and its group, with whom its list begins.
 */
export const sightMovedBy = (tx: Tx, keptId: string, mergedId: string) =>
  rows(
    tx,
    sql<SightMoved>`
    with seen as (
      select p.id, p.name, (select ${lacking} is null from customer c where c.id = ${keptId}) as kept,
        (select ${lacking} is null from customer c where c.id = ${mergedId}) as merged,
        (select ${isNamed} or (c.secrecy = 0 and ${isNear}) from customer c where c.id = ${keptId}) as named, has_signed(p.id) as signed
      from person p where p.state <> 'left'
    )
    select ${personRef} as person, case when named and signed then 'gains' else 'loses' end as change, named and not signed as must_sign
    from seen p where case when named and signed then not (kept and merged) else kept or merged end order by p.name, p.id`,
  )
