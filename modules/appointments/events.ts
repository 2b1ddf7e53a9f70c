import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

export const APPOINTMENT_MOVES = [
  'proposed',
  'offered',
  'booked',
  'moved',
  'changed',
  'none_fits',
  'declined',
  'cancelled',
  'no_show',
  'held',
  'answered',
  'countered',
  'moved_elsewhere',
  'kept',
  'links_revoked',
  'handed_over',
  'reopened',
] as const
export type MoveKind = (typeof APPOINTMENT_MOVES)[number]

/** What became of an appointment (A1, A5, A7), whoever did it. */
export const appointmentMoved = eventKind(
  'appointment.moved',
  z.object({ what: z.enum(APPOINTMENT_MOVES), byLink: z.boolean(), kind: z.string(), sequence: z.int() }),
)
export const resourceChanged = eventKind('resource.changed', z.object({ state: z.enum(['on', 'off']) }))
export const taskAdded = eventKind('task.added', z.object({ dueOn: z.string() }))
export const taskSettled = eventKind('task.settled', z.object({ became: z.enum(['done', 'dropped', 'open']) }))
