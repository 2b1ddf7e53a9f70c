import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { texts } from '../../../shared/text.ts'
import * as refused from '../refusals.ts'
import { isAddress } from '../rules/addresses.ts'
import { HEALTH } from '../rules/health.ts'

const tag = 'mail'

const words = texts({
  address: { zh: '应为邮箱地址，如 name@example.com', en: 'should be an address such as name@example.com' },
})

export const Address = z
  .string()
  .trim()
  .max(254)
  .refine(isAddress, { params: { text: words.address } })

const server = {
  host: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}.:[\]_-]{1,253}$/u),
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'plain']).describe('plain: only on the own network'),
  user: z.string().trim().max(254),
  anyCertificate: z.boolean().default(false).describe('Take a self-signed certificate; only on the own network'),
}
const ServerReply = z
  .object({ ...server, anyCertificate: z.boolean(), hasPassword: z.boolean() })
  .meta({ id: 'MailServer' })
const ServerInput = z.strictObject({
  ...server,
  password: z
    .string()
    .max(1000)
    .optional()
    .describe('Left out: the one that is kept, where server and user are the same'),
})

const Counts = z.object({
  there: z.int().describe('On the server'),
  kept: z.int().describe('With customers, and here'),
  passed: z.int().describe('With no customer: not kept'),
  failed: z.int().describe('Could not be read; tried again'),
  missing: z.int().describe('Not accounted for: fetched next'),
})

export const MailAccountReply = z
  .object({
    id: Id,
    kind: z.enum(['company', 'personal', 'shared']),
    name: z.string(),
    address: z.string(),
    person: PersonRef,
    readerIds: z.array(Id),
    imap: ServerReply.nullable(),
    smtp: ServerReply.nullable(),
    perHour: z.int(),
    plus: z.boolean(),
    since: DayText,
    state: z.enum(['on', 'off']),
    health: z.enum(HEALTH).describe('Healthy only while every mail on the server is accounted for'),
    words: z.string().describe('How it stands, in words'),
    counts: Counts,
    folders: z.array(Counts.extend({ path: z.string(), role: z.enum(['inbox', 'sent']) })),
    lookedAt: Instant.nullable(),
    problemSince: Instant.nullable(),
    version: z.int(),
    can: z.object({ change: z.boolean(), turnOff: z.boolean() }),
  })
  .meta({ id: 'MailAccount' })

const connecting = [
  notAllowed,
  refused.alreadyConnected,
  refused.mailboxNeedsServer,
  refused.passwordNeeded,
  refused.plainOutside,
  refused.unknownReader,
  refused.secretKeyMissing,
  refused.secretKeyWrong,
]

export const listMailAccounts = endpoint({
  id: 'listMailAccounts',
  method: 'GET',
  path: '/mail/accounts',
  tag,
  summary: 'The mailboxes in sight and how each stands, counted against its server (C1)',
  reply: z.object({ items: z.array(MailAccountReply) }),
})

export const addMailAccount = endpoint({
  id: 'addMailAccount',
  method: 'POST',
  path: '/mail/accounts',
  tag,
  summary: 'Connect the company’s sending, a mailbox of one’s own, or a shared one',
  status: 201,
  body: z.strictObject({
    kind: z.enum(['company', 'personal', 'shared']),
    name: z.string().trim().max(100).default('').describe('Stands as the sender'),
    address: Address,
    personId: Id.optional().describe('Who answers for a shared one'),
    readerIds: z.array(Id).max(200).default([]).describe('Who sees how a shared one stands, and sends from it'),
    imap: ServerInput.nullable().default(null),
    smtp: ServerInput.nullable().default(null),
    perHour: z.int().min(1).max(10_000).default(200),
    plus: z.boolean().default(false).describe('The server takes sales+…@firm.cn for sales@firm.cn'),
    since: DayText.optional().describe('Mail that arrived before is not read'),
  }),
  reply: MailAccountReply,
  refusals: connecting,
})

export const changeMailAccount = endpoint({
  id: 'changeMailAccount',
  method: 'PATCH',
  path: '/mail/accounts/{id}',
  tag,
  summary: 'Change a mailbox, or turn it off; off, its passwords are forgotten',
  params: ById,
  body: z.strictObject({
    name: z.string().trim().max(100).optional(),
    personId: Id.optional(),
    readerIds: z.array(Id).max(200).optional(),
    imap: ServerInput.nullable().optional(),
    smtp: ServerInput.nullable().optional(),
    perHour: z.int().min(1).max(10_000).optional(),
    plus: z.boolean().optional(),
    since: DayText.optional(),
    state: z.enum(['on', 'off']).optional(),
  }),
  reply: MailAccountReply,
  refusals: [notFound, versionConflict, ...connecting],
})

const Check = z.object({
  ok: z.boolean(),
  words: z.string(),
  folders: z.array(z.object({ path: z.string(), role: z.enum(['inbox', 'sent']), mails: z.int() })),
})

export const checkMailAccount = endpoint({
  id: 'checkMailAccount',
  waits: true,
  method: 'POST',
  path: '/mail/checks',
  tag,
  summary: 'Try a connection; says in words what fails: name, encryption, certificate, login or folder',
  body: z.strictObject({
    accountId: Id.optional().describe('Whose kept passwords are used where none is given'),
    imap: ServerInput.nullable().default(null),
    smtp: ServerInput.nullable().default(null),
  }),
  reply: z.object({ imap: Check.nullable(), smtp: Check.nullable() }),
  refusals: [notFound, ...connecting],
})

export const syncMailAccount = endpoint({
  id: 'syncMailAccount',
  method: 'POST',
  path: '/mail/accounts/{id}/syncs',
  tag,
  summary: 'Read a mailbox now; it is read every two minutes anyway',
  status: 202,
  params: ById,
  reply: MailAccountReply,
  refusals: [notFound, notAllowed, refused.noMailbox],
})

export const listMailFailures = endpoint({
  id: 'listMailFailures',
  method: 'GET',
  path: '/mail/accounts/{id}/failures',
  tag,
  summary: 'The mails that could not be read, with the reason; by the server’s number, nothing of what is in them',
  params: ById,
  reply: z.object({
    items: z.array(
      z.object({
        path: z.string(),
        uid: z.int(),
        reason: z.string(),
        tries: z.int(),
        firstAt: Instant,
        lastAt: Instant,
      }),
    ),
  }),
  refusals: [notFound],
})

export const showMailSender = endpoint({
  id: 'showMailSender',
  method: 'GET',
  path: '/mail/sender',
  tag,
  summary: 'From which address one’s mail goes out, or what is missing, in words',
  reply: z.object({ address: z.string().nullable(), name: z.string().nullable(), missing: z.string().nullable() }),
})
