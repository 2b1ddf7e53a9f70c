import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

export const customerSuspended = eventKind(
  'pool.suspended',
  z.object({ code: z.string(), fromId: z.uuid().nullable() }),
)
export const customerClaimed = eventKind('pool.claimed', z.object({}))
export const customersAssigned = eventKind('pool.assigned', z.object({ toId: z.uuid(), count: z.int() }))
export const customersRecalled = eventKind('pool.recalled', z.object({ count: z.int() }))
export const customersHandedOver = eventKind('pool.handed_over', z.object({ fromId: z.uuid(), count: z.int() }))
export const poolsChanged = eventKind('pool.pools_changed', z.object({}))
