export { answersFor, clearedFor, isNamed, openedFor } from './clearance.ts'
export {
  addConfidant,
  type Confidant,
  confidantsOf,
  endConfidant,
  hasSigned,
  isHere,
  markHidden,
  officeOfCustomer,
  officeOfTeams,
  type Person,
} from './confidants.ts'
export { mayOpen, readSealed, type SealedValue, sealValue } from './sealing.ts'
export { seedLists, seedSights, seedSignatures } from './seeded.ts'
export { noteReply, noteSights, type Secret } from './sights.ts'
