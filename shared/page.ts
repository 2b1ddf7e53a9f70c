import { z } from 'zod'
import { isDay } from './calendar.ts'

/** A day of the company's calendar. */
export const DayText = z.string().refine(isDay, { error: 'YYYY-MM-DD' }).meta({ format: 'date' })
export const Instant = z.iso.datetime({ offset: true })
export const Id = z.uuid()
export const ById = z.strictObject({ id: Id })

/** What every list takes. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional().describe('`nextCursor` of the page before'),
}

/** What every list gives: a page and, unless it is the last, where the next begins. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** A person as others are shown one. */
export const PersonRef = z.object({ id: Id, name: z.string() }).meta({ id: 'PersonRef' })
