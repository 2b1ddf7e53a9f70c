import { z } from 'zod'
import { isDay } from './calendar.ts'
import { texts } from './text.ts'

const words = texts({
  day: { zh: '应为日期，如 2026-06-01', en: 'should be a day such as 2026-06-01' },
  month: { zh: '应为某月的第一天，如 2026-06-01', en: 'should be the first day of a month such as 2026-06-01' },
  age: { zh: '年份应在 1900 到 2199 之间', en: 'should lie in the years 1900 to 2199' },
})

/** Reckoning with a day at the edge of the calendar leaves it; the rules refuse what is only unlikely. */
const isOfOurAge = (text: string): boolean => text >= '1900' && text < '2200'

/** It is asked of what people send; what is reckoned from that, and told, may lie beyond. */
export const isOnlyOfAnotherAge = (fault: z.core.$ZodIssue): boolean =>
  fault.code === 'custom' && fault.params?.text === words.age

/** A day of the company's calendar. */
export const DayText = z
  .string()
  .refine(isDay, { params: { text: words.day }, abort: true })
  .refine(isOfOurAge, { params: { text: words.age } })
  .meta({ format: 'date' })
/** A month, by its first day. */
export const MonthText = DayText.refine((day) => day.endsWith('-01'), { params: { text: words.month } })
export const Instant = z.iso.datetime({ offset: true }).refine(isOfOurAge, { params: { text: words.age } })
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
