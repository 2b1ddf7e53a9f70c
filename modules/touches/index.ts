export { closeStepIns } from './actions/stepIn.ts'
export { lapseStepIns, raiseStepIns, recountTouches } from './figures.ts'
export { colleagues } from './repo.ts'
export { managersOf } from './rules/stepIn.ts'
