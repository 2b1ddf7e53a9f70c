import { page, readCursor } from '../../../platform/cursor.ts'
import type { RawBuilder } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, startOfDay } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { queryGrams } from '../../../shared/search.ts'
import { subtree, teamTree } from '../../people/index.ts'
import type * as contract from '../contract.ts'
import { presentItem } from '../present.ts'
import { conditionsOf, type Filter, listPage, SORTINGS, type SortKey } from '../repo/list.ts'

type Query = InputOf<typeof contract.listCustomers>['query']

/** The conditions of a list as its query asks for them, visibility included. */
export async function listConditions(
  work: Work,
  query: Omit<Query, 'limit' | 'cursor' | 'sort'>,
): Promise<RawBuilder<unknown>> {
  const { q, owner, team, lastTouchFrom, lastTouchTo, ...same } = query
  const filter: Filter = {
    ...(same as Filter),
    search: q ? queryGrams(q) : undefined,
    owner: owner === 'me' ? work.by.id : owner === 'none' ? null : owner,
    teams: team ? subtree(await teamTree(work.tx), team) : undefined,
    lastTouchFrom: lastTouchFrom ? startOfDay(work.zone, lastTouchFrom) : undefined,
    lastTouchTo: lastTouchTo ? startOfDay(work.zone, addDays(lastTouchTo, 1)) : undefined,
  }
  return conditionsOf(work.by, filter, work.today)
}

export async function listCustomers(work: Work, query: Query) {
  const down = query.sort.startsWith('-')
  const key = query.sort.replace(/^-/, '') as SortKey
  const conditions = await listConditions(work, query)
  const found = await listPage(
    work.tx,
    work.by,
    conditions,
    { key, down },
    readCursor(query.cursor, 2),
    query.limit + 1,
  )
  const { items, nextCursor } = page(found, query.limit, (last) => [SORTINGS[key].placeOf(last), last.id])
  return { items: items.map((c) => presentItem(work, c)), nextCursor }
}
