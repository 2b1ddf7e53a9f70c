import './narrowings.ts'

export { reachedThisWeek } from './newcomers/actions.ts'
export {
  type SeededFair,
  type SeededPlan,
  type SeededQuota,
  seedFairs,
  seedPlans,
  seedQuotas,
} from './seeded.ts'
