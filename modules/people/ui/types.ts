import type { z } from 'zod'
import type { KeyReply, PersonReply, TeamReply } from '../contract.ts'

export type Person = z.infer<typeof PersonReply>
export type Team = z.infer<typeof TeamReply>
export type Key = z.infer<typeof KeyReply>
