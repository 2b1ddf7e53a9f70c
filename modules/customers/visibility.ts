import { type RawBuilder, sql, uuids } from '../../platform/sql.ts'
import type { Actor } from '../../shared/actor.ts'
import { clearedFor, openedFor } from '../secrecy/index.ts'

// An array and no subquery: so an index finds them, whatever else is asked for beside.
const isMember = (by: Actor) =>
  sql`c.id = any(array(select m.customer_id from customer_member m where m.person_id = ${by.id} and m.ended_at is null))`

/** A part of what an actor sees. */
export interface Sight {
  part: 'own' | 'groups' | 'teams' | 'all' | 'named'
  condition: RawBuilder<unknown>
}

/** One team's customers are one range of an index, in the order in which they were entered. */
const isOfTeams = (teamIds: readonly string[]) =>
  teamIds.length === 1 ? sql`c.team_id = ${teamIds[0]}` : sql`c.team_id = any(${uuids(teamIds)})`

/** What an actor would see if nothing were secret. */
function placesOf(by: Actor): Sight[] {
  const own: Sight = { part: 'own', condition: sql`c.owner_id = ${by.id}` }
  const groups: Sight = { part: 'groups', condition: isMember(by) }
  switch (by.role) {
    case 'rep':
      return [own, groups]
    case 'manager':
      return [{ part: 'teams', condition: isOfTeams(by.teamIds) }, own, groups]
    default:
      return [{ part: 'all', condition: sql`true` }]
  }
}

/**
 * What an actor sees of the customers (alias `c`): a rep own customers and those of working groups, a manager the
 * team's subtree, the others all. Of secret ones, sealed or hidden, only those for which the actor is named and has
 * signed, wherever they are (S1, S2). In parts, so that a list can take each from its index.
 */
export function sightsOf(by: Actor): Sight[] {
  const cleared = clearedFor(by)
  const places = placesOf(by).map(({ part, condition }) => ({ part, condition: sql`(${condition} and ${cleared})` }))
  const seesAll = places.some(({ part }) => part === 'all')
  return seesAll ? places : [...places, { part: 'named', condition: openedFor(by) }]
}

/** The one predicate on customers (alias `c`) that every query of customers, or of what hangs on them, uses. */
export const visibleTo = (by: Actor): RawBuilder<unknown> => anyOf(sightsOf(by))

/** S1: customers (alias `c`) of which the actor would see the values, were they not sealed; hidden ones are not told of. */
export const outlinedFor = (by: Actor): RawBuilder<unknown> =>
  sql`(c.secrecy = 1 and ${anyOf(placesOf(by))} and not ${clearedFor(by)})`

/** S1: the few customers, merged ones included, of which an actor may see nothing, as an array of ids. */
export const secretFrom = (by: Actor): RawBuilder<unknown> =>
  sql`array(select m.id from customer c join customer m on m.root_id = c.id where c.secrecy > 0 and not ${clearedFor(by)})`

/** What an actor may add to without reading it, as an import does: all in sight, and what is only sealed. */
export const addableBy = (by: Actor): RawBuilder<unknown> =>
  sql`(${visibleTo(by)} or (c.secrecy = 1 and ${anyOf(placesOf(by))}))`

/** Whether a customer is in one of these parts. */
export const anyOf = (sights: readonly Sight[]): RawBuilder<unknown> =>
  sql`(${sql.join(
    sights.map((sight) => sight.condition),
    sql` or `,
  )})`

/**
 * T6: the pools in sight, over `pool`: those of everyone, of the actor's team and the teams above it; for a manager
 * also of the teams below; for those who see all customers, all.
 */
export function poolsOf(by: Actor): RawBuilder<unknown> {
  if (by.role !== 'rep' && by.role !== 'manager') return sql`true`
  return sql`(pool.team_id is null or pool.team_id = any(${uuids(by.teamIds)}) or pool.team_id in (
    with recursive above as (select ${by.teamId || null}::uuid as id union all select t.parent_id from team t join above on t.id = above.id)
    select id from above))`
}

/** What a rep sees beside them, in part: customers (alias `c`) that wait in a pool in sight (T6). */
export const inPoolOf = (by: Actor): RawBuilder<unknown> =>
  sql`(c.secrecy = 0 and c.pool_id = any(array(select pool.id from pool where ${poolsOf(by)})))`
