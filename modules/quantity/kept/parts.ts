import { type RawBuilder, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { ALWAYS } from './cases.ts'
import type { KeptFigure, PeriodFigure, StandingFigure } from './figures.ts'

/** What a part is of; what it adds is added to whatever else has the same key. */
export const KEY = sql.raw('figure, who, starts_on, value, waiting_since')
export const SUMS = ['customers', 'cases', 'fine', 'early', 'late', 'amount', 'weighted', 'weight'] as const
export const COLUMNS = sql.raw(SUMS.join(', '))
const each = (of: (sum: string) => string) => sql.raw(SUMS.map(of).join(', '))

export const addedUp = each((sum) => `sum(${sum}) as ${sum}`)
export const takenOff = each((sum) => `-sum(${sum}) as ${sum}`)
export const addToTally = sql`on conflict (${KEY}) do update set ${each((sum) => `${sum} = kept_tally.${sum} + excluded.${sum}`)}`
export const addsNothing = sql.raw(SUMS.map((sum) => `${sum} = 0`).join(' and '))

/**
 * What each of these customers, an array of ids, adds to a figure: rows of `(customer_id, figure, who, starts_on, value,
 * waiting_since)` and the sums. All that are given are counted by one statement.
 */
export const partsOf = (work: Work, figure: KeptFigure, among: RawBuilder<unknown>): RawBuilder<unknown> =>
  figure.period === 'standing' ? standingParts(work, figure, among) : periodParts(work, figure, among)

/** Of a customer's rows in a period the first counts the customer: always the same one, however the database goes through them. */
const periodParts = (work: Work, figure: PeriodFigure, among: RawBuilder<unknown>) => sql`
  select g.customer_id, ${figure.key}::text as figure, g.who, g.starts_on, g.value, g.waiting_since,
    (row_number() over (partition by g.customer_id, g.who, g.starts_on order by g.value, g.waiting_since) = 1)::int as customers, g.cases, g.fine, g.early, g.late, g.amount, g.weighted, g.weight
  from (
    select k.customer_id, k.who, date_trunc(${figure.period}, k.day)::date as starts_on,
      ${figure.reads === 'middle' ? sql`case when k.fine then k.amount end` : sql`null::numeric`} as value,
      ${figure.waits ? sql`case when not k.fine then (select ${figure.waits.from(sql`t.happened_at`)} from touch t where t.id = k.subject_id) end` : sql`null::timestamptz`} as waiting_since,
      ${sumsOf(figure)}
    from (${figure.cases(work, { everyone: true, among }, ALWAYS)}) k where k.who is not null group by 1, 2, 3, 4, 5
  ) g`

/**
 * What stands today is a part that began ever; from then on, each day on which it turns has a part that says by how much. So what
 * stands on a day is what all parts until then add up to.
 */
const standingParts = (work: Work, figure: StandingFigure, among: RawBuilder<unknown>) => sql`
  select customer_id, ${figure.key}::text as figure, who, starts_on, null::numeric as value, null::timestamptz as waiting_since, ${COLUMNS}
  from (
    with turn as (
      select customer_id, ${work.today}::date as day from unnest(${among}) customer_id
      ${figure.turns ? sql`union select customer_id, day from (${figure.turns(work, among)}) t where day > ${work.today}` : sql``}
    ),
    stood as (
      select k.customer_id, k.who, turning.day, ${sumsOf(figure)}
      from (select day, array_agg(customer_id) as ids from turn group by day) turning
        cross join lateral (${figure.cases(work, { everyone: true, among: sql`turning.ids` }, figure.span(work, sql`turning.day`))}) k
      where k.who is not null group by 1, 2, 3
    ),
    course as (
      select p.customer_id, p.who, t.day, (s.cases is not null)::int as customers, ${sql.raw(AMOUNTS.map((sum) => `coalesce(s.${sum}, 0) as ${sum}`).join(', '))}
      from (select distinct customer_id, who from stood) p join turn t on t.customer_id = p.customer_id
        left join stood s on s.customer_id = p.customer_id and s.who = p.who and s.day = t.day
    )
    select customer_id, who, case when day = ${work.today} then ${ALWAYS.from}::date else day end as starts_on,
      ${each((sum) => `${sum} - coalesce(lag(${sum}) over (partition by customer_id, who order by day), 0) as ${sum}`)}
    from course
  ) k where not (${addsNothing})`

const AMOUNTS = SUMS.filter((sum) => sum !== 'customers')

/** What cases `k` add up to; where it is the middle that is told, their amounts stand for themselves. */
const sumsOf = ({ reads }: KeptFigure) => sql`
  count(*) as cases, count(*) filter (where k.fine) as fine,
  count(*) filter (where k.flag in ('early', 'up')) as early, count(*) filter (where k.flag in ('late', 'down')) as late,
  ${reads === 'middle' || reads === 'counts' ? sql`0::numeric` : sql`coalesce(sum(k.amount), 0)`} as amount,
  ${weightedOf(reads)}`

/** A share's amounts by their weights; of moves what rose, and nothing to weigh it by. */
function weightedOf(reads: KeptFigure['reads']): RawBuilder<unknown> {
  if (reads === 'weighted')
    return sql`coalesce(sum(k.amount * k.weight), 0) as weighted, coalesce(sum(k.weight), 0) as weight`
  return reads === 'moves'
    ? sql`coalesce(sum(k.amount) filter (where k.amount > 0), 0) as weighted, 0::numeric as weight`
    : sql`0::numeric as weighted, 0::numeric as weight`
}
