import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notAllowed, notFound } from '../../../shared/refusals.ts'
import * as refused from '../refusals.ts'
import { CustomerReply, tag } from './shapes.ts'

export const TimelineEntry = z
  .object({
    id: Id,
    at: Instant,
    kind: z
      .string()
      .describe('touch, mail, order, need, quote, closeness, review, owner, edit, pool, step_in, postponed, event'),
    by: PersonRef.nullable(),
    body: z.record(z.string(), z.unknown()).describe('What belongs to the kind'),
  })
  .meta({ id: 'TimelineEntry' })

export const showTimeline = endpoint({
  id: 'showTimeline',
  method: 'GET',
  path: '/customers/{id}/timeline',
  tag,
  summary: 'All that happened with a customer, newest first (C1)',
  params: ById,
  query: z.strictObject({
    ...paging,
    kind: z.string().max(200).optional().describe('One or several kinds, separated by commas'),
    until: DayText.optional().describe('Nothing later than this day of the company'),
  }),
  reply: pageOf(TimelineEntry),
  refusals: [notFound],
})

export const FieldChange = z
  .object({
    id: Id,
    at: Instant,
    by: PersonRef.nullable(),
    field: z.string().describe('Of a contact: `contact.phones`; a contact added: `contact`'),
    contact: z.object({ id: Id, name: z.string() }).nullable(),
    before: z.unknown(),
    after: z.unknown(),
    sealed: z.boolean().describe('S1: the values are for who is named for the customer and has signed'),
    reason: z.string().nullable(),
    cause: z.enum(['edit', 'import', 'merge', 'undo', 'scorecard']),
    can: z.object({ reverse: z.boolean().describe('The value still is what this change made it') }),
  })
  .meta({ id: 'FieldChange' })

export const listChanges = endpoint({
  id: 'listCustomerChanges',
  method: 'GET',
  path: '/customers/{id}/changes',
  tag,
  summary: 'The history of every field, newest first: who, when, from what',
  params: ById,
  query: z.strictObject({
    ...paging,
    field: z.string().max(40).optional(),
    contactId: Id.optional(),
  }),
  reply: pageOf(FieldChange),
  refusals: [notFound, refused.inPool],
})

export const reverseChange = endpoint({
  id: 'reverseCustomerChange',
  method: 'POST',
  path: '/customers/{id}/changes/{changeId}/reversal',
  tag,
  summary: 'Undo one change, where the value still is what the change made it',
  params: z.strictObject({ id: Id, changeId: Id }),
  reply: CustomerReply,
  refusals: [
    notAllowed,
    notFound,
    refused.changedSince,
    refused.notReversible,
    refused.mayNotTouch,
    refused.mayNotSetTier,
    refused.archivedCustomer,
    refused.mergedCustomer,
  ],
})
