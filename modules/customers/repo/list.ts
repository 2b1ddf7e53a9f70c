import { z } from 'zod'
import { all, type RawBuilder, rows, sql, type Tx, uuids } from '../../../platform/sql.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Day } from '../../../shared/calendar.ts'
import { DayText, Id, Instant } from '../../../shared/page.ts'
import { type LeadFilter, wereLeads } from '../leads.ts'
import type { Place } from '../place.ts'
import type { Rhythm } from '../rules/cadence.ts'
import { heightOf, type Rung } from '../rules/rungs.ts'
import type { Size } from '../rules/sizes.ts'
import { rankOf, type Stage, type State, type Tier } from '../rules/stages.ts'
import { anyOf, sightsOf } from '../visibility.ts'
import { textHolds } from './search.ts'

export interface CustomerRow {
  id: string
  rootId: string
  name: string
  kind: 'organisation' | 'person'
  stage: number
  state: State
  tier: Tier | null
  ownerId: string | null
  ownerName: string | null
  teamId: string
  poolId: string | null
  poolName: string | null
  industry: string | null
  source: string | null
  region: string | null
  size: Size | null
  tags: string[]
  enteredOn: Day
  effectiveTouches: number
  effectiveTouchesEver: number
  touches: number
  lastTouchAt: string | null
  lastEffectiveTouchAt: string | null
  nextStep: string | null
  nextOn: Day | null
  earlyUntil: Day
  dueOn: Day
  overdueOn: Day
  recallOn: Day
  unansweredSince: string | null
  postponedUntil: Day | null
  stepInSince: string | null
  distance: number
  distanceAllowed: number
  orders: number
  ordersFen: number
  ordersCurrency: string
  openNeeds: number
  unpaidOrders: number
  openComplaints: number
  /** The last sign of life: entry, effective touch or order (Q5). Noon in Greenwich where only the day is known. */
  quietSince: string
  version: number
  secrecy: number
  member: boolean
}

/** The columns of a list's item, over `customer c`. */
export const itemColumns = (by: Actor): RawBuilder<unknown> => sql`
  c.id, c.root_id, c.name, c.kind, c.stage, c.state, c.tier, c.owner_id, o.name as owner_name, c.team_id, c.pool_id, p.name as pool_name,
  c.industry, c.source, c.region, c.size, c.tags, c.entered_on, c.effective_touches, c.effective_touches_ever, c.touches, c.last_touch_at,
  c.last_effective_touch_at, c.next_step, c.next_on, c.early_until, c.due_on, c.overdue_on, c.recall_on, c.unanswered_since, c.postponed_until,
  c.step_in_since, c.distance, c.distance_allowed, c.orders, c.orders_fen, c.orders_currency, c.open_needs, c.unpaid_orders, c.open_complaints, c.quiet_since, c.version, c.secrecy,
  exists (select from customer_member m where m.customer_id = c.id and m.person_id = ${by.id} and m.ended_at is null) as member`

export const besideItem = sql`left join person o on o.id = c.owner_id left join pool p on p.id = c.pool_id`
export const itemTables = sql`customer c ${besideItem}`

export interface Filter {
  /** What was typed into the search. */
  q?: string | undefined
  owner?: string | null | undefined
  teams?: string[] | undefined
  teamItself?: string | undefined
  secret?: 'no' | undefined
  stage?: Stage[] | undefined
  state?: State[] | undefined
  tier?: (Tier | 'none')[] | undefined
  cadence?: ('early' | 'ok' | 'due' | 'overdue')[] | undefined
  industry?: string | undefined
  source?: string | undefined
  region?: string | undefined
  size?: Size | undefined
  tag?: string | undefined
  enteredFrom?: Day | undefined
  enteredTo?: Day | undefined
  dueFrom?: Day | undefined
  dueTo?: Day | undefined
  lastTouchFrom?: Date | undefined
  lastTouchTo?: Date | undefined
  minTouches?: number | undefined
  maxTouches?: number | undefined
  minOrders?: number | undefined
  maxOrders?: number | undefined
  minAmount?: number | undefined
  maxAmount?: number | undefined
  nextFrom?: Day | undefined
  nextTo?: Day | undefined
  distance?: Rung[] | undefined
  kind?: 'organisation' | 'person' | undefined
  pool?: string | undefined
  lacks?: ('industry' | 'source' | 'region' | 'size')[] | undefined
  rhythm?: Rhythm | undefined
  quietBefore?: Date | undefined
  lead?: (LeadFilter & { zone: string }) | undefined
}

