import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'
import { BASES, RECEIVERS } from './rules.ts'

/** `subjectId` is the contact. */
export const basisNoted = eventKind('privacy.basis_noted', z.object({ basis: z.enum(BASES) }))
export const personHandedOver = eventKind(
  'privacy.handed_over',
  z.object({ to: z.enum(RECEIVERS), format: z.string() }),
)
