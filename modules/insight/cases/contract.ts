import { z } from 'zod'
import { DayText, Id, PersonRef } from '../../../shared/page.ts'

/** A record that a figure counted (G5). */
export const Case = z.object({
  customer: PersonRef,
  person: PersonRef.nullable(),
  subjectId: Id.nullable().describe('The touch, quote, need or order, where it is not the customer itself'),
  day: DayText.nullable(),
  fine: z.boolean(),
  flag: z.enum(['early', 'late', 'up', 'down']).nullable(),
  amount: z.number().nullable().describe('Days, hours, percent, rungs, versions or fen, as the figure has it'),
})
