import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

/** C1: a mail with a customer is here, sent or received. */
export const mailArrived = eventKind('mail.arrived', z.object({ messageId: z.uuid(), hasCalendar: z.boolean() }))
export const mailSent = eventKind('mail.sent', z.object({ messageId: z.uuid().nullable() }))
export const mailFailed = eventKind('mail.failed', z.object({ state: z.enum(['failed', 'unsure']) }))
export const mailBounced = eventKind('mail.bounced', z.object({ why: z.string(), hard: z.boolean() }))
export const mailParted = eventKind('mail.parted', z.object({ messageId: z.uuid() }))
export const mailboxChanged = eventKind('mailbox.changed', z.object({ state: z.enum(['on', 'off']) }))