/** T3: which row of the table of windows applies to a customer `c`; `rules/cadence.ts` says it in words. */
export const rhythmColumn = sql`case when c.open_needs > 0 then 'openNeed' when c.orders > 0 then coalesce(c.tier, 'C')
  when c.last_effective_on is null then 'untouched' else 'otherwise' end`

/** The conditions of a filter. Who sees what comes with the page (`valuedPage`). */
export function conditionsOf(filter: Filter, today: Day): RawBuilder<unknown> {
  const found: RawBuilder<unknown>[] = []
  const add = (wanted: unknown, condition: () => RawBuilder<unknown>) => {
    if (wanted !== undefined) found.push(condition())
  }
  if (filter.state) found.push(sql`c.state = any(${filter.state})`)
  // Those that were merged are archived; said only where it matters, since the planner takes it for a rare thing. And in words, not as a
  // value: a plan for all values knows by it that the indexes of those in use serve.
  found.push(filter.state?.includes('archived') ? sql`c.root_id = c.id` : sql`c.state <> 'archived'`)
  if (filter.q) found.push(textHolds(filter.q))
  add(filter.owner, () => (filter.owner === null ? sql`c.owner_id is null` : sql`c.owner_id = ${filter.owner}`))
  add(filter.teams, () => sql`c.team_id = any(${uuids(filter.teams ?? [])})`)
  add(filter.teamItself, () => sql`c.team_id = ${filter.teamItself}`)
  add(filter.secret, () => sql`c.secrecy = 0`)
  add(filter.stage, () => sql`c.stage = any(${(filter.stage ?? []).map(rankOf)}::smallint[])`)
  add(filter.tier, () => isOfTier(filter.tier ?? []))
  add(
    filter.cadence,
    () =>
      sql`(c.state = 'active' and (${sql.join(
        (filter.cadence ?? []).map((k) => cadenceCondition(k, today)),
        sql` or `,
      )}))`,
  )
  add(filter.industry, () => sql`c.industry = ${filter.industry}`)
  add(filter.source, () => sql`c.source = ${filter.source}`)
  add(filter.region, () => sql`c.region = ${filter.region}`)
  add(filter.size, () => sql`c.size = ${filter.size}`)
  add(filter.tag, () => sql`c.tags @> array[${filter.tag}]`)
  add(filter.enteredFrom, () => sql`c.entered_on >= ${filter.enteredFrom}`)
  add(filter.enteredTo, () => sql`c.entered_on <= ${filter.enteredTo}`)
  add(filter.dueFrom, () => sql`(c.due_on >= ${filter.dueFrom} and c.state = 'active')`)
  add(filter.dueTo, () => sql`(c.due_on <= ${filter.dueTo} and c.state = 'active')`)
  add(filter.nextFrom, () => sql`c.next_on >= ${filter.nextFrom}`)
  add(filter.nextTo, () => sql`c.next_on <= ${filter.nextTo}`)
  add(filter.lastTouchFrom, () => sql`c.last_touch_at >= ${filter.lastTouchFrom}`)
  add(filter.lastTouchTo, () => sql`c.last_touch_at < ${filter.lastTouchTo}`)
  add(filter.minTouches, () => sql`c.effective_touches >= ${filter.minTouches}`)
  add(filter.maxTouches, () => sql`c.effective_touches <= ${filter.maxTouches}`)
  // In words too: a plan for all values knows by it that the index of buyers serves. None and more is no condition.
  if (filter.minOrders) found.push(sql`c.orders > 0`, sql`c.orders >= ${filter.minOrders}`)
  add(filter.maxOrders, () => sql`c.orders <= ${filter.maxOrders}`)
  add(filter.minAmount, () => sql`c.orders_fen >= ${filter.minAmount}`)
  add(filter.maxAmount, () => sql`c.orders_fen <= ${filter.maxAmount}`)
  add(filter.distance, () => sql`c.distance = any(${(filter.distance ?? []).map(heightOf)}::smallint[])`)
  add(filter.kind, () => sql`c.kind = ${filter.kind}`)
  add(filter.pool, () => sql`c.pool_id = ${filter.pool}`)
  for (const field of filter.lacks ?? []) found.push(sql`${sql.ref(`c.${field}`)} is null`)
  add(filter.rhythm, () => {
    const { rhythm } = filter
    const isOfRhythm = sql`${rhythmColumn} = ${rhythm}`
    return rhythm && isGivenTier(rhythm) ? all([isOfRhythm, isOfTier([rhythm])]) : isOfRhythm
  })
  add(filter.quietBefore, () => sql`c.quiet_since < ${filter.quietBefore}`)
  if (filter.lead) found.push(wereLeads(filter.lead, filter.lead.zone))
  return all(found)
}

