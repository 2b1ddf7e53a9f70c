import { type RawBuilder, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { FEW, noteSights } from '../../secrecy/index.ts'
import type { Cases, Span } from '../cases/cases.ts'
import { firstAnswer } from '../cases/professionalism.ts'
import { rhythm } from '../cases/time.ts'
import { FIGURES, type FigureKey, type Tally } from '../rules/scorecard/figures.ts'
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

/** The cases of a figure in these days, of those of whom it is told; of nobody from before one joined. */
export function casesOf(work: Work, scored: Scored, key: FigureKey, span: Span): RawBuilder<unknown> {
  const cases = CASES[key](work, { people: key === 'stepIns' ? scored.decidesFor : scored.people }, span)
  if (key === 'share') return cases
  return sql`select k.* from (${cases}) k join person p on p.id = k.who where p.joined_on is null or k.day >= p.joined_on`
}

/** What figures are counted by; each is named by its first day. */
export type Period = 'week' | 'month'

/** A tally, with the secret customers of which it tells, being over so few (S4). */
export interface CountedTally extends Tally {
  readonly secrets: readonly string[] | null
}

/** A figure period by period: of all together, and of each person who has cases. */
export interface Counted {
  readonly whole: ReadonlyMap<Day, CountedTally>
  readonly each: ReadonlyMap<string, ReadonlyMap<Day, CountedTally>>
}
export type Tallies = ReadonlyMap<FigureKey, Counted>

/** G2: figures period by period: one statement each, side by side, however many the people, the periods and the cases are. */
export async function countFigures(
  work: Work,
  scored: Scored,
  keys: readonly FigureKey[],
  span: Span,
  period: Period,
): Promise<Tallies> {
  return new Map(
    await Promise.all(keys.map(async (key) => [key, await countFigure(work, scored, key, span, period)] as const)),
  )
}

async function countFigure(work: Work, scored: Scored, key: FigureKey, span: Span, period: Period): Promise<Counted> {
  // What is known of a share stands for every month until it is told anew, so there the case names the month.
  const start = key === 'share' ? sql`k.month` : sql`date_trunc(${period}, k.day)::date`
  const weighted =
    FIGURES[key].way === 'weighted' ? sql`sum(k.amount * k.weight) / nullif(sum(k.weight), 0)` : sql`null::numeric`
  const found = await rows(
    work.tx,
    sql<CountedTally & { start: Day; who: string | null }>`
    select k.start, k.who, count(*) as of, count(*) filter (where k.fine) as fine, coalesce(sum(k.amount), 0) as sum,
      percentile_cont(0.5) within group (order by k.amount) as median, ${weighted} as weighted,
      case when count(distinct k.customer_id) <= ${FEW} then array_agg(distinct k.customer_id)
        filter (where k.customer_id = any(array(select id from customer where secrecy > 0))) end as secrets
    from (select k.*, ${start} as start from (${casesOf(work, scored, key, span)}) k) k
    group by grouping sets ((k.start), (k.start, k.who))`,
  )
  const whole = new Map<Day, CountedTally>()
  const each = new Map<string, Map<Day, CountedTally>>()
  for (const { start: from, who, ...tally } of found) {
    if (who === null) whole.set(from, tally)
    else each.set(who, (each.get(who) ?? new Map()).set(from, tally))
  }
  return { whole, each }
}

/** S4: what is about to be told of few customers is a sight of those of them that are secret. */
export async function noteFew(work: Work, place: string, told: readonly (CountedTally | undefined)[]): Promise<void> {
  await noteSights(work, place, [...new Set(told.flatMap((tally) => tally?.secrets ?? []))])
}
