import { z } from 'zod'

/** What somebody said, clause by clause, and how each was read. */
export const Readings = z.array(
  z.object({ said: z.string(), read: z.string().nullable().describe('Null: not understood, and used for nothing') }),
)
