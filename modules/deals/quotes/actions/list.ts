import { page } from '../../../../platform/cursor.ts'
import { type RawBuilder, sql } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { Id } from '../../../../shared/page.ts'
import { readPlace } from '../../../customers/index.ts'
import { subtree, teamTree } from '../../../people/index.ts'
import { decidedBy, groupSeen, inSight, ofTeams } from '../../sight.ts'
import type * as contract from '../contract.ts'
import { presentQuoteItem } from '../present.ts'
import { quotesOf } from '../repo.ts'

type Query = InputOf<typeof contract.listQuotes>['query']

/** Quotes to the customers in sight, the latest first. */
export async function listQuotes(work: Work, { limit, cursor, customer, ...filter }: Query) {
  const place = readPlace(cursor, Id)
  const group = await groupSeen(work, customer)
  const conditions = [...(await conditionsOf(work, filter)), ...(place ? [sql`f.id < ${place[1]}`] : [])]
  const list = inSight(work, sql`quote`, conditions, { column: sql`f.id`, down: true }, limit + 1, group)
  const { items, nextCursor } = page(await quotesOf(work, list), limit, (last) => [last.id, last.id])
  return { items: items.map((quote) => presentQuoteItem(work, quote)), nextCursor }
}

async function conditionsOf(
  work: Work,
  filter: Omit<Query, 'limit' | 'cursor' | 'customer'>,
): Promise<RawBuilder<unknown>[]> {
  const { need, state, by, team, number, waiting } = filter
  return [
    ...(team ? [ofTeams(subtree(await teamTree(work.tx), team))] : []),
    ...(need ? [sql`f.need_id = ${need}`] : []),
    ...(by ? [sql`f.created_by = ${by === 'me' ? work.by.id : by}`] : []),
    ...(number ? [sql`f.number = ${number}`] : []),
    ...(waiting ? [sql`f.state = 'awaiting'`, decidedBy(work, ASKED_BY)] : []),
    ...(state ? [stateCondition(state, work)] : []),
  ]
}

const ASKED_BY = sql`(select a.asked_by from quote_approval a where a.quote_id = f.id and a.decision is null)`

/** That a quote has expired is told by its day: rules/quote.ts says it in words. */
function stateCondition(state: NonNullable<Query['state']>, { today }: Work): RawBuilder<unknown> {
  if (state === 'expired') return sql`(f.state = 'sent' and f.valid_until < ${today})`
  return state === 'sent' ? sql`(f.state = 'sent' and f.valid_until >= ${today})` : sql`f.state = ${state}`
}
