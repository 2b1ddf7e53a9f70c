import { type RawBuilder, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf, ReplyOf } from '../../../shared/endpoint.ts'
import { settingOf } from '../../../shared/setting.ts'
import { touchesNeeded } from '../../customers/settings.ts'
import { namesOf } from '../funnel/repo.ts'
import { logRank } from '../rules/logRank.ts'
import { type Course, quantileOf, standingAt, survivalCurve } from '../rules/survival.ts'
import type { Opens } from '../scope/contract.ts'
import { inScope, opensOf } from '../scope/scope.ts'
import { confidencePercent, leastCustomers } from '../settings.ts'
import type * as contract from './contract.ts'
import type { SEGMENTS } from './contract.ts'
import { courseOf } from './course.ts'

type Segment = (typeof SEGMENTS)[number]

interface CourseRow {
  segment: string | null
  at: number
  happened: boolean
  count: number
}

const courses = (work: Work, condition: RawBuilder<unknown>, by: Segment | undefined) =>
  rows(
    work.tx,
    sql<CourseRow>`select ${by ? sql`${sql.ref(by === 'owner' ? 'c.owner_id' : `c.${by}`)}::text` : sql`null::text`} as segment,
        ${courseOf(work)} as at, c.first_order_on is not null as happened, count(*) as count
      from customer c where ${condition} group by 1, 2, 3`,
  )

const TWO_GROUPS = 2
const MOST_SEGMENTS = 6

/** T10: the company's own curve, whole and by segment. */
export async function showCurve(
  work: Work,
  { by, ...scope }: InputOf<typeof contract.showCurve>['query'],
): Promise<ReplyOf<typeof contract.showCurve>> {
  const found = await courses(work, await inScope(work, scope), by)
  const confidence = settingOf(work.settings, confidencePercent) / 100
  const twelve = settingOf(work.settings, touchesNeeded)
  const least = settingOf(work.settings, leastCustomers)
  const opens = opensOf(scope)
  const watched = found.filter(({ at }) => at > 0)
  const groups = by ? segmentsOf(watched) : []
  const drawn = groups.filter(({ size }) => size >= least).slice(0, MOST_SEGMENTS)
  const labels =
    by === 'owner'
      ? await namesOf(
          work.tx,
          drawn.map(({ value }) => value),
        )
      : []
  const compared = drawn.length >= TWO_GROUPS ? logRank(drawn.map((group) => group.courses)) : null
  return {
    whole: curveOf(watched, confidence, twelve, opens),
    twelve,
    untouched: { count: sum(found.filter(({ at }) => at === 0)), opens: { ...opens, maxCourse: '0' } },
    segments: drawn.map(({ value, courses }) => ({
      value,
      label: labels.find(({ id }) => id === value)?.name ?? value,
      curve: curveOf(courses, confidence, twelve, { ...opens, ...(by && { [by]: value }) }),
    })),
    leftOut: groups.length - drawn.length,
    compared: compared && { chiSquare: compared.chiSquare, freedom: compared.freedom, p: compared.p },
    least,
    confidence,
    opens,
  }
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
  const watched = (more: Opens): Opens => ({ ...opens, minCourse: '1', ...more })
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
    atTwelve: standingAt(curve, twelve),
    median: quantileOf(curve, 0.5),
  }
}
