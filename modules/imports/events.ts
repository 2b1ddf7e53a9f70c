import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

export const importStarted = eventKind('import.started', z.object({}))
export const importFinished = eventKind(
  'import.finished',
  z.object({ rows: z.int(), created: z.int(), rejected: z.int() }),
)
export const importUndone = eventKind('import.undone', z.object({ archived: z.int(), left: z.int() }))
