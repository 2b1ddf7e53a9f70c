export {
  bookBestPlanned,
  bookPlanned,
  type NextAppointment,
  nextAppointments,
  offerPlanned,
  type PlannedAppointment,
  planAppointment,
  tellOfPlanned,
} from './actions/plan.ts'
export { freeTime, type Range, type Taking, takeTime } from './booking/booked.ts'
export { type At as DayMoment, mattersBeside, mattersOf } from './matters.ts'
export type { Message } from './messages/compose.ts'
export type { Told } from './messages/send.ts'
export { seedAppointments, seedResources, seedTasks } from './seeded.ts'
export { handTask, insertTask } from './tasks/repo.ts'
