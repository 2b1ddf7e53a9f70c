import type { z } from 'zod'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import type {
  AppointmentDetail,
  AppointmentReply,
  listResources,
  listTasks,
  offerTimes,
  proposeAppointmentTimes,
} from '../contract.ts'

/** An appointment as lists have it. */
export type Appointment = z.infer<typeof AppointmentReply>
/** An appointment whole, as its page has it. */
export type Detail = z.infer<typeof AppointmentDetail>
/** What became of an act: the appointment as it stands, and what the customer is told. */
export type Done = ReplyOf<typeof offerTimes>
export type Told = NonNullable<Done['told']>
export type Proposal = ReplyOf<typeof proposeAppointmentTimes>
export type ProposedTime = Proposal['times'][number]
export type Resource = ReplyOf<typeof listResources>['items'][number]
export type Task = ReplyOf<typeof listTasks>['items'][number]
