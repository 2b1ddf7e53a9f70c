import { z } from 'zod'
import { DayText, Id, PersonRef } from '../../../shared/page.ts'

/** A record that a figure counted (G5). */
export const Case = z.object({
  customer: PersonRef.nullable().describe('Null where it is with others now, out of the reader’s sight'),
  contact: PersonRef.nullable().describe('Whom it is about, where it is one person there'),
  person: PersonRef.nullable(),
  subjectId: Id.nullable().describe('The touch, quote, need or order, where it is not the customer itself'),
  day: DayText.nullable(),
  fine: z.boolean(),
  flag: z.enum(['early', 'late', 'up', 'down']).nullable(),
  amount: z.number().nullable().describe('Days, hours, percent, rungs, versions or fen, as the figure has it'),
})
