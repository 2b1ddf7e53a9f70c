import { type RawBuilder, rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Day } from '../../../shared/calendar.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { visibleTo } from '../../customers/index.ts'
import { seesFiguresOf } from '../policy.ts'

/** Somebody who sells. */
export interface Seller {
  id: string
  name: string
  role: string
  teamId: string
  team: string
  joinedOn: Day | null
  /** When the record was made. */
  addedAt: string
}

/** `seesFiguresOf` over `person p`. */
function inSight(by: Actor): RawBuilder<unknown> {
  if (['director', 'admin', 'auditor'].includes(by.role)) return sql`true`
  return by.role === 'manager' ? sql`(p.id = ${by.id} or p.team_id = any(${uuids(by.teamIds)}))` : sql`p.id = ${by.id}`
}

const MOST = 500

const sellersWhere = (condition: RawBuilder<unknown>) => sql<Seller>`
  select p.id, p.name, p.role, p.team_id, t.name as team, p.joined_on, p.created_at as added_at from person p join team t on t.id = p.team_id
  where p.state <> 'left' and ${condition} order by t.name, p.name, p.id limit ${MOST}`

/** The reps whose figures the actor sees, and others there who hold customers; of some teams, where these are given. */
export const sellersInSight = ({ tx, by }: Work, teams?: readonly string[]): Promise<Seller[]> =>
  rows(
    tx,
    sellersWhere(
      sql`${inSight(by)} and ${teams ? sql`p.team_id = any(${uuids(teams)})` : sql`true`} and (p.role = 'rep' or exists (select from customer c where c.owner_id = p.id and c.state <> 'archived' and ${visibleTo(by)}))`,
    ),
  )

/** One colleague whose figures the actor sees; else not found. */
export async function sellerSeen({ tx, by }: Work, id: string): Promise<Seller> {
  const [found] = await rows(tx, sellersWhere(sql`p.id = ${id}`))
  if (!found || !seesFiguresOf(by, found)) throw new Refused(notFound())
  return found
}
