import { z } from 'zod'
import { page } from '../../../../platform/cursor.ts'
import { type RawBuilder, sql } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { DayText, Id } from '../../../../shared/page.ts'
import { readPlace } from '../../../customers/index.ts'
import { subtree, teamTree } from '../../../people/index.ts'
import { after, groupSeen, inSight, ofTeams, type Sorting } from '../../sight.ts'
import type * as contract from '../contract.ts'
import { presentNeedItem } from '../present.ts'
import { type NeedRow, needsOf } from '../repo.ts'

type Query = InputOf<typeof contract.listNeeds>['query']

interface NeedSorting extends Sorting {
  /** What a cursor may hold of it. */
  value: z.ZodType<string | number>
  placeOf(need: NeedRow): unknown
  /** Only those that have it. */
  has?: RawBuilder<unknown>
}

const SORTINGS: Record<(typeof contract.NEED_SORTS)[number], NeedSorting> = {
  created: { column: sql`f.id`, down: true, value: Id, placeOf: (n) => n.id },
  board: { column: sql`f.position`, down: true, value: z.string().regex(/^-?[\d.]+$/), placeOf: (n) => n.position },
  nextOn: {
    column: sql`f.next_on`,
    down: false,
    value: DayText,
    placeOf: (n) => n.nextOn,
    has: sql`f.outcome is null and f.next_on is not null`,
  },
  wantedOn: {
    column: sql`f.wanted_on`,
    down: false,
    value: DayText,
    placeOf: (n) => n.wantedOn,
    has: sql`f.outcome is null and f.wanted_on is not null`,
  },
  amount: { column: sql`f.fen`, down: true, value: z.int(), placeOf: (n) => n.fen, has: sql`f.fen is not null` },
}

/** Wishes to buy of the customers in sight, as a query asks for them. */
export async function listNeeds(work: Work, { limit, cursor, sort, customer, ...filters }: Query) {
  const { has, value, ...sorting } = SORTINGS[sort]
  const place = readPlace(cursor, value)
  const group = await groupSeen(work, customer)
  const conditions = [
    ...(await conditionsOf(work, filters)),
    ...(has ? [has] : []),
    ...(place ? [after(sorting, place[0], place[1])] : []),
  ]
  const list = inSight(work, sql`live_need`, conditions, sorting, limit + 1, group)
  const { column, down } = sorting
  const found = await needsOf(work, list, down ? sql`${column} desc, f.id desc` : sql`${column}, f.id`)
  return needPage(work, sort, found, limit)
}

/** A page of what was found in an order, which may be one more than fit it. */
export function needPage(work: Work, sort: Query['sort'], found: NeedRow[], limit: number) {
  const { items, nextCursor } = page(found, limit, (last) => [SORTINGS[sort].placeOf(last), last.id])
  return { items: items.map((need) => presentNeedItem(work, need)), nextCursor }
}

/** What a filter asks of needs `f` and their customers `c`. */
export async function conditionsOf(work: Work, filter: Partial<Omit<Query, 'limit' | 'cursor' | 'sort' | 'customer'>>) {
  const found: RawBuilder<unknown>[] = []
  const add = (wanted: unknown, condition: () => RawBuilder<unknown>) => {
    if (wanted !== undefined) found.push(condition())
  }
  if (filter.team) found.push(ofTeams(subtree(await teamTree(work.tx), filter.team)))
  add(filter.owner, () => sql`f.owner_id = ${filter.owner === 'me' ? work.by.id : filter.owner}`)
  add(filter.level, () => sql`f.level = ${filter.level}`)
  // One column is one range of the board's index.
  add(filter.stage, () =>
    filter.stage?.length === 1 ? sql`f.stage = ${filter.stage[0]}` : sql`f.stage = any(${filter.stage})`,
  )
  add(filter.product, () => sql`f.product_id = ${filter.product}`)
  add(filter.minAmount, () => sql`f.fen >= ${filter.minAmount}`)
  add(filter.maxAmount, () => sql`f.fen <= ${filter.maxAmount}`)
  add(filter.wantedFrom, () => sql`f.wanted_on >= ${filter.wantedFrom}`)
  add(filter.wantedTo, () => sql`f.wanted_on <= ${filter.wantedTo}`)
  add(filter.closedFrom, () => sql`f.closed_on >= ${filter.closedFrom}`)
  add(filter.nextTo, () => sql`(f.outcome is null and f.next_on <= ${filter.nextTo})`)
  return found
}
