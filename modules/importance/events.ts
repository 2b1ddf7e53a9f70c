import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

export const criterionMarked = eventKind('importance.marked', z.object({ criterion: z.string() }))
