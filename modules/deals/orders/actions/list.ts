import { page } from '../../../../platform/cursor.ts'
import { type RawBuilder, sql } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { DayText } from '../../../../shared/page.ts'
import { readPlace } from '../../../customers/index.ts'
import { subtree, teamTree } from '../../../people/index.ts'
import { after, decidedBy, groupSeen, inSight, ofTeams } from '../../sight.ts'
import type * as contract from '../contract.ts'
import { presentOrderItem } from '../present.ts'
import { ordersOf, waits } from '../repo.ts'

type Query = InputOf<typeof contract.listOrders>['query']

const LATEST = { column: sql`f.ordered_on`, down: true }

const STATES: Record<NonNullable<Query['state']>, RawBuilder<unknown>> = {
  open: sql`(f.completed_on is null and f.cancelled_on is null)`,
  completed: sql`(f.completed_on is not null and f.cancelled_on is null)`,
  cancelled: sql`f.cancelled_on is not null`,
}

/** Orders of the customers in sight, the latest first. */
export async function listOrders(work: Work, { limit, cursor, customer, ...filter }: Query) {
  const place = readPlace(cursor, DayText)
  const group = await groupSeen(work, customer)
  const conditions = [...(await conditionsOf(work, filter)), ...(place ? [after(LATEST, place[0], place[1])] : [])]
  const list = inSight(work, sql`written_order`, conditions, LATEST, limit + 1, group)
  const { items, nextCursor } = page(await ordersOf(work, list), limit, (last) => [last.orderedOn, last.id])
  return { items: items.map((order) => presentOrderItem(work, order)), nextCursor }
}

async function conditionsOf(
  work: Work,
  filter: Omit<Query, 'limit' | 'cursor' | 'customer'>,
): Promise<RawBuilder<unknown>[]> {
  const { need, team, owner, number, state, waiting, payment, delivery, from, to, dueTo } = filter
  return [
    ...(team ? [ofTeams(subtree(await teamTree(work.tx), team))] : []),
    ...(need ? [sql`f.need_id = ${need}`] : []),
    ...(owner ? [sql`c.owner_id = ${owner === 'me' ? work.by.id : owner} and c.state <> 'archived'`] : []),
    ...(number ? [sql`f.number = ${number}`] : []),
    ...(state ? [STATES[state]] : []),
    ...(waiting ? [waits, decidedBy(work, sql`f.beyond_by`)] : []),
    // What is not done yet is little, and has an index of its own, which a plan for all values takes only where that is said.
    ...(payment ? [sql`f.payment = ${payment}`, ...(payment === 'paid' ? [] : [sql`f.payment <> 'paid'`])] : []),
    ...(delivery
      ? [sql`f.delivery = ${delivery}`, ...(delivery === 'delivered' ? [] : [sql`f.delivery <> 'delivered'`])]
      : []),
    ...(from ? [sql`f.ordered_on >= ${from}`] : []),
    ...(to ? [sql`f.ordered_on <= ${to}`] : []),
    ...(dueTo ? [sql`(f.delivery <> 'delivered' and f.cancelled_on is null and f.due_on <= ${dueTo})`] : []),
  ]
}
