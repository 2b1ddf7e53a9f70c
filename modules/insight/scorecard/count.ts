import { rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { Cases } from '../cases/cases.ts'
import { firstAnswer } from '../cases/professionalism.ts'
import { rhythm } from '../cases/time.ts'
import { FIGURE_KEYS, FIGURES, type FigureKey, type Tally } from '../rules/scorecard/figures.ts'
import { lastDayOf } from '../rules/scorecard/months.ts'
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

/** The cases of a figure in these months, of those of whom it is told. */
export const casesOf = (work: Work, scored: Scored, key: FigureKey, first: Day, last: Day) =>
  CASES[key](
    work,
    { people: key === 'stepIns' ? scored.decidesFor : scored.people },
    { from: first, to: lastDayOf(last) },
  )

export type Tallies = ReadonlyMap<FigureKey, ReadonlyMap<Day, Tally>>

/** G2: every figure month by month: one statement each, however many the people, the months and the cases are. */
export async function countFigures(work: Work, scored: Scored, months: readonly Day[]): Promise<Tallies> {
  const [first = '', last = ''] = [months[0], months.at(-1)]
  const counted = new Map<FigureKey, Map<Day, Tally>>()
  for (const key of FIGURE_KEYS) counted.set(key, await countMonths(work, scored, key, first, last))
  return counted
}

async function countMonths(work: Work, scored: Scored, key: FigureKey, first: Day, last: Day) {
  // What is known of a share stands for every month until it is told anew, so there the case names the month.
  const month = key === 'share' ? sql`k.month` : sql`date_trunc('month', k.day)::date`
  const weighted =
    FIGURES[key].way === 'weighted' ? sql`sum(k.amount * k.weight) / nullif(sum(k.weight), 0)` : sql`null::numeric`
  const found = await rows(
    work.tx,
    sql<Tally & { month: Day }>`
    select ${month} as month, count(*) as of, count(*) filter (where k.fine) as fine, coalesce(sum(k.amount), 0) as sum,
      percentile_cont(0.5) within group (order by k.amount) as median, ${weighted} as weighted
    from (${casesOf(work, scored, key, first, last)}) k group by 1`,
  )
  return new Map(found.map(({ month, ...tally }) => [month, tally]))
}
