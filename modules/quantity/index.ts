import './narrowings.ts'

export { type Cases, isAmong, isOneOf, type Span, type Whose, within } from './kept/cases.ts'
export { type KeptFigure, keepsFigure } from './kept/figures.ts'
export { keepFigures } from './kept/keep.ts'
export { fromKept, type Kept, type KeptTally, readKept } from './kept/read.ts'
export { reachedThisWeek } from './newcomers/actions.ts'
export { type Pace, paceUntil } from './newcomers/pace.ts'
export { monthlyReaches, weeklyReaches } from './newcomers/reaches.ts'
export { type ReachedOfQuota, reachedOfQuota } from './newcomers/span.ts'
export { type Weeks, weeksSince } from './newcomers/week.ts'
export { leadsAsked } from './odds/asked.ts'
export { type Seller, sellerSeen, sellersInSight } from './scope/people.ts'
export {
  type SeededFair,
  type SeededPlan,
  type SeededQuota,
  seedFairs,
  seedPlans,
  seedQuotas,
} from './seeded.ts'
