import { type Day, daysBetween } from '../../../shared/calendar.ts'
import { logGamma } from './gamma.ts'

/** So many leads that a source is to bring from one day to another, both included. */
export interface SourcePlan {
  from: Day
  to: Day
  planned: number
}

/**
 * not begun; too early to tell; on course: as many as an even flow brings, or more; below: fewer, though chance may have
 * it so; behind or ahead beyond chance; reached; missed: over, and short of it.
 */
export type SourceVerdict =
  | 'not_begun'
  | 'too_early'
  | 'behind'
  | 'below'
  | 'on_course'
  | 'ahead'
  | 'reached'
  | 'missed'

export interface SourceStanding extends SourcePlan {
  arrived: number
  /** Leads that an even flow would have brought by the end of today; a fraction. */
  expected: number
  /** Leads by the plan's last day if they go on arriving as they did; a fraction, null before it begins. */
  onThisPace: number | null
  verdict: SourceVerdict
}

/**
 * Q5: what a source was to bring against what arrived within the plan's days, up to today. Leads are taken to arrive
 * evenly and by chance (Poisson): while the plan runs, a verdict is given only where so few or so many would come with a chance
 * of `significance` at most (one-sided, 0.05), and none at all as long as even no lead would be no sign. What comes in
 * a lump, a fair's leads say, is better planned for the days of the fair.
 */
export function sourceStanding(plan: SourcePlan, arrived: number, today: Day, significance: number): SourceStanding {
  const days = daysBetween(plan.from, plan.to) + 1
  const gone = Math.min(days, Math.max(0, daysBetween(plan.from, today) + 1))
  const expected = (plan.planned * gone) / days
  return {
    ...plan,
    arrived,
    expected,
    onThisPace: gone === 0 ? null : (arrived * days) / gone,
    verdict: verdictOf(plan, arrived, expected, today, significance),
  }
}

function verdictOf(
  plan: SourcePlan,
  arrived: number,
  expected: number,
  today: Day,
  significance: number,
): SourceVerdict {
  if (today < plan.from) return 'not_begun'
  if (arrived >= plan.planned) return 'reached'
  if (today > plan.to) return 'missed'
  if (chanceOfAtMost(arrived, expected) <= significance) return 'behind'
  if (1 - chanceOfAtMost(arrived - 1, expected) <= significance) return 'ahead'
  if (chanceOfAtMost(0, expected) > significance) return 'too_early'
  return arrived < Math.floor(expected) ? 'below' : 'on_course'
}

/** P(X ≤ count) of a Poisson with this mean, summed on the side of `count` away from the mean. */
export function chanceOfAtMost(count: number, mean: number): number {
  const exactly = (k: number) => (mean === 0 ? Number(k === 0) : Math.exp(k * Math.log(mean) - mean - logGamma(k + 1)))
  let sum = 0
  if (count > mean) {
    for (let k = count + 1, chance = exactly(k); chance > Number.EPSILON * sum; k++, chance *= mean / k) sum += chance
    return 1 - sum
  }
  for (let k = count, chance = exactly(k); k >= 0; chance *= k / mean, k--) sum += chance
  return sum
}
