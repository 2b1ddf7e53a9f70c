export { type SeededTarget, seedTargets } from './seeded.ts'
export { showWeek } from './week/show.ts'
