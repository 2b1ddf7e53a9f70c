import { newId, row, rows, run, sql, type Tx } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'

export interface Person {
  id: string
  name: string
}

export interface Confidant {
  person: Person
  /** On the list, or on it by office. */
  by: 'list' | 'office'
  cause: 'sealed' | 'owner' | 'named' | null
  namedBy: Person | null
  namedAt: string | null
  signed: boolean
}

/**
 * S2: who holds the office for a team `team`: the managers of the nearest team above it that has any, else the directors, else the
 * admins. What `office_teams` tells of a person, asked of a team: a firm has a hundred managers, and a team few above it.
 */
const officeOf = (team: ReturnType<typeof sql>) =>
  sql`(
    with recursive above as (
      select o.id, o.parent_id, has_manager(o.id) as managed from team o where o.id = ${team}
      union all select o.id, o.parent_id, has_manager(o.id) from team o join above a on o.id = a.parent_id where not a.managed)
    select p.id, p.name from person p where p.state = 'active' and exists (select from above) and case
      when (select bool_or(managed) from above) then p.role = 'manager' and p.team_id = (select id from above where managed)
      when exists (select from person d where d.role = 'director' and d.state = 'active') then p.role = 'director'
      else p.role = 'admin' end)`

/** Who is named for a customer: by office first, then as they came onto the list. */
export const confidantsOf = (tx: Tx, customerId: string) =>
  rows(
    tx,
    sql<Confidant>`
    with c as (select id, team_id from customer where id = ${customerId}),
    office as (select o.id, o.name from c cross join lateral ${officeOf(sql`c.team_id`)} o)
    select jsonb_build_object('id', o.id, 'name', o.name) as person, 'office' as by, null as cause, null as named_by, null as named_at, has_signed(o.id) as signed
    from office o
    union all
    select jsonb_build_object('id', p.id, 'name', p.name), 'list', f.cause,
      case when n.id is null then null else jsonb_build_object('id', n.id, 'name', n.name) end, f.named_at, has_signed(p.id)
    from confidant f join person p on p.id = f.person_id left join person n on n.id = f.named_by
    where f.customer_id = ${customerId} and f.ended_at is null and f.person_id not in (select id from office)
    order by by desc, named_at, person`,
  )

/** Whom to ask about a customer: who answers for it by office. */
export const officeOfCustomer = (tx: Tx, customerId: string) =>
  rows(
    tx,
    sql<Person>`select o.id, o.name from customer c cross join lateral ${officeOf(sql`c.team_id`)} o where c.id = ${customerId} order by o.name, o.id`,
  )

/** Those who answer for each of these teams. */
export const officeOfTeams = async (tx: Tx, teamIds: readonly string[]): Promise<Map<string, Person[]>> => {
  const found = await rows(
    tx,
    sql<{ teamId: string; people: Person[] }>`
      select t.id as team_id, coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name, o.id) filter (where o.id is not null), '[]') as people
      from unnest(${[...new Set(teamIds)]}::uuid[]) t(id) left join lateral ${officeOf(sql`t.id`)} o on true group by t.id`,
  )
  return new Map(found.map(({ teamId, people }) => [teamId, people]))
}

/** Puts a colleague on the list; answers false where the colleague is on it. */
export async function addConfidant(work: Work, customerId: string, personId: string): Promise<boolean> {
  const added = await run(
    work.tx,
    sql`insert into confidant (id, customer_id, person_id, cause, named_by, named_at)
        values (${newId()}, ${customerId}, ${personId}, 'named', ${work.by.id}, ${work.now}) on conflict (customer_id, person_id) where ended_at is null do nothing`,
  )
  return added > 0
}

/** Takes a colleague off the list; that the colleague was on it stays on record. */
export async function endConfidant(work: Work, customerId: string, personId: string): Promise<boolean> {
  const ended = await run(
    work.tx,
    sql`update confidant set ended_at = ${work.now}, ended_by = ${work.by.id}
        where customer_id = ${customerId} and person_id = ${personId} and ended_at is null`,
  )
  return ended > 0
}

/** S1: marks a customer as hidden, or takes the mark away; its grade follows in the same statement. */
export const markHidden = (tx: Tx, customerId: string, hidden: boolean) =>
  run(tx, sql`update customer set hidden = ${hidden}, version = version + 1 where id = ${customerId}`)

/** S1: whether a customer is sealed only because its tier once was. */
export const staysSealed = async (tx: Tx, customerId: string): Promise<boolean> =>
  (await row(tx, sql`select 1 from customer where id = ${customerId} and stays_sealed and secrecy = 1`)) !== null

/** S1: opens a customer whose tier is sealed no more; its grade follows in the same statement. */
export const openSealed = (tx: Tx, customerId: string) =>
  run(tx, sql`update customer set stays_sealed = false, version = version + 1 where id = ${customerId}`)

export const isHere = async (tx: Tx, personId: string): Promise<boolean> =>
  (await row(tx, sql`select 1 from person where id = ${personId} and state <> 'left'`)) !== null

export const hasSigned = async ({ tx, by }: Pick<Work, 'tx' | 'by'>): Promise<boolean> =>
  (await row(tx, sql<{ signed: boolean }>`select has_signed(${by.id}) as signed`))?.signed ?? false
