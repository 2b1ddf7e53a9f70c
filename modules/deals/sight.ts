import { all, type RawBuilder, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { anyOf, secretFrom, seenCustomer, sightsOf } from '../customers/index.ts'
import { approvesFor } from './policy.ts'

/** How a list is sorted: by a column of its table `f`, then by id. */
export interface Sorting {
  column: RawBuilder<unknown>
  down: boolean
}

/** The parts of what an actor sees, each without what the parts before it hold: so that nothing is seen twice. */
const partsOf = (by: Work['by']) =>
  sightsOf(by).map(({ part, condition }, at, sights) => {
    // Nobody owns what is archived; said, because the index of whose customers they are leaves those out.
    const standing = part === 'own' ? sql`c.state <> 'archived'` : sql`true`
    const before = at > 0 ? sql`${anyOf(sights.slice(0, at))} is not true` : sql`true`
    return { part, condition: sql`${condition} and ${standing} and ${before}` }
  })

/** The customers `c` of a part in sight with their facts `f`, customer by customer: the planner would rather read them all. */
const factsOf = (table: RawBuilder<unknown>, part: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select c.id, c.team_id, c.owner_id, c.state from customer c where ${part} offset 0) c
    cross join lateral (select m.id from customer m where m.root_id = c.id offset 0) m
    cross join lateral (select f.* from ${table} f where f.customer_id = m.id offset 0) f`

/** All facts `f` that hang on customers in the actor's sight, each once: to be counted and summed. */
export function allInSight(
  { by }: Pick<Work, 'by'>,
  table: RawBuilder<unknown>,
  columns: RawBuilder<unknown>,
  conditions: readonly RawBuilder<unknown>[],
): RawBuilder<unknown> {
  const each = partsOf(by).map(({ part, condition }) =>
    part === 'all'
      ? // Outer, so that the planner leaves the customers out where no condition speaks of them.
        sql`select ${columns} from ${table} f left join customer m on m.id = f.customer_id left join customer c on c.id = m.root_id
          where f.customer_id is not null and f.customer_id <> all(${secretFrom(by)}) and ${all([...conditions])}`
      : sql`select ${columns} from ${factsOf(table, condition)} where ${all([...conditions])}`,
  )
  return sql`(${sql.join(each, sql` union all `)}) f`
}

/**
 * So many facts `f` that hang on customers in the actor's sight, in an order: the first of each part in sight, and of
 * these the first. A fact of a customer that was merged is seen with the one that was kept, `c`. With a `group`, only what
 * hangs on that customer, which is known to be in sight.
 */
export function inSight(
  { by }: Pick<Work, 'by'>,
  table: RawBuilder<unknown>,
  conditions: readonly RawBuilder<unknown>[],
  { column, down }: Sorting,
  limit: number,
  group: string | null = null,
): RawBuilder<unknown> {
  const order = down ? sql`${column} desc, f.id desc` : sql`${column}, f.id`
  const parts = group ? [factsOf(table, sql`c.id = ${group}`)] : factsByPart({ by }, table).map(({ facts }) => facts)
  const firsts = parts.map(
    (facts) => sql`(select f.* from ${facts} where ${all([...conditions])} order by ${order} limit ${limit})`,
  )
  return sql`(select f.* from (${sql.join(firsts, sql` union all `)}) f order by ${order} limit ${limit}) f`
}

/**
 * For each part in sight the customers `c` with their facts `f`, to choose from by the facts' own conditions and order. What one
 * person holds is found first and sorted then; the planner may not walk all facts in that order.
 */
export const factsByPart = ({ by }: Pick<Work, 'by'>, table: RawBuilder<unknown>) =>
  partsOf(by).map(({ part, condition }) => {
    const isFew = part === 'own' || part === 'groups' || part === 'named'
    const facts = isFew
      ? factsOf(table, condition)
      : sql`(select * from customer c where ${condition}) c join customer m on m.root_id = c.id join ${table} f on f.customer_id = m.id`
    return { isFew, facts }
  })

/** After a place in that order. */
export const after = ({ column, down }: Sorting, value: unknown, id: string): RawBuilder<unknown> =>
  sql`(${column}, f.id) ${down ? sql`<` : sql`>`} (${value}, ${id})`

/** The customer that a list is asked of, in sight, as which all merged into it stand; else it is not found. Null where it is asked of none. */
export const groupSeen = async (work: Work, customerId: string | undefined): Promise<string | null> =>
  customerId === undefined ? null : (await seenCustomer(work, customerId)).rootId

/** Of customers of these teams. */
export const ofTeams = (teamIds: readonly string[]): RawBuilder<unknown> => sql`c.team_id = any(${uuids(teamIds)})`

/** Those on which the caller decides, `asker` being who asked: `whyNotApprove` of the policy says of one what this says of all. */
export function decidedBy({ by }: Pick<Work, 'by'>, asker: RawBuilder<unknown>): RawBuilder<unknown> {
  const teams = approvesFor(by)
  if (teams === 'all') return sql`true`
  return teams === 'none' ? sql`false` : sql`(c.team_id = any(${uuids(teams)}) and ${asker} is distinct from ${by.id})`
}

/** What decides who may do what with the customer `c` of a fact, as one column. */
export const heldColumn = ({
  by,
}: Pick<Work, 'by'>): RawBuilder<unknown> => sql`jsonb_build_object('ownerId', c.owner_id,
  'ownerName', (select name from person where id = c.owner_id), 'teamId', c.team_id, 'state', c.state, 'merged', false,
  'member', exists (select from customer_member m where m.customer_id = c.id and m.person_id = ${by.id} and m.ended_at is null)) as held`

/** A person or thing by its id, as one column; null where there is none. */
export const refColumn = (alias: string): RawBuilder<unknown> => {
  const of = sql.raw(alias)
  return sql`case when ${of}.id is null then null else jsonb_build_object('id', ${of}.id, 'name', ${of}.name) end`
}
