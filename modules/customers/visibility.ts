import { type RawBuilder, sql, uuids } from '../../platform/sql.ts'
import type { Actor } from '../../shared/actor.ts'

const isMember = (by: Actor) =>
  sql`exists (select from customer_member m where m.customer_id = c.id and m.person_id = ${by.id} and m.ended_at is null)`

/**
 * The one predicate on customers (alias `c`) that every query of customers, or of what hangs on them, uses:
 * a rep sees own customers and those of working groups, a manager the team's subtree, the others all.
 */
export function visibleTo(by: Actor): RawBuilder<unknown> {
  switch (by.role) {
    case 'rep':
      return sql`(c.owner_id = ${by.id} or ${isMember(by)})`
    case 'manager':
      return sql`(c.team_id = any(${uuids(by.teamIds)}) or c.owner_id = ${by.id} or ${isMember(by)})`
    default:
      return sql`true`
  }
}

/** What a rep sees beside them, in part: customers that wait in a pool for the actor's team or for everyone (T6). */
export const inPoolOf = (by: Actor): RawBuilder<unknown> =>
  sql`exists (select from pool where pool.id = c.pool_id and (pool.team_id is null or pool.team_id in (
        with recursive above as (select ${by.teamId || null}::uuid as id union all select t.parent_id from team t join above on t.id = above.id)
        select id from above)))`
