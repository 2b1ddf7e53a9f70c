import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { sealed, sealedUntilSigned } from '../../secrecy/refusals.ts'
import * as refused from '../refusals.ts'
import {
  ContactInput,
  CustomerReply,
  Kind,
  Line,
  Mail,
  MOST_TAGS,
  Name,
  Note,
  Phone,
  Size,
  Stage,
  Tag,
  Tier,
  tag,
} from './shapes.ts'

const writable = {
  tier: Tier.nullable().optional(),
  industry: Line.nullable().optional(),
  source: Line.nullable().optional(),
  region: Line.nullable().optional(),
  size: Size.nullable().optional(),
  address: Line.nullable().optional(),
  remarks: Note.nullable().optional(),
  tags: z.array(Tag).max(MOST_TAGS).optional(),
  phones: z.array(Phone).max(20).optional(),
  mails: z.array(Mail).max(20).optional(),
}

export const createCustomer = endpoint({
  id: 'createCustomer',
  method: 'POST',
  path: '/customers',
  tag,
  summary:
    'Create a customer; the one who creates it owns it unless told otherwise. `ownerId: null` puts it into the pool',
  status: 201,
  body: z.strictObject({
    name: Name,
    kind: Kind.default('organisation'),
    ...writable,
    ownerId: Id.nullable().optional(),
    enteredOn: DayText.optional(),
    contacts: z.array(ContactInput).max(50).default([]),
    force: z.boolean().default(false).describe('Create it although a likely duplicate exists'),
  }),
  reply: CustomerReply,
  refusals: [
    notAllowed,
    refused.likelyDuplicate,
    refused.likelyDuplicateElsewhere,
    refused.unknownOwner,
    refused.mayNotChooseOwner,
  ],
})

export const showCustomer = endpoint({
  id: 'showCustomer',
  method: 'GET',
  path: '/customers/{id}',
  tag,
  summary: 'One customer with its contacts',
  params: ById,
  reply: CustomerReply,
  refusals: [notFound, sealed, sealedUntilSigned],
})

export const changeCustomer = endpoint({
  id: 'changeCustomer',
  method: 'PATCH',
  path: '/customers/{id}',
  tag,
  summary: 'Change fields of a customer; each keeps its history',
  params: ById,
  body: z.strictObject({
    name: Name.optional(),
    kind: Kind.optional(),
    stage: Stage.optional(),
    ...writable,
    reason: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .optional()
      .describe('Why; needed where the tier was one that is never suspended (T5)'),
  }),
  reply: CustomerReply,
  refusals: [
    notAllowed,
    notFound,
    versionConflict,
    refused.mayNotTouch,
    refused.archivedCustomer,
    refused.mergedCustomer,
    refused.mayNotSetTier,
    refused.tierNeedsReason,
  ],
})

export const addContact = endpoint({
  id: 'addContact',
  method: 'POST',
  path: '/customers/{id}/contacts',
  tag,
  summary: 'Add a contact; the reply is the customer',
  params: ById,
  status: 201,
  body: ContactInput,
  reply: CustomerReply,
  refusals: [notAllowed, notFound, refused.mayNotTouch, refused.archivedCustomer, refused.mergedCustomer],
})

export const changeContact = endpoint({
  id: 'changeContact',
  method: 'PATCH',
  path: '/customers/{id}/contacts/{contactId}',
  tag,
  summary: 'Change a contact, or note that the person left; the reply is the customer',
  params: z.strictObject({ id: Id, contactId: Id }),
  body: ContactInput.partial().extend({ leftOn: DayText.nullable().optional() }),
  reply: CustomerReply,
  refusals: [
    refused.unknownContact,
    notAllowed,
    notFound,
    versionConflict,
    refused.mayNotTouch,
    refused.archivedCustomer,
    refused.mergedCustomer,
  ],
})
