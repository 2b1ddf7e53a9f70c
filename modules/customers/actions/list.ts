import { page } from '../../../platform/cursor.ts'
import { all, type RawBuilder, row, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, startOfDay } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { settingOf } from '../../../shared/setting.ts'
import { subtree, teamTree } from '../../people/index.ts'
import { FEW, noteSightsAmong } from '../../secrecy/index.ts'
import type * as contract from '../contract.ts'
import { type ListQuery, laterConditions } from '../narrowing.ts'
import { type Place, readPlace } from '../place.ts'
import { presentItem } from '../present.ts'
import {
  type CustomerRow,
  conditionsOf,
  type Filter,
  listPage,
  type Order,
  SORTINGS,
  type SortKey,
  type SortValue,
} from '../repo/list.ts'
import { dormantDays } from '../settings.ts'
import { visibleTo } from '../visibility.ts'

type Query = InputOf<typeof contract.listCustomers>['query']

/** Q5: the instant before which the last sign of life must lie for a customer to be dormant today. */
const dormantBefore = (work: Work): Date =>
  startOfDay(work.zone, addDays(work.today, 1 - settingOf(work.settings, dormantDays)))

/** The conditions of a list as its query asks for them. */
export async function listConditions(work: Work, query: ListQuery): Promise<RawBuilder<unknown>> {
  const { owner, team, lastTouchFrom, lastTouchTo, dormant, leadOf, leadBut, leadFrom, leadTo, won, ...same } = query
  const filter: Filter = {
    ...(same as Filter),
    owner: owner === 'me' ? work.by.id : owner === 'none' ? null : owner,
    teams: team ? subtree(await teamTree(work.tx), team) : undefined,
    lastTouchFrom: lastTouchFrom ? startOfDay(work.zone, lastTouchFrom) : undefined,
    lastTouchTo: lastTouchTo ? startOfDay(work.zone, addDays(lastTouchTo, 1)) : undefined,
    quietBefore: dormant ? dormantBefore(work) : undefined,
    lead: leadOf
      ? {
          of: leadOf === 'me' ? work.by.id : leadOf === 'anyone' ? null : leadOf,
          but: leadBut,
          from: leadFrom,
          to: leadTo,
          won: won === 'yes',
          zone: work.zone,
        }
      : undefined,
  }
  return all([conditionsOf(filter, work.today), ...laterConditions(work, query)])
}

export const orderOf = (sort: Query['sort']): Order => ({
  key: sort.replace(/^-/, '') as SortKey,
  down: sort.startsWith('-'),
})

/** What of the last item tells where the next page begins. */
export const placeIn = (order: Order, last: CustomerRow): Place<SortValue> => [
  SORTINGS[order.key].placeOf(last),
  last.id,
]

export async function listCustomers(work: Work, query: Query) {
  const order = orderOf(query.sort)
  const conditions = await listConditions(work, query)
  const place = readPlace<SortValue>(query.cursor, SORTINGS[order.key].value, query.sort)
  const found = await listPage(work.tx, work.by, conditions, order, place, query.limit + 1)
  const { items, nextCursor } = page(found, query.limit, (last) => [...placeIn(order, last), query.sort])
  return { items: items.map((c) => presentItem(work, c)), nextCursor }
}

export async function countCustomers(work: Work, query: ListQuery) {
  const conditions = all([visibleTo(work.by), await listConditions(work, query)])
  const found = await row(work.tx, sql<{ count: number }>`select count(*) as count from customer c where ${conditions}`)
  const count = found?.count ?? 0
  // S4: who narrows a count down to secret customers learns by it whether each has an order, a source, an amount.
  if (count > 0 && count <= FEW) await noteSightsAmong(work, 'countCustomers', conditions)
  return { count }
}
