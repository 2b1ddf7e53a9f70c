export { closeStepIns } from './actions/stepIn.ts'
export { lapseStepIns, raiseStepIns, recountTouches } from './figures.ts'
export { type ImportedTouch, insertImportedTouches, knownTouches, lapseUnfounded } from './imported.ts'
export { colleagues } from './repo.ts'
export { managersOf } from './rules/stepIn.ts'
export {
  type SeededTemplate,
  seedPostponements,
  seedStepIns,
  seedTemplates,
  seedTouches,
} from './seeded.ts'
