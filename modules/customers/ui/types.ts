import type { z } from 'zod'
import type { ContactReply, CustomerItem, CustomerReply, TimelineEntry } from '../contract.ts'

/** A customer as lists have it. */
export type Item = z.infer<typeof CustomerItem>
/** A customer whole, as its page has it. */
export type Customer = z.infer<typeof CustomerReply>
export type Contact = z.infer<typeof ContactReply>
export type Entry = z.infer<typeof TimelineEntry>
