import { oneSnapshot, type RawBuilder, row, rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { clearedFor } from '../../secrecy/index.ts'
import type { Span, Whose } from './cases.ts'
import { type KeptFigure, printOf } from './figures.ts'

/** From so many marks on, an import being under way, it is as quick to count everything. */
const MOST_MARKS = 5_000

/** What is kept, and what of it is to be counted now, in one snapshot. */
export interface Kept {
  readonly work: Work
  /** Customers that facts made stale: what was kept of them does not count. */
  readonly stale: readonly string[]
  /** These, and the secret customers that the reader may see. */
  readonly counted: readonly string[]
}

/**
 * Reads kept figures, all in one snapshot: what is kept and the marks of what no longer holds belong together. Null where nothing is
 * kept by the very rules and settings by which the reader would count, or too much of it is stale: then it is counted.
 */
export function fromKept<T>(work: Work, read: (kept: Kept) => Promise<T>): Promise<T | null> {
  const print = printOf(work)
  return oneSnapshot(work.tx, async (tx) => {
    const found = await row(
      tx,
      sql<{ stale: string[] | null; secret: string[] }>`
      select case when (select count(*) from (select from kept_stale limit ${MOST_MARKS}) m) < ${MOST_MARKS}::int then array(select id from stale_customer) end as stale,
        array(select c.id from customer c where c.secrecy > 0 and c.root_id = c.id and ${clearedFor(work.by)}) as secret
      from kept_state where ready and print = ${print}`,
    )
    if (!found?.stale) return null
    return read({ work: { ...work, tx }, stale: found.stale, counted: [...new Set([...found.stale, ...found.secret])] })
  })
}

/** A figure of a period, or of all that was asked for: of one of the people, or of all together where `who` is null. */
export interface KeptTally {
  start: Day
  who: string | null
  of: number
  fine: number
  early: number
  late: number
  sum: number
  median: number | null
  weighted: number | null
  /** Of all together, one who is counted for two of them counts twice. */
  customers: number
  /** Of those that are fine, the ones of customers that are no secret. */
  fineOpen: number
  /** The secret ones among the customers. */
  secrets: string[] | null
}

/**
 * A figure of some people over whole periods, exactly as counting all of it would tell, in the reader's sight: what is kept, less
 * what was kept of the customers that facts made stale since, and these counted now, together with the secret ones.
 */
export function readKept(
  kept: Kept,
  figure: KeptFigure,
  people: readonly string[] | 'everyone',
  span: Span,
  by: Grouping = 'period',
): Promise<KeptTally[]> {
  const added = addedUp(kept, figure, people, span, by)
  return rows(kept.work.tx, figure.reads === 'middle' ? middleOf(kept.work, figure, added) : sumOf(added))
}

/** The amounts of a figure's cases in whole periods, each with how many cases it is of: for what is told of their distribution. */
export const readValues = (kept: Kept, figure: KeptFigure, people: readonly string[], span: Span) =>
  rows(
    kept.work.tx,
    sql<{ value: number; count: number }>`
    select a.value, sum(a.cases) as count from (${addedUp(kept, figure, people, span, 'span')}) a group by 1 having sum(a.cases) > 0`,
  )

/** Period by period, or all of them as one. */
type Grouping = 'period' | 'span'

/** What is kept, less what of it is stale, and what is counted now instead. */
function addedUp(
  { work, stale, counted }: Kept,
  figure: KeptFigure,
  people: readonly string[] | 'everyone',
  span: Span,
  by: Grouping,
): RawBuilder<unknown> {
  const whose = (among: RawBuilder<unknown>): Whose =>
    people === 'everyone' ? { everyone: true, among } : { people, among }
  const start = by === 'span' ? sql`${span.from}::date` : sql`starts_on`
  const ofThese = sql`figure = ${figure.key} and ${people === 'everyone' ? sql`true` : sql`who = any(${uuids(people)})`} and starts_on between ${span.from} and ${span.to}`
  const parts = [
    sql`select ${start} as start, who, value, waiting_since, customers, cases, fine, early, late, amount, weighted, weight, null::uuid as secret
      from kept_tally where ${ofThese}`,
  ]
  if (stale.length > 0)
    parts.push(sql`select ${start}, who, value, waiting_since, -customers, -cases, -fine, -early, -late, -amount, -weighted, -weight, null
      from kept_part where customer_id = any(${uuids(stale)}) and ${ofThese}`)
  if (counted.length > 0) parts.push(countedNow(work, figure, whose(uuids(counted)), span, by))
  return sql.join(parts, sql` union all `)
}

const countedNow = (work: Work, { cases, period, reads }: KeptFigure, whose: Whose, span: Span, by: Grouping) => sql`
  select k.start, k.who, ${reads === 'middle' ? sql`k.amount` : sql`null::numeric`}, null::timestamptz,
    (row_number() over (partition by k.start, k.who, k.customer_id) = 1)::int, 1, k.fine::int,
    coalesce(k.flag = 'early', false)::int, coalesce(k.flag = 'late', false)::int, coalesce(k.amount, 0),
    ${reads === 'weighted' ? sql`coalesce(k.amount * k.weight, 0), coalesce(k.weight, 0)` : sql`0, 0`}, s.id
  from (select k.*, ${by === 'span' ? sql`${span.from}::date` : sql`date_trunc(${period}, k.day)::date`} as start from (${cases(work, whose, span)}) k) k
    left join customer s on s.id = k.customer_id and s.secrecy > 0`

const ofAllAndEach = sql`group by grouping sets ((k.start), (k.start, k.who))`
const secrets = sql`array_agg(distinct k.secret) filter (where k.secret is not null) as secrets`

const sumOf = (added: RawBuilder<unknown>) => sql<KeptTally>`
  select k.start, k.who, sum(k.cases) as of, sum(k.fine) as fine, sum(k.early) as early, sum(k.late) as late, sum(k.amount) as sum,
    null as median, sum(k.weighted) / nullif(sum(k.weight), 0) as weighted, sum(k.customers) as customers,
    coalesce(sum(k.fine) filter (where k.secret is null), 0) as fine_open, ${secrets}
  from (${added}) k ${ofAllAndEach} having sum(k.cases) > 0`

/** Each case by itself again, for the middle of them. */
const middleOf = (work: Work, { waits }: KeptFigure, added: RawBuilder<unknown>) => sql<KeptTally>`
  select k.start, k.who, count(*) as of, count(*) filter (where k.nth <= k.fine) as fine, 0 as early, 0 as late, coalesce(sum(k.amount), 0) as sum,
    percentile_cont(0.5) within group (order by k.amount) as median, null as weighted, coalesce(sum(k.customers) filter (where k.nth = 1), 0) as customers,
    count(*) filter (where k.nth <= k.fine and k.secret is null) as fine_open, ${secrets}
  from (
    select g.start, g.who, g.fine, g.customers, g.secret, nth, ${waits ? sql`coalesce(g.value, ${waits(work, sql`g.waiting_since`)})` : sql`g.value`} as amount
    from (
      select a.start, a.who, a.value, a.waiting_since, a.secret, sum(a.cases) as cases, sum(a.fine) as fine, sum(a.customers) as customers
      from (${added}) a group by 1, 2, 3, 4, 5
    ) g cross join lateral generate_series(1, g.cases) nth
  ) k ${ofAllAndEach}`
