export {
  bookPlanned,
  type NextAppointment,
  nextAppointments,
  offerPlanned,
  type PlannedAppointment,
  planAppointment,
} from './actions/plan.ts'
export { freeTime, type Range, type Taking, takeTime } from './booking/booked.ts'
export { type At as DayMoment, mattersBeside, mattersOf } from './matters.ts'
export { type Told, tellCustomer } from './messages/send.ts'
export { insertTask, type NewTask } from './tasks/repo.ts'
