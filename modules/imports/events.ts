import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

export const importStarted = eventKind('import.started', z.object({}))
export const importFinished = eventKind(
  'import.finished',
  z.object({ rows: z.int(), created: z.int(), rejected: z.int() }),
)
/** How many imports' files had served their time. */
export const importsEmptied = eventKind('import.emptied', z.object({ count: z.int() }))
export const importUndone = eventKind('import.undone', z.object({ archived: z.int(), left: z.int() }))
