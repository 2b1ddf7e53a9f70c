import { z } from 'zod'
import { DayText } from '../../../shared/page.ts'
import { texts } from '../../../shared/text.ts'

const words = texts({
  upwards: {
    zh: '每段的结束应晚于开始，各段按先后排列，不能重叠',
    en: 'each span ends after it begins; spans stand in order and do not overlap',
  },
  toFrom: { zh: '结束日期不能早于开始日期', en: 'the last day is not before the first' },
})

/** A time of day on the wall: 09:00; 24:00 is the end of the day. */
export const TimeText = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)

const inOrder = (spans: readonly (readonly [string, string])[]) =>
  spans.every(([from, to], at) => from < to && (at === 0 || (spans[at - 1] as readonly [string, string])[1] <= from))

const Spans = z
  .array(z.tuple([TimeText, TimeText]))
  .max(6)
  .refine(inOrder, { params: { text: words.upwards } })

/** The spans in which one works, by the day of the week: 1 Monday to 7 Sunday. */
export const WeeklyHours = z
  .strictObject({ 1: Spans, 2: Spans, 3: Spans, 4: Spans, 5: Spans, 6: Spans, 7: Spans })
  .meta({ id: 'WeeklyHours' })
export type WeeklyHours = z.infer<typeof WeeklyHours>

/** Days off, or days of work, of the company's own. */
export const OwnDay = z
  .strictObject({ from: DayText, to: DayText, work: z.boolean(), name: z.string().trim().min(1).max(40) })
  .refine(({ from, to }) => from <= to, { params: { text: words.toFrom } })
export type OwnDay = z.infer<typeof OwnDay>
