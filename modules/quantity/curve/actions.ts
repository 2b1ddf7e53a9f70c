import { type RawBuilder, row, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf, ReplyOf } from '../../../shared/endpoint.ts'
import { settingOf } from '../../../shared/setting.ts'
import { touchesNeeded } from '../../customers/settings.ts'
import { wantedProducts } from '../../deals/index.ts'
import { teamTree } from '../../people/index.ts'
import { namesOf } from '../funnel/repo.ts'
import { logRank } from '../rules/logRank.ts'
import { type Course, quantileOf, standingAt, survivalCurve } from '../rules/survival.ts'
import type { Opens } from '../scope/contract.ts'
import { inScope, opensOf } from '../scope/scope.ts'
import { confidencePercent, leastCustomers } from '../settings.ts'
import type * as contract from './contract.ts'
import type { SEGMENTS } from './contract.ts'
import { courseOf, isWatched } from './course.ts'

type Segment = (typeof SEGMENTS)[number]

interface CourseRow {
  segment: string | null
  at: number
  happened: boolean
  count: number
}

/** What a customer's segment is, beside its row. A customer who wants several products is in the segment of each. */
function segmentOf(by: Segment): { value: RawBuilder<unknown>; join: RawBuilder<unknown> } {
  if (by === 'product')
    return { value: sql`w.product`, join: sql`join (${wantedProducts()}) w on w.customer_id = c.id` }
  const column = by === 'owner' ? 'c.owner_id' : by === 'team' ? 'c.team_id' : `c.${by}`
  return { value: sql`${sql.ref(column)}::text`, join: sql`` }
}

function courses(work: Work, condition: RawBuilder<unknown>, by?: Segment) {
  const { value, join } = by ? segmentOf(by) : { value: sql`null::text`, join: sql`` }
  return rows(
    work.tx,
    sql<CourseRow>`select ${value} as segment, ${courseOf(work)} as at, c.first_order_on is not null as happened, count(*) as count
      from customer c ${join} where ${condition} and ${isWatched(work)} group by 1, 2, 3`,
  )
}

const countBefore = async (work: Work, condition: RawBuilder<unknown>) =>
  (await row(
    work.tx,
    sql<{ count: number; ordered: number }>`select count(*) as count, count(c.first_order_on) as ordered
      from customer c where ${condition} and not ${isWatched(work)}`,
  )) ?? { count: 0, ordered: 0 }

const TWO_GROUPS = 2
const MOST_SEGMENTS = 6
const SHARED: readonly (Segment | undefined)[] = ['product']

/** T10: the company's own curve, whole and by segment. */
export async function showCurve(
  work: Work,
  { by, ...scope }: InputOf<typeof contract.showCurve>['query'],
): Promise<ReplyOf<typeof contract.showCurve>> {
  const condition = await inScope(work, scope)
  const watched = await courses(work, condition)
  const before = await countBefore(work, condition)
  const confidence = settingOf(work.settings, confidencePercent) / 100
  const twelve = settingOf(work.settings, touchesNeeded)
  const least = settingOf(work.settings, leastCustomers)
  const opens = opensOf(scope)
  const groups = by ? segmentsOf(await courses(work, condition, by)) : []
  const large = groups.filter(({ size }) => size >= least)
  const drawn = large.slice(0, MOST_SEGMENTS)
  const labels = await labelsOf(work, by, drawn)
  const isCompared = large.length >= TWO_GROUPS && !SHARED.includes(by)
  const compared = isCompared ? logRank(large.map((group) => group.courses)) : null
  const untouched = watched.filter(({ at }) => at === 0)
  const nought = (more: Opens): Opens => ({ ...opens, watched: 'yes', maxCourse: '0', ...more })
  return {
    whole: curveOf(watched, confidence, twelve, opens),
    twelve,
    orderedUntouched: { count: sum(untouched.filter(({ happened }) => happened)), opens: nought({ minOrders: '1' }) },
    untouched: { count: sum(untouched.filter(({ happened }) => !happened)), opens: nought({ maxOrders: '0' }) },
    before: { count: before.count, opens: { ...opens, watched: 'no' } },
    beforeOrdered: { count: before.ordered, opens: { ...opens, watched: 'no', minOrders: '1' } },
    segments: drawn.map(({ value, courses }) => ({
      value,
      label: labels.find(({ id }) => id === value)?.name ?? value,
      curve: curveOf(courses, confidence, twelve, {
        ...opens,
        ...(by && { [by === 'team' ? 'teamItself' : by]: value }),
      }),
    })),
    tooSmall: groups.length - large.length,
    more: large.length - drawn.length,
    compared: compared && {
      segments: large.length,
      chiSquare: compared.chiSquare,
      freedom: compared.freedom,
      p: compared.p,
    },
    least,
    confidence,
    opens,
  }
}

async function labelsOf(work: Work, by: Segment | undefined, drawn: readonly { value: string }[]) {
  if (by === 'team') return teamTree(work.tx)
  return by === 'owner'
    ? namesOf(
        work.tx,
        drawn.map(({ value }) => value),
      )
    : []
}

const sum = (rows: readonly { count: number }[]): number => rows.reduce((total, { count }) => total + count, 0)

/** Those of whom the segment is known, the largest first. */
function segmentsOf(rows: readonly CourseRow[]): { value: string; size: number; courses: CourseRow[] }[] {
  const values = [...new Set(rows.flatMap(({ segment }) => segment ?? []))]
  return values
    .map((value) => {
      const courses = rows.filter(({ segment }) => segment === value)
      return { value, size: sum(courses), courses }
    })
    .sort((a, b) => b.size - a.size || a.value.localeCompare(b.value))
}

function curveOf(courses: readonly (Course & { count: number })[], confidence: number, twelve: number, opens: Opens) {
  const curve = survivalCurve(courses, confidence)
  const watched = (more: Opens): Opens => ({ ...opens, watched: 'yes', ...more })
  const at = (point: number): Opens => ({ minCourse: String(point), maxCourse: String(point) })
  return {
    count: { count: curve.count, opens: watched({}) },
    ordered: { count: curve.happened, opens: watched({ minOrders: '1' }) },
    open: { count: curve.count - curve.happened, opens: watched({ maxOrders: '0' }) },
    steps: curve.steps.map((step) => ({
      at: step.at,
      atRisk: { count: step.atRisk, opens: watched({ minCourse: String(step.at) }) },
      happened: { count: step.happened, opens: watched({ ...at(step.at), minOrders: '1' }) },
      censored: { count: step.censored, opens: watched({ ...at(step.at), maxOrders: '0' }) },
      open: step.open,
      lower: step.lower,
      upper: step.upper,
    })),
    atTwelve: standingAt(curve, twelve, confidence),
    median: quantileOf(curve, 0.5),
  }
}
