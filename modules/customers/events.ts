import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

const Fields = z.object({ fields: z.array(z.string()) })

export const customerCreated = eventKind('customer.created', z.object({ ownerId: z.uuid().nullable() }))
export const customerChanged = eventKind('customer.changed', Fields)
export const contactAdded = eventKind('contact.added', z.object({}))
export const contactChanged = eventKind('contact.changed', Fields)
export const ownerChanged = eventKind(
  'customer.owner_changed',
  z.object({ from: z.uuid().nullable(), to: z.uuid().nullable(), cause: z.string(), reasonId: z.uuid().optional() }),
)
export const customerArchived = eventKind('customer.archived', z.object({}))
export const customerRestored = eventKind('customer.restored', z.object({}))
export const customerAnonymised = eventKind('customer.anonymised', z.object({}))
export const customersMerged = eventKind('customer.merged', z.object({ mergedId: z.uuid(), mergeId: z.uuid() }))
export const mergeUndone = eventKind('customer.merge_undone', z.object({ mergedId: z.uuid(), mergeId: z.uuid() }))
