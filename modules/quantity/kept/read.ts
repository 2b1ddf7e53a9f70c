import { oneSnapshot, type RawBuilder, row, rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { secretsOpenTo } from '../../secrecy/index.ts'
import type { Span, Whose } from './cases.ts'
import { keptUnder } from './crowds.ts'
import type { KeptFigure, PeriodFigure, StandingFigure } from './figures.ts'
import { printOf } from './print.ts'

/** From so many marks on, an import being under way, it is as quick to count everything. */
const MOST_MARKS = 5_000

/** What is kept, and what of it is to be counted now, in one snapshot. */
export interface Kept {
  readonly work: Work
  /** Customers that facts made stale: what was kept of them does not count. */
  readonly stale: readonly string[]
  /** These, and the secret customers that the reader may see. */
  readonly counted: readonly string[]
  /** Whether any of these is secret. */
  readonly seesSecrets: boolean
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
        array(select c.id from customer c where c.root_id = c.id and ${secretsOpenTo(work.by)}) as secret
      from kept_state where ready and print = ${print} and kept_on <= ${work.today}`,
    )
    if (!found?.stale) return null
    const { stale, secret } = found
    return read({
      work: { ...work, tx },
      stale,
      counted: [...new Set([...stale, ...secret])],
      seesSecrets: secret.length > 0,
    })
  })
}

/** Of whom a figure is asked: of each, of all together, or both. */
export interface AskedOf {
  readonly people: readonly string[] | 'everyone'
  readonly as: 'each' | 'together' | 'both'
}

/** A figure of a period, or of all that was asked for: of one of the people, or of all together where `who` is null. */
export interface KeptTally {
  figure: string
  start: Day
  who: string | null
  of: number
  fine: number
  early: number
  late: number
  sum: number
  mean: number | null
  median: number | null
  weighted: number | null
  /** What rose, of a figure of moves. */
  up: number
  /** Of all together, one who is counted for two of them counts twice. */
  customers: number
  /** Of those that are fine, the ones of customers that are no secret. */
  fineOpen: number
  /** The secret ones among the customers. */
  secrets: string[] | null
}

/**
 * Figures of some people over whole periods, exactly as counting all of it would tell, in the reader's sight: what is kept, less
 * what was kept of the customers that facts made stale since, and these counted now, together with the secret ones.
 */
export async function readKept(
  kept: Kept,
  figures: readonly PeriodFigure[],
  asked: AskedOf,
  span: Span,
  by: Grouping = 'period',
): Promise<KeptTally[]> {
  const start = by === 'span' ? sql`${span.from}::date` : sql`starts_on`
  const when = sql`starts_on between ${span.from} and ${span.to}`
  const startOf = ({ period }: PeriodFigure) =>
    by === 'span' ? sql`${span.from}::date` : sql`date_trunc(${period}, k.day)::date`
  const addedUp = (some: readonly PeriodFigure[], of: AskedOf) =>
    gathered(kept, some, of, start, when, (figure, whose) =>
      countedNow(figure, figure.cases(kept.work, whose, span), startOf(figure)),
    )
  const summed = figures.filter(({ reads }) => reads !== 'middle')
  const found = summed.length > 0 ? await rows(kept.work.tx, sumOf(addedUp(summed, asked), asked)) : []
  const ways: AskedOf['as'][] = asked.as === 'both' ? ['together', 'each'] : [asked.as]
  for (const figure of figures.filter(({ reads }) => reads === 'middle'))
    for (const as of ways) {
      const of = { ...asked, as }
      found.push(...(await rows(kept.work.tx, middleOf(kept.work, figure, addedUp([figure], of), of))))
    }
  return found
}

/**
 * Those of the tallies, each of all together in a period, of which one person's cases alone are of more than so many customers. What
 * is told of any other need not be of few: what is counted now was not looked at.
 */
export async function surelyMany(
  { work, stale }: Kept,
  tallies: readonly KeptTally[],
  people: readonly string[],
  few: number,
): Promise<ReadonlySet<KeptTally>> {
  const found = await rows(
    work.tx,
    sql<{ at: number }>`
      select (d.at - 1)::int as at
      from unnest(${tallies.map(({ figure }) => figure)}::text[], ${tallies.map(({ start }) => start)}::date[]) with ordinality d(figure, start, at)
      where exists (select from kept_tally t where t.figure = d.figure and t.starts_on = d.start and t.who = any(${uuids(people)})
        group by t.who having sum(t.customers) > ${few + stale.length}::int)`,
  )
  return new Set(found.flatMap(({ at }) => tallies[at] ?? []))
}

/** How customers stand today: figures of some people, as counting them would tell. */
export const readStanding = (kept: Kept, figures: readonly StandingFigure[], asked: AskedOf): Promise<KeptTally[]> =>
  rows(kept.work.tx, sumOf(standing(kept, figures, asked), asked))

function standing(kept: Kept, figures: readonly StandingFigure[], asked: AskedOf): RawBuilder<unknown> {
  const { work } = kept
  const today = sql`${work.today}::date`
  return gathered(kept, figures, asked, today, sql`starts_on <= ${today}`, (figure, whose) =>
    countedNow(figure, figure.cases(work, whose, figure.span(work, today)), today),
  )
}

/** How many cases somebody has of a figure, and how many of them are fine and of customers that are no secret. */
export interface KeptCount {
  figure: string
  who: string
  of: number
  fineOpen: number
}

/** The same of each, in their order, where no more is asked: for a middle or a prior a firm's thousands of people are read. */
export const countStanding = (kept: Kept, figures: readonly StandingFigure[]): Promise<KeptCount[]> =>
  rows(kept.work.tx, countOf(standing(kept, figures, { people: 'everyone', as: 'each' })))

/** How many there are of each of these people in whole periods taken together. */
export const countSpan = (
  kept: Kept,
  figure: PeriodFigure,
  people: readonly string[],
  span: Span,
): Promise<KeptCount[]> => rows(kept.work.tx, countOf(inSpan(kept, figure, { people, as: 'each' }, span)))

const countOf = (added: RawBuilder<unknown>) => sql<KeptCount>`
  select k.figure, k.who, sum(k.cases) as of, coalesce(sum(k.fine) filter (where k.secret is null), 0) as fine_open
  from (${added}) k group by 1, 2 having sum(k.cases) > 0 order by 2`

/** The amounts of a figure's cases in whole periods, each with how many cases it is of: for what is told of their distribution. */
export const readValues = (kept: Kept, figure: PeriodFigure, people: readonly string[], span: Span) =>
  rows(
    kept.work.tx,
    sql<{ value: number; count: number }>`
      select a.value, sum(a.cases) as count from (${inSpan(kept, figure, { people, as: 'together' }, span)}) a group by 1 having sum(a.cases) > 0`,
  )

/** A figure's whole periods, as one. */
function inSpan(kept: Kept, figure: PeriodFigure, asked: AskedOf, span: Span): RawBuilder<unknown> {
  const start = sql`${span.from}::date`
  const when = sql`starts_on between ${span.from} and ${span.to}`
  return gathered(kept, [figure], asked, start, when, (_, whose) =>
    countedNow(figure, figure.cases(kept.work, whose, span), start),
  )
}

/** Period by period, or all of them as one. */
type Grouping = 'period' | 'span'

/** What is kept, less what of it is stale, and what is counted now instead. */
function gathered<F extends KeptFigure>(
  { stale, counted }: Kept,
  figures: readonly F[],
  { people, as }: AskedOf,
  start: RawBuilder<unknown>,
  when: RawBuilder<unknown>,
  now: (figure: F, whose: Whose) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const keys = figures.map(({ key }) => key)
  const these = (who: RawBuilder<unknown> | null) =>
    sql`figure = any(${keys}) and ${who === null ? sql`true` : sql`who = any(${who})`} and ${when}`
  const each = people === 'everyone' ? null : uuids(people)
  const whose = (among: RawBuilder<unknown>): Whose =>
    people === 'everyone' ? { everyone: true, among } : { people, among }
  const parts = [
    sql`select figure, ${start} as start, who, value, waiting_since, customers, cases, fine, early, late, amount, weighted, weight, null::uuid as secret
      from kept_tally where ${these(people !== 'everyone' && as === 'together' ? keptUnder(people) : each)}`,
  ]
  if (stale.length > 0)
    parts.push(sql`select figure, ${start}, who, value, waiting_since, -customers, -cases, -fine, -early, -late, -amount, -weighted, -weight, null
      from kept_part where customer_id = any(${uuids(stale)}) and ${these(each)}`)
  if (counted.length > 0) parts.push(...figures.map((figure) => now(figure, whose(uuids(counted)))))
  return sql.join(parts, sql` union all `)
}

const countedNow = ({ key, reads }: KeptFigure, cases: RawBuilder<unknown>, start: RawBuilder<unknown>) => sql`
  select ${key}, k.start, k.who, ${reads === 'middle' ? sql`k.amount` : sql`null::numeric`}, null::timestamptz,
    (row_number() over (partition by k.start, k.who, k.customer_id) = 1)::int, 1, k.fine::int,
    coalesce(k.flag in ('early', 'up'), false)::int, coalesce(k.flag in ('late', 'down'), false)::int, ${reads === 'counts' ? sql`0` : sql`coalesce(k.amount, 0)`},
    ${reads === 'weighted' ? sql`coalesce(k.amount * k.weight, 0), coalesce(k.weight, 0)` : sql`coalesce(greatest(k.amount, 0), 0), 0`}, s.id
  from (select k.*, ${start} as start from (${cases}) k where k.who is not null) k
    left join customer s on s.id = k.customer_id and s.secrecy > 0`

const whoOf = ({ as }: AskedOf): RawBuilder<unknown> => (as === 'together' ? sql`null::uuid` : sql`k.who`)
const secrets = sql`array_agg(distinct k.secret) filter (where k.secret is not null) as secrets`

const sumOf = (added: RawBuilder<unknown>, asked: AskedOf) => sql<KeptTally>`
  select k.figure, k.start, ${whoOf(asked)} as who, sum(k.cases) as of, sum(k.fine) as fine, sum(k.early) as early, sum(k.late) as late, sum(k.amount) as sum,
    sum(k.amount) / sum(k.cases) as mean, null as median, sum(k.weighted) / nullif(sum(k.weight), 0) as weighted, sum(k.weighted) as up, sum(k.customers) as customers,
    coalesce(sum(k.fine) filter (where k.secret is null), 0) as fine_open, ${secrets}
  from (${added}) k group by ${asked.as === 'both' ? sql`grouping sets ((k.figure, k.start), (k.figure, k.start, k.who))` : sql`1, 2, 3`} having sum(k.cases) > 0`

/** The middle as `percentile_cont` tells it, of cases that stand together by their amounts; of such a figure no sum is told. */
const middleOf = (
  work: Work,
  { key, waits }: PeriodFigure,
  added: RawBuilder<unknown>,
  asked: AskedOf,
) => sql<KeptTally>`
  select ${key} as figure, k.start, k.who, sum(k.cases) as of, sum(k.fine) as fine, 0 as early, 0 as late, 0 as sum, null as mean,
    min(k.amount) filter (where k.told > 0 and k.upto >= (k.n + 1) / 2) + 0.5 * (min(k.amount) filter (where k.told > 0 and k.upto >= k.n / 2 + 1) - min(k.amount) filter (where k.told > 0 and k.upto >= (k.n + 1) / 2)) as median,
    null as weighted, 0 as up, sum(k.customers) as customers, coalesce(sum(k.fine) filter (where k.secret is null), 0) as fine_open, ${secrets}
  from (
    select k.*, sum(k.told) over (partition by k.start, k.who order by k.amount) as upto, sum(k.told) over (partition by k.start, k.who) as n
    from (
      select k.start, k.who, k.amount, k.secret, sum(k.cases)::int as cases, sum(k.fine)::int as fine, sum(k.customers)::int as customers,
        case when k.amount is null then 0 else sum(k.cases) end::int as told
      from (
        select k.start, ${whoOf(asked)} as who, k.secret, k.cases, k.fine, k.customers,
          ${waits ? sql`coalesce(k.value, ${waits.amount(work, sql`k.waiting_since`)})` : sql`k.value`}::float8 as amount
        from (${added}) k
      ) k group by 1, 2, 3, 4
    ) k
  ) k
  group by 2, 3 having sum(k.cases) > 0`
