import './narrowings.ts'

export {
  type Cases,
  isAmong,
  isOneOf,
  type Span,
  type SpanOfDay,
  type StandingCases,
  type Whose,
  within,
} from './kept/cases.ts'
export { keepsCrowds } from './kept/crowds.ts'
export { type Examined, examineFigures } from './kept/examine.ts'
export { keepsFigure, type PeriodFigure, type StandingFigure } from './kept/figures.ts'
export { keepFigures } from './kept/keep.ts'
export { countingStatements } from './kept/print.ts'
export { fromKept, type Kept, type KeptTally, readKept, readStanding, surelyMany } from './kept/read.ts'
export { reachedThisWeek } from './newcomers/actions.ts'
export { type Pace, paceUntil } from './newcomers/pace.ts'
export { monthlyReaches, weeklyReaches } from './newcomers/reaches.ts'
export { openReachesSince } from './newcomers/repo.ts'
export { type ReachedOfQuota, reachedOfQuota } from './newcomers/span.ts'
export { type Weeks, weeksSince } from './newcomers/week.ts'
export { leadsAsked } from './odds/asked.ts'
export { seesLeadsOf } from './policy.ts'
export { type Seller, sellerSeen, sellersInSight } from './scope/people.ts'
export {
  type SeededFair,
  type SeededPlan,
  type SeededQuota,
  seedFairs,
  seedPlans,
  seedQuotas,
} from './seeded.ts'
