import { z } from 'zod'
import { KINDS } from './fields.ts'

export const DAY_ORDERS = ['ymd', 'mdy', 'dmy'] as const
/** Which of the three figures of 3/4/25 is which. */
export type DayOrder = (typeof DAY_ORDERS)[number]

/**
 * How a sheet is to be read: what it holds and what each column means. Plain data: recognised, corrected by people,
 * kept for the next file of the same make.
 */
export const Mapping = z.object({
  kind: z.enum([...KINDS, 'unknown']),
  /** The line of the first row with data; 1 where there are no headings. */
  firstLine: z.int().min(1),
  /** As they stand in the file, by column; empty where it has none. */
  headings: z.array(z.string()),
  /** Field by column (from 0); a column left out is not read. */
  columns: z.record(z.coerce.number().int().min(0), z.string()),
  options: z.object({
    /** Of amounts that name none. */
    currency: z.string().default('CNY'),
    /** What one stands for in a column of amounts: 10,000 under 金额(万元). */
    units: z.record(z.coerce.number().int().min(0), z.int().min(1)).default({}),
    /** Which figure is which in a column of days like 3/4/25, where its other days tell. */
    orders: z.record(z.coerce.number().int().min(0), z.enum(DAY_ORDERS)).optional(),
  }),
})
export type Mapping = z.infer<typeof Mapping>
