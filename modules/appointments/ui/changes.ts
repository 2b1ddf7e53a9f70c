import { keyOf, queries } from '../../../web/queries.ts'
import { showCustomer, showTimeline } from '../../customers/contract.ts'
import { listAppointments, listTasks, proposeAppointmentTimes, showAppointment, showBrief } from '../contract.ts'
import type { Detail } from './types.ts'

/** What an act on an appointment may change elsewhere: lists, its page, what the customer promised and was promised. */
export const APPOINTMENTS = [
  listAppointments,
  showAppointment,
  showBrief,
  proposeAppointmentTimes,
  listTasks,
  showCustomer,
  showTimeline,
] as const

/** Puts an appointment as it now stands on its page at once. */
export const noteAppointment = (appointment: Detail): void => {
  queries.setQueryData(keyOf(showAppointment, { params: { id: appointment.id } }), appointment)
}
