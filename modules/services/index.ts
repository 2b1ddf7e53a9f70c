export { isReceived } from './slots/day.ts'
