import type { z } from 'zod'
import type { ContactReply, CustomerItem, CustomerReply, CustomerSign, TimelineEntry } from '../contract.ts'

/** A customer as lists have it. */
export type Item = z.infer<typeof CustomerItem>
/** A customer where something else is listed. */
export type Sign = z.infer<typeof CustomerSign>
/** A customer whole, as its page has it. */
export type Customer = z.infer<typeof CustomerReply>
export type Contact = z.infer<typeof ContactReply>
export type Entry = z.infer<typeof TimelineEntry>
