import { publish } from '../../../platform/events.ts'
import { all, inTurn, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, addMonths, type Day } from '../../../shared/calendar.ts'
import type { InputOf, ReplyOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { versionConflict } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import { countCustomers, listConditions, visibleTo } from '../../customers/index.ts'
import { noteSightsAmong } from '../../secrecy/index.ts'
import { planChanged } from '../events.ts'
import { seesAllLeads, whyNotPlan } from '../policy.ts'
import { sourceStanding } from '../rules/sources.ts'
import type { Counted } from '../scope/contract.ts'
import { significancePercent } from '../settings.ts'
import type * as contract from './contract.ts'

interface Plan {
  sources: Record<string, number>
  dormant: number | null
  version: number
}

const NO_STANDING = { expected: null, onThisPace: null, verdict: null }
const NO_PLAN: Plan = { sources: {}, dormant: null, version: 0 }

const planOf = async (work: Work, month: Day): Promise<Plan> =>
  (await row(work.tx, sql<Plan>`select sources, dormant, version from lead_plan where month = ${month}`)) ?? NO_PLAN

/** Leads by source that entered in a period, in the actor's sight. */
async function arrivals(work: Work, from: Day, to: Day) {
  const entered = all([visibleTo(work.by), await listConditions(work, { enteredFrom: from, enteredTo: to })])
  await noteSightsAmong(work, 'showPlan', entered)
  return rows(
    work.tx,
    sql<{
      source: string | null
      count: number
    }>`select c.source, count(*) as count from customer c where ${entered} group by 1`,
  )
}

/** Q5: what each source was to bring in a month, and what arrived. */
export async function showPlan(work: Work, month: Day): Promise<ReplyOf<typeof contract.showPlan>> {
  const last = addDays(addMonths(month, 1), -1)
  const { sources, dormant, version } = await planOf(work, month)
  const arrived = new Map((await arrivals(work, month, last)).map(({ source, count }) => [source, count]))
  const whole = seesAllLeads(work.by)
  const significance = settingOf(work.settings, significancePercent) / 100
  const names = [...new Set<string | null>([...Object.keys(sources), ...arrived.keys()])]
  const standingOf = (planned: number | null, arrived: Counted) => {
    const plan = { from: month, to: last, planned: planned ?? 0 }
    const standing =
      whole && planned !== null ? sourceStanding(plan, arrived.count, work.today, significance) : NO_STANDING
    const { expected, onThisPace, verdict } = standing
    return { planned, arrived, expected, onThisPace, verdict }
  }
  const items = names.map((source) => ({
    source,
    ...standingOf(source === null ? null : (sources[source] ?? null), {
      count: arrived.get(source) ?? 0,
      opens: { enteredFrom: month, enteredTo: last, ...(source === null ? { lacks: 'source' } : { source }) },
    }),
  }))
  const wonBack = { wonBackFrom: month, wonBackTo: last }
  return {
    month,
    whole,
    sources: items.toSorted((a, b) => (b.planned ?? 0) - (a.planned ?? 0) || b.arrived.count - a.arrived.count),
    dormant: standingOf(dormant, { ...(await countCustomers(work, wonBack)), opens: wonBack }),
    version,
    can: { plan: whyNotPlan(work.by) === null },
  }
}

/** Q5: what a month's sources are to bring. */
export async function setPlan(
  work: Work,
  month: Day,
  { sources, dormant }: InputOf<typeof contract.setPlan>['body'],
): Promise<ReplyOf<typeof contract.setPlan>> {
  demand(whyNotPlan(work.by))
  await inTurn(work.tx, `lead plan ${month}`)
  const { version } = await planOf(work, month)
  if (work.ifMatch !== undefined && work.ifMatch !== version)
    throw new Refused(versionConflict(await showPlan(work, month)))
  const planned = JSON.stringify(Object.fromEntries(sources.map((each) => [each.source, each.planned])))
  await run(
    work.tx,
    sql`insert into lead_plan (month, sources, dormant, set_by, set_at) values (${month}, ${planned}, ${dormant}, ${work.by.id}, ${work.now})
        on conflict (month) do update set sources = excluded.sources, dormant = excluded.dormant, version = lead_plan.version + 1, set_by = excluded.set_by, set_at = excluded.set_at`,
  )
  await publish(work, planChanged, { data: { month } })
  return showPlan(work, month)
}
