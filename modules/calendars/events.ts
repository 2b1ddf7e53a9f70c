import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

/** One of our appointments was moved, or taken out (no times), in the calendar of the person `subjectId`: a proposal, never more. */
export const movedElsewhere = eventKind(
  'calendars.moved_elsewhere',
  z.object({ uid: z.string(), startsAt: z.string().nullable(), endsAt: z.string().nullable() }),
)
