export { recordTouch, retractTouch } from './actions/log.ts'
export { askForSupport, closeStepIns, reportBigOrder } from './actions/stepIn.ts'
export { answers, awaitsAnswer } from './answering.ts'
export { lapseStepIns, lapseStepInsOfNeeds, raiseStepIns, recountTouches } from './figures.ts'
export { type ImportedTouch, insertImportedTouches, knownTouches, lapseUnfounded } from './imported.ts'
export { colleagues, findColleague, type StepInRow } from './repo.ts'
export { LEADING, managersAmong } from './rules/stepIn.ts'
export {
  type SeededTemplate,
  seedPostponements,
  seedStepIns,
  seedTemplates,
  seedTouches,
} from './seeded.ts'
