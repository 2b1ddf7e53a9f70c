import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

export const backupAsked = eventKind('backups.asked', z.object({}))
