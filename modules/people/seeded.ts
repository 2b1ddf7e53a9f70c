import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Role } from '../../shared/endpoint.ts'
import { companyName } from '../company/index.ts'
import { hashPassword } from './password.ts'

export interface SeededTeam {
  id: string
  name: string
  parentId: string | null
  createdAt: Date
}

export interface SeededPerson {
  id: string
  name: string
  email: string
  role: Role
  teamId: string
  joinedOn: Day
  leftOn: Day | null
  createdAt: Date
}

/** A whole company's people, as the demo brings them, all with one password that is no secret; parents before their teams. */
export async function seedPeople(
  { tx, by, now }: Work,
  company: { name: string; teams: readonly SeededTeam[]; people: readonly SeededPerson[]; password: string },
): Promise<void> {
  await run(
    tx,
    sql`insert into setting (key, value, changed_by, changed_at) values (${companyName.key}, ${JSON.stringify(company.name)}, ${by.id}, ${now})`,
  )
  await run(
    tx,
    sql`insert into team (id, name, parent_id, created_at)
        select g.id, g.name, g."parentId", g."createdAt"
        from jsonb_to_recordset(${JSON.stringify(company.teams)}::jsonb) as g(id uuid, name text, "parentId" uuid, "createdAt" timestamptz)`,
  )
  const hash = await hashPassword(company.password)
  await run(
    tx,
    sql`insert into person (id, name, email, role, team_id, state, joined_on, left_on, password_hash, created_at)
        select g.id, g.name, g.email, g.role, g."teamId", case when g."leftOn" is null then 'active' else 'left' end, g."joinedOn", g."leftOn", ${hash}, g."createdAt"
        from jsonb_to_recordset(${JSON.stringify(company.people)}::jsonb) as g(id uuid, name text, email text, role text, "teamId" uuid, "joinedOn" date, "leftOn" date,
          "createdAt" timestamptz)`,
  )
}