/** The tiers by which an index has the customers; one of them is one range of it. */
const TIER_RANKS: Readonly<Record<Tier | 'none', number>> = { VVIP: 1, A: 2, B: 3, C: 4, none: 5 }

/** That a customer `c` is of one of these tiers. */
export const isOfTier = (tiers: readonly (Tier | 'none')[]): RawBuilder<unknown> =>
  tiers[0] !== undefined && tiers.length === 1
    ? sql`c.tier_rank = ${TIER_RANKS[tiers[0]]}`
    : sql`c.tier_rank = any(${tiers.map((tier) => TIER_RANKS[tier])}::smallint[])`

/** Whom the window of a tier applies to has been given that tier, but for C's, which is also that of those who were given none. */
const isGivenTier = (rhythm: Rhythm): rhythm is Exclude<Tier, 'C'> => ['VVIP', 'A', 'B'].includes(rhythm)

/** T3 in SQL, on a day; `rules/cadence.ts` says it in words. */
function cadenceCondition(cadence: 'early' | 'ok' | 'due' | 'overdue', today: Day): RawBuilder<unknown> {
  switch (cadence) {
    case 'overdue':
      return sql`c.overdue_on <= ${today}`
    case 'due':
      return sql`(c.due_on <= ${today} and c.overdue_on > ${today})`
    case 'early':
      return sql`(c.early_until > ${today} and c.due_on > ${today} and c.overdue_on > ${today})`
    case 'ok':
      return sql`(c.early_until <= ${today} and c.due_on > ${today} and c.overdue_on > ${today})`
  }
}

export type SortValue = string | number | null

interface Sorting {
  column: RawBuilder<unknown>
  /** What a cursor may hold of it. */
  value: z.ZodType<SortValue>
  placeOf(item: CustomerRow): SortValue
  /** Which customers have a value at all, where not all have. */
  has?: RawBuilder<unknown>
  /** That an index has an owner's customers in this order. */
  ofOwner?: boolean
}

/** How a list may be sorted: the column, and what of an item is its place. */
export const SORTINGS = {
  created: { column: sql`c.id`, value: Id, placeOf: (c: CustomerRow) => c.id, ofOwner: true },
  name: { column: sql`c.name`, value: z.string(), placeOf: (c: CustomerRow) => c.name, ofOwner: true },
  dueOn: {
    column: sql`c.due_on`,
    value: DayText.nullable(),
    placeOf: (c: CustomerRow) => (c.state === 'active' ? c.dueOn : null),
    has: sql`c.state = 'active'`,
    ofOwner: true,
  },
  lastTouchAt: {
    column: sql`c.last_touch_at`,
    value: Instant.nullable(),
    placeOf: (c: CustomerRow) => c.lastTouchAt,
    has: sql`c.last_touch_at is not null`,
    ofOwner: true,
  },
  effectiveTouches: {
    column: sql`c.effective_touches`,
    value: z.int(),
    placeOf: (c: CustomerRow) => c.effectiveTouches,
  },
  enteredOn: { column: sql`c.entered_on`, value: DayText, placeOf: (c: CustomerRow) => c.enteredOn },
  orders: { column: sql`c.orders_fen`, value: z.int(), placeOf: (c: CustomerRow) => c.ordersFen },
  tier: {
    column: sql`c.tier_rank`,
    value: z.int(),
    placeOf: (c: CustomerRow) => TIER_RANKS[c.tier ?? 'none'],
  },
  stage: { column: sql`c.stage`, value: z.int(), placeOf: (c: CustomerRow) => c.stage },
  quietSince: { column: sql`c.quiet_since`, value: Instant, placeOf: (c: CustomerRow) => c.quietSince },
  distance: { column: sql`c.distance`, value: z.int(), placeOf: (c: CustomerRow) => c.distance },
} satisfies Record<string, Sorting>

