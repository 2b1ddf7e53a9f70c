export { greetingsBeside, greetingWaits } from './greetings/actions.ts'
