export { bornOn, mayBeBornOn, toGreetOn } from './almanac/birthdays.ts'
export { greetingsBeside, greetingWaits } from './greetings/actions.ts'
export { choose as optContact } from './occasions/plans.ts'
export {
  seedCarePlans,
  seedChoices,
  seedDrafts,
  seedGifts,
  seedGreetings,
  seedOccasions,
  seedVisits,
} from './seeded.ts'
