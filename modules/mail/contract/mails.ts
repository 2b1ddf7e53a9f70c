import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id, Instant, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notAllowed, notFound } from '../../../shared/refusals.ts'
import { archivedCustomer, inPool, mayNotTouch, mergedCustomer, unknownContact } from '../../customers/refusals.ts'
import * as refused from '../refusals.ts'
import { Address } from './accounts.ts'

const tag = 'mail'

const Party = z
  .object({ part: z.enum(['from', 'reply', 'to', 'cc', 'bcc']), name: z.string(), address: z.string() })
  .meta({ id: 'MailParty' })
const Direction = z.enum(['in', 'out'])
const Automatic = z
  .enum(['reply', 'list', 'bounce', 'notice', 'calendar'])
  .nullable()
  .describe('Written by nobody: an answering machine, a list; no touch')

const item = {
  id: Id,
  threadId: Id,
  subject: z.string(),
  direction: Direction,
  automatic: Automatic,
  at: Instant,
  people: z.array(Party),
  begins: z.string().describe('How its own words begin'),
  files: z.int(),
  bounced: z.boolean().describe('It came back'),
}

export const MailItem = z.object(item).meta({ id: 'MailItem' })

export const MailReply = z
  .object({
    ...item,
    text: z.string(),
    html: z.string().nullable().describe('Safe; pictures by data-cid (a file of it) and data-remote (not fetched)'),
    remotePictures: z.boolean().describe('It shows pictures of other servers, once asked to'),
    remark: z.string().nullable().describe('too_large: only its heading is here'),
    files: z.array(
      z.object({ position: z.int(), name: z.string(), type: z.string(), size: z.int(), cid: z.string().nullable() }),
    ),
    customers: z.array(
      z.object({
        id: Id,
        name: z.string(),
        evidence: z.enum(['address', 'thread', 'plus', 'sent', 'copy']),
        contacts: z.array(PersonRef),
        can: z.object({ part: z.boolean(), answer: z.boolean() }),
      }),
    ),
    stranger: z.string().nullable().describe('Who wrote in a known conversation from an address that nobody has'),
    thread: z.array(MailItem).describe('The conversation, the oldest first'),
  })
  .meta({ id: 'Mail' })

export const listMails = endpoint({
  id: 'listMails',
  method: 'GET',
  path: '/customers/{id}/mails',
  tag,
  summary: 'The mail with a customer, the newest first (C1)',
  params: ById,
  query: z.strictObject(paging),
  reply: pageOf(MailItem),
  refusals: [notFound, inPool],
})

export const showMail = endpoint({
  id: 'showMail',
  method: 'GET',
  path: '/mails/{id}',
  tag,
  summary: 'One mail with its conversation',
  params: ById,
  reply: MailReply,
  refusals: [notFound],
})

export const showMailPage = endpoint({
  id: 'showMailPage',
  method: 'GET',
  path: '/mails/{id}/page',
  tag,
  summary:
    'A mail as its writer dressed it, as a page that runs nothing; pictures of other servers only when asked for',
  params: ById,
  query: z.strictObject({ pictures: z.enum(['none', 'remote']).default('none') }),
  produces: 'text/html',
  refusals: [notFound],
})

export const downloadMailFile = endpoint({
  id: 'downloadMailFile',
  method: 'GET',
  path: '/mails/{id}/files/{position}',
  tag,
  summary: 'A file that came with a mail',
  params: z.strictObject({ id: Id, position: z.coerce.number().int().min(0).max(1000) }),
  produces: 'application/octet-stream',
  refusals: [notFound],
})

export const partMail = endpoint({
  id: 'partMail',
  method: 'POST',
  path: '/mails/{id}/partings',
  tag,
  summary:
    'Part a mail from a customer with whom it is not; the touch is taken back. With no customer left it is emptied',
  status: 204,
  params: ById,
  body: z.strictObject({ customerId: Id }),
  refusals: [notFound, mayNotTouch, archivedCustomer, mergedCustomer, notAllowed, refused.partedAlready],
})

export const linkMailAddress = endpoint({
  id: 'linkMailAddress',
  method: 'POST',
  path: '/mails/{id}/addresses',
  tag,
  summary: 'Note an unknown address of a mail as one of a contact’s: its mail is matched from then on',
  status: 204,
  params: ById,
  body: z.strictObject({ customerId: Id, contactId: Id, address: Address }),
  refusals: [
    notFound,
    mayNotTouch,
    archivedCustomer,
    mergedCustomer,
    notAllowed,
    unknownContact,
    refused.notLinked,
    refused.partedAlready,
  ],
})

const Person = z.strictObject({ name: z.string().trim().max(100).default(''), address: Address })
const FileReply = z.object({ id: Id, name: z.string(), type: z.string(), size: z.int() }).meta({ id: 'MailFile' })

