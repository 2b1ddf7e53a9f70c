import type { z } from 'zod'
import type { ImportanceReply } from '../contract.ts'

export type Importance = z.infer<typeof ImportanceReply>
