import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

const Fields = z.object({ fields: z.array(z.string()) })
/** Why somebody did it stands in `customer_reason`. */
const Reasoned = z.object({ reasonId: z.uuid() })
const Merge = Reasoned.extend({ mergeId: z.uuid(), mergedId: z.uuid() })

export const customerCreated = eventKind('customer.created', z.object({ ownerId: z.uuid().nullable() }))
export const customerChanged = eventKind('customer.changed', Fields)
export const contactAdded = eventKind('contact.added', z.object({}))
export const contactChanged = eventKind('contact.changed', Fields)
export const customersTagged = eventKind('customer.tagged', z.object({ customerIds: z.array(z.uuid()) }))
export const customersExported = eventKind(
  'customer.exported',
  z.object({ format: z.string(), columns: z.array(z.string()), filters: z.array(z.string()) }),
)
/** The file is written, or broke off: so many customers are in it. */
export const customersTakenOut = eventKind('customer.taken_out', z.object({ format: z.string(), rows: z.int() }))
export const customerArchived = eventKind('customer.archived', Reasoned)
export const customerRestored = eventKind('customer.restored', Reasoned)
/** The whole customer, or with `contactId` one contact of it. */
export const customerAnonymised = eventKind('customer.anonymised', Reasoned.extend({ contactId: z.uuid().nullable() }))
/** `customerId` is the one that stays, `subjectId` the one that went into it. */
export const customersMerged = eventKind('customer.merged', Merge)
export const mergeUndone = eventKind('customer.merge_undone', Merge)
export const memberJoined = eventKind('customer.member_joined', z.object({}))
export const memberLeft = eventKind('customer.member_left', z.object({}))
export const duplicateDismissed = eventKind('duplicate.dismissed', z.object({}))
