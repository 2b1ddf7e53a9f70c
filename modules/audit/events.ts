import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

/** Which filters narrowed it; what they said may name people and is left out. */
export const trailExported = eventKind('audit.exported', z.object({ filters: z.array(z.string()) }))
