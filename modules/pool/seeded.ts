import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Move } from './repo.ts'

// Pools and the moves between them and people, as the demo brings them: with the instants at which they happened.

export interface SeededPool {
  id: string
  name: string
  teamId: string
  createdAt: Date
}

export async function seedPools({ tx }: Work, pools: readonly SeededPool[]): Promise<void> {
  await run(
    tx,
    sql`insert into pool (id, name, team_id, created_at)
        select g.id, g.name, g."teamId", g."createdAt"
        from jsonb_to_recordset(${JSON.stringify(pools)}::jsonb) as g(id uuid, name text, "teamId" uuid, "createdAt" timestamptz)`,
  )
}

export interface SeededMove extends Omit<Move, 'code'> {
  id: string
  code: string | null
  byId: string
  at: Date
}

export async function seedMoves({ tx }: Work, moves: readonly SeededMove[]): Promise<void> {
  await run(
    tx,
    sql`with given as (
          select * from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as g(id uuid, "customerId" uuid, kind text, code text, "fromId" uuid, "toId" uuid,
            "lookAgainOn" date, reason text, "byId" uuid, at timestamptz)),
        facts as (
          insert into pool_move (id, customer_id, kind, code, from_id, to_id, look_again_on, by_id, at)
          select id, "customerId", kind, code, "fromId", "toId", "lookAgainOn", "byId", at from given returning id)
        insert into pool_move_text (move_id, reason) select g.id, g.reason from given g join facts f on f.id = g.id where g.reason <> ''`,
  )
}

/** T6: how many customers were claimed by whom on which day. */
export async function seedClaims(
  { tx }: Work,
  claims: readonly { personId: string; day: Day; used: number }[],
): Promise<void> {
  await run(
    tx,
    sql`insert into claim_quota (person_id, day, used)
        select g."personId", g.day, g.used from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as g("personId" uuid, day date, used integer)`,
  )
}