export const OutgoingReply = z
  .object({
    id: Id,
    customer: z.object({ id: Id, name: z.string() }).nullable(),
    from: PersonRef.nullable(),
    people: z.array(Party),
    subject: z.string(),
    text: z.string(),
    html: z.string().nullable(),
    files: z.array(z.object({ name: z.string(), type: z.string(), size: z.int() })),
    kind: z.enum(['person', 'notice', 'greeting']),
    state: z.enum(['queued', 'sending', 'sent', 'unsure', 'failed', 'cancelled']),
    words: z.string().nullable().describe('What stands in the way'),
    sendAt: Instant,
    settledAt: Instant.nullable(),
    tries: z.int(),
    bouncedAt: Instant.nullable(),
    mailId: Id.nullable(),
    can: z.object({ cancel: z.boolean(), retry: z.boolean() }),
  })
  .meta({ id: 'OutgoingMail' })

export const uploadMailFile = endpoint({
  id: 'uploadMailFile',
  method: 'POST',
  path: '/mail/files',
  tag,
  summary: 'Put a file ready, to be attached to a mail',
  status: 201,
  consumes: 'multipart/form-data',
  body: z.object({ file: z.string().meta({ format: 'binary' }) }),
  reply: FileReply,
  refusals: [notAllowed, refused.noFile, refused.attachmentsTooLarge],
})

export const writeMail = endpoint({
  id: 'writeMail',
  method: 'POST',
  path: '/mails',
  tag,
  summary: 'Write to a customer by mail, now or later; once it is sent it is a touch (C1, T1)',
  status: 201,
  body: z.strictObject({
    customerId: Id,
    to: z.array(Person).min(1).max(50),
    cc: z.array(Person).max(50).default([]),
    subject: z.string().trim().min(1).max(500),
    text: z.string().trim().min(1).max(200_000),
    html: z.string().max(500_000).nullable().default(null),
    fileIds: z.array(Id).max(20).default([]),
    answersId: Id.nullable().default(null).describe('The mail that it answers'),
    at: Instant.optional().describe('Not before'),
  }),
  reply: OutgoingReply,
  refusals: [
    notFound,
    notAllowed,
    mayNotTouch,
    archivedCustomer,
    mergedCustomer,
    refused.noSender,
    refused.noRecipient,
    refused.notAnAddress,
    refused.addressBounced,
    refused.optedOut,
    refused.unknownFile,
    refused.attachmentsTooLarge,
  ],
})

export const listOutgoing = endpoint({
  id: 'listOutgoingMails',
  method: 'GET',
  path: '/outgoing-mails',
  tag,
  summary: 'What waits, went out or failed: one’s own, or of one customer',
  query: z.strictObject({
    ...paging,
    customer: Id.optional(),
    state: z.enum(['queued', 'sending', 'sent', 'unsure', 'failed', 'cancelled']).optional(),
  }),
  reply: pageOf(OutgoingReply),
  refusals: [notFound, inPool],
})

const change = { params: ById, reply: OutgoingReply }

export const showOutgoing = endpoint({
  id: 'showOutgoingMail',
  method: 'GET',
  path: '/outgoing-mails/{id}',
  tag,
  summary: 'One mail of the queue',
  ...change,
  refusals: [notFound],
})

export const cancelOutgoing = endpoint({
  id: 'cancelOutgoingMail',
  method: 'POST',
  path: '/outgoing-mails/{id}/cancellation',
  tag,
  summary: 'Call a mail off before it is sent',
  ...change,
  refusals: [notFound, notAllowed, refused.notWaiting],
})

export const retryOutgoing = endpoint({
  id: 'retryOutgoingMail',
  method: 'POST',
  path: '/outgoing-mails/{id}/retry',
  tag,
  summary: 'Send a mail again that failed, or of which nobody knows whether it arrived',
  ...change,
  refusals: [notFound, notAllowed, refused.notStuck],
})

export const listAddresses = endpoint({
  id: 'listMailAddresses',
  method: 'GET',
  path: '/customers/{id}/mail-addresses',
  tag,
  summary: 'The mail addresses of a customer, and how each stands: mail came back, wants no greetings',
  params: ById,
  reply: z.object({
    items: z.array(
      z.object({
        contact: PersonRef.nullable(),
        address: z.string(),
        bouncedAt: Instant.nullable(),
        why: z.string().nullable(),
        optedOutAt: Instant.nullable(),
      }),
    ),
  }),
  refusals: [notFound, inPool],
})

export const setOptOut = endpoint({
  id: 'setMailOptOut',
  method: 'PUT',
  path: '/customers/{id}/mail-opt-outs',
  tag,
  summary: 'Note that an address wants no greetings by mail, or wants them again (M3)',
  status: 204,
  params: ById,
  body: z.strictObject({ address: Address, out: z.boolean() }),
  refusals: [notFound, mayNotTouch, archivedCustomer, mergedCustomer, notAllowed, refused.notLinked],
})
