import { type RawBuilder, row, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { settingOf } from '../../shared/setting.ts'
import { visibleTo } from '../customers/index.ts'
import { rankOf } from '../customers/rules/stages.ts'
import { dormantDays } from '../customers/settings.ts'
import { subtree, teamTree } from '../people/index.ts'
import {
  fromKept,
  isAmong,
  isOneOf,
  type Kept,
  keepsFigure,
  readStanding,
  type SpanOfDay,
  type StandingCases,
  type StandingFigure,
  seesLeadsOf,
} from '../quantity/index.ts'
import { clearedFor } from '../secrecy/index.ts'

/** Customers with whom something is to be done, as their lists find them. */
const WAITING = {
  /** T3: nobody has touched them yet. */
  untouched: {
    condition: () => sql`c.state = 'active' and c.stage = ${rankOf('lead')}`,
    turns: null,
  },
  /** Q5: no sign of life for so long. */
  dormant: {
    condition: (work: Work, { to }: SpanOfDay) => sql`c.state <> 'archived'
      and c.quiet_since < ((${to}::date + ${1 - settingOf(work.settings, dormantDays)}::int)::timestamp at time zone ${work.zone})`,
    turns: (work: Work) => [
      sql`(c.quiet_since at time zone ${work.zone})::date + ${settingOf(work.settings, dormantDays)}::int`,
    ],
  },
  /** T3: due until Sunday, and not overdue. */
  due: {
    condition: (_: Work, { to }: SpanOfDay) =>
      sql`c.state = 'active' and c.overdue_on > ${to}::date and c.due_on <= ${to}::date + (7 - extract(isodow from ${to}::date)::int)`,
    turns: () => [sql`c.overdue_on`, sql`c.due_on - (extract(isodow from c.due_on)::int - 1)`],
  },
  /** A day is agreed within a week. */
  agreed: {
    condition: (_: Work, { to }: SpanOfDay) =>
      sql`c.state = 'active' and c.next_on between ${to}::date and ${to}::date + 6`,
    turns: () => [sql`c.next_on - 6`, sql`c.next_on + 1`],
  },
} satisfies Record<string, { condition: StandingCondition; turns: null | ((work: Work) => RawBuilder<unknown>[]) }>

type StandingCondition = (work: Work, span: SpanOfDay) => RawBuilder<unknown>
type Waiting = keyof typeof WAITING
const KEYS = Object.keys(WAITING) as Waiting[]

/** They count for the team that they belong to. */
const casesOf =
  (key: Waiting): StandingCases =>
  (work, whose, span) =>
    sql`
    select c.team_id as who, c.id as customer_id, null::uuid as subject_id, null::date as day, true as fine, null::text as flag, null::numeric as amount
    from customer c where ${WAITING[key].condition(work, span)} and ${isOneOf(whose, sql`c.team_id`)} and ${isAmong(whose, sql`c.id`)} and ${clearedFor(work.by)}`

const keptAs = (key: Waiting): StandingFigure => {
  const { turns } = WAITING[key]
  return keepsFigure({
    key: `now.${key}`,
    period: 'standing',
    reads: 'counts',
    cases: casesOf(key),
    span: (_, day) => ({ from: day, to: day }),
    ...(turns && {
      turns: (work, among) => sql`select c.id as customer_id, d.day from customer c
        cross join lateral unnest(array[${sql.join(turns(work))}]) d(day) where c.id = any(${among})`,
    }),
  })
}
const KEPT = KEYS.map((key) => [key, keptAs(key)] as const)

/** How many wait for what, of a person or a team: whom their lists would show. */
export async function countWaiting(
  work: Work,
  whose: { owner: string } | { team: string },
): Promise<Record<Waiting, number>> {
  if ('owner' in whose) return countNow(work, sql`c.owner_id = ${whose.owner}`)
  const teams = subtree(await teamTree(work.tx), whose.team)
  const kept = seesLeadsOf(work.by, teams) ? await fromKept(work, (from) => keptOf(from, teams)) : null
  return kept ?? countNow(work, sql`c.team_id = any(${uuids(teams)})`)
}

async function keptOf(from: Kept, teams: readonly string[]): Promise<Record<Waiting, number>> {
  const told = await readStanding(
    from,
    KEPT.map(([, figure]) => figure),
    { people: teams, as: 'together' },
  )
  const count = new Map(told.map(({ figure, of }) => [figure, of]))
  return Object.fromEntries(KEPT.map(([key, figure]) => [key, count.get(figure.key) ?? 0])) as Record<Waiting, number>
}

async function countNow(work: Work, theirs: RawBuilder<unknown>): Promise<Record<Waiting, number>> {
  const count = async (key: Waiting) =>
    (
      await row(
        work.tx,
        sql<{ n: number }>`select count(*) as n from customer c
          where ${theirs} and ${visibleTo(work.by)} and ${WAITING[key].condition(work, { from: work.today, to: work.today })}`,
      )
    )?.n ?? 0
  const counted = await Promise.all(KEYS.map(async (key) => [key, await count(key)] as const))
  return Object.fromEntries(counted) as Record<Waiting, number>
}
