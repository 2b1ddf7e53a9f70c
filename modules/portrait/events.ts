import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'
import { TOLD_KINDS } from './rules/trust.ts'

// Ids and the keys of fields only: what was learnt stands in no event.

export const portraitAnswered = eventKind(
  'portrait.answered',
  z.object({ fields: z.array(z.string()), touchId: z.uuid().nullable() }),
)
export const portraitConfirmed = eventKind('portrait.confirmed', z.object({ fields: z.array(z.string()) }))
export const portraitWithdrawn = eventKind('portrait.withdrawn', z.object({ field: z.string() }))
export const trustNoted = eventKind('trust.noted', z.object({ kind: z.enum(TOLD_KINDS) }))
export const trustWithdrawn = eventKind('trust.withdrawn', z.object({}))
export const shareNoted = eventKind('share.noted', z.object({ known: z.boolean() }))
export const sharePlanned = eventKind('share.planned', z.object({ version: z.int() }))
export const portraitReviewed = eventKind('portrait.reviewed', z.object({ heldOn: z.string() }))
/** `subjectId` is the plan. */
export const handoverPlanned = eventKind('handover.planned', z.object({ fromId: z.uuid(), toId: z.uuid() }))
export const handoverChanged = eventKind(
  'handover.changed',
  z.object({ state: z.enum(['open', 'done', 'dropped']), step: z.int().optional(), done: z.boolean().optional() }),
)
