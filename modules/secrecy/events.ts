import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

const Version = z.object({ version: z.int() })

export const undertakingPublished = eventKind('secrecy.undertaking_published', Version)
export const undertakingSigned = eventKind('secrecy.undertaking_signed', Version)
/** `subjectId` is the person. */
export const confidantNamed = eventKind('secrecy.named', z.object({}))
export const confidantRemoved = eventKind('secrecy.removed', z.object({}))
/** Why stands in `customer_reason`. */
export const customerHidden = eventKind('secrecy.hidden', z.object({ reasonId: z.uuid() }))
export const customerShown = eventKind('secrecy.shown', z.object({ reasonId: z.uuid() }))
