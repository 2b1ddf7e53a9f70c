import { z } from 'zod'
import { Id } from '../../shared/page.ts'

/** What a sign-in answers. */
export const EnteredReply = z
  .object({
    id: Id,
    mustChangePassword: z.boolean(),
    wants: z
      .object({ code: z.boolean(), passkey: z.boolean() })
      .nullable()
      .describe('Which second factor is awaited; no session yet. Null: signed in'),
  })
  .meta({ id: 'Entered' })
