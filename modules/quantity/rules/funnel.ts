import { type Day, daysBetween } from '../../../shared/calendar.ts'
import { rankOf, STAGES, type Stage } from '../../customers/rules/stages.ts'
import { type Rate, rateOf } from './interval.ts'
import { type Course, type Quantile, quantileOf, survivalCurve } from './survival.ts'

/** One customer's way through the funnel. */
export interface Journey {
  enteredOn: Day
  /** In the order in which they were recorded: a move back by hand corrects those before it. */
  moves: readonly { to: Stage; on: Day }[]
  /** The last day on which it was pursued: today, or the day it was suspended or archived. */
  watchedUntil: Day
}

/** How many days a step takes: those who have not moved on yet are censored, not left out. */
export interface StepDays {
  moved: number
  waiting: number
  lowerQuartile: Quantile
  median: Quantile
  upperQuartile: Quantile
}

export interface FunnelStep {
  stage: Stage
  reached: number
  /** Of those who reached the stage before; null for the first stage, and where nobody did. */
  ofPrevious: Rate | null
  /** Of all in the funnel. */
  ofAll: Rate | null
  /** From the stage before to this one; null for the first stage. */
  days: StepDays | null
}

/** The day on which each stage was reached, in the funnel's order; null for those not reached. */
export type ReachedOn = readonly (Day | null)[]

/**
 * Q1: when a customer reached each stage. Whoever reaches a stage has reached those it passed over, at the latest that
 * day; a move back takes back what lay above. So the days never run backwards, even where an import knew later stages first.
 */
export function reachedOn({ enteredOn, moves }: Pick<Journey, 'enteredOn' | 'moves'>): ReachedOn {
  const days: (Day | null)[] = STAGES.map((_, rank) => (rank === 0 ? enteredOn : null))
  for (const { to, on } of moves)
    for (let rank = 0; rank < STAGES.length; rank++) days[rank] = rank > rankOf(to) ? null : (days[rank] ?? on)
  return days.map((day, rank) => (day === null ? null : earliest(days.slice(rank))))
}

const earliest = (days: ReachedOn): Day | null =>
  days.reduce((first, day) => (first && day && day < first ? day : first))

/** A step to the stage of a rank, taken or still waited for. */
export type StepCourse = Course & { rank: number }

/** How many reached each stage, from how many stand at each: who stands further on came past it. */
export const reachedFrom = (standing: readonly number[]): number[] =>
  standing.map((_, rank) => standing.slice(rank).reduce((sum, count) => sum + count, 0))

/** Q1: counts, rates with Wilson's interval, and days between steps (Kaplan–Meier), from how many stand where and the steps. */
export function funnelFrom(
  standing: readonly number[],
  steps: readonly StepCourse[],
  confidence: number,
): FunnelStep[] {
  const reached = reachedFrom(standing)
  const all = reached[0] ?? 0
  return STAGES.map((stage, rank) => ({
    stage,
    reached: reached[rank] ?? 0,
    ofPrevious: rank === 0 ? null : rateOf(reached[rank] ?? 0, reached[rank - 1] ?? 0, confidence),
    ofAll: rateOf(reached[rank] ?? 0, all, confidence),
    days:
      rank === 0
        ? null
        : stepDays(
            steps.filter((step) => step.rank === rank),
            confidence,
          ),
  }))
}

/** Q1: the same for whatever journeys were chosen. */
export function funnelOf(journeys: readonly Journey[], confidence: number): FunnelStep[] {
  const ways = journeys.map((journey) => ({ days: reachedOn(journey), until: journey.watchedUntil }))
  const standing = STAGES.map((_, rank) => ways.filter((way) => way.days.findLastIndex((day) => day) === rank).length)
  const steps = STAGES.flatMap((_, rank) => ways.flatMap((way) => courseOf(way.days, rank, way.until)))
  return funnelFrom(standing, steps, confidence)
}

/** Nothing for one that has not reached the stage before. */
function courseOf(days: ReachedOn, rank: number, until: Day): StepCourse[] {
  const from = days[rank - 1]
  if (!from) return []
  const to = days[rank]
  return [{ rank, at: Math.max(0, daysBetween(from, to ?? until)), happened: Boolean(to) }]
}

function stepDays(courses: readonly Course[], confidence: number): StepDays {
  const curve = survivalCurve(courses, confidence)
  return {
    moved: curve.happened,
    waiting: curve.count - curve.happened,
    lowerQuartile: quantileOf(curve, 0.25),
    median: quantileOf(curve, 0.5),
    upperQuartile: quantileOf(curve, 0.75),
  }
}
