import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'
import { CALL_RESULTS, RECEPTION_STATES } from './rules/receptions.ts'

export const serviceChanged = eventKind('service.changed', z.object({ state: z.enum(['open', 'closed']) }))
export const serviceBooked = eventKind('service.booked', z.object({ serviceId: z.string(), byLink: z.boolean() }))
export const assetChanged = eventKind('asset.changed', z.object({ ended: z.boolean() }))
export const receptionMoved = eventKind('reception.moved', z.object({ state: z.enum(RECEPTION_STATES) }))
export const returnCallMade = eventKind(
  'return_call.made',
  z.object({ result: z.enum([...CALL_RESULTS, 'not_reached']) }),
)
