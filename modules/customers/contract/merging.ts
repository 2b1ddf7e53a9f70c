import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id, Instant, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notAllowed, notFound } from '../../../shared/refusals.ts'
import * as refused from '../refusals.ts'
import { EVIDENCE } from '../rules/likeness.ts'
import { CHOICES, MERGE_FIELDS } from '../rules/merging.ts'
import { CustomerItem, CustomerReply, Reason, tag } from './shapes.ts'

const Evidences = z.array(z.enum(EVIDENCE)).describe('What agrees: the name, its core, a number, a mail')

export const checkDuplicates = endpoint({
  id: 'checkDuplicates',
  method: 'GET',
  path: '/customers/duplicates',
  tag,
  summary:
    'While typing a new customer: who may be the same (G4). Of one out of sight only that it is there and whom to ask',
  query: z.strictObject({
    name: z.string().trim().max(200).default(''),
    phone: z.string().trim().max(200).optional().describe('One or several, in any writing'),
    mail: z.string().trim().max(200).optional(),
    except: Id.optional().describe('The customer being edited'),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        id: Id.nullable().describe('Null where it is out of sight'),
        name: z.string().nullable(),
        owner: PersonRef.nullable(),
        ask: PersonRef.nullable().describe('The owner, or who answers for it'),
        evidence: Evidences,
        similarity: z.number().nullable().describe('Of the names, 0 to 1'),
      }),
    ),
  }),
})

const DuplicateSide = CustomerItem.extend({
  contact: z.string().nullable(),
  phones: z.array(z.string()),
  mails: z.array(z.string()),
})

export const DuplicateReply = z
  .object({
    id: Id,
    one: DuplicateSide,
    other: DuplicateSide,
    evidence: Evidences,
    score: z.number(),
    state: z.enum(['open', 'merged', 'dismissed']),
    createdAt: Instant,
    can: z.object({ merge: z.boolean(), dismiss: z.boolean() }),
  })
  .meta({ id: 'Duplicate' })

export const listDuplicates = endpoint({
  id: 'listDuplicates',
  method: 'GET',
  path: '/duplicates',
  tag,
  summary: 'Pairs of customers in sight that may be the same (G4), the likeliest first',
  query: z.strictObject(paging),
  reply: pageOf(DuplicateReply),
})

export const dismissDuplicate = endpoint({
  id: 'dismissDuplicate',
  method: 'POST',
  path: '/duplicates/{id}/dismissal',
  tag,
  summary: 'These two are different customers; they are not proposed again',
  params: ById,
  reply: DuplicateReply,
  refusals: [notAllowed, notFound, refused.decidedAlready, refused.mayNotTouch],
})

const Choice = z.enum(CHOICES)

const Side = Choice.exclude(['both'])

export const previewMerge = endpoint({
  id: 'previewMerge',
  method: 'GET',
  path: '/merges/preview',
  tag,
  summary: 'Two customers side by side, and which value of each field would stay if they were merged',
  query: z.strictObject({ keptId: Id, mergedId: Id }),
  reply: z.object({
    kept: CustomerReply,
    merged: CustomerReply,
    fields: z.array(
      z.object({
        field: z.enum(MERGE_FIELDS),
        kept: z.unknown(),
        merged: z.unknown(),
        stays: Choice,
        choices: z.array(Choice).describe('What `fields` of the merge may say'),
        value: z.unknown().describe('What would stand'),
      }),
    ),
    sight: z
      .object({
        gains: z.array(PersonRef).describe('Who then sees all of both and today does not'),
        loses: z
          .array(
            z.object({
              person: PersonRef,
              mustSign: z.boolean().describe('Sees it again once the undertaking is signed'),
            }),
          )
          .describe('Who sees one of them today, and then nothing'),
      })
      .nullable()
      .describe('S1: whose sight changes; null where both are open, or may not be merged'),
    whyNot: z.object({ reason: z.string(), text: z.string() }).nullable(),
  }),
  refusals: [notFound, refused.mergeWithItself],
})

export const mergeCustomers = endpoint({
  id: 'mergeCustomers',
  method: 'POST',
  path: '/merges',
  tag,
  summary: 'Make two customers one (G4). Nothing is moved or lost, and it can be undone',
  status: 201,
  body: z.strictObject({
    keptId: Id,
    mergedId: Id,
    fields: z
      .strictObject({
        name: Side,
        kind: Side,
        tier: Side,
        industry: Side,
        source: Side,
        region: Side,
        size: Side,
        address: Side,
        remarks: Choice,
        tags: Choice,
      })
      .partial()
      .default({})
      .describe('Whose value stays; what is left out follows the preview'),
    reason: Reason,
  }),
  reply: z.object({ id: Id, customer: CustomerReply }),
  refusals: [
    notFound,
    refused.mergeWithItself,
    refused.mergedCustomer,
    refused.archivedCustomer,
    refused.mayNotMerge,
    refused.mayNotSetTier,
    refused.notChoosable,
  ],
})

export const undoMerge = endpoint({
  id: 'undoMerge',
  method: 'POST',
  path: '/merges/{id}/undo',
  tag,
  summary:
    'Part two merged customers again, each as it was; what was recorded meanwhile stays with the one that was kept',
  params: ById,
  body: z.strictObject({ reason: Reason }),
  reply: z.object({
    kept: CustomerReply,
    merged: CustomerReply,
    left: z.array(z.string()).describe('Fields taken over that were changed since and stay as they are'),
  }),
  refusals: [
    notFound,
    refused.mergeUndoneAlready,
    refused.laterMergeFirst,
    refused.archivedCustomer,
    refused.mayNotMerge,
  ],
})
