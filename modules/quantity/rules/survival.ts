import { rateOf } from './interval.ts'
import { deviateFor } from './normal.ts'

/** A customer on its way: so far (in touches, or in days) it came, and whether it happened there or is still open. */
export interface Course {
  at: number
  happened: boolean
  /** Of how many customers this is so, where they come counted; else of one. */
  count?: number
}

export interface LifeRow {
  at: number
  /** Those watched up to here or longer. */
  atRisk: number
  happened: number
  /** Still open here: they count as at risk up to and including this point, and no further. */
  censored: number
}

export interface CurveStep extends LifeRow {
  /** The share for whom it has not happened by here. */
  open: number
  /** Null where the share is 0: Greenwood's variance has no value there. */
  lower: number | null
  upper: number | null
}

export interface Curve {
  count: number
  happened: number
  steps: readonly CurveStep[]
}

/**
 * T10, Q1: the Kaplan–Meier estimate (1958, JASA 53:457–481) with Greenwood's variance and the pointwise log-log band
 * (Kalbfleisch & Prentice 1980), as R `survfit(conf.type = "log-log")`, lifelines and scipy `ecdf` give it. A step for
 * every distinct point, those without an event too. Before the first event the band is 1 to 1.
 */
export function survivalCurve(courses: readonly Course[], confidence: number): Curve {
  const z = deviateFor(confidence)
  let open = 1
  let greenwood = 0
  const table = lifeTable(courses)
  const steps = table.map((row) => {
    open *= 1 - row.happened / row.atRisk
    greenwood += row.happened / (row.atRisk * (row.atRisk - row.happened))
    return { ...row, open, ...band(open, greenwood, z) }
  })
  return { ...countsOf(table), steps }
}

function band(open: number, greenwood: number, z: number): Pick<CurveStep, 'lower' | 'upper'> {
  if (open === 0) return { lower: null, upper: null }
  if (open === 1) return { lower: 1, upper: 1 }
  const reach = (z * Math.sqrt(greenwood)) / Math.log(open)
  return { lower: open ** Math.exp(-reach), upper: open ** Math.exp(reach) }
}

/** How many were at risk at each distinct point, to how many it happened there, and how many are known no further. */
export function lifeTable(courses: readonly Course[]): LifeRow[] {
  const rows = new Map<number, LifeRow>()
  for (const { at, happened, count = 1 } of courses) {
    const row = rows.get(at) ?? { at, atRisk: 0, happened: 0, censored: 0 }
    row[happened ? 'happened' : 'censored'] += count
    rows.set(at, row)
  }
  const table = [...rows.values()].sort((a, b) => a.at - b.at)
  table.reduceRight((later, row) => {
    row.atRisk = later + row.happened + row.censored
    return row.atRisk
  }, 0)
  return table
}

/** How many customers a table is of, and to how many of them it happened. */
export const countsOf = (table: readonly LifeRow[]): { count: number; happened: number } => ({
  count: table[0]?.atRisk ?? 0,
  happened: table.reduce((sum, row) => sum + row.happened, 0),
})

/** 5/6 · 4/5 · 3/4 is a half, though not to a computer. */
const CRUMB = 1e-9

/** How far it takes until it has happened to a share, and between what bounds; null where the curve does not get there. */
export interface Quantile {
  at: number | null
  lower: number | null
  upper: number | null
}

/**
 * T10, Q1: the first point at which the curve is at or below 1 − share, as lifelines takes it (R and SAS take the
 * middle where the curve is flat there); its bounds are where the band's get there (Brookmeyer & Crowley 1982, log-log).
 */
export function quantileOf(curve: Curve, share: number): Quantile {
  const first = (of: (step: CurveStep) => number | null) =>
    curve.steps.find((step) => (of(step) ?? 1) <= 1 - share + CRUMB)?.at ?? null
  return { at: first((step) => step.open), lower: first((step) => step.lower), upper: first((step) => step.upper) }
}

/** Where a point lies on the curve: the share to whom it has happened by then, with its band, and who is left to tell of it. */
export interface Standing {
  share: number
  lower: number | null
  upper: number | null
  atRisk: number
}

/**
 * T10: where twelve lies on the curve. Null beyond the last one watched, where that one is still open: nobody knows. While
 * it has happened to nobody, Greenwood's band has no width: then the bound is Wilson's, of those who came so far.
 */
export function standingAt(curve: Curve, at: number, confidence: number): Standing | null {
  const last = curve.steps.at(-1)
  if (!last || (at > last.at && last.open > 0)) return null
  const step = curve.steps.findLast((s) => s.at <= at)
  const atRisk = curve.steps.find((s) => s.at >= at)?.atRisk ?? 0
  if (!step || step.open === 1) return { share: 0, lower: 0, upper: rateOf(0, atRisk, confidence)?.upper ?? 1, atRisk }
  return {
    share: 1 - step.open,
    lower: step.upper === null ? null : 1 - step.upper,
    upper: step.lower === null ? null : 1 - step.lower,
    atRisk,
  }
}
