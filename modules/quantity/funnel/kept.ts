import { all, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, addMonths, type Day, daysBetween } from '../../../shared/calendar.ts'
import { subtree, teamTree } from '../../people/index.ts'
import { clearedFor } from '../../secrecy/index.ts'
import { ALWAYS, type Cases, isAmong, isOneOf, type Span, within } from '../kept/cases.ts'
import { keepsCrowds } from '../kept/crowds.ts'
import { keepsFigure } from '../kept/figures.ts'
import { fromKept, type Kept, readValues } from '../kept/read.ts'
import { seesLeadsOf } from '../policy.ts'
import type { StepCourse } from '../rules/funnel.ts'
import type { ScopeQuery } from '../scope/contract.ts'
import { stepsOf } from './repo.ts'

// The funnel is kept of each team's customers by the day of entry: how many stand at each stage, and how many took so many days for
// a step, or wait for it since a day. Of each the number is one value: its kind, its rank, and days.

const KINDS = { stands: 0, taken: 1, rested: 2, waits: 3 } as const
const A_KIND = 1_000_000_000
const A_RANK = 100_000_000
/** From when the days are counted since when somebody waits. */
const FIRST: Day = '0001-01-01'

const cases: Cases = ({ by, zone }, whose, span) => {
  const cohort = all([
    sql`c.state <> 'archived'`,
    isOneOf(whose, sql`c.team_id`),
    isAmong(whose, sql`c.id`),
    within(sql`c.entered_on`, span),
    clearedFor(by),
  ])
  return sql`
    select v.team_id as who, v.id as customer_id, null::uuid as subject_id, v.entered_on as day, true as fine, null::text as flag, v.value as amount
    from (
      select c.id, c.team_id, c.entered_on, (${sql.lit(A_RANK)} * c.stage)::numeric as value from customer c where ${cohort}
      union all
      select s.id, s.team_id, s.entered_on, (case when s.happened then ${sql.lit(KINDS.taken)} when s.until is not null then ${sql.lit(KINDS.rested)} else ${sql.lit(KINDS.waits)} end)::numeric * ${sql.lit(A_KIND)}
        + ${sql.lit(A_RANK)} * s.rank + greatest(0, coalesce(s.until - s.since, s.since - ${FIRST}::date))
      from (${stepsOf(cohort, zone)}) s
    ) v`
}
const MONTHS = keepsFigure({ key: 'month.funnel', period: 'month', reads: 'middle', cases })
const DAYS = keepsFigure({ key: 'day.funnel', period: 'day', reads: 'middle', cases })

/** How many stand at each stage, and how long the steps take: what a funnel is told from. */
export interface Flow {
  standing: { stage: number; count: number }[]
  courses: StepCourse[]
}

keepsCrowds(async ({ tx }) => {
  const teams = await teamTree(tx)
  return [teams.map(({ id }) => id), ...teams.map(({ id }) => subtree(teams, id))]
})

/** Q1: of all who entered in a period, of the company or a team, for who sees all of these but what is secret; null where it is not kept. */
export async function keptFlow(work: Work, { from, to, team, ...narrowed }: ScopeQuery): Promise<Flow | null> {
  if (Object.values(narrowed).some((asked) => asked !== undefined)) return null
  const tree = await teamTree(work.tx)
  const teams = team ? subtree(tree, team) : tree.map(({ id }) => id)
  if (!seesLeadsOf(work.by, teams)) return null
  return fromKept(work, (kept) => flowIn(kept, teams, { from: from ?? ALWAYS.from, to: to ?? ALWAYS.to }))
}

async function flowIn(kept: Kept, teams: readonly string[], span: Span): Promise<Flow> {
  const flow: Flow = { standing: [], courses: [] }
  for (const part of wholeMonths(span))
    for (const { value, count } of await readValues(kept, part.figure, teams, part.span)) {
      const kind = Math.floor(value / A_KIND)
      const rank = Math.floor((value % A_KIND) / A_RANK)
      const days = value % A_RANK
      const waited = kind === KINDS.waits ? Math.max(0, daysBetween(FIRST, kept.work.today) - days) : days
      if (kind === KINDS.stands) flow.standing.push({ stage: rank, count })
      else flow.courses.push({ rank, at: waited, happened: kind === KINDS.taken, count })
    }
  return flow
}

const firstOf = (day: Day): Day => `${day.slice(0, 7)}-01`

/** A period as whole months, and the days before and after them. */
function wholeMonths({ from, to }: Span) {
  const first = from === firstOf(from) ? from : addMonths(firstOf(from), 1)
  const rest = firstOf(addDays(to, 1))
  if (first >= rest) return [{ figure: DAYS, span: { from, to } }]
  return [
    { figure: DAYS, span: { from, to: addDays(first, -1) } },
    { figure: MONTHS, span: { from: first, to: addDays(rest, -1) } },
    { figure: DAYS, span: { from: rest, to } },
  ].filter(({ span }) => span.from <= span.to)
}
