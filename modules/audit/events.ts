import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'
import { CAUSES } from './rules/alarms.ts'

/** Which filters narrowed it; what they said may name people and is left out. */
export const trailExported = eventKind('audit.exported', z.object({ filters: z.array(z.string()) }))
/** Of how many different customers the file told, once it was written or broken off. */
export const trailTakenOut = eventKind('audit.taken_out', z.object({ rows: z.int() }))
/** How many entries of who opened which page had served their time. */
export const pagesForgotten = eventKind('audit.pages_forgotten', z.object({ count: z.int() }))
/** `subjectId` is whose reading it is. */
export const alertRaised = eventKind('audit.alerted', z.object({ cause: z.enum(CAUSES), count: z.int() }))
export const alertSeen = eventKind('audit.alert_seen', z.object({ cause: z.enum(CAUSES) }))
