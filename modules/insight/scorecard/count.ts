import { type RawBuilder, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { seesCost } from '../../deals/policy.ts'
import {
  type Cases,
  fromKept,
  type Kept,
  type KeptTally,
  keepsFigure,
  type PeriodFigure,
  readKept,
  type Span,
  surelyMany,
} from '../../quantity/index.ts'
import { FEW, noteSights } from '../../secrecy/index.ts'
import { firstAnswer, waiting } from '../cases/professionalism.ts'
import { rhythm } from '../cases/time.ts'
import { FIGURE_KEYS, FIGURES, type FigureKey, type Tally } from '../rules/scorecard/figures.ts'
import { lastDayOf, monthOf } from '../rules/scorecard/months.ts'
import { distanceMoved, effectiveTouches, newContacts, portraitsGrown, stepIns } from './figures/process.ts'
import { amount, margin, orders, share } from './figures/result.ts'
import type { Scored } from './scored.ts'

/** G2, G5: from which cases each figure is counted. */
const CASES: Readonly<Record<FigureKey, Cases>> = {
  newContacts,
  effectiveTouches,
  cadenceKept: rhythm,
  portraitsGrown,
  distanceMoved,
  stepIns,
  firstAnswer,
  orders,
  amount,
  margin,
  share,
}

/** Of nobody anything is told from before one joined; but what we have of a customer's purchases stands until it is told anew. */
const sinceJoined =
  (key: FigureKey): Cases =>
  (work, whose, span) => {
    const cases = CASES[key](work, whose, span)
    if (key === 'share') return cases
    return sql`select k.* from (${cases}) k join person p on p.id = k.who where p.joined_on is null or k.day >= p.joined_on`
  }

/** Those of whom a figure is told. */
const toldOf = (scored: Scored, key: FigureKey): readonly string[] =>
  key === 'stepIns' ? scored.decidesFor : scored.people

/** The cases of a figure in these days, of those of whom it is told. */
export const casesOf = (work: Work, scored: Scored, key: FigureKey, span: Span): RawBuilder<unknown> =>
  sinceJoined(key)(work, { people: toldOf(scored, key) }, span)

/** Of step-ins both is told, how many were decided and in what time. */
function readsOf(key: FigureKey): PeriodFigure['reads'] {
  const { way } = FIGURES[key]
  if (way === 'weighted') return 'weighted'
  return way === 'median' || key === 'stepIns' ? 'middle' : 'sums'
}

const keyOf = (key: FigureKey): string => `month.${key}`

/** Kept month by month: all but the shares, which stand in every month until they are told anew. */
const KEPT: ReadonlyMap<FigureKey, PeriodFigure> = new Map(
  FIGURE_KEYS.filter((key) => key !== 'share').map((key) => [
    key,
    keepsFigure({
      key: keyOf(key),
      period: 'month',
      cases: sinceJoined(key),
      reads: readsOf(key),
      ...(key === 'firstAnswer' && { waits: waiting }),
    }),
  ]),
)

/** What figures are counted by; each is named by its first day. */
export type Period = 'week' | 'month'

/** A tally, with the secret customers of which it tells, being over so few (S4). */
export interface CountedTally extends Tally {
  readonly secrets: readonly string[] | null
}

/** Of whom figures are told: of all together, of each person, or both. */
export type ToldOf = 'whole' | 'each' | 'both'

/** A figure period by period: of all together, and of each person who has cases, as far as it was asked for. */
export interface Counted {
  readonly whole: ReadonlyMap<Day, CountedTally>
  readonly each: ReadonlyMap<string, ReadonlyMap<Day, CountedTally>>
}
export type Tallies = ReadonlyMap<FigureKey, Counted>

/** G2: figures period by period, however many the people, the periods and the cases are. */
export async function countFigures(
  work: Work,
  scored: Scored,
  keys: readonly FigureKey[],
  span: Span,
  period: Period,
  of: ToldOf = 'both',
): Promise<Tallies> {
  const kept = isWhole(span, period) ? await fromKept(work, (from) => keptFigures(from, scored, keys, span, of)) : null
  return new Map(
    await Promise.all(
      keys.map(
        async (key) => [key, kept?.get(key) ?? (await countFigure(work, scored, key, span, period, of))] as const,
      ),
    ),
  )
}

/** Whether these are whole months: what is kept is kept of these. */
const isWhole = ({ from, to }: Span, period: Period): boolean =>
  period === 'month' && from === monthOf(from) && to === lastDayOf(monthOf(to))

/** Of these figures those that are kept, but where it cannot be told from it whether they tell of few. */
async function keptFigures(
  from: Kept,
  scored: Scored,
  keys: readonly FigureKey[],
  span: Span,
  of: ToldOf,
): Promise<Tallies> {
  const wanted = keys.filter((key) => KEPT.has(key) && (key !== 'margin' || seesCost(from.work.by)))
  const told = new Map<FigureKey, Counted>()
  for (const some of [wanted.filter((key) => key !== 'stepIns'), wanted.filter((key) => key === 'stepIns')])
    for (const [key, counted] of await keptTogether(from, scored, some, span, of)) told.set(key, counted)
  return told
}

/** Of figures that are told of the same people. */
async function keptTogether(
  from: Kept,
  scored: Scored,
  keys: readonly FigureKey[],
  span: Span,
  of: ToldOf,
): Promise<[FigureKey, Counted][]> {
  const [first] = keys
  if (!first) return []
  const people = toldOf(scored, first)
  const figures = keys.flatMap((key) => KEPT.get(key) ?? [])
  const found = await readKept(from, figures, { people, as: of === 'whole' ? 'together' : of }, span)
  const doubtful = found.filter(mayBeFew)
  const many = doubtful.length > 0 ? await surelyMany(from, doubtful, people, FEW) : new Set<KeptTally>()
  const byFigure = new Map<string, KeptTally[]>(found.map(({ figure }) => [figure, []]))
  for (const one of found) byFigure.get(one.figure)?.push(one)
  return keys.flatMap((key): [FigureKey, Counted][] => {
    const told = byFigure.get(keyOf(key)) ?? []
    return told.some((one) => doubtful.includes(one) && !many.has(one)) ? [] : [[key, countedFrom(told.map(toldOfFew))]]
  })
}

/** S4: told of several people, who is counted for two of them counts twice: then more than a few may be few. */
const mayBeFew = ({ who, secrets, customers }: KeptTally): boolean =>
  who === null && secrets !== null && customers > FEW

const toldOfFew = ({ secrets, ...one }: KeptTally): PeriodTally => ({
  ...one,
  secrets: one.customers <= FEW ? secrets : null,
})

type PeriodTally = CountedTally & { start: Day; who: string | null }

function countedFrom(found: readonly PeriodTally[]): Counted {
  const whole = new Map<Day, CountedTally>()
  const each = new Map<string, Map<Day, CountedTally>>()
  for (const { start: from, who, ...tally } of found) {
    if (who === null) whole.set(from, tally)
    else each.set(who, (each.get(who) ?? new Map()).set(from, tally))
  }
  return { whole, each }
}

const GROUPS: Readonly<Record<ToldOf, RawBuilder<unknown>>> = {
  whole: sql`grouping sets ((k.start))`,
  each: sql`grouping sets ((k.start, k.who))`,
  both: sql`grouping sets ((k.start), (k.start, k.who))`,
}

async function countFigure(
  work: Work,
  scored: Scored,
  key: FigureKey,
  span: Span,
  period: Period,
  of: ToldOf,
): Promise<Counted> {
  // What is known of a share stands for every month until it is told anew, so there the case names the month.
  const start = key === 'share' ? sql`k.month` : sql`date_trunc(${period}, k.day)::date`
  const weighted =
    FIGURES[key].way === 'weighted' ? sql`sum(k.amount * k.weight) / nullif(sum(k.weight), 0)` : sql`null::numeric`
  const found = await rows(
    work.tx,
    sql<PeriodTally>`
    select k.start, ${of === 'whole' ? sql`null::uuid as who` : sql`k.who`}, count(*) as of, count(*) filter (where k.fine) as fine, coalesce(sum(k.amount), 0) as sum,
      percentile_cont(0.5) within group (order by k.amount) as median, ${weighted} as weighted,
      case when count(distinct k.customer_id) <= ${FEW} then array_agg(distinct k.customer_id)
        filter (where k.customer_id = any(array(select id from customer where secrecy > 0))) end as secrets
    from (select k.*, ${start} as start from (${casesOf(work, scored, key, span)}) k) k
    group by ${GROUPS[of]}`,
  )
  return countedFrom(found)
}

/** S4: what is about to be told of few customers is a sight of those of them that are secret. */
export async function noteFew(work: Work, place: string, told: readonly (CountedTally | undefined)[]): Promise<void> {
  await noteSights(work, place, [...new Set(told.flatMap((tally) => tally?.secrets ?? []))])
}
