export {
  bookBestPlanned,
  bookPlanned,
  holdPlanned,
  linkToPlanned,
  type NextAppointment,
  nextAppointments,
  offerPlanned,
  type PlannedAppointment,
  planAppointment,
  tellOfPlanned,
} from './actions/plan.ts'
export { freeTime, queueFor, type Range, type Taking, takeTime } from './booking/booked.ts'
export { keepsPlaces } from './booking/places.ts'
export { type At as DayMoment, type MatterRow, mattersBeside, mattersOf } from './matters.ts'
export type { Message } from './messages/compose.ts'
export type { Told } from './messages/send.ts'
export { reserveInstead } from './repo.ts'
export { seedAppointments, seedResources, seedTasks } from './seeded.ts'
export { handTask, insertTask, settleTask } from './tasks/repo.ts'
