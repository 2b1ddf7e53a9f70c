export { showPortrait } from './actions/show.ts'
export { questionsOfCustomers } from './questions.ts'
export { recountDistances } from './reckon.ts'
export {
  seedHandovers,
  seedPortraitValues,
  seedReviews,
  seedSharePlans,
  seedShares,
  seedTrust,
} from './seeded.ts'
export { seedTrace } from './seededTrace.ts'
