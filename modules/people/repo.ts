import { newId, type RawBuilder, row, rows, run, sql, type Tx } from '../../platform/sql.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Role } from '../../shared/endpoint.ts'
import type { Locale } from '../../shared/text.ts'
import type { TeamNode } from './rules.ts'

export interface PersonRow {
  id: string
  name: string
  email: string | null
  mobile: string | null
  role: Role
  team: { id: string; name: string }
  state: 'invited' | 'active' | 'left'
  joinedOn: Day | null
  leftOn: Day | null
  locale: Locale
  seenAt: string | null
  version: number
}

const personColumns = sql`p.id, p.name, p.email, p.mobile, p.role, jsonb_build_object('id', t.id, 'name', t.name) as team,
  p.state, p.joined_on, p.left_on, p.locale, p.version,
  (select max(s.seen_at) from session s where s.person_id = p.id and s.ended_at is null) as seen_at`

const personWhere = (condition: RawBuilder<unknown>) =>
  sql<PersonRow>`select ${personColumns} from person p join team t on t.id = p.team_id where ${condition}`

export const findPerson = (tx: Tx, id: string) => row(tx, personWhere(sql`p.id = ${id}`))
export const findPersonByLogin = (tx: Tx, login: string) =>
  row(tx, personWhere(sql`lower(p.email) = ${login} or p.mobile = ${login}`))
export const findInvited = (tx: Tx, name: string) =>
  row(
    tx,
    sql<{
      id: string
    }>`select id from person where name = ${name} and state = 'invited' order by id limit 1 for update`,
  )
export const lockPerson = (tx: Tx, id: string) =>
  row(
    tx,
    sql<{
      version: number
      role: Role
      state: string
      passwordHash: string | null
    }>`select version, role, state, password_hash from person where id = ${id} for update`,
  )

export function listPeople(tx: Tx, filter: { conditions: RawBuilder<unknown>; limit: number }) {
  return rows(tx, sql<PersonRow>`${personWhere(filter.conditions)} order by p.name, p.id limit ${filter.limit}`)
}

export interface NewPerson {
  name: string
  email?: string | undefined
  mobile?: string | undefined
  role: Role
  teamId: string
  joinedOn?: Day | undefined
  locale: Locale
  state: 'invited' | 'active'
  passwordHash: string | null
  mustChangePassword: boolean
}

export async function insertPerson(tx: Tx, person: NewPerson, now: Date): Promise<string> {
  const id = newId()
  await run(
    tx,
    sql`insert into person (id, name, email, mobile, role, team_id, state, joined_on, locale, password_hash, must_change_password, created_at)
        values (${id}, ${person.name}, ${person.email ?? null}, ${person.mobile ?? null}, ${person.role}, ${person.teamId}, ${person.state},
                ${person.joinedOn ?? null}, ${person.locale}, ${person.passwordHash}, ${person.mustChangePassword}, ${now})`,
  )
  return id
}

/** Lets in a person who so far was only named by an import. */
export async function letIn(tx: Tx, id: string, person: NewPerson): Promise<void> {
  await run(
    tx,
    sql`update person set email = ${person.email ?? null}, mobile = ${person.mobile ?? null}, role = ${person.role}, team_id = ${person.teamId}, state = 'active',
          joined_on = coalesce(${person.joinedOn ?? null}, joined_on), locale = ${person.locale}, password_hash = ${person.passwordHash},
          must_change_password = ${person.mustChangePassword}, version = version + 1
        where id = ${id}`,
  )
}

export type PersonChange = {
  [K in 'name' | 'email' | 'mobile' | 'role' | 'teamId' | 'joinedOn']?: string | null | undefined
}

export async function updatePerson(tx: Tx, id: string, change: PersonChange): Promise<void> {
  const columns = {
    name: 'name',
    email: 'email',
    mobile: 'mobile',
    role: 'role',
    teamId: 'team_id',
    joinedOn: 'joined_on',
  } as const
  const sets = Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => sql`${sql.ref(columns[key as keyof typeof columns])} = ${value}`)
  await run(tx, sql`update person set ${sql.join([...sets, sql`version = version + 1`])} where id = ${id}`)
}

export async function markLeft(tx: Tx, id: string, on: Day): Promise<void> {
  await run(tx, sql`update person set state = 'left', left_on = ${on}, version = version + 1 where id = ${id}`)
}

export const countAdmins = async (tx: Tx): Promise<number> =>
  (await row(tx, sql<{ n: number }>`select count(*) as n from person where role = 'admin' and state = 'active'`))?.n ??
  0

export async function setPassword(tx: Tx, id: string, hash: string, mustChange: boolean): Promise<void> {
  await run(
    tx,
    sql`update person set password_hash = ${hash}, must_change_password = ${mustChange}, version = version + 1 where id = ${id}`,
  )
}

export const mustChangePassword = async (tx: Tx, id: string): Promise<boolean> =>
  (await row(tx, sql<{ must: boolean }>`select must_change_password as must from person where id = ${id}`))?.must ??
  false

/** When an admin took somebody's second factors off, until it is read. */
export const factorsRemovedAt = async (tx: Tx, id: string): Promise<string | null> =>
  (await row(tx, sql<{ at: string }>`select at from factors_removed where person_id = ${id}`))?.at ?? null

export async function setLocale(tx: Tx, id: string, locale: Locale): Promise<void> {
  await run(tx, sql`update person set locale = ${locale} where id = ${id}`)
}

export const teamTree = (tx: Tx) =>
  rows(tx, sql<TeamNode & { name: string }>`select id, parent_id, name from team order by name`)
export const rootTeam = async (tx: Tx): Promise<string> =>
  (await row(tx, sql<{ id: string }>`select id from team where parent_id is null`))?.id ?? ''

export interface TeamRow extends TeamNode {
  name: string
  managers: { id: string; name: string }[]
  members: number
  version: number
}

export const listTeams = (tx: Tx) =>
  rows(
    tx,
    sql<TeamRow>`select t.id, t.name, t.parent_id, t.version,
        coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name) filter (where p.role = 'manager'), '[]') as managers,
        count(p.id) as members
      from team t left join person p on p.team_id = t.id and p.state <> 'left'
      group by t.id order by t.parent_id nulls first, t.name`,
  )

export async function insertTeam(tx: Tx, name: string, parentId: string | null, now: Date): Promise<string> {
  const id = newId()
  await run(tx, sql`insert into team (id, name, parent_id, created_at) values (${id}, ${name}, ${parentId}, ${now})`)
  return id
}

export async function updateTeam(
  tx: Tx,
  id: string,
  change: { name?: string | undefined; parentId?: string | undefined },
): Promise<void> {
  await run(
    tx,
    sql`update team set name = coalesce(${change.name ?? null}, name), parent_id = coalesce(${change.parentId ?? null}, parent_id), version = version + 1 where id = ${id}`,
  )
}

export const teamNamed = (tx: Tx, name: string) =>
  row(tx, sql<{ id: string }>`select id from team where lower(name) = lower(${name})`)

/** People of these names who have not left, for imports: a name may be borne by several. */
export const peopleNamed = (tx: Tx, names: readonly string[]) =>
  rows(
    tx,
    sql<{
      id: string
      name: string
      state: 'invited' | 'active'
      teamId: string
    }>`select id, name, state, team_id from person where name = any(${[...names]}) and state <> 'left' order by name, id`,
  )

/** The admin who was there first: as whom the command line acts where nobody is named. */
export const firstAdmin = (tx: Tx) =>
  row(tx, sql<{ id: string }>`select id from person where role = 'admin' and state = 'active' order by id limit 1`)
