export { bornToday } from './almanac/birthdays.ts'
export { greetingsBeside, greetingWaits } from './greetings/actions.ts'
