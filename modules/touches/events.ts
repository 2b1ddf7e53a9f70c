import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'
import { CHANNELS } from './rules/log.ts'
import { STEP_IN_CAUSES } from './rules/stepIn.ts'

export const touchLogged = eventKind(
  'touch.logged',
  z.object({ channel: z.enum(CHANNELS), direction: z.enum(['out', 'in']), effective: z.boolean() }),
)
export const touchCorrected = eventKind('touch.corrected', z.object({ corrects: z.uuid(), retracted: z.boolean() }))
export const stepInRaised = eventKind('step_in.raised', z.object({ cause: z.enum(STEP_IN_CAUSES) }))
export const stepInDecided = eventKind('step_in.decided', z.object({ decision: z.string() }))
export const postponed = eventKind('customer.postponed', z.object({ until: z.string() }))