export type SortKey = keyof typeof SORTINGS

/** A list's order as its query writes it: `-name` is by name, downwards. */
export interface Order {
  key: SortKey
  down: boolean
}

/**
 * So many customers that the actor sees, in an order: the first of each part in sight, and of these the first. What a
 * list's item shows is joined to them only.
 */
function inOrder(
  by: Actor,
  conditions: RawBuilder<unknown>,
  { column, down, ofOwner }: { column: RawBuilder<unknown>; down: boolean; ofOwner: boolean },
  limit: number,
) {
  const order = down ? sql`${column} desc, c.id desc` : sql`${column}, c.id`
  const firsts = sightsOf(by).map(({ part, condition }, at, sights) => {
    const seenAlready = at > 0 ? sql`and ${anyOf(sights.slice(0, at))} is not true` : sql``
    const all = sql`select * from customer c where ${condition} ${seenAlready} and ${conditions}`
    // What one person holds is found first and sorted then; the planner may not walk all customers in that order.
    const isSortedAfter = part === 'groups' || part === 'named' || (part === 'own' && !ofOwner)
    return sql`(${isSortedAfter ? sql`select * from (${all} offset 0) c` : all} order by ${order} limit ${limit})`
  })
  // Several parts are read at their full price: the planner else thinks that of a walk through all customers half is enough.
  const found = sql`select * from (${sql.join(firsts, sql` union all `)}) c ${firsts.length > 1 ? sql`offset 0` : sql``}`
  return sql<CustomerRow>`select ${itemColumns(by)}
    from (select * from (${found}) c order by ${order} limit ${limit}) c
    ${besideItem} order by ${order}`
}

/** Of a list, those that have a value to sort by, after a place. */
export function valuedPage(
  by: Actor,
  conditions: RawBuilder<unknown>,
  { key, down }: Order,
  place: Place<SortValue> | null,
  limit: number,
): RawBuilder<CustomerRow> {
  const { column, has, ofOwner = false }: Sorting = SORTINGS[key]
  const after = place ? [sql`(${column}, c.id) ${down ? sql`<` : sql`>`} (${place[0]}, ${place[1]})`] : []
  return inOrder(by, all([conditions, ...(has ? [has] : []), ...after]), { column, down, ofOwner }, limit)
}

/** Of a list, those that have none, after one of them. */
function valuelessPage(
  by: Actor,
  conditions: RawBuilder<unknown>,
  down: boolean,
  has: RawBuilder<unknown>,
  afterId: string | null,
  limit: number,
): RawBuilder<CustomerRow> {
  const after = afterId ? [sql`c.id ${down ? sql`<` : sql`>`} ${afterId}`] : []
  return inOrder(
    by,
    all([conditions, sql`(${has}) is not true`, ...after]),
    { column: sql`c.id`, down, ofOwner: true },
    limit,
  )
}

/**
 * Up to `limit` customers after a place in keyset order. Those without a value stand last whichever way the list is
 * sorted: they are read by themselves, so that an index serves both directions.
 */
export async function listPage(
  tx: Tx,
  by: Actor,
  conditions: RawBuilder<unknown>,
  order: Order,
  place: Place<SortValue> | null,
  limit: number,
): Promise<CustomerRow[]> {
  const { has }: Sorting = SORTINGS[order.key]
  const isPastValues = place !== null && place[0] === null
  const found = isPastValues ? [] : await rows(tx, valuedPage(by, conditions, order, place, limit))
  if (!has || found.length === limit) return found
  const afterId = isPastValues ? place[1] : null
  return [...found, ...(await rows(tx, valuelessPage(by, conditions, order.down, has, afterId, limit - found.length)))]
}
