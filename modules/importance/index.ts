export { scoreBuyers } from './jobs.ts'
export { score } from './scoring.ts'
export { type SeededMark, seedMarks } from './seeded.ts'
