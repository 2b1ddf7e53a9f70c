import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id } from '../../../shared/page.ts'
import { notAllowed, notFound } from '../../../shared/refusals.ts'
import { proveAgain } from '../../people/refusals.ts'
import * as refused from '../refusals.ts'
import { CustomerReply, Reason, tag } from './shapes.ts'

// Instead of deleting (T8), and who works on a customer (D7).

const reasoned = { params: ById, body: z.strictObject({ reason: Reason }), reply: CustomerReply } as const

export const archiveCustomer = endpoint({
  id: 'archiveCustomer',
  method: 'POST',
  path: '/customers/{id}/archive',
  tag,
  summary: 'Put a customer away instead of deleting it (T8)',
  ...reasoned,
  refusals: [
    notAllowed,
    notFound,
    refused.archivedCustomer,
    refused.mergedCustomer,
    refused.stillExpected,
    refused.stillOffered,
  ],
})

export const restoreCustomer = endpoint({
  id: 'restoreCustomer',
  method: 'POST',
  path: '/customers/{id}/restoration',
  tag,
  summary: 'Bring an archived customer back to its owner, or where it now would wait',
  ...reasoned,
  refusals: [notAllowed, notFound, refused.notArchived, refused.mergedCustomer],
})

export const anonymiseCustomer = endpoint({
  id: 'anonymiseCustomer',
  method: 'POST',
  path: '/customers/{id}/anonymisation',
  tag,
  summary:
    'A person’s legal request (T8): redact names, numbers and words for good, of one contact or of the whole customer, which is archived then. Facts and figures stay',
  params: ById,
  body: z.strictObject({ reason: Reason, contactId: Id.optional() }),
  reply: CustomerReply,
  refusals: [
    proveAgain,
    notFound,
    refused.mayNotAnonymise,
    refused.nameWhoAnonymises,
    refused.mergedCustomer,
    refused.unknownContact,
    refused.importUnderWay,
  ],
})

const ByMember = z.strictObject({ id: Id, personId: Id })

export const putMember = endpoint({
  id: 'putCustomerMember',
  method: 'PUT',
  path: '/customers/{id}/members/{personId}',
  tag,
  summary: 'Take a colleague into the customer’s working group, or change the role there (D7)',
  params: ByMember,
  body: z.strictObject({ role: z.string().trim().min(1).max(40).default('member') }),
  reply: CustomerReply,
  refusals: [
    notFound,
    refused.mayNotChangeGroup,
    refused.unknownMember,
    refused.ownsIt,
    refused.archivedCustomer,
    refused.mergedCustomer,
  ],
})

export const removeMember = endpoint({
  id: 'removeCustomerMember',
  method: 'DELETE',
  path: '/customers/{id}/members/{personId}',
  tag,
  summary: 'A colleague leaves the working group; that the colleague was in it stays on record',
  params: ByMember,
  reply: CustomerReply,
  refusals: [
    notFound,
    refused.mayNotChangeGroup,
    refused.unknownMember,
    refused.archivedCustomer,
    refused.mergedCustomer,
  ],
})
