import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

/** Settings were changed; who keeps figures that depend on them works them out anew. */
export const settingsChanged = eventKind(
  'company.settings_changed',
  z.object({
    keys: z.array(z.string()),
    /** From what to what; null is the default. */
    values: z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })).optional(),
  }),
)
