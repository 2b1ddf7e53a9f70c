export { answersFor, clearedFor, isNamed, openedFor, secretsOpenTo } from './clearance.ts'
export {
  addConfidant,
  confidantsOf,
  endConfidant,
  isHere,
  markHidden,
  officeOfCustomer,
  officeOfTeams,
  openSealed,
  staysSealed,
} from './confidants.ts'
export { tellPlace } from './review.texts.ts'
export { mayOpen, readHeld, readHeldAmong, readSealed, type SealedValue, sealValue } from './sealing.ts'
export { seedLists, seedSights, seedSignatures } from './seeded.ts'
export { FEW, noteReply, noteSights, noteSightsAmong } from './sights.ts'
